"""What the owner can do, one function for one intention."""
