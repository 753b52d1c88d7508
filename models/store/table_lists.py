"""Which tables are the owner's and which the program's."""

from peewee import Model

from models.store import duplicate_tables, import_tables, mailing_tables, reminder_tables, tables

# What the owner changes: journalled, so that it can be undone. Parents stand before their children.
OWNER_TABLES: tuple[type[tables.Table], ...] = (
    tables.Contact,
    tables.Phone,
    tables.Email,
    tables.Website,
    tables.PostalAddress,
    tables.Occasion,
    tables.Tag,
    tables.ContactTag,
    tables.Note,
    tables.KeptLine,
    tables.Plan,
    tables.PlanStep,
    tables.Enrolment,
    tables.DayOff,
    tables.FollowUp,
    tables.Touch,
    tables.Purchase,
    tables.Segment,
    tables.Setting,
    import_tables.ContactPhoto,
    import_tables.ColumnMapping,
    duplicate_tables.DistinctPair,
    duplicate_tables.MergedContact,
    mailing_tables.Household,
    mailing_tables.HouseholdMember,
    mailing_tables.OwnStock,
    mailing_tables.PrinterProfile,
    mailing_tables.SheetMemory,
    mailing_tables.Mailing,
    mailing_tables.MailingRecipient,
    reminder_tables.SetAside,
)
# What the program writes by itself.
PROGRAM_TABLES: tuple[type[Model], ...] = (
    tables.Announcement,
    tables.Step,
    tables.RowChange,
    tables.RowRange,
    tables.JournalState,
    import_tables.ContactImport,
)
ALL_TABLES: tuple[type[Model], ...] = (*OWNER_TABLES, *PROGRAM_TABLES)
