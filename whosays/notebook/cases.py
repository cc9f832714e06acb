"""What a lesson shows beside its questions: a case from elsewhere, a passage put to the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.dates import say_date
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.html import page
from whosays.notebook.calm import calm

if TYPE_CHECKING:
    from whosays.sourcing.cards import Card


def _row(name: str, words: str) -> Markup:
    return Markup("<p><strong>{}:</strong> {}</p>").format(text(f"cases.{name}"), words)


def _card(card: Card, later: str, asks: str, flag: str) -> Markup:
    told = card.publication + (f", “{card.title}”" if card.title else "")
    sure = "certain" if card.certainty == "certain" else "check"
    return (
        Markup('<div class="ws-answer"><h4>{}</h4>').format(flag)
        + _row("when", card.date_note or say_date(card.date))
        + _row("where", f"{told}. {card.description}".removesuffix(" "))
        + _row("what", card.who)
        + _row("how", card.sourcing_how)
        + (_row("think", asks) if asks else "")
        + Markup("<details><summary>{}</summary><p>{}</p>").format(text("cases.later"), later)
        + Markup('<p class="ws-muted">{}.</p></details></div>').format(text(f"cases.facts_{sure}"))
    )


@calm
def mirror_case(card_id: str, *, asks: bool = True, closed: bool = False) -> page.Html:
    """Show a case from under another flag; what came of it stays closed until it is opened.

    Parameters
    ----------
    card_id : str
        A mirror card of ``lessons/cards``, such as ``"mirror-2022-poland"``.
    asks : bool
        Show the card's question too; leave it out where it would give away an item.
    closed : bool
        Hide the whole case until the student opens it, after a guess.

    Returns
    -------
    Html

    Raises
    ------
    KitError
        If there is no such mirror case.
    """
    from whosays.sourcing.cards import load_cards  # noqa: PLC0415 - only where a case is shown

    found = {card.id: card for card in load_cards() if card.mirror}
    if card_id not in found:
        raise KitError(text("cases.no_case", card=card_id, known=", ".join(found)))
    card = found[card_id]
    assert card.mirror is not None  # noqa: S101 - chosen by it, two lines above
    mirror = card.mirror
    body = _card(card, mirror.what_later, mirror.asks if asks else "", mirror.flag)
    return page.Html(page.details(body) if closed else body, f"A mirror case: {card_id}")


@calm
def newsroom_tests(
    article_id: str, first: int, last: int = 0, *, rules: str, closed: bool = False
) -> page.Html:
    """Put newsroom rules to a passage and show each answer with the words that show it.

    Parameters
    ----------
    article_id : str
    first, last : int
        Paragraphs; one if `last` is not given.
    rules : str
        Ids of ``lessons/rules.toml`` with spaces between.
    closed : bool
        Hide it until the student opens it, after a guess.

    Returns
    -------
    Html

    Raises
    ------
    KitError
        If there is no such rule, or no coding to apply it to.
    """
    from whosays.html.newsroom import newsroom_table  # noqa: PLC0415 - as above

    table = newsroom_table(article_id, first, last or first, rules.split())
    body = page.table_html(table)
    return page.Html(page.details(body) if closed else body, table.caption)
