"""Root counter: the key for the teacher and the task on paper, as safe markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.questions.kinds.roots.feedback import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.questions.kinds.roots.records import CardShown, RootsKey, RootsShown

_LINE = '<span class="ws-blank">____________________</span>'


def _said(name: str, **values: object) -> str:
    return escape(text(f"kinds.roots_{name}", **values))


def _row(name: str, body: str) -> str:
    return f"<p><strong>{_said(name)}:</strong> {body}</p>"


def expected_html(item: RootsShown, key: RootsKey) -> str:
    """Give the key for the teacher: each root with its cards, ties, and the count.

    Parameters
    ----------
    item : RootsShown
    key : RootsKey
        Complete.

    Returns
    -------
    str
        Markup.
    """
    if key.prediction:
        return f"<p>{escape(text('page.prediction'))}</p>"
    letters = {card["id"]: card["letter"] for card in item["cards"]}
    place = {card: number for number, group in enumerate(key.groups, 1) for card in group}
    rows = []
    for card in sorted(item["cards"], key=lambda card: place.get(card["id"], len(place) + 1)):
        root = place.get(card["id"])
        where = _said("page_root", number=root) if root else escape(item["aside"])
        why = " ".join(key.of(card["id"]).lines)
        rows.append(
            f'<tr><th scope="row">{_face(card)}</th><td>{where}</td><td>{escape(why)}</td></tr>'
        )
    heads = "".join(f'<th scope="col">{_said(name)}</th>' for name in ("card_head", "root", "why"))

    def sorting(groups: Iterable[Iterable[str]]) -> str:
        return " | ".join(" ".join(letters[card] for card in group) for group in groups)

    ties = "; ".join(" – ".join(letters[card] for card in tie) for tie in key.ties)
    others = "; ".join(sorting(groups) for groups in key.accept_groups)
    least, most = key.count
    return (
        _row("page_count", escape(count_words((least, most))))
        + f'<table class="ws-table"><caption>{_said("page_groups")}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        + (_row("page_ties", escape(ties)) if ties else "")
        + (_row("page_others", escape(others)) if others else "")
    )


def worksheet_html(item: RootsShown) -> str:
    """Give the task to be done with a pencil: cards, a line for each pile, ties, the count.

    Parameters
    ----------
    item : RootsShown

    Returns
    -------
    str
        Markup; prompt and note are the page's.
    """
    cards = "".join(f"<li>{_face(card)}</li>" for card in item["cards"])
    rows = "".join(
        f'<tr><th scope="row">{number}</th><td>{_LINE}</td><td>{_LINE}</td></tr>'
        for number in range(1, item["piles"] + 1)
    )
    aside = f'<tr><th scope="row">{escape(item["aside"])}</th><td></td><td>{_LINE}</td></tr>'
    heads = "".join(f'<th scope="col">{_said(name)}</th>' for name in ("pile", "name", "cards"))
    passage = item.get("passage")
    quote = ""
    if passage:
        quote = (
            f'<p class="pr-label">{escape(passage["label"])}</p>'
            f"<blockquote>{escape(passage['text'])}</blockquote>"
        )
    tie = f"<li>{_said('paper_tie', blank='______')}</li>"
    return (
        f"{quote}<p>{_said('paper_how')}</p><ul>{cards}</ul>"
        f'<table class="ws-table"><caption>{_said("paper_piles")}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}{aside}</tbody></table>"
        f"<p>{_said('paper_ties')}</p><ul>{tie * 3}</ul>"
        f"<p><strong>{_said('paper_count', blank='______')}</strong></p>"
    )


def first_html(item: RootsShown) -> str:
    """Write the cards, to be read before there is a control.

    Parameters
    ----------
    item : RootsShown

    Returns
    -------
    str
        Safe markup.
    """
    return f"<ul>{''.join(f'<li>{_face(card)}</li>' for card in item['cards'])}</ul>"


def _face(card: CardShown) -> str:
    """Write what stands on a card: letter, our words, the place, the quotation."""
    label = f' <span class="ws-muted pr-label">{escape(card["label"])}</span>'
    quote = f"<blockquote>{escape(card['quote'])}</blockquote>"
    return (
        f"<strong>{escape(card['letter'])}</strong> {escape(card['text'])}"
        + (label if card["label"] else "")
        + (quote if card["quote"] else "")
    )
