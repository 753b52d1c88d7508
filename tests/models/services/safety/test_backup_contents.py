"""A look into a backup tells who is in it and who came or went since, and writes nothing."""

from pathlib import Path

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.names import PersonName
from models.errors import DamagedBookError
from models.services.safety.backup_contents import look_inside
from tests.models.store.old_books import PEOPLE, make_old_book


def test_it_tells_who_is_missing_now_and_how_many_came_since(context: Context) -> None:
    address = PostalAddress(locality="Leeds")
    ann = context.contacts.add(ContactDraft(PersonName("Ann", "Łoś"), company="Reed", addresses=(address,)))
    context.contacts.add(ContactDraft(company="Acme"))
    backup = context.backups.make().path
    context.contacts.trash([ann])
    context.contacts.add(ContactDraft(PersonName("Bob")))
    contents = look_inside(context.book, backup)
    assert [(c.name, c.detail, c.is_missing) for c in contents.contacts] == [
        ("Acme", "", False),
        ("Ann Łoś", "Reed · Leeds", True),
    ]
    assert (contents.came_since, contents.missing, contents.last_step) == (1, 1, "Add Acme")
    assert [c.name for c in contents.found("los lee")] == ["Ann Łoś"]


def test_an_older_book_is_looked_into_and_stays_as_it_is(context: Context, tmp_path: Path) -> None:
    make_old_book(tmp_path / "old.barnacle", 1)
    before = (tmp_path / "old.barnacle").read_bytes()
    assert len(look_inside(context.book, tmp_path / "old.barnacle").contacts) == PEOPLE
    assert (tmp_path / "old.barnacle").read_bytes() == before


def test_what_is_no_book_is_told(context: Context, tmp_path: Path) -> None:
    text = tmp_path / "text.barnacle"
    text.write_text("nothing " * 1_000)
    with pytest.raises(DamagedBookError):
        look_inside(context.book, text)
