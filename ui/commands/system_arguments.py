"""The command line of what concerns the system: starting with it, and its scheduler."""

import argparse

from ui.commands.argument_types import Parser, add_global_options

INTERVALS = (1, 5, 10, 15, 20, 30, 60)
"""Minutes between two looks; each divides the hour, so that the looks fall on the same minutes of every hour."""


def add_system_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add `autostart`, `remind` and `install-schedule`."""
    autostart = commands.add_parser("autostart", help="start with the computer, in the tray, or no longer")
    add_global_options(autostart)
    autostart.add_argument("switch", nargs="?", choices=["on", "off"], help="without it, say whether it is on")
    text = "show what is due as popups and end"
    remind = commands.add_parser("remind", help=text, description=text)
    add_global_options(remind)
    remind.add_argument(
        "--wait", action="store_true", help="stay until the popups are settled; a click opens the window"
    )
    schedule = commands.add_parser("install-schedule", help="have the system's scheduler call `remind --wait`")
    add_global_options(schedule)
    act = schedule.add_mutually_exclusive_group()
    act.add_argument("--every", type=int, choices=INTERVALS, default=15, metavar="MINUTES", help="15 unless given")
    act.add_argument("--remove", action="store_true", help="take the entry away")
