"""Stopping all that is planned for somebody who is not to be contacted any more."""

from collections.abc import Sequence
from datetime import date

from models.domain.contacts import Flag
from models.domain.enrolments import EndReason
from models.jobs import NoProgress, Progress
from models.services import enrolment_writes
from models.services.enrolment_rows import Running
from models.services.enrolment_writes import EnrolmentWrites
from models.store import tables
from models.store.database import Book

_CHUNK = 1_000
# What ends every plan when it is set, and the reason that is kept with the plan.
STOPPING_FLAGS = {
    Flag.DO_NOT_CONTACT: (EndReason.DO_NOT_CONTACT, ""),
    Flag.DECEASED: (EndReason.OTHER, Flag.DECEASED.value),
}


def stop_all(book: Book, contact_ids: Sequence[int], today: date, flag: Flag, progress: Progress | None = None) -> None:
    """End the plans of contacts and close their open follow-ups, inside the step that sets the flag."""
    reason, note = STOPPING_FLAGS[flag]

    def end(writes: EnrolmentWrites, running: Running) -> None:
        writes.end(running, today, reason, note=note)

    enrolment_writes.write_each(book, contact_ids, end, progress or NoProgress())
    follow_up = tables.FollowUp
    for start in range(0, len(contact_ids), _CHUNK):
        ids = list(contact_ids[start : start + _CHUNK])
        is_open = follow_up.contact.in_(ids) & follow_up.closed_at.is_null()
        book.change(follow_up.update(closed_at=book.now_text(), closed_as="ended").where(is_open))
