"""Source mix: what kinds of source a text, or a student's marks, credit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from whosays import codebook
from whosays.attributions import load_coding
from whosays.figures.style import SOURCE_STYLE, Plate, Table, look, new_figure, text_on, to_svg
from whosays.paths import kit_root
from whosays.strings import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# A label is written into a part of the bar only where it has room.
ROOM = 7.0


def shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Turn counts into shares.

    Parameters
    ----------
    counts : Mapping of str to int
        Source type to count.

    Returns
    -------
    dict of str to float
        Source type to percent; all 0 where there is nothing.
    """
    total = sum(counts.values())
    return {code: 100 * counts.get(code, 0) / total if total else 0.0 for code in SOURCE_STYLE}


def _draw(rows: Mapping[str, Mapping[str, int]], unit: str, names: Mapping[str, str]) -> str:
    figure = new_figure(9.6, 1.9 + 0.85 * len(rows))
    axes = figure.subplots()
    for place, counts in enumerate(rows.values()):
        left = 0.0
        for code, share in shares(counts).items():
            fill, hatch = SOURCE_STYLE[code]
            axes.barh(
                place, share, left=left, height=0.62, color=fill, hatch=hatch,
                edgecolor="#ffffff", linewidth=1.5, label=names[code] if place == 0 else None,
            )  # fmt: skip
            if share >= ROOM:
                box = {"boxstyle": "round,pad=0.15", "facecolor": fill, "edgecolor": "none"}
                axes.text(
                    left + share / 2, place, f"{share:.0f}", ha="center", va="center",
                    color=text_on(fill), fontweight="bold", bbox=box if hatch else None,
                )  # fmt: skip
            left += share
    labels = [
        text("figures.mix_row", label=label, total=sum(counts.values()), unit=unit)
        for label, counts in rows.items()
    ]
    axes.set_yticks(range(len(rows)), labels)
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(text("figures.mix_axis", unit=unit))
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    figure.legend(loc="outside upper center", ncols=3, frameon=False, handlelength=1.6)
    return to_svg(figure)


def _groups(counts: Mapping[str, int]) -> tuple[int, int, int]:
    named = sum(counts.get(code, 0) for code in codebook.NAMED)
    unnamed = sum(counts.get(code, 0) for code in codebook.UNNAMED)
    return named, unnamed, counts.get("vague", 0)


def _takeaway(rows: Mapping[str, Mapping[str, int]], kind: str) -> str:
    label, counts = next(iter(rows.items()))
    total = sum(counts.values())
    parts = _groups(counts)
    if kind == "words":
        parts = tuple(round(100 * part / total) if total else 0 for part in parts)  # type: ignore[assignment]
    named, unnamed, vague = parts
    return text(
        f"figures.mix_takeaway_{kind}",
        label=label,
        total=total,
        named=named,
        unnamed=unnamed,
        vague=vague,
    )


def plate(rows: Mapping[str, Mapping[str, int]], kind: Literal["words", "attributions"]) -> Plate:
    """Draw a source mix.

    Parameters
    ----------
    rows : Mapping of str to Mapping of str to int
        Row label to source type to count; the takeaway is about the first row.
    kind : str
        What was counted.

    Returns
    -------
    Plate
    """
    names = {code: codebook.label("source_type", code) for code in SOURCE_STYLE}
    unit = text(f"figures.unit_{kind}")
    told = []
    for label, counts in rows.items():
        parts = [
            text("figures.mix_part", share=f"{share:.0f}", name=names[code])
            for code, share in shares(counts).items()
            if share
        ]
        told.append(text("figures.mix_alt_row", label=label, parts=", ".join(parts)))
    table = Table(
        text("figures.mix_caption", unit=unit),
        (text("figures.mix_column_first"), *names.values(), text("figures.mix_total")),
        tuple(
            (
                label,
                *(
                    text("figures.mix_cell", count=counts.get(code, 0), share=f"{share:.0f}")
                    for code, share in shares(counts).items()
                ),
                str(sum(counts.values())),
            )
            for label, counts in rows.items()
        ),
    )
    with look():
        svg = _draw(rows, unit, names)
    return Plate(
        svg,
        text("figures.mix_alt", rows=" ".join(told)),
        _takeaway(rows, kind),
        table,
    )


def count_codes(codes: Iterable[str]) -> dict[str, int]:
    """Count how often each source type comes up.

    Parameters
    ----------
    codes : iterable of str

    Returns
    -------
    dict of str to int
        All source types, in the codebook's order; codes that are not known are left out.
    """
    found = Counter(codes)
    return {code: found.get(code, 0) for code in SOURCE_STYLE}


def marks_plate(
    marks: Sequence[Mapping[str, Any]], article_id: str, paragraphs: Sequence[int] = ()
) -> Plate:
    """Draw a student's marks beside the reference coding, if there is one here.

    Parameters
    ----------
    marks : sequence of dict
        Each with ``code``.
    article_id : str
    paragraphs : sequence of int
        The paragraphs of the task; all if empty.

    Returns
    -------
    Plate
    """
    rows = {text("figures.yours"): count_codes(mark["code"] for mark in marks)}
    if (kit_root() / "solutions" / "coding" / f"{article_id}.json").is_file():
        records = load_coding(article_id).attributions
        rows[text("figures.ours")] = count_codes(
            r.source_type for r in records if not paragraphs or r.paragraph in paragraphs
        )
    return plate(rows, "attributions")
