"""Reminders that the owner put aside."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

TABLES = """
CREATE TABLE set_aside (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,
    due_local TEXT NOT NULL,
    manner TEXT NOT NULL,
    returns_local TEXT NOT NULL,
    set_aside_at TEXT NOT NULL
);
CREATE UNIQUE INDEX set_aside_subject_due_local ON set_aside (subject, due_local);
"""


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Add the table."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
