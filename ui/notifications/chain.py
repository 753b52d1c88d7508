"""Several ways to show a popup, tried in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from ui.notifications.notifier import Notifier, PopupAction, Way


@dataclass(slots=True)
class _Request:
    title: str
    body: str
    actions: tuple[PopupAction, ...]
    initials: str
    position: int = 0


class NotifierChain(Notifier):
    """Gives each popup to the first notifier; what was not delivered goes to the next one."""

    def __init__(self, notifiers: Sequence[Notifier], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifiers = tuple(notifiers)
        self._requests: dict[str, _Request] = {}
        for position, notifier in enumerate(self._notifiers):
            notifier.setParent(self)
            notifier.delivered.connect(partial(self._on_delivered, position))
            notifier.acted.connect(partial(self._on_acted, position))
            notifier.dismissed.connect(partial(self._on_dismissed, position))

    def way(self, key: str) -> Way | None:
        """See `Notifier.way`."""
        request = self._requests.get(key)
        return None if request is None else self._notifiers[request.position].way(key)

    @property
    def is_idle(self) -> bool:
        """True when no popup is shown or on its way."""
        return not self._requests

    def show(self, key: str, title: str, body: str, actions: Sequence[PopupAction], initials: str = "") -> None:
        """See `Notifier.show`; `delivered(key, False)` only when no notifier could show it."""
        earlier = self._requests.get(key)
        if earlier is not None and earlier.position > 0:
            self.close(key)
        self._requests[key] = _Request(title, body, tuple(actions), initials)
        self._offer(key)

    def close(self, key: str) -> None:
        """See `Notifier.close`."""
        request = self._requests.pop(key, None)
        if request is not None:
            self._notifiers[request.position].close(key)

    def close_all(self) -> None:
        """See `Notifier.close_all`."""
        self._requests.clear()
        for notifier in self._notifiers:
            notifier.close_all()

    def _offer(self, key: str) -> None:
        request = self._requests[key]
        if request.position == len(self._notifiers):
            del self._requests[key]
            self.delivered.emit(key, False)
            return
        notifier = self._notifiers[request.position]
        notifier.show(key, request.title, request.body, request.actions, request.initials)

    def _on_delivered(self, position: int, key: str, ok: bool) -> None:
        request = self._requests.get(key)
        if request is None or request.position != position:
            return
        if ok:
            self.delivered.emit(key, True)
            return
        request.position += 1
        self._offer(key)

    def _on_acted(self, position: int, key: str, action_id: str) -> None:
        request = self._requests.get(key)
        if request is not None and request.position == position:
            del self._requests[key]
            self.acted.emit(key, action_id)

    def _on_dismissed(self, position: int, key: str) -> None:
        request = self._requests.get(key)
        if request is not None and request.position == position:
            del self._requests[key]
            self.dismissed.emit(key)
