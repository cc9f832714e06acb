"""Joins item, key, answer and widget: what a notebook's ``ask("…")`` does.

A widget knows no file and no key. What it calls when the student does something is a method
of one of the two classes here, whose state is the sheet: an item with its key and its answer.
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Any, cast

from whosays.answers.session import Sheet, place
from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.corpus import articles
from whosays.corpus.annotations import from_w3c, to_w3c
from whosays.corpus.texts import load_text
from whosays.questions import registry, staging
from whosays.questions.cleaning import clean
from whosays.questions.feedback import Feedback, as_dict
from whosays.questions.grading import grade
from whosays.questions.items import public
from whosays.questions.kinds.mark import kind as mark
from whosays.questions.kinds.mark import spans
from whosays.questions.kinds.mark.first import first_look
from whosays.widgets.following import follow
from whosays.widgets.newest import newest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.corpus.marks import Mark
    from whosays.questions.feedback import FeedbackShown
    from whosays.questions.kinds.mark.key import MarkKey, MarkShown
    from whosays.questions.own_marks import MarkItem
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
        self.plain = public(sheet.item, sheet.root)
        records = sheet.store.records()
        self.shown = registry.with_records(sheet.item, self.plain, records, sheet.root)
        self.shown["earlier"] = sheet.earlier()
        self._checked = [self._part(sheet.value)] if sheet.was_checked() else []
        self._tries = sheet.tries

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
        graded = grade(self.shown, self.sheet.key, answer)
        if graded.state == "open" and not self._is_attempt(answer):
            graded = Feedback("blank", None, text("marking.text_short"))
        if staging.waits(graded) and self._tries < staging.TRIES:
            graded = staging.first_look(graded)
        found = as_dict(graded)
        if moved := self.sheet.moved(answer):
            found["notes"].insert(0, moved)
        return found

    def _is_attempt(self, answer: object) -> bool:
        return registry.is_attempt(self.shown["kind"], clean(self.shown, answer))

    def check(self, answer: object) -> FeedbackShown:
        """Store an answer as checked, and grade it.

        Parameters
        ----------
        answer : object

        Returns
        -------
        dict
            As :meth:`read`.
        """
        self._checked = [self._part(answer)]
        # Nobody changed anything to have it checked: made from itself.
        self.sheet.take(answer, answer, checked=True)
        if staging.waits(grade(self.shown, self.sheet.key, answer)):
            self._tried(self._tries + 1)
        return self.read(answer)

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
        self._tried(staging.TRIES)
        return self.check(answer)

    def _tried(self, tries: int) -> None:
        """Remember how often it was tried; more than is needed says nothing."""
        tries = min(tries, staging.TRIES)
        if tries != self._tries:
            self._tries = tries
            self.sheet.tried(tries)

    def change(self, answer: object) -> tuple[Any, dict[str, str]]:
        """Store a change.

        Parameters
        ----------
        answer : object

        Returns
        -------
        tuple of (Any, dict)
            The answer as it now stands, and the status to show.
        """
        saved = self.sheet.save(answer, checked=self._is_looked_at(answer))
        return saved.value, saved.status()

    def merge(self, answer: object, base: object, made: str) -> tuple[Any, dict[str, str]]:
        """Store a change that a page made from an answer it names.

        Parameters
        ----------
        answer, base : object
        made : str
            When, in UTC, if not just now.

        Returns
        -------
        tuple of (Any, dict)
            As :meth:`change`.
        """
        # A page shows a cleaned answer; what it was cleaned from is the same answer.
        raw = self.sheet.store.records().get(self.sheet.item.id, {}).get("value")
        named = raw if clean(self.shown, raw) == base else base
        saved = self.sheet.take(answer, named, made, checked=self._is_looked_at(answer))
        return saved.value, saved.status()

    def retry(self) -> tuple[Any, dict[str, str]]:
        """Try once more to store what waits.

        Returns
        -------
        tuple of (Any, dict)
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
        from whosays.widgets.question import question_for  # noqa: PLC0415 - only where one is shown

        sheet = self.sheet
        checked = sheet.was_checked() and sheet.key is not None
        made = question_for(
            self.shown,
            answer=sheet.value,
            on_change=self.change,
            on_merge=self.merge,
            on_check=self.check,
            on_open=self.open,
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
        return made


def _new_marks(coming: list[Mark], here: list[Mark]) -> list[Mark]:
    """Give the marks that are not here yet, under ids that are not used yet."""
    there = {(m["start"], m["end"], m["code"]) for m in here}
    names = {m["id"] for m in here}
    new: list[Mark] = []
    for m in coming:
        if (m["start"], m["end"], m["code"]) not in there:
            free = (f"{m['id'][:56]}-in{n}" for n in count(1))
            name = next(name for name in chain([m["id"]], free) if name not in names)
            names.add(name)
            new.append({"id": name, "start": m["start"], "end": m["end"], "code": m["code"]})
    return new


class BoundReader:
    """A text in the reader and its sheet.

    Parameters
    ----------
    sheet : Sheet
        Of an item whose answer is marks.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.item = cast("MarkItem", sheet.item)
        self.article = load_text(self.item.article, sheet.root)
        self.shown = cast("MarkShown", public(sheet.item, sheet.root))
        # Without a reference coding there is nothing to hold marks against, key or not.
        key = cast("MarkKey | None", sheet.key)
        self.key = key if key and key.coding else None
        self._widget: Reader | None = None
        self._tries = sheet.tries

    def sound(self, value: object) -> list[Mark]:
        """Keep what is a mark.

        Parameters
        ----------
        value : object

        Returns
        -------
        list of dict
        """
        return mark.clean(self.shown, value) or []

    def read(self, marks: list[Mark]) -> spans.SpanShown:
        """Hold marks against the reference coding.

        Parameters
        ----------
        marks : list of dict

        Returns
        -------
        dict
            Feedback as the reader shows it.

        Raises
        ------
        DataError
            If there is no coding.
        """
        sound = self.sound(marks)
        found = mark.read(self.shown, self.key, sound) if self.key else None
        if found is None:
            raise DataError(
                "solutions/coding", self.article.id, "it is not here.", "Ask your teacher."
            )
        if self._waits(found) and self._tries < staging.TRIES:
            return first_look(found, sound, self.article.text)
        return spans.as_dict(found)

    @staticmethod
    def _waits(found: spans.SpanFeedback | None) -> bool:
        return found is not None and found.state in staging.WAITS

    def check(self, marks: list[Mark]) -> spans.SpanShown:
        """Store marks as checked, and read them.

        Parameters
        ----------
        marks : list of dict

        Returns
        -------
        dict
            As :meth:`read`.
        """
        saved = self.sheet.take(marks, marks, checked=True)
        if saved.value != marks and self._widget is not None:
            # Another window's marks came along. They must be seen here, or the next change
            # made here would look as if they had been taken away.
            self._widget.marks = saved.value
        if self.key and self._waits(mark.read(self.shown, self.key, self.sound(marks))):
            self._tried(self._tries + 1)
        return self.read(marks)

    def open(self, marks: list[Mark]) -> spans.SpanShown:
        """Read marks with our reading beside them, as it was asked for.

        Parameters
        ----------
        marks : list of Mark

        Returns
        -------
        dict
            As :meth:`read`.
        """
        self._tried(staging.TRIES)
        return self.check(marks)

    def _tried(self, tries: int) -> None:
        """Remember how often it was tried; more than is needed says nothing."""
        tries = min(tries, staging.TRIES)
        if tries != self._tries:
            self._tries = tries
            self.sheet.tried(tries)

    def change(self, marks: list[Mark]) -> tuple[list[Mark], dict[str, str]]:
        """Store a change.

        Parameters
        ----------
        marks : list of dict

        Returns
        -------
        tuple of (list of dict, dict)
            The marks as they now stand, and the status to show.
        """
        saved = self.sheet.save(marks, checked=False)
        return saved.value, saved.status()

    def merge(self, marks: list[Mark], base: list[Mark]) -> tuple[list[Mark], dict[str, str]]:
        """Store a change that a page made from marks it names.

        Parameters
        ----------
        marks, base : list of dict

        Returns
        -------
        tuple of (list of dict, dict)
            As :meth:`change`.
        """
        saved = self.sheet.take(marks, base, checked=False)
        return saved.value, saved.status()

    def give(self, marks: list[Mark]) -> tuple[str, str]:
        """Write marks as a file to be saved.

        Parameters
        ----------
        marks : list of dict

        Returns
        -------
        tuple of (str, str)
            Its name and its text.
        """
        name = text("exercise.export_name", article=self.article.id)
        return name, to_w3c(marks, self.article)

    def bring(self, raw: str) -> tuple[list[Mark], str]:
        """Take in the marks of a file.

        Parameters
        ----------
        raw : str
            The file's text.

        Returns
        -------
        tuple of (list of dict, str)
            All marks there are now, and what to say.
        """
        known = [code["code"] for code in self.shown["codes"]]
        coming, problems = from_w3c(raw, self.article, known)
        here = self.sound(self.sheet.value)
        new = _new_marks(coming, here)
        form = "annotations.done_some" if problems else "annotations.done"
        told = text(form, count=len(new), problems=" ".join(problems))
        return [*here, *new], told

    def widget(self) -> Reader:
        """Make the widget.

        Returns
        -------
        Reader
        """
        from whosays.widgets.reader import Reader  # noqa: PLC0415 - only where one is shown

        sheet, item = self.sheet, self.item
        marks = self.sound(sheet.value)
        self._widget = Reader(
            articles.as_dict(self.article, note=item.note),
            self.shown["codes"],
            marks=marks,
            focus=list(item.paragraphs),
            prompt=item.prompt,
            number=self.shown["number"],
            hints=list(item.hints),
            hints_shown=sheet.hints_shown,
            on_hint=sheet.hint,
            feedback=self.read(marks) if sheet.was_checked() and self.key else None,
            status=sheet.status,
            on_change=self.change,
            on_merge=self.merge,
            on_check=self.check if self.key else None,
            on_open=self.open if self.key else None,
            on_export=self.give,
            on_import=self.bring,
            place=place(),
            item=item.id,
        )
        return self._widget


_BOUND: Mapping[str, type[BoundQuestion | BoundReader]] = {
    "question": BoundQuestion,
    "reader": BoundReader,
}


def ask(item_id: str, root: Path | None = None) -> Question | Reader:
    """Show an item with whatever was answered before.

    Parameters
    ----------
    item_id : str
        Such as ``"u1-e1"``.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    Question or Reader
        A widget.

    Raises
    ------
    KitError
        If there is no such item or its data cannot be used.
    """
    sheet = Sheet(item_id, root)
    shown = _BOUND[registry.widget(sheet.item.kind)](sheet).widget()
    newest(sheet.session).add(sheet, shown)
    return shown
