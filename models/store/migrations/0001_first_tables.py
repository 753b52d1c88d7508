"""The first tables of the book."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

TABLES = """
CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    additional_name TEXT NOT NULL,
    name_prefix TEXT NOT NULL,
    name_suffix TEXT NOT NULL,
    nickname TEXT NOT NULL,
    company TEXT NOT NULL,
    job_title TEXT NOT NULL,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    can_afford TEXT NOT NULL,
    interested TEXT NOT NULL,
    label_name TEXT NOT NULL,
    no_mail INTEGER NOT NULL,
    no_email INTEGER NOT NULL,
    no_call INTEGER NOT NULL,
    do_not_contact INTEGER NOT NULL,
    deceased INTEGER NOT NULL,
    sort_key TEXT NOT NULL,
    created_at TEXT NOT NULL,
    trashed_at TEXT
);
CREATE UNIQUE INDEX contact_uid ON contact (uid);
CREATE INDEX contact_in_list_order ON contact (sort_key) WHERE (trashed_at IS NULL);
CREATE INDEX contact_by_status ON contact (status, sort_key) WHERE (trashed_at IS NULL);
CREATE TABLE phone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX phone_contact_id ON phone (contact_id);
CREATE TABLE email (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX email_contact_id ON email (contact_id);
CREATE TABLE website (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX website_contact_id ON website (contact_id);
CREATE TABLE postal_address (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    street TEXT NOT NULL,
    extended TEXT NOT NULL,
    po_box TEXT NOT NULL,
    locality TEXT NOT NULL,
    region TEXT NOT NULL,
    postcode TEXT NOT NULL,
    country TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX postal_address_contact_id ON postal_address (contact_id);
CREATE TABLE occasion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
    year INTEGER,
    recurrence TEXT NOT NULL,
    weekday INTEGER NOT NULL,
    lead_days INTEGER NOT NULL,
    leap_rule TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX occasion_contact_id ON occasion (contact_id);
CREATE INDEX occasion_month_day ON occasion (month, day);
CREATE TABLE tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL
);
CREATE UNIQUE INDEX tag_kind_folded ON tag (kind, folded);
CREATE TABLE contact_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    tag_id INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (tag_id) REFERENCES tag (id) ON DELETE CASCADE
);
CREATE INDEX contact_tag_tag_id ON contact_tag (tag_id);
CREATE UNIQUE INDEX contact_tag_contact_id_tag_id ON contact_tag (contact_id, tag_id);
CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    written_on TEXT NOT NULL,
    text TEXT NOT NULL,
    is_pinned INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX note_contact_id ON note (contact_id);
CREATE TABLE kept_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX kept_line_contact_id ON kept_line (contact_id);
CREATE TABLE follow_up (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    due_on TEXT NOT NULL,
    method TEXT NOT NULL,
    purpose TEXT NOT NULL,
    carries TEXT NOT NULL,
    remind_local TEXT NOT NULL,
    closed_at TEXT,
    closed_as TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX follow_up_open ON follow_up (due_on, contact_id) WHERE (closed_at IS NULL);
CREATE TABLE touch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    follow_up_id INTEGER,
    made_on TEXT NOT NULL,
    method TEXT NOT NULL,
    direction TEXT NOT NULL,
    outcome TEXT NOT NULL,
    carried TEXT NOT NULL,
    note TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (follow_up_id) REFERENCES follow_up (id) ON DELETE SET NULL
);
CREATE INDEX touch_follow_up_id ON touch (follow_up_id);
CREATE INDEX touch_contact_id_made_on ON touch (contact_id, made_on);
CREATE INDEX touch_made_on ON touch (made_on);
CREATE TABLE segment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    query TEXT NOT NULL
);
CREATE UNIQUE INDEX segment_folded ON segment (folded);
CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    value TEXT NOT NULL
);
CREATE UNIQUE INDEX setting_key ON setting (key);
CREATE TABLE announcement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,
    due_local TEXT NOT NULL,
    simulated_on TEXT NOT NULL,
    announced_at TEXT NOT NULL
);
CREATE UNIQUE INDEX announcement_subject_due_local_simulated_on ON announcement (subject, due_local, simulated_on);
CREATE TABLE step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    root_id INTEGER,
    is_done INTEGER NOT NULL,
    FOREIGN KEY (root_id) REFERENCES step (id) ON DELETE CASCADE
);
CREATE INDEX step_root_id ON step (root_id);
CREATE TABLE row_change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    contact_id INTEGER,
    operation TEXT NOT NULL,
    old_values TEXT,
    FOREIGN KEY (step_id) REFERENCES step (id) ON DELETE CASCADE
);
CREATE INDEX row_change_step_id ON row_change (step_id);
CREATE INDEX row_change_contact_id ON row_change (contact_id);
CREATE INDEX row_change_table_name_row_id ON row_change (table_name, row_id);
CREATE TABLE row_range (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    FOREIGN KEY (step_id) REFERENCES step (id) ON DELETE CASCADE
);
CREATE INDEX row_range_step_id ON row_range (step_id);
CREATE TABLE journal_state (
    id INTEGER NOT NULL PRIMARY KEY,
    step_id INTEGER,
    is_bulk INTEGER NOT NULL
);
INSERT INTO journal_state (id, step_id, is_bulk) VALUES (1, NULL, 0);
"""


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Create the tables and their indexes in an empty book."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
