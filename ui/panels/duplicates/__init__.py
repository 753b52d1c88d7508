"""Contacts that may be one."""
