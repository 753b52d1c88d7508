import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.errors import InputError, MachineError
from ui.widgets.inline_field import InlineField


class Form(QWidget):
    """A field, and another widget to go on to."""

    def __init__(self) -> None:
        super().__init__()
        self.saved: list[str] = []
        self.field = InlineField("Town", self._save)
        self.field.set_value("Leeds")
        self.other = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.other)

    def _save(self, text: str) -> None:
        if "wrong" in text:
            raise InputError("That is no town.")
        if "full" in text:
            raise MachineError("The disk is full.")
        self.saved.append(text)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.editor.hasFocus)
    made.field.editor.selectAll()
    return made


def test_it_saves_when_it_is_left(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "York")
    form.other.setFocus()
    assert form.saved == ["York"]


def test_it_saves_with_enter(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "York")
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Return)
    assert form.saved == ["York"]


def test_it_says_quietly_that_it_saved(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "York")
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Return)
    assert form.field.editor.accessibleDescription() == "saved"


def test_it_does_not_say_saved_for_what_is_kept_for_later(qtbot: QtBot) -> None:
    field = InlineField("Town", lambda _text: False)
    qtbot.addWidget(field)
    field.editor.setText("York")
    field.commit()
    assert field.editor.accessibleDescription() == ""


def test_leaving_it_as_it_was_saves_nothing(form: Form) -> None:
    form.other.setFocus()
    assert form.saved == []


def test_a_wrong_value_says_why_and_keeps_what_was_typed(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "wrong")
    form.other.setFocus()
    assert form.field.problem() == "That is no town."
    assert form.field.value() == "wrong"
    assert form.saved == []


def test_a_mended_value_takes_the_sentence_away(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "wrong")
    form.other.setFocus()
    form.field.setFocus()
    form.field.editor.selectAll()
    qtbot.keyClicks(form.field.editor, "Hull")
    form.other.setFocus()
    assert form.field.problem() == ""
    assert form.saved == ["Hull"]


def test_esc_brings_the_saved_value_back(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "York")
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Escape)
    assert form.field.value() == "Leeds"


def test_a_value_read_again_leaves_what_is_being_typed_alone(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "Yo")
    form.field.set_value("Bath")
    assert form.field.value() == "Yo"


def test_the_value_of_another_thing_replaces_what_was_refused(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "wrong")
    form.other.setFocus()
    form.field.show_other("Bath")
    assert (form.field.value(), form.field.problem()) == ("Bath", "")


def test_what_the_machine_refused_to_save_stays_with_the_reason(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field.editor, "full")
    qtbot.keyClick(form.field.editor, Qt.Key.Key_Tab)
    assert (form.field.value(), form.field.problem()) == ("full", "The disk is full.")


def test_what_does_not_fit_is_told_whole_in_the_tool_tip(form: Form, qtbot: QtBot) -> None:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 8
    form.field.set_value(name)
    form.other.setFocus()
    form.resize(240, 120)
    qtbot.waitUntil(lambda: form.field.editor.toolTip() == name)
