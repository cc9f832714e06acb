"""What a card says of an answer, computed from what it says of each part.

A headline is never written by hand beside rows that say something else: it counts them.
Each part has one of five verdicts. "Can be discussed" means the same everywhere: it costs
nothing, it is not counted among what fits, and the card says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whosays.core.i18n import counted, section, text

if TYPE_CHECKING:
    from collections.abc import Iterable

Verdict = Literal["fits", "open", "partly", "not_shown", "fits_not"]
"""Of one part: it fits; can be discussed; comes close; says more than the text shows; does
not fit."""
State = Literal["right", "open", "partly", "not_shown", "not_yet", "blank", "noted"]
"""Of a card: of an answer all of whose parts fit, and so on down."""

CREDIT: dict[Verdict, float] = {
    "fits": 1.0,
    "open": 1.0,  # it can be defended, so it costs nothing
    "partly": 0.5,
    "not_shown": 0.0,
    "fits_not": 0.0,
}
"""What a part brings to the score."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The parts of an answer, counted.

    Attributes
    ----------
    fits, open, partly, not_shown, fits_not : int
        Parts given, by verdict.
    missing : int
        Parts that stand in the text and were not given.
    blank : int
        Parts of the task that were not answered.
    """

    fits: int = 0
    open: int = 0
    partly: int = 0
    not_shown: int = 0
    fits_not: int = 0
    missing: int = 0
    blank: int = 0

    @property
    def given(self) -> int:
        """How many parts were given: as many as the page shows."""
        return self.fits + self.open + self.partly + self.not_shown + self.fits_not

    @property
    def total(self) -> int:
        """How many parts the task has, given or not answered."""
        return self.given + self.blank

    @property
    def state(self) -> State:
        """How the answer stands as a whole."""
        if not self.fits + self.open + self.partly:
            return "not_shown" if self.not_shown and not self.fits_not else "not_yet"
        if self.given > self.fits + self.open or self.missing or self.blank:
            return "partly"
        return "open" if self.open else "right"


def tally(verdicts: Iterable[Verdict], *, missing: int = 0, blank: int = 0) -> Tally:
    """Count verdicts.

    Parameters
    ----------
    verdicts : iterable of str
        One for each part that was given.
    missing, blank : int
        See :class:`Tally`.

    Returns
    -------
    Tally
    """
    given = list(verdicts)
    counted = {
        name: given.count(name) for name in ("fits", "open", "partly", "not_shown", "fits_not")
    }
    return Tally(**counted, missing=missing, blank=blank)


def judged(
    given: str | None, wanted: Iterable[str], accepted: Iterable[str], unknown: Iterable[str]
) -> Verdict:
    """Judge one choice.

    Parameters
    ----------
    given : str or None
    wanted, accepted : iterable of str
        What is expected, and what can be defended as well.
    unknown : iterable of str
        The choices that say "the text does not tell".

    Returns
    -------
    str
        ``not_shown`` where the text does not tell, and the choice says that it does.
    """
    expected = set(wanted)
    if given in expected:
        return "fits"
    if given in set(accepted):
        return "open"
    return "not_shown" if expected and expected <= set(unknown) else "fits_not"


def headline(form: str, count: Tally) -> str:
    """Say the score first, and then each other count that is not nothing.

    What does not fit is what is left over; where other counts are left over, too, it is said,
    so that a reader who adds them up comes to the total.

    Parameters
    ----------
    form : str
        Which parts these are: the end of the name of a sentence, such as ``cards``.
    count : Tally

    Returns
    -------
    str
        Such as "5 of 7 cards are where we put them · 1 can be discussed".
    """
    words = section("marking")
    # "1 of 7 cards is", but "1 of 1 card is": the verb goes with those that fit.
    ending = "_of_many" if count.fits == 1 and count.total > 1 else ""
    if count.fits == count.total == 1 and f"score_{form}_only" in words:
        ending = "_only"  # nobody says "1 of your 1"
    numbers = {"fits": count.fits, "total": count.total}
    told = f"marking.score_{form}{ending}"
    said = [text(told, **numbers) if ending else counted(told, count.total, **numbers)]
    rest = (count.open, count.partly, count.not_shown, count.blank)
    for name in ("open", "partly", "not_shown", "fits_not", "missing", "blank"):
        number = getattr(count, name)
        if number and (name != "fits_not" or any(rest)):
            own = f"{name}_{form}"
            told = own if f"count_{own}_other" in words else name
            said.append(counted(f"marking.count_{told}", number))
    return " · ".join(said)
