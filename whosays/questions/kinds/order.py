"""Putting in order: every option has its place.

``options`` are what is put in order. The key has ``right``, all of them in the order of the text,
or ``open = true``.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, text
from whosays.questions.feedback import Line, brief, count_lines, graded
from whosays.questions.markup import boxes, listed, not_graded, note, options
from whosays.questions.options import (
    ListItem,
    ListKey,
    check_list,
    check_offered,
    chosen,
    ids,
    option_ids,
)
from whosays.questions.plain import complete_key, public
from whosays.questions.typed import TypedError, numbers

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback
    from whosays.questions.item import Shown

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

ITEM = ListItem
KEY = ListKey
SIGN = "pr-blank"
"""How an answer is given on paper, as class names of its place."""
SECONDS = 60
"""Of work beside reading, for the whole."""


def check_item(item: ListItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that there are at least two options to put in order.

    Parameters
    ----------
    item : ListItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If there are fewer, or one has no id of its own or no text.
    """
    check_offered(item, {"options": item.options}, file)
    if len(item.options) == 1:
        raise DataError(file, f"item {item.id}, options", *amiss("kinds.order_options"))


def check_key(key: ListKey, item: ListItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key gives every option its place.

    Parameters
    ----------
    key : ListKey
    item : ListItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If it does not hold every option once.
    """
    check_list(key, item, file)
    if key.right and sorted(key.right) != sorted(option_ids(item.options)):
        raise DataError(file, f"key {key.item}, right", *amiss("kinds.order_right"))


def clean(item: Shown, value: object) -> list[str] | None:
    """Keep of an answer the order of the item's options.

    Parameters
    ----------
    item : Shown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    list of str or None
        Every option's id; None where not one is named.
    """
    # The page always shows all lines. An order that leaves some out, as a file changed by hand
    # may, is read as the page would show it: what is missing comes at the end.
    given = chosen(value, ids(item["options"]))
    return given + [name for name in ids(item["options"]) if name not in given] if given else None


def grade(item: Shown, key: ListKey, answer: list[str]) -> Feedback:
    """Hold the order against that of the key.

    Parameters
    ----------
    item : Shown
    key : ListKey
    answer : list of str
        Clean.

    Returns
    -------
    Feedback
        The share of pairs in the right order; a line for each option, in the order given.
    """
    place = {name: number for number, name in enumerate(key.right, start=1)}
    # The share of pairs in the right order (Kendall 1938, as a share instead of tau).
    inorder = sum(place[a] < place[b] for a, b in combinations(answer, 2))
    score = inorder / max(1, comb(len(place), 2))
    names = {option["id"]: option["text"] for option in item["options"]}
    lines = []
    for number, name in enumerate(answer, start=1):
        reason = key.of(name)
        where = text("marking.order_place", place=place[name])
        lines.append(
            Line(
                name,
                text("marking.order_row", number=number, text=brief(names[name])),
                chosen=True,
                verdict="fits" if place[name] == number else "fits_not",
                says=reason.says,
                rule=reason.rule,
                shows=" ".join(part for part in (reason.shows, where) if part),
            )
        )
    return graded(key, score, tuple(lines), count_lines(lines), "places")


def expected_html(item: Shown, key: ListKey) -> Markup:
    """Write the options with what is said of each, and the order.

    Parameters
    ----------
    item : Shown
    key : ListKey

    Returns
    -------
    Markup
    """
    names = {option["id"]: option["text"] for option in item["options"]}
    order = listed("key", (names[name] for name in key.right), "ol")
    return not_graded(key) + options(item, key) + order


def worksheet_html(item: Shown) -> Markup:
    """Write the options with a place for a number.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Safe markup.
    """
    return note("order", last=len(item["options"])) + boxes(item["options"], "pr-blank")


def typed(item: Shown, words: str) -> list[str]:
    """Read the numbers that a teacher typed off the paper, from top to bottom.

    Parameters
    ----------
    item : Shown
    words : str

    Returns
    -------
    list of str
        Ids of options, in the student's order.

    Raises
    ------
    TypedError
        If not every place is given once.
    """
    places = numbers(words, len(item["options"]))
    if sorted(places) != list(range(1, len(places) + 1)):
        raise TypedError(words)
    order = dict(zip(places, ids(item["options"]), strict=True))
    return [order[place] for place in sorted(order)]


def typed_how(item: Shown) -> str:
    """Say what is typed.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    str
    """
    return text("on_paper.how_order", last=len(item["options"]))
