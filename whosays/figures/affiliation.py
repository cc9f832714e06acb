"""Affiliation: whose side is quoted, by attributions or by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.table import Table
from whosays.corpus import codebook
from whosays.corpus.article_set import UNKNOWN, article_set
from whosays.corpus.attributions import load_coding
from whosays.figures import columns, stacked
from whosays.figures.pictures import picture
from whosays.figures.style import INK, Plate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.corpus.attributions import Attribution

Kind = Literal["attributions", "words"]


def count(
    records: Iterable[Attribution], kind: Kind = "attributions", kit: Kit = HERE
) -> dict[str, int]:
    """Count by affiliation.

    Parameters
    ----------
    records : iterable of Attribution
    kind : str
        Count attributions, or the whitespace-separated words they credit.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to int
        All affiliations, in the codebook's order.
    """
    counts = dict.fromkeys(article_set(kit).affiliations, 0)
    for record in records:
        counts[record.affiliation] += (
            1 if kind == "attributions" else len(record.statement.text.split())
        )
    return counts


def rows(
    article_ids: Iterable[str], kind: Kind = "attributions", kit: Kit = HERE
) -> dict[str, dict[str, int]]:
    """Count the reference coding of several articles.

    Parameters
    ----------
    article_ids : iterable of str
    kind : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to dict of str to int
        Row label to affiliation to count.
    """
    return {
        text("figures.article", article=name): count(load_coding(name, kit).attributions, kind, kit)
        for name in article_ids
    }


def _takeaway(total: Mapping[str, int], names: Mapping[str, str], unit: str) -> str:
    sides = {code: number for code, number in total.items() if code != UNKNOWN}
    most, least = max(sides.values()), min(sides.values())

    def named(number: int) -> str:
        there = [names[code] for code, value in sides.items() if value == number]
        return text("figures.joiner").join(there)

    return text(
        "figures.affiliation_takeaway",
        total=sum(total.values()),
        unit=unit,
        most=most,
        most_names=named(most),
        least=least,
        least_names=named(least),
        unknown=total[UNKNOWN],
    )


def _turned(table: Table) -> Table:
    """Give a row for each side, as the figure does: nine columns are wider than a page."""
    head, labels = text("figures.affiliation_side"), tuple(row[0] for row in table.rows)
    rows = zip(table.columns[1:], *(row[1:] for row in table.rows), strict=True)
    return Table(table.caption, (head, *labels), tuple(rows))


def plate(
    counted: Mapping[str, Mapping[str, int]],
    kind: Kind = "attributions",
    kit: Kit = HERE,
) -> Plate:
    """Draw who is quoted, by affiliation.

    Parameters
    ----------
    counted : Mapping of str to Mapping of str to int
        Row label to affiliation to count, as from :func:`rows`.
    kind : str
        What was counted.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Plate
    """
    codes = article_set(kit).affiliations
    names = {code: codebook.label("affiliation", code, kit) for code in codes}
    parts = stacked.Parts(dict.fromkeys(codes, (INK, "")), names)
    unit = text(f"figures.unit_{kind}")
    total = {code: sum(c.get(code, 0) for c in counted.values()) for code in codes}
    if len(counted) > 1:
        counted = {**counted, text("figures.affiliation_all"): total}
    alt = stacked.alt(counted, parts)
    return Plate(
        picture(f"{alt} {unit}", lambda: columns.draw(counted, parts, unit, UNKNOWN)),
        alt,
        _takeaway(total, names, unit),
        _turned(stacked.table(counted, parts, text("figures.affiliation_caption", unit=unit))),
        columns.draw_slim(counted, parts, unit, UNKNOWN),
    )
