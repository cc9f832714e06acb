"""The question: prompt, passage, an answer by native controls, hints, feedback.

The page keeps what the student does and shows it at once; Python alone writes the traits.
Each change comes in as a message with a number, is cleaned, handed to ``on_change``, and
answered in one message that names the number, so that an answer to an older change never
undoes a newer one, and "saved" is never said before it is so.
"""

from __future__ import annotations

import logging
from functools import cache, partial
from typing import TYPE_CHECKING, cast

import anywidget
import traitlets

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.core.sanitize import LONGEST, words
from whosays.html.assets import css, esm
from whosays.questions import registry
from whosays.questions.cleaning import clean
from whosays.questions.feedback import is_blank
from whosays.widgets._turns import Turns, older_changes, when_made
from whosays.widgets.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    Status = dict[str, str]
    Reply = Callable[[Message], Exception | None]
    from whosays.answers.record import Record
    from whosays.questions.feedback import FeedbackShown
    from whosays.questions.item import Shown

_IDLE = {"state": "idle", "text": ""}
_LOG = logging.getLogger(__name__)


def _shows(kind: object) -> bool:
    """Tell whether a kind is shown here: the others say which widget is theirs."""
    return kind in registry.names() and registry.widget(str(kind)) == "question"


class Question(anywidget.AnyWidget):
    """One question, answered in place.

    Parameters
    ----------
    item : mapping
        The item in its public form (``items.public``); no key.
    answer : object
        What was answered before; None for a blank.
    on_change : callable, optional
        ``on_change(answer) -> (answer, status)``: store a change; gives the answer as it
        now stands (perhaps with another window's) and what the status line says.
    on_merge : callable, optional
        ``on_merge(answer, base, made) -> (answer, status)``: store a change that was made
        from the answer `base`; `made` says when (UTC, ISO 8601), if not just now.
        ``on_change`` if not given.
    on_check : callable, optional
        ``on_check(answer) -> feedback``.
    on_open : callable, optional
        ``on_open(answer) -> feedback``: the same, with our reading, which a first check that
        does not fit holds back; ``on_check`` if not given.
    on_checked : callable, optional
        ``on_checked(answer)``: keep that it was checked. Called once the page has its
        feedback, which waits for no disk; the answer itself was stored before.
    on_retry : callable, optional
        ``on_retry() -> (answer, status)`` for "Try again"; ``on_change`` if not given.
    on_hint : callable, optional
        ``on_hint(shown)``: how many hints have been shown by now.
    why : str
        What was written before where the item asks for reasons (``explain``).
    on_why : callable, optional
        ``on_why(why) -> status``: store the reasons; the answer is not touched by it. With
        ``on_merge`` it is also given what they were made from, where the page says so.
    hints_shown : int
        How many hints to show from the start.
    feedback : mapping, optional
        Feedback on `answer` to show from the start, as ``on_check`` gives it.
    status : mapping, optional
        What the status line says at first: ``state`` and ``text``.
    mode : {"practice", "assessed"}
        Only "practice" has a Check button.
    place : str
        Names the folder of answers, so that the page can keep what is not saved yet for it;
        without it the page keeps nothing.

    Raises
    ------
    KitError
        If the item is of a kind that is not shown here.

    Notes
    -----
    A `KitError` from any of these is shown as its sentence and the answer stays. Any other
    exception is shown as a calm sentence, logged, and raised again.
    """

    item = traitlets.Dict().tag(sync=True)
    answer = traitlets.Any(default_value=None, allow_none=True).tag(sync=True)
    # The answer that `feedback` is about; the page tells by it whether it is out of date.
    checked = traitlets.Any(default_value=None, allow_none=True).tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    hints_shown = traitlets.Int(0).tag(sync=True)
    why = traitlets.Unicode("").tag(sync=True)
    status = traitlets.Dict().tag(sync=True)
    # Which window's change, by its number, the other traits take in.
    heard = traitlets.Dict().tag(sync=True)
    # Whose answer this is, for the page's own memory of what is not saved yet.
    keep = traitlets.Dict().tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)
    mode = traitlets.Enum(("practice", "assessed"), default_value="practice").tag(sync=True)

    def __new__(cls, item: Shown, **options: object) -> Self:
        """Make one of the class of the item's kind."""
        kind = str(item.get("kind"))
        made = _class_for(kind) if cls is Question and _shows(kind) else cls
        return cast("Self", super().__new__(made, item, **options))

    def __init__(  # noqa: PLR0913 - one named parameter per thing the page can do
        self,
        item: Shown,
        *,
        answer: object = None,
        on_change: Callable[[object], tuple[object, Status]] | None = None,
        on_merge: Callable[[object, object, str], tuple[object, Status]] | None = None,
        on_check: Callable[[object], FeedbackShown] | None = None,
        on_open: Callable[[object], FeedbackShown] | None = None,
        on_checked: Callable[[object], object] | None = None,
        on_retry: Callable[[], tuple[object, Status]] | None = None,
        on_hint: Callable[[int], object] | None = None,
        why: str = "",
        on_why: Callable[..., Status] | None = None,
        hints_shown: int = 0,
        feedback: FeedbackShown | None = None,
        status: Mapping[str, str] | None = None,
        mode: str = "practice",
        place: str = "",
    ) -> None:
        if not _shows(item.get("kind")):
            raise KitError(text("question.unknown_kind", kind=item.get("kind")))
        self._on_change = on_change
        self._on_merge = on_merge
        self._on_check = on_check
        self._on_open = on_open or on_check
        self._on_checked = on_checked
        self._on_retry = on_retry
        self._on_hint = on_hint
        self._on_why = on_why
        self._why_due = False  # not stored yet, because storing it failed
        self._turns = Turns()
        given = clean(item, answer)
        super().__init__(
            item=dict(item),
            answer=given,
            checked=given if feedback else None,
            feedback=dict(feedback or {}),
            hints_shown=self._count_hints(item, hints_shown),
            why=words(why, LONGEST) if item.get("explain") else "",
            status=dict(status or _IDLE),
            strings={**section("question"), **section("outbox"), **section("card")},
            keep={"place": place, "item": str(item.get("id", ""))} if place else {},
            mode=mode,
        )

    @property
    def _asked(self) -> Shown:
        return cast("Shown", self.item)

    def __repr__(self) -> str:
        return text(
            "question.repr",
            id=self.item.get("id", ""),
            kind=text(f"question.kind_{self.item.get('kind')}"),
            state=text(f"question.repr_{'blank' if is_blank(self.answer) else 'answered'}"),
        )

    def renew(self, record: Callable[[], Record], status: Status) -> None:
        """Show an answer that another window has stored.

        Parameters
        ----------
        record : callable
            Gives the record as it stands on disk now: asked while no message is answered, so
            that it is never older than what is shown.
        status : dict
            What to say about it.
        """
        with self._turns.lock:
            now = record()
            answer = clean(self._asked, now.get("value"))
            why = words(now.get("why"), LONGEST) if self.item.get("explain") else ""
            if answer == self.answer and why == self.why:
                return
            with self.hold_sync():
                self.answer = answer
                self.why = why
                self.status = dict(status)

    # ipywidgets' own on_msg would swallow what a callback raises; this way it reaches the
    # kernel's log, and tests.
    def _handle_custom_msg(self, content: object, buffers: object) -> None:  # noqa: ARG002
        """Answer a message from the page; anything that is not one is passed over."""
        sent = message(content)
        replies: dict[str, Reply] = {
            "change": self._reply_change,
            "check": partial(self._reply_with, self._on_check),
            "open": partial(self._reply_with, self._on_open),
            "retry": self._reply_retry,
            "hint": self._reply_hint,
            "why": self._reply_why,
        }
        if not (reply := replies.get(str(sent.get("type")))):
            return
        with self._turns.lock:
            self._answer_message(sent, reply)

    def _answer_message(self, content: Message, reply: Reply) -> None:
        if self._turns.is_overtaken(content):
            if content.get("type") in ("change", "why"):
                return  # the newer one carried the whole answer
            # What is asked is asked of what stands there by now.
            content = {**content, "answer": self.answer, "why": self.why}
        try:
            failed = reply(content)
        except KitError as problem:
            self._note(content, str(problem))
        except Exception:
            _LOG.exception("A callback of the question failed")
            self._note(content, text("question.unexpected"))
            raise
        else:
            if failed is not None:  # shown in the status line already
                _LOG.error("Storing an answer failed", exc_info=failed)
                raise failed

    def _note(self, content: Message, sentence: str) -> None:
        self.send({"type": "note", "view": content.get("view"), "text": sentence})

    @staticmethod
    def _count_hints(item: Shown, shown: object) -> int:
        given = shown if isinstance(shown, int) else 0
        return min(max(given, 0), len(item.get("hints") or ()))

    def _store(
        self,
        answer: object,
        store: Callable[[], tuple[object, Status]] | None,
    ) -> tuple[object, Status, Exception | None]:
        """Call a storing callback; the answer is never lost to what it raises."""
        if store is None:
            return answer, _IDLE, None
        try:
            kept, status = store()
        except KitError as problem:
            return answer, {"state": "unsaved", "text": str(problem)}, None
        except Exception as problem:  # noqa: BLE001 - given back, shown, and raised by the caller
            return answer, {"state": "unsaved", "text": text("question.unexpected_change")}, problem
        return clean(self._asked, kept), dict(status), None

    def _take(self, content: Message) -> tuple[object, Status, Exception | None]:
        """Store the answer a message carries, and the reasons."""
        for older in older_changes(content):
            self._take_one(older)
        return self._take_why(content, *self._take_one(content))

    def _take_one(self, content: Message) -> tuple[object, Status, Exception | None]:
        answer = clean(self._asked, content.get("answer"))
        change, merge = self._on_change, self._on_merge
        if answer is None and content.get("answer") is not None and "made" in content:
            # Kept when the question had other options: no reason to clear what is there now.
            return self.answer, dict(self.status), None
        if merge is None or "base" not in content:
            return self._store(answer, (lambda: change(answer)) if change else None)
        named = clean(self._asked, content["base"])
        base = self._turns.made_from(content, "answer", named)
        made = when_made(content)
        taken = self._store(answer, lambda: merge(answer, base, made))
        if taken[1].get("state") == "saved":
            self._turns.stored(content, "answer", answer)
        return taken

    def _take_why(
        self,
        content: Message,
        answer: object,
        status: Status,
        failed: Exception | None,
    ) -> tuple[object, Status, Exception | None]:
        """Store the reasons a message carries, if they are new."""
        why = words(content.get("why"), LONGEST)
        asked = self.item.get("explain") and "why" in content
        store = self._on_why
        if not asked or (why == self.why and not self._why_due):
            return answer, status, failed
        named = content.get("whyBase")
        named = words(named, LONGEST) if isinstance(named, str) else None
        base = self._turns.made_from(content, "why", named)
        self.why = why
        if store is None:
            return answer, status, failed
        given = (why,) if base is None or self._on_merge is None else (why, base)
        _, told, problem = self._store(answer, lambda: (answer, store(*given)))
        self._why_due = told.get("state") == "unsaved"
        if not self._why_due:
            self._turns.stored(content, "why", why)
        return answer, status if status.get("state") == "unsaved" else told, failed or problem

    def _take_news(self, content: Message) -> tuple[object, Status, Exception | None]:
        """Store what is new in a message: an answer that is stored already stays checked."""
        if clean(self._asked, content.get("answer")) != self.answer:
            return self._take(content)
        return self._take_why(content, self.answer, dict(self.status), None)

    def _show(
        self,
        content: Message,
        answer: object,
        status: Status,
        *,
        checked: bool = False,
    ) -> None:
        self.answer = answer
        self.status = dict(status)
        number = {"view": content.get("view"), "seq": content.get("seq")}
        self.heard = {**number, "checked": True} if checked else number

    def _tell(
        self, content: Message, answer: object, status: Status, failed: Exception | None
    ) -> Exception | None:
        with self.hold_sync():
            self._show(content, answer, status)
        return failed

    def _reply_change(self, content: Message) -> Exception | None:
        return self._tell(content, *self._take(content))

    def _reply_with(
        self, read: Callable[[object], FeedbackShown] | None, content: Message
    ) -> Exception | None:
        answer, status, failed = self._take_news(content)
        hints = self.hints_shown
        # One message for what was stored and what was found, even if the check fails.
        with self.hold_sync():
            self._show(content, answer, status)
            if read is not None:
                self.feedback = dict(read(clean(self._asked, answer)))
                self.checked = answer
                self._hint_first()
                self._show(content, answer, status, checked=True)
        if read is not None:
            self._keep_check(answer, hints)
        return failed

    def _hint_first(self) -> None:
        """Give the next hint where our reading is held back: now it is of use."""
        hints = len(self.item.get("hints") or ())
        if self.feedback.get("more", {}).get("first") and self.hints_shown < hints:
            self.hints_shown += 1

    def _keep_check(self, answer: object, hints: int) -> None:
        """Have it kept what a check was and which hints it gave; the page has seen both."""
        if self._on_checked is not None:
            self._on_checked(clean(self._asked, answer))
        if self._on_hint is not None and self.hints_shown != hints:
            self._on_hint(self.hints_shown)

    def _reply_retry(self, content: Message) -> Exception | None:
        same = clean(self._asked, content.get("answer")) == self.answer
        if self._on_retry is not None and same:
            taken = self._store(self.answer, self._on_retry)
            return self._tell(content, *self._take_why(content, *taken))
        return self._tell(content, *self._take(content))

    def _reply_why(self, content: Message) -> Exception | None:
        return self._tell(content, *self._take_news(content))

    def _reply_hint(self, content: Message) -> Exception | None:
        shown = self._count_hints(self._asked, content.get("shown"))
        self.hints_shown = max(shown, self.hints_shown)
        if self._on_hint is not None:
            self._on_hint(self.hints_shown)
        return None


@cache
def _class_for(kind: str) -> type[Question]:
    """Give the widget of one kind: the question, with that kind's control and no other.

    A class of its own, since each widget carries its whole script to the page, and a page
    holds one style sheet for each class.
    """
    body = {"_esm": esm(f"question_{kind}"), "_css": css(f"question_{kind}")}
    return type(f"{kind.capitalize()}Question", (Question,), body)
