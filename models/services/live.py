"""Who is reached and who is followed up, as conditions of SQL on `contact`."""

# The words of the partial index contact_reachable, by which SQLite knows that it serves.
REACHABLE = "contact.trashed_at IS NULL AND NOT contact.do_not_contact AND NOT contact.deceased"
# The word *live*: reachable, and not *other*.
LIVE = f"{REACHABLE} AND contact.status != 'other'"
