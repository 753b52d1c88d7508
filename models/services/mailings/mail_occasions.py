"""Whom a mailing may go to beside a search and a selection: whose letter is due, and whose birthday comes."""

from datetime import date, timedelta

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.occasions import Occasion, OccasionKind
from models.domain.touches import Method
from models.services.live import REACHABLE
from models.store.database import Book


class MailOccasions:
    """Reads who waits for mail; ids come in the order of names."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def due_letters(self, on: date) -> list[int]:
        """The contacts with a follow-up by letter that is due on the day `on` or before."""
        rows = self._book.sql(
            "SELECT id FROM contact WHERE id IN (SELECT contact_id FROM follow_up INDEXED BY follow_up_open"
            f" WHERE closed_at IS NULL AND due_on <= ? AND method = ?) AND {REACHABLE} ORDER BY sort_key, id",
            (on.isoformat(), Method.MAIL.value),
        )
        return [row[0] for row in rows]

    def birthdays(self, first_on: date, days: int) -> list[int]:
        """The contacts whose birthday falls on `first_on` or the `days` after it (at most 300)."""
        last_on = first_on + timedelta(days=days)
        # A month of the year is asked for, and the day looked at here, where leap years are known.
        months = {(first_on + timedelta(days=n)).month for n in range(-1, days + 2)}
        rows = self._book.sql(
            "SELECT contact.id, month, day, leap_rule FROM occasion CROSS JOIN contact ON contact.id = contact_id"
            f" WHERE month IN ({', '.join('?' * len(months))}) AND kind = ? AND recurrence = 'yearly' AND {REACHABLE}"
            " ORDER BY sort_key, contact.id",
            (*sorted(months), OccasionKind.BIRTHDAY.value),
        )
        found = [
            contact_id
            for contact_id, month, day, leap_rule in rows
            if _birthday(month, day, leap_rule).next_on(first_on) <= last_on
        ]
        return list(dict.fromkeys(found))


def _birthday(month: int, day: int, leap_rule: str) -> Occasion:
    return Occasion(OccasionKind.BIRTHDAY, CalendarDay(month, day), leap_rule=LeapRule(leap_rule))
