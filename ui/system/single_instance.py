"""One window for one book: a second start hands its wishes to the first and ends."""

import logging
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)
_LONGEST_MESSAGE: Final = 1 << 20


class StartRequest(NamedTuple):
    """What a start of the program asks for; `activation_token` lets the window come to the front under Wayland."""

    contact_id: int | None = None
    is_minimised: bool = False
    files: tuple[Path, ...] = ()
    today: date | None = None
    activation_token: str = ""
    shows_today: bool = False

    def to_json(self) -> str:
        """One JSON document for the other process; paths are absolute in it."""
        import json  # only a second start needs it

        return json.dumps(
            {
                "contact_id": self.contact_id,
                "is_minimised": self.is_minimised,
                "files": [str(file.absolute()) for file in self.files],
                "today": None if self.today is None else self.today.isoformat(),
                "activation_token": self.activation_token,
                "shows_today": self.shows_today,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote.

        Raises:
            ValueError: the text is something else.
        """
        import json

        try:
            fields: dict[str, Any] = json.loads(text)
            contact_id, today = fields["contact_id"], fields["today"]
            return cls(
                None if contact_id is None else int(contact_id),
                bool(fields["is_minimised"]),
                tuple(Path(file) for file in fields["files"]),
                None if today is None else date.fromisoformat(today),
                str(fields["activation_token"]),
                bool(fields["shows_today"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not a start request") from error


class Answer(NamedTuple):
    """What the running program said; `sentence` is for the owner and empty when all is well."""

    is_accepted: bool
    sentence: str = ""

    def to_json(self) -> str:
        """One JSON document for the other process."""
        import json

        return json.dumps({"is_accepted": self.is_accepted, "sentence": self.sentence})

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Read what `to_json` wrote, by a program of this book's lock."""
        import json

        fields = json.loads(text)
        return cls(bool(fields["is_accepted"]), str(fields["sentence"]))


class SingleInstance(QObject):
    """The claim to be the one window of a book.

    A lock file decides and a local socket delivers. Both lie in the user's runtime directory under a hash of the book's
    real path, since the path itself may be too long for a socket. What a killed program left behind is taken over.
    """

    def __init__(self, book: Path, directory: Path, patience_ms: int = 5000, parent: QObject | None = None) -> None:
        """`directory` belongs to the user alone; `patience_ms` is how long a start waits for the running program."""
        super().__init__(parent)
        # Qt is loaded; Python's hashlib and its OpenSSL are not, and the window waits for this.
        path = os.fsencode(os.path.realpath(book))
        digest = bytes(QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256).data()).hex()
        name = f"barnacle-{digest[:16]}"
        self._patience_s = patience_ms / 1000
        self._directory = directory
        self._lock = QLockFile(str(directory / f"{name}.lock"))
        # Its age says nothing: a window may stay open for weeks. A dead owner is noticed all the same.
        self._lock.setStaleLockTime(0)
        self._address = name if sys.platform == "win32" else str(directory / f"{name}.socket")
        self._server: QLocalServer | None = None
        self._handle: Callable[[StartRequest], str] = _accept

    def claim_or_hand_over(self, request: StartRequest) -> Answer | None:
        """Become the first (None), or give the request to the program that is, and bring its answer.

        Blocks for a bounded time, as it runs before there is a window.
        """
        deadline = time.monotonic() + self._patience_s
        wait_ms = 0
        while not self._lock.tryLock(wait_ms):
            answer = self._hand_over(request, deadline)
            if answer is not None:
                return answer
            if time.monotonic() >= deadline:
                # Succeeds only when the process of that number is another program's by now.
                if self._lock.removeStaleLockFile() and self._lock.tryLock(0):
                    break
                return Answer(False, self.tr("Barnacle is open with this book already, but does not answer."))
            # The first may be starting or ending.
            wait_ms = 50
        return None

    def listen(self, handle: Callable[[StartRequest], str]) -> bool:
        """Take later starts; `handle` returns an empty text, or a sentence that says why it refuses.

        For the first only. Returns False when the address can't be used; later starts then say that nobody answers.
        """
        # Not needed before the window is painted, and it takes a while to load.
        from PySide6.QtNetwork import QLocalServer

        self._handle = handle
        server = QLocalServer(self)
        # With an access option Qt also replaces the socket that a killed program left.
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        self._server = server
        if not server.listen(self._address):
            _log.warning("Later starts can't be heard at %s: %s", self._address, server.errorString())
            return False
        return True

    def others_are_open(self) -> bool:
        """True while another book is open in a program of this user's; it can be asked without being the first."""
        own = Path(self._lock.fileName())
        return any(_is_held(lock) for lock in self._directory.glob("barnacle-*.lock") if lock != own)

    def close(self) -> None:
        """Let another program be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _hand_over(self, request: StartRequest, deadline: float) -> Answer | None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(_left_ms(deadline)):
            return None
        socket.write(request.to_json().encode() + b"\n")
        received = b""
        while not received.endswith(b"\n"):
            if not socket.waitForReadyRead(_left_ms(deadline)):
                return None
            received += socket.readAll().data()
        return Answer.from_json(received)

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_MESSAGE:
                socket.abort()
            return
        try:
            sentence = self._handle(StartRequest.from_json(bytes(socket.readLine().data()).decode()))
        except ValueError:
            sentence = self.tr("The running Barnacle did not understand this start; it may be another version.")
        socket.write(Answer(not sentence, sentence).to_json().encode() + b"\n")
        socket.disconnectFromServer()


def name_among_others(book: Path, directory: Path) -> str:
    """What popups call the book by while another one is open in a program of this user's; else an empty text."""
    return book.stem if SingleInstance(book, directory).others_are_open() else ""


def _is_held(lock: Path) -> bool:
    """True when a living program holds the lock; one that starts in this instant tries again by itself."""
    probe = QLockFile(str(lock))
    probe.setStaleLockTime(0)
    if not probe.tryLock(0):
        return True
    probe.unlock()
    return False


def _accept(_request: StartRequest) -> str:
    return ""


def _left_ms(deadline: float) -> int:
    return max(1, round((deadline - time.monotonic()) * 1000))
