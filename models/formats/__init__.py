"""Files of other programs to drafts and back, without a store."""
