"""The command line of what concerns the system: starting with it, and its scheduler."""

import argparse

from ui.argument_types import Parser, add_global_options


def add_system_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add `autostart`."""
    autostart = commands.add_parser("autostart", help="start with the computer, in the tray, or no longer")
    add_global_options(autostart)
    autostart.add_argument("switch", nargs="?", choices=["on", "off"], help="without it, say whether it is on")
