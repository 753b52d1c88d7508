"""Pure knowledge: dates, names, follow-ups, label geometry. The standard library only; never reads a clock."""
