"""Barnacle: opens the window, or carries out a command of the command line."""

import gc
import os
import sys
from collections.abc import Sequence

from models.clock import Clock
from models.paths import Paths
from ui.commands.arguments import parse_arguments
from ui.system.display import has_display


def main(arguments: Sequence[str]) -> int:
    """Run Barnacle; gives the exit code."""
    # Whatever it writes is for the owner alone.
    os.umask(0o077)
    chosen = parse_arguments(arguments)
    paths = Paths.of_user(chosen.data_dir)
    clock = Clock.on(chosen.today) if chosen.today else Clock()
    if chosen.command:
        from ui.command_line import run_command

        return run_command(chosen, paths, clock)
    if not has_display(os.environ):
        from ui.demonstration import run_demonstration

        return run_demonstration(paths, clock)
    # What is made on the way to the window stays; looking through it for garbage takes a tenth of that way.
    gc.disable()
    from ui.application import run_window

    return run_window(chosen, paths, clock)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
