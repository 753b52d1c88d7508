"""Data that ships with the program: fonts, label stocks, countries. Read through `importlib.resources`."""
