"""Popups by the desktop's notification service (Desktop Notifications Specification 1.2), on Linux."""

import html
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    message_bus,
    new_method_call,
)
from PySide6.QtCore import QObject

from ui.notifications.bus_address import find_session_bus
from ui.notifications.notifier import OPEN, Notifier, PopupAction, Way
from ui.notifications.session_bus import SessionBus, without_reply

_NAME: Final = "org.freedesktop.Notifications"
_SERVICE: Final = DBusAddress("/org/freedesktop/Notifications", bus_name=_NAME, interface=_NAME)
_BODY_CLICK: Final = "default"
_NORMAL_URGENCY: Final = ("y", 1)
_AS_THE_DESKTOP_IS_SET: Final = -1
# It draws the action of the body click as one more button and lets the body's click only dismiss (measured with 0.7.3).
_WITHOUT_BODY_CLICK: Final = frozenset({"Xfce Notify Daemon"})


@dataclass(frozen=True, slots=True)
class _Server:
    name: str
    capabilities: frozenset[str]


@dataclass(slots=True, eq=False)
class _Popup:
    key: str
    title: str
    body: str
    actions: tuple[PopupAction, ...]
    notification_id: int = 0


class SystemPopups(Notifier):
    """Sends popups over the session bus and listens on the same connection, since some daemons answer the sender alone.

    A service that is missing, refuses, can't show buttons, or does not answer within `patience_ms` for each of its two
    questions, counts as not delivered; what it shows after that is closed at once.
    """

    def __init__(self, icon: str = "", patience_ms: int = 3000, parent: QObject | None = None) -> None:
        """`icon` is a file or the name of a themed icon."""
        super().__init__(parent)
        self._icon = icon
        self._patience_ms = patience_ms
        self._bus: SessionBus | None = None
        self._server: _Server | None = None
        self._popups: dict[str, _Popup] = {}
        self._shown: dict[int, _Popup] = {}
        self._waiting: list[_Popup] = []

    def way(self, key: str) -> Way | None:
        """See `Notifier.way`."""
        return Way.SYSTEM if self.is_shown(key) else None

    def show(self, key: str, title: str, body: str, actions: Sequence[PopupAction], initials: str = "") -> None:
        """See `Notifier.show`; the picture is the program's."""
        del initials
        popup = _Popup(key, _clean(title), _clean(body), tuple(actions))
        earlier = self._popups.get(key)
        if earlier is not None:
            popup.notification_id = earlier.notification_id
        self._popups[key] = popup
        bus = self._connect() if self._bus is None or self._bus.is_lost else self._bus
        if bus is None:
            self._fail(popup)
        elif self._server is not None:
            self._send(bus, self._server, popup)
        else:
            self._waiting.append(popup)
            if len(self._waiting) == 1:
                self._ask_server(bus)

    def is_shown(self, key: str) -> bool:
        """True while the popup is known to be on the screen."""
        return any(popup.key == key for popup in self._shown.values())

    def close(self, key: str) -> None:
        """See `Notifier.close`."""
        popup = self._popups.pop(key, None)
        if popup is not None:
            self._close_on_screen(popup.notification_id)

    def close_all(self) -> None:
        """See `Notifier.close_all`."""
        for key in list(self._popups):
            self.close(key)

    def _connect(self) -> SessionBus | None:
        if self._bus is not None:
            self._bus.deleteLater()
            self._bus = None
        address = find_session_bus(os.environ)
        if address is None:
            return None
        bus = SessionBus(address, self)
        bus.signalled.connect(self._on_signal)
        bus.lost.connect(self._forget_server)
        from_service = MatchRule(type="signal", sender=_NAME, interface=_NAME)
        owner_change = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
        owner_change.add_arg_condition(0, _NAME)
        for rule in (from_service, owner_change):
            bus.send(without_reply(message_bus.AddMatch(rule)))
        self._bus = bus
        return bus

    def _ask_server(self, bus: SessionBus) -> None:
        """Learn what the service can do; both replies come in the order of the questions."""
        names: list[str] = []

        def on_information(reply: Message | None) -> None:
            names.append(reply.body[0] if reply is not None else "")

        def on_capabilities(reply: Message | None) -> None:
            waiting, self._waiting = self._waiting, []
            if reply is not None:
                self._server = _Server("".join(names), frozenset(reply.body[0]))
            for popup in waiting:
                if self._popups.get(popup.key) is not popup:
                    continue
                if self._server is None:
                    self._fail(popup)
                else:
                    self._send(bus, self._server, popup)

        bus.call(new_method_call(_SERVICE, "GetServerInformation"), on_information, self._patience_ms)
        bus.call(new_method_call(_SERVICE, "GetCapabilities"), on_capabilities, self._patience_ms)

    def _send(self, bus: SessionBus, server: _Server, popup: _Popup) -> None:
        if popup.actions and "actions" not in server.capabilities:
            self._fail(popup)
            return
        body = html.escape(popup.body, quote=False) if "body-markup" in server.capabilities else popup.body
        opening = next((action for action in popup.actions if action.id == OPEN), None)
        has_body_click = opening is not None and server.name not in _WITHOUT_BODY_CLICK
        # GNOME draws three buttons; the one that the body's click stands for can be spared first.
        ordered = sorted(popup.actions, key=lambda action: has_body_click and action is opening)
        buttons = [text for action in ordered for text in (action.id, _clean(action.text))]
        if opening is not None and has_body_click:
            buttons = [_BODY_CLICK, _clean(opening.text), *buttons]
        hints = {"urgency": _NORMAL_URGENCY, "desktop-entry": ("s", "barnacle")}
        fields = (
            "Barnacle",
            popup.notification_id,
            self._icon,
            popup.title,
            body,
            buttons,
            hints,
            _AS_THE_DESKTOP_IS_SET,
        )
        bus.call(
            new_method_call(_SERVICE, "Notify", "susssasa{sv}i", fields),
            partial(self._on_sent, popup),
            self._patience_ms,
            answered_late=self._on_sent_late,
        )

    def _on_sent(self, popup: _Popup, reply: Message | None) -> None:
        is_wanted = self._popups.get(popup.key) is popup
        if reply is None:
            if is_wanted:
                self._fail(popup)
            return
        notification_id = reply.body[0]
        if not is_wanted:
            self._close_on_screen(notification_id)
            return
        popup.notification_id = notification_id
        self._shown[notification_id] = popup
        self.delivered.emit(popup.key, True)

    def _on_sent_late(self, reply: Message | None) -> None:
        if reply is not None:
            self._close_on_screen(reply.body[0])

    def _fail(self, popup: _Popup) -> None:
        self._popups.pop(popup.key, None)
        self._shown.pop(popup.notification_id, None)
        self.delivered.emit(popup.key, False)

    def _close_on_screen(self, notification_id: int) -> None:
        self._shown.pop(notification_id, None)
        if notification_id and self._bus is not None:
            call = new_method_call(_SERVICE, "CloseNotification", "u", (notification_id,))
            self._bus.send(without_reply(call))

    def _on_signal(self, message: Message) -> None:
        member = message.header.fields.get(HeaderFields.member)
        if member == "NameOwnerChanged":
            self._forget_server()
        elif message.header.fields.get(HeaderFields.interface) == _NAME:
            self._on_popup_signal(member, message.body)

    def _on_popup_signal(self, member: str, body: Sequence[object]) -> None:
        notification_id = body[0] if body else None
        popup = self._shown.get(notification_id) if isinstance(notification_id, int) else None
        if popup is None:
            # Some daemons tell everybody of everybody's popups.
            return
        if member == "ActionInvoked":
            self._act(popup, str(body[1]))
        elif member == "NotificationClosed":
            is_current = self._popups.get(popup.key) is popup
            self._forget(popup)
            if is_current:
                self.dismissed.emit(popup.key)
        elif member == "ActivationToken":
            # Qt's Wayland plugin takes it from there when the window is activated.
            os.environ["XDG_ACTIVATION_TOKEN"] = str(body[1])

    def _act(self, popup: _Popup, action_id: str) -> None:
        self._forget(popup)
        # Not every daemon closes a popup whose button was pressed.
        self._close_on_screen(popup.notification_id)
        self.acted.emit(popup.key, OPEN if action_id == _BODY_CLICK else action_id)

    def _forget(self, popup: _Popup) -> None:
        self._shown.pop(popup.notification_id, None)
        current = self._popups.get(popup.key)
        if current is popup:
            del self._popups[popup.key]
        elif current is not None:
            current.notification_id = 0

    def _forget_server(self) -> None:
        """The service is another one or none: it counts from 1 again, and what the last one showed has gone with it."""
        self._server = None
        lost = [popup for popup in self._shown.values() if self._popups.get(popup.key) is popup]
        self._shown.clear()
        for popup in lost:
            self._fail(popup)


def _clean(text: str) -> str:
    """The text as D-Bus takes it: without NUL and lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
