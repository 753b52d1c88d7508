"""Popups that Barnacle draws itself, for desktops that have no notification service."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject
from PySide6.QtGui import QGuiApplication

from ui.notifications.notifier import Notifier, PopupAction, Way
from ui.notifications.popup_card import PopupCard
from ui.notifications.popup_column import PopupColumn, stack


class OwnPopups(Notifier):
    """Stacks popups from the bottom right corner of the first screen, where they stay until the owner acts.

    They can't fail while there is a screen. Where the desktop places windows itself (Wayland), it also places these.
    """

    def __init__(self, runtime_dir: Path, parent: QObject | None = None) -> None:
        """`runtime_dir` belongs to the user alone; the programs agree there on who stacks where."""
        super().__init__(parent)
        self._cards: dict[str, PopupCard] = {}
        self._column = PopupColumn(runtime_dir)
        self._screen_connection: QMetaObject.Connection | None = None
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.primaryScreenChanged.connect(self._follow_screen)
        self._follow_screen()

    def way(self, key: str) -> Way | None:
        """See `Notifier.way`."""
        return Way.OWN if key in self._cards else None

    def show(self, key: str, title: str, body: str, actions: Sequence[PopupAction], initials: str = "") -> None:
        """See `Notifier.show`."""
        self.close(key)
        if not QGuiApplication.screens():
            self.delivered.emit(key, False)
            return
        card = PopupCard(title, body, actions, initials)
        card.acted.connect(partial(self._on_acted, key))
        card.dismissed.connect(partial(self._on_dismissed, key))
        self._cards[key] = card
        self._place()
        card.announce()
        self.delivered.emit(key, True)

    def close(self, key: str) -> None:
        """See `Notifier.close`."""
        card = self._cards.pop(key, None)
        if card is not None:
            card.hide()
            card.deleteLater()
            self._place()

    def close_all(self) -> None:
        """See `Notifier.close_all`."""
        for key in list(self._cards):
            self.close(key)

    def _follow_screen(self) -> None:
        """Stack them anew when a panel or another screen takes or gives room."""
        if self._screen_connection is not None:
            QObject.disconnect(self._screen_connection)
            self._screen_connection = None
        if QGuiApplication.screens():
            self._screen_connection = QGuiApplication.primaryScreen().availableGeometryChanged.connect(self._place)
            self._place()

    def _place(self) -> None:
        if not self._cards:
            self._column.give_back()
            return
        self._column.take()
        cards = list(self._cards.values())
        for card in cards:
            card.fit()
        area = QGuiApplication.primaryScreen().availableGeometry()
        corners = stack([card.size() for card in cards], self._column.number, area)
        for card, corner in zip(cards, corners, strict=True):
            card.move(corner)

    def _on_acted(self, key: str, action_id: str) -> None:
        self.close(key)
        self.acted.emit(key, action_id)

    def _on_dismissed(self, key: str) -> None:
        self.close(key)
        self.dismissed.emit(key)
