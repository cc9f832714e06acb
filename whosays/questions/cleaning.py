"""What a stored or handed-in answer may be: each kind decides it, once, for everybody.

The page, a class's batch, a student's report and grading all come here; what a case means
stands beside it in the kind's own ``clean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.questions import registry

if TYPE_CHECKING:
    from whosays.questions.item import Shown


def clean(item: Shown, value: object) -> object:
    """Keep of an answer what this item can have.

    Parameters
    ----------
    item : Shown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    object
        As the kind's ``clean`` says, and what is clean already stays as it is. None where
        nothing is left: a blank.
    """
    return registry.of(item["kind"]).clean(item, value)
