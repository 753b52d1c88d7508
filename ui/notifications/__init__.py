"""Popups: one small port, and several ways to reach the owner."""
