"""When our reading opens: after a second check that does not fit, or when it is asked for.

A first check that does not fit says which parts do and which do not, and no more: the hint that
comes with it is worth something only as long as the answer is not there yet.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.questions.feedback import Feedback

TRIES = 2
"""Checks that do not fit, until our reading opens by itself."""
FEWEST = 5
"""Different words that are an attempt at an answer in one's own words."""

_WORD = re.compile(r"\w{2,}")
# Chinese, Japanese, Thai and others write many words without a space between them.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
WAITS = ("partly", "not_shown", "not_yet")
"""States in which there is something to be held back."""


def is_attempt(words: str) -> bool:
    """Tell whether own words are an attempt, and not a key held down.

    Parameters
    ----------
    words : str

    Returns
    -------
    bool
        Whether there are five different words, or as many signs of a script without spaces.
    """
    many = {word.casefold() for word in _WORD.findall(words)}
    return len(many) >= FEWEST or len(set(_UNSPACED.findall(words))) >= FEWEST


def waits(feedback: Feedback) -> bool:
    """Tell whether there is anything to be held back.

    Parameters
    ----------
    feedback : Feedback

    Returns
    -------
    bool
        False for what fits, can be discussed or is not graded.
    """
    return feedback.state in WAITS


def first_look(feedback: Feedback) -> Feedback:
    """Give what a first check says: how many fit, and which; nothing of our reading.

    Parameters
    ----------
    feedback : Feedback

    Returns
    -------
    Feedback
        ``more`` has ``first``, and of what a page draws only what is about the parts given.
    """
    given = tuple(
        replace(line, says="", rule="", shows="") for line in feedback.options if line.chosen
    )
    return replace(
        feedback, options=given, notes=(), discussion="", model="", more=_kept(feedback.more)
    )


def _kept(more: Mapping[str, object]) -> dict[str, object]:
    kept: dict[str, object] = {"first": True}
    if "named" in more:
        kept["named"] = more["named"]
    if "edges" in more:
        edges = cast("list[Mapping[str, object]]", more["edges"])
        kept["edges"] = [edge for edge in edges if edge["state"] != "missing"]
    return kept
