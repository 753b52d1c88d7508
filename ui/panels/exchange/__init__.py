"""Bringing contacts in, writing them to files and printing them on paper."""
