"""What was changed of a contact, as the owner reads it and walks through it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from ui.panels.contacts.changes_section import ChangesSection
from ui.widgets.buttons import IconButton


@pytest.fixture
def ann(context: Context) -> int:
    contact_id = context.contacts.add(ContactDraft(PersonName("Ann", "Lee"), company="Acme"))
    before = context.contacts.get(contact_id).draft
    context.contacts.edit(contact_id, before, replace(before, name=PersonName()))
    context.contacts.trash([contact_id])
    return contact_id


@pytest.fixture
def section(context: Context, ann: int, qtbot: QtBot) -> Iterator[ChangesSection]:
    ground, section = QWidget(), ChangesSection(context.contact_history, context.clock.today)
    column = QVBoxLayout(ground)
    column.addWidget(section)
    column.addWidget(QLineEdit())
    qtbot.addWidget(ground)
    ground.show()
    section.show_contact(ann, is_other=True)
    section.button.setChecked(True)
    yield section
    ground.close()


def told(section: ChangesSection) -> list[str]:
    entries = [section.timeline.layout().itemAt(number).widget() for number in range(2)]
    return [entry.accessibleName() for entry in entries]


def test_days_and_names_are_told_as_the_owner_writes_them(section: ChangesSection) -> None:
    assert told(section) == ["In the trash since, today, nothing → today", "Name, today, Ann Lee → nothing"]


def test_the_keyboard_walks_from_the_button_through_the_changes_to_what_follows(
    section: ChangesSection, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(section.window()):
        section.window().show()
    section.window().activateWindow()
    section.button.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget() or section.button, Qt.Key.Key_Tab)
        seen.append(type(QApplication.focusWidget()))
    assert seen == [IconButton, IconButton, QLineEdit]
