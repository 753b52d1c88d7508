"""Contacts from files and to files, and on paper."""
