"""Who is reached and who is followed up, as conditions of SQL on `contact`."""

# The words of the partial index contact_reachable, by which SQLite knows that it serves.
REACHABLE = "contact.trashed_at IS NULL AND NOT contact.do_not_contact AND NOT contact.deceased"
# Has nothing planned; the index is named, since SQLite would take the one on all follow-ups.
WITHOUT_NEXT = (
    "NOT EXISTS (SELECT 1 FROM follow_up INDEXED BY follow_up_next"
    " WHERE follow_up.contact_id = contact.id AND closed_at IS NULL)"
)
# The word *live*: reachable, and not *other*.
LIVE = f"{REACHABLE} AND contact.status != 'other'"
