"""Domain values to PDF, without a store."""
