"""The reader: an article as a page on which a student marks words and codes them.

The view keeps the student's marks and shows every change at once; Python alone writes
the traits. Each change comes in as a message, is cleaned, handed to ``on_change``, and
answered with the marks as they then stand, so "saved" is never said before it is so.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

import anywidget
import traitlets

from whosays.core.errors import KitError
from whosays.core.i18n import counted, section, text
from whosays.corpus.marks import MOST_MARKS, clean_marks
from whosays.html.assets import css, esm
from whosays.questions.asking import setup
from whosays.widgets._turns import Turns, older_changes
from whosays.widgets.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Status = dict[str, str]
    from whosays.answers.record import Record
    from whosays.corpus.articles import ArticleShown
    from whosays.corpus.marks import Mark
    from whosays.questions.kinds.mark.spans import SpanShown

_LOG = logging.getLogger(__name__)


def _task(prompt: str, number: str, path: str, hints: Iterable[str]) -> dict[str, object]:
    """Say what is to be done above the article."""
    asked = {"prompt": prompt, "setup": setup(prompt)}
    return {**asked, "number": number, "path": path, "hints": list(hints)}


class Reader(anywidget.AnyWidget):
    """An article as a readable page with a student's marks.

    Parameters
    ----------
    article : mapping
        The article as data (``articles.as_dict``); offsets are code points in the file.
    codes : sequence of mapping
        The codes a mark can have: ``code``, ``label``, ``short``, ``definition``, ``example``.
    marks : iterable of mapping
        Marks made earlier: ``id``, ``start``, ``end``, ``code``.
    focus : iterable of int
        Numbers of the paragraphs to work on; empty means all.
    prompt : str
        What to do, shown above the article.
    number : str
        Of the question, shown before it.
    path : str
        ``"core"`` or ``"more"``: whether it is on the path of one lesson.
    hints : iterable of str
        Given one at a time, on request.
    hints_shown : int
        How many were given earlier.
    read_only : bool
        Show marks without a way to change them.
    feedback : mapping, optional
        Feedback to show from the start, as ``on_check`` gives it.
    status : mapping, optional
        What the status line says at first.
    on_change : callable, optional
        ``on_change(marks) -> (marks, status)``: store the marks; gives them as they now
        stand (perhaps with another window's) and what the status line says.
    on_merge : callable, optional
        ``on_merge(marks, base) -> (marks, status)``: store marks that were made from the
        marks `base`. ``on_change`` if not given.
    on_check : callable, optional
        ``on_check(marks) -> feedback``. Without it there is no Check button.
    on_open : callable, optional
        ``on_open(marks) -> feedback``: the same, with our reading, which a first check that
        does not fit holds back; ``on_check`` if not given.
    on_checked : callable, optional
        ``on_checked(marks)``: keep that they were checked. Called once the page has its
        feedback, which waits for no disk; the marks themselves were stored before.
    on_retry : callable, optional
        ``on_retry(marks) -> (marks, status)`` for "Try again"; ``on_change`` if not given.
    on_export : callable, optional
        ``on_export(marks) -> (file name, text)``, which the browser saves.
    on_import : callable, optional
        ``on_import(text) -> (marks, message)``: read a file's text. The marks replace the
        ones shown (one step, which can be undone) and go through ``on_change``.
    on_hint : callable, optional
        ``on_hint(count)``: that many hints have been given.
    place, item : str
        Name the folder of answers and the item, so that the page can keep for them what is
        not saved yet; without them the page keeps nothing.

    Notes
    -----
    A `KitError` from any of these is shown as its sentence and nothing is lost. Any other
    exception is shown as a calm sentence, logged, and raised again. Setting ``marks`` from
    Python changes what is shown; it is not a change by the student and is not stored.
    """

    _esm = esm("reader")
    _css = css("reader")

    article = traitlets.Dict().tag(sync=True)
    codes = traitlets.List(traitlets.Dict()).tag(sync=True)
    marks = traitlets.List(traitlets.Dict()).tag(sync=True)
    checked = traitlets.List(traitlets.Dict()).tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    status = traitlets.Dict().tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)
    keep = traitlets.Dict().tag(sync=True)
    focus = traitlets.List(traitlets.Int()).tag(sync=True)
    task = traitlets.Dict().tag(sync=True)
    hints_shown = traitlets.Int(0).tag(sync=True)
    read_only = traitlets.Bool(default_value=False).tag(sync=True)
    can_check = traitlets.Bool(default_value=False).tag(sync=True)
    can_export = traitlets.Bool(default_value=False).tag(sync=True)
    can_import = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(  # noqa: PLR0913 - one named parameter per thing the page can do
        self,
        article: ArticleShown,
        codes: Sequence[Mapping[str, str]],
        *,
        marks: Iterable[Mapping[str, object]] = (),
        focus: Iterable[int] = (),
        prompt: str = "",
        number: str = "",
        path: str = "core",
        hints: Iterable[str] = (),
        hints_shown: int = 0,
        read_only: bool = False,
        feedback: SpanShown | None = None,
        status: Mapping[str, str] | None = None,
        on_change: Callable[[list[Mark]], tuple[list[Mark], Status]] | None = None,
        on_merge: Callable[[list[Mark], list[Mark]], tuple[list[Mark], Status]] | None = None,
        on_check: Callable[[list[Mark]], SpanShown] | None = None,
        on_open: Callable[[list[Mark]], SpanShown] | None = None,
        on_checked: Callable[[list[Mark]], object] | None = None,
        on_retry: Callable[[list[Mark]], tuple[list[Mark], Status]] | None = None,
        on_export: Callable[[list[Mark]], tuple[str, str]] | None = None,
        on_import: Callable[[str], tuple[list[Mark], str]] | None = None,
        on_hint: Callable[[int], object] | None = None,
        place: str = "",
        item: str = "",
    ) -> None:
        self._turns = Turns()
        self._on_hint = on_hint
        self._on_change = on_change
        self._on_merge = on_merge
        self._on_check = on_check
        self._on_open = on_open or on_check
        self._on_checked = on_checked
        self._on_retry = on_retry or on_change
        self._on_export = on_export
        self._on_import = on_import
        self._end = max((part["end"] for part in article["paragraphs"]), default=0)
        self._known = [code["code"] for code in codes]
        given, _ = clean_marks([dict(mark) for mark in marks], self._known, self._end)
        super().__init__(
            article=dict(article),
            codes=[dict(code) for code in codes],
            marks=given,
            checked=given if feedback else [],
            feedback=dict(feedback or {}),
            status=dict(status or {"state": "idle", "text": ""}),
            strings={**section("reader"), **section("outbox"), **section("card")},
            keep={"place": place, "item": item} if place else {},
            focus=list(focus),
            task=_task(prompt, number, path, hints),
            hints_shown=hints_shown,
            read_only=read_only,
            can_check=on_check is not None,
            can_export=on_export is not None,
            can_import=on_import is not None,
        )

    def __repr__(self) -> str:
        return counted("reader.repr", len(self.marks), id=self.article.get("id", ""))

    def renew(self, record: Callable[[], Record], status: Status) -> None:
        """Show marks that another window has stored.

        Parameters
        ----------
        record : callable
            Gives the record as it stands on disk now: asked while no message is answered, so
            that it is never older than what is shown.
        status : dict
            What to say about them.
        """
        with self._turns.lock:
            marks, _ = clean_marks(record().get("value"), self._known, self._end)
            if marks != self.marks:
                self._show(marks, dict(status))

    # ipywidgets' own on_msg would swallow what a callback raises; this way it reaches the
    # kernel's log, and tests.
    def _handle_custom_msg(self, content: object, buffers: object) -> None:  # noqa: ARG002
        """Answer a message from the page; anything that is not one is passed over."""
        sent = message(content)
        view = sent.get("view")
        answer = {
            "marks": self._answer_marks,
            "check": self._answer_check,
            "open": self._answer_open,
            "retry": self._answer_retry,
            "export": self._answer_export,
            "import": self._answer_import,
            "hint": self._answer_hint,
        }.get(str(sent.get("type")))
        if answer is None:
            return
        with self._turns.lock:
            self._answer_message(sent, view, answer)

    def _answer_message(
        self,
        content: Message,
        view: object,
        answer: Callable[[Message, object], Exception | None],
    ) -> None:
        if self._turns.is_overtaken(content):
            return  # the newer one carried all marks of this window
        try:
            failed = answer(content, view)
        except KitError as problem:
            self._note(view, str(problem), problem=True)
        except Exception:
            _LOG.exception("A callback of the reader failed")
            self._note(view, text("reader.unexpected"), problem=True)
            raise
        else:
            if failed is not None:  # shown in the status line already
                _LOG.error("Storing marks failed", exc_info=failed)
                raise failed

    def _note(self, view: object, sentence: str, *, problem: bool = False) -> None:
        self.send({"type": "note", "view": view, "text": sentence, "problem": problem})

    def _here(self) -> list[Mark]:
        return [mark.copy() for mark in cast("list[Mark]", self.marks)]

    def _store(
        self,
        marks: list[Mark],
        store: Callable[[list[Mark]], tuple[list[Mark], Status]] | None,
    ) -> tuple[list[Mark], Status, Exception | None]:
        """Call a storing callback; marks are never lost to what it raises."""
        if store is None:
            return marks, {"state": "idle", "text": ""}, None
        try:
            kept, status = store([mark.copy() for mark in marks])
        except KitError as problem:
            return marks, {"state": "unsaved", "text": str(problem)}, None
        except Exception as problem:  # noqa: BLE001 - given back, shown, and raised by the caller
            return marks, {"state": "unsaved", "text": text("reader.unexpected_change")}, problem
        return [mark.copy() for mark in kept], dict(status), None

    def _answer_marks(self, content: Message, view: object) -> Exception | None:
        seq = content.get("seq")
        if self.read_only:
            marks, status, problem = self._here(), dict(self.status), None
        else:
            cleaned, dropped = self._cleaned(content.get("marks"), view)
            if dropped and not cleaned:
                # Nothing in it was a mark: keep what was there rather than store nothing.
                cleaned = self._here()
            for older in older_changes(content):
                self._take(older, self._cleaned(older.get("marks"), view)[0])
            marks, status, problem = self._take(content, cleaned)
        self.send({"type": "saved", "view": view, "seq": seq, "marks": marks, "status": status})
        self._show(marks, status)
        return problem

    def _take(
        self, content: Message, marks: list[Mark]
    ) -> tuple[list[Mark], Status, Exception | None]:
        """Store marks that a message carries, with what they were made from."""
        merge = self._on_merge
        if merge is None or "base" not in content:
            return self._store(marks, self._on_change)
        named, _ = clean_marks(content["base"], self._known, self._end)
        base = self._turns.made_from(content, "marks", named)
        taken = self._store(marks, lambda given: merge(given, base))
        if taken[1].get("state") == "saved":
            self._turns.stored(content, "marks", marks)
        return taken

    def _answer_retry(self, content: Message, view: object) -> Exception | None:
        if "marks" in content and (self._on_merge or content["marks"] != self.marks):
            return self._answer_marks(content, view)
        marks, status, problem = self._store(self._here(), self._on_retry)
        if "seq" in content:
            told = {"view": view, "seq": content["seq"], "marks": marks, "status": status}
            self.send({"type": "saved", **told})
        self._show(marks, status)
        return problem

    def _answer_check(self, _content: Message, view: object) -> Exception | None:
        return self._answer_with(self._on_check, view)

    def _answer_open(self, _content: Message, view: object) -> Exception | None:
        return self._answer_with(self._on_open, view)

    def _answer_with(
        self, read: Callable[[list[Mark]], SpanShown] | None, view: object
    ) -> Exception | None:
        if read is None:
            return None
        marks, hints = self._here(), self.hints_shown
        checked = [dict(mark) for mark in self.marks]
        feedback = dict(read(marks))
        self.send({"type": "checked", "view": view, "feedback": feedback, "checked": checked})
        with self.hold_sync():
            self.checked = checked
            self.feedback = feedback
            self._hint_first()
        self._keep_check(marks, hints)
        return None

    def _hint_first(self) -> None:
        """Give the next hint where our reading is held back: now it is of use."""
        if self.feedback.get("first") and self.hints_shown < len(self.task["hints"]):
            self.hints_shown += 1

    def _keep_check(self, marks: list[Mark], hints: int) -> None:
        """Have it kept what a check was and which hints it gave; the page has seen both."""
        if self._on_checked is not None:
            self._on_checked(marks)
        if self._on_hint is not None and self.hints_shown != hints:
            self._on_hint(self.hints_shown)

    def _answer_export(self, _content: Message, view: object) -> Exception | None:
        if self._on_export is None:
            return None
        name, written = self._on_export(self._here())
        self.send({"type": "download", "view": view, "name": name, "text": written})
        return None

    def _answer_hint(self, content: Message, _view: object) -> Exception | None:
        shown = content.get("shown")
        if type(shown) is int and 0 <= shown <= len(self.task["hints"]):
            self.hints_shown = shown
            if self._on_hint is not None:
                self._on_hint(shown)
        return None

    def _answer_import(self, content: Message, view: object) -> Exception | None:
        if self._on_import is None or self.read_only:
            return None
        given, message = self._on_import(str(content.get("text", "")))
        cleaned, dropped = clean_marks([dict(mark) for mark in given], self._known, self._end)
        if dropped:
            message = f"{message} {text('reader.dropped', count=dropped)}"
        marks, status, problem = self._store(cleaned, self._on_change)
        self.send(
            {"type": "imported", "view": view, "marks": marks, "status": status, "text": message}
        )
        self._show(marks, status)
        return problem

    def _cleaned(self, raw: object, view: object) -> tuple[list[Mark], int]:
        marks, dropped = clean_marks(raw, self._known, self._end)
        if dropped and len(marks) == MOST_MARKS:
            self._note(view, text("reader.too_many", most=MOST_MARKS), problem=True)
        elif dropped:
            self._note(view, text("reader.dropped", count=dropped), problem=True)
        return marks, dropped

    def _show(self, marks: list[Mark], status: Status) -> None:
        # One message to every window, sent after the answer: a window that made the
        # change has taken the answer in by then and has nothing left to draw.
        with self.hold_sync():
            self.marks = [dict(mark) for mark in marks]
            self.status = status
