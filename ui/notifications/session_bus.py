"""The session bus on Qt's own loop: messages by jeepney, the socket by Qt, nothing ever waits."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final

from jeepney import Message, MessageFlag, MessageType, Parser, message_bus
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.low_level import HeaderFields
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

from ui.notifications.bus_address import find_socket

_log = logging.getLogger(__name__)
_ABSTRACT: Final = "\0"

Answered = Callable[[Message | None], None]
"""Gets the reply, or None when there was none: an error, a lost bus, or no answer in time."""


@dataclass(slots=True)
class _Call:
    answered: Answered
    answered_late: Answered | None
    timer: QTimer


class SessionBus(QObject):
    """A connection that is made, used and lost without blocking.

    `signalled(message)` brings each signal of the bus; `lost()` comes once, when it can't be used (any more).
    """

    signalled = Signal(object)
    lost = Signal()

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        """Begin to connect to the bus of this address, as `find_session_bus` gives it."""
        super().__init__(parent)
        self._authenticator = Authenticator(inc_null_byte=True)
        self._parser = Parser()
        self._serials = count(1)
        self._calls: dict[int, _Call] = {}
        self._late: dict[int, Answered] = {}
        self._outgoing: list[bytes] = []
        self._is_lost = False
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._authenticate)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self._lose)
        self._socket.errorOccurred.connect(self._lose)
        self.send(message_bus.Hello())
        self._connect(address)

    def call(
        self, message: Message, answered: Answered, patience_ms: int, answered_late: Answered | None = None
    ) -> None:
        """Send a method call; `answered` is called once, after `patience_ms` at the latest.

        `answered_late` gets the reply that came after that.
        """
        if self._is_lost:
            answered(None)
            return
        serial = next(self._serials)
        timer = QTimer(self, singleShot=True, interval=patience_ms)
        timer.timeout.connect(lambda: self._give_up(serial))
        self._calls[serial] = _Call(answered, answered_late, timer)
        timer.start()
        self._write(message.serialise(serial))

    def send(self, message: Message) -> None:
        """Send a method call whose reply nobody needs."""
        if not self._is_lost:
            self._write(message.serialise(next(self._serials)))

    def close(self) -> None:
        """End the connection after what was sent; open calls are answered with None."""
        self._socket.flush()
        self._socket.abort()
        self._lose()

    @property
    def is_lost(self) -> bool:
        """True when the connection can't be used (any more)."""
        return self._is_lost

    @property
    def _is_ready(self) -> bool:
        return bool(self._authenticator.authenticated)

    def _connect(self, address: str) -> None:
        socket_name = find_socket(address)
        if socket_name is None:
            _log.warning("The address of the session bus can't be used: %s", address)
            self._lose()
            return
        if socket_name.startswith(_ABSTRACT):
            self._socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
        self._socket.connectToServer(socket_name.removeprefix(_ABSTRACT))

    def _write(self, data: bytes) -> None:
        if not self._is_ready:
            self._outgoing.append(data)
            return
        self._socket.write(data)
        # At quit no event loop follows that would send it.
        self._socket.flush()

    def _authenticate(self) -> None:
        for line in self._authenticator:
            if not line:
                break
            self._socket.write(line)

    def _read(self) -> None:
        data = bytes(self._socket.readAll().data())
        if not self._is_ready:
            try:
                self._authenticator.feed(data)
            except AuthenticationError:
                _log.warning("The session bus refused the connection", exc_info=True)
                self.close()
                return
            self._authenticate()
            if self._is_ready:
                self._socket.write(BEGIN + b"".join(self._outgoing))
                self._outgoing.clear()
            return
        for message in self._parser.feed(data):
            self._take(message)

    def _take(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            self.signalled.emit(message)
        elif kind in (MessageType.method_return, MessageType.error):
            self._answer(message.header.fields[HeaderFields.reply_serial], message)

    def _answer(self, serial: int, message: Message) -> None:
        reply = message if message.header.message_type is MessageType.method_return else None
        call = self._calls.pop(serial, None)
        if call is not None:
            call.timer.deleteLater()
            call.answered(reply)
        elif serial in self._late:
            self._late.pop(serial)(reply)

    def _give_up(self, serial: int) -> None:
        call = self._calls.pop(serial)
        call.timer.deleteLater()
        if call.answered_late is not None:
            self._late[serial] = call.answered_late
        call.answered(None)

    def _lose(self) -> None:
        if self._is_lost:
            return
        self._is_lost = True
        for serial in list(self._calls):
            call = self._calls.pop(serial)
            call.timer.deleteLater()
            call.answered(None)
        self._late.clear()
        self.lost.emit()


def without_reply(message: Message) -> Message:
    """The same call, telling the other side not to answer."""
    message.header.flags = MessageFlag.no_reply_expected
    return message
