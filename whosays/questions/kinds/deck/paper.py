"""The deck on paper: our placings for the teacher; for the class cards to cut out, and a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.questions.markup import Cut, fragments, how_box, quoted, scale

if TYPE_CHECKING:
    from whosays.questions.kinds.deck.records import CardShown, DeckKey, DeckShown

# The grid for a pencil, in units of its own drawing.
_HIGH, _LEFT, _TOP, _STEP = 110, 40, 12, 70


def _say(name: str, **values: object) -> Markup:
    return escape(text(f"kinds.deck_{name}", **values))


def _label(name: str) -> str:
    return _say(name.replace("-", "_"))


def _title(card: CardShown) -> Markup:
    """Give a card's exact title between quotation marks, or our description without."""
    return Markup("“{}”").format(card["title"]) if card["title"] else escape(card["description"])


def _where(card: CardShown) -> Markup:
    where = escape(card["publication"])
    return Markup("{} ({})").format(where, card["by_way_of"]) if card["by_way_of"] else where


def facts(card: CardShown) -> list[tuple[str, str]]:
    """Give what a card says besides date, place and title.

    Parameters
    ----------
    card : Mapping

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


def _claim(item: DeckShown) -> Markup:
    return Markup("<p><strong>{}:</strong> {}</p>").format(_say("claim"), item["claim"]["says"])


def expected_html(item: DeckShown, key: DeckKey) -> Markup:
    """Show each card with our placing, its reason, and what else can be defended.

    Parameters
    ----------
    item : DeckShown
    key : DeckKey
        Complete.

    Returns
    -------
    Markup
    """
    if key.prediction:
        return Markup("{}<p>{}</p>").format(_claim(item), text("page.prediction"))
    rows = []
    for number, card in enumerate(item["cards"], start=1):
        ours = key.ours[card["id"]]
        why = [ours.why, *key.of(card["id"]).lines]
        also = [n for n in key.accept.get(card["id"], ()) if n != ours.how]
        # Three columns: a key stands in half a page.
        which = Markup("{}. {}<br>{}<br>{}").format(
            number, card["date"], _where(card), _title(card)
        )
        cells = [
            Markup("<span class='ws-fits'>{}</span>").format(_label(ours.how))
            + Markup("").join(
                Markup("<br>{} {}").format(_say("or"), _label(name)) for name in also
            ),
            Markup("<br>").join(escape(part) for part in why if part)
            + (
                Markup("<br><em>{}:</em> {}").format(_say("col_note"), ours.note)
                if ours.note
                else ""
            ),
        ]
        body = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells)
        rows.append(Markup('<tr><th scope="row">{}</th>{}</tr>').format(which, body))
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(_say(f"col_{name}"))
        for name in ("card", "ours", "because")
    )
    return Markup(
        '{}<table class="ws-table"><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(_claim(item), _say("key_caption"), head, Markup("").join(rows))


def first_html(item: DeckShown) -> Markup:
    """Write the claim, to be read before there is a control.

    Parameters
    ----------
    item : DeckShown

    Returns
    -------
    Markup
    """
    return _claim(item)


def _grid(item: DeckShown) -> Markup:
    """Draw an empty grid: one upright line for the start and for each card."""
    count = len(item["cards"])
    right = _LEFT + _STEP * count
    across = fragments(
        '<line stroke="currentColor" x1="{left}" y1="{y}" x2="{right}" y2="{y}"/>'
        '<text x="{label}" y="{below}" text-anchor="end">{value}</text>',
        (
            {"left": _LEFT, "right": right, "label": _LEFT - 6, "value": value,
             "y": (y := _TOP + _HIGH * (100 - value) / 100), "below": y + 4}
            for value in (0, 25, 50, 75, 100)
        ),
    )  # fmt: skip
    upright = fragments(
        '<line stroke="currentColor" x1="{x}" y1="{top}" x2="{x}" y2="{foot}"/>'
        '<text x="{x}" y="{below}" text-anchor="middle">{name}</text>',
        (
            {"x": _LEFT + _STEP * number, "top": _TOP, "foot": _TOP + _HIGH,
             "below": _TOP + _HIGH + 18, "name": number or text("kinds.deck_start")}
            for number in range(count + 1)
        ),
    )  # fmt: skip
    return Markup(
        '<svg viewBox="0 0 {wide} {high}" role="img" aria-label="{name}" fill="currentColor" '
        'stroke="none" font-size="13"><g stroke-width="0.6">{across}{upright}</g></svg>'
    ).format(
        wide=right + 30, high=_TOP + _HIGH + 28, name=text("kinds.deck_grid"),
        across=across, upright=upright,
    )  # fmt: skip


def cuts(item: DeckShown) -> tuple[Cut, ...]:
    """Give the cards to be cut out and turned over one at a time.

    Parameters
    ----------
    item : DeckShown

    Returns
    -------
    tuple of Cut
    """
    face = Markup('<p class="pr-when">{date} · {where}</p><p dir="auto"><b>{title}</b></p>{facts}')
    return tuple(
        Cut(
            str(number),
            face.format(
                date=card["date"],
                where=f"{card['publication']} ({card['by_way_of']})"
                if card["by_way_of"]
                else card["publication"],
                title=f"“{card['title']}”" if card["title"] else card["description"],
                facts=fragments(
                    "<p><i>{name}:</i> {words}</p>",
                    ({"name": name, "words": words} for name, words in facts(card)),
                ),
            ),
        )
        for number, card in enumerate(item["cards"], start=1)
    )


def legend(item: DeckShown) -> Markup:
    """Say what each placing means.

    Parameters
    ----------
    item : DeckShown

    Returns
    -------
    Markup
    """
    rows = fragments("<dt>{sign}</dt><dd><b>{text}.</b> {means}</dd>", item["placings"])
    how = how_box((text("kinds.deck_paper"),))
    return Markup('{}<dl class="pr-legend">{}</dl>').format(how, rows)


def worksheet_html(item: DeckShown) -> Markup:
    """Give the task for a pencil: claim, first rating, a row for each card, a grid for the line.

    Parameters
    ----------
    item : DeckShown

    Returns
    -------
    Markup
        The cards themselves are cut out, see :func:`cuts`.
    """
    heads = fragments(
        '<th scope="col">{name}</th>',
        ({"name": text(f"kinds.deck_paper_{name}")} for name in ("card", "sign", "again", "why")),
    )
    rows = fragments(
        '<tr><th scope="row">{number}</th><td></td><td></td><td></td></tr>',
        ({"number": number} for number in range(1, len(item["cards"]) + 1)),
    )
    return Markup(
        "{passage}<p><strong>{claim}:</strong> {says}</p>{scale}"
        '<table class="pr-fill pr-deck"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>'
        '</table><p class="pr-how">{line}</p>{grid}'
    ).format(
        passage=quoted(item.get("passage")),
        claim=text("kinds.deck_claim"),
        says=item["claim"]["says"],
        scale=scale(item["low"], item["high"]),
        heads=heads,
        rows=rows,
        line=text("kinds.deck_paper_grid"),
        grid=_grid(item),
    )
