"""A sourcing report: one page made of a student's own marks, counts and words.

What it holds is listed in the unit's file under ``[report]``. Nothing is added to what the
student said: no score, no key, no name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from whosays.answers import session
from whosays.core.edition import stamp
from whosays.core.errors import KitError, NoKeyError
from whosays.core.i18n import amiss, text
from whosays.core.kit import HERE, Kit
from whosays.core.records import read
from whosays.core.sanitize import rating
from whosays.corpus import codebook
from whosays.corpus.texts import load_text, load_text_coding
from whosays.printing.report_plan import Model, Plan
from whosays.printing.templates import render
from whosays.questions.cleaning import clean
from whosays.questions.feedback import is_blank
from whosays.questions.items import load_unit, public
from whosays.questions.own_marks import own_marks
from whosays.questions.unit_files import table

if TYPE_CHECKING:
    from markupsafe import Markup

    from whosays.corpus.articles import Article
    from whosays.corpus.marks import Mark
    from whosays.questions.item import Item
    from whosays.questions.kinds.roots.records import CardShown, RootsShown
    from whosays.questions.own_marks import MarkItem


@dataclass(frozen=True, slots=True)
class Pile:
    """Cards that a student put together.

    Attributes
    ----------
    name : str
        As the student called it, or its number.
    cards : tuple of str
        The cards' words.
    """

    name: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A student's report, as plain data.

    Attributes
    ----------
    title, outlet, claim : str
    ours : bool
        Whether the kit's makers wrote the text.
    first, last : int or None
        The two ratings.
    marks : tuple of (str, str, int)
        Each mark's words, code and paragraph, in the order of the text.
    piles : tuple of Pile
    aside : tuple of str
    count : tuple of int or None
        Roots, least and most, as the student's piles and ties give them.
    words : tuple of (str, str)
        Each question and what the student wrote.
    missing : tuple of str
        Prompts of questions that are not answered yet.
    paragraphs : tuple of (int, str)
        The text itself, paragraph by paragraph, with their numbers.
    """

    title: str
    outlet: str
    claim: str
    ours: bool
    first: int | None
    last: int | None
    marks: tuple[tuple[str, str, int], ...]
    piles: tuple[Pile, ...]
    aside: tuple[str, ...]
    count: tuple[int, int] | None
    words: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    paragraphs: tuple[tuple[int, str], ...]


def _plan(unit_id: str, kit: Kit) -> tuple[Plan, dict[str, Item]]:
    found = table(unit_id, kit).more.get("report")
    file = kit / "exercises" / f"{unit_id}.toml"
    if not isinstance(found, dict):
        raise KitError(text("report.no_plan", unit=unit_id))
    plan = read(Plan, found, file, "report")
    items = {item.id: item for item in load_unit(unit_id, kit).items}
    for name in (plan.first, plan.last, plan.marks, plan.roots, *plan.words):
        if name not in items:
            raise KitError(text("report.no_item", item=name, unit=unit_id))
    return plan, items


def _paragraphs(article: Article) -> tuple[tuple[int, str], ...]:
    return tuple((para.number, para.text) for para in article.paragraphs)


def _marks(marks: list[Mark], article: Article) -> tuple[tuple[str, str, int], ...]:
    found = []
    for mark in marks:
        start, end = mark["start"], mark["end"]
        para = article.paragraph_at(start)
        if para is not None:
            found.append((start, article.text[start:end], mark["code"], para.number))
    return tuple((words, code, number) for _, words, code, number in sorted(found))


def _words(card: CardShown) -> str:
    """Give a card's words: ours, then the text's own in quotation marks."""
    quote = f"“{card['quote']}”" if card["quote"] else ""
    return " ".join(part for part in (card["text"], quote) if part)


def _sorted(
    value: object, item: RootsShown
) -> tuple[tuple[Pile, ...], tuple[str, ...], tuple[int, int] | None]:
    from whosays.questions.kinds.roots import kind as roots  # noqa: PLC0415 - only for a report
    from whosays.sourcing.piles import ASIDE, Sorting  # noqa: PLC0415 - as above

    given = roots.clean(item, value)
    if given is None or not given["piles"]:
        return (), (), None
    cards = {card["id"]: _words(card) for card in item["cards"]}
    sorting = Sorting(given["piles"], frozenset(frozenset(tie) for tie in given["ties"]))
    piles = tuple(
        Pile(
            str(given["names"].get(pile) or text("report.pile", number=number)),
            tuple(cards[card] for card in sorting.cards(pile)),
        )
        for number, pile in enumerate(sorting.piles(), start=1)
    )
    aside = tuple(cards[card] for card in sorting.cards(ASIDE))
    return piles, aside, sorting.count()


