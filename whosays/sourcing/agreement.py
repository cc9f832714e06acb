"""How far two codings agree: detection F1 and Krippendorff's alpha for each field.

Records of two coders are the same attribution if their cues share words; pairs are made
one to one, the largest overlap first. Alpha (Krippendorff 2004, *Content Analysis*, ch. 11)
is computed by :mod:`whosays.sourcing.alpha` on the pairs, at the nominal level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from whosays.sourcing.alpha import alpha as alpha_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.corpus.attributions import Coded

FIELDS = ("source_type", "affiliation", "how_know")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two coders.

    Attributes
    ----------
    pairs : tuple of (int, int)
        Positions in the two lists that are the same attribution.
    f1 : float
        Detection F1, from 0 to 1: ``2 * pairs / (records of A + records of B)``.
    alpha : dict of str to float
        Field to Krippendorff's alpha, on the pairs; 1 is perfect, 0 is chance.
    same : dict of str to float
        Field to the plain share of pairs with the same code.
    """

    pairs: tuple[tuple[int, int], ...]
    f1: float
    alpha: dict[str, float]
    same: dict[str, float]


def _place(record: Coded) -> tuple[int, int]:
    return int(record["cue"]["start"]), int(record["cue"]["end"])


def pair(first: Sequence[Coded], second: Sequence[Coded]) -> tuple[tuple[int, int], ...]:
    """Find which records of two codings are the same attribution.

    Parameters
    ----------
    first, second : sequence of dict
        Records with ``article`` and ``cue`` (``start``, ``end`` in code points).

    Returns
    -------
    tuple of (int, int)
        Positions in the two lists, in the order of the first.
    """
    fits = []
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            if a["article"] != b["article"]:
                continue
            (begin, end), (start, stop) = _place(a), _place(b)
            low, high = max(begin, start), min(end, stop)
            if low < high:
                union = max(end, stop) - min(begin, start)
                fits.append((-(high - low) / union, i, j))
    used_first: set[int] = set()
    used_second: set[int] = set()
    pairs = []
    for _, i, j in sorted(fits):
        if i not in used_first and j not in used_second:
            pairs.append((i, j))
            used_first.add(i)
            used_second.add(j)
    return tuple(sorted(pairs))


def _alpha(values: Sequence[tuple[str, str]]) -> float:
    found = alpha_of(values)
    # With one code only there is nothing to disagree on.
    return 1.0 if found is None else found


def _said(record: Coded, name: str) -> str:
    return str(cast("Mapping[str, object]", record)[name])


def compare(first: Sequence[Coded], second: Sequence[Coded]) -> Agreement:
    """Compare two codings of the same texts.

    Parameters
    ----------
    first, second : sequence of dict
        Records in the file form of :mod:`whosays.corpus.attributions`.

    Returns
    -------
    Agreement
    """
    pairs = pair(first, second)
    total = len(first) + len(second)
    alpha, same = {}, {}
    for name in FIELDS:
        values = [(_said(first[i], name), _said(second[j], name)) for i, j in pairs]
        alpha[name] = round(_alpha(values), 4) if values else 0.0
        same[name] = round(sum(a == b for a, b in values) / len(values), 4) if values else 0.0
    return Agreement(pairs, round(2 * len(pairs) / total, 4) if total else 1.0, alpha, same)
