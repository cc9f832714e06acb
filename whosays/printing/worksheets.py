"""A unit on paper: the lesson and the exercise as one sheet, its cards, and its answer key."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.html import page
from whosays.printing import lesson_sheet, papers
from whosays.printing.pictures import SHOWN, case
from whosays.printing.sheet import SIZES, document, joined
from whosays.printing.tasks import (
    Once,
    asked_on_paper,
    key_words,
    keyed_on_paper,
    paper_words,
    task,
)
from whosays.printing.templates import render
from whosays.questions import registry
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys

if TYPE_CHECKING:
    from whosays.printing.lesson_sheet import Piece, Sheet

_WHOLE = (
    'class="pr-mark"',
    'class="pr-task pr-kind-desk"',
    '<div class="pr-shown pr-shown-codes">',
)
"""What does not fit into a column: a text with a margin, a table of tests, of codes."""
_FEW = 3
"""Texts of our own that each say so themselves; of more of them the head of the sheet says it."""
_WIDE = 45
"""Cards of at most this many words are cut three to a row, longer ones two."""


class Unit:
    """One unit while it is put on paper.

    Parameters
    ----------
    unit_id : str
    kit : Kit
        What is read from.
    """

    def __init__(self, unit_id: str, kit: Kit) -> None:
        self.kit = kit
        found = load_unit(unit_id, kit)
        self.id, self.info = unit_id, found.unit
        self.items = {item.id: item for item in found.items}
        self.words = paper_words(kit)
        told = [public(item, kit).get("passage") for item in found.items]
        # Fourteen texts need not say fourteen times that we wrote them.
        self.ours = all(one["ours"] for one in told if one) and sum(map(bool, told)) > _FEW
        self.once = Once(ours=self.ours)

    def ids(self, where: str) -> list[str]:
        """Give the items of the lesson or of the exercise, in order."""
        return [name for name, item in self.items.items() if item.where == where]

    def task(self, name: str) -> Markup:
        """Write one item, with the case that it is about above it."""
        item = self.items[name]
        # What came of a case stands with it only where the question is about that.
        whole, told = item.case, self.words.get("case", {}).get(name)
        box = (
            case(whole or told or "", self.kit, later=bool(whole)) if whole or told else Markup("")
        )
        return box + task(public(item, self.kit), self.once, self.words)

    def sheet(self) -> Sheet:
        """Read the lesson's sheet."""
        return lesson_sheet.load(self.id, self.kit, set(self.ids("lesson")), set(SHOWN))

    def lesson(self, sheet: Sheet) -> list[Markup]:
        """Write the lesson; a question that its sheet does not name is asked all the same."""
        placed = {piece.words for piece in sheet.lesson if piece.kind == "ask"}
        rest = [name for name in self.ids("lesson") if name not in placed]
        return [*map(self.piece, sheet.lesson), *map(self.task, rest)]

    def exercise(self) -> list[Markup]:
        """Write the exercise; what belongs to a question, as the count of a form, stays with it."""
        made: list[list[Markup]] = []
        first = ""
        for name in self.ids("exercise"):
            if first and name.startswith(f"{first}-"):
                made[-1].append(self.task(name))
                continue
            first = name
            made.append([self.task(name)])
        box = Markup('<div class="pr-pair">{}</div>')
        return [box.format(joined(rows)) if len(rows) > 1 else rows[0] for rows in made]

    def piece(self, piece: Piece) -> Markup:
        """Write one piece of the lesson's sheet."""
        if piece.kind == "ask":
            return self.task(piece.words)
        if piece.kind == "text":
            return Markup('<div class="pr-text">{}</div>').format(
                papers.lesson(piece.words, self.kit)
            )
        return Markup('<div class="pr-shown pr-shown-{}">{}</div>').format(
            piece.kind, SHOWN[piece.kind](piece.words, self.kit)
        )

    def signs(self) -> list[tuple[str, str]]:
        """Give the signs of the kinds that there are, with how each is used; one sign once."""
        kinds = {item.kind for item in self.items.values()}
        # Of two kinds with one sign the first by name says how it is used.
        signs = {registry.sign(kind): kind for kind in sorted(kinds, reverse=True)}
        # What is ticked is met before what is written, and one choice before several.
        ordered = sorted(
            filter(None, signs), key=lambda sign: ("box" not in sign, -len(sign), sign)
        )
        return [(sign, text(f"printing.sign_{signs[sign]}")) for sign in ordered]


