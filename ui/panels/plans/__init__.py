"""The parts of a plan."""
