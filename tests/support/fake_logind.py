"""What tells of sleep and zones on the system bus, without a system: emits what standard input tells.

Lines in: {"do": "sleep"}, {"do": "wake"}, {"do": "zone", "name": "Asia/Tokyo"}.
"""

import json
import sys

from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import Proxy, open_dbus_connection

LOGIN = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
TIMEDATE = DBusAddress("/org/freedesktop/timedate1", interface="org.freedesktop.DBus.Properties")


def main() -> None:
    """Serve until standard input ends."""
    with open_dbus_connection() as connection:
        for name in ("org.freedesktop.login1", "org.freedesktop.timedate1"):
            Proxy(message_bus, connection).RequestName(name)
        sys.stdout.write('{"event": "ready"}\n')
        sys.stdout.flush()
        for line in sys.stdin:
            order = json.loads(line)
            if order["do"] == "zone":
                changed = ("org.freedesktop.timedate1", {"Timezone": ("s", order["name"])}, [])
                connection.send(new_signal(TIMEDATE, "PropertiesChanged", "sa{sv}as", changed))
            else:
                connection.send(new_signal(LOGIN, "PrepareForSleep", "b", (order["do"] == "sleep",)))


if __name__ == "__main__":
    main()
