"""A notification service without a screen: says on standard output what it was asked, emits what standard input tells.

Lines in: {"do": "act", "id": 1, "action": "open"}, {"do": "close", "id": 1}, {"do": "act_for_all", …} as a broadcast.
"""

import argparse
import json
import os
import select
import sys

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

NAME = "org.freedesktop.Notifications"
SERVICE = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


class Service:
    """Answers one caller after the other."""

    def __init__(self, connection: DBusConnection, options: argparse.Namespace) -> None:
        self._connection = connection
        self._options = options
        self._next_id = 1
        self._senders: dict[int, str] = {}

    def answer(self, call: Message) -> None:
        """Do what a caller asks."""
        if call.header.message_type is not MessageType.method_call:
            return
        member = call.header.fields[HeaderFields.member]
        if member == "GetCapabilities":
            self._reply(call, "as", (self._options.capabilities.split(","),))
        elif member == "GetServerInformation":
            self._reply(call, "ssss", (self._options.name, "tests", "1", "1.2"))
        elif member == "Notify":
            self._notify(call)
        elif member == "CloseNotification":
            say("closed", id=call.body[0])
            self.emit("NotificationClosed", call.body[0], "uu", (call.body[0], 3), is_broadcast=False)
        else:
            self._connection.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))

    def emit(self, member: str, popup_id: int, signature: str, body: tuple[object, ...], *, is_broadcast: bool) -> None:
        """Tell the sender of the popup, or everybody."""
        signal = new_signal(SERVICE, member, signature, body)
        if not is_broadcast and popup_id in self._senders:
            signal.header.fields[HeaderFields.destination] = self._senders[popup_id]
        self._connection.send(signal)

    def do(self, order: dict[str, object]) -> None:
        """Follow a line of standard input."""
        popup_id = int(str(order["id"]))
        if order["do"] == "close":
            self.emit("NotificationClosed", popup_id, "uu", (popup_id, 2), is_broadcast=False)
        elif order["do"] == "token":
            self.emit("ActivationToken", popup_id, "us", (popup_id, order["token"]), is_broadcast=False)
        else:
            is_broadcast = order["do"] == "act_for_all"
            self.emit("ActionInvoked", popup_id, "us", (popup_id, order["action"]), is_broadcast=is_broadcast)

    def _notify(self, call: Message) -> None:
        application, replaces, icon, title, body, actions, hints, expires = call.body
        popup_id = replaces or self._next_id
        self._next_id = max(self._next_id, popup_id + 1)
        self._senders[popup_id] = call.header.fields[HeaderFields.sender]
        say("shown", id=popup_id, application=application, replaces=replaces, icon=icon, title=title, body=body,
            actions=actions, urgency=list(hints["urgency"]), expires=expires)  # fmt: skip
        if self._options.refuses:
            self._connection.send(new_error(call, "org.freedesktop.DBus.Error.LimitsExceeded"))
        elif self._options.acts_at_once:
            self._reply(call, "u", (popup_id,))
            self.do({"do": "act", "id": popup_id, "action": "default"})
        else:
            self._reply(call, "u", (popup_id,))

    def _reply(self, call: Message, signature: str, body: tuple[object, ...]) -> None:
        self._connection.send(new_method_return(call, signature, body))


def say(event: str, **fields: object) -> None:
    """One line for the test."""
    sys.stdout.write(json.dumps({"event": event, **fields}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--capabilities", default="actions,body,body-markup")
    parser.add_argument("--name", default="fake")
    parser.add_argument("--refuses", action="store_true")
    parser.add_argument("--acts-at-once", action="store_true")
    connection = open_dbus_connection()
    service = Service(connection, parser.parse_args())
    Proxy(message_bus, connection).RequestName(NAME)
    say("ready")
    while True:
        readable, _, _ = select.select([sys.stdin, connection.sock], [], [])
        if sys.stdin in readable:
            orders = os.read(sys.stdin.fileno(), 65536)
            if not orders:
                return
            for line in orders.splitlines():
                service.do(json.loads(line))
        if connection.sock in readable:
            connection.parser.add_data(connection.sock.recv(65536))
            for call in iter(connection.parser.get_next_message, None):
                service.answer(call)


if __name__ == "__main__":
    main()
