"""A sourcing report: one page made of a student's own marks, counts and words.

What it holds is listed in the unit's file under ``[report]``. Nothing is added to what the
student said: no score, no key, no name.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, cast

from whosays.answers import session
from whosays.core.edition import stamp
from whosays.core.errors import KitError, NoKeyError
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.core.records import read
from whosays.core.sanitize import rating
from whosays.corpus import codebook
from whosays.corpus.texts import load_text, load_text_coding
from whosays.printing.report_plan import Model, Plan
from whosays.questions.cleaning import clean
from whosays.questions.feedback import is_blank
from whosays.questions.items import load_unit, public
from whosays.questions.own_marks import own_marks
from whosays.questions.unit_files import table

if TYPE_CHECKING:
    from pathlib import Path

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


def _plan(unit_id: str, root: Path) -> tuple[Plan, dict[str, Item]]:
    found = table(unit_id, root).more.get("report")
    file = root / "exercises" / f"{unit_id}.toml"
    if not isinstance(found, dict):
        raise KitError(text("report.no_plan", unit=unit_id))
    plan = read(Plan, found, file, "report")
    items = {item.id: item for item in load_unit(unit_id, root).items}
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


def build(unit_id: str, root: Path | None = None) -> Report:
    """Build the report from what is answered by now.

    Parameters
    ----------
    unit_id : str
        A unit whose file has a ``[report]``.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    Report

    Raises
    ------
    KitError
        If the unit has no report, or it names an item that is not there.
    """
    base = root or kit_root()
    plan, items = _plan(unit_id, base)
    records = session.store(unit_id).records()
    raw = {name: records.get(name, {}).get("value") for name in items}

    def said(name: str) -> object:
        answer = clean(public(items[name], base), raw[name])
        return None if is_blank(answer) else answer

    article = load_text(plan.text, base)
    marking = cast("MarkItem", items[plan.marks])
    marks = _marks(own_marks(marking, raw[plan.marks], base), article)
    roots = cast("RootsShown", public(items[plan.roots], base))
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
        article.title, str(article.info.get("outlet", article.info.get("short", ""))),
        plan.claim, plan.text.startswith("t-"), first, last, marks, piles, aside, count,
        words, missing, _paragraphs(article),
    )  # fmt: skip


def model(unit_id: str, root: Path | None = None) -> Report:
    """Give the report that a unit shows as a model; its marks are those of our coding.

    Parameters
    ----------
    unit_id : str
        A unit whose file has a ``[model]``.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    Report

    Raises
    ------
    KitError
        If the unit has no model.
    """
    base = root or kit_root()
    found = table(unit_id, base).more.get("model")
    if not isinstance(found, dict):
        if stamp(base):  # a student edition that marks nothing holds no model either
            raise NoKeyError("exercises", unit_id, "its model is not here.", "Ask your teacher.")
        raise KitError(text("report.no_model", unit=unit_id))
    plan = read(Model, found, base / "exercises" / f"{unit_id}.toml", "model")
    article = load_text(plan.text, base)
    coding = load_text_coding(plan.text, base)
    marks = tuple(
        (record.cue.text, record.source_type, record.paragraph)
        for record in (coding.attributions if coding else ())
    )
    return Report(
        article.title, str(article.info.get("short", "")), plan.claim,
        plan.text.startswith("t-"), plan.first, plan.last, marks,
        tuple(Pile(pile.name, pile.cards) for pile in plan.piles),
        plan.aside, (plan.count[0], plan.count[1]),
        tuple((heading, words) for heading, words in plan.words), (),
        _paragraphs(article),
    )  # fmt: skip


def _t(name: str, **values: object) -> str:
    return escape(text(f"report.{name}", **values))


def _ratings(found: Report) -> str:
    if found.last is None:
        return f"<p>{_t('not_rated')}</p>"
    if found.first is None:
        return f"<p>{_t('rated', last=found.last)}</p>"
    move = "same" if found.first == found.last else "up" if found.last > found.first else "down"
    return f"<p>{_t(f'rated_{move}', first=found.first, last=found.last)}</p>"


def _mix(found: Report) -> str:
    """Show the marks by kind: bars with their numbers, in a table that reads the same aloud."""
    rows = []
    total = len(found.marks)
    for code in codebook.codes("source_type"):
        here = [(words, number) for words, kind, number in found.marks if kind == code["code"]]
        share = round(100 * len(here) / total)
        listed = "; ".join(f"“{words}” ({number})" for words, number in here) or "–"
        bar = (
            f"<span class='rp-bar ws-chip ws-code-{escape(code['code'])}' "
            f"style='width:{share}%' aria-hidden='true'></span>"
        )
        rows.append(
            f"<tr><th scope='row'>{escape(code['label'])}</th><td>{len(here)}</td>"
            f"<td>{bar if here else ''}</td><td>{escape(listed)}</td></tr>"
        )
    names = ("kind", "how_many", "share", "where")
    head = "".join(f"<th scope='col'>{_t(f'col_{name}')}</th>" for name in names)
    return (
        f"<table class='ws-table rp-mix'><caption>{_t('mix', total=total)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _roots(found: Report) -> str:
    if found.count is None:
        return f"<p>{_t('not_counted')}</p>"
    least, most = found.count
    form = "one_count" if least == most else "range"
    rows = "".join(
        f"<li><strong>{escape(pile.name)}</strong>: {escape('; '.join(pile.cards))}</li>"
        for pile in found.piles
    )
    away = f"<p>{_t('aside', cards='; '.join(found.aside))}</p>" if found.aside else ""
    return f"<p><strong>{_t(form, least=least, most=most)}</strong></p><ol>{rows}</ol>{away}"


def _heading(prompt: str) -> str:
    """Make a heading of a prompt: what follows “For your report:”, with a capital."""
    words = prompt.partition(": ")[2] or prompt
    return words[:1].upper() + words[1:]


def _back(found: Report) -> str:
    rows = "".join(
        f"<span class='ws-number'>{number}</span><p>{escape(words)}</p>"
        for number, words in found.paragraphs
    )
    head = f"<h2 class='pr-new'>{_t('text')}</h2>"
    return f"{head}<div class='ws-text rp-text' translate='no'>{rows}</div>"


def report_html(found: Report, *, level: int = 1) -> str:
    """Write a report as safe markup.

    Parameters
    ----------
    found : Report
    level : int
        Of its title; 1 on a page of its own, lower inside a notebook.

    Returns
    -------
    str
    """
    top, sub = f"h{level}", f"h{level + 1}"
    words = "".join(
        f"<{sub}>{escape(_heading(prompt))}</{sub}><p class='rp-words'>{escape(value)}</p>"
        for prompt, value in found.words
    )
    ours = f" · {_t('ours')}" if found.ours else ""
    marks = _mix(found) if found.marks else f"<p>{_t('no_marks')}</p>"
    # On a sheet of its own there is a line to write on, and the text on its back: the numbers of
    # the marks lead there.
    who = f"<p class='pr-who'><span>{_t('name')}</span><span>{_t('date')}</span></p>"
    sheet = level == 1
    return (
        f"<{top}>{_t('title')}</{top}>{who if sheet else ''}"
        f"<p>{_t('about', title=found.title, outlet=found.outlet)}{ours}</p>"
        f"<p><strong>{_t('claim')}</strong> {escape(found.claim)}</p>"
        f"<{sub}>{_t('support')}</{sub}>{_ratings(found)}"
        f"<{sub}>{_t('roots')}</{sub}>{_roots(found)}"
        f"<{sub}>{_t('who')}</{sub}>{marks}{words}"
        f"<p class='pr-note'>{_t('note')}</p>{_back(found) if sheet else ''}"
    )
