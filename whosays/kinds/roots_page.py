"""Root counter: the key for the teacher and the task on paper, as safe markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from whosays.kinds.roots_feedback import count_words, title
from whosays.strings import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LINE = '<span class="ws-blank">____________________</span>'


def _said(name: str, **values: object) -> str:
    return escape(text(f"kinds.roots_{name}", **values))


def _row(name: str, body: str) -> str:
    return f"<p><strong>{_said(name)}:</strong> {body}</p>"


def expected_html(item: Mapping[str, Any], key: Mapping[str, Any]) -> str:
    """Give the key for the teacher: each root with its cards, ties, and the count.

    Parameters
    ----------
    item : Mapping
        In its public form.
    key : Mapping
        Complete.

    Returns
    -------
    str
        Markup.
    """
    if key.get("prediction"):
        return f"<p>{escape(text('page.prediction'))}</p>"
    cards = {card["id"]: card for card in item["cards"]}

    def named(group: Iterable[str]) -> str:
        return "; ".join(escape(title(cards[card])) for card in group)

    def sorting(groups: Iterable[Iterable[str]]) -> str:
        return " | ".join(" ".join(cards[card]["letter"] for card in group) for group in groups)

    groups = "".join(f"<li>{named(group)}</li>" for group in key.get("groups", ()))
    ties = "; ".join(
        " – ".join(cards[card]["letter"] for card in tie) for tie in key.get("ties", ())
    )
    others = "; ".join(sorting(groups) for groups in key.get("accept_groups", ()))
    least, most = key["count"]
    return (
        _row("page_count", escape(count_words((least, most))))
        + f"<p><strong>{_said('page_groups')}:</strong></p><ol>{groups}</ol>"
        + (_row("page_ties", escape(ties)) if ties else "")
        + (_row("page_aside", named(key["aside"])) if key.get("aside") else "")
        + (_row("page_others", escape(others)) if others else "")
    )


def worksheet_html(item: Mapping[str, Any]) -> str:
    """Give the task to be done with a pencil: cards, a line for each pile, ties, the count.

    Parameters
    ----------
    item : Mapping
        In its public form.

    Returns
    -------
    str
        Markup; prompt and note are the page's.
    """
    cards = "".join(_paper_card(card) for card in item["cards"])
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


def _paper_card(card: Mapping[str, str]) -> str:
    body = f"<strong>{escape(card['letter'])}</strong> {escape(card['text'])}"
    quote = f"<blockquote>{escape(card['quote'])}</blockquote>" if card["quote"] else ""
    label = f' <span class="ws-muted">{escape(card["label"])}</span>' if card["label"] else ""
    return f"<li>{body}{label}{quote}</li>"
