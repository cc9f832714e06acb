"""What a lesson sheet can show besides words: figures, codings, cases, tests, a model report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.dates import say_date
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.corpus import attributions
from whosays.corpus.texts import load_text, need_text_coding
from whosays.html import page
from whosays.html.data_uri import data_uri
from whosays.html.newsroom import newsroom_table
from whosays.printing.student_report import model, report_html
from whosays.printing.templates import render
from whosays.questions.coded import coded_passage
from whosays.sourcing.cards import load_cards

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from whosays.core.kit import Kit
    from whosays.figures.style import Plate
    from whosays.sourcing.cards import Card, Mirror


def _figure(plate: Plate) -> Markup:
    return Markup(
        '<figure class="pr-figure"><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>'
    ).format(data_uri(plate.svg), plate.alt, plate.takeaway)


def _mix(words: str, kit: Kit) -> Markup:
    from whosays.figures.source_mix import plate  # noqa: PLC0415 - it imports matplotlib

    rows = {
        text("figures.article", article=name): attributions.words_credited(
            attributions.load_coding(name, kit)
        )
        for name in words.split()
    }
    return _figure(plate(rows, "words"))


def _quoted(words: str, kit: Kit) -> Markup:
    from whosays.figures import affiliation  # noqa: PLC0415 - it imports matplotlib

    rows = affiliation.rows(tuple(words.split()), "attributions", kit)
    return _figure(affiliation.plate(rows, "attributions", kit=kit))


def _path(words: str, kit: Kit) -> Markup:
    from whosays.figures import provenance_graph  # noqa: PLC0415 - it imports matplotlib

    return _figure(provenance_graph.claim_plate(words, kit))


def _drift(words: str, kit: Kit) -> Markup:
    from whosays.figures import number_drift  # noqa: PLC0415 - it imports matplotlib

    return _figure(number_drift.plate(number_drift.pick(words, kit)))


def _timeline(words: str, kit: Kit) -> Markup:
    from whosays.figures import timeline  # noqa: PLC0415 - it imports matplotlib

    return _figure(timeline.plate(timeline.stories(words, kit=kit)))


def _passage(words: str, kit: Kit, *, marked: bool = True) -> Markup:
    name, *numbers = words.split()
    coding = need_text_coding(name, kit)
    wanted = [int(number) for number in numbers]
    records = [r for r in coding.attributions if marked and r.paragraph in wanted]
    label = text("printing.article", id=name)
    made = coded_passage(load_text(name, kit), records, wanted)
    return Markup('<p class="pr-label">{}</p>{}').format(label, made)


def _tests(words: str, kit: Kit) -> Markup:
    name, first, last, *rules = words.split()
    return page.table_html(newsroom_table(name, int(first), int(last), rules, kit))


def _mirror(name: str, kit: Kit) -> tuple[Card, Mirror]:
    card = next((card for card in load_cards(kit) if card.id == name), None)
    if card is None or card.mirror is None:
        raise KitError(text("printing.no_case", name=name))
    return card, card.mirror


def case(words: str, kit: Kit, *, later: bool = True) -> Markup:
    """Write a mirror case as a box.

    Parameters
    ----------
    words : str
        The card's id.
    kit : Kit
        What is read from.
    later : bool
        With what came of it; without, where that answers a question.

    Returns
    -------
    Markup

    Raises
    ------
    KitError
        If there is no such case.
    """
    card, mirror = _mirror(words, kit)
    told = card.publication + (f", “{card.title}”" if card.title else "")
    rows = [
        ("when", card.date_note or say_date(card.date)),
        ("where", f"{told}. {card.description}"),
        ("what", card.who),
        ("how", card.sourcing_how),
    ]
    if later:
        rows.append(("later_paper", mirror.what_later))
    named = [(text(f"cases.{name}"), told) for name, told in rows]
    return render("case", flag=mirror.flag, rows=named)


def _later(words: str, kit: Kit) -> Markup:
    return Markup("<p>{}</p>").format(_mirror(words, kit)[1].what_later)


def _codes(_: str, kit: Kit) -> Markup:
    return page.codebook_table(kit=kit)


def _report(words: str, kit: Kit) -> Markup:
    return Markup('<div class="pr-case">{}</div>').format(report_html(model(words, kit), level=3))


SHOWN: Mapping[str, Callable[[str, Kit], Markup]] = {
    "case": lambda words, kit: case(words, kit, later=False),
    "codes": _codes,
    "drift": _drift,
    "later": _later,
    "mix": _mix,
    "passage": _passage,
    "path": _path,
    "plain": partial(_passage, marked=False),
    "quoted": _quoted,
    "report": _report,
    "tests": _tests,
    "timeline": _timeline,
}
"""Each by its name on a lesson sheet, with what it needs behind it."""
