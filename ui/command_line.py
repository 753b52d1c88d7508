"""The second face of the services: commands without a window.

Ends with 0; 2 and one line on standard error for bad usage or input; 1 and one line for a failure of the machine.
"""

import argparse
import json
import os
import sys
import time
from typing import TextIO

from models.clock import Clock
from models.errors import BarnacleError, MachineError
from models.paths import Paths
from ui.commands import contacts as commands
from ui.commands.files import FILE_COMMANDS, open_book
from ui.commands.outcome import Outcome
from ui.commands.system import SYSTEM_COMMANDS


class TerminalProgress:
    """Shows how far a command is, on one line of the terminal, ten times a second at most."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._is_shown = terminal.isatty()
        self._next_at = time.monotonic() + 0.5

    def report(self, done: int, total: int, what: str = "") -> None:
        """Show `done` of `total`."""
        if not self._is_shown or time.monotonic() < self._next_at:
            return
        self._next_at = time.monotonic() + 0.1
        share = f"{done * 100 // total} %" if total else f"{done:,}"
        self._terminal.write(f"\r\x1b[K{what} {share}")
        self._terminal.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._terminal.write("\r\x1b[K")


def run_command(arguments: argparse.Namespace, paths: Paths, clock: Clock) -> int:
    """Carry out the command of the command line on its book; gives the exit code."""
    progress = TerminalProgress(sys.stderr)
    try:
        if arguments.command in SYSTEM_COMMANDS:
            outcome = SYSTEM_COMMANDS[arguments.command](arguments, paths)
            _print(outcome, is_json=arguments.json)
        elif arguments.command in FILE_COMMANDS:
            outcome = FILE_COMMANDS[arguments.command](arguments, paths, clock, progress)
            progress.clear()
            _print(outcome, is_json=arguments.json)
        else:
            with open_book(arguments, paths, clock) as context:
                outcome = commands.COMMANDS[arguments.command](context, arguments, progress)
                progress.clear()
                _print(outcome, is_json=arguments.json)
    except BarnacleError as error:
        progress.clear()
        sys.stderr.write(f"barnacle: {error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        progress.clear()
        sys.stderr.write("barnacle: stopped; the book is whole.\n")
        return 1
    if outcome.failure:
        sys.stderr.write(f"barnacle: {outcome.failure}\n")
    return outcome.exit_code


def _print(outcome: Outcome, *, is_json: bool) -> None:
    """Write the outcome to standard output; a reader that has gone, or no output at all, is no error.

    Raises:
        MachineError: the output can't be written.
    """
    if sys.stdout is None:
        return
    try:
        _write(outcome, is_json=is_json)
    except BrokenPipeError:
        # Else Python writes the rest at its end and complains.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open to the end
    except OSError as error:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open to the end
        raise MachineError(f"The output can't be written: {error.strerror or error}.") from error


def _write(outcome: Outcome, *, is_json: bool) -> None:
    if is_json:
        json.dump(outcome.document, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in outcome.lines)
    sys.stdout.flush()
