"""Made-up classes: to show how a report reads, and to test that it reads rightly.

A student sees evidence of strength +s/2 in a well-supported report and −s/2 in a weakly
supported one, with noise of 1, and rates 50 + 20 (evidence − bias), cut to 0 … 100. Learning
raises s; suspicion raises the bias. This is signal detection in its plainest form (Green and
Swets, Signal Detection Theory and Psychophysics, 1966).
"""

from __future__ import annotations

from whosays.classroom.discernment import Sitting

WELL, WEAK = 9, 5
"""Reports of each kind on a form."""
SEES, BIAS = (0.8, 0.4), (0.0, 0.35)
"""Mean and spread over students before the course."""
SHIFTS = {
    "learned": {"gain": 0.8, "lean": 0.0},
    "only_sceptical": {"gain": 0.0, "lean": 0.6},
    "learned_more_sceptical": {"gain": 0.8, "lean": 0.6},
    "unclear": {"gain": 0.0, "lean": 0.0},
}
"""What happens to a class, by what its report should say."""


def school_class(
    size: int, seed: int, *, gain: float = 0.0, lean: float = 0.0
) -> tuple[list[Sitting], list[Sitting]]:
    """Make a class up, before and after.

    Parameters
    ----------
    size : int
        Students.
    seed : int
    gain : float
        What is added to s, in standard deviations.
    lean : float
        What is added to the bias, in standard deviations.

    Returns
    -------
    tuple of (list of Sitting, list of Sitting)
        The same students in the same order.
    """
    import numpy as np  # noqa: PLC0415 - only where a class is made up

    rng = np.random.default_rng(seed)
    students = list(zip(rng.normal(*SEES, size), rng.normal(*BIAS, size), strict=True))

    def sat(sees: float, bias: float) -> Sitting:
        def rated(side: int, many: int) -> tuple[float, ...]:
            seen = rng.normal(side * sees / 2, 1, many)
            return tuple(float(x) for x in np.clip(50 + 20 * (seen - bias), 0, 100).round())

        return Sitting(rated(1, WELL), rated(-1, WEAK))

    before = [sat(sees, bias) for sees, bias in students]
    return before, [sat(sees + gain, bias + lean) for sees, bias in students]
