"""The operating system around the program: starts and ends, signals, schedule, clock, memory."""
