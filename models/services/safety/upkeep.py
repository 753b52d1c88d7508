"""What a book needs now and then: a backup, and the throwing away of what has waited long enough."""

from dataclasses import dataclass

from models.services.contact_history import ContactHistory
from models.services.safety.backups import Backups, MadeBackup
from models.services.safety.trash import Trash


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What was done: the backup, None where none was due, and how much was thrown away for good."""

    backup: MadeBackup | None
    purged: int


def look_after(backups: Backups, trash: Trash, contact_history: ContactHistory) -> Upkeep:
    """Back the book up where that is due, else look whether it is damaged; then throw away what is old.

    Nothing goes before it is in a backup.

    Raises:
        DamagedBookError: the book is damaged; nothing was thrown away.
        MachineError: the disk is full or refuses; nothing was thrown away.
    """
    has_old = trash.has_old()
    made = backups.make("before emptying the trash" if has_old else "") if has_old or backups.is_due() else None
    if made is None:
        backups.refuse_damage()
    purged = trash.purge_old() if has_old else 0
    contact_history.forget_old()
    return Upkeep(made, purged)


def empty_trash(backups: Backups, trash: Trash) -> int:
    """Back the book up, then throw away all that lies in the trash; gives how much. Raises as `look_after`."""
    if not trash.count():
        return 0
    backups.make("before emptying the trash")
    return trash.empty()
