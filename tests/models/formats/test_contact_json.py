"""Any contact as JSON can be read again, with its key figures."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from models.domain.contacts import ContactDraft
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
