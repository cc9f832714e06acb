"""How each step of a claim is known, in words: a passage, a card or the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.dates import say_date
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.corpus.articles import load_catalogue
from whosays.corpus.attributions import load_coding
from whosays.sourcing.cards import load_cards

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.sourcing.claims import Step


def shown_by(step: Step, known: Mapping[str, str]) -> str:
    """Say how a step is known.

    Parameters
    ----------
    step : Step
    known : Mapping of str to str
        As from :func:`load_known`.

    Returns
    -------
    str
        The reference in words; as it stands in the file if it is not listed.
    """
    return known.get(step.shown_by, step.shown_by)


def load_known(kit: Kit = HERE) -> dict[str, str]:
    """Put into words everything a step can be known by.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to str
        Attribution id, ``catalogue`` or ``card:<id>`` to words.
    """
    known = {"catalogue": text("figures.graph_by_catalogue")}
    for card in load_cards(kit):
        known[f"card:{card.id}"] = text(
            "figures.graph_by_card", publication=card.publication, date=say_date(card.date)
        )
    for name in load_catalogue(kit):
        for record in load_coding(name, kit).attributions:
            known[record.id] = text(
                "figures.graph_by_text",
                article=name,
                paragraph=record.paragraph,
                cue=record.cue.text,
            )
    return known