def build(unit_id: str, kit: Kit = HERE) -> Report:
    """Build the report from what is answered by now.

    Parameters
    ----------
    unit_id : str
        A unit whose file has a ``[report]``.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Report

    Raises
    ------
    KitError
        If the unit has no report, or it names an item that is not there.
    """
    plan, items = _plan(unit_id, kit)
    records = session.store(unit_id).records()
    raw = {name: records.get(name, {}).get("value") for name in items}

    def said(name: str) -> object:
        answer = clean(public(items[name], kit), raw[name])
        return None if is_blank(answer) else answer

    article = load_text(plan.text, kit)
    marking = cast("MarkItem", items[plan.marks])
    marks = _marks(own_marks(marking, raw[plan.marks], kit), article)
    roots = cast("RootsShown", public(items[plan.roots], kit))
    piles, aside, count = _sorted(raw[plan.roots], roots)
    written = [(items[name].prompt, said(name)) for name in plan.words]
    words = tuple((prompt, value) for prompt, value in written if isinstance(value, str))
    first, last = (rating(said(name)) for name in (plan.first, plan.last))
    there = {
        plan.first: first is not None,
        plan.last: last is not None,
        plan.marks: bool(marks),
        plan.roots: count is not None,
        **{name: said(name) is not None for name in plan.words},
    }
    missing = tuple(items[name].prompt for name, done in there.items() if not done)
    return Report(
        article.title, article.info.outlet or article.info.short,
        plan.claim, plan.text.startswith("t-"), first, last, marks, piles, aside, count,
        words, missing, _paragraphs(article),
    )  # fmt: skip


def model(unit_id: str, kit: Kit = HERE) -> Report:
    """Give the report that a unit shows as a model; its marks are those of our coding.

    Parameters
    ----------
    unit_id : str
        A unit whose file has a ``[model]``.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Report

    Raises
    ------
    KitError
        If the unit has no model.
    """
    found = table(unit_id, kit).more.get("model")
    if not isinstance(found, dict):
        if stamp(kit):  # a student edition that marks nothing holds no model either
            raise NoKeyError("exercises", unit_id, *amiss("report.model_not_here"))
        raise KitError(text("report.no_model", unit=unit_id))
    plan = read(Model, found, kit / "exercises" / f"{unit_id}.toml", "model")
    article = load_text(plan.text, kit)
    coding = load_text_coding(plan.text, kit)
    marks = tuple(
        (record.cue.text, record.source_type, record.paragraph)
        for record in (coding.attributions if coding else ())
    )
    return Report(
        article.title, article.info.short, plan.claim,
        plan.text.startswith("t-"), plan.first, plan.last, marks,
        tuple(Pile(pile.name, pile.cards) for pile in plan.piles),
        plan.aside, (plan.count[0], plan.count[1]),
        tuple((heading, words) for heading, words in plan.words), (),
        _paragraphs(article),
    )  # fmt: skip


def _r(name: str, **values: object) -> str:
    return text(f"report.{name}", **values)


def _rated(found: Report) -> str:
    if found.last is None:
        return _r("not_rated")
    if found.first is None:
        return _r("rated", last=found.last)
    move = "same" if found.first == found.last else "up" if found.last > found.first else "down"
    return _r(f"rated_{move}", first=found.first, last=found.last)


def _mix(found: Report) -> list[dict[str, object]]:
    """Sort the marks by kind, for bars with their numbers in a table that reads the same aloud."""
    rows: list[dict[str, object]] = []
    for code in codebook.codes("source_type"):
        here = [(words, number) for words, kind, number in found.marks if kind == code["code"]]
        rows.append({
            "code": code["code"],
            "label": code["label"],
            "count": len(here),
            "share": round(100 * len(here) / len(found.marks)),
            "listed": "; ".join(f"“{words}” ({number})" for words, number in here) or "–",
        })  # fmt: skip
    return rows


def _counted(count: tuple[int, int] | None) -> str:
    if count is None:
        return ""
    least, most = count
    return _r("one_count" if least == most else "range", least=least, most=most)


def _heading(prompt: str) -> str:
    """Make a heading of a prompt: what follows “For your report:”, with a capital."""
    words = prompt.partition(": ")[2] or prompt
    return words[:1].upper() + words[1:]


def report_html(found: Report, *, level: int = 1) -> Markup:
    """Write a report.

    Parameters
    ----------
    found : Report
    level : int
        Of its title; 1 on a page of its own, lower inside a notebook.

    Returns
    -------
    Markup
        On a sheet of its own there is a line for a name, and the text on its back: the numbers
        of the marks lead there.
    """
    return render(
        "report",
        r=_r,
        found=found,
        level=level,
        sub=level + 1,
        sheet=level == 1,
        rated=_rated(found),
        counted=_counted(found.count),
        mix=_mix(found) if found.marks else [],
        written=[(_heading(prompt), words) for prompt, words in found.words],
    )
