"""Discernment: how well ratings tell well-supported reports from weakly supported ones.

Two things are kept apart, because teaching can change either: **discernment** (AUC, d′), the
gift of telling one from the other, and **leaning** (c), the wish to say yes or no to both. A
class that only becomes more suspicious has a higher c and no higher AUC.

The first three functions are the whole of the calculation, in plain Python, so that a class
can read them. What is random (resampling) is always seeded: one class, one report.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MIDDLE = 50
"""A rating above it says "well supported"; on it, half so."""


def auc(well: Sequence[float], weak: Sequence[float]) -> float:
    """Give the share of pairs in which the well-supported report was rated higher.

    Parameters
    ----------
    well, weak : sequence of float
        Ratings from 0 to 100 of reports of each kind; at least one of each.

    Returns
    -------
    float
        From 0 to 1. One half is what guessing gives. Equal ratings count one half.

    Notes
    -----
    The area under the ROC curve, which is this share (Hanley and McNeil, Radiology, 1982).
    """
    won = 0.0
    for good in well:
        for poor in weak:
            won += 1 if good > poor else 0.5 if good == poor else 0
    return won / (len(well) * len(weak))


def d_prime(hits: float, n_well: int, false_alarms: float, n_weak: int) -> float:
    """Give how far apart the two kinds of report are in the reader's mind.

    Parameters
    ----------
    hits : float
        How many of the well-supported reports were called so.
    n_well : int
    false_alarms : float
        How many of the weakly supported reports were called well supported.
    n_weak : int

    Returns
    -------
    float
        In standard deviations; 0 is what guessing gives.

    Notes
    -----
    z(H) − z(FA), with half a report added to each count and one to each number, so that
    nobody is infinitely good (log-linear rule: Hautus, Behavior Research Methods, 1995).
    """
    z = NormalDist().inv_cdf
    return z((hits + 0.5) / (n_well + 1)) - z((false_alarms + 0.5) / (n_weak + 1))


def criterion(hits: float, n_well: int, false_alarms: float, n_weak: int) -> float:
    """Give which way a reader leans before looking closely.

    Parameters
    ----------
    hits, n_well, false_alarms, n_weak
        As for :func:`d_prime`.

    Returns
    -------
    float
        c = −½ (z(H) + z(FA)). Above 0: leaning to "weakly supported" (sceptical); below 0:
        leaning to "well supported" (trusting).
    """
    z = NormalDist().inv_cdf
    return -(z((hits + 0.5) / (n_well + 1)) + z((false_alarms + 0.5) / (n_weak + 1))) / 2


def called_well(ratings: Sequence[float]) -> float:
    """Count the ratings that say "well supported".

    Parameters
    ----------
    ratings : sequence of float
        From 0 to 100.

    Returns
    -------
    float
        A rating on the middle counts one half.
    """
    return sum(1 if value > MIDDLE else 0.5 if value == MIDDLE else 0 for value in ratings)


def count_error(said: int, least: int, most: int) -> int:
    """Give how far a count of roots lies from what the text lets one count.

    Parameters
    ----------
    said, least, most : int

    Returns
    -------
    int
        0 inside the range, else the distance to its nearer end.
    """
    return max(least - said, said - most, 0)


@dataclass(frozen=True, slots=True, order=True)
class Sitting:
    """One student's ratings and counts on one form.

    Attributes
    ----------
    well, weak : tuple of float
        Ratings from 0 to 100 of the reports of each kind.
    errors : tuple of int
        Root-count errors, one for each count given.
    cant_tell : int
        How many counts were answered with "can't tell".
    """

    well: tuple[float, ...]
    weak: tuple[float, ...]
    errors: tuple[int, ...] = ()
    cant_tell: int = 0

    @property
    def complete(self) -> bool:
        """Whether there is at least one rating of each kind, so that anything can be said."""
        return bool(self.well and self.weak)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its interval.

    Attributes
    ----------
    value, low, high : float
        The middle 95 in 100 of resampled classes lie between low and high.
    """

    value: float
    low: float
    high: float

    @property
    def clear(self) -> int:
        """1 where the whole interval lies above 0, −1 where below, else 0."""
        return 1 if self.low > 0 else -1 if self.high < 0 else 0


MEASURES = ("auc", "d_prime", "criterion", "hit_rate", "count_error")


