"""Naming: how many of the credited words stand under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.corpus import codebook
from whosays.corpus.attributions import load_coding, words_credited
from whosays.figures import stacked
from whosays.figures.style import NAMING_STYLE, Plate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def group(counts: Mapping[str, int]) -> dict[str, int]:
    """Fold the source types into three: named, unnamed, nobody in sight.

    Parameters
    ----------
    counts : Mapping of str to int
        Source type to count.

    Returns
    -------
    dict of str to int
        ``named``, ``unnamed``, ``vague``.
    """
    return {
        "named": sum(counts.get(code, 0) for code in codebook.NAMED),
        "unnamed": sum(counts.get(code, 0) for code in codebook.UNNAMED),
        "vague": counts.get("vague", 0),
    }


def rows(article_ids: Iterable[str], kit: Kit = HERE) -> dict[str, dict[str, int]]:
    """Count the words credited in several articles.

    Parameters
    ----------
    article_ids : iterable of str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to dict of str to int
        Row label to group to words.
    """
    return {
        text("figures.article", article=name): group(words_credited(load_coding(name, kit)))
        for name in article_ids
    }


def plate(counted: Mapping[str, Mapping[str, int]]) -> Plate:
    """Draw the share of words under a name.

    Parameters
    ----------
    counted : Mapping of str to Mapping of str to int
        Row label to group to words, as from :func:`rows`.

    Returns
    -------
    Plate
    """
    names = {code: text(f"figures.naming_{code}") for code in NAMING_STYLE}
    parts = stacked.Parts(NAMING_STYLE, names)
    unit = text("figures.unit_words")
    nameless = {
        label: 100 - stacked.percents(counts, NAMING_STYLE)["named"]
        for label, counts in counted.items()
        if sum(counts.values())
    }
    if nameless:
        most = max(nameless, key=lambda label: nameless[label])
        least = min(nameless, key=lambda label: nameless[label])
        takeaway = text(
            "figures.naming_takeaway" if len(nameless) > 1 else "figures.naming_takeaway_one",
            most=most,
            most_share=nameless[most],
            least=least,
            least_share=nameless[least],
        )
    else:
        takeaway = text("figures.nothing_credited")
    # What the sentence compares stands in that order.
    order = sorted(counted, key=lambda label: -nameless.get(label, -1))
    counted = {label: counted[label] for label in order}
    return Plate(
        stacked.draw(counted, parts, unit),
        stacked.alt(counted, parts),
        takeaway,
        stacked.table(counted, parts, text("figures.naming_caption", unit=unit)),
        stacked.draw_slim(counted, parts, unit),
    )
