"""A text in the reader and its sheet: what the student's marks are stored in and read against."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, cast

from whosays.answers.session import place
from whosays.core.errors import DataError
from whosays.core.i18n import amiss, text
from whosays.corpus import articles
from whosays.corpus.annotations import from_w3c, to_w3c
from whosays.corpus.texts import load_text
from whosays.questions import staging
from whosays.questions.items import public
from whosays.questions.kinds.mark import kind as mark
from whosays.questions.kinds.mark import spans
from whosays.questions.kinds.mark.first import first_look
from whosays.widgets.tries import Tries

if TYPE_CHECKING:
    from whosays.answers.record import Notes
    from whosays.answers.session import Sheet
    from whosays.corpus.marks import Mark
    from whosays.questions.kinds.mark.key import MarkKey, MarkShown
    from whosays.questions.own_marks import MarkItem
    from whosays.widgets.reader import Reader


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
        self.article = load_text(self.item.article, sheet.kit)
        self.shown = cast("MarkShown", public(sheet.item, sheet.kit))
        # Without a reference coding there is nothing to hold marks against, key or not.
        key = cast("MarkKey | None", sheet.key)
        self.key = key if key and key.coding else None
        self._widget: Reader | None = None
        self._tries = Tries(sheet)

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
        return self._told(sound, self._graded(sound))

    def _graded(self, sound: list[Mark]) -> spans.SpanFeedback:
        found = mark.read(self.shown, self.key, sound) if self.key else None
        if found is None:
            raise DataError("solutions/coding", self.article.id, *amiss("corpus.coding_not_here"))
        return found

    def _told(self, sound: list[Mark], found: spans.SpanFeedback) -> spans.SpanShown:
        """Say what was found, as far as it is told after so many tries."""
        if found.state in staging.WAITS and self._tries.are_few:
            return first_look(found, sound, self.article.text)
        return spans.as_dict(found)

    def check(self, marks: list[Mark]) -> spans.SpanShown:
        """Read marks, and count the try; :meth:`keep` is what stores that.

        Parameters
        ----------
        marks : list of dict

        Returns
        -------
        dict
            As :meth:`read`.
        """
        sound = self.sound(marks)
        found = self._graded(sound)
        if found.state in staging.WAITS:
            self._tries.one_more()
        return self._told(sound, found)

    def keep(self, marks: list[Mark]) -> None:
        """Store marks as checked, with their tries, in one writing.

        Parameters
        ----------
        marks : list of dict
        """
        notes: Notes = {"checked": True, **self._tries.due()}
        saved = self.sheet.take(marks, marks, **notes)
        if saved.value != marks and self._widget is not None:
            # Another window's marks came along. They must be seen here, or the next change
            # made here would look as if they had been taken away.
            self._widget.marks = cast("list[dict[str, object]]", saved.value)

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
        self._tries.enough()
        return self.check(marks)

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
        return cast("list[Mark]", saved.value), saved.status()

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
        return cast("list[Mark]", saved.value), saved.status()

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
            path=self.shown["path"],
            hints=list(item.hints),
            hints_shown=sheet.hints_shown,
            on_hint=sheet.hint,
            feedback=self.read(marks) if sheet.was_checked() and self.key else None,
            status=sheet.status,
            on_change=self.change,
            on_merge=self.merge,
            on_check=self.check if self.key else None,
            on_open=self.open if self.key else None,
            on_checked=self.keep,
            on_export=self.give,
            on_import=self.bring,
            place=place(),
            item=item.id,
        )
        return self._widget
