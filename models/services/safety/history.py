"""Undo and redo of what the owner did in this session."""

import sys
from collections.abc import Callable
from typing import NamedTuple

from models.errors import ConflictError
from models.jobs import Progress
from models.store import history
from models.store.changes import ChangeSet
from models.store.database import Book

Swap = Callable[[], "Swap"]
"""Puts another state of the book in place, and gives what takes that back."""

Reversal = Callable[[Progress | None], str | None]
"""Undoes or redoes a step; gives its name, None when there is none."""


class _Done(NamedTuple):
    root_id: int
    step_id: int
    name: str


class _Swapped(NamedTuple):
    """The book was replaced as a whole; `others` are the steps of the book that was there before."""

    name: str
    swap: Swap
    others: tuple["_Step", ...]


_Step = _Done | _Swapped
# Replacing the book copies and verifies all of it, which lasts on a slow disk, however few its rows are.
_WHOLE_BOOK = sys.maxsize


def undo_last(book: Book, progress: Progress | None = None) -> str | None:
    """Take back the last step that still stands, whichever program made it; gives its name, None when there is none.

    Raises:
        ConflictError: it can't be taken back any more.
    """
    with book.telling_errors():
        step = history.last_standing_step(book.database)
    if step is None:
        return None
    step_id, root_id, name = step
    book.reverse(step_id, root_id, name, progress)
    return name


class History:
    """The steps of this session that can be undone and redone."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._reversal: tuple[_Done, list[_Step], list[_Step]] | None = None
        book.subscribe(self._note)

    @property
    def undo_name(self) -> str | None:
        """What *Undo* would take back, or None."""
        return self._undo[-1].name if self._undo else None

    @property
    def redo_name(self) -> str | None:
        """What *Redo* would do again, or None."""
        return self._redo[-1].name if self._redo else None

    @property
    def undo_size(self) -> int:
        """How many rows of the book *Undo* would write."""
        return self._size_of(self._undo)

    @property
    def redo_size(self) -> int:
        """How many rows of the book *Redo* would write."""
        return self._size_of(self._redo)

    def undo(self, progress: Progress | None = None) -> str | None:
        """Take back the last step; gives its name, None when there is none.

        Raises:
            ConflictError: what it changed was changed since, by another program; nothing was changed now, and the
                step can't be undone any more.
            JobCancelledError: the owner asked to stop; the step can still be undone.
            MachineError: the machine refused; the step can still be undone.
        """
        return self.undo_of_now()(progress)

    def redo(self, progress: Progress | None = None) -> str | None:
        """Do the step again that was undone last; gives its name, None when there is none.

        Raises:
            ConflictError: what it changed was changed since, by another program; nothing was changed now, and the
                step can't be redone any more.
            JobCancelledError: the owner asked to stop; the step can still be redone.
            MachineError: the machine refused; the step can still be redone.
        """
        return self.redo_of_now()(progress)

    def undo_of_now(self) -> Reversal:
        """What takes back the step that stands last now, called as `undo` is, though others follow it meanwhile."""
        return self._reversal_of(self._undo, self._redo)

    def redo_of_now(self) -> Reversal:
        """What does again the step that was undone last until now, called as `redo` is."""
        return self._reversal_of(self._redo, self._undo)

    def note_swap(self, name: str, swap: Swap) -> None:
        """Note that the book was replaced as a whole, and have the listeners read all again.

        *Undo* calls `swap`, and the steps from before are back then.
        """
        self._undo[:], self._redo[:] = [_Swapped(name, swap, tuple(self._undo))], []
        self._book.tell_replaced()

    def _size_of(self, steps: list[_Step]) -> int:
        step = steps[-1] if steps else None
        if isinstance(step, _Swapped):
            return _WHOLE_BOOK
        return 0 if step is None else self._book.step_size(step.step_id)

    def _reversal_of(self, source: list[_Step], target: list[_Step]) -> Reversal:
        step = source[-1] if source else None
        return lambda progress: None if step is None else self._reverse(step, source, target, progress)

    def _reverse(self, step: _Step, source: list[_Step], target: list[_Step], progress: Progress | None) -> str:
        if isinstance(step, _Swapped):
            return self._swap(step, source)
        self._reversal = (step, source, target)
        try:
            self._book.reverse(step.step_id, step.root_id, step.name, progress)
        except ConflictError:
            _forget(step, source)
            raise
        finally:
            self._reversal = None
        return step.name

    def _swap(self, step: _Swapped, source: list[_Step]) -> str:
        back = step.swap()
        if source is self._undo:
            self._undo[:], self._redo[:] = [*step.others], [_Swapped(step.name, back, ())]
        else:
            self._undo[:], self._redo[:] = [_Swapped(step.name, back, tuple(self._undo))], []
        self._book.tell_replaced()
        return step.name

    def _note(self, changes: ChangeSet) -> None:
        """Move the lists before those who come after this listener read the names."""
        if changes.step_id is None:
            return
        if changes.root_id is None:
            self._undo.append(_Done(changes.step_id, changes.step_id, changes.name))
            self._redo.clear()
            return
        if self._reversal is not None and self._reversal[0].root_id == changes.root_id:
            step, source, target = self._reversal
            _forget(step, source)
            self._follow(changes.root_id, changes.step_id)
        else:
            # Taken back by itself, such as a merge of long ago: a step like any other.
            self._follow(changes.root_id, changes.step_id)
            target = self._undo
            self._redo.clear()
        target.append(_Done(changes.root_id, changes.step_id, changes.name))

    def _follow(self, root_id: int, step_id: int) -> None:
        """Let the steps in both lists know which step did or undid the same last."""
        for steps in (self._undo, self._redo):
            steps[:] = [
                step._replace(step_id=step_id) if isinstance(step, _Done) and step.root_id == root_id else step
                for step in steps
            ]


def _forget(step: _Step, steps: list[_Step]) -> None:
    """Take the step out of the list; a job that wrote while this one waited for its turn may have emptied it."""
    if step in steps:
        steps.remove(step)
