"""A label's name may stand in bold."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

STATEMENTS = (
    "ALTER TABLE mailing_recipient ADD COLUMN bold_from INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE mailing_recipient ADD COLUMN bold_count INTEGER NOT NULL DEFAULT 0",
)


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Add the columns."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
