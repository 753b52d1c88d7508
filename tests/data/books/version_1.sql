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
);
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
    label TEXT NOT NULL,
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
    closed_as TEXT NOT NULL,
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
    announced_at TEXT NOT NULL
);
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
CREATE VIRTUAL TABLE contact_search USING fts5(document, tokenize='ascii', prefix='1 2 3', detail=none);
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
INSERT INTO schema_migration VALUES (1, '0001_first_tables', '2026-11-21 21:52:51.334907');
INSERT INTO contact VALUES (1, 'uid-tom', 'Tom', 'Harris', '', '', '', '', 'Harris Plumbing', '', 'prospect', '', 'unknown', 'unknown', '', 0, 0, 0, 0, 0, 'harris tom harris plumbing', '2026-11-20T21:52:51+00:00', NULL);
INSERT INTO contact VALUES (2, 'uid-anna', 'Anna', 'Łoś', '', '', '', '', '', '', 'lead', '', 'unknown', 'unknown', '', 0, 0, 0, 0, 0, 'los anna', '2026-11-20T21:52:51+00:00', NULL);
INSERT INTO contact VALUES (3, 'uid-tina', 'Tina', 'Trashed', '', '', '', '', '', '', 'lead', '', 'unknown', 'unknown', '', 0, 0, 0, 0, 0, 'trashed tina', '2026-11-20T21:52:51+00:00', '2026-11-20T21:52:51+00:00');
INSERT INTO phone VALUES (1, 1, 0, '020 7946 0123', 'other', '');
INSERT INTO email VALUES (1, 2, 0, 'anna@los.example', 'other', '');
INSERT INTO occasion VALUES (1, 1, 0, 'birthday', '', 3, 14, NULL, 'yearly', 4, 5, '28 February');
INSERT INTO tag VALUES (1, 'group', 'cards', 'cards');
INSERT INTO tag VALUES (2, 'interest', 'golf', 'golf');
INSERT INTO contact_tag VALUES (1, 1, 1);
INSERT INTO contact_tag VALUES (2, 2, 2);
INSERT INTO note VALUES (1, 2, '2026-11-01', 'Met at the fair', 0);
INSERT INTO follow_up VALUES (1, 1, '2026-11-19', 'phone', 'Call about the seminar', '', '', NULL, '');
INSERT INTO follow_up VALUES (2, 2, '2026-11-20', 'e-mail', 'First touch', '', '', '2026-11-20T21:52:51+00:00', 'done');
INSERT INTO touch VALUES (1, 2, 2, '2026-11-20', 'e-mail', 'out', '', 'Welcome pack', '');
INSERT INTO step VALUES (1, '5d99ceb9e4c14116ab1617c7747d3908', 'Add Tom Harris', '2026-11-20T21:52:51+00:00', NULL, 1);
INSERT INTO step VALUES (2, '5d99ceb9e4c14116ab1617c7747d3908', 'Add Anna Łoś', '2026-11-20T21:52:51+00:00', NULL, 1);
INSERT INTO step VALUES (3, '5d99ceb9e4c14116ab1617c7747d3908', 'Add Tina Trashed', '2026-11-20T21:52:51+00:00', NULL, 1);
INSERT INTO step VALUES (4, '5d99ceb9e4c14116ab1617c7747d3908', 'Delete Tina Trashed', '2026-11-20T21:52:51+00:00', NULL, 1);
INSERT INTO step VALUES (5, '5d99ceb9e4c14116ab1617c7747d3908', 'Log touch with Anna Łoś', '2026-11-20T21:52:51+00:00', NULL, 1);
INSERT INTO row_change VALUES (1, 1, 'contact', 1, 1, 'insert', NULL);
INSERT INTO row_change VALUES (2, 1, 'phone', 1, 1, 'insert', NULL);
INSERT INTO row_change VALUES (3, 1, 'occasion', 1, 1, 'insert', NULL);
INSERT INTO row_change VALUES (4, 1, 'tag', 1, NULL, 'insert', NULL);
INSERT INTO row_change VALUES (5, 1, 'contact_tag', 1, 1, 'insert', NULL);
INSERT INTO row_change VALUES (6, 1, 'follow_up', 1, 1, 'insert', NULL);
INSERT INTO row_change VALUES (7, 2, 'contact', 2, 2, 'insert', NULL);
INSERT INTO row_change VALUES (8, 2, 'email', 1, 2, 'insert', NULL);
INSERT INTO row_change VALUES (9, 2, 'tag', 2, NULL, 'insert', NULL);
INSERT INTO row_change VALUES (10, 2, 'contact_tag', 2, 2, 'insert', NULL);
INSERT INTO row_change VALUES (11, 2, 'note', 1, 2, 'insert', NULL);
INSERT INTO row_change VALUES (12, 2, 'follow_up', 2, 2, 'insert', NULL);
INSERT INTO row_change VALUES (13, 3, 'contact', 3, 3, 'insert', NULL);
INSERT INTO row_change VALUES (14, 4, 'contact', 3, 3, 'update', '{"id":3,"uid":"uid-tina","given_name":"Tina","family_name":"Trashed","additional_name":"","name_prefix":"","name_suffix":"","nickname":"","company":"","job_title":"","status":"lead","source":"","can_afford":"unknown","interested":"unknown","label_name":"","no_mail":0,"no_email":0,"no_call":0,"do_not_contact":0,"deceased":0,"sort_key":"trashed tina","created_at":"2026-11-20T21:52:51+00:00","trashed_at":null}');
INSERT INTO row_change VALUES (15, 5, 'follow_up', 2, 2, 'update', '{"id":2,"contact_id":2,"due_on":"2026-11-20","method":"e-mail","purpose":"First touch","carries":"","remind_local":"","closed_at":null,"closed_as":""}');
INSERT INTO row_change VALUES (16, 5, 'touch', 1, 2, 'insert', NULL);
INSERT INTO journal_state VALUES (1, NULL, 0);
INSERT INTO contact_search (rowid, document) VALUES (1, ' tom harris plumbing cards 020 7946 0123 02079460123 2079460123');
INSERT INTO contact_search (rowid, document) VALUES (2, ' anna los golf example met at the fair');
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
    VALUES ((SELECT step_id FROM journal_state), 'contact', OLD.id, OLD.id, 'update', json_object('id', OLD.id, 'uid', OLD.uid, 'given_name', OLD.given_name, 'family_name', OLD.family_name, 'additional_name', OLD.additional_name, 'name_prefix', OLD.name_prefix, 'name_suffix', OLD.name_suffix, 'nickname', OLD.nickname, 'company', OLD.company, 'job_title', OLD.job_title, 'status', OLD.status, 'source', OLD.source, 'can_afford', OLD.can_afford, 'interested', OLD.interested, 'label_name', OLD.label_name, 'no_mail', OLD.no_mail, 'no_email', OLD.no_email, 'no_call', OLD.no_call, 'do_not_contact', OLD.do_not_contact, 'deceased', OLD.deceased, 'sort_key', OLD.sort_key, 'created_at', OLD.created_at, 'trashed_at', OLD.trashed_at));
