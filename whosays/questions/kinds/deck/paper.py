"""The deck on paper: for the teacher with our placings, for the class as cards to cut out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.core.i18n import text

if TYPE_CHECKING:
    from whosays.questions.kinds.deck.records import CardShown, DeckKey, DeckShown

# The grid for a pencil, in units of its own drawing.
_HIGH, _LEFT, _TOP, _STEP = 200, 40, 12, 70


def _say(name: str, **values: object) -> str:
    return escape(text(f"kinds.deck_{name}", **values))


def _label(name: str) -> str:
    return _say(name.replace("-", "_"))


def _title(card: CardShown) -> str:
    """Give a card's exact title between quotation marks, or our description without."""
    return f"“{escape(card['title'])}”" if card["title"] else escape(card["description"])


def _where(card: CardShown) -> str:
    where = escape(card["publication"])
    return f"{where} ({escape(card['by_way_of'])})" if card["by_way_of"] else where


def facts(card: CardShown) -> list[tuple[str, str]]:
    """Give what a card says besides date, place and title.

    Parameters
    ----------
    card : Mapping
        In its public form.

    Returns
    -------
    list of (str, str)
        Heading and text, not escaped; in the order in which they are read.
    """
    rows = [
        (text("kinds.deck_fact_who"), card["who"]),
        (text("kinds.deck_fact_how"), f"{card['sourcing']}. {card['how']}"),
        (text("kinds.deck_fact_date"), card["date_note"]),
        (text("kinds.deck_fact_known"), card["known"]),
        (text("kinds.deck_fact_certainty"), card["certainty"]),
    ]
    return [(name, words) for name, words in rows if words]


def _claim(item: DeckShown) -> str:
    return f"<p><strong>{_say('claim')}:</strong> {escape(item['claim']['says'])}</p>"


def expected_html(item: DeckShown, key: DeckKey) -> str:
    """Show each card with our placing, its reason, and what else can be defended.

    Parameters
    ----------
    item : DeckShown
    key : DeckKey
        Complete.

    Returns
    -------
    str
        Markup.
    """
    if key.prediction:
        return f"{_claim(item)}<p>{escape(text('page.prediction'))}</p>"
    rows = []
    for number, card in enumerate(item["cards"], start=1):
        ours = key.ours[card["id"]]
        why = [ours.why, *key.of(card["id"]).lines]
        also = [n for n in key.accept.get(card["id"], ()) if n != ours.how]
        cells = [
            f"{escape(card['date'])}<br>{_where(card)}<br>{_title(card)}",
            f"<span class='ws-fits'>{_label(ours.how)}</span>"
            + "".join(f"<br>{_say('or')} {_label(name)}" for name in also),
            "<br>".join(escape(part) for part in why if part)
            + (f"<br><em>{_say('col_note')}:</em> {escape(ours.note)}" if ours.note else ""),
        ]
        body = "".join(f"<td>{cell}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{number}</th>{body}</tr>')
    head = "".join(
        f'<th scope="col">{_say(f"col_{name}")}</th>'
        for name in ("number", "card", "ours", "because")
    )
    return (
        f'{_claim(item)}<table class="ws-table"><caption>{_say("key_caption")}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def first_html(item: DeckShown) -> str:
    """Write the claim, to be read before there is a control.

    Parameters
    ----------
    item : DeckShown

    Returns
    -------
    str
        Safe markup.
    """
    return _claim(item)


def _scale(item: DeckShown) -> str:
    steps = "".join(f"<span>{value}</span>" for value in range(0, 101, 10))
    return (
        f'<div class="pr-scale" aria-hidden="true">{steps}</div><p class="pr-ends">'
        f"<span><b>0</b> {escape(item['low'])}</span>"
        f"<span><b>100</b> {escape(item['high'])}</span></p>"
    )


def _grid(item: DeckShown) -> str:
    """Draw an empty grid: one upright line for the start and for each card."""
    count = len(item["cards"])
    right = _LEFT + _STEP * count
    parts = []
    for value in (0, 25, 50, 75, 100):
        y = _TOP + _HIGH * (100 - value) / 100
        parts.append(
            f'<line stroke="currentColor" x1="{_LEFT}" y1="{y:g}" x2="{right}" y2="{y:g}"/>'
            f'<text x="{_LEFT - 6}" y="{y + 4:g}" text-anchor="end">{value}</text>'
        )
    for number in range(count + 1):
        x = _LEFT + _STEP * number
        name = str(number) if number else _say("start")
        parts.append(
            f'<line stroke="currentColor" x1="{x}" y1="{_TOP}" x2="{x}" y2="{_TOP + _HIGH}"/>'
            f'<text x="{x}" y="{_TOP + _HIGH + 18}" text-anchor="middle">{name}</text>'
        )
    wide, high = right + 30, _TOP + _HIGH + 28
    return (
        f'<svg viewBox="0 0 {wide} {high}" width="{wide}" style="max-width: 100%" role="img" '
        f'aria-label="{_say("grid")}" fill="currentColor" stroke="none" font-size="13">'
        f'<g stroke-width="0.6">{"".join(parts)}</g></svg>'
    )


def _passage(item: DeckShown) -> str:
    shown = item.get("passage")
    if not shown:
        return ""
    return (
        f'<p class="pr-label">{escape(shown["label"])}</p>'
        f'<blockquote dir="auto">{escape(shown["text"])}</blockquote>'
    )


def _card(number: int, card: CardShown, item: DeckShown) -> str:
    rows = "".join(
        f"<p><strong>{escape(name)}:</strong> {escape(words)}</p>" for name, words in facts(card)
    )
    boxes = "".join(
        f'<li><span class="pr-box pr-round"></span><span>{escape(p["text"])} '
        f"&nbsp;<b>{escape(p['sign'])}</b></span></li>"
        for p in item["placings"]
    )
    return (
        '<section class="pr-card" style="margin: 0.9rem 0">'
        f"<h4>{_say('card_head', number=number)} · {escape(card['date'])} · {_where(card)}</h4>"
        f'<p dir="auto">{_title(card)}</p>{rows}'
        f"<p><strong>{_say('ask_place')}</strong></p>"
        f'<ul class="pr-choices" style="columns: 2">{boxes}</ul>'
        f"<p><strong>{_say('ask_again')}</strong> ________</p>"
        f'<p><strong>{_say("ask_why")}</strong></p><div class="pr-line"></div></section>'
    )


def worksheet_html(item: DeckShown) -> str:
    """Give the whole task for a pencil.

    Parameters
    ----------
    item : DeckShown

    Returns
    -------
    str
        Markup: claim, first rating, what the placings mean, a card each, a grid for the line.
    """
    means = "".join(
        f"<li><b>{escape(p['sign'])}</b> &nbsp;<strong>{escape(p['text'])}:</strong> "
        f"{escape(p['means'])}</li>"
        for p in item["placings"]
    )
    cards = "".join(_card(n, card, item) for n, card in enumerate(item["cards"], start=1))
    return (
        f"{_passage(item)}{_claim(item)}<p>{_say('paper')}</p>"
        f"<p><strong>{_say('ask_first')}</strong> ________</p>{_scale(item)}"
        f"<p>{_say('paper_place')}</p><ul>{means}</ul>{cards}"
        f"<p>{_say('paper_grid')}</p>{_grid(item)}"
    )
