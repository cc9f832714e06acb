"""Matching: a partner for each row.

``left`` are the lines, ``right`` what can stand beside them. The key has ``pairs`` (left to right),
``accept_pairs`` (left to others that can be defended), or ``open = true``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, text
from whosays.core.records import record
from whosays.corpus.codebook import load_codebook
from whosays.questions.feedback import Line, brief, count_lines, graded
from whosays.questions.item import Item, Option
from whosays.questions.key import NOTHING, Key
from whosays.questions.markup import boxes, fragments, not_graded, reasons
from whosays.questions.options import (
    CANT_TELL,
    check_known,
    check_offered,
    check_reasons,
    ids,
    option_ids,
)
from whosays.questions.plain import complete_key, public
from whosays.questions.typed import BLANK, TypedError, signs
from whosays.questions.verdict import CREDIT, judged

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback, Verdict
    from whosays.questions.item import OptionShown, Shown

__all__ = [
    "ITEM",
    "KEY",
    "SECONDS",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "expected_html",
    "grade",
    "public",
    "typed",
    "typed_how",
    "worksheet_html",
]


@record
class MatchItem(Item):
    """Lines, and what can stand beside them."""

    left: tuple[Option, ...] = ()
    right: tuple[Option, ...] = ()


@record
class MatchKey(Key):
    """The partner of each line, and others that can be defended."""

    pairs: Mapping[str, str] = field(default_factory=dict)
    accept_pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: bool = False


ITEM = MatchItem
KEY = MatchKey
SIGN = "pr-blank"
"""How an answer is given on paper, as class names of its place."""
PLATFORM = "pairs"
"""What a learning platform calls it, which can give such a question too."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SECONDS = 15
"""Of work beside reading, for each row."""


