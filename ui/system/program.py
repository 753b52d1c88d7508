"""How the system starts this very program once more."""

import sys
from pathlib import Path

_MAIN = Path(__file__).resolve().parents[2] / "main.py"


def program_command(*arguments: str) -> list[str]:
    """The command that starts this program with these arguments, as a list of program and arguments.

    On Windows it is Python without a console, so that no black window stands beside Barnacle's.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    python = Path(sys.executable)
    silent = python.with_name("pythonw.exe")
    if sys.platform == "win32" and silent.exists():
        python = silent
    return [str(python), str(_MAIN), *arguments]
