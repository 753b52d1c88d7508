"""A page that is made when it is first shown, so that the window opens without waiting for it."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from models.services.changes import ChangeSet
from ui.pages.page import Command, Page

P = TypeVar("P", bound=Page)


class DeferredPage(Page, Generic[P]):
    """Stands in the sidebar for the page that `make` gives; its module is imported there."""

    def __init__(
        self,
        key: str,
        icon_name: str,
        title: str,
        make: Callable[[], P],
        *,
        is_at_foot: bool = False,
        offers_import: bool = False,
        home_key: str = "",
    ) -> None:
        super().__init__()
        self.key, self.icon_name, self.is_at_foot = key, icon_name, is_at_foot
        self.offers_import, self.home_key = offers_import, home_key
        self._title = title
        self._make = make
        self._made: P | None = None
        self._state: Mapping[str, str] = {}

    @property
    def is_made(self) -> bool:
        """True once the page was needed."""
        return self._made is not None

    @property
    def page(self) -> P:
        """The page itself."""
        if self._made is None:
            self._made = self._make()
            self._embed(self._made)
            self.count_changed.emit()
            self.commands_changed.emit()
        return self._made

    def title(self) -> str:
        """The translated name."""
        return self._title

    def focus_first(self) -> None:
        """As the page does it."""
        self.page.focus_first()

    def count(self) -> int | None:
        """The page's own, once it is made."""
        return None if self._made is None else self._made.count()

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """The page's own, once it is made."""
        return {} if self._made is None else self._made.commands()

    def refresh(self, change: ChangeSet) -> None:
        """Pass it on; a page that is made later reads everything then."""
        if self._made is not None:
            self._made.refresh(change)

    def save_state(self) -> dict[str, str]:
        """The page's own, else what was to be restored."""
        return dict(self._state) if self._made is None else self._made.save_state()

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Keep it for the page."""
        self._state = state
        if self._made is not None:
            self._made.restore_state(state)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page."""
        super().showEvent(event)
        self._made = self.page

    def _embed(self, page: P) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        page.restore_state(self._state)
        for theirs, own in (
            (page.contact_requested, self.contact_requested),
            (page.labels_requested, self.labels_requested),
            (page.done, self.done),
            (page.said, self.said),
            (page.commands_changed, self.commands_changed),
            (page.count_changed, self.count_changed),
        ):
            theirs.connect(own)