def worksheet(unit_id: str, kit: Kit = HERE, size: str = SIZES[0]) -> str:
    """Write a unit's sheet: its lesson, and all that its pages ask, to be done on paper.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.
    size : str
        Of the paper.

    Returns
    -------
    str
        A whole HTML document, without keys.
    """
    unit = Unit(unit_id, kit)
    info = unit.info
    sheet = unit.sheet()
    form = info.part == "form"
    parts = [
        ("" if form else text("printing.part_lesson"), unit.lesson(sheet)),
        (
            "" if form else text("printing.part_exercise"),
            [*map(unit.piece, sheet.exercise), *unit.exercise()],
        ),
    ]
    body = render(
        "unit",
        title=page_title(unit_id, info.title),
        goals=info.goals,
        minutes=text(
            "printing.minutes",
            minutes=info.minutes_lesson + info.minutes_exercise,
            needs=info.needs,
        ),
        ours=unit.ours,
        signs=unit.signs(),
        parts=[(heading, _runs(pieces)) for heading, pieces in parts if pieces],
        after=[unit.piece(piece) for piece in sheet.after],
    )
    title = text("printing.worksheet_title", title=page_title(unit_id, info.title))
    return document(title, body, look="form" if form else "unit", size=size)


def _runs(pieces: list[Markup]) -> list[tuple[bool, list[Markup]]]:
    """Cut a part into runs of two columns and pieces that need the whole sheet."""
    return [
        (wide, list(run))
        for wide, run in groupby(pieces, key=lambda piece: any(sign in piece for sign in _WHOLE))
    ]


def page_title(unit_id: str, title: str) -> str:
    """Give a unit's title with its number, as the start page has it.

    Parameters
    ----------
    unit_id, title : str

    Returns
    -------
    str
        A form has none.
    """
    number = unit_id.partition("-")[0]
    form = "-form-" in unit_id or not number.isdigit()
    return title if form else f"{int(number)} · {title}"


def cards(unit_id: str, kit: Kit = HERE, size: str = SIZES[0]) -> str:
    """Write the cards of a unit, to be cut out.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.
    size : str
        Of the paper.

    Returns
    -------
    str
        A whole HTML document; empty if the unit has no cards.
    """
    unit = Unit(unit_id, kit)
    shown = [public(item, unit.kit) for item in unit.items.values()]
    found = [(item["number"], card) for item in shown for card in registry.cuts(item)]
    if not found:
        return ""
    longest = max(len(card.body.striptags().split()) for _, card in found)
    title = text("printing.cards_title", title=page_title(unit_id, unit.info.title))
    body = render("cards", title=title, cards=found, columns=3 if longest <= _WIDE else 2)
    return document(title, body, look="cards", size=size)


def answer_key(unit_id: str, kit: Kit = HERE, size: str = SIZES[0]) -> str:
    """Write the key to a unit's worksheet, in the same order and numbers.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.
    size : str
        Of the paper.

    Returns
    -------
    str
        A whole HTML document.

    Raises
    ------
    KitError
        If a key does not fit its item.
    """
    unit = Unit(unit_id, kit)
    expected = load_keys(unit_id, kit)
    told = key_words(kit)
    made: list[Markup] = []
    for name in (*unit.ids("lesson"), *unit.ids("exercise")):
        shown = asked_on_paper(public(unit.items[name], unit.kit), unit.words)
        key = keyed_on_paper(expected[name], told)
        made += [page.answer_card(shown, key), registry.printed_key_html(shown, key)]
    title = text("printing.key_title", title=page_title(unit_id, unit.info.title))
    return document(title, render("key", title=title, cards=made), look="key", size=size)
