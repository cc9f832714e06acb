"""What a teacher shows of a whole class: the ratings of an evidence deck, card by card."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markupsafe import Markup, escape

from whosays.classroom import few
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.paths import kit_root
from whosays.core.table import Table
from whosays.html import page
from whosays.notebook.calm import calm
from whosays.notebook.for_teacher import for_teacher
from whosays.questions import numbering
from whosays.questions.items import find_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from whosays.figures.class_ratings import Step
    from whosays.questions.kinds.deck.records import CardShown, DeckAnswer, DeckShown

MOST = 40
"""Reasons shown of one card; a class would not read more."""
LONG = 300
"""Code points shown of one reason."""


def _steps(item: DeckShown, answers: Sequence[DeckAnswer]) -> list[Step]:
    from whosays.figures.class_ratings import Step  # noqa: PLC0415 - only for the teacher

    first = tuple(answer["first"] for answer in answers if "first" in answer)
    steps = [Step(text("class_view.start"), text("class_view.start_full"), first)]
    for number, card in enumerate(item["cards"], start=1):
        given = [answer.get("placed", {}).get(card["id"], {}) for answer in answers]
        ratings = tuple(entry["rating"] for entry in given if "rating" in entry)
        steps.append(Step(text("class_view.card", number=number), _label(number, card), ratings))
    return steps


def _label(number: int, card: CardShown) -> str:
    named = {"publication": card["publication"], "date": card["date"]}
    return text("class_view.card_full", number=number, **named)


def placings(item: DeckShown, answers: Sequence[DeckAnswer]) -> Table:
    """Count how a class placed each card.

    Parameters
    ----------
    item : DeckShown
    answers : sequence of DeckAnswer
        Clean.

    Returns
    -------
    Table
        A row for each card, a column for each placing; a card that too few placed has none, and a
        placing that fewer than five chose has no number.
    """
    columns = (text("class_view.col_card"), *(entry["text"] for entry in item["placings"]))
    rows = []
    for number, card in enumerate(item["cards"], start=1):
        hows = [answer.get("placed", {}).get(card["id"], {}).get("how") for answer in answers]
        shown = few.enough(sum(how is not None for how in hows))
        names = [entry["id"] for entry in item["placings"]]
        counts = few.cells({name: hows.count(name) for name in names})
        hidden = text("class_report.few_cell", least=few.SMALL)
        told = [hidden if counts[name] is None else str(counts[name]) for name in names]
        rows.append((_label(number, card), *(told if shown else "–" * len(names))))
    return Table(text("class_view.placings"), columns, tuple(rows))


def _card_reasons(item: DeckShown, answers: Sequence[DeckAnswer], at: int) -> Iterator[str]:
    """Give the reasons of one card, each with placing and way; numbers would tell whose it is."""
    names = {entry["id"]: entry["text"] for entry in item["placings"]}
    card = item["cards"][at]["id"]
    if not few.enough(sum(card in answer.get("placed", {}) for answer in answers)):
        return
    found = []
    for answer in answers:
        placed = answer.get("placed", {})
        given = placed.get(card, {})
        words = " ".join(given.get("why", "").split())
        if not words:
            continue
        why = words if len(words) <= LONG else f"{words[:LONG].rstrip()} …"
        how = names.get(given.get("how", ""), text("class_view.reason_unplaced"))
        earlier = item["cards"][at - 1]["id"] if at else ""
        before = placed.get(earlier, {}).get("rating") if at else answer.get("first")
        after = given.get("rating")
        if after is None or before is None:
            found.append(text("class_view.reason_unrated", how=how, why=why))
        else:
            way = "up" if after > before else "down" if after < before else "same"
            found.append(text(f"class_view.reason_{way}", how=how, why=why))
    # In the order of the alphabet: neither that of hand-ins nor that of ratings.
    yield from sorted(found)


def _reasons(item: DeckShown, answers: Sequence[DeckAnswer]) -> Markup:
    parts = []
    for at, card in enumerate(item["cards"]):
        told = list(_card_reasons(item, answers, at))
        form = {0: "reasons_none", 1: "reasons_one"}.get(len(told), "reasons_card")
        head = escape(text(f"class_view.{form}", card=_label(at + 1, card), count=len(told)))
        rows = Markup("").join(
            Markup('<li dir="auto">{}</li>').format(line) for line in told[:MOST]
        )
        if len(told) > MOST:
            more = text("class_view.reasons_more", count=len(told) - MOST)
            rows += Markup("<li>{}</li>").format(more)
        if told:
            parts.append(
                Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(head, rows)
            )
        else:
            parts.append(Markup("<p>{}</p>").format(head))
    return Markup("<h4>{}</h4>{}").format(text("class_view.reasons"), Markup("").join(parts))


def _scroll(table: Table) -> Markup:
    name = escape(table.caption)
    return Markup(
        '<div class="ws-scroll" role="region" tabindex="0" aria-label="{}">{}</div>'
    ).format(name, page.table_html(table))


def class_page(item_id: str, place: Path, shown: str, kit: Kit = HERE) -> page.Html:
    """Make the page of :func:`class_ratings`.

    Parameters
    ----------
    item_id : str
    place : Path
        The folder.
    shown : str
        The folder as the teacher wrote it.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Html

    Raises
    ------
    KitError
        If the item is no evidence deck.
    """
    from whosays.classroom import item_answers  # noqa: PLC0415 - only for the teacher
    from whosays.figures.class_ratings import plate  # noqa: PLC0415 - as above
    from whosays.widgets.figure import figure_html  # noqa: PLC0415 - as above

    if find_item(item_id, kit)[1].kind != "deck":
        raise KitError(text("class_view.not_a_deck", item=item_id))
    none = text("class_view.none", item=numbering.number(item_id, kit) or item_id, folder=shown)
    if not place.is_dir():
        return page.Html(Markup("<p>{}</p>").format(none), none)
    found = item_answers.read(item_id, place, kit)
    if not found.answers:
        return page.Html(Markup("<p>{}</p>{}").format(none, for_teacher(found.problems)), none)
    if not few.enough(len(found.answers)):
        told = few.told(len(found.answers))
        return page.Html(Markup("<p>{}</p>{}").format(told, for_teacher(found.problems)), told)
    intro = text(
        "class_view.read",
        count=len(found.answers),
        files=found.files,
        folder=shown,
        item=numbering.number(item_id, kit) or item_id,
    )
    item = cast("DeckShown", found.item)
    steps = _steps(item, found.answers)
    drawn = ""
    if any(few.enough(len(step.ratings)) for step in steps):
        made = plate(steps)
        drawn = figure_html(made.svg, made.alt, made.takeaway, made.table)
    claim = escape(text("class_view.claim")), escape(item["claim"]["says"])
    body = Markup("<p><strong>{}:</strong> {}</p><p>{}</p>{}{}{}{}").format(
        claim[0],
        claim[1],
        intro,
        drawn,
        _scroll(placings(item, found.answers)),
        _reasons(item, found.answers),
        for_teacher(found.problems),
    )
    return page.Html(body, intro)


@calm
def class_ratings(item_id: str, folder: str = "handins") -> page.Html:
    """Show how a class rated a claim, card by card: counts and reasons, never names.

    Parameters
    ----------
    item_id : str
        An evidence deck, such as ``"u5-e1"``.
    folder : str
        Where the hand-ins are, from the kit's folder: a folder for each student, or a file
        for each.

    Returns
    -------
    Html
    """
    return class_page(item_id, kit_root() / folder, folder)
