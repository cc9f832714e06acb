"""Mark: words of an article, each with a code, made in the reader.

An answer is a list of marks, each with ``id``, ``start``, ``end`` (code points) and ``code``.
They are read against the reference coding of the text, which :func:`complete_key` puts into
the key; without a coding there is nothing to hold them against.

``article`` is the text, ``paragraphs`` those of it that are part of the task, ``category`` what is
chosen for a mark.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from whosays.core.i18n import text
from whosays.corpus.marks import clean_marks
from whosays.corpus.texts import is_ours, load_text, load_text_coding
from whosays.questions.feedback import Feedback
from whosays.questions.kinds.mark import spans
from whosays.questions.kinds.mark.key import MarkKey, MarkShown
from whosays.questions.kinds.mark.paper import first_html, legend, printed_key_html, worksheet_html
from whosays.questions.options import check_needs, check_reasons
from whosays.questions.own_marks import MarkItem, bounds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.corpus.articles import Article
    from whosays.corpus.marks import Mark
    from whosays.questions.verdict import State

__all__ = [
    "ITEM",
    "KEY",
    "LONG",
    "SECONDS",
    "WIDGET",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "expected_html",
    "first_html",
    "grade",
    "legend",
    "printed_key_html",
    "public",
    "read",
    "score",
    "worksheet_html",
]

ITEM = MarkItem
KEY = MarkKey
WIDGET = "reader"
LONG = True
SECONDS = 30
"""Of work beside reading, for each place to mark."""


def check_item(item: MarkItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that there is a text to mark.

    Parameters
    ----------
    item : MarkItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If none is named.
    """
    check_needs(item, {"article": item.article}, file)


def check_key(key: MarkKey, item: MarkItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key says nothing of options; a text has none.

    Parameters
    ----------
    key : MarkKey
    item : MarkItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If it does.
    """
    check_reasons(key, (), file)


def complete_key(key: MarkKey, item: MarkItem, kit: Kit) -> MarkKey:
    """Give the key with the text and its reference coding.

    Parameters
    ----------
    key : MarkKey
    item : MarkItem
    kit : Kit
        What is read from.

    Returns
    -------
    MarkKey
        With ``text`` and ``coding``. Where there is a coding, the marks are read against it,
        so the key is no ``prediction`` any more.
    """
    coding = load_text_coding(item.article, kit)
    if coding is None:
        return key
    return replace(key, prediction=False, text=load_text(item.article, kit), coding=coding)


def _label(article: Article) -> str:
    if is_ours(article.id):
        return article.info.note
    return text("printing.article", id=article.id)


def public(item: MarkItem, kit: Kit) -> Mapping[str, object]:
    """Give the text, as far as paper shows it, and what a mark in it can be.

    Parameters
    ----------
    item : MarkItem
    kit : Kit
        What is read from.

    Returns
    -------
    dict
        ``codes``; ``end`` (the last place that a mark can reach); ``shown`` (label, lang, dir
        and the paragraphs asked about).
    """
    codes, end = bounds(item, kit)
    article = load_text(item.article, kit)
    wanted = item.paragraphs or [para.number for para in article.paragraphs]
    return {
        "codes": codes,
        "end": end,
        "shown": {
            "label": _label(article),
            "lang": article.lang,
            "dir": article.dir,
            "paragraphs": [
                {"number": para.number, "text": para.text}
                for para in article.paragraphs
                if para.number in wanted and para.kind != "furniture"
            ],
        },
    }


def clean(item: MarkShown, value: object) -> list[Mark] | None:
    """Keep of an answer what is a mark in this text.

    Parameters
    ----------
    item : MarkShown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    list of dict or None
        The marks in their order; None where there is none.
    """
    return clean_marks(value, [code["code"] for code in item["codes"]], item["end"])[0] or None


def read(item: MarkShown, key: MarkKey, marks: list[Mark]) -> spans.SpanFeedback | None:
    """Hold marks against the reference coding, as the reader shows it.

    Parameters
    ----------
    item : MarkShown
    key : MarkKey
        As :func:`complete_key` gives it.
    marks : list of Mark
        Clean.

    Returns
    -------
    SpanFeedback or None
        None where there is no coding.
    """
    if key.coding is None or key.text is None:
        return None
    return spans.compare(marks, key.coding, key.text, item["codes"], item.get("paragraphs", ()))


def score(item: MarkShown, key: MarkKey, marks: list[Mark]) -> tuple[State, float | None]:
    """Give state and score as :func:`read` does, without putting anything into words.

    Parameters
    ----------
    item : MarkShown
    key : MarkKey
        As for :func:`read`.
    marks : list of Mark
        Clean.

    Returns
    -------
    tuple of (str, float or None)
    """
    if key.coding is None or key.text is None:
        return "noted", None
    return spans.score(marks, key.coding, key.text, item.get("paragraphs", ()))


def grade(item: MarkShown, key: MarkKey, answer: list[Mark]) -> Feedback:
    """Hold marks against the reference coding.

    Parameters
    ----------
    item : MarkShown
    key : MarkKey
        Complete.
    answer : list of Mark
        Clean.

    Returns
    -------
    Feedback
        What :func:`read` finds is in ``more``; only noted where there is no coding.
    """
    later, found = key.discussion, read(item, key, answer)
    if found is None:
        return Feedback("noted", None, text("marking.noted"), (), (key.reason,), later)
    notes = (*found.notes, key.reason)
    return Feedback(
        found.state,
        found.score,
        found.headline,
        (),
        notes,
        later,
        cast("Mapping[str, object]", spans.as_dict(found)),
    )


def expected_html(item: MarkShown, key: MarkKey) -> str:  # noqa: ARG001 - as every kind
    """Write nothing: the reference coding stands on a page of its own.

    Parameters
    ----------
    item : MarkShown
    key : MarkKey

    Returns
    -------
    str
        Empty.
    """
    return ""
