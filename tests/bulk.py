"""Contacts added in bulk, as an import does."""

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.search_words import search_document
from models.store import contact_columns

CREATED_AT = "2026-11-01T08:00:00+00:00"


def import_in_bulk(context: Context, drafts: list[ContactDraft]) -> list[int]:
    """Add contacts without interests and groups as one bulk step; gives their ids."""
    with context.book.bulk_transaction("Import") as work:
        first = work.next_id("contact")
        ids = list(range(first, first + len(drafts)))
        numbered = list(zip(ids, drafts, strict=True))
        work.insert(
            "contact",
            ("id", "uid", "created_at", *contact_columns.CONTACT_COLUMNS),
            [(i, f"uid-{i}", CREATED_AT, *contact_columns.contact_values(draft)) for i, draft in numbered],
        )
        for table, columns in contact_columns.PART_COLUMNS.items():
            rows = [
                (i, position, *row)
                for i, draft in numbered
                for position, row in enumerate(contact_columns.part_values(draft)[table])
            ]
            work.insert(table, ("contact_id", "position", *columns), rows)
        work.add_documents([(i, search_document(draft)) for i, draft in numbered])
    return ids
