"""What narrows the list: chips that can be taken away, *+ Filter*, the count, and *Save list*."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.context import Context
from models.domain.segments import ContactQuery
from models.domain.status import Status
from ui.colours import Tone
from ui.panels.contacts.plan_filters import on_plan_choices, plan_chips, plan_choices, touch_choices, untouched_choices
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.chip import Chip, ChipSign
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted, number, status_plural

if TYPE_CHECKING:
    from models.services.contacts import TagRow
    from ui.panels.contacts.list_naming import ListNaming


class FilterBar(QWidget):
    """Holds the query of the list; `query_changed` goes out when a filter is put or taken away."""

    query_changed = Signal(object)
    list_saved = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query = ContactQuery()
        self._flow = FlowLayout(spacing=Space.XS)
        self.add_button = Chip(self.tr("+ Filter"))
        self.add_button.set_menu_filler(self._fill_menu)
        self._count = Text("", TextLook.SECONDARY)
        self.save_button = Button(self.tr("Save list"), ButtonLook.QUIET, is_small=True)
        self.save_button.clicked.connect(self._ask_for_name)
        self.naming: ListNaming | None = None
        self._lay_out()
        self._show_chips()

    def query(self) -> ContactQuery:
        """What the list shows."""
        return self._query

    def set_query(self, query: ContactQuery) -> None:
        """Show another query; nothing is sent out."""
        self._query = query
        if self.naming is not None:
            self.naming.hide()
        self._show_chips()

    def show_count(self, found: int, total: int) -> None:
        """Say how many contacts the query finds of all."""
        if self._query.is_empty:
            self._count.setText(counted(total, "%Ln contact", "%Ln contacts"))
        else:
            self._count.setText(self.tr("{found} of {total}").format(found=number(found), total=number(total)))
        self.save_button.setVisible(not self._query.is_empty)

    def choose(self, query: ContactQuery) -> None:
        """Show another query and send it out."""
        self.set_query(query)
        self.query_changed.emit(query)

    def _lay_out(self) -> None:
        chips = QWidget()
        chips.setLayout(self._flow)
        self._flow.setContentsMargins(0, 2, 0, 2)
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        line.addWidget(chips, 1)
        self._count.setFixedHeight(24)
        self.save_button.setFixedHeight(24)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(Space.M + 2, Space.S + 1, Space.M, Space.S + 1)
        layout.setSpacing(Space.XS)
        layout.addLayout(line)

    def _ask_for_name(self) -> None:
        if self.naming is None:
            from ui.panels.contacts.list_naming import ListNaming

            self.naming = ListNaming(self._context.segments, self)
            self.naming.saved.connect(self.list_saved)
            self._column.addWidget(self.naming)
            order_by_layout(self)
        self.naming.begin(self._query)

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None and chip is not self.add_button:
                chip.hide()
                chip.deleteLater()
        query = self._query
        for status in sorted(query.statuses, key=list(Status).index):
            self._chip(status_plural(status), query._replace(statuses=query.statuses - {status}))
        for name in sorted(query.interests):
            self._chip(name, query._replace(interests=query.interests - {name}))
        for name in sorted(query.groups):
            self._chip(name, query._replace(groups=query.groups - {name}))
        for name, without in plan_chips(query):
            self._chip(name, without)
        self._flow.addWidget(self.add_button)

    def _chip(self, text: str, without: ContactQuery) -> None:
        chip = Chip(text, Tone.ACCENT, ChipSign.REMOVE)
        chip.setAccessibleName(self.tr("Remove the filter {name}").format(name=text))
        chip.clicked.connect(partial(self._choose_and_focus, without))
        self._flow.addWidget(chip)
        before: QWidget | None = self.add_button.previousInFocusChain()
        if before is not None:
            QWidget.setTabOrder(before, chip)

    def _choose_and_focus(self, query: ContactQuery) -> None:
        self.choose(query)
        self.add_button.setFocus()

    def _fill_menu(self, menu: QMenu) -> None:
        from models.services.contacts import TagKind

        segments = self._context.segments.list_all()
        for segment in segments:
            menu.addAction(f"{segment.name}\t{number(segment.contact_count)}", partial(self.choose, segment.query))
        if segments:
            menu.addSeparator()
        query = self._query
        for status in Status:
            chosen = query.statuses ^ {status}
            self._check(menu, status_plural(status), query._replace(statuses=chosen), is_on=status in query.statuses)
        list_tags = self._context.contacts.list_tags
        self._tag_menu(menu.addMenu(self.tr("Interest")), list_tags(TagKind.INTEREST), "interests", query.interests)
        self._tag_menu(menu.addMenu(self.tr("Group")), list_tags(TagKind.GROUP), "groups", query.groups)
        self._plan_menu(menu)
        if segments:
            remove = menu.addMenu(self.tr("Remove a list"))
            for segment in segments:
                remove.addAction(segment.name, partial(self._context.segments.remove, segment.id))

    def _plan_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        for choice in plan_choices(self._query):
            self._check(menu, choice.name, choice.query, is_on=choice.is_on)
        plans = [row.plan.name for row in self._context.plans.list_all()]
        for title, choices in (
            (self.tr("On the plan"), on_plan_choices(self._query, plans)),
            (self.tr("Not touched for"), untouched_choices(self._query)),
            (self.tr("At touch"), touch_choices(self._query)),
        ):
            inner = menu.addMenu(title)
            for choice in choices:
                self._check(inner, choice.name.replace("&", "&&"), choice.query, is_on=choice.is_on)

    def _tag_menu(self, menu: QMenu, tags: Sequence["TagRow"], field: str, chosen: frozenset[str]) -> None:
        menu.setEnabled(bool(tags))
        for tag in tags:
            query = _with(self._query, field, chosen ^ {tag.name})
            self._check(menu, f"{tag.name}\t{number(tag.contact_count)}", query, is_on=tag.name in chosen)

    def _check(self, menu: QMenu, text: str, query: ContactQuery, *, is_on: bool) -> None:
        action = QAction(text, menu, checkable=True, checked=is_on)
        action.triggered.connect(_ignoring_checked(partial(self.choose, query)))
        menu.addAction(action)


def _with(query: ContactQuery, field: str, names: frozenset[str]) -> ContactQuery:
    return query._replace(interests=names) if field == "interests" else query._replace(groups=names)


def _ignoring_checked(run: Callable[[], None]) -> Callable[..., None]:
    return lambda _checked=False: run()
