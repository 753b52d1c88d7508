"""What a running window keeps safe when the clock is set, or when it slept for weeks."""

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.services.safety.book_checks import check
from tests.desktop.desktop import Desktop
from tests.desktop.owner import Owner
from tests.desktop.set_time import SetTime
from tests.support.processes import Conversation, wait_for


def backups(owner: Owner) -> set[str]:
    return {path.name for path in owner.desktop.processes.directory.glob("data/Backups/*/*.barnacle")}


@pytest.mark.parametrize("offset", ["+365d", "-365d", "+21d"])
def test_a_running_window_backs_up_at_once_and_throws_nothing_away(
    owner: Owner, desktop: Desktop, set_time: SetTime, logind: Conversation, offset: str
) -> None:
    set_time.go_on("+0")
    owner.plan("Ann Lee")
    context = Context.open(owner.book, Clock())
    context.contacts.trash([context.contacts.add(ContactDraft(company="Acme"))])
    desktop.start_daemon()
    process = owner.start_and_see()
    (first,) = wait_for(lambda: backups(owner), "the backup of the start")
    wait_for(lambda: desktop.count_popups() == 1, "the popup, which comes after it listens to logind")
    context.contacts.add(ContactDraft(company="Bolt"))
    logind.say(do="sleep")
    set_time.go_on(offset)
    logind.say(do="wake")
    # At once, or at the next full minute where the first one is still being tidied up after.
    wait_for(lambda: len(backups(owner)) > 1, "a backup after the clock was set", patience_s=75)
    assert first in backups(owner)
    assert [row.name for row in context.trash.list_all()] == ["Acme"]
    assert check(context.book).problems == ()
    assert process.poll() is None
    context.close()


@pytest.mark.parametrize("offset", ["+365d", "-365d"])
def test_a_start_under_another_year_throws_nothing_away(
    owner: Owner, desktop: Desktop, set_time: SetTime, offset: str
) -> None:
    set_time.go_on("+0")
    owner.plan("Ann Lee")
    context = Context.open(owner.book, Clock())
    context.contacts.trash([context.contacts.add(ContactDraft(company="Acme"))])
    desktop.start_daemon()
    seen: set[str] = set()
    for moment in ("+0", offset, "+0"):
        set_time.go_on(moment)
        process = owner.start_and_see()
        # Of the backups of one hour the last one is kept.
        wait_for(lambda seen=seen: backups(owner) - seen, f"the backup of the start at {moment}")
        seen |= backups(owner)
        context.contacts.add(ContactDraft(company="Bolt"))
        desktop.processes.stop(process)
    assert len({name[:4] for name in backups(owner)}) == 2
    assert [row.name for row in context.trash.list_all()] == ["Acme"]
    assert check(context.book).problems == ()
    context.close()