def check_item(item: MatchItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that there are rows and partners.

    Parameters
    ----------
    item : MatchItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If there are none, or one has no id of its own or no text.
    """
    check_offered(item, {"left": item.left, "right": item.right}, file)


def check_key(key: MatchKey, item: MatchItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key gives every row a partner that is there.

    Parameters
    ----------
    key : MatchKey
    item : MatchItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If a row has none, or something is named that the item does not have.
    """
    where, rows, right = f"key {key.item}", option_ids(item.left), option_ids(item.right)
    pairs, also = key.pairs, key.accept_pairs
    check_known(pairs, rows, file, f"{where}, pairs")
    if not all(isinstance(name, str) for name in pairs.values()):
        raise DataError(file, f"{where}, pairs", *amiss("kinds.match_partner"))
    check_known(pairs.values(), right, file, f"{where}, pairs")
    check_known(also, rows, file, f"{where}, accept_pairs")
    for row, names in also.items():
        if not isinstance(names, tuple) or not all(isinstance(name, str) for name in names):
            raise DataError(file, f"{where}, accept_pairs, {row}", *amiss("kinds.match_accept"))
        check_known(names, right, file, f"{where}, accept_pairs")
    if not key.prediction and set(pairs) != set(rows):
        raise DataError(file, f"{where}, pairs", *amiss("kinds.match_pairs"))
    check_reasons(key, rows, file)


def clean(item: Shown, value: object) -> dict[str, str] | None:
    """Keep of an answer the pairs that this item can have.

    Parameters
    ----------
    item : Shown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    dict or None
        Row to partner; None where no row has one.
    """
    # “Can't tell” is a partner only where the item lists it: the page has no way to choose it
    # elsewhere, so an answer that holds it all the same has no partner there.
    table = value if isinstance(value, dict) else {}
    right = ids(item["right"])
    given = {row: table.get(row) for row in ids(item["left"])}
    # By equality, not by a set: what stands in a file may be a list, which has no hash.
    return {row: str(name) for row, name in given.items() if name in right} or None


def grade(item: Shown, key: MatchKey, answer: Mapping[str, str]) -> Feedback:
    """Hold the pairs against those of the key.

    Parameters
    ----------
    item : Shown
    key : MatchKey
    answer : dict
        Clean.

    Returns
    -------
    Feedback
        The share of rows whose partner fits or can be defended; a line for each row.
    """
    names = {option["id"]: option["text"] for option in item["right"]}
    pairs, also = key.pairs, key.accept_pairs
    verdicts = {
        row: judged(answer.get(row), (pairs[row],), also.get(row, ()), (CANT_TELL,))
        for row in pairs
    }
    lines = tuple(
        _line(row, key, names, answer.get(row["id"]), verdicts[row["id"]]) for row in item["left"]
    )
    good = sum(CREDIT[line.verdict] for line in lines if line.chosen)
    blank = sum(not line.chosen for line in lines)
    return graded(key, good / len(lines), lines, count_lines(lines, blank=blank), "rows")


def _line(
    row: OptionShown,
    key: MatchKey,
    names: Mapping[str, str],
    partner: str | None,
    verdict: Verdict,
) -> Line:
    form = "marking.match_row" if partner else "marking.match_row_blank"
    # What is said of a row is not given away before it is tried.
    told = key.of(row["id"]) if partner else NOTHING
    shows = [told.shows]
    if partner and verdict != "fits":  # where it fits, the row itself says what it goes with
        shows.append(text("marking.match_fits", right=names[key.pairs[row["id"]]]))
    return Line(
        row["id"],
        text(form, left=brief(row["text"]), chosen=brief(names.get(partner or "", ""))),
        partner is not None,
        verdict,
        told.says,
        told.rule,
        " ".join(part for part in shows if part),
    )


def expected_html(item: Shown, key: MatchKey) -> Markup:
    """Write every row with its partner, and what is said of it.

    Parameters
    ----------
    item : Shown
    key : MatchKey

    Returns
    -------
    Markup
    """
    names = {option["id"]: option["text"] for option in item["right"]}
    pairs = key.pairs
    rows = Markup("").join(
        Markup("<li>{} → <span class='ws-fits'>{}</span>{}{}</li>").format(
            row["text"],
            names[pairs[row["id"]]],
            _also(key, row["id"], names),
            reasons(key, row["id"]),
        )
        for row in item["left"]
        if row["id"] in pairs
    )
    head = Markup("<p><strong>{}:</strong></p>").format(text("page.key"))
    return not_graded(key) + (Markup("{}<ul>{}</ul>").format(head, rows) if rows else "")


def _also(key: MatchKey, row: str, names: Mapping[str, str]) -> Markup:
    """Give the partners that can be defended beside the one expected."""
    found = "; ".join(names[name] for name in key.accept_pairs.get(row, ()))
    told = Markup(" ({}: {})").format(text("page.accepted"), found)
    return told if found else Markup("")


def _letters(partners: Sequence[str]) -> Sequence[str]:
    """Give each partner its letter; kinds of source have theirs, the same on the whole sheet."""
    known = {code.code: code.short for code in load_codebook().codes["source_type"]}
    own = [known.get(name, "") for name in partners]
    return own if all(own) else _LETTERS


def worksheet_html(item: Shown) -> Markup:
    """Write the partners with letters, and the rows with a place for one.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Safe markup.
    """
    letters = _letters([option["id"] for option in item["right"]])
    partners = fragments(
        "<li><b>{letter}</b><span>{words}</span></li>",
        ({"letter": a, "words": b["text"]} for a, b in zip(letters, item["right"], strict=False)),
    )
    return Markup('<ul class="pr-choices pr-partners">{}</ul>{}').format(
        partners, boxes(item["left"], "pr-blank")
    )


def typed(item: Shown, words: str) -> dict[str, str]:
    """Read the letters that a teacher typed off the paper, from top to bottom.

    Parameters
    ----------
    item : Shown
    words : str

    Returns
    -------
    dict of str to str
        Row to partner, of the rows that have one.

    Raises
    ------
    TypedError
        If there is not one sign for each row, or a letter that this question does not have.
    """
    partners = [option["id"] for option in item["right"]]
    known = {a.casefold(): name for a, name in zip(_letters(partners), partners, strict=False)}
    given = signs(words)
    if len(given) != len(item["left"]) or not set(given) <= {*known, BLANK}:
        raise TypedError(words)
    rows = zip(ids(item["left"]), given, strict=True)
    return {row: known[sign] for row, sign in rows if sign != BLANK}


def typed_how(item: Shown) -> str:
    """Say what is typed.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    str
    """
    return text("on_paper.how_match", count=len(item["left"]), blank=BLANK)
