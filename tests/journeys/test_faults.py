"""What the machine may do to the book, done for real: docs/reliability.md tells of each."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Note
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.errors import MachineError
from models.services.safety.book_checks import check
from models.store import versions
from tests.models.store.old_books import PEOPLE, make_old_book
from tests.support.books import make_full_book

ROOT = Path(__file__).parents[2]


def mount_memory(place: Path, size: str) -> int:
    """Mount a disk of this size; gives 0 when that was possible."""
    if shutil.which("mount") is None:
        return 1
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MiB."""
    place = tmp_path / "disk"
    place.mkdir()
    if mount_memory(place, "3m"):
        pytest.skip("mounting a small disk takes the rights of the administrator")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def person(number: int) -> ContactDraft:
    return ContactDraft(PersonName("Ann", f"Reed {number}"), notes=(Note("x" * 5_000, Clock().today()),))


def fill_up(context: Context) -> int:
    """Add people until the disk is full; gives how many were saved."""
    for number in range(2_000):
        try:
            context.contacts.add(person(number))
        except MachineError as error:
            assert "disk is full" in str(error)  # noqa: PT017 - the error comes somewhere on the way
            return number
    raise AssertionError("the disk is not small")


def test_a_full_disk_is_told_and_nothing_that_was_saved_is_lost(small_disk: Path) -> None:
    context = Context.open(small_disk / "book.barnacle", Clock())
    saved = fill_up(context)
    assert saved > 10
    with pytest.raises(MachineError):
        context.backups.make()
    assert list(context.backups.folder.iterdir()) == []
    assert (context.lists.count(ContactQuery()), check(context.book).problems) == (saved, ())
    context.close()
    context = Context.open(small_disk / "book.barnacle", Clock())
    assert (context.lists.count(ContactQuery()), check(context.book).problems) == (saved, ())
    context.close()


def test_after_a_full_disk_was_cleared_the_owner_goes_on(small_disk: Path) -> None:
    context = Context.open(small_disk / "book.barnacle", Clock())
    context.contacts.add(person(0))
    with contextlib.suppress(OSError):
        (small_disk / "filler").write_bytes(b"x" * 3_000_000)
    fill_up(context)
    before = context.lists.count(ContactQuery())
    (small_disk / "filler").unlink()
    context.contacts.add(person(500))
    assert (context.lists.count(ContactQuery()), check(context.book).problems) == (before + 1, ())
    context.close()


def fill_but(disk: Path, free: int) -> Path:
    """Fill the disk but for so many bytes; gives the file that fills it."""
    filler = disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4_096)
    os.truncate(filler, max(0, filler.stat().st_size - free))
    return filler


@pytest.mark.parametrize("version", range(1, versions.VERSION))
def test_a_disk_that_is_full_while_an_old_book_is_brought_up_to_date_is_told(small_disk: Path, version: int) -> None:
    book = small_disk / "book.barnacle"
    outcomes = set()
    for free in range(0, 1_200_000, 100_000):
        book.unlink(missing_ok=True)
        make_old_book(book, version)
        filler = fill_but(small_disk, free)
        try:
            Context.open(book, Clock()).close()
            outcomes.add("opened")
        except MachineError:
            outcomes.add("told")
        for path in (filler, *small_disk.glob("book (version*")):
            path.unlink()
        context = Context.open(book, Clock())
        assert (context.lists.count(ContactQuery()), check(context.book).problems) == (PEOPLE, ())
        context.close()
        for path in small_disk.glob("book (version*"):
            path.unlink()
    assert outcomes == {"opened", "told"}


@pytest.mark.parametrize("free", [0, 400_000, 900_000])
def test_a_disk_that_is_full_while_a_backup_is_restored_is_told(small_disk: Path, tmp_path: Path, free: int) -> None:
    context = Context.open(small_disk / "book.barnacle", Clock(), backups_folder=tmp_path / "Backups")
    context.contacts.add(person(1))
    backup = context.backups.make().path
    context.contacts.add(person(2))
    filler = fill_but(small_disk, free)
    with pytest.raises(MachineError, match="The disk is full"):
        context.backups.restore(backup)
    filler.unlink()
    assert (context.lists.count(ContactQuery()), check(context.book).problems) == (2, ())
    context.close()


