"""Root counter: the key for the teacher and the task on paper, as safe markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.questions.kinds.roots.feedback import count_words
from whosays.questions.markup import Cut, fragments, how_box, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.questions.kinds.roots.records import CardShown, RootsKey, RootsShown


def _said(name: str, **values: object) -> Markup:
    return escape(text(f"kinds.roots_{name}", **values))


def _row(name: str, body: Markup) -> Markup:
    return Markup("<p><strong>{}:</strong> {}</p>").format(_said(name), body)


def expected_html(item: RootsShown, key: RootsKey) -> Markup:
    """Give the key for the teacher: each root with its cards, ties, and the count.

    Parameters
    ----------
    item : RootsShown
    key : RootsKey
        Complete.

    Returns
    -------
    Markup
    """
    if key.prediction:
        return Markup("<p>{}</p>").format(text("page.prediction"))
    letters = {card["id"]: card["letter"] for card in item["cards"]}
    place = {card: number for number, group in enumerate(key.groups, 1) for card in group}
    rows = []
    for card in sorted(item["cards"], key=lambda card: place.get(card["id"], len(place) + 1)):
        root = place.get(card["id"])
        where = _said("page_root", number=root) if root else escape(item["aside"])
        why = " ".join(key.of(card["id"]).lines)
        rows.append(
            Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
                _face(card), where, why
            )
        )
    heads = Markup("").join(
        Markup('<th scope="col">{}</th>').format(_said(name))
        for name in ("card_head", "root", "why")
    )

    def sorting(groups: Iterable[Iterable[str]]) -> str:
        return " | ".join(" ".join(letters[card] for card in group) for group in groups)

    ties = "; ".join(" – ".join(letters[card] for card in tie) for tie in key.ties)
    others = "; ".join(sorting(groups) for groups in key.accept_groups)
    least, most = key.count
    return (
        _row("page_count", escape(count_words((least, most))))
        + Markup(
            '<table class="ws-table"><caption>{}</caption>'
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
        ).format(_said("page_groups"), heads, Markup("").join(rows))
        + (_row("page_ties", escape(ties)) if ties else "")
        + (_row("page_others", escape(others)) if others else "")
    )


def worksheet_html(item: RootsShown) -> Markup:
    """Give the task to be done with cards and a pencil: a row for each pile, ties, the count.

    Parameters
    ----------
    item : RootsShown

    Returns
    -------
    Markup
        Prompt and note are the sheet's; the cards are cut out, see :func:`cuts`.
    """
    rows = fragments(
        '<tr><th scope="row">{number}</th><td></td><td></td></tr>',
        ({"number": number} for number in range(1, item["piles"] + 1)),
    )
    heads = fragments(
        '<th scope="col">{name}</th>',
        ({"name": text(f"kinds.roots_{name}")} for name in ("pile", "name", "cards")),
    )
    return Markup(
        '{passage}<p class="pr-how">{cut}</p><table class="pr-fill pr-piles"><thead><tr>{heads}'
        '</tr></thead><tbody>{rows}<tr><th scope="row" colspan="2">{aside}</th><td></td></tr>'
        "</tbody></table><p>{count}</p>"
    ).format(
        passage=quoted(item.get("passage")),
        cut=text("kinds.roots_paper_cut", first=item["cards"][0]["letter"],
                 last=item["cards"][-1]["letter"]),
        heads=heads,
        rows=rows,
        aside=item["aside"],
        count=text("kinds.roots_paper_count"),
    )  # fmt: skip


def legend(item: RootsShown) -> Markup:  # noqa: ARG001 - as every kind
    """Say how piles are made and tied.

    Parameters
    ----------
    item : RootsShown

    Returns
    -------
    Markup
    """
    return how_box((text("kinds.roots_paper_how"), text("kinds.roots_paper_ties")))


def cuts(item: RootsShown) -> tuple[Cut, ...]:
    """Give the cards to be cut out and put on piles.

    Parameters
    ----------
    item : RootsShown

    Returns
    -------
    tuple of Cut
    """
    face = Markup('{text}{quote}<p class="pr-label">{label}</p>')
    quote = Markup("<blockquote>{}</blockquote>")
    return tuple(
        Cut(
            card["letter"],
            face.format(
                text=Markup("<p>{}</p>").format(card["text"]) if card["text"] else "",
                quote=quote.format(card["quote"]) if card["quote"] else "",
                label=card["label"],
            ),
        )
        for card in item["cards"]
    )


def first_html(item: RootsShown) -> Markup:
    """Write the cards, to be read before there is a control.

    Parameters
    ----------
    item : RootsShown

    Returns
    -------
    Markup
        Safe markup.
    """
    return Markup("<ul>{}</ul>").format(
        Markup("").join(Markup("<li>{}</li>").format(_face(card)) for card in item["cards"])
    )


def _face(card: CardShown) -> Markup:
    """Write what stands on a card: letter, our words, the place, the quotation."""
    label = Markup(' <span class="ws-muted pr-label">{}</span>').format(card["label"])
    quote = Markup("<blockquote>{}</blockquote>").format(card["quote"])
    return (
        Markup("<strong>{}</strong> {}").format(card["letter"], card["text"])
        + (label if card["label"] else "")
        + (quote if card["quote"] else "")
    )
