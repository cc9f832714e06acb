"""The printable twin of every exercise, and its answer key, from the same items and keys."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from whosays.core.dates import say_date
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.html import page
from whosays.printing.sheet import document
from whosays.questions import registry
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys
from whosays.questions.markup import lines
from whosays.sourcing.cards import load_cards

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.questions.item import Item, Shown
    from whosays.questions.passages import PassageShown


def _t(name: str, **values: object) -> str:
    return escape(text(f"printing.{name}", **values))


def _passage(shown: PassageShown | None) -> str:
    if not shown:
        return ""
    label = escape(shown["label"])
    label += f" · {_t('ours')}" if shown["ours"] else ""
    return f'<p class="pr-label">{label}</p><blockquote>{escape(shown["text"])}</blockquote>'


def task(item: Shown) -> str:
    """Write one item as a task for pencil and paper.

    Parameters
    ----------
    item : dict
        In its public form.

    Returns
    -------
    str
        Safe markup.
    """
    body = registry.of(item["kind"]).worksheet_html(item)
    long = registry.is_long(item["kind"])
    css = "pr-task pr-long" if long else "pr-task"
    note = f'<p class="pr-note">{escape(item["note"])}</p>' if item.get("note") else ""
    back = f'<p class="pr-note">{_t("look_back")}</p>' if item.get("first") else ""
    why = ""
    if item.get("explain"):
        why = f"<p>{escape(item['explain'])}</p>{lines(2)}"
    # A kind with a passage of its own shows it in its own way.
    passage = "" if long else _passage(item.get("passage"))
    return (
        f'<section class="{css}"><h3>{escape(page.head(item))}</h3>'
        f"{note}{back}{passage}{body}{why}</section>"
    )


def _items(unit_id: str, where: str, root: Path | None) -> list[Item]:
    return [item for item in load_unit(unit_id, root).items if item.where == where]


def _case(name: str, root: Path | None) -> str:
    """Write a mirror case that the page on the screen shows above an item."""
    card = next((card for card in load_cards(root) if card.id == name and card.mirror), None)
    if card is None or card.mirror is None:
        raise KitError(
            f"There is no mirror case “{name}” in lessons/cards/, but an item is about it. "
            "Correct the item’s case."
        )
    told = card.publication + (f", “{card.title}”" if card.title else "")
    told_lines = (
        ("when", card.date_note or say_date(card.date)),
        ("where", f"{told}. {card.description}"),
        ("what", card.who),
        ("how", card.sourcing_how),
        ("later_paper", card.mirror.what_later),
    )
    rows = "".join(
        f"<p><strong>{escape(text(f'cases.{line}'))}:</strong> {escape(words)}</p>"
        for line, words in told_lines
    )
    return f'<section class="pr-case"><h3>{escape(card.mirror.flag)}</h3>{rows}</section>'


def _legend_once(written: str, number: str, seen: dict[str, str]) -> str:
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
    unit = load_unit(unit_id, root).unit
    parts = []
    legends: dict[str, str] = {}
    for where in ("lesson", "exercise"):
        rows = []
        for item in _items(unit_id, where, root):
            if item.case:
                rows.append(_case(item.case, root))
            shown = public(item, root)
            rows.append(_legend_once(task(shown), shown["number"], legends))
        if rows:
            heading = f"<h2>{_t(f'part_{where}')}</h2>" if unit.part != "form" else ""
            parts.append(heading + "".join(rows))
    goals = "".join(f"<li>{escape(goal)}</li>" for goal in unit.goals)
    minutes = unit.minutes_lesson + unit.minutes_exercise
    head = (
        f"<h1>{escape(unit.title)}</h1>"
        f'<p class="pr-who"><span>{_t("group")}</span><span>{_t("date")}</span></p>'
        f"<p>{_t('goals')}</p><ul class='pr-list'>{goals}</ul>"
        f'<p class="pr-note">{_t("minutes", minutes=minutes, needs=unit.needs)}</p>'
    )
    title = text("printing.worksheet_title", title=unit.title)
    return document(title, head + "".join(parts))


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
    unit = load_unit(unit_id, root).unit
    expected = load_keys(unit_id, root)
    cards = []
    for where in ("lesson", "exercise"):
        for item in _items(unit_id, where, root):
            shown = public(item, root)
            key = expected[item.id]
            cards += [page.answer_card(shown, key), registry.printed_key_html(shown, key)]
    title = text("printing.key_title", title=unit.title)
    head = f"<h1>{escape(title)}</h1><p class='pr-note'>{_t('key_note')}</p>"
    return document(title, head + "".join(cards))
