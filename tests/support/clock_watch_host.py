"""Says on standard output when the watch on the clock tells of a jump."""

import sys

from PySide6.QtCore import QCoreApplication

from ui.system.clock_watch import ClockWatch


def say(event: str) -> None:
    """One line for the test."""
    sys.stdout.write(f'{{"event": "{event}"}}\n')
    sys.stdout.flush()


application = QCoreApplication([])
watch = ClockWatch()
watch.jumped.connect(lambda: say("jumped"))
say("ready")
application.exec()
