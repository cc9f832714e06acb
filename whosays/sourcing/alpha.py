"""Krippendorff's alpha: how far several coders agree, beyond what chance would give.

``alpha = 1 - observed disagreement / expected disagreement`` (Krippendorff 2011, *Computing
Krippendorff's Alpha-Reliability*). Values may be missing; a unit that only one coder coded
says nothing about agreement and is left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Level = Literal["nominal", "interval"]


Value = TypeVar("Value")


def _nominal(one: object, other: object) -> float:
    return float(one != other)


def _interval(one: float, other: float) -> float:
    return float(one - other) ** 2


_APART: dict[str, Callable[..., float]] = {"nominal": _nominal, "interval": _interval}


def _disagreement(counts: Counter[Value], apart: Callable[..., float]) -> float:
    """Sum how far apart all ordered pairs of values are."""
    return sum(
        counts[one] * counts[other] * apart(one, other)
        for one in counts
        for other in counts
        if one != other
    )


def alpha(units: Iterable[Sequence[object]], level: Level = "nominal") -> float | None:
    """Give Krippendorff's alpha.

    Parameters
    ----------
    units : iterable of sequence
        For each unit the values that coders gave it, in any order; None where one gave none.
    level : str
        ``nominal`` for codes, which agree or do not; ``interval`` for numbers, whose squared
        distance counts.

    Returns
    -------
    float or None
        1 is perfect, 0 is chance, below is worse than chance. None where it says nothing:
        nothing was coded twice, or all values are the same.
    """
    return alpha_of((Counter(one for one in unit if one is not None) for unit in units), level)


def alpha_of(units: Iterable[Counter[Value]], level: Level = "nominal") -> float | None:
    """Give Krippendorff's alpha of values that are counted already.

    Parameters
    ----------
    units : iterable of Counter
        For each unit how many coders gave it which value.
    level : str
        As for :func:`alpha`.

    Returns
    -------
    float or None
        As for :func:`alpha`.
    """
    apart = _APART[level]
    paired = [unit for unit in units if unit.total() > 1]
    together: Counter[Value] = sum(paired, Counter())
    expected = _disagreement(together, apart)
    if not expected:
        return None
    observed = sum(_disagreement(unit, apart) / (unit.total() - 1) for unit in paired)
    return 1 - (together.total() - 1) * observed / expected
