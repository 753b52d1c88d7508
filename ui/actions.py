"""Every action of the window with its menu, name and shortcut."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.pages.page import Command, Page

_STANDARD = QKeySequence.StandardKey
_FOOT_SHORTCUTS = {"settings": "Ctrl+,", "trash": "Ctrl+Shift+T"}
Shortcut = QKeySequence.StandardKey | str


class MenuOf(NamedTuple):
    """One menu: its translated title and its actions, None for a line between."""

    title: str
    actions: Sequence[QAction | None]

    def fill(self, parent: QMenuBar | QMenu) -> QMenu:
        """Put the menu into a menu bar or into another menu."""
        menu = parent.addMenu(self.title)
        for action in self.actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu


class Actions(QObject):
    """The actions by name. The window connects them; each one works by its shortcut wherever its menu is shown."""

    def __init__(self, window: QWidget, pages: Iterable[Page]) -> None:
        super().__init__(window)
        self._window = window
        self.new_book = self._action(self.tr("New book…"), "Ctrl+Shift+B")
        self.open_book = self._action(self.tr("Open book…"), _STANDARD.Open)
        self.import_files = self._action(self.tr("Import…"), "Ctrl+I")
        self.paste_contacts = self._action(self.tr("Paste contacts"), _STANDARD.Paste)
        self.export_contacts = self._action(self.tr("Export…"), "Ctrl+E")
        self.print_papers = self._action(self.tr("Print…"), "Ctrl+Shift+P")
        self.find_duplicates = self._action(self.tr("Find duplicates"), "Ctrl+Shift+D")
        self.quit = self._action(self.tr("Quit"), "Ctrl+Q", role=QAction.MenuRole.QuitRole)
        self.undo = self._action(self.tr("Undo"), "Ctrl+Z")
        self.redo = self._action(self.tr("Redo"), "Ctrl+Shift+Z")
        self.search = self._action(self.tr("Search"), "Ctrl+K", "Ctrl+F")
        self.new_contact = self._action(self.tr("New contact"), "Ctrl+N")
        self.reminders = self._action(self.tr("What is due now"), "Ctrl+R")
        self.menu = self._action(self.tr("Open the menu"), "F10")
        self.shortcuts = self._action(self.tr("Keyboard shortcuts"), "F1")
        self.about = self._action(self.tr("About Barnacle"), role=QAction.MenuRole.AboutRole)
        self.commands = {
            Command.SELECT_ALL: self._action(self.tr("Select all"), "Ctrl+A"),
            Command.LOG_TOUCH: self._action(self.tr("Log a touch"), "Ctrl+L"),
            Command.PLAN_FOLLOW_UP: self._action(self.tr("Plan a follow-up"), "Ctrl+P"),
            Command.PRINT_LABELS: self._action(self.tr("Print labels"), "Ctrl+Shift+L"),
            Command.MERGE: self._action(self.tr("Merge the two chosen"), "Ctrl+M"),
            Command.DELETE: self._action(self.tr("Delete"), _STANDARD.Delete),
            Command.NEW_PLAN: self._action(self.tr("New plan"), "Ctrl+Shift+N"),
            Command.COPY_PLAN: self._action(self.tr("Copy the plan"), "Ctrl+Shift+C"),
            Command.REMOVE_PLAN: self._action(self.tr("Remove the plan")),
            Command.MAILING_HISTORY: self._action(self.tr("History of mailings"), "Ctrl+H"),
        }
        # In a text, Delete takes a letter away: the list hears the key itself, the menu only names it.
        self.commands[Command.DELETE].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.pages = [
            self._action(page.title(), _FOOT_SHORTCUTS.get(page.key, f"Ctrl+{number}"))
            for number, page in enumerate((page for page in pages if not page.home_key), start=1)
        ]

    def menus(self) -> list[MenuOf]:
        """All menus in their order."""
        command = self.commands
        return [
            MenuOf(
                self.tr("File"),
                (
                    self.new_book,
                    self.open_book,
                    None,
                    self.import_files,
                    self.paste_contacts,
                    self.export_contacts,
                    self.print_papers,
                    None,
                    self.quit,
                ),
            ),
            MenuOf(self.tr("Edit"), (self.undo, self.redo, None, command[Command.SELECT_ALL], self.search)),
            MenuOf(
                self.tr("Contact"),
                (
                    self.new_contact,
                    None,
                    command[Command.LOG_TOUCH],
                    command[Command.PLAN_FOLLOW_UP],
                    command[Command.PRINT_LABELS],
                    None,
                    self.find_duplicates,
                    command[Command.MERGE],
                    None,
                    command[Command.DELETE],
                ),
            ),
            MenuOf(
                self.tr("Plan"),
                (command[Command.NEW_PLAN], command[Command.COPY_PLAN], command[Command.REMOVE_PLAN]),
            ),
            MenuOf(self.tr("View"), (*self.pages, None, self.reminders, command[Command.MAILING_HISTORY])),
            MenuOf(self.tr("Help"), (self.shortcuts, self.about)),
        ]

    def name_undo(self, undo_name: str | None, redo_name: str | None) -> None:
        """Say in the menu what would be undone and redone; None switches the action off."""
        for action, verb, name in (
            (self.undo, self.tr("Undo"), undo_name),
            (self.redo, self.tr("Redo"), redo_name),
        ):
            action.setText(f"{verb} “{name}”" if name else verb)
            action.setEnabled(name is not None)

    def _action(self, text: str, *shortcuts: Shortcut, role: QAction.MenuRole = QAction.MenuRole.NoRole) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.setMenuRole(role)
        self._window.addAction(action)
        return action


def run_when_triggered(action: QAction, run: Callable[[], object]) -> None:
    """Call `run` without arguments each time the action is triggered."""
    action.triggered.connect(lambda _checked=False: run())
