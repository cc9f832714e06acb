"""Grading: how an answer is read. One function for page, batch and tests.

``grade(item, key, answer)`` looks at plain data and returns plain data: it opens no file and
runs nothing of the student's. What a kind needs from the reference data is put into its key
beforehand (``complete_key``). How an answer of one kind is read stands in the kind's module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.questions import registry
from whosays.questions.cleaning import clean
from whosays.questions.feedback import Feedback, brief, is_blank, opened

if TYPE_CHECKING:
    from whosays.questions.item import Shown
    from whosays.questions.key import Key


def _said(item: Shown, answer: object) -> str:
    """Give a guess as the student chose it: a number, or the words of an option as such."""
    names = {
        option["id"]: text("marking.guess", words=brief(option["text"]).removesuffix("."))
        for option in item.get("options", ())
    }
    return names.get(str(answer), str(answer))


def grade(item: Shown, key: Key | None, answer: object) -> Feedback:
    """Read an answer.

    Parameters
    ----------
    item : Shown
    key : Key or None
        As :func:`whosays.questions.keys.load_key` gives it; None where the student has no key.
    answer : object
        Anything: it is cleaned first, as everywhere (:mod:`whosays.questions.cleaning`).

    Returns
    -------
    Feedback
        ``blank`` for a blank; ``noted`` without a key, or where the key says that it was a
        prediction; ``open`` where it says that careful readers differ; else as the kind reads
        it.
    """
    kind = registry.of(item["kind"])
    usable = clean(item, answer)
    if is_blank(usable):
        doubt = "_cant_tell" if registry.has_cant_tell(item) else ""
        return Feedback("blank", None, text(f"marking.blank{doubt}"))
    if key is None or key.prediction:
        notes = (key.reason,) if key else ()
        later = key.discussion if key else ""
        head = registry.noted(item["kind"], usable)
        if key and key.was:
            head = text("marking.guessed", value=_said(item, usable), was=key.was)
        return Feedback("noted", None, head, (), notes, later)
    if key.open:
        return opened(item, key, usable, "marking.open")
    return kind.grade(item, key, usable)
