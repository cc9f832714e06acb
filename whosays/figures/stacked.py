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
    direct : bool
        Write the names over the first bar, where they have room, in place of a legend.
    """

    styles: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]
    columns: int = 3
    direct: bool = False


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
    if _few(rows):
        return {
            label: {code: counts.get(code, 0) for code in parts.styles}
            for label, counts in rows.items()
        }
    return {label: percents(counts, parts.styles) for label, counts in rows.items()}


def _few(rows: Mapping[str, Mapping[str, int]]) -> bool:
    return any(0 < sum(counts.values()) < FEW for counts in rows.values())


def _axis(rows: Mapping[str, Mapping[str, int]], unit: str) -> str:
    return text("figures.mix_axis_counts" if _few(rows) else "figures.mix_axis", unit=unit)


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
    names = _names(rows, unit)
    if browser.here():
        told = _told(rows, parts, names)
        return bars.draw(told, _named(parts), parts.columns, _axis(rows, unit))
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
    told = _told(rows, parts, _names(rows, unit))
    return bars_slim.draw(told, _named(parts), _axis(rows, unit))


def _names(rows: Mapping[str, Mapping[str, int]], unit: str) -> list[str]:
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


def over_first(counts: Mapping[str, int], parts: Parts) -> dict[str, float]:
    """Say where names stand over a bar, each over its own part, so that none meets another.

    Parameters
    ----------
    counts : Mapping of str to int
        Of the first row.
    parts : Parts

    Returns
    -------
    dict of str to float
        Code to where its name begins, in percent of the bar; empty where they have no room.
    """
    bar = _BAR * WIDTH * POINTS
    begins: dict[str, float] = {}
    left = end = 0.0
    codes = list(parts.styles)
    for code, share in shares(counts, parts.styles).items():
        wide = 100 * text_width(parts.names[code], SMALL) / bar
        at = {codes[0]: 0.0, codes[-1]: 100 - wide}.get(code, left + share / 2 - wide / 2)
        if not share or at < end:
            return {}
        begins[code] = at
        left, end = left + share, at + wide + _APART
    return begins


def _draw(rows: Mapping[str, Mapping[str, int]], parts: Parts, unit: str, labels: list[str]) -> str:
    names = over_first(next(iter(rows.values())), parts) if parts.direct else {}
    legend_rows = 1 if names else -(-len(parts.styles) // parts.columns)
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
    for code, at in names.items():
        axes.text(at, -0.46, parts.names[code], ha="left", va="bottom", fontsize=SMALL)
    if not names:
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
