"""What is due, how it is told, and what the owner does with it."""
