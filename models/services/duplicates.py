"""Duplicates of the whole book: who may stand in it twice, and the owner's word that two are two."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from rapidfuzz.distance import Indel

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import PostalAddress
from models.domain.duplicates import DuplicateIndex, Match, Traits, make_traits
from models.domain.names import PersonName
from models.errors import NotFoundError
from models.formats.phone_numbers import number_key
from models.jobs import NoProgress, Progress, without_collecting
from models.services.lists import ContactLists, ContactRow
from models.store.database import Book
from models.store.duplicate_tables import DistinctPair

# More pairs than an owner looks through at once; they are counted, and come up as the first ones are done.
MOST_PAIRS = 2_000
_CONTACTS_BETWEEN_REPORTS = 100
_CHUNK = 500

likeness = Indel.normalized_similarity

_CONTACTS = """
SELECT contact.id, given_name, family_name, additional_name, name_prefix, name_suffix, nickname, company
FROM contact WHERE trashed_at IS NULL AND id > ? ORDER BY id LIMIT ?
"""
_PARTS = {
    "email": "SELECT contact_id, address FROM email WHERE contact_id BETWEEN ? AND ?",
    "phone": "SELECT contact_id, number FROM phone WHERE contact_id BETWEEN ? AND ?",
    "address": "SELECT contact_id, street, extended, po_box, locality, region, postcode, country FROM postal_address"
    " WHERE contact_id BETWEEN ? AND ?",
    "birthday": "SELECT contact_id, month, day, year FROM occasion"
    " WHERE kind = 'birthday' AND contact_id BETWEEN ? AND ? ORDER BY contact_id, position DESC",
}


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two contacts that may be one; the one with the lower id, which came first, is the left one."""

    left: ContactRow
    right: ContactRow
    match: Match

    @property
    def ids(self) -> tuple[int, int]:
        """The ids of both."""
        return self.left.id, self.right.id


@dataclass(frozen=True, slots=True)
class DuplicateReport:
    """The pairs, the surest first, at most MOST_PAIRS of them; `count` is how many there are."""

    pairs: tuple[DuplicatePair, ...]
    count: int


class Duplicates:
    """Finding duplicates. In a worker's thread, call it inside `book.connection()`.

    `own_country` gives the ISO code of the country whose numbers are written without a country code.
    """

    def __init__(self, book: Book, lists: ContactLists, own_country: Callable[[], str]) -> None:
        self._book = book
        self._lists = lists
        self._own_country = own_country

    def number_key(self, number: str) -> str:
        """A telephone number as all its spellings share it."""
        return number_key(number, self._own_country())

    def find(self, progress: Progress | None = None) -> DuplicateReport:
        """All pairs of the book that may be one contact and that the owner has not said to be two.

        Raises:
            JobCancelledError: the owner asked to stop.
        """
        with without_collecting():
            best = _Best()
            self._meet(best, progress or NoProgress())
            return DuplicateReport(tuple(self._with_rows(best.pairs())), best.count)

    def _meet(self, best: "_Best", progress: Progress) -> None:
        apart = {(row.contact, row.other) for row in self._book.rows(DistinctPair.select())}
        total = int(self._book.sql("SELECT count(*) FROM contact WHERE trashed_at IS NULL")[0][0])
        index = DuplicateIndex(likeness)
        try:
            for done, traits in enumerate(self._traits()):
                if done % _CONTACTS_BETWEEN_REPORTS == 0:
                    progress.report(done, total)
                for contact_id, match in index.matches(traits):
                    if (contact_id, traits.contact) not in apart:
                        best.add(contact_id, traits.contact, match)
                index.add(traits)
        finally:
            index.forget()

    def keep_apart(self, one_id: int, other_id: int) -> None:
        """Remember that two contacts are two, so that they are not shown as duplicates again.

        Raises:
            NotFoundError: one of them is no longer in the book.
        """
        first, second = sorted((one_id, other_id))
        rows = {row.id: row for row in self._lists.rows([first, second])}
        if len(rows) != 2:
            raise NotFoundError("One of the two contacts is no longer in the book.")
        with self._book.transaction(f"Keep {rows[first].name} and {rows[second].name} apart"):
            self._book.change(DistinctPair.insert(contact=first, other=second).on_conflict_ignore())

    def _with_rows(self, found: Sequence[tuple[int, int, Match]]) -> Iterator[DuplicatePair]:
        ids = list({contact_id for pair in found for contact_id in pair[:2]})
        rows: dict[int, ContactRow] = {}
        for start in range(0, len(ids), _CHUNK):
            rows |= {row.id: row for row in self._lists.rows(ids[start : start + _CHUNK])}
        for left, right, match in found:
            if left in rows and right in rows:
                yield DuplicatePair(rows[left], rows[right], match)

    def _traits(self) -> Iterator[Traits]:
        """The traits of all contacts outside the trash, by id; chunk by chunk, so that no step takes long."""
        key_of = partial(number_key, country=self._own_country())
        last = 0
        while rows := self._book.sql(_CONTACTS, (last, _CHUNK)):
            first, last = rows[0][0], rows[-1][0]
            parts = {name: self._by_contact(query, first, last) for name, query in _PARTS.items()}
            for contact_id, given, family, additional, prefix, suffix, nickname, company in rows:
                yield make_traits(
                    contact_id,
                    PersonName(given, family, additional, prefix, suffix, nickname),
                    company,
                    emails=(values[0] for values in parts["email"].get(contact_id, ())),
                    numbers=filter(None, (key_of(values[0]) for values in parts["phone"].get(contact_id, ()))),
                    addresses=(PostalAddress(*values) for values in parts["address"].get(contact_id, ())),
                    birthday=_birthday(parts["birthday"].get(contact_id, ())),
                )

    def _by_contact(self, query: str, first: int, last: int) -> dict[int, list[tuple[Any, ...]]]:
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for contact_id, *values in self._book.sql(query, (first, last)):
            found[contact_id].append(tuple(values))
        return found


class _Best:
    """The surest pairs met so far, at most twice as many as are shown, and how many there were."""

    def __init__(self) -> None:
        self.count = 0
        self._pairs: list[tuple[int, int, Match]] = []

    def add(self, left_id: int, right_id: int, match: Match) -> None:
        """Take a pair."""
        self.count += 1
        self._pairs.append((left_id, right_id, match))
        if len(self._pairs) > 2 * MOST_PAIRS:
            self._pairs = self.pairs()

    def pairs(self) -> list[tuple[int, int, Match]]:
        """The first of them, the surest first."""
        return sorted(self._pairs, key=lambda pair: (-pair[2].score, pair[0], pair[1]))[:MOST_PAIRS]


def _birthday(rows: Iterable[tuple[Any, ...]]) -> CalendarDay | None:
    days = [CalendarDay(month, day, year) for month, day, year in rows]
    return days[-1] if days else None
