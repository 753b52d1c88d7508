"""Pairs of contacts that are two, and contacts that were merged into others."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

TABLES = """
CREATE TABLE distinct_pair (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (other_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX distinct_pair_other_id ON distinct_pair (other_id);
CREATE UNIQUE INDEX distinct_pair_contact_id_other_id ON distinct_pair (contact_id, other_id);
CREATE TABLE merged_contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    former_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    step_id INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX merged_contact_contact_id ON merged_contact (contact_id);
CREATE UNIQUE INDEX merged_contact_uid ON merged_contact (uid);
CREATE UNIQUE INDEX merged_contact_former_id ON merged_contact (former_id);
"""


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Add the tables."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
