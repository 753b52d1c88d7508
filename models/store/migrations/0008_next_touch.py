"""Who has a next touch is found by an index of its own."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

STATEMENT = "CREATE INDEX follow_up_next ON follow_up (contact_id) WHERE (closed_at IS NULL)"


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Add the index."""
    db.execute_sql(STATEMENT)
