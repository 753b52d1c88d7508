"""Commands that concern the system and open no book."""

import argparse
from collections.abc import Callable

from models.paths import Paths
from ui.command_outcome import Outcome


def autostart(arguments: argparse.Namespace, paths: Paths) -> Outcome:
    """`autostart`: whether Barnacle starts with the computer."""
    from ui.autostart import build_autostart

    way = build_autostart(paths.options)
    if arguments.switch is not None:
        way.switch(is_on=arguments.switch == "on")
    is_on = way.is_on()
    line = f"Barnacle starts with the computer: {way.place}" if is_on else "Barnacle does not start with the computer."
    return Outcome({"is_on": is_on, "place": way.place}, [line])


SYSTEM_COMMANDS: dict[str, Callable[[argparse.Namespace, Paths], Outcome]] = {"autostart": autostart}
