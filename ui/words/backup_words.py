"""How the window speaks of backups."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from models.services.safety.backups import Backup, BackupFile
from ui.words.wording import counted, near_day

_CONTEXT = "Backups"


def moment(at: datetime, today: date) -> str:
    """`today, 14:05` of an instant, on the clock here."""
    local = at.astimezone()
    time = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return f"{near_day(local.date(), today)}, {time}"


def about(backup: Backup) -> str:
    """`1,204 contacts · 3.2 MB · before restoring`."""
    people = (
        QCoreApplication.translate(_CONTEXT, "can't be read")
        if backup.contacts is None
        else counted(backup.contacts, "%Ln contact", "%Ln contacts")
    )
    place = QCoreApplication.translate(_CONTEXT, "in the second folder") if backup.file.is_second else ""
    return " · ".join(part for part in (people, size(backup.file), reason(backup.file), place) if part)


def size(file: BackupFile) -> str:
    """`3.2 MB`."""
    return QLocale().formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def reason(file: BackupFile) -> str:
    """Why it was made, empty for one of every hour."""
    return {
        "before restoring": QCoreApplication.translate(_CONTEXT, "before a restore"),
        "before emptying the trash": QCoreApplication.translate(_CONTEXT, "before the trash was emptied"),
        "file was gone": QCoreApplication.translate(_CONTEXT, "when the file had gone"),
    }.get(file.reason, file.reason)
