"""Mailings with their recipients, households, own stocks, printers, part-used sheets; post that came back."""

from playhouse.migrate import SchemaMigrator

from models.store.peewee_databases import MigrationDatabase

TABLES = """
ALTER TABLE postal_address ADD COLUMN returned_on TEXT;
CREATE TABLE household (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    label_line TEXT NOT NULL
);
CREATE TABLE household_member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    FOREIGN KEY (household_id) REFERENCES household (id) ON DELETE CASCADE,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX household_member_household_id ON household_member (household_id);
CREATE UNIQUE INDEX household_member_contact_id ON household_member (contact_id);
CREATE TABLE own_stock (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    shape TEXT NOT NULL,
    page_width_mm REAL NOT NULL,
    page_height_mm REAL NOT NULL,
    label_width_mm REAL NOT NULL,
    label_height_mm REAL NOT NULL,
    column_count INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    left_mm REAL NOT NULL,
    top_mm REAL NOT NULL,
    pitch_x_mm REAL NOT NULL,
    pitch_y_mm REAL NOT NULL,
    corner_radius_mm REAL NOT NULL
);
CREATE UNIQUE INDEX own_stock_folded ON own_stock (folded);
CREATE TABLE printer_profile (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    printer TEXT NOT NULL,
    tray TEXT NOT NULL,
    right_tenths INTEGER NOT NULL,
    down_tenths INTEGER NOT NULL,
    across_permille INTEGER NOT NULL,
    along_permille INTEGER NOT NULL
);
CREATE UNIQUE INDEX printer_profile_folded ON printer_profile (folded);
CREATE TABLE sheet_memory (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    stock TEXT NOT NULL,
    sheets TEXT NOT NULL
);
CREATE UNIQUE INDEX sheet_memory_stock ON sheet_memory (stock);
CREATE TABLE mailing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    stock TEXT NOT NULL,
    options TEXT NOT NULL,
    carried TEXT NOT NULL,
    sheet_count INTEGER NOT NULL,
    made_on TEXT NOT NULL,
    logged_on TEXT
);
CREATE TABLE mailing_recipient (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    mailing_id INTEGER NOT NULL,
    contact_id INTEGER,
    position INTEGER,
    name TEXT NOT NULL,
    lines TEXT NOT NULL,
    font_size REAL,
    left_out TEXT NOT NULL,
    detail TEXT NOT NULL,
    FOREIGN KEY (mailing_id) REFERENCES mailing (id) ON DELETE CASCADE,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE SET NULL
);
CREATE INDEX mailing_recipient_contact_id ON mailing_recipient (contact_id);
CREATE INDEX mailing_recipient_mailing_id_position ON mailing_recipient (mailing_id, position);
"""


def up(_migrator: SchemaMigrator, db: MigrationDatabase) -> None:
    """Add the tables."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
