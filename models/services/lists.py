"""What the list of contacts shows: ids in order for a search, and the rows of those that are painted."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from models.clock import Clock
from models.domain.folding import fold
from models.domain.names import PersonName, initials, shown_name
from models.domain.search_words import SearchWords, search_words
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.services import plan_filters
from models.store import search
from models.store.database import Book

FIRST_PAGE = 50
# From so many hits on, walking along 30,000 contacts is quicker than sorting the hits; measured, and far from sharp.
_MANY_HITS = 1_500
# How many contacts are looked at for a page of many hits; each costs as much as a hundred steps of the walk.
_LOOKED_AT = 200
_ALL = -1


class ContactRow(NamedTuple):
    """A contact as a list shows it; `next_on` is the day of the first open follow-up, None with nothing planned."""

    id: int
    name: str
    company: str
    locality: str
    initials: str
    status: Status
    next_on: date | None
    is_live: bool
    must_not_be_contacted: bool = False


class ContactLists:
    """Searching and listing the contacts that are not in the trash, in the order of their names."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def count(self, query: ContactQuery) -> int:
        """How many contacts the search finds."""
        words = search_words(query.text)
        if query.text.strip() and not words:
            return 0
        if words and _is_text_only(query):
            return self._count_matches(words)
        conditions, parameters = self._conditions(query, words)
        return int(self._one(f"SELECT count(*) FROM contact WHERE {conditions}", parameters))

    def ids(self, query: ContactQuery) -> "array[int]":
        """The ids of all contacts that the search finds, in order."""
        words = search_words(query.text)
        return array("q", self._walk(query, words) if words else self._sort(query, words))

    def first_ids(self, query: ContactQuery, limit: int = FIRST_PAGE) -> list[int]:
        """The first of `ids()`, as quickly as a keystroke asks for."""
        words = search_words(query.text)
        hits = self._count_matches(words, at_most=_MANY_HITS) if words else 0
        if hits < _MANY_HITS:
            return self._sort(query, words, limit)
        found = self._look_at_the_first(query, words, limit)
        return found if len(found) == limit else self._walk(query, words, limit)

    def rows(self, contact_ids: Sequence[int]) -> list[ContactRow]:
        """The rows of contacts, in the order of the ids; contacts that are gone are left out."""
        marks = ", ".join("?" * len(contact_ids))
        found = self._book.sql(_ROWS.format(marks=marks), tuple(contact_ids))
        with self._book.telling_damage():
            by_id = {row[0]: _contact_row(row) for row in found}
        return [by_id[contact_id] for contact_id in contact_ids if contact_id in by_id]

    def _sort(self, query: ContactQuery, words: SearchWords, limit: int = _ALL) -> list[int]:
        # A few hits are read one by one and sorted.
        if query.text.strip() and not words:
            return []
        conditions, parameters = self._conditions(query, words)
        statement = f"SELECT id FROM contact WHERE {conditions} ORDER BY sort_key, id LIMIT {limit:d}"
        return [row[0] for row in self._book.sql(statement, parameters)]

    def _walk(self, query: ContactQuery, words: SearchWords, limit: int = _ALL) -> list[int]:
        # More hits are met on a walk along the list, and nothing needs to be read or sorted.
        conditions, parameters = self._conditions(query, SearchWords(()))
        statement = (
            f"SELECT id FROM contact INDEXED BY contact_in_list_order WHERE {conditions} AND +contact.id IN"
            " (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)"
            f" ORDER BY sort_key, id LIMIT {limit:d}"
        )
        return [row[0] for row in self._book.sql(statement, [*parameters, search.match_expression(words)])]

    def _look_at_the_first(self, query: ContactQuery, words: SearchWords, limit: int) -> list[int]:
        # Where one in four is a hit, the first page lies among the first contacts, and the index need not be asked.
        place = "SELECT sort_key FROM contact WHERE trashed_at IS NULL ORDER BY sort_key, id LIMIT 1 OFFSET ?"
        last = self._book.sql(place, (_LOOKED_AT,))
        if not last:
            return []
        conditions, parameters = self._conditions(query, SearchWords(()))
        scan, scan_parameters = search.scan_condition(words, "contact_search.document")
        statement = (
            "SELECT contact.id FROM contact INDEXED BY contact_in_list_order"
            " CROSS JOIN contact_search ON contact_search.rowid = contact.id"
            f" WHERE contact.sort_key < ? AND {conditions} AND ({scan})"
            f" ORDER BY contact.sort_key, contact.id LIMIT {limit:d}"
        )
        return [row[0] for row in self._book.sql(statement, [last[0][0], *parameters, *scan_parameters])]

    def _conditions(self, query: ContactQuery, words: SearchWords) -> tuple[str, list[object]]:
        conditions, parameters = _conditions(query, words)
        plan_conditions, plan_parameters = plan_filters.conditions(query, self._clock.today())
        return " AND ".join([*conditions, *plan_conditions]), [*parameters, *plan_parameters]

    def _count_matches(self, words: SearchWords, at_most: int = _ALL) -> int:
        matches = f"SELECT 1 FROM contact_search WHERE contact_search MATCH ? LIMIT {at_most:d}"
        return int(self._one(f"SELECT count(*) FROM ({matches})", (search.match_expression(words),)))

    def _one(self, statement: str, parameters: Sequence[object]) -> Any:
        return self._book.sql(statement, parameters)[0][0]


_ROWS = """
SELECT contact.id, given_name, additional_name, family_name, name_prefix, nickname, company, status,
    (SELECT locality FROM postal_address WHERE contact_id = contact.id AND locality != '' ORDER BY position LIMIT 1),
    (SELECT min(due_on) FROM follow_up WHERE contact_id = contact.id AND closed_at IS NULL),
    status != 'other' AND NOT do_not_contact AND NOT deceased AND trashed_at IS NULL, do_not_contact
FROM contact WHERE id IN ({marks})
"""


def _contact_row(row: Sequence[Any]) -> ContactRow:
    contact_id, given, additional, family, prefix, nickname, company, status, locality, next_on, is_live, barred = row
    name = PersonName(given, family, additional, prefix, nickname=nickname)
    return ContactRow(
        id=contact_id,
        name=shown_name(name, company),
        company=company if name else "",
        locality=locality or "",
        initials=initials(name, company),
        status=Status(status),
        next_on=date.fromisoformat(next_on) if next_on else None,
        is_live=bool(is_live),
        must_not_be_contacted=bool(barred),
    )


def _is_text_only(query: ContactQuery) -> bool:
    return query._replace(text="").is_empty


def _conditions(query: ContactQuery, words: SearchWords) -> tuple[list[str], list[object]]:
    conditions = ["contact.trashed_at IS NULL"]
    parameters: list[object] = []
    if words:
        conditions.append("contact.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)")
        parameters.append(search.match_expression(words))
    if query.statuses:
        conditions.append(f"contact.status IN ({_marks(query.statuses)})")
        parameters += sorted(query.statuses)
    for kind, names in (("interest", query.interests), ("group", query.groups)):
        if names:
            conditions.append(
                "contact.id IN (SELECT contact_id FROM contact_tag JOIN tag ON tag.id = contact_tag.tag_id"
                f" WHERE tag.kind = ? AND tag.folded IN ({_marks(names)}))"
            )
            parameters += [kind, *sorted(fold(name) for name in names)]
    return conditions, parameters


def _marks(values: frozenset[Any]) -> str:
    return ", ".join("?" * len(values))
