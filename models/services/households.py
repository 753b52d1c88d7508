"""Households in the book: who lives together, what their label says, and who may."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.domain.addressees import MailContact
from models.domain.households import Household, household_line, propose_households
from models.domain.segments import ContactQuery
from models.errors import InputError, NotFoundError
from models.jobs import NoProgress, Progress, without_collecting
from models.services.lists import ContactLists
from models.store import mailing_tables
from models.store.database import Book
from models.store.mail_rows import load_mail_drafts

_HOUSEHOLD, _MEMBER = mailing_tables.Household, mailing_tables.HouseholdMember
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """A household of the book. `line` is what its label says; `is_own_line` tells whether the owner typed it."""

    id: int
    contact_ids: tuple[int, ...]
    names: tuple[str, ...]
    line: str
    is_own_line: bool


@dataclass(frozen=True, slots=True)
class ProposedHousehold:
    """Contacts that share an address and are in no household yet, with the line their label would have."""

    contact_ids: tuple[int, ...]
    names: tuple[str, ...]
    line: str


class Households:
    """What the owner does with households."""

    def __init__(self, book: Book, lists: ContactLists) -> None:
        self._book = book
        self._lists = lists

    def among(self, contact_ids: Sequence[int]) -> list[Household]:
        """The households of any of the contacts, whole."""
        return list(self._load(contact_ids).values())

    def find_of(self, contact_id: int) -> HouseholdRow | None:
        """The household of a contact, or None."""
        return next((self._row(i, found) for i, found in self._load([contact_id]).items()), None)

    def propose(self, who: ContactQuery | Sequence[int], progress: Progress | None = None) -> list[ProposedHousehold]:
        """Those of the contacts who share an address and are in no household yet.

        Raises:
            JobCancelledError: the owner asked to stop.
        """
        contact_ids = self._lists.ids(who) if isinstance(who, ContactQuery) else who
        members = set(self._book.column(_MEMBER.select(_MEMBER.contact)))
        free = [contact_id for contact_id in contact_ids if contact_id not in members]
        with without_collecting():
            drafts = self._drafts(free, progress or NoProgress())
            found_households = propose_households(drafts.items())
        return [
            ProposedHousehold(
                found.contact_ids,
                tuple(drafts[i].shown_name for i in found.contact_ids),
                household_line([drafts[i] for i in found.contact_ids]),
            )
            for found in found_households
        ]

    def make(self, groups: Sequence[Sequence[int]], line: str = "") -> None:
        """Make a household of each group of contacts, in the order of their names on the label, as one step.

        Members of another household leave it. `line` is the own line of a single new household.

        Raises:
            InputError: a group has fewer than two contacts.
            NotFoundError: one of them is not in the book.
        """
        if any(len(set(group)) < 2 for group in groups):
            raise InputError("A household has two members or more.")
        name = self._name(groups[0]) if len(groups) == 1 else f"{len(groups):,} households"
        with self._book.transaction(f"Join {name}"):
            for group in groups:
                contact_ids = list(dict.fromkeys(group))
                if len(dict(load_mail_drafts(self._book, contact_ids))) != len(contact_ids):
                    raise NotFoundError("A contact of the household is no longer in the book.")
                self._leave(contact_ids)
                household_id = self._book.change(_HOUSEHOLD.insert(label_line=_tidy(line)))
                for contact_id in contact_ids:
                    self._book.change(_MEMBER.insert(household=household_id, contact=contact_id))

    def set_line(self, household_id: int, line: str) -> None:
        """Let the label of a household say `line`; an empty one is worked out from the names.

        Raises:
            NotFoundError: there is no such household.
        """
        with self._book.transaction("Change line of a household"):
            change = _HOUSEHOLD.update(label_line=_tidy(line)).where(_HOUSEHOLD.id == household_id)
            if not self._book.change(change):
                raise NotFoundError("This household is no longer in the book.")

    def part(self, household_id: int) -> None:
        """Give the members of a household labels of their own again.

        Raises:
            NotFoundError: there is no such household.
        """
        with self._book.transaction("Part a household"):
            # Children first: rows that go with their parent would be told twice in the journal's order.
            self._book.change(_MEMBER.delete().where(_MEMBER.household == household_id))
            if not self._book.change(_HOUSEHOLD.delete().where(_HOUSEHOLD.id == household_id)):
                raise NotFoundError("This household is no longer in the book.")

    def _drafts(self, contact_ids: Sequence[int], progress: Progress) -> dict[int, MailContact]:
        drafts: dict[int, MailContact] = {}
        for contact_id, draft in load_mail_drafts(self._book, contact_ids):
            if len(drafts) % _CHUNK == 0:
                progress.report(len(drafts), len(contact_ids))
            drafts[contact_id] = draft
        return drafts

    def _leave(self, contact_ids: Sequence[int]) -> None:
        left = self._book.column(_MEMBER.select(_MEMBER.household).where(_MEMBER.contact.in_(contact_ids)))
        self._book.change(_MEMBER.delete().where(_MEMBER.contact.in_(contact_ids)))
        for household_id in set(left):
            # One who is left alone is no household any more.
            rest = self._book.column(_MEMBER.select(_MEMBER.id).where(_MEMBER.household == household_id))
            if len(rest) < 2:
                self.part(household_id)

    def _load(self, contact_ids: Sequence[int]) -> dict[int, Household]:
        found: dict[int, tuple[list[int], str]] = {}
        for start in range(0, len(contact_ids), _CHUNK):
            chunk = tuple(contact_ids[start : start + _CHUNK])
            rows = self._book.sql(
                "SELECT household.id, household_member.contact_id, label_line FROM household"
                " JOIN household_member ON household_id = household.id"
                " JOIN contact ON contact.id = household_member.contact_id AND trashed_at IS NULL"
                " WHERE household.id IN (SELECT household_id FROM household_member"
                f" WHERE contact_id IN ({', '.join('?' * len(chunk))})) ORDER BY household_member.id",
                chunk,
            )
            fresh: dict[int, tuple[list[int], str]] = {}
            for household_id, contact_id, line in rows:
                fresh.setdefault(household_id, ([], line))[0].append(contact_id)
            found |= fresh
        return {i: Household(tuple(ids), line) for i, (ids, line) in found.items()}

    def _row(self, household_id: int, household: Household) -> HouseholdRow:
        drafts = [draft for _, draft in load_mail_drafts(self._book, household.contact_ids)]
        return HouseholdRow(
            household_id,
            household.contact_ids,
            tuple(draft.shown_name for draft in drafts),
            household_line(drafts, household.line),
            bool(household.line),
        )

    def _name(self, contact_ids: Sequence[int]) -> str:
        drafts = [draft for _, draft in load_mail_drafts(self._book, contact_ids)]
        return household_line(drafts) if drafts else "a household"


def _tidy(line: str) -> str:
    return " ".join(line.split())
