"""A unit's lesson for the projector: one thing at a time, in large type, stepped through by key.

A page needs no script: each thing takes a screen of its own, and the browser's own keys for going
down a page (Page Down, the space bar, a presenter's clicker) come to rest at the next one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.printing.screens import cut
from whosays.printing.sheet import document, joined
from whosays.printing.tasks import Once
from whosays.printing.templates import render
from whosays.printing.worksheets import Unit, page_title
from whosays.questions import registry
from whosays.questions.items import public

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from whosays.printing.lesson_sheet import Piece

_HEADING = re.compile(r"^(?=## )", re.MULTILINE)


def _cut(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Cut words at their headings, so that each heading begins a screen."""
    for piece in pieces:
        if piece.kind != "text":
            yield piece
            continue
        for words in _HEADING.split(piece.words):
            if words.strip():
                yield type(piece)("text", words.strip())


def _asked(unit: Unit, name: str) -> Markup:
    """Write a question; cards that paper cuts out stand below it, to be read."""
    item = public(unit.items[name], unit.kit)
    cards = registry.cuts(item)
    unit.once = Once()  # what a sheet says once, each screen has to say for itself
    return render("projector_cards", item=item, cards=cards) if cards else unit.task(name)


def screens(unit: Unit) -> tuple[list[Markup], list[Markup]]:
    """Give what a lesson shows, one thing a screen.

    Parameters
    ----------
    unit : Unit

    Returns
    -------
    tuple of (list of Markup, list of Markup)
        The lesson; and what the class looks at when everybody has answered.
    """
    sheet = unit.sheet()

    def made(pieces: tuple[Piece, ...]) -> list[Markup]:
        found: list[Markup] = []
        lead: list[Markup] = []
        for piece in _cut(pieces):
            one = _asked(unit, piece.words) if piece.kind == "ask" else unit.piece(piece)
            heads = piece.kind == "text" and piece.words.startswith("## ")
            if heads and lead:  # words that led to nothing end what stands before them
                found[-1:] = [joined([*found[-1:], *lead])]
                lead = []
            if piece.kind == "text" and not (heads and "\n" in piece.words):
                lead.append(one)  # a heading alone, or a sentence on the way, leads to what follows
                continue
            found.append(joined([*lead, one]))
            lead = []
        if lead:
            found[-1:] = [joined([*found[-1:], *lead])]
        return [part for one in found for part in cut(one)]

    return [*made(sheet.lesson), *made(sheet.exercise)], made(sheet.after)


def projector(unit_id: str, kit: Kit = HERE) -> str:
    """Write a unit's lesson for the projector.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    str
        A whole HTML document, without keys; empty if the unit has no lesson on paper.
    """
    unit = Unit(unit_id, kit)
    lesson, after = screens(unit)
    if not lesson:
        return ""
    title = page_title(unit_id, unit.info.title)
    body = render("projector", title=title, goals=unit.info.goals, lesson=lesson, after=after)
    return document(text("printing.projector_title", title=title), body, look="projector")
