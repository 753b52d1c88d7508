"""The question after printing, in the room that it has."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.mailings.printed_question import PrintedQuestion


def test_the_answer_is_read_whole_however_many_people_there_are(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    question = PrintedQuestion()
    column.addWidget(question)
    form.setFixedWidth(380)
    form.show()
    question.ask(None, 1_000_000, 40_000)
    qtbot.waitUntil(lambda: question.yes_button.width() >= question.yes_button.sizeHint().width())
    assert question.later_button.isVisible()
    assert not question.later_button.geometry().intersects(question.yes_button.geometry())
