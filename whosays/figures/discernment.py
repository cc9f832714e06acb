"""Discernment beside leaning: how a class changed, each with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.classroom import few
from whosays.core.i18n import text
from whosays.core.table import Table
from whosays.figures.style import (
    ACCENT,
    INK,
    MUTED,
    PAPER,
    PLAIN,
    SMALL,
    WIDTH,
    Plate,
    look,
    new_figure,
    to_svg,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from whosays.classroom.class_report import Report

_HEIGHT = 4.1  # inches
_APART = 0.12  # between the two, of the height of one
# Half the width of each axis; a change beyond it is drawn at the edge.
_REACH = {"auc": 0.4, "criterion": 1.2}
_ENDS = {
    "auc": ("figure_worse", "figure_better"),
    "criterion": ("figure_trusting", "figure_sceptical"),
}
_FILL = {"auc": (ACCENT, "o"), "criterion": ("#D55E00", "s")}


def signed(value: float) -> str:
    """Give a change with its sign, as people write it.

    Parameters
    ----------
    value : float

    Returns
    -------
    str
        Two decimals, with a true minus sign.
    """
    return f"{value:+.2f}".replace("-", "−")


def _panel(axes: Axes, name: str, found: Report) -> None:
    figure, reach = found.changes[name], _REACH[name]
    low, value, high = (max(-reach, min(reach, x)) for x in (figure.low, figure.value, figure.high))
    fill, marker = _FILL[name]
    axes.axvline(0, color=MUTED, linewidth=1.5, zorder=1)
    axes.plot([low, high], [0, 0], color=fill, linewidth=5, solid_capstyle="butt", zorder=2)
    axes.plot([value], [0], marker, color=fill, markersize=13, markeredgecolor="white", zorder=3)
    told = axes.text(value, 0.45, signed(figure.value), ha="center", color=INK)
    left, right = (text(f"measure.{end}") for end in _ENDS[name])
    axes.text(-reach, -0.85, f"← {left}", ha="left", color=MUTED, fontsize=SMALL)
    axes.text(reach, -0.85, f"{right} →", ha="right", color=MUTED, fontsize=SMALL)
    none = axes.text(
        0, -0.85, text("measure.figure_none"), ha="center", color=MUTED, fontsize=SMALL
    )
    for words in (told, none):  # a line through them would be read as a sign
        words.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 2})
    axes.set(xlim=(-reach * 1.04, reach * 1.04), ylim=(-1.1, 1), yticks=[])
    axes.set_title(text(f"measure.figure_{name}"), loc="left", fontsize=PLAIN, color=INK)
    axes.spines["left"].set_visible(False)
    axes.tick_params(labelsize=SMALL)


def table(found: Report) -> Table:
    """Give the report's numbers in rows.

    Parameters
    ----------
    found : Report
        With changes.

    Returns
    -------
    Table
    """
    columns = ("what", "before", "after", "change", "means")
    rows = tuple(
        (
            text(f"measure.row_{name}"),
            f"{found.first[name]:.2f}",
            f"{found.second[name]:.2f}",
            f"{signed(figure.value)} ({signed(figure.low)} … {signed(figure.high)})",
            text(f"measure.means_{name}"),
        )
        for name, figure in found.changes.items()
    )
    caption = text(
        "measure.caption", before=found.before.upper(), after=found.after.upper(),
        count=found.handed_in[2],
    )  # fmt: skip
    return Table(caption, tuple(text(f"measure.col_{name}") for name in columns), rows)


def plate(found: Report) -> Plate:
    """Draw a class's change.

    Parameters
    ----------
    found : Report
        With changes (see ``Report.name``).

    Returns
    -------
    Plate
        The takeaway is the report's first sentence.

    Raises
    ------
    ValueError
        If there are too few students to be shown.
    """
    if not few.enough(found.handed_in[2]):
        raise ValueError(text("figures.few_students"))
    with look():
        figure = new_figure(WIDTH, _HEIGHT)
        top, bottom = figure.subplots(2, 1, gridspec_kw={"hspace": _APART})
        _panel(top, "auc", found)
        _panel(bottom, "criterion", found)
        svg = to_svg(figure)
    apart, lean = found.changes["auc"], found.changes["criterion"]
    alt = text(
        "measure.figure_alt",
        auc=signed(apart.value), auc_low=signed(apart.low), auc_high=signed(apart.high),
        c=signed(lean.value), c_low=signed(lean.low), c_high=signed(lean.high),
    )  # fmt: skip
    return Plate(svg, alt, text(f"measure.name_{found.name}"), table(found))
