"""Where Barnacle keeps its files."""

import contextlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import platformdirs

from models.errors import MissingBookError

BOOK_SUFFIX = ".barnacle"


class Paths(NamedTuple):
    """The folders of one user; `data_dir` holds the book, what the window remembers and the log."""

    data_dir: Path
    runtime_dir: Path
    options: tuple[str, ...] = ()
    """What another start of the program has to be told to find the same folders."""

    @classmethod
    def of_user(cls, data_dir: Path | None = None) -> "Paths":
        """The user's folders, with another data folder where one is given."""
        chosen = (data_dir or Path(platformdirs.user_data_dir("Barnacle", appauthor=False))).absolute()
        return cls(chosen, _runtime_dir(), () if data_dir is None else ("--data-dir", str(chosen)))

    @property
    def default_book(self) -> Path:
        """The book that is opened when none was opened before."""
        return self.data_dir / f"My contacts{BOOK_SUFFIX}"

    @property
    def sample_book(self) -> Path:
        """The book of invented people to look around in."""
        return self.data_dir / f"Sample book{BOOK_SUFFIX}"

    @property
    def window_state(self) -> Path:
        """What the window remembers: size, page, column widths, the chosen contact."""
        return self.data_dir / "window.ini"

    @property
    def log(self) -> Path:
        """The log; it holds no names."""
        return self.data_dir / "barnacle.log"

    @property
    def backups(self) -> Path:
        """The backups of all books."""
        return self.data_dir / "Backups"

    def last_book(self) -> Path:
        """The book opened last, else the default one.

        Raises:
            MissingBookError: it is not there any more. An empty book in its stead would look as if all were lost.
        """
        try:
            text = self._last_book_file.read_text(encoding="utf-8").strip()
        except OSError:
            return self.default_book
        if not text:
            return self.default_book
        book = Path(text)
        if not os.path.exists(book):
            raise MissingBookError(book)
        return book

    def remember_book(self, book: Path) -> None:
        """Note the book as the one opened last; where that can't be written, the one noted before stays."""
        self.make_data_dir()
        part = self._last_book_file.with_suffix(".part")
        with contextlib.suppress(OSError):
            part.write_text(str(book), encoding="utf-8")
            part.replace(self._last_book_file)

    def make_data_dir(self) -> None:
        """Make the data folder, for its owner alone."""
        self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)

    @property
    def _last_book_file(self) -> Path:
        return self.data_dir / "last book.txt"


def _runtime_dir() -> Path:
    # Sockets need a short path: the system's runtime folder, else a folder of this user under the temporary one. A
    # scheduler's environment may not name the first, and must come to the same one as the window.
    uid = os.getuid() if sys.platform != "win32" else None
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{uid}"
    if Path(runtime).is_dir():
        return Path(runtime)
    # With what it brings along it takes 2 ms, and most systems have a runtime folder.
    import tempfile

    user = os.environ.get("USERNAME", "user") if uid is None else uid
    folder = Path(tempfile.gettempdir()) / f"barnacle-{user}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    if uid is None or _is_private(folder, uid):
        return folder
    # Anyone may make a folder of this name there, and would hear what a second start says.
    own = Path(platformdirs.user_cache_dir("Barnacle", appauthor=False))
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    return own


def _is_private(folder: Path, uid: int) -> bool:
    """True when it is a folder of this user that nobody else can write to, and no link to one."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == uid and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
