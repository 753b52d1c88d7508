"""Where a book lies decides how it is written."""

from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.segments import ContactQuery
from models.store import places
from models.store.places import Risk, find_risk

MOUNTS = r"""22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:24 / /home rw - ext4 /dev/vdb rw
45 30 0:50 / /home/ann/office\040share rw - cifs //server/share rw
46 30 0:51 / /home/ann/remote rw - fuse.sshfs ann@server:/ rw
47 45 0:52 / /home/ann/office\040share/local rw - ext4 /dev/sdb rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ann/book.barnacle", "ext4"),
        ("/home/ann/office share/book.barnacle", "cifs"),
        ("/home/ann/office shares/book.barnacle", "ext4"),
        ("/home/ann/office share/local/book.barnacle", "ext4"),
        ("/home/ann/remote/deep/book.barnacle", "fuse.sshfs"),
    ],
)
def test_the_mount_that_lies_nearest_counts(path: str, kind: str) -> None:
    assert places._type_of_mount(Path(path), MOUNTS) == kind


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox",
        "Dropbox (Personal)",
        "OneDrive - Reed Ltd",
        "Nextcloud",
        "Google Drive",
        "com~apple~CloudDocs",
        "MEGA",
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str) -> None:
    assert find_risk(tmp_path / folder / "deep" / "book.barnacle") is Risk.SYNCED


def test_a_synced_folder_is_known_by_what_lies_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine" / ".stfolder").mkdir(parents=True)
    assert find_risk(tmp_path / "mine" / "deep" / "book.barnacle") is Risk.SYNCED


@pytest.mark.parametrize("folder", ["Mailbox", "Boxing club", "megaphone", "Documents"])
def test_other_folders_are_not_taken_for_synced_ones(tmp_path: Path, folder: str) -> None:
    assert find_risk(tmp_path / folder / "book.barnacle") is None


def test_a_network_share_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mountinfo").write_text(
        f"1 1 0:1 / / rw - ext4 /dev/vda rw\n2 1 0:2 / {tmp_path} rw - nfs4 server:/ rw\n"
    )
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "mountinfo")
    assert find_risk(tmp_path / "book.barnacle") is Risk.NETWORK


@pytest.mark.parametrize(("folder", "mode"), [("Dropbox", "delete"), ("Documents", "wal")])
def test_in_a_synced_folder_the_book_is_one_whole_file_between_two_changes(
    tmp_path: Path, folder: str, mode: str
) -> None:
    path = tmp_path / folder / "book.barnacle"
    context = Context.open(path, Clock())
    context.contacts.add(ContactDraft(company="Reed"))
    assert context.book.sql("PRAGMA journal_mode") == [(mode,)]
    assert context.book.sql("PRAGMA synchronous") == [(2,)]
    is_alone = [file.name for file in path.parent.iterdir()] == [path.name]
    assert is_alone == (mode == "delete")
    context.close()


def test_a_book_that_is_moved_into_a_synced_folder_is_written_as_there(tmp_path: Path) -> None:
    context = Context.open(tmp_path / "book.barnacle", Clock())
    context.contacts.add(ContactDraft(company="Reed"))
    context.close()
    (tmp_path / "Dropbox").mkdir()
    moved = (tmp_path / "book.barnacle").rename(tmp_path / "Dropbox" / "book.barnacle")
    context = Context.open(moved, Clock())
    assert context.book.sql("PRAGMA journal_mode") == [("delete",)]
    assert context.lists.count(ContactQuery()) == 1
    context.close()


def test_in_a_synced_folder_two_programs_share_the_book_and_it_is_backed_up(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "book.barnacle"
    one, two = Context.open(path, Clock()), Context.open(path, Clock())
    one.contacts.add(ContactDraft(company="Reed"))
    assert (two.notice_other_writers(), two.lists.count(ContactQuery())) == (True, 1)
    two.contacts.add(ContactDraft(company="Acme"))
    made = one.backups.make()
    assert made.contacts == 2
    one.backups.restore(made.path)
    assert two.lists.count(ContactQuery()) == 2
    one.close()
    two.close()
