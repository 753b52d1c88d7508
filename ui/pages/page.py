"""What the main window knows of a page."""

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.services.changes import ChangeSet


class Command(Enum):
    """What the menus and shortcuts ask of the page that is shown."""

    LOG_TOUCH = auto()
    PLAN_FOLLOW_UP = auto()
    DELETE = auto()
    SELECT_ALL = auto()
    PRINT_LABELS = auto()
    NEW_PLAN = auto()
    COPY_PLAN = auto()
    REMOVE_PLAN = auto()
    MERGE = auto()
    MAILING_HISTORY = auto()


class Page(QWidget):
    """One page of the stack. A page asks for navigation by signals and never knows its neighbours.

    `key` names the page in the settings of the window, `title` and `icon_name` stand in the sidebar. A page with a
    `home_key` has no entry there: it belongs to the page of that key.
    """

    contact_requested = Signal(int)
    """Open this contact on the Contacts page."""
    labels_requested = Signal(object)
    """Print labels for these contacts (a list of ids)."""
    done = Signal(str)
    """Something was done that can be taken back; the text is shown with *Undo*."""
    said = Signal(str)
    """Something to tell in one sentence."""
    commands_changed = Signal()
    """`commands()` has other entries than before, or `subject()` is another."""
    count_changed = Signal()
    """`count()` has another value."""

    key = ""
    icon_name = ""
    home_key = ""
    is_at_foot = False
    offers_import = True

    def title(self) -> str:
        """The translated name."""
        raise NotImplementedError

    def subject(self) -> str:
        """Whom or what the page shows, for the title of the window; may change with `commands_changed`."""
        return ""

    def focus_first(self) -> None:
        """Put the keyboard into what the page is for.

        A focus proxy would do it too, but Tab takes a page with one for a stop of its own.
        """
        self.setFocus()

    def count(self) -> int | None:
        """The number beside the name in the sidebar, or None."""
        return None

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """What the page can do now."""
        return {}

    def refresh(self, change: ChangeSet) -> None:
        """Read again what `change` touched; called in the window's thread after each commit."""

    def save_state(self) -> dict[str, str]:
        """What the window should remember for the page, as texts by name."""
        return {}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take back what `save_state` gave; unknown or missing names are left out."""


class ContactHome(Page):
    """The page where contacts are searched, opened and typed in; the window sends everything about a contact there."""

    search_shown = Signal(str)
    """The list shows what this text finds, though nobody typed it; the search field follows."""

    def search(self, text: str) -> None:
        """Narrow the list to what `text` finds; an empty text shows all."""
        raise NotImplementedError

    def open_contact(self, contact_id: int) -> None:
        """Show this contact, whatever the list shows."""
        raise NotImplementedError

    def open_first(self) -> None:
        """Show the first contact of the list and go to it."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        raise NotImplementedError

    def begin_contact(self) -> None:
        """Open the pane for a new contact."""
        raise NotImplementedError
