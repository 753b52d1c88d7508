"""Stopping all that is planned for somebody who is not to be contacted any more."""

from collections.abc import Sequence
from datetime import date

from models.domain.contacts import Flag
from models.domain.enrolments import EndReason
from models.services import enrolment_rows
from models.store import tables
from models.store.database import Book

# What ends every plan when it is set, and the reason that is kept with the plan.
STOPPING_FLAGS = {
    Flag.DO_NOT_CONTACT: (EndReason.DO_NOT_CONTACT, ""),
    Flag.DECEASED: (EndReason.OTHER, Flag.DECEASED.value),
}


def stop_all(book: Book, contact_ids: Sequence[int], today: date, flag: Flag) -> None:
    """End the plans of contacts and close their open follow-ups, inside the step that sets the flag."""
    reason, note = STOPPING_FLAGS[flag]
    for running in list(enrolment_rows.load_running(book, contact_ids)):
        enrolment_rows.end_running(book, running, today, reason, note=note)
    follow_up = tables.FollowUp
    for contact_id in contact_ids:
        is_open = (follow_up.contact == contact_id) & follow_up.closed_at.is_null()
        book.change(follow_up.update(closed_at=book.now_text(), closed_as="ended").where(is_open))
