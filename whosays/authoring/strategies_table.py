"""What constant strategies earn, as lines for the terminal."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions import earned as counted
from whosays.questions import strategies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.questions.earned import Doubt, Earned

_UNIT, _NAME, _WORDS = 24, 58, 44


def _row(one: Earned) -> str:
    if one.strategy in strategies.STRATEGIES:
        told = text(f"strategies.{one.strategy}")
    else:  # an answer, in its own words
        told = text("strategies.same", words=shorten(one.strategy, _WORDS, placeholder=" …"))
    mark = text("strategies.pays") if one.pays else ""
    unit = one.unit or text("strategies.all")
    figures = f"{one.count:>4} {one.score:>8.2f} {one.chance:>8.2f}"
    return f"{unit:<{_UNIT}}{told:<{_NAME}}{figures}  {mark}".rstrip()


def _doubt(one: Doubt) -> str:
    mark = text("strategies.pays") if one.pays else ""
    unit = one.unit or text("strategies.all")
    told = text("strategies.better")
    return f"{unit:<{_UNIT}}{told:<{_NAME}}{one.better:>4} / {one.offered}  {mark}".rstrip()


def lines(earned: Iterable[Earned], doubts: Iterable[Doubt]) -> Iterator[str]:
    """Say what each strategy earns, unit by unit and over all.

    Parameters
    ----------
    earned : iterable of Earned
    doubts : iterable of Doubt

    Yields
    ------
    str
        First what the figures mean.
    """
    yield text("strategies.about", margin=f"{counted.MARGIN:.2f}")
    yield ""
    heads = text("strategies.unit"), text("strategies.strategy")
    yield f"{heads[0]:<{_UNIT}}{heads[1]:<{_NAME}}{text('strategies.heads')}"
    yield from (_row(one) for one in earned if one.count)
    yield ""
    yield from (_doubt(one) for one in doubts if one.offered)


def run(kit: Kit = HERE) -> tuple[list[str], bool]:
    """Make the table.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of (list of str, bool)
        Its lines; whether a strategy pays.
    """
    asked = strategies.questions(kit)
    earned, doubts = counted.earned(asked), counted.doubts(asked)
    paying = sum(one.pays for one in earned) + sum(one.pays for one in doubts)
    end = text("strategies.some", count=paying) if paying else text("strategies.none")
    return [*lines(earned, doubts), "", end], paying > 0
