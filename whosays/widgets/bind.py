"""Joins item, key, answer and widget: what a notebook's ``ask("…")`` does.

A widget knows no file and no key. What it calls when the student does something is a method
of :class:`BoundQuestion` or :class:`whosays.widgets.bound_reader.BoundReader`, whose state is the
sheet: an item with its key and its answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.answers.session import Sheet, place
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions import registry, staging, told_apart
from whosays.questions.cleaning import clean
from whosays.questions.feedback import Feedback, as_dict
from whosays.questions.grading import grade
from whosays.questions.items import public
from whosays.widgets.bound_reader import BoundReader
from whosays.widgets.following import follow
from whosays.widgets.newest import newest
from whosays.widgets.same_text import same_text
from whosays.widgets.tries import Tries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.answers.record import Notes
    from whosays.questions.feedback import FeedbackShown
    from whosays.widgets.question import Question
    from whosays.widgets.reader import Reader


class BoundQuestion:
    """A question on the page and its sheet.

    Parameters
    ----------
    sheet : Sheet
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.plain = public(sheet.item, sheet.kit)
        records = sheet.store.records()
        self.shown = registry.with_records(sheet.item, self.plain, records, sheet.kit)
        self.shown["earlier"] = sheet.earlier()
        self.shown["first_number"] = sheet.first_number()
        if self.shown["passage"] is None:
            self.shown["passage"] = same_text(sheet.item.id, sheet.kit)
        self._checked = [self._part(sheet.value)] if sheet.was_checked() else []
        self._tries = Tries(sheet)

    def _part(self, answer: object) -> object:
        return registry.examined(self.sheet.item.kind, answer)

    def _is_looked_at(self, answer: object) -> bool:
        # What is looked at after a check, such as a switch, does not take the check away.
        part = self._part(answer)
        return part != answer and part in self._checked

    def read(self, answer: object) -> FeedbackShown:
        """Grade an answer, and say how it has moved.

        Parameters
        ----------
        answer : object

        Returns
        -------
        dict
            Feedback as the widget shows it.
        """
        return self._told(answer, self._graded(answer))

    def _told(self, answer: object, graded: Feedback) -> FeedbackShown:
        """Say what was graded, as far as it is told after so many tries."""
        if (
            graded.state in ("open", "noted")
            and self._has_points()
            and not self._is_attempt(answer)
        ):
            graded = Feedback("blank", None, text("marking.text_short"))
        if staging.waits(graded) and self._tries.are_few:
            graded = staging.first_look(graded)
        found = as_dict(graded)
        if moved := self.sheet.moved(answer):
            found["notes"].insert(0, moved)
        return found

    def _graded(self, answer: object) -> Feedback:
        """Grade an answer; a rating together with the one that it is held against."""
        sheet = self.sheet
        found = grade(self.shown, sheet.key, answer)
        against = told_apart.beside(sheet.unit_id, sheet.key, sheet.kit)
        if against is None:
            return found
        # As for a first rating: read without claiming that this window has shown it.
        other = sheet.store.records().get(against.id, {}).get("value")
        return told_apart.held(found, sheet.key, against, clean(self.shown, answer), other)

    def _has_points(self) -> bool:
        """Tell whether there are points to open beside an answer in own words."""
        return self.sheet.key is not None and not self.sheet.key.prediction

    def _is_attempt(self, answer: object) -> bool:
        return registry.is_attempt(self.shown["kind"], clean(self.shown, answer))

    def check(self, answer: object) -> FeedbackShown:
        """Grade an answer, and count the try; :meth:`keep` is what stores that.

        Parameters
        ----------
        answer : object

        Returns
        -------
        dict
            As :meth:`read`.
        """
        self._checked = [self._part(answer)]
        graded = self._graded(answer)
        if staging.waits(graded):
            self._tries.one_more()
        elif graded.state == "noted":
            # It is read once another rating is there: until then nothing was tried.
            self._tries.keep()
        return self._told(answer, graded)

    def open(self, answer: object) -> FeedbackShown:
        """Read an answer with our reading beside it, as it was asked for.

        Parameters
        ----------
        answer : object

        Returns
        -------
        dict
            As :meth:`read`.
        """
        self._tries.enough()
        return self.check(answer)

    def keep(self, answer: object) -> None:
        """Store an answer as checked, with its tries, in one writing.

        Parameters
        ----------
        answer : object
        """
        # Nobody changed anything to have it checked: made from itself.
        notes: Notes = {"checked": True, **self._tries.due()}
        self.sheet.take(answer, answer, **notes)

    def change(self, answer: object) -> tuple[object, dict[str, str]]:
        """Store a change.

        Parameters
        ----------
        answer : object

        Returns
        -------
        tuple of (object, dict)
            The answer as it now stands, and the status to show.
        """
        saved = self.sheet.save(answer, checked=self._is_looked_at(answer))
        return saved.value, saved.status()

    def merge(self, answer: object, base: object, made: str) -> tuple[object, dict[str, str]]:
        """Store a change that a page made from an answer it names.

        Parameters
        ----------
        answer, base : object
        made : str
            When, in UTC, if not just now.

        Returns
        -------
        tuple of (object, dict)
            As :meth:`change`.
        """
        # A page shows a cleaned answer; what it was cleaned from is the same answer.
        raw = self.sheet.store.records().get(self.sheet.item.id, {}).get("value")
        named = raw if clean(self.shown, raw) == base else base
        saved = self.sheet.take(answer, named, made, checked=self._is_looked_at(answer))
        return saved.value, saved.status()

    def retry(self) -> tuple[object, dict[str, str]]:
        """Try once more to store what waits.

        Returns
        -------
        tuple of (object, dict)
            As :meth:`change`.
        """
        saved = self.sheet.retry()
        return saved.value, saved.status()

    def widget(self) -> Question:
        """Make the widget, kept up to date with the answers that its item takes in.

        Returns
        -------
        Question
        """
        from whosays.widgets.question import Question  # noqa: PLC0415 - only where one is shown

        sheet = self.sheet
        checked = sheet.was_checked() and sheet.key is not None
        made = Question(
            self.shown,
            answer=sheet.value,
            on_change=self.change,
            on_merge=self.merge,
            on_check=self.check,
            on_open=self.open,
            on_checked=self.keep,
            on_retry=self.retry,
            on_hint=sheet.hint,
            why=sheet.why,
            on_why=sheet.explain,
            hints_shown=sheet.hints_shown,
            feedback=self.read(sheet.value) if checked else None,
            status=sheet.status,
            mode="practice" if sheet.key is not None else "assessed",
            place=place(),
        )
        follow(made, sheet, self.plain, self.shown)
        self._follow_other(made)
        return made

    def _follow_other(self, made: Question) -> None:
        """Read a rating anew when the one it is held against is checked."""
        sheet = self.sheet
        against = told_apart.beside(sheet.unit_id, sheet.key, sheet.kit)
        if against is None:
            return

        def look(unit_id: str) -> None:
            other = sheet.store.records().get(against.id, {})
            if unit_id != sheet.unit_id or not other.get("checked") or made.checked is None:
                return
            # As it would stand there when the page is opened anew.
            now = self.read(made.checked)
            if now != made.feedback:
                made.feedback = dict(now)

        sheet.session.follow(f"beside {sheet.item.id}", look)


_BOUND: Mapping[str, type[BoundQuestion | BoundReader]] = {
    "question": BoundQuestion,
    "reader": BoundReader,
}


def ask(item_id: str, kit: Kit = HERE) -> Question | Reader:
    """Show an item with whatever was answered before.

    Parameters
    ----------
    item_id : str
        Such as ``"u1-e1"``.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Question or Reader
        A widget.

    Raises
    ------
    KitError
        If there is no such item or its data cannot be used.
    """
    sheet = Sheet(item_id, kit)
    shown = _BOUND[registry.widget(sheet.item.kind)](sheet).widget()
    newest(sheet.session).add(sheet, shown)
    return shown
