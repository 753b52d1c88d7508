CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
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
, preferred_weekday INTEGER);
CREATE TABLE phone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE TABLE email (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE TABLE website (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
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
    label TEXT NOT NULL, returned_on TEXT,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
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
CREATE TABLE tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL
);
CREATE TABLE contact_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    tag_id INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (tag_id) REFERENCES tag (id) ON DELETE CASCADE
);
CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    written_on TEXT NOT NULL,
    text TEXT NOT NULL,
    is_pinned INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE TABLE kept_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE TABLE follow_up (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    due_on TEXT NOT NULL,
    method TEXT NOT NULL,
    purpose TEXT NOT NULL,
    carries TEXT NOT NULL,
    remind_local TEXT NOT NULL,
    closed_at TEXT,
    closed_as TEXT NOT NULL, enrolment_id INTEGER REFERENCES enrolment (id) ON DELETE SET NULL, step_position INTEGER,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
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
CREATE TABLE segment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    query TEXT NOT NULL
);
CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    value TEXT NOT NULL
);
CREATE TABLE announcement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,
    due_local TEXT NOT NULL,
    simulated_on TEXT NOT NULL,
    claimed_at TEXT NOT NULL
, claimed_by TEXT NOT NULL DEFAULT '', shown_at TEXT);
CREATE TABLE step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    root_id INTEGER,
    is_done INTEGER NOT NULL,
    FOREIGN KEY (root_id) REFERENCES step (id) ON DELETE CASCADE
);
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
CREATE TABLE row_range (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    FOREIGN KEY (step_id) REFERENCES step (id) ON DELETE CASCADE
);
CREATE TABLE journal_state (
    id INTEGER NOT NULL PRIMARY KEY,
    step_id INTEGER,
    is_bulk INTEGER NOT NULL
);
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
CREATE TABLE day_off (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    name TEXT NOT NULL
);
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
CREATE TABLE contact_photo (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    data TEXT NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE TABLE column_mapping (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    meanings TEXT NOT NULL
);
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
CREATE TABLE distinct_pair (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (other_id) REFERENCES contact (id) ON DELETE CASCADE
);
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
CREATE TABLE sheet_memory (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    stock TEXT NOT NULL,
    sheets TEXT NOT NULL
);
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
CREATE TABLE set_aside (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,
    due_local TEXT NOT NULL,
    manner TEXT NOT NULL,
    returns_local TEXT NOT NULL,
    set_aside_at TEXT NOT NULL
);
CREATE VIRTUAL TABLE contact_search USING fts5(document, tokenize='ascii', prefix='1 2 3 4 5 6 7 8', detail=none);
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE UNIQUE INDEX contact_uid ON contact (uid);
CREATE INDEX contact_in_list_order ON contact (sort_key) WHERE (trashed_at IS NULL);
CREATE INDEX contact_by_status ON contact (status, sort_key) WHERE (trashed_at IS NULL);
CREATE INDEX phone_contact_id ON phone (contact_id);
CREATE INDEX email_contact_id ON email (contact_id);
CREATE INDEX website_contact_id ON website (contact_id);
CREATE INDEX postal_address_contact_id ON postal_address (contact_id);
CREATE INDEX occasion_contact_id ON occasion (contact_id);
CREATE INDEX occasion_month_day ON occasion (month, day);
CREATE UNIQUE INDEX tag_kind_folded ON tag (kind, folded);
CREATE INDEX contact_tag_tag_id ON contact_tag (tag_id);
CREATE UNIQUE INDEX contact_tag_contact_id_tag_id ON contact_tag (contact_id, tag_id);
CREATE INDEX note_contact_id ON note (contact_id);
CREATE INDEX kept_line_contact_id ON kept_line (contact_id);
CREATE INDEX follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX follow_up_open ON follow_up (due_on, contact_id) WHERE (closed_at IS NULL);
CREATE INDEX touch_follow_up_id ON touch (follow_up_id);
CREATE INDEX touch_contact_id_made_on ON touch (contact_id, made_on);
CREATE INDEX touch_made_on ON touch (made_on);
CREATE UNIQUE INDEX segment_folded ON segment (folded);
CREATE UNIQUE INDEX setting_key ON setting (key);
CREATE UNIQUE INDEX announcement_subject_due_local_simulated_on ON announcement (subject, due_local, simulated_on);
CREATE INDEX step_root_id ON step (root_id);
CREATE INDEX row_change_step_id ON row_change (step_id);
CREATE INDEX row_change_contact_id ON row_change (contact_id);
CREATE INDEX row_change_table_name_row_id ON row_change (table_name, row_id);
CREATE INDEX row_range_step_id ON row_range (step_id);
CREATE INDEX contact_reachable ON contact (id, status)
    WHERE trashed_at IS NULL AND NOT do_not_contact AND NOT deceased;
CREATE INDEX occasion_not_yearly ON occasion (contact_id) WHERE recurrence != 'yearly';
CREATE INDEX plan_replaced_by_id ON plan (replaced_by_id);
CREATE UNIQUE INDEX plan_current ON plan (folded) WHERE ((replaced_by_id IS NULL) AND (removed_at IS NULL));
CREATE INDEX plan_step_plan_id ON plan_step (plan_id);
CREATE INDEX enrolment_contact_id ON enrolment (contact_id);
CREATE INDEX enrolment_plan_id_position ON enrolment (plan_id, position);
CREATE UNIQUE INDEX enrolment_running ON enrolment (contact_id) WHERE (ended_on IS NULL);
CREATE INDEX follow_up_enrolment_id ON follow_up (enrolment_id);
CREATE UNIQUE INDEX follow_up_planned ON follow_up (enrolment_id)
    WHERE ((closed_at IS NULL) AND (enrolment_id IS NOT NULL));
CREATE INDEX follow_up_first ON follow_up (contact_id, due_on) WHERE ((closed_at IS NULL) AND (step_position = 0));
CREATE INDEX purchase_contact_id ON purchase (contact_id);
CREATE INDEX purchase_touch_id ON purchase (touch_id);
CREATE UNIQUE INDEX contact_photo_contact_id ON contact_photo (contact_id);
CREATE UNIQUE INDEX column_mapping_folded ON column_mapping (folded);
CREATE INDEX contact_import_step_id ON contact_import (step_id);
CREATE INDEX contact_import_reverted_step_id ON contact_import (reverted_step_id);
CREATE INDEX distinct_pair_other_id ON distinct_pair (other_id);
CREATE UNIQUE INDEX distinct_pair_contact_id_other_id ON distinct_pair (contact_id, other_id);
CREATE INDEX merged_contact_contact_id ON merged_contact (contact_id);
CREATE UNIQUE INDEX merged_contact_uid ON merged_contact (uid);
CREATE UNIQUE INDEX merged_contact_former_id ON merged_contact (former_id);
CREATE INDEX household_member_household_id ON household_member (household_id);
CREATE UNIQUE INDEX household_member_contact_id ON household_member (contact_id);
CREATE UNIQUE INDEX own_stock_folded ON own_stock (folded);
CREATE UNIQUE INDEX printer_profile_folded ON printer_profile (folded);
CREATE UNIQUE INDEX sheet_memory_stock ON sheet_memory (stock);
CREATE INDEX mailing_recipient_contact_id ON mailing_recipient (contact_id);
CREATE INDEX mailing_recipient_mailing_id_position ON mailing_recipient (mailing_id, position);
CREATE UNIQUE INDEX set_aside_subject_due_local ON set_aside (subject, due_local);
CREATE INDEX follow_up_next ON follow_up (contact_id) WHERE (closed_at IS NULL);
INSERT INTO schema_migration (id, name, applied) VALUES (1, '0001_first_tables', '2026-11-21 23:56:30.255343');
INSERT INTO schema_migration (id, name, applied) VALUES (2, '0002_plans', '2026-11-21 23:56:30.258349');
INSERT INTO schema_migration (id, name, applied) VALUES (3, '0003_imports', '2026-11-21 23:56:30.262216');
INSERT INTO schema_migration (id, name, applied) VALUES (4, '0004_duplicates', '2026-11-21 23:56:30.265397');
INSERT INTO schema_migration (id, name, applied) VALUES (5, '0005_mailings', '2026-11-21 23:57:57.179158');
INSERT INTO schema_migration (id, name, applied) VALUES (6, '0006_reminders', '2026-11-21 23:59:43.761567');
INSERT INTO schema_migration (id, name, applied) VALUES (7, '0007_announcements', '2026-11-22 00:11:09.445460');
INSERT INTO schema_migration (id, name, applied) VALUES (8, '0008_next_touch', '2026-11-22 02:55:08.568432');
INSERT INTO contact (id, uid, given_name, family_name, additional_name, name_prefix, name_suffix, nickname, company, job_title, status, source, can_afford, interested, label_name, no_mail, no_email, no_call, do_not_contact, deceased, sort_key, created_at, trashed_at, preferred_weekday) VALUES (1, 'uid-tom', 'Tom', 'Harris', '', '', '', '', 'Harris Plumbing', '', 'lead', '', 'unknown', 'unknown', '', 0, 0, 0, 0, 0, 'harris tom harris plumbing', '2026-11-20T23:56:30+00:00', NULL, NULL);
INSERT INTO contact (id, uid, given_name, family_name, additional_name, name_prefix, name_suffix, nickname, company, job_title, status, source, can_afford, interested, label_name, no_mail, no_email, no_call, do_not_contact, deceased, sort_key, created_at, trashed_at, preferred_weekday) VALUES (2, 'uid-anna', 'Anna', 'Łoś', '', '', '', '', '', '', 'lead', '', 'unknown', 'unknown', '', 0, 0, 0, 0, 0, 'los anna', '2026-11-20T23:56:30+00:00', NULL, NULL);
INSERT INTO contact (id, uid, given_name, family_name, additional_name, name_prefix, name_suffix, nickname, company, job_title, status, source, can_afford, interested, label_name, no_mail, no_email, no_call, do_not_contact, deceased, sort_key, created_at, trashed_at, preferred_weekday) VALUES (3, 'uid-tina', 'Tina', 'Trashed', '', '', '', '', '', '', 'lead', '', 'unknown', 'unknown', '', 0, 0, 0, 0, 0, 'trashed tina', '2026-11-20T23:56:30+00:00', '2026-11-20T23:56:30+00:00', NULL);
INSERT INTO phone (id, contact_id, position, number, kind, label) VALUES (1, 1, 0, '020 7946 0123', 'other', '');
INSERT INTO postal_address (id, contact_id, position, street, extended, po_box, locality, region, postcode, country, kind, label, returned_on) VALUES (1, 1, 0, '12 Mill Lane', '', '', 'Leeds', '', 'LS1 4AB', '', 'other', '', NULL);
INSERT INTO postal_address (id, contact_id, position, street, extended, po_box, locality, region, postcode, country, kind, label, returned_on) VALUES (2, 2, 0, 'ul. Floriańska 5', '', '', 'Kraków', '', '31-019', 'PL', 'other', '', NULL);
INSERT INTO tag (id, kind, name, folded) VALUES (1, 'interest', 'golf', 'golf');
INSERT INTO contact_tag (id, contact_id, tag_id) VALUES (1, 2, 1);
INSERT INTO follow_up (id, contact_id, due_on, method, purpose, carries, remind_local, closed_at, closed_as, enrolment_id, step_position) VALUES (1, 1, '2026-11-20', 'phone', 'Welcome pack', 'A welcome pack', '', '2026-11-20T23:56:30+00:00', 'done', 1, 0);
INSERT INTO follow_up (id, contact_id, due_on, method, purpose, carries, remind_local, closed_at, closed_as, enrolment_id, step_position) VALUES (2, 1, '2026-11-23', 'phone', 'Did it arrive? What are they looking for?', '', '', NULL, '', 1, 1);
INSERT INTO follow_up (id, contact_id, due_on, method, purpose, carries, remind_local, closed_at, closed_as, enrolment_id, step_position) VALUES (3, 2, '2026-11-25', 'letter', 'Send the catalogue', '', '', NULL, '', NULL, NULL);
INSERT INTO touch (id, contact_id, follow_up_id, made_on, method, direction, outcome, carried, note) VALUES (1, 1, 1, '2026-11-20', 'letter', 'out', '', 'Spring brochure', '');
INSERT INTO touch (id, contact_id, follow_up_id, made_on, method, direction, outcome, carried, note) VALUES (2, 2, NULL, '2026-11-20', 'letter', 'out', '', 'Spring brochure', '');
INSERT INTO announcement (id, subject, due_local, simulated_on, claimed_at, claimed_by, shown_at) VALUES (1, 'follow-up:1', '2026-11-20', '', '2026-11-20T11:00:00+00:00', '', '2026-11-20T11:00:00+00:00');
INSERT INTO step (id, session, name, made_at, root_id, is_done) VALUES (1, '9ea3f417af3242ccba61158592416e88', 'Add Tom Harris', '2026-11-20T23:56:30+00:00', NULL, 1);
INSERT INTO step (id, session, name, made_at, root_id, is_done) VALUES (2, '9ea3f417af3242ccba61158592416e88', 'Add Anna Łoś', '2026-11-20T23:56:30+00:00', NULL, 1);
INSERT INTO step (id, session, name, made_at, root_id, is_done) VALUES (3, '9ea3f417af3242ccba61158592416e88', 'Add Tina Trashed', '2026-11-20T23:56:30+00:00', NULL, 1);
INSERT INTO step (id, session, name, made_at, root_id, is_done) VALUES (4, '9ea3f417af3242ccba61158592416e88', 'Delete Tina Trashed', '2026-11-20T23:56:30+00:00', NULL, 1);
INSERT INTO step (id, session, name, made_at, root_id, is_done) VALUES (5, '9ea3f417af3242ccba61158592416e88', 'Log touch with 2 contacts', '2026-11-20T23:56:30+00:00', NULL, 1);
INSERT INTO step (id, session, name, made_at, root_id, is_done) VALUES (6, '9ea3f417af3242ccba61158592416e88', 'Plan follow-up for Anna Łoś', '2026-11-20T23:56:30+00:00', NULL, 1);
INSERT INTO step (id, session, name, made_at, root_id, is_done) VALUES (7, 'd0de2b8f3c1b560504c749b24b8ad51f', 'Begin mailing of 1 label', '2026-11-21T02:55:08+00:00', NULL, 1);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (1, 1, 'contact', 1, 1, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (2, 1, 'phone', 1, 1, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (3, 1, 'postal_address', 1, 1, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (4, 1, 'enrolment', 1, 1, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (5, 1, 'follow_up', 1, 1, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (6, 2, 'contact', 2, 2, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (7, 2, 'postal_address', 2, 2, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (8, 2, 'tag', 1, NULL, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (9, 2, 'contact_tag', 1, 2, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (10, 3, 'contact', 3, 3, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (11, 4, 'contact', 3, 3, 'update', '{"id":3,"uid":"uid-tina","given_name":"Tina","family_name":"Trashed","additional_name":"","name_prefix":"","name_suffix":"","nickname":"","company":"","job_title":"","status":"lead","source":"","can_afford":"unknown","interested":"unknown","label_name":"","no_mail":0,"no_email":0,"no_call":0,"do_not_contact":0,"deceased":0,"sort_key":"trashed tina","created_at":"2026-11-20T23:56:30+00:00","trashed_at":null,"preferred_weekday":null}');
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (12, 5, 'touch', 1, 1, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (13, 5, 'enrolment', 1, 1, 'update', '{"id":1,"contact_id":1,"plan_id":1,"started_on":"2026-11-20","position":0,"last_on":null,"waits_until":null,"is_paused":0,"ended_on":null,"end_reason":"","end_note":""}');
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (14, 5, 'follow_up', 1, 1, 'update', '{"id":1,"contact_id":1,"due_on":"2026-11-20","method":"phone","purpose":"Welcome pack","carries":"A welcome pack","remind_local":"","closed_at":null,"closed_as":"","enrolment_id":1,"step_position":0}');
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (15, 5, 'follow_up', 2, 1, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (16, 5, 'touch', 2, 2, 'insert', NULL);
INSERT INTO row_change (id, step_id, table_name, row_id, contact_id, operation, old_values) VALUES (17, 6, 'follow_up', 3, 2, 'insert', NULL);
INSERT INTO row_range (id, step_id, table_name, first_id, last_id) VALUES (1, 7, 'mailing', 1, 1);
INSERT INTO row_range (id, step_id, table_name, first_id, last_id) VALUES (2, 7, 'mailing_recipient', 1, 1);
INSERT INTO journal_state (id, step_id, is_bulk) VALUES (1, NULL, 0);
INSERT INTO plan (id, name, folded, use, avoids_weekends, first_year_days, later_days, replaced_by_id, removed_at) VALUES (1, 'Seven touches, then stay close', 'seven touches, then stay close', 'new contacts', 0, 28, 91, NULL, NULL);
INSERT INTO plan (id, name, folded, use, avoids_weekends, first_year_days, later_days, replaced_by_id, removed_at) VALUES (2, 'Customer care', 'customer care', 'customers', 0, 30, 30, NULL, NULL);
INSERT INTO plan (id, name, folded, use, avoids_weekends, first_year_days, later_days, replaced_by_id, removed_at) VALUES (3, 'Twelve in a year', 'twelve in a year', '', 0, 30, 30, NULL, NULL);
INSERT INTO plan (id, name, folded, use, avoids_weekends, first_year_days, later_days, replaced_by_id, removed_at) VALUES (4, 'Eight touches', 'eight touches', '', 0, 28, 91, NULL, NULL);
INSERT INTO plan (id, name, folded, use, avoids_weekends, first_year_days, later_days, replaced_by_id, removed_at) VALUES (5, 'Once a month', 'once a month', '', 0, 30, 30, NULL, NULL);
INSERT INTO plan (id, name, folded, use, avoids_weekends, first_year_days, later_days, replaced_by_id, removed_at) VALUES (6, 'Cold list', 'cold list', 'cold list', 0, 182, 182, NULL, NULL);
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (1, 1, 'step', 0, 0, 0, 'e-mail', 'Welcome pack', 'A welcome pack');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (2, 1, 'step', 1, 3, 0, 'phone', 'Did it arrive? What are they looking for?', '');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (3, 1, 'step', 2, 7, 0, 'letter', 'Article that fits an interest', 'An article');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (4, 1, 'step', 3, 14, 0, 'e-mail', 'First offer', 'The first offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (5, 1, 'step', 4, 28, 0, 'phone', 'Ask, listen, note', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (6, 1, 'step', 5, 45, 0, 'letter', 'Tips newsletter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (7, 1, 'step', 6, 60, 0, 'in person', 'Invitation', 'An invitation');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (8, 1, 'first year', 0, NULL, 0, 'e-mail', 'Something useful', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (9, 1, 'first year', 1, NULL, 0, 'phone', 'How are things?', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (10, 1, 'first year', 2, NULL, 0, 'letter', 'Article or offer', 'An article or an offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (11, 1, 'later', 0, NULL, 0, 'phone', 'Stay in touch', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (12, 1, 'later', 1, NULL, 0, 'letter', 'Quarterly letter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (13, 1, 'later', 2, NULL, 0, 'e-mail', 'Something useful', 'A tip or an offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (14, 2, 'step', 0, 0, 0, 'letter', 'Say thanks', 'A thank-you card');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (15, 2, 'step', 1, 14, 0, 'phone', 'Ask how it goes', 'A tip for its use');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (16, 2, 'step', 2, 28, 0, 'e-mail', 'Next offer', 'The next offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (17, 2, 'first year', 0, NULL, 0, 'phone', 'Monthly hello', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (18, 2, 'first year', 1, NULL, 0, 'letter', 'Tips newsletter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (19, 2, 'first year', 2, NULL, 0, 'e-mail', 'Something for customers alone', 'An offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (20, 2, 'later', 0, NULL, 0, 'phone', 'Monthly hello', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (21, 2, 'later', 1, NULL, 0, 'letter', 'Tips newsletter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (22, 2, 'later', 2, NULL, 0, 'e-mail', 'Something for customers alone', 'An offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (23, 3, 'step', 0, 0, 0, 'e-mail', 'Welcome pack', 'A welcome pack');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (24, 3, 'step', 1, 30, 0, 'phone', 'What are they looking for?', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (25, 3, 'step', 2, 60, 0, 'letter', 'Article that fits an interest', 'An article');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (26, 3, 'step', 3, 90, 0, 'e-mail', 'First offer', 'The first offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (27, 3, 'step', 4, 120, 0, 'phone', 'Ask, listen, note', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (28, 3, 'step', 5, 150, 0, 'letter', 'Tips newsletter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (29, 3, 'step', 6, 180, 0, 'in person', 'Invitation', 'An invitation');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (30, 3, 'step', 7, 210, 0, 'e-mail', 'Something useful', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (31, 3, 'step', 8, 240, 0, 'phone', 'How are things?', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (32, 3, 'step', 9, 270, 0, 'letter', 'Article or offer', 'An article or an offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (33, 3, 'step', 10, 300, 0, 'e-mail', 'New offer', 'An offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (34, 3, 'step', 11, 330, 0, 'phone', 'Look back on the year', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (35, 3, 'first year', 0, NULL, 0, 'letter', 'Greeting', 'A card');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (36, 3, 'later', 0, NULL, 0, 'e-mail', 'Something useful', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (37, 3, 'later', 1, NULL, 0, 'phone', 'How are things?', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (38, 3, 'later', 2, NULL, 0, 'letter', 'Tips newsletter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (39, 4, 'step', 0, 0, 0, 'e-mail', 'Welcome pack', 'A welcome pack');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (40, 4, 'step', 1, 3, 0, 'phone', 'Did it arrive? What are they looking for?', '');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (41, 4, 'step', 2, 7, 0, 'letter', 'Article that fits an interest', 'An article');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (42, 4, 'step', 3, 14, 0, 'e-mail', 'First offer', 'The first offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (43, 4, 'step', 4, 21, 0, 'phone', 'Ask, listen, note', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (44, 4, 'step', 5, 35, 0, 'letter', 'Tips newsletter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (45, 4, 'step', 6, 49, 0, 'e-mail', 'Information packet', 'An information packet');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (46, 4, 'step', 7, 63, 0, 'in person', 'Invitation', 'An invitation');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (47, 4, 'first year', 0, NULL, 0, 'e-mail', 'Something useful', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (48, 4, 'first year', 1, NULL, 0, 'phone', 'How are things?', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (49, 4, 'first year', 2, NULL, 0, 'letter', 'Article or offer', 'An article or an offer');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (50, 4, 'later', 0, NULL, 0, 'phone', 'Stay in touch', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (51, 4, 'later', 1, NULL, 0, 'letter', 'Quarterly letter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (52, 5, 'step', 0, 0, 0, 'e-mail', 'Welcome pack', 'A welcome pack');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (53, 5, 'first year', 0, NULL, 0, 'phone', 'Monthly hello', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (54, 5, 'first year', 1, NULL, 0, 'letter', 'Tips newsletter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (55, 5, 'first year', 2, NULL, 0, 'e-mail', 'Something useful', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (56, 5, 'later', 0, NULL, 0, 'phone', 'Monthly hello', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (57, 5, 'later', 1, NULL, 0, 'letter', 'Tips newsletter', 'A newsletter');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (58, 5, 'later', 2, NULL, 0, 'e-mail', 'Something useful', 'A tip');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (59, 6, 'step', 0, 182, 0, 'letter', 'A friendly card', 'A card');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (60, 6, 'first year', 0, NULL, 0, 'e-mail', 'What is new', 'Some news');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (61, 6, 'later', 0, NULL, 0, 'letter', 'A friendly card', 'A card');
INSERT INTO plan_step (id, plan_id, phase, position, offset_days, is_dated, method, purpose, carries) VALUES (62, 6, 'later', 1, NULL, 0, 'e-mail', 'What is new', 'Some news');
INSERT INTO enrolment (id, contact_id, plan_id, started_on, position, last_on, waits_until, is_paused, ended_on, end_reason, end_note) VALUES (1, 1, 1, '2026-11-20', 1, '2026-11-20', NULL, 0, NULL, '', '');
INSERT INTO mailing (id, kind, name, stock, options, carried, sheet_count, made_on, logged_on) VALUES (1, 'labels', 'Anna', 'avery-l7160', '{"copies": 1, "order": "name", "used": [], "fills_sheets": false, "is_reversed": false, "font_size": null, "profile": "", "sender_lines": [], "logo_path": "", "has_code": false, "window": "none", "measures": {"id": "avery-l7160", "brand": "Avery", "part": "L7160", "page_width": 210.0, "page_height": 297.0, "label_width": 63.5, "label_height": 38.1, "columns": 3, "rows": 7, "left": 7.2, "top": 15.15, "pitch_x": 66.04, "pitch_y": 38.1, "corner_radius": 1.76, "kind": "sheet", "shape": "rectangle", "region": "A4", "use": "address", "priority": 1, "confidence": "A", "equivalents": ["7160", "C2160", "J8160", "J8360", "J8560", "L7060", "L7160", "L7560"]}, "sheets_left": [[1]]}', 'Spring news', 1, '2026-11-21', NULL);
INSERT INTO mailing_recipient (id, mailing_id, contact_id, position, name, lines, font_size, left_out, detail) VALUES (1, 1, 2, 0, 'Anna Łoś', 'Anna Łoś
ul. Floriańska 5
31-019 KRAKÓW
POLAND', 10.0, '', '');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence (name, seq) VALUES ('contact', 3);
INSERT INTO sqlite_sequence (name, seq) VALUES ('phone', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('postal_address', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('tag', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('contact_tag', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('follow_up', 3);
INSERT INTO sqlite_sequence (name, seq) VALUES ('touch', 2);
INSERT INTO sqlite_sequence (name, seq) VALUES ('step', 7);
INSERT INTO sqlite_sequence (name, seq) VALUES ('row_change', 17);
INSERT INTO sqlite_sequence (name, seq) VALUES ('plan', 6);
INSERT INTO sqlite_sequence (name, seq) VALUES ('plan_step', 62);
INSERT INTO sqlite_sequence (name, seq) VALUES ('enrolment', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('announcement', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('mailing', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('mailing_recipient', 1);
INSERT INTO sqlite_sequence (name, seq) VALUES ('row_range', 2);
INSERT INTO contact_search (rowid, document) VALUES (1, ' tom harris plumbing 12 mill lane leeds ls1 4ab ls14ab 020 7946 0123 02079460123 2079460123');
INSERT INTO contact_search (rowid, document) VALUES (2, ' anna los golf ul florianska 5 krakow 31 019 pl');
CREATE TRIGGER journal_contact_insert AFTER insert ON contact
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact', NEW.id, NEW.id, 'insert', NULL);
END;
CREATE TRIGGER journal_contact_update AFTER update ON contact
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact', OLD.id, OLD.id, 'update', json_object('id', OLD.id, 'uid', OLD.uid, 'given_name', OLD.given_name, 'family_name', OLD.family_name, 'additional_name', OLD.additional_name, 'name_prefix', OLD.name_prefix, 'name_suffix', OLD.name_suffix, 'nickname', OLD.nickname, 'company', OLD.company, 'job_title', OLD.job_title, 'status', OLD.status, 'source', OLD.source, 'can_afford', OLD.can_afford, 'interested', OLD.interested, 'label_name', OLD.label_name, 'no_mail', OLD.no_mail, 'no_email', OLD.no_email, 'no_call', OLD.no_call, 'do_not_contact', OLD.do_not_contact, 'deceased', OLD.deceased, 'sort_key', OLD.sort_key, 'created_at', OLD.created_at, 'trashed_at', OLD.trashed_at, 'preferred_weekday', OLD.preferred_weekday));
END;
CREATE TRIGGER journal_contact_delete AFTER delete ON contact
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact', OLD.id, OLD.id, 'delete', json_object('id', OLD.id, 'uid', OLD.uid, 'given_name', OLD.given_name, 'family_name', OLD.family_name, 'additional_name', OLD.additional_name, 'name_prefix', OLD.name_prefix, 'name_suffix', OLD.name_suffix, 'nickname', OLD.nickname, 'company', OLD.company, 'job_title', OLD.job_title, 'status', OLD.status, 'source', OLD.source, 'can_afford', OLD.can_afford, 'interested', OLD.interested, 'label_name', OLD.label_name, 'no_mail', OLD.no_mail, 'no_email', OLD.no_email, 'no_call', OLD.no_call, 'do_not_contact', OLD.do_not_contact, 'deceased', OLD.deceased, 'sort_key', OLD.sort_key, 'created_at', OLD.created_at, 'trashed_at', OLD.trashed_at, 'preferred_weekday', OLD.preferred_weekday));
END;
CREATE TRIGGER journal_phone_insert AFTER insert ON phone
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'phone', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_phone_update AFTER update ON phone
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'phone', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'number', OLD.number, 'kind', OLD.kind, 'label', OLD.label));
END;
CREATE TRIGGER journal_phone_delete AFTER delete ON phone
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'phone', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'number', OLD.number, 'kind', OLD.kind, 'label', OLD.label));
END;
CREATE TRIGGER journal_email_insert AFTER insert ON email
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'email', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_email_update AFTER update ON email
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'email', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'address', OLD.address, 'kind', OLD.kind, 'label', OLD.label));
END;
CREATE TRIGGER journal_email_delete AFTER delete ON email
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'email', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'address', OLD.address, 'kind', OLD.kind, 'label', OLD.label));
END;
CREATE TRIGGER journal_website_insert AFTER insert ON website
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'website', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_website_update AFTER update ON website
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'website', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'url', OLD.url, 'kind', OLD.kind, 'label', OLD.label));
END;
CREATE TRIGGER journal_website_delete AFTER delete ON website
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'website', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'url', OLD.url, 'kind', OLD.kind, 'label', OLD.label));
END;
CREATE TRIGGER journal_postal_address_insert AFTER insert ON postal_address
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'postal_address', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_postal_address_update AFTER update ON postal_address
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'postal_address', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'street', OLD.street, 'extended', OLD.extended, 'po_box', OLD.po_box, 'locality', OLD.locality, 'region', OLD.region, 'postcode', OLD.postcode, 'country', OLD.country, 'kind', OLD.kind, 'label', OLD.label, 'returned_on', OLD.returned_on));
END;
CREATE TRIGGER journal_postal_address_delete AFTER delete ON postal_address
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'postal_address', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'street', OLD.street, 'extended', OLD.extended, 'po_box', OLD.po_box, 'locality', OLD.locality, 'region', OLD.region, 'postcode', OLD.postcode, 'country', OLD.country, 'kind', OLD.kind, 'label', OLD.label, 'returned_on', OLD.returned_on));
END;
CREATE TRIGGER journal_occasion_insert AFTER insert ON occasion
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'occasion', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_occasion_update AFTER update ON occasion
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'occasion', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'kind', OLD.kind, 'name', OLD.name, 'month', OLD.month, 'day', OLD.day, 'year', OLD.year, 'recurrence', OLD.recurrence, 'weekday', OLD.weekday, 'lead_days', OLD.lead_days, 'leap_rule', OLD.leap_rule));
END;
CREATE TRIGGER journal_occasion_delete AFTER delete ON occasion
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'occasion', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'kind', OLD.kind, 'name', OLD.name, 'month', OLD.month, 'day', OLD.day, 'year', OLD.year, 'recurrence', OLD.recurrence, 'weekday', OLD.weekday, 'lead_days', OLD.lead_days, 'leap_rule', OLD.leap_rule));
END;
CREATE TRIGGER journal_tag_insert AFTER insert ON tag
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'tag', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_tag_update AFTER update ON tag
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'tag', OLD.id, NULL, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'name', OLD.name, 'folded', OLD.folded));
END;
CREATE TRIGGER journal_tag_delete AFTER delete ON tag
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'tag', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'name', OLD.name, 'folded', OLD.folded));
END;
CREATE TRIGGER journal_contact_tag_insert AFTER insert ON contact_tag
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact_tag', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_contact_tag_update AFTER update ON contact_tag
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact_tag', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'tag_id', OLD.tag_id));
END;
CREATE TRIGGER journal_contact_tag_delete AFTER delete ON contact_tag
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact_tag', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'tag_id', OLD.tag_id));
END;
CREATE TRIGGER journal_note_insert AFTER insert ON note
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'note', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_note_update AFTER update ON note
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'note', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'written_on', OLD.written_on, 'text', OLD.text, 'is_pinned', OLD.is_pinned));
END;
CREATE TRIGGER journal_note_delete AFTER delete ON note
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'note', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'written_on', OLD.written_on, 'text', OLD.text, 'is_pinned', OLD.is_pinned));
END;
CREATE TRIGGER journal_kept_line_insert AFTER insert ON kept_line
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'kept_line', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_kept_line_update AFTER update ON kept_line
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'kept_line', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'text', OLD.text));
END;
CREATE TRIGGER journal_kept_line_delete AFTER delete ON kept_line
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'kept_line', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'text', OLD.text));
END;
CREATE TRIGGER journal_plan_insert AFTER insert ON plan
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'plan', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_plan_update AFTER update ON plan
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'plan', OLD.id, NULL, 'update', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'use', OLD.use, 'avoids_weekends', OLD.avoids_weekends, 'first_year_days', OLD.first_year_days, 'later_days', OLD.later_days, 'replaced_by_id', OLD.replaced_by_id, 'removed_at', OLD.removed_at));
END;
CREATE TRIGGER journal_plan_delete AFTER delete ON plan
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'plan', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'use', OLD.use, 'avoids_weekends', OLD.avoids_weekends, 'first_year_days', OLD.first_year_days, 'later_days', OLD.later_days, 'replaced_by_id', OLD.replaced_by_id, 'removed_at', OLD.removed_at));
END;
CREATE TRIGGER journal_plan_step_insert AFTER insert ON plan_step
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'plan_step', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_plan_step_update AFTER update ON plan_step
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'plan_step', OLD.id, NULL, 'update', json_object('id', OLD.id, 'plan_id', OLD.plan_id, 'phase', OLD.phase, 'position', OLD.position, 'offset_days', OLD.offset_days, 'is_dated', OLD.is_dated, 'method', OLD.method, 'purpose', OLD.purpose, 'carries', OLD.carries));
END;
CREATE TRIGGER journal_plan_step_delete AFTER delete ON plan_step
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'plan_step', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'plan_id', OLD.plan_id, 'phase', OLD.phase, 'position', OLD.position, 'offset_days', OLD.offset_days, 'is_dated', OLD.is_dated, 'method', OLD.method, 'purpose', OLD.purpose, 'carries', OLD.carries));
END;
CREATE TRIGGER journal_enrolment_insert AFTER insert ON enrolment
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'enrolment', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_enrolment_update AFTER update ON enrolment
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'enrolment', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'plan_id', OLD.plan_id, 'started_on', OLD.started_on, 'position', OLD.position, 'last_on', OLD.last_on, 'waits_until', OLD.waits_until, 'is_paused', OLD.is_paused, 'ended_on', OLD.ended_on, 'end_reason', OLD.end_reason, 'end_note', OLD.end_note));
END;
CREATE TRIGGER journal_enrolment_delete AFTER delete ON enrolment
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'enrolment', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'plan_id', OLD.plan_id, 'started_on', OLD.started_on, 'position', OLD.position, 'last_on', OLD.last_on, 'waits_until', OLD.waits_until, 'is_paused', OLD.is_paused, 'ended_on', OLD.ended_on, 'end_reason', OLD.end_reason, 'end_note', OLD.end_note));
END;
CREATE TRIGGER journal_day_off_insert AFTER insert ON day_off
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'day_off', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_day_off_update AFTER update ON day_off
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'day_off', OLD.id, NULL, 'update', json_object('id', OLD.id, 'first_on', OLD.first_on, 'last_on', OLD.last_on, 'name', OLD.name));
END;
CREATE TRIGGER journal_day_off_delete AFTER delete ON day_off
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'day_off', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'first_on', OLD.first_on, 'last_on', OLD.last_on, 'name', OLD.name));
END;
CREATE TRIGGER journal_follow_up_insert AFTER insert ON follow_up
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'follow_up', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_follow_up_update AFTER update ON follow_up
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'follow_up', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'due_on', OLD.due_on, 'method', OLD.method, 'purpose', OLD.purpose, 'carries', OLD.carries, 'remind_local', OLD.remind_local, 'closed_at', OLD.closed_at, 'closed_as', OLD.closed_as, 'enrolment_id', OLD.enrolment_id, 'step_position', OLD.step_position));
END;
CREATE TRIGGER journal_follow_up_delete AFTER delete ON follow_up
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'follow_up', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'due_on', OLD.due_on, 'method', OLD.method, 'purpose', OLD.purpose, 'carries', OLD.carries, 'remind_local', OLD.remind_local, 'closed_at', OLD.closed_at, 'closed_as', OLD.closed_as, 'enrolment_id', OLD.enrolment_id, 'step_position', OLD.step_position));
END;
CREATE TRIGGER journal_touch_insert AFTER insert ON touch
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'touch', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_touch_update AFTER update ON touch
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'touch', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'follow_up_id', OLD.follow_up_id, 'made_on', OLD.made_on, 'method', OLD.method, 'direction', OLD.direction, 'outcome', OLD.outcome, 'carried', OLD.carried, 'note', OLD.note));
END;
CREATE TRIGGER journal_touch_delete AFTER delete ON touch
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'touch', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'follow_up_id', OLD.follow_up_id, 'made_on', OLD.made_on, 'method', OLD.method, 'direction', OLD.direction, 'outcome', OLD.outcome, 'carried', OLD.carried, 'note', OLD.note));
END;
CREATE TRIGGER journal_purchase_insert AFTER insert ON purchase
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'purchase', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_purchase_update AFTER update ON purchase
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'purchase', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'touch_id', OLD.touch_id, 'bought_on', OLD.bought_on, 'what', OLD.what, 'amount', OLD.amount));
END;
CREATE TRIGGER journal_purchase_delete AFTER delete ON purchase
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'purchase', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'touch_id', OLD.touch_id, 'bought_on', OLD.bought_on, 'what', OLD.what, 'amount', OLD.amount));
END;
CREATE TRIGGER journal_segment_insert AFTER insert ON segment
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'segment', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_segment_update AFTER update ON segment
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'segment', OLD.id, NULL, 'update', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'query', OLD.query));
END;
CREATE TRIGGER journal_segment_delete AFTER delete ON segment
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'segment', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'query', OLD.query));
END;
CREATE TRIGGER journal_setting_insert AFTER insert ON setting
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'setting', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_setting_update AFTER update ON setting
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'setting', OLD.id, NULL, 'update', json_object('id', OLD.id, 'key', OLD.key, 'value', OLD.value));
END;
CREATE TRIGGER journal_setting_delete AFTER delete ON setting
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'setting', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'key', OLD.key, 'value', OLD.value));
END;
CREATE TRIGGER journal_contact_photo_insert AFTER insert ON contact_photo
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact_photo', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_contact_photo_update AFTER update ON contact_photo
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact_photo', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'media_type', OLD.media_type, 'data', OLD.data));
END;
CREATE TRIGGER journal_contact_photo_delete AFTER delete ON contact_photo
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact_photo', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'media_type', OLD.media_type, 'data', OLD.data));
END;
CREATE TRIGGER journal_column_mapping_insert AFTER insert ON column_mapping
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'column_mapping', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_column_mapping_update AFTER update ON column_mapping
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'column_mapping', OLD.id, NULL, 'update', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'meanings', OLD.meanings));
END;
CREATE TRIGGER journal_column_mapping_delete AFTER delete ON column_mapping
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'column_mapping', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'meanings', OLD.meanings));
END;
CREATE TRIGGER journal_distinct_pair_insert AFTER insert ON distinct_pair
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'distinct_pair', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_distinct_pair_update AFTER update ON distinct_pair
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'distinct_pair', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'other_id', OLD.other_id));
END;
CREATE TRIGGER journal_distinct_pair_delete AFTER delete ON distinct_pair
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'distinct_pair', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'other_id', OLD.other_id));
END;
CREATE TRIGGER journal_merged_contact_insert AFTER insert ON merged_contact
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'merged_contact', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_merged_contact_update AFTER update ON merged_contact
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'merged_contact', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'uid', OLD.uid, 'former_id', OLD.former_id, 'name', OLD.name, 'merged_at', OLD.merged_at, 'step_id', OLD.step_id));
END;
CREATE TRIGGER journal_merged_contact_delete AFTER delete ON merged_contact
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'merged_contact', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'uid', OLD.uid, 'former_id', OLD.former_id, 'name', OLD.name, 'merged_at', OLD.merged_at, 'step_id', OLD.step_id));
END;
CREATE TRIGGER journal_household_insert AFTER insert ON household
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'household', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_household_update AFTER update ON household
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'household', OLD.id, NULL, 'update', json_object('id', OLD.id, 'label_line', OLD.label_line));
END;
CREATE TRIGGER journal_household_delete AFTER delete ON household
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'household', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'label_line', OLD.label_line));
END;
CREATE TRIGGER journal_household_member_insert AFTER insert ON household_member
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'household_member', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_household_member_update AFTER update ON household_member
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'household_member', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'household_id', OLD.household_id, 'contact_id', OLD.contact_id));
END;
CREATE TRIGGER journal_household_member_delete AFTER delete ON household_member
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'household_member', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'household_id', OLD.household_id, 'contact_id', OLD.contact_id));
END;
CREATE TRIGGER journal_own_stock_insert AFTER insert ON own_stock
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'own_stock', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_own_stock_update AFTER update ON own_stock
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'own_stock', OLD.id, NULL, 'update', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'kind', OLD.kind, 'shape', OLD.shape, 'page_width_mm', OLD.page_width_mm, 'page_height_mm', OLD.page_height_mm, 'label_width_mm', OLD.label_width_mm, 'label_height_mm', OLD.label_height_mm, 'column_count', OLD.column_count, 'row_count', OLD.row_count, 'left_mm', OLD.left_mm, 'top_mm', OLD.top_mm, 'pitch_x_mm', OLD.pitch_x_mm, 'pitch_y_mm', OLD.pitch_y_mm, 'corner_radius_mm', OLD.corner_radius_mm));
END;
CREATE TRIGGER journal_own_stock_delete AFTER delete ON own_stock
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'own_stock', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'kind', OLD.kind, 'shape', OLD.shape, 'page_width_mm', OLD.page_width_mm, 'page_height_mm', OLD.page_height_mm, 'label_width_mm', OLD.label_width_mm, 'label_height_mm', OLD.label_height_mm, 'column_count', OLD.column_count, 'row_count', OLD.row_count, 'left_mm', OLD.left_mm, 'top_mm', OLD.top_mm, 'pitch_x_mm', OLD.pitch_x_mm, 'pitch_y_mm', OLD.pitch_y_mm, 'corner_radius_mm', OLD.corner_radius_mm));
END;
CREATE TRIGGER journal_printer_profile_insert AFTER insert ON printer_profile
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'printer_profile', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_printer_profile_update AFTER update ON printer_profile
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'printer_profile', OLD.id, NULL, 'update', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'printer', OLD.printer, 'tray', OLD.tray, 'right_tenths', OLD.right_tenths, 'down_tenths', OLD.down_tenths, 'across_permille', OLD.across_permille, 'along_permille', OLD.along_permille));
END;
CREATE TRIGGER journal_printer_profile_delete AFTER delete ON printer_profile
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'printer_profile', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'folded', OLD.folded, 'printer', OLD.printer, 'tray', OLD.tray, 'right_tenths', OLD.right_tenths, 'down_tenths', OLD.down_tenths, 'across_permille', OLD.across_permille, 'along_permille', OLD.along_permille));
END;
CREATE TRIGGER journal_sheet_memory_insert AFTER insert ON sheet_memory
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'sheet_memory', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_sheet_memory_update AFTER update ON sheet_memory
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'sheet_memory', OLD.id, NULL, 'update', json_object('id', OLD.id, 'stock', OLD.stock, 'sheets', OLD.sheets));
END;
CREATE TRIGGER journal_sheet_memory_delete AFTER delete ON sheet_memory
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'sheet_memory', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'stock', OLD.stock, 'sheets', OLD.sheets));
END;
CREATE TRIGGER journal_mailing_insert AFTER insert ON mailing
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'mailing', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_mailing_update AFTER update ON mailing
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'mailing', OLD.id, NULL, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'name', OLD.name, 'stock', OLD.stock, 'options', OLD.options, 'carried', OLD.carried, 'sheet_count', OLD.sheet_count, 'made_on', OLD.made_on, 'logged_on', OLD.logged_on));
END;
CREATE TRIGGER journal_mailing_delete AFTER delete ON mailing
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'mailing', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'name', OLD.name, 'stock', OLD.stock, 'options', OLD.options, 'carried', OLD.carried, 'sheet_count', OLD.sheet_count, 'made_on', OLD.made_on, 'logged_on', OLD.logged_on));
END;
CREATE TRIGGER journal_mailing_recipient_insert AFTER insert ON mailing_recipient
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'mailing_recipient', NEW.id, NEW.contact_id, 'insert', NULL);
END;
CREATE TRIGGER journal_mailing_recipient_update AFTER update ON mailing_recipient
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'mailing_recipient', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'mailing_id', OLD.mailing_id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'name', OLD.name, 'lines', OLD.lines, 'font_size', OLD.font_size, 'left_out', OLD.left_out, 'detail', OLD.detail));
END;
CREATE TRIGGER journal_mailing_recipient_delete AFTER delete ON mailing_recipient
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'mailing_recipient', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'mailing_id', OLD.mailing_id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'name', OLD.name, 'lines', OLD.lines, 'font_size', OLD.font_size, 'left_out', OLD.left_out, 'detail', OLD.detail));
END;
CREATE TRIGGER journal_set_aside_insert AFTER insert ON set_aside
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'set_aside', NEW.id, NULL, 'insert', NULL);
END;
CREATE TRIGGER journal_set_aside_update AFTER update ON set_aside
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'set_aside', OLD.id, NULL, 'update', json_object('id', OLD.id, 'subject', OLD.subject, 'due_local', OLD.due_local, 'manner', OLD.manner, 'returns_local', OLD.returns_local, 'set_aside_at', OLD.set_aside_at));
END;
CREATE TRIGGER journal_set_aside_delete AFTER delete ON set_aside
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'set_aside', OLD.id, NULL, 'delete', json_object('id', OLD.id, 'subject', OLD.subject, 'due_local', OLD.due_local, 'manner', OLD.manner, 'returns_local', OLD.returns_local, 'set_aside_at', OLD.set_aside_at));
END;
PRAGMA application_id = 1112690243;
PRAGMA user_version = 8;
