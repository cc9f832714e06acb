"""Stacked bars: one row for each text, one part for each code, all rows of equal length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core import browser
from whosays.core.i18n import text
from whosays.core.table import Table
from whosays.figures import bars, bars_slim
from whosays.figures.board import POINTS, text_width
from whosays.figures.dark import KEPT
from whosays.figures.style import PAPER, SMALL, WIDTH, hatch_on, look, new_figure, text_on, to_svg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# How much of a figure's width its bars have at least, and the room between two names, in percent.
_BAR, _APART = 0.72, 2.0
# Of fewer, percents say more than there is: 1 of 12 is not “8 %”.
FEW = 20
# A number is written into a part of the bar only where it has room.
ROOM = 5.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What the parts of a bar are, in order.

    Attributes
    ----------
    styles : Mapping of str to (str, str)
        Code to fill and hatch.
    names : Mapping of str to str
        Code to what a reader sees.
    columns : int
        Columns of the legend.
    """

    styles: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]
    columns: int = 3


def shares(counts: Mapping[str, int], codes: Mapping[str, object]) -> dict[str, float]:
    """Turn counts into shares.

    Parameters
    ----------
    counts : Mapping of str to int
        Code to count.
    codes : Mapping of str to object
        The codes that make up the whole, in order.

    Returns
    -------
    dict of str to float
        Code to percent; all 0 where there is nothing.
    """
    total = sum(counts.get(code, 0) for code in codes)
    return {code: 100 * counts.get(code, 0) / total if total else 0.0 for code in codes}


def percents(counts: Mapping[str, int], codes: Iterable[str]) -> dict[str, int]:
    """Give the shares as whole percents that add up to 100: the largest rests are rounded up.

    Parameters
    ----------
    counts : Mapping of str to int
        Code to count.
    codes : iterable of str
        The codes that make up the whole, in order.

    Returns
    -------
    dict of str to int
        Code to percent; all 0 where there is nothing.
    """
    exact = shares(counts, dict.fromkeys(codes))
    found = {code: int(share) for code, share in exact.items()}
    left = round(sum(exact.values())) - sum(found.values())
    for code in sorted(exact, key=lambda code: found[code] - exact[code])[:left]:
        found[code] += 1
    return found


def numbers(rows: Mapping[str, Mapping[str, int]], parts: Parts) -> dict[str, dict[str, int]]:
    """Give the numbers that stand on the bars.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
    parts : Parts

    Returns
    -------
    dict of str to dict of str to int
        Percents, or counts where some row has fewer than :data:`FEW`: all rows in one way.
    """
    if few_in(rows):
        return {
            label: {code: counts.get(code, 0) for code in parts.styles}
            for label, counts in rows.items()
        }
    return {label: percents(counts, parts.styles) for label, counts in rows.items()}


def few_in(rows: Mapping[str, Mapping[str, int]]) -> bool:
    """Tell whether some row has so few that counts are told in place of percents.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int

    Returns
    -------
    bool
    """
    return any(0 < sum(counts.values()) < FEW for counts in rows.values())


def _axis(rows: Mapping[str, Mapping[str, int]], unit: str) -> str:
    return text("figures.mix_axis_counts" if few_in(rows) else "figures.mix_axis", unit=unit)


def draw(rows: Mapping[str, Mapping[str, int]], parts: Parts, unit: str) -> str:
    """Draw the bars.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
        Row label to code to count.
    parts : Parts
    unit : str
        What was counted, in words.

    Returns
    -------
    str
        SVG.
    """
    names = row_names(rows, unit)
    if browser.here():
        told = _told(rows, parts, names)
        wide = {code: bars.name_width(parts.names[code]) for code in parts.styles}
        over = names_over(rows, parts, wide)
        named = [{parts.names[c]: at for c, at in over.get(label, {}).items()} for label in rows]
        return bars.draw(told, _named(parts), named if over else parts.columns, _axis(rows, unit))
    with look():
        return _draw(rows, parts, unit, names)


def draw_slim(rows: Mapping[str, Mapping[str, int]], parts: Parts, unit: str) -> str:
    """Draw the bars for a phone.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
        Row label to code to count.
    parts : Parts
    unit : str
        What was counted, in words.

    Returns
    -------
    str
        SVG.
    """
    told = _told(rows, parts, row_names(rows, unit))
    return bars_slim.draw(told, _named(parts), _axis(rows, unit))


def row_names(rows: Mapping[str, Mapping[str, int]], unit: str) -> list[str]:
    """Say of each row what it is and how much it counts.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
    unit : str

    Returns
    -------
    list of str
    """
    return [
        text("figures.mix_row", label=label, total=sum(counts.values()), unit=unit)
        for label, counts in rows.items()
    ]


def _told(
    rows: Mapping[str, Mapping[str, int]], parts: Parts, names: list[str]
) -> list[tuple[str, list[float], list[int]]]:
    return [
        (name, list(shares(rows[label], parts.styles).values()), list(said.values()))
        for name, (label, said) in zip(names, numbers(rows, parts).items(), strict=True)
    ]


def _named(parts: Parts) -> dict[str, tuple[str, str]]:
    return {parts.names[code]: style for code, style in parts.styles.items()}


