"""Where a book lies, and what that means for it.

A write-ahead log needs memory that all programs share, which a network share does not give (SQLite, *Write-Ahead
Logging*, section 1), and a program that synchronises folders copies book and log at different moments. There the book
is written with a rollback journal: between two changes it is one whole file.
"""

import os
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK_TYPES = frozenset(
    "afs afpfs beegfs ceph cifs coda davfs fuse.davfs2 fuse.gvfsd-fuse fuse.rclone fuse.sshfs gfs2 glusterfs lustre"
    " ncpfs nfs nfs4 ocfs2 smb2 smb3 smbfs webdav".split()
)
_SYNCED = re.compile(
    r"dropbox|onedrive|google ?drive|my ?drive|icloud|com~apple~clouddocs|nextcloud|owncloud|pcloud|mega(sync)?"
    r"|syncthing|seafile|tresorit|proton ?drive|box( sync)?",
    re.IGNORECASE,
)
# What programs that synchronise leave in their folders.
_SIGNS = (".stfolder", ".dropbox", ".dropbox.cache", ".sync", ".owncloudsync.log")
_WINDOWS_REMOTE_DRIVE = 4


class Risk(StrEnum):
    """Why a place is not safe for a write-ahead log."""

    NETWORK = "network"
    SYNCED = "synced"


def find_risk(book: Path) -> Risk | None:
    """What is risky about the place of a book, or None."""
    place = Path(os.path.realpath(book))
    if _is_on_network(place):
        return Risk.NETWORK
    if any(_SYNCED.fullmatch(re.split(r"\s+[-–(]|@", part)[0]) for part in place.parent.parts[1:]):
        return Risk.SYNCED
    if any(os.path.exists(folder / sign) for folder in list(place.parents)[:4] for sign in _SIGNS):
        return Risk.SYNCED
    return None


def pragmas_for(book: Path) -> Mapping[str, str | int]:
    """The settings of SQLite by which a book of this place is kept safe."""
    if find_risk(book) is None:
        return {"journal_mode": "wal"}
    # What does not fit into memory would lock readers out until the end of the transaction.
    return {"journal_mode": "delete", "cache_spill": 0}


def _is_on_network(place: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_on_windows(place)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return _type_of_mount(place, mounts) in _NETWORK_TYPES


def _is_remote_on_windows(place: Path) -> bool:
    if place.drive.startswith("\\\\"):
        return True
    import ctypes

    get_drive_type = getattr(ctypes, "windll").kernel32.GetDriveTypeW  # noqa: B009 - not known on other systems
    return bool(get_drive_type(f"{place.drive}\\") == _WINDOWS_REMOTE_DRIVE)


def _type_of_mount(place: Path, mounts: str) -> str:
    """The type of the file system that a path lies on, by the lines of mountinfo (proc(5))."""
    best, found = "", ""
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        parts = fields.split(" ")
        if len(parts) < 5 or not rest:
            continue
        mount = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), parts[4])
        # Of two mounts on one place, the later one is seen.
        if len(mount) >= len(best) and (place == Path(mount) or Path(mount) in place.parents):
            best, found = mount, rest.split(" ")[0]
    return found
