"""The search index: one FTS5 row for each contact that is not in the trash, in step with the tables at each commit.

`detail=none` with prefix indexes answers a keystroke in under 1 ms at 30,000 contacts. A beginning of a length that
has no prefix index is gathered from all its words first, which takes 1.5 ms for a word that everybody has (`example`
in an e-mail address); so there is one for each length up to 8, for 3 MiB more. The documents are folded and
split before they come here, since FTS5 folds neither ł nor ø nor ß; its own splitting is left to blanks.
"""

from collections.abc import Iterable

from models.domain.search_words import SearchWords
from models.store.connection import BookDatabase


def recreate_index(db: BookDatabase) -> None:
    """Make the index anew, empty."""
    db.execute_sql("DROP TABLE IF EXISTS contact_search")
    db.execute_sql(
        "CREATE VIRTUAL TABLE contact_search"
        " USING fts5(document, tokenize='ascii', prefix='1 2 3 4 5 6 7 8', detail=none)"
    )


def refresh_documents(db: BookDatabase, contact_ids: Iterable[int], documents: Iterable[tuple[int, str]]) -> None:
    """Make `documents` all that the index holds of the contacts; what is in it already is not written again."""
    new = dict(documents)
    stale: list[tuple[int]] = []
    for contact_id in contact_ids:
        row = db.execute_sql("SELECT document FROM contact_search WHERE rowid = ?", (contact_id,)).fetchone()
        if row is not None and row[0] == new.get(contact_id):
            del new[contact_id]
        elif row is not None:
            stale.append((contact_id,))
    db.cursor().executemany("DELETE FROM contact_search WHERE rowid = ?", stale)
    add_documents(db, new.items())


def add_documents(db: BookDatabase, documents: Iterable[tuple[int, str]]) -> None:
    """Put documents, by contact id, into the index; the contacts must not be in it."""
    db.cursor().executemany("INSERT INTO contact_search (rowid, document) VALUES (?, ?)", documents)


def match_expression(words: SearchWords) -> str:
    """The FTS5 query for `words`. They hold letters and digits only, so that nothing in it can be syntax."""
    alternatives = (" AND ".join(f'"{word}"*' for word in words) for words in words.alternatives)
    return " OR ".join(f"({alternative})" for alternative in alternatives)


def scan_condition(words: SearchWords, document: str) -> tuple[str, list[str]]:
    """The same as an SQL condition on the text of a document, with its parameters."""
    alternatives = []
    parameters: list[str] = []
    for alternative in words.alternatives:
        alternatives.append(" AND ".join(f"instr({document}, ?)" for _ in alternative))
        parameters += [f" {word}" for word in alternative]
    return " OR ".join(f"({alternative})" for alternative in alternatives), parameters
