"""Announcements know who claimed them, and when they were shown."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

STATEMENTS = (
    "ALTER TABLE announcement RENAME COLUMN announced_at TO claimed_at",
    "ALTER TABLE announcement ADD COLUMN claimed_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE announcement ADD COLUMN shown_at TEXT",
    # Until now nothing told a claim from a popup that was shown.
    "UPDATE announcement SET shown_at = claimed_at",
)


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Add the columns."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
