"""Side by side: what its losses and differences are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.questions.kinds.compare.records import SIDES

if TYPE_CHECKING:
    from whosays.questions.kinds.compare.records import DifferenceShown, LossShown


def _word(loss: str) -> str:
    return loss.replace("-", "_")


def name_of(loss: str) -> str:
    """Give the name of a loss.

    Parameters
    ----------
    loss : str
        Its id.

    Returns
    -------
    str
    """
    return text(f"kinds.compare_{_word(loss)}")


def words_of(difference: DifferenceShown) -> str:
    """Say in a line what a difference is.

    Parameters
    ----------
    difference : DifferenceShown

    Returns
    -------
    str
        Such as ``“about 250” → “250”``.
    """
    before, after = (difference[side]["words"] for side in SIDES)
    form = "both" if before and after else "dropped" if before else "added"
    return text(f"kinds.compare_{form}", before=before, after=after)


def loss(name: str) -> LossShown:
    """Give everything there is to say of a loss.

    Parameters
    ----------
    name : str
        Its id.

    Returns
    -------
    dict
        id, text (its name), letter, means (one sentence), example.
    """
    stem = f"kinds.compare_{_word(name)}"
    return {
        "id": name,
        "text": name_of(name),
        "letter": text(f"{stem}_letter"),
        "means": text(f"{stem}_means"),
        "example": text(f"{stem}_example"),
    }
