"""A book of its own with invented people, to look around in."""

from pathlib import Path

from models.clock import Clock
from models.context import Context
from models.services.sample import fill_sample


def make_sample_book(path: Path, clock: Clock) -> int:
    """Make a new book at `path` with the sample's people; gives their number.

    Raises:
        MachineError: it can't be written there.
    """
    context = Context.open(path, clock)
    try:
        return fill_sample(context)
    finally:
        context.close()
