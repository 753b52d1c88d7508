"""What is due, the person beside it, and how everyone is looked after."""
