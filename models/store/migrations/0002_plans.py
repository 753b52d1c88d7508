"""Plans, enrolments, days off and purchases."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

TABLES = """
ALTER TABLE contact ADD COLUMN preferred_weekday INTEGER;
CREATE INDEX contact_reachable ON contact (id, status)
    WHERE trashed_at IS NULL AND NOT do_not_contact AND NOT deceased;
CREATE INDEX occasion_not_yearly ON occasion (contact_id) WHERE recurrence != 'yearly';
CREATE TABLE plan (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    use TEXT NOT NULL,
    avoids_weekends INTEGER NOT NULL,
    first_year_days INTEGER,
    later_days INTEGER NOT NULL,
    replaced_by_id INTEGER,
    removed_at TEXT,
    FOREIGN KEY (replaced_by_id) REFERENCES plan (id) ON DELETE SET NULL
);
CREATE INDEX plan_replaced_by_id ON plan (replaced_by_id);
CREATE UNIQUE INDEX plan_current ON plan (folded) WHERE ((replaced_by_id IS NULL) AND (removed_at IS NULL));
CREATE TABLE plan_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL,
    phase TEXT NOT NULL,
    position INTEGER NOT NULL,
    offset_days INTEGER,
    is_dated INTEGER NOT NULL,
    method TEXT NOT NULL,
    purpose TEXT NOT NULL,
    carries TEXT NOT NULL,
    FOREIGN KEY (plan_id) REFERENCES plan (id) ON DELETE CASCADE
);
CREATE INDEX plan_step_plan_id ON plan_step (plan_id);
CREATE TABLE enrolment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    started_on TEXT NOT NULL,
    position INTEGER NOT NULL,
    last_on TEXT,
    waits_until TEXT,
    is_paused INTEGER NOT NULL,
    ended_on TEXT,
    end_reason TEXT NOT NULL,
    end_note TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (plan_id) REFERENCES plan (id)
);
CREATE INDEX enrolment_contact_id ON enrolment (contact_id);
CREATE INDEX enrolment_plan_id_position ON enrolment (plan_id, position);
CREATE UNIQUE INDEX enrolment_running ON enrolment (contact_id) WHERE (ended_on IS NULL);
CREATE TABLE day_off (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    name TEXT NOT NULL
);
ALTER TABLE follow_up ADD COLUMN enrolment_id INTEGER REFERENCES enrolment (id) ON DELETE SET NULL;
ALTER TABLE follow_up ADD COLUMN step_position INTEGER;
CREATE INDEX follow_up_enrolment_id ON follow_up (enrolment_id);
CREATE UNIQUE INDEX follow_up_planned ON follow_up (enrolment_id)
    WHERE ((closed_at IS NULL) AND (enrolment_id IS NOT NULL));
CREATE INDEX follow_up_first ON follow_up (contact_id, due_on) WHERE ((closed_at IS NULL) AND (step_position = 0));
CREATE TABLE purchase (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    touch_id INTEGER,
    bought_on TEXT NOT NULL,
    what TEXT NOT NULL,
    amount TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (touch_id) REFERENCES touch (id) ON DELETE SET NULL
);
CREATE INDEX purchase_contact_id ON purchase (contact_id);
CREATE INDEX purchase_touch_id ON purchase (touch_id);
"""


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Add the tables, and what ties follow-ups to them."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
