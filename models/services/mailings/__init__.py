"""Mailings: stocks, printers, recipients, and what was printed."""