def over_first(
    counts: Mapping[str, int], parts: Parts, wide: Mapping[str, float]
) -> dict[str, float]:
    """Say where names stand over a bar, each over its own part, so that none meets another.

    Parameters
    ----------
    counts : Mapping of str to int
        Of the first row.
    parts : Parts
    wide : Mapping of str to float
        Code to how wide its name is, in percent of the bar.

    Returns
    -------
    dict of str to float
        Code to where its name begins, in percent of the bar; empty where they have no room.
    """
    begins: dict[str, float] = {}
    left = end = 0.0
    codes = list(parts.styles)
    for code, share in shares(counts, parts.styles).items():
        at = {codes[0]: 0.0, codes[-1]: 100 - wide[code]}.get(
            code, left + share / 2 - wide[code] / 2
        )
        if not share or at < end:
            return {}
        begins[code] = at
        left, end = left + share, at + wide[code] + _APART
    return begins


def _fitted(
    row: Mapping[str, float], codes: Iterable[str], wide: Mapping[str, float]
) -> dict[str, float] | None:
    """Lay some names over the parts of one bar; nothing where one would leave its own part."""
    left, edges = 0.0, {}
    for code, share in row.items():
        edges[code] = (left, left + share)
        left += share
    begins: dict[str, float] = {}
    end = 0.0
    for code in codes:
        begins[code] = max(sum(edges[code]) / 2 - wide[code] / 2, end)
        end = begins[code] + wide[code] + _APART
    limit = 100.0
    for code in reversed(begins):
        begins[code] = min(begins[code], limit - wide[code])
        limit = begins[code] - _APART
    over = (
        begins[code] < edges[code][1] and begins[code] + wide[code] > edges[code][0]
        for code in begins
    )
    return begins if limit >= -_APART and all(over) else None


def names_over(
    rows: Mapping[str, Mapping[str, int]], parts: Parts, wide: Mapping[str, float]
) -> dict[str, dict[str, float]]:
    """Say over which bar each name stands: all over the first, else each where its part is largest.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
    parts : Parts
    wide : Mapping of str to float
        Code to how wide its name is, in percent of a bar.

    Returns
    -------
    dict of str to dict of str to float
        Row label to code to where its name begins, in percent of the bar; empty where they have
        no room, so that a legend has to tell them.
    """
    first = next(iter(rows), None)
    if first is None:
        return {}
    if over := over_first(rows[first], parts, wide):
        return {first: over}
    told = {label: shares(counts, parts.styles) for label, counts in rows.items()}
    there = [code for code in parts.styles if any(row[code] for row in told.values())]
    home = {code: max(told, key=lambda label: told[label][code]) for code in there}
    found = {}
    for label, row in told.items():
        fitted = _fitted(row, [code for code in there if home[code] == label], wide)
        if fitted is None:
            return {}
        found[label] = fitted
    return found


def _draw(rows: Mapping[str, Mapping[str, int]], parts: Parts, unit: str, labels: list[str]) -> str:
    percent = 100 / (_BAR * WIDTH * POINTS)
    wide = {code: percent * text_width(name, SMALL) for code, name in parts.names.items()}
    over = names_over(rows, parts, wide)
    legend_rows = 1 if over else -(-len(parts.styles) // parts.columns)
    figure = new_figure(WIDTH, 1.2 + 0.36 * legend_rows + 0.8 * len(rows))
    axes = figure.subplots()
    on_bars = numbers(rows, parts)
    for place, (label, counts) in enumerate(rows.items()):
        left = 0.0
        whole = on_bars[label]
        for code, share in shares(counts, parts.styles).items():
            fill, hatch = parts.styles[code]
            axes.barh(
                place, share, left=left, height=0.62, color=fill, hatch=hatch,
                edgecolor=PAPER, hatchcolor=hatch_on(fill), linewidth=1.5,
                label=parts.names[code] if place == 0 else None,
            )  # fmt: skip
            if share >= ROOM:
                box = {"boxstyle": "round,pad=0.15", "facecolor": fill, "edgecolor": "none"}
                axes.text(
                    left + share / 2, place, str(whole[code]), ha="center", va="center",
                    color=text_on(fill), fontweight="bold", bbox=box if hatch else None,
                    gid=f"{KEPT}-{place}-{code}",
                )  # fmt: skip
            left += share
    axes.set_yticks(range(len(rows)), labels)
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(_axis(rows, unit))
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    for place, label in enumerate(rows):
        for code, at in over.get(label, {}).items():
            axes.text(at, place - 0.37, parts.names[code], ha="left", va="bottom", fontsize=SMALL)
    if not over:
        figure.legend(
            loc="outside upper center", ncols=parts.columns, frameon=False, handlelength=1.6
        )
    return to_svg(figure)


def alt(rows: Mapping[str, Mapping[str, int]], parts: Parts) -> str:
    """Tell what the bars show.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
    parts : Parts

    Returns
    -------
    str
    """
    told = []
    for label, counts in rows.items():
        there = [
            text("figures.mix_part", share=share, name=parts.names[code])
            for code, share in percents(counts, parts.styles).items()
            if counts.get(code)
        ]
        told.append(text("figures.mix_alt_row", label=label, parts=", ".join(there)))
    return text("figures.mix_alt", rows=" ".join(told))


def table(rows: Mapping[str, Mapping[str, int]], parts: Parts, caption: str) -> Table:
    """Give the bars as a table: counts and shares.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
    parts : Parts
    caption : str

    Returns
    -------
    Table
    """
    return Table(
        caption,
        (
            text("figures.mix_column_first"),
            *(parts.names[code] for code in parts.styles),
            text("figures.mix_total"),
        ),
        tuple(
            (
                label,
                *(
                    text("figures.mix_cell", count=counts.get(code, 0), share=share)
                    for code, share in percents(counts, parts.styles).items()
                ),
                str(sum(counts.values())),
            )
            for label, counts in rows.items()
        ),
    )
