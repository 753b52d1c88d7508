"""Forms and lines for follow-ups and touches."""