@contextlib.contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """The disk takes no writes in the block."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


def test_a_read_only_folder_for_backups_is_told_and_the_book_goes_on(small_disk: Path, tmp_path: Path) -> None:
    context = Context.open(tmp_path / "book.barnacle", Clock(), backups_folder=small_disk / "Backups")
    backup = context.backups.make().path
    context.contacts.add(ContactDraft(company="Acme"))
    with read_only(small_disk):
        with pytest.raises(MachineError, match="read-only"):
            context.backups.make()
        with pytest.raises(MachineError, match="read-only"):
            context.backups.restore(backup)
        context.contacts.add(ContactDraft(company="Bolt"))
    assert (context.lists.count(ContactQuery()), context.backups.make().contacts) == (2, 2)
    context.close()


def test_a_read_only_second_folder_is_told_and_the_backup_is_made(small_disk: Path, tmp_path: Path) -> None:
    context = Context.open(tmp_path / "book.barnacle", Clock())
    context.settings.change(backup_folder=str(small_disk))
    with read_only(small_disk):
        made = context.backups.make()
    assert ("can't be written" in made.second_problem, made.contacts) == (True, 0)
    context.close()


def unplug(stick: Path) -> None:
    subprocess.run(["umount", "-l", str(stick)], check=True)


@pytest.mark.parametrize("vanish", [unplug, shutil.rmtree])
def test_a_second_folder_that_vanishes_during_a_backup_takes_nothing_with_it(
    tmp_path: Path, vanish: Callable[[Path], None]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    if vanish is unplug and mount_memory(stick, "64m"):
        pytest.skip("mounting a stick takes the rights of the administrator")
    book = tmp_path / "book.barnacle"
    make_full_book(book, 2_000)
    context = Context.open(book, Clock())
    context.settings.change(backup_folder=str(stick))
    going = threading.Thread(target=vanish_at_the_first_bytes, args=(stick, vanish))
    going.start()
    made = context.backups.make()
    going.join()
    copy = Context.open(made.path, Clock())
    assert (copy.lists.count(ContactQuery()), check(copy.book).problems) == (made.contacts, ())
    copy.close()
    context.close()


def vanish_at_the_first_bytes(stick: Path, vanish: Callable[[Path], None]) -> None:
    with contextlib.suppress(OSError):
        while not any(file.stat().st_size for file in stick.glob("*/*.barnacle*")):
            pass
        vanish(stick)


def run(*arguments: str, **variables: str) -> dict[str, object]:
    command = [sys.executable, str(ROOT / "main.py"), *arguments, "--json"]
    done = subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")
def test_whatever_is_written_is_for_the_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    base = ["--data-dir", str(data), "--book", str(data / "book.barnacle")]
    run(*base, "sample")
    run(*base, "backup", str(data / "out.barnacle"))
    run(*base, "restore", str(data / "out.barnacle"))
    run(*base, "export", str(data / "people.vcf"))
    modes = {path.relative_to(tmp_path): path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert {path: oct(mode) for path, mode in modes.items() if mode & 0o077} == {}
    assert len(modes) >= 5


def test_days_stay_what_they_are_in_another_time_zone(tmp_path: Path) -> None:
    base = ["--data-dir", str(tmp_path), "--book", str(tmp_path / "book.barnacle")]
    run(*base, "add", "--name", "Ann Reed", "--birthday", "1970-03-14", TZ="Pacific/Kiritimati")
    before = run(*base, "due", "--on", "2027-03-14", TZ="Pacific/Kiritimati")
    assert run(*base, "due", "--on", "2027-03-14", TZ="Pacific/Pago_Pago") == before


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    base = ["--data-dir", str(tmp_path), "--book", str(tmp_path / "book.barnacle")]
    run(*base, "check")
    command = [sys.executable, str(ROOT / "main.py"), *base, "add", "--name"]
    started = [subprocess.Popen([*command, f"Ann {number}"], stdout=subprocess.DEVNULL) for number in range(8)]
    assert [process.wait(120) for process in started] == [0] * 8
    assert (run(*base, "list")["count"], run(*base, "check")["problems"]) == (8, [])
