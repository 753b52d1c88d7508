"""What the owner should know of the place where a book lies."""

from pathlib import Path

from models.store.places import Risk, find_risk

_WARNINGS = {
    Risk.NETWORK: "This book lies in a network folder. Open it on one computer at a time; on this one it is safer.",
    Risk.SYNCED: "This book lies in a synced folder. Open it on one computer at a time, after the syncing has ended.",
}


def find_warning(book: Path) -> str:
    """A sentence about a place that is less safe than a folder of this computer; empty for one that is not."""
    risk = find_risk(book)
    return "" if risk is None else _WARNINGS[risk]