END;
CREATE TRIGGER journal_contact_delete AFTER delete ON contact
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'contact', OLD.id, OLD.id, 'delete', json_object('id', OLD.id, 'uid', OLD.uid, 'given_name', OLD.given_name, 'family_name', OLD.family_name, 'additional_name', OLD.additional_name, 'name_prefix', OLD.name_prefix, 'name_suffix', OLD.name_suffix, 'nickname', OLD.nickname, 'company', OLD.company, 'job_title', OLD.job_title, 'status', OLD.status, 'source', OLD.source, 'can_afford', OLD.can_afford, 'interested', OLD.interested, 'label_name', OLD.label_name, 'no_mail', OLD.no_mail, 'no_email', OLD.no_email, 'no_call', OLD.no_call, 'do_not_contact', OLD.do_not_contact, 'deceased', OLD.deceased, 'sort_key', OLD.sort_key, 'created_at', OLD.created_at, 'trashed_at', OLD.trashed_at));
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
    VALUES ((SELECT step_id FROM journal_state), 'postal_address', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'street', OLD.street, 'extended', OLD.extended, 'po_box', OLD.po_box, 'locality', OLD.locality, 'region', OLD.region, 'postcode', OLD.postcode, 'country', OLD.country, 'kind', OLD.kind, 'label', OLD.label));
END;
CREATE TRIGGER journal_postal_address_delete AFTER delete ON postal_address
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'postal_address', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'position', OLD.position, 'street', OLD.street, 'extended', OLD.extended, 'po_box', OLD.po_box, 'locality', OLD.locality, 'region', OLD.region, 'postcode', OLD.postcode, 'country', OLD.country, 'kind', OLD.kind, 'label', OLD.label));
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
    VALUES ((SELECT step_id FROM journal_state), 'follow_up', OLD.id, OLD.contact_id, 'update', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'due_on', OLD.due_on, 'method', OLD.method, 'purpose', OLD.purpose, 'carries', OLD.carries, 'remind_local', OLD.remind_local, 'closed_at', OLD.closed_at, 'closed_as', OLD.closed_as));
END;
CREATE TRIGGER journal_follow_up_delete AFTER delete ON follow_up
WHEN (SELECT is_bulk FROM journal_state) = 0
BEGIN
    SELECT RAISE(ABORT, 'written outside a named transaction') WHERE (SELECT step_id FROM journal_state) IS NULL;
    INSERT INTO row_change (step_id, table_name, row_id, contact_id, operation, old_values)
    VALUES ((SELECT step_id FROM journal_state), 'follow_up', OLD.id, OLD.contact_id, 'delete', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'due_on', OLD.due_on, 'method', OLD.method, 'purpose', OLD.purpose, 'carries', OLD.carries, 'remind_local', OLD.remind_local, 'closed_at', OLD.closed_at, 'closed_as', OLD.closed_as));
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
PRAGMA application_id = 1112690243;
PRAGMA user_version = 1;
