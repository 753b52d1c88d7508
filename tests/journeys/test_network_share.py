"""A book and its backups on a real network share: SFTP from this machine to itself, mounted with sshfs."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.segments import ContactQuery
from models.errors import MachineError
from models.services.safety.book_checks import check
from models.store.places import Risk, find_risk
from tests.support.books import make_full_book
from tests.support.processes import wait_for

SERVERS = ("/usr/lib/openssh", "/usr/lib/ssh", "/usr/libexec/openssh", "/usr/libexec")
PEOPLE = 10


class Share:
    """A folder that is served, and where it is mounted."""

    def __init__(self, folder: Path, server: str) -> None:
        self.served, self.place = folder / "served", folder / "share"
        self.served.mkdir()
        self.place.mkdir()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._server = server
        self._serving: list[subprocess.Popen[bytes]] = []
        Thread(target=self._serve, daemon=True).start()
        self.connect()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                with connection:
                    ends = connection.fileno()
                    self._serving.append(subprocess.Popen([self._server], stdin=ends, stdout=ends))

    def connect(self) -> None:
        port = self._listener.getsockname()[1]
        command = ["sshfs", "-f", "-o", f"directport={port}", f"localhost:{self.served}", str(self.place)]
        self._mount = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait_for(lambda: os.path.ismount(self.place), "the share")

    def lose(self) -> None:
        """The connection breaks; what is mounted stays there, and answers nothing any more."""
        self._mount.kill()
        self._mount.wait()

    def give_up(self) -> None:
        subprocess.run(["umount", "-l", self.place], capture_output=True, check=False)

    def close(self) -> None:
        self.lose()
        self.give_up()
        # Else the thread goes on waiting in it.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for process in self._serving:
            process.wait()


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Share]:
    server = shutil.which("sftp-server", path=os.pathsep.join([*SERVERS, os.environ["PATH"]]))
    if sys.platform != "linux" or server is None or shutil.which("sshfs") is None or os.getuid() != 0:
        pytest.skip("mounting a share takes sshfs, sftp-server and the rights of the administrator")
    share = Share(tmp_path, server)
    yield share
    share.close()


def test_a_book_on_a_share_is_told_and_keeps_all(share: Share) -> None:
    book = share.place / "book.barnacle"
    make_full_book(book, PEOPLE)
    context = Context.open(book, Clock())
    assert (find_risk(book), context.book.sql("PRAGMA journal_mode")) == (Risk.NETWORK, [("delete",)])
    count = context.lists.count(ContactQuery())
    made = context.backups.make()
    context.contacts.add(ContactDraft(company="Acme"))
    context.history.note_swap("Restore", context.backups.swap_to(made.path))
    assert context.lists.count(ContactQuery()) == count
    context.history.undo()
    assert (context.lists.count(ContactQuery()), check(context.book).problems) == (count + 1, ())
    context.close()


def test_a_share_that_is_lost_is_told_and_what_was_saved_is_there_again(share: Share, tmp_path: Path) -> None:
    book = share.place / "book.barnacle"
    make_full_book(book, PEOPLE)
    context = Context.open(book, Clock(), backups_folder=tmp_path / "Backups")
    context.contacts.add(ContactDraft(company="Acme"))
    count = context.lists.count(ContactQuery())
    share.lose()
    for act in (
        lambda: context.contacts.add(ContactDraft(company="Bolt")),
        context.backups.make,
        context.backups.keep_what_is_open,
        lambda: Context.open(book, Clock()),
    ):
        with pytest.raises(MachineError):
            act()
    context.close()
    share.give_up()
    share.connect()
    context = Context.open(book, Clock())
    assert (context.lists.count(ContactQuery()), check(context.book).problems) == (count, ())
    context.close()


def test_backups_go_on_when_the_share_of_the_second_folder_is_lost(share: Share, tmp_path: Path) -> None:
    context = Context.open(tmp_path / "book.barnacle", Clock())
    (share.place / "second").mkdir()
    context.settings.change(backup_folder=str(share.place / "second"))
    assert context.backups.make().second_problem == ""
    share.lose()
    context.contacts.add(ContactDraft(company="Acme"))
    made = context.backups.make()
    assert (made.contacts, made.second_problem != "") == (1, True)
    context.contacts.add(ContactDraft(company="Bolt"))
    context.backups.restore(made.path)
    assert context.lists.count(ContactQuery()) == 1
    context.close()
