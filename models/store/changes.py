"""What a transaction changed, as told to everyone who shows the book."""

from typing import NamedTuple


class ChangeSet(NamedTuple):
    """The result of one named transaction, or of another program's writing.

    `tables` are the names of the tables that changed, `contact_ids` the contacts they belong to. With `is_everything`
    both may be incomplete: read all again. `step_id` is the step of the journal, `root_id` the step that this one
    undoes or redoes; both are None where nothing can be undone.
    """

    name: str
    tables: frozenset[str] = frozenset()
    contact_ids: frozenset[int] = frozenset()
    is_everything: bool = False
    step_id: int | None = None
    root_id: int | None = None

    def touches(self, *tables: str) -> bool:
        """True when one of `tables` may have changed."""
        return self.is_everything or not self.tables.isdisjoint(tables)
