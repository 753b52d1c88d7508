"""The parts of a mailing."""
