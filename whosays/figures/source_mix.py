"""Source mix: what kinds of source a text, or a student's marks, credit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from whosays.core import files
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.corpus import codebook
from whosays.corpus.attributions import load_coding
from whosays.figures import stacked
from whosays.figures.style import SOURCE_STYLE, Plate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.corpus.marks import Mark


def _parts() -> stacked.Parts:
    names = {code: codebook.label("source_type", code) for code in SOURCE_STYLE}
    return stacked.Parts(SOURCE_STYLE, names)


def _groups(counts: Mapping[str, int]) -> tuple[int, int, int]:
    named = sum(counts.get(code, 0) for code in codebook.NAMED)
    unnamed = sum(counts.get(code, 0) for code in codebook.UNNAMED)
    return named, unnamed, counts.get("vague", 0)


def _contrast(rows: Mapping[str, Mapping[str, int]]) -> str:
    """Say which text names most of what it credits, and which least; nothing where none differs."""
    named = {
        label: _groups(stacked.percents(counts, SOURCE_STYLE))[0]
        for label, counts in rows.items()
        if sum(counts.values())
    }
    if len(set(named.values())) <= 1:
        return ""
    most, least = (choose(named, key=lambda label: named[label]) for choose in (max, min))
    return text(
        "figures.mix_takeaway_contrast",
        most=most,
        most_share=named[most],
        least=least,
        least_share=named[least],
    )


def _takeaway(rows: Mapping[str, Mapping[str, int]], kind: str) -> str:
    if kind == "words" and (told := _contrast(rows)):
        return told
    label, counts = next(iter(rows.items()))
    total = sum(counts.values())
    # Words are told in percent, the same that stand on the bars.
    named, unnamed, vague = _groups(
        stacked.percents(counts, SOURCE_STYLE) if kind == "words" else counts
    )
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
        Row label to source type to count. The takeaway says what differs between texts; of one
        text, or of marks, it is about the first row.
    kind : str
        What was counted.

    Returns
    -------
    Plate
    """
    parts = _parts()
    unit = text(f"figures.unit_{kind}")
    return Plate(
        stacked.draw(rows, parts, unit),
        stacked.alt(rows, parts),
        _takeaway(rows, kind),
        stacked.table(rows, parts, text("figures.mix_caption", unit=unit)),
        stacked.draw_slim(rows, parts, unit),
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
    marks: Sequence[Mark],
    article_id: str,
    paragraphs: Sequence[int] = (),
    *,
    ours: bool = True,
) -> Plate:
    """Draw a student's marks beside the reference coding, if there is one here.

    Parameters
    ----------
    marks : sequence of Mark
    article_id : str
    paragraphs : sequence of int
        The paragraphs of the task; all if empty.
    ours : bool
        Whether the reference coding may be shown by now.

    Returns
    -------
    Plate
    """
    rows = {text("figures.yours"): count_codes(mark["code"] for mark in marks)}
    if ours and files.is_file(kit_root() / "solutions" / "coding" / f"{article_id}.json"):
        records = load_coding(article_id).attributions
        rows[text("figures.ours")] = count_codes(
            r.source_type for r in records if not paragraphs or r.paragraph in paragraphs
        )
    return plate(rows, "attributions")
