"""One plan: its name, its picture, its touches and rhythms, who is on it, and what it asks of the owner."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from models.domain.contacts import clean_text
from models.domain.workload import Workload
from models.services.lists import ContactRow
from ui.panels.job_bar import JobBar
from ui.panels.plans.plan_editor import PlanEditor
from ui.panels.plans.plan_people import LoadCard, PeopleCard, PlacesCard
from ui.panels.plans.plan_questions import RemoveQuestion, ScopeQuestion
from ui.panels.plans.plan_rhythm import RhythmPanel
from ui.panels.plans.plan_steps_card import RhythmCard, StepsCard
from ui.theme import Space
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card, Pane
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.inline_field import FieldSize, InlineField
from ui.widgets.plan_picture import PlanPicture
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook
from ui.words.plan_words import place_name, plan_demand

_SAID_MS = 1_800
_HEAD_HEIGHT = 30
# Below this width the cards about people stand one below the other.
_NARROW = 480


class PlanPanel(Pane):
    """Shows the editor's draft; asks the page for people and loads."""

    place_chosen = Signal(int)
    """Who is at this place of the plan, from 0, is asked for."""

    def __init__(self, editor: PlanEditor, parent: QWidget | None = None) -> None:
        super().__init__("ground", parent)
        self._editor = editor
        self._shown_id: int | None = None
        self.name = InlineField(self.tr("Name of the plan"), self._save_name, size=FieldSize.HEADING)
        self.demand = Text("", TextLook.MUTED)
        self.saved = Text(self.tr("Saved"), TextLook.SAVED)
        self._saved_timer = QTimer(self)
        self._saved_timer.setSingleShot(True)
        self._saved_timer.setInterval(_SAID_MS)
        self._saved_timer.timeout.connect(self.saved.clear)
        self.scope_question = ScopeQuestion()
        self.remove_question = RemoveQuestion()
        self.job_bar = JobBar()
        self.picture = PlanPicture()
        self.steps = StepsCard(editor)
        self.rhythm = RhythmPanel(editor)
        self.first_turns = RhythmCard(editor, is_first_year=True)
        self.later_turns = RhythmCard(editor, is_first_year=False)
        self.places = PlacesCard()
        self.people = PeopleCard()
        self.load = LoadCard()
        self._first_title = Text(self.tr("In turn, in the first year"), TextLook.SECTION)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head = QWidget()
        more = self._more = IconButton("more", self.tr("Copy or remove the plan"))
        menu = QMenu(more)
        self.copy_action = menu.addAction(self.tr("Copy the plan"))
        self.remove_action = menu.addAction(self.tr("Remove the plan"))
        more.setMenu(menu)
        self._area = QScrollArea()
        self._lay_out()
        self.saved.clear()
        editor.changed.connect(self.show_draft)
        self.places.place_chosen.connect(self.place_chosen)
        self.people.closed.connect(self.close_people)
        self.setFocusProxy(self.name)

    def show_draft(self) -> None:
        """Show the editor's plan and, while changes wait, the question whom they are for."""
        row = self._editor.row
        if row is None:
            return
        plan, is_other = self._editor.draft, row.id != self._shown_id
        if is_other:
            self._area.verticalScrollBar().setValue(0)
            self.remove_question.hide()
            self.close_people()
        self._shown_id = row.id
        self._show_name(plan.name, is_other=is_other)
        self.demand.setText(plan_demand(row.contact_count, row.touches_per_week))
        self.picture.show_plan(plan)
        self.steps.show_plan(row.id)
        self.rhythm.show_plan(plan, is_other=is_other)
        has_first_year = plan.first_year is not None
        self._first_title.setVisible(has_first_year)
        self.first_turns.setVisible(has_first_year)
        self.first_turns.show_plan(row.id)
        self.later_turns.show_plan(row.id)
        if self._editor.is_waiting:
            self.scope_question.ask(row.contact_count)
        else:
            self.scope_question.hide()
        order_by_layout(self)

    def follow_id(self, plan_id: int) -> None:
        """The plan that is shown has another id from now on; it is the same plan to the owner."""
        self._shown_id = plan_id
        self.steps.follow_id(plan_id)
        self.first_turns.follow_id(plan_id)
        self.later_turns.follow_id(plan_id)

    def show_people_counts(self, counts: Sequence[int], stalled: Sequence[int], load: Workload) -> None:
        """Show where people are, how many are stalled at the first touches, and what all plans ask for."""
        self.places.show_counts(counts, stalled)
        self.load.show_load(load)

    def show_people(
        self, place: int, rows: Sequence[ContactRow], total: int, next_words: Callable[[ContactRow], str]
    ) -> None:
        """List the people at a place."""
        self.places.bars.mark(place)
        self.people.show_people(place_name(place, len(self._editor.draft.steps)), rows, total, next_words)

    def go_to_people(self) -> None:
        """Bring the list of people into view and give it the keyboard."""
        self.people.list.setFocus()
        # The card gets its place with the next event.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.people))

    def close_people(self) -> None:
        """Close the list of people."""
        self.people.hide()
        self.places.bars.mark(None)

    def lock(self, *, is_locked: bool) -> None:
        """Take nothing while a job changes the plan; the bar that tells of the job can still cancel it."""
        for part in (self._head, self._more, self._area, self.scope_question, self.remove_question):
            part.setEnabled(not is_locked)

    def say_saved(self) -> None:
        """Say quietly that a change is saved."""
        self.saved.setText(self.tr("Saved"))
        self._saved_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards about people beside each other where there is room."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(direction)

    def _save_name(self, text: str) -> bool:
        return self._editor.set(replace(self._editor.draft, name=clean_text(text)))

    def _show_name(self, name: str, *, is_other: bool) -> None:
        if is_other:
            self.name.show_other(name)
        else:
            self.name.set_value(name)

    def _lay_out(self) -> None:
        flow = FlowLayout(self._head, Space.S)
        for widget in (self.name, self.demand, self.saved):
            flow.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self._head, 1)
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        for words in (self.demand, self.saved):
            words.setMinimumHeight(_HEAD_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, 0, 0)
        column.setSpacing(Space.S)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, Space.XL, 0)
        top.setSpacing(Space.S)
        top.addLayout(line)
        for part in (self.scope_question, self.remove_question, self.job_bar):
            top.addWidget(part)
        column.addLayout(top)
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._scrolled())
        column.addWidget(area, 1)

    def _scrolled(self) -> QWidget:
        scrolled = QWidget()
        scrolled.setProperty("look", "scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(0, 0, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        picture = Card(self.tr("The first year, and after"))
        picture.body.addWidget(self.picture)
        column.addWidget(picture)
        column.addSpacing(Space.S)
        column.addWidget(Text(self.tr("Steps"), TextLook.SECTION))
        column.addWidget(self.steps)
        column.addWidget(self.rhythm)
        column.addSpacing(Space.S)
        self._cards.setSpacing(Space.M)
        self._cards.addWidget(self.places, 1)
        self._cards.addWidget(self.load, 1)
        column.addLayout(self._cards)
        column.addWidget(self.people)
        column.addSpacing(Space.S)
        column.addWidget(self._first_title)
        column.addWidget(self.first_turns)
        column.addSpacing(Space.S)
        column.addWidget(Text(self.tr("In turn, for ever"), TextLook.SECTION))
        column.addWidget(self.later_turns)
        column.addStretch(1)
        return scrolled
