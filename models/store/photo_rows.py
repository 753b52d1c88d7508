"""The photos of contacts: large, and read only where they are asked for."""

from collections.abc import Sequence

from models.domain.contacts import Photo
from models.store.connection import BookDatabase

COLUMNS = ("contact_id", "media_type", "data")


def insert(db: BookDatabase, contact_id: int, photo: Photo) -> int:
    """Insert the photo of a contact that has none; gives its id."""
    statement = "INSERT INTO contact_photo (contact_id, media_type, data) VALUES (?, ?, ?)"
    return db.insert(statement, (contact_id, photo.media_type, photo.data))


def load(db: BookDatabase, contact_ids: Sequence[int]) -> dict[int, Photo]:
    """The photos of those of the contacts that have one; some hundred at a time."""
    marks = ", ".join("?" * len(contact_ids))
    rows = db.execute_sql(
        f"SELECT contact_id, media_type, data FROM contact_photo WHERE contact_id IN ({marks})", tuple(contact_ids)
    )
    return {contact_id: Photo(media_type, data) for contact_id, media_type, data in rows}
