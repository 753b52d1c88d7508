"""What the owner does while a job holds the book: kept, told, and written once the book is free.

Every call of a service that wants to write then is kept as it is and made again later, in order. So no page needs to
know of it; whoever asked gets a SavedLaterError, whose sentence is shown like any other.
"""

from collections import deque
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal

from models.context import Context
from models.errors import BarnacleError, BookHeldError, SavedLaterError

# So soon after a job has ended its turn comes, in milliseconds.
_LOOK_EVERY_MS = 100


class KeptWrites(QObject):
    """The calls that wait. Lives in the window's thread, and concerns no other."""

    kept = Signal(str)
    """A call was kept; brings the sentence for the owner."""
    written = Signal(int)
    """All that waited was written; brings how many there were."""
    failed = Signal(str)
    """Something that was kept could not be written after all; brings why."""

    def __init__(self, is_held: Callable[[], bool], parent: QObject | None = None) -> None:
        """`is_held` tells whether somebody writes to the book now."""
        super().__init__(parent)
        self._is_held = is_held
        self._calls: deque[Callable[[], object]] = deque()
        self._count = 0
        self._depth = 0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.write_now)

    @property
    def is_waiting(self) -> bool:
        """True while something waits to be written."""
        return bool(self._calls)

    def call(self, method: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Call a method of a service; keep the call when it wants to write and a job holds the book.

        Raises:
            SavedLaterError: the call is kept.
        """
        if self._depth or QThread.currentThread() is not self.thread():
            return method(*arguments, **named)
        if self._calls and not self._is_held():
            # What was asked for first is written first.
            self.write_now()
        self._depth += 1
        try:
            return method(*arguments, **named)
        except BookHeldError as error:
            self._calls.append(partial(method, *arguments, **named))
            self._timer.start()
            words = QCoreApplication.translate("KeptWrites", "Saving after “{holder}”.").format(holder=error.holder)
            self.kept.emit(words)
            raise SavedLaterError(words) from error
        finally:
            self._depth -= 1

    def write_now(self) -> None:
        """Make the calls that wait, as far as the book is free; those that fail are told."""
        while self._calls:
            if self._is_held():
                # Asked first, since trying would make the window wait a little each time.
                return
            self._depth += 1
            try:
                self._calls[0]()
            except BookHeldError:
                return
            except BarnacleError as error:
                self.failed.emit(str(error))
            finally:
                self._depth -= 1
            self._calls.popleft()
            self._count += 1
        self._timer.stop()
        count, self._count = self._count, 0
        if count:
            self.written.emit(count)


class KeepingContext(Context):
    """A context for the window: its services keep what can't be written now."""

    @cached_property
    def kept_writes(self) -> KeptWrites:
        """What waits to be written."""
        return KeptWrites(lambda: self.book.is_held)


class _Offered:
    """A service as it is handed to the window."""

    def __init__(self, service: object, kept_writes: KeptWrites) -> None:
        self._service = service
        self._kept_writes = kept_writes

    def __getattr__(self, name: str) -> Any:
        member = getattr(self._service, name)
        return partial(self._kept_writes.call, member) if callable(member) else member


def _offered(make: Callable[[Any], object]) -> "cached_property[object]":
    return cached_property(lambda context: _Offered(make(context), context.kept_writes))


for _name, _member in list(vars(Context).items()):
    if isinstance(_member, cached_property):
        _property = _offered(_member.func)
        _property.__set_name__(KeepingContext, _name)
        setattr(KeepingContext, _name, _property)
