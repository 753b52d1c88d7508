"""The memory of the window with a book, after the whole list was scrolled through once. Writes MiB.

Usage: list_memory.py BOOK
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.clock import Clock
from models.context import Context
from ui.panels.contacts.contact_list_panel import ContactListPanel


def resident_mib() -> float:
    """The resident memory of this process by Linux's /proc."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def show(book: Path) -> None:
    """Show the list and scroll it from its first contact to its last, a page at a time."""
    application = QApplication(sys.argv[:1])
    context = Context.open(book, Clock())
    panel = ContactListPanel(context)
    panel.resize(400, 800)
    panel.show()
    panel.reload()
    application.processEvents()
    bar = panel.view.verticalScrollBar()
    for position in range(0, bar.maximum() + 1, max(1, bar.pageStep())):
        bar.setValue(position)
        application.processEvents()
    print(resident_mib())
    panel.close()
    context.close()


if __name__ == "__main__":
    show(Path(sys.argv[1]))
