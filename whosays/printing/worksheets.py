"""The printable twin of every exercise, and its answer key, from the same items and keys."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from whosays.core.dates import say_date
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.corpus import codebook
from whosays.corpus.texts import is_ours, load_text, load_text_coding
from whosays.html import page
from whosays.printing.sheet import document
from whosays.questions import registry
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys
from whosays.sourcing.cards import load_cards

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LINES = 3  # to write on, where the item does not say how many


def _t(name: str, **values: object) -> str:
    return escape(text(f"printing.{name}", **values))


def _lines(count: int) -> str:
    return '<div class="pr-line"></div>' * count


def _choices(options: Sequence[dict[str, str]], shape: str) -> str:
    rows = "".join(
        f'<li><span class="{shape}"></span><span>{escape(option["text"])}</span></li>'
        for option in options
    )
    return f'<ul class="pr-choices">{rows}</ul>'


def _one(item: dict[str, Any]) -> str:
    return f'<p class="pr-note">{_t("one")}</p>' + _choices(item["options"], "pr-box pr-round")


def _many(item: dict[str, Any]) -> str:
    return f'<p class="pr-note">{_t("many")}</p>' + _choices(item["options"], "pr-box")


def _order(item: dict[str, Any]) -> str:
    told = _t("order", last=len(item["options"]))
    return f'<p class="pr-note">{told}</p>' + _choices(item["options"], "pr-blank")


def _rate(item: dict[str, Any]) -> str:
    marks = "".join(f"<span>{value}</span>" for value in range(0, 101, 10))
    return (
        f'<p class="pr-note">{_t("rate")}</p><div class="pr-scale" aria-hidden="true">{marks}</div>'
        f'<p class="pr-ends"><span><b>0</b> {escape(item["low"])}</span>'
        f"<span><b>100</b> {escape(item['high'])}</span></p>"
        f"<p>{_t('rate_number')}</p>"
    )


def _match(item: dict[str, Any]) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    named = [(letters[n], option["text"]) for n, option in enumerate(item["right"])]
    right = "".join(f"<li><b>{name}</b><span>{escape(words)}</span></li>" for name, words in named)
    return (
        f'<p class="pr-note">{_t("match")}</p><ul class="pr-choices">{right}</ul>'
        + _choices(item["left"], "pr-blank")
    )  # fmt: skip


def _text(item: dict[str, Any]) -> str:
    return _lines(item.get("rows") or _LINES)


def _mark(item: dict[str, Any], root: Path | None) -> str:
    article = load_text(item["article"], root)
    wanted = item.get("paragraphs") or [para.number for para in article.paragraphs]
    rows = "".join(
        f'<span class="pr-number">{para.number}</span><p>{escape(para.text)}</p>'
        '<span class="pr-margin"></span>'
        for para in article.paragraphs
        if para.number in wanted and para.kind != "furniture"
    )
    codes = "".join(
        f"<tr><th scope='row'>{escape(code['short'])}</th><td>{escape(code['label'])}</td>"
        f"<td>{escape(code['definition'])}</td></tr>"
        for code in item["codes"]
    )
    label = (
        escape(article.info.get("note", ""))
        if is_ours(article.id)
        else _t("article", id=article.id)
    )
    direction = f'lang="{escape(article.lang)}" dir="{escape(article.dir)}"'
    return (
        f'<p class="pr-note">{_t("mark")}</p><table class="ws-table"><tbody>{codes}</tbody></table>'
        f'<p class="pr-label">{label}</p><div class="pr-mark" {direction}>{rows}</div>'
    )


_PLAIN = {
    "one": _one,
    "many": _many,
    "order": _order,
    "rate": _rate,
    "match": _match,
    "text": _text,
}


def _passage(shown: dict[str, Any] | None) -> str:
    if not shown:
        return ""
    label = escape(shown["label"])
    label += f" · {_t('ours')}" if shown["ours"] else ""
    return f'<p class="pr-label">{label}</p><blockquote>{escape(shown["text"])}</blockquote>'


def task(item: dict[str, Any], number: int, root: Path | None = None) -> str:
    """Write one item as a task for pencil and paper.

    Parameters
    ----------
    item : dict
        In its public form.
    number : int
        Shown before it.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    str
        Safe markup.
    """
    kind = registry.of(item["kind"])
    if kind:
        body = kind.worksheet_html(item)
    elif item["kind"] == "mark":
        body = _mark(item, root)
    else:
        body = _PLAIN[item["kind"]](item)
    note = f'<p class="pr-note">{escape(item["note"])}</p>' if item.get("note") else ""
    back = f'<p class="pr-note">{_t("look_back")}</p>' if item.get("first") else ""
    why = ""
    if item.get("explain"):
        why = f"<p>{escape(item['explain'])}</p>{_lines(2)}"
    # A kind with a passage of its own shows it in its own way.
    passage = "" if kind else _passage(item.get("passage"))
    long = " pr-long" if kind or item["kind"] == "mark" else ""
    return (
        f'<section class="pr-task{long}"><h3>{number}. {escape(item["prompt"])}</h3>'
        f"{note}{back}{passage}{body}{why}</section>"
    )


def _items(unit_id: str, where: str, root: Path | None) -> list[dict[str, Any]]:
    return [item for item in load_unit(unit_id, root)["item"] if item["where"] == where]


def _case(name: str, root: Path | None) -> str:
    """Write a mirror case that the page on the screen shows above an item."""
    card = next((card for card in load_cards(root) if card.id == name and card.mirror), None)
    if card is None or card.mirror is None:
        raise KitError(
            f"There is no mirror case “{name}” in lessons/cards/, but an item is about it. "
            "Correct the item’s case."
        )
    told = card.publication + (f", “{card.title}”" if card.title else "")
    lines = (
        ("when", card.date_note or say_date(card.date)),
        ("where", f"{told}. {card.description}"),
        ("what", card.who),
        ("how", card.sourcing_how),
        ("later_paper", card.mirror.what_later),
    )
    rows = "".join(
        f"<p><strong>{escape(text(f'cases.{line}'))}:</strong> {escape(words)}</p>"
        for line, words in lines
    )
    return f'<section class="pr-case"><h3>{escape(card.mirror.flag)}</h3>{rows}</section>'


def _legend_once(written: str, number: int, seen: dict[str, int]) -> str:
    """Point back to a legend that stands on the sheet already."""

    def put(found: re.Match[str]) -> str:
        first = seen.setdefault(found[0], number)
        if first == number:
            return found[0]
        return f'<p class="pr-note">{_t("legend", number=first)}</p>'

    return re.sub(r'<ul class="pr-legend">.*?</ul>', put, written, flags=re.DOTALL)


def worksheet(unit_id: str, root: Path | None = None) -> str:
    """Write a unit's worksheet: all that its pages ask, to be done on paper.

    Parameters
    ----------
    unit_id : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    str
        A whole HTML document, without keys.
    """
    unit = load_unit(unit_id, root)["unit"]
    parts = []
    number = 0
    legends: dict[str, int] = {}
    for where in ("lesson", "exercise"):
        rows = []
        for item in _items(unit_id, where, root):
            number += 1
            if "case" in item:
                rows.append(_case(item["case"], root))
            rows.append(_legend_once(task(public(item, root), number, root), number, legends))
        if rows:
            heading = f"<h2>{_t(f'part_{where}')}</h2>" if unit.get("part") != "form" else ""
            parts.append(heading + "".join(rows))
    goals = "".join(f"<li>{escape(goal)}</li>" for goal in unit["goals"])
    minutes = unit["minutes_lesson"] + unit["minutes_exercise"]
    head = (
        f"<h1>{escape(unit['title'])}</h1>"
        f'<p class="pr-who"><span>{_t("group")}</span><span>{_t("date")}</span></p>'
        f"<p>{_t('goals')}</p><ul class='pr-list'>{goals}</ul>"
        f'<p class="pr-note">{_t("minutes", minutes=minutes, needs=unit["needs"])}</p>'
    )
    title = text("printing.worksheet_title", title=unit["title"])
    return document(title, head + "".join(parts))


def _coding(item: dict[str, Any], root: Path | None) -> str:
    coding = load_text_coding(item["article"], root)
    if coding is None:
        return ""
    article = load_text(item["article"], root)
    wanted = item.get("paragraphs") or []
    records = [r for r in coding.attributions if not wanted or r.paragraph in wanted]
    rows = "".join(
        f"<tr><th scope='row'>{r.paragraph}</th><td>“{escape(r.cue.text)}”</td>"
        f"<td>{escape(codebook.label('source_type', r.source_type))}</td>"
        f"<td>{escape(r.note if r.contested else '')}</td></tr>"
        for r in records
    )
    names = ("paragraph", "cue", "type", "open")
    head = "".join(f"<th scope='col'>{escape(text(f'page.col_{name}'))}</th>" for name in names)
    return page.coded_passage(article, records, wanted) + (
        f'<table class="ws-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def answer_key(unit_id: str, root: Path | None = None) -> str:
    """Write the key to a unit's worksheet, in the same order and numbers.

    Parameters
    ----------
    unit_id : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    str
        A whole HTML document.

    Raises
    ------
    KitError
        If a key does not fit its item.
    """
    unit = load_unit(unit_id, root)["unit"]
    expected = load_keys(unit_id, root)
    cards = []
    number = 0
    for where in ("lesson", "exercise"):
        for item in _items(unit_id, where, root):
            number += 1
            shown = {**public(item, root), "id": str(number)}
            cards.append(page.answer_card(shown, expected[item["id"]]))
            if item["kind"] == "mark":
                cards.append(_coding(item, root))
    title = text("printing.key_title", title=unit["title"])
    head = f"<h1>{escape(title)}</h1><p class='pr-note'>{_t('key_note')}</p>"
    return document(title, head + "".join(cards))