def _table(sittings: Sequence[Sitting]) -> tuple[list[float], ...]:
    """Give, student by student, what the class's numbers are made of."""
    return (
        [auc(s.well, s.weak) for s in sittings],
        [called_well(s.well) for s in sittings],
        [float(len(s.well)) for s in sittings],
        [called_well(s.weak) for s in sittings],
        [float(len(s.weak)) for s in sittings],
        [float(sum(s.errors)) for s in sittings],
        [float(len(s.errors)) for s in sittings],
    )


def of_class(sittings: Sequence[Sitting]) -> dict[str, float]:
    """Give a class's numbers on one form.

    Parameters
    ----------
    sittings : sequence of Sitting
        One for each student, all complete.

    Returns
    -------
    dict of str to float
        ``auc``: the mean of the students' AUCs. ``d_prime`` and ``criterion``: of all calls
        of the class together, since one student's dozen says little. ``hit_rate``: the share
        of well-supported reports that were called so. ``count_error``: the mean over all
        counts; NaN where nobody gave one.
    """
    areas, hits, n_well, alarms, n_weak, errors, counts = _table(sittings)
    calls = (sum(hits), round(sum(n_well)), sum(alarms), round(sum(n_weak)))
    return {
        "auc": sum(areas) / len(areas),
        "d_prime": d_prime(*calls),
        "criterion": criterion(*calls),
        "hit_rate": sum(hits) / sum(n_well),
        "count_error": sum(errors) / sum(counts) if sum(counts) else float("nan"),
    }


def change(
    before: Sequence[Sitting], after: Sequence[Sitting], *, draws: int = 2000, seed: int = 1
) -> dict[str, Figure]:
    """Give how a class changed from one form to another, with intervals.

    Parameters
    ----------
    before, after : sequence of Sitting
        The same students in the same order.
    draws : int
        How many classes to resample.
    seed : int
        The same seed gives the same report.

    Returns
    -------
    dict of str to Figure
        For each of ``MEASURES`` the change; ``count_error`` is left out where it cannot be
        counted.

    Raises
    ------
    ValueError
        If the two are not of one length, or empty.

    Notes
    -----
    Students are drawn with replacement, each with both sittings (percentile bootstrap:
    Efron and Tibshirani, An Introduction to the Bootstrap, 1993). What is drawn are
    students, not items: the report speaks of classes like this one with these forms.
    """
    import numpy as np  # noqa: PLC0415 - only where a class is made up

    if len(before) != len(after) or not before:
        raise ValueError(text("measure.same_students"))
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, len(before), size=(draws, len(before)))
    z = np.vectorize(NormalDist().inv_cdf)

    def resampled(sittings: Sequence[Sitting]) -> dict[str, np.ndarray]:
        areas, hits, n_well, alarms, n_weak, errors, counts = (
            np.asarray(column)[picks].sum(axis=1) for column in _table(sittings)
        )
        zh = z((hits + 0.5) / (n_well + 1))
        zf = z((alarms + 0.5) / (n_weak + 1))
        safe = np.where(counts > 0, counts, np.nan)
        return {
            "auc": areas / len(before),
            "d_prime": zh - zf,
            "criterion": -(zh + zf) / 2,
            "hit_rate": hits / n_well,
            "count_error": errors / safe,
        }

    first, second = resampled(before), resampled(after)
    one, two = of_class(before), of_class(after)
    found = {}
    for name in MEASURES:
        value = two[name] - one[name]
        if value != value:  # noqa: PLR0124 - NaN is the one number that differs from itself
            continue
        low, high = np.nanpercentile(second[name] - first[name], [2.5, 97.5])
        found[name] = Figure(value, float(low), float(high))
    return found


def told(changes: Mapping[str, Figure]) -> str:
    """Name what a class's change amounts to.

    Parameters
    ----------
    changes : Mapping of str to Figure
        As from :func:`change`.

    Returns
    -------
    str
        ``"learned"``: tells the two apart better and leans no other way. ``"learned_more_
        sceptical"`` and ``"learned_more_trusting"``: better, and leaning. ``"only_sceptical"``
        and ``"only_trusting"``: leaning, and not clearly better. ``"worse"``: clearly worse
        at telling them apart. ``"unclear"``: nothing that a class of this size can show.
    """
    better, leaning = changes["auc"].clear, changes["criterion"].clear
    if better < 0:
        return "worse"
    if better > 0:
        return {1: "learned_more_sceptical", -1: "learned_more_trusting"}.get(leaning, "learned")
    return {1: "only_sceptical", -1: "only_trusting"}.get(leaning, "unclear")
