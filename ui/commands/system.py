"""Commands that concern the system and open no book."""

import argparse
from collections.abc import Callable

from models.paths import Paths
from ui.commands.outcome import Outcome


def autostart(arguments: argparse.Namespace, paths: Paths) -> Outcome:
    """`autostart`: whether Barnacle starts with the computer."""
    from ui.system.autostart import build_autostart

    way = build_autostart(paths.options)
    if arguments.switch is not None:
        way.switch(is_on=arguments.switch == "on")
    is_on = way.is_on()
    line = f"Barnacle starts with the computer: {way.place}" if is_on else "Barnacle does not start with the computer."
    return Outcome({"is_on": is_on, "place": way.place}, [line])


def install_schedule(arguments: argparse.Namespace, paths: Paths) -> Outcome:
    """`install-schedule`: an entry in the system's scheduler that calls `remind --wait`, or no longer."""
    from ui.system.schedule import build_scheduler, remind_command

    scheduler = build_scheduler(paths.data_dir)
    command = remind_command(paths.options)
    done = scheduler.remove() if arguments.remove else scheduler.install(command, arguments.every)
    document = {
        "is_installed": not arguments.remove,
        "every_minutes": None if arguments.remove else arguments.every,
        "command": command,
        "files": [str(file) for file in done.files],
        "is_active": done.is_active,
    }
    if arguments.remove:
        line = "The schedule is removed." if done.files else "There was no schedule."
    elif done.is_active:
        line = f"What is due is looked for every {arguments.every} minutes, and after a time off at once."
    else:
        line = f"From the next login on, what is due is looked for every {arguments.every} minutes."
    return Outcome(document, [line, *(f"  {file}" for file in done.files)])


SYSTEM_COMMANDS: dict[str, Callable[[argparse.Namespace, Paths], Outcome]] = {
    "autostart": autostart,
    "install-schedule": install_schedule,
}
