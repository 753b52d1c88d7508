"""A tray host without a screen (StatusNotifierWatcher): says on standard output which icons register."""

import json
import sys

from jeepney import HeaderFields, Message, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

NAME = "org.kde.StatusNotifierWatcher"
PROPERTIES = {
    "IsStatusNotifierHostRegistered": ("b", True),
    "ProtocolVersion": ("i", 0),
    "RegisteredStatusNotifierItems": ("as", []),
}


def say(event: str, **fields: object) -> None:
    """One line for the test."""
    sys.stdout.write(json.dumps({"event": event, **fields}) + "\n")
    sys.stdout.flush()


def answer(connection: DBusConnection, call: Message) -> None:
    """Do what an icon or Qt asks."""
    member = call.header.fields[HeaderFields.member]
    if member == "RegisterStatusNotifierItem":
        say("registered", item=call.body[0], sender=call.header.fields[HeaderFields.sender])
        connection.send(new_method_return(call))
    elif member == "Get":
        connection.send(new_method_return(call, "v", (PROPERTIES[call.body[1]],)))
    elif member == "GetAll":
        connection.send(new_method_return(call, "a{sv}", (PROPERTIES,)))
    elif member == "RegisterStatusNotifierHost":
        connection.send(new_method_return(call))
    else:
        connection.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))


def main() -> None:
    """Serve until it is stopped."""
    with open_dbus_connection() as connection:
        Proxy(message_bus, connection).RequestName(NAME)
        say("ready")
        while True:
            call = connection.receive()
            if call.header.message_type is MessageType.method_call:
                answer(connection, call)


if __name__ == "__main__":
    main()
