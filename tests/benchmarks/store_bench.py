"""The book without a window: searching, saving, undoing, at 30,000 contacts."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from books import COUNT, add_people, draft_of, make_book
from measuring import Result, percentile, spread, time_each
from people import people

from models.context import Context
from models.domain.folding import fold
from models.domain.segments import ContactQuery

SAVES = 600
RANGE = (
    "SELECT id FROM contact WHERE trashed_at IS NULL AND sort_key >= ? AND sort_key < ? ORDER BY sort_key, id LIMIT 50"
)


def keystrokes() -> Iterator[str]:
    """What stands in the search field at each key while names, towns, phones and two words are typed."""
    chance = random.Random(7)
    for person in chance.sample(list(people(COUNT)), 60):
        texts = (person.family_name, person.given_name, person.locality, person.email, person.phone)
        both = f"{person.given_name[:3]} {person.family_name}"
        for text in (*texts, both, f"{person.family_name[:1]} {person.locality[:1]} {person.given_name}"):
            yield from (text[:length] for length in range(1, len(text) + 1) if text[:length].strip())


def measure_search(folder: Path) -> Iterator[Result]:
    """Every key of the search field, the query alone; beside it the surname's range in the list's own index."""
    context = make_book(folder / "search.barnacle")
    typed = list(keystrokes())
    ask = context.lists.first_ids
    time_each(partial(ask, ContactQuery(text)) for text in typed)
    # Paired key by key, so that both meet the same moments of the machine; the quicker of two asks counts, since the
    # other programs of the machine interrupt the slower one.
    ours, ranges = [], []
    for text in typed:
        key = fold(text)
        ours.append(min(time_each([partial(ask, ContactQuery(text))] * 2)))
        ranges.append(min(time_each([partial(_fetch, context, (key, key + "\U0010ffff"))] * 2)))
    _, slowest = max(zip(ours, typed, strict=True))
    name = f"search, {len(typed):,} keys, p99"
    yield Result(name, spread(ours), f"range {spread(ranges)}", percentile(ours, 99), 2, "ms")
    one_letter = [taken for taken, text in zip(ours, typed, strict=True) if len(text) == 1]
    name = f"search, one letter, {len(one_letter)} keys, p99"
    yield Result(name, spread(one_letter), f"slowest of all: {slowest}", percentile(one_letter, 99), 2, "ms")
    context.close()


def measure_save(folder: Path) -> Iterator[Result]:
    """One change of a contact with journal, index and a commit that is on the disk."""
    context = make_book(folder / "save.barnacle")
    ids = context.lists.ids(ContactQuery())
    chance = random.Random(11)
    taken, raw = [], []
    for number in range(SAVES):
        contact_id = chance.choice(ids)
        before = context.contacts.get(contact_id).draft
        after = replace(before, company=f"Harbour {number} Ltd")
        taken += time_each([partial(context.contacts.edit, contact_id, before, after)])
        raw += time_each([partial(_write_one_row, context)])
    reference = f"one bare row {spread(raw)}"
    yield Result(f"save, {SAVES}, p50", spread(taken), reference, percentile(taken, 50), 2, "ms")
    yield Result(f"save, {SAVES}, p99", spread(taken), reference, percentile(taken, 99), 50, "ms")
    context.close()


def measure_undo(folder: Path) -> Iterator[Result]:
    """Undo and redo of an import of 30,000 contacts, beside the import itself."""
    context = make_book(folder / "undo.barnacle", 0)
    drafts = [draft_of(person) for person in people(COUNT)]
    (imported,) = time_each([partial(add_people, context, drafts)])
    (undone,) = time_each([context.history.undo])
    (redone,) = time_each([context.history.redo])
    reference = f"import {imported / 1_000:.2f} s"
    yield Result("undo of an import", f"{undone / 1_000:.2f} s", reference, undone / imported, 3)
    yield Result("redo of an import", f"{redone / 1_000:.2f} s", reference, redone / imported, 5)
    context.close()


def _write_one_row(context: Context) -> None:
    values = "hex(randomblob(8)), '', '', ''"
    context.book.sql(f"INSERT INTO announcement (subject, due_local, simulated_on, claimed_at) VALUES ({values})")


def _fetch(context: Context, parameters: tuple[str, str]) -> list[tuple[int]]:
    rows: list[tuple[int]] = context.book.sql(RANGE, parameters)
    return rows
