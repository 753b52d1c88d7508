"""What a command has to say."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from models.context import Context
from models.jobs import Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command has to say: the document of --json, the same as lines, and the exit code.

    `failure` is the line for standard error where part of it failed.
    """

    document: dict[str, Any]
    lines: Iterable[str]
    exit_code: int = 0
    failure: str = ""


Command = Callable[[Context, argparse.Namespace, Progress], Outcome]


def counted(count: int, what: str) -> str:
    """`1 contact`, `2,304 contacts`."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
