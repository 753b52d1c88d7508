"""Photos, column mappings, and the imports that took place."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

TABLES = """
CREATE TABLE contact_photo (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    data TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX contact_photo_contact_id ON contact_photo (contact_id);
CREATE TABLE column_mapping (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    meanings TEXT NOT NULL
);
CREATE UNIQUE INDEX column_mapping_folded ON column_mapping (folded);
CREATE TABLE contact_import (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER,
    reverted_step_id INTEGER,
    made_at TEXT NOT NULL,
    files TEXT NOT NULL,
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    FOREIGN KEY (step_id) REFERENCES step (id) ON DELETE SET NULL,
    FOREIGN KEY (reverted_step_id) REFERENCES step (id) ON DELETE SET NULL
);
CREATE INDEX contact_import_step_id ON contact_import (step_id);
CREATE INDEX contact_import_reverted_step_id ON contact_import (reverted_step_id);
"""


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Add the tables."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
