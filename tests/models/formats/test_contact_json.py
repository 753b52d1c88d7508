"""Any contact as JSON can be read again, with its key figures."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import ContactDraft
from models.domain.occasions import Occasion, OccasionKind
from models.formats.contact_json import contact_document, write_book
from tests.strategies import drafts

WRITTEN_AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


@given(st.lists(drafts, max_size=3))
def test_any_contacts_can_be_read_again(some: list[ContactDraft]) -> None:
    documents = [contact_document(number, f"u-{number}", draft) for number, draft in enumerate(some)]
    book = json.loads(b"".join(write_book({"contacts": documents, "plans": ()}, WRITTEN_AT)))
    assert (book["format"], book["version"], book["plans"]) == ("barnacle-book", 1, [])
    assert [contact["name"]["shown"] for contact in book["contacts"]] == [draft.shown_name for draft in some]
    assert [len(contact["addresses"]) for contact in book["contacts"]] == [len(draft.addresses) for draft in some]


def test_a_birthday_tells_all_that_is_known_of_it() -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(2, 29), lead_days=9, leap_rule=LeapRule.MARCH_1)
    document = contact_document(1, "u", ContactDraft(company="Lee & Co", occasions=(birthday,)))["birthday_occasion"]
    assert (document["month"], document["day"], document["year"]) == (2, 29, None)
    assert (document["lead_days"], document["leap_rule"]) == (9, LeapRule.MARCH_1)
