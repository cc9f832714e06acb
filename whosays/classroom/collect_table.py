"""What became of a class's files, as lines for the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from whosays.classroom import shown
from whosays.classroom.collect import STATES
from whosays.core import edition
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.classroom.collect import Collected, Verdict

MOST = 500
"""Files of one state that are listed; of more only the number is told."""
_NAME = 60


def _row(one: Verdict) -> str:
    name = shown.name(one.name or text("collect.folder"), _NAME)
    return f"  {name:<{_NAME}}  {one.why or one.unit}".rstrip()


def _fine(one: Verdict) -> bool:
    """Tell whether nobody has to look at a file: it is all taken, or no hand-in by its name."""
    return one.quiet or (one.state == "taken" and not one.why)


def lines(found: Collected, *, everything: bool = False) -> Iterator[str]:
    """Say what became of each file.

    Parameters
    ----------
    found : Collected
    everything : bool
        List the files that were taken, too, and what a computer keeps for itself.

    Yields
    ------
    str
        What needs the teacher comes last, where the eye is.
    """
    for state in STATES:
        some = [one for one in found.verdicts if one.state == state]
        yield text(f"collect.{state}", count=len(some))
        listed = [one for one in some if everything or not _fine(one)]
        for one in listed[:MOST]:
            yield _row(one)
        hidden = 0 if everything else sum(one.quiet for one in some)
        if hidden and listed:
            yield "  " + text("collect.quiet", count=hidden)
        if len(listed) > MOST:
            yield "  " + text("collect.more", count=len(listed) - MOST)
    numbered = sum(one.numbered for one in found.verdicts)
    if numbered:
        yield ""
        yield text("collect.numbered", count=numbered)
    yield ""
    yield text("collect.students", count=len(found.students))
    for unit in sorted({unit for one in found.students for unit in one.units}):
        count = sum(unit in one.units for one in found.students)
        yield "  " + text("collect.unit", unit=unit, count=count)
    yield from editions(found)


def rows(found: Collected) -> Iterator[list[str]]:
    """Give a table of what became of each file, to keep with the originals.

    Parameters
    ----------
    found : Collected

    Yields
    ------
    list of str
        The first names the columns.
    """
    yield [text(f"collect.col_{name}") for name in ("file", "state", "unit", "why")]
    for one in found.verdicts:
        yield [one.name, text(f"collect.state_{one.state}"), one.unit, one.why]


def editions(found: Collected) -> Iterator[str]:
    """Say which editions of the kit the answers were given in, where there are several.

    Parameters
    ----------
    found : Collected

    Yields
    ------
    str
    """
    by_unit: dict[str, Counter[str]] = {}
    for one in found.students:
        for unit, stamp in one.editions.items():
            by_unit.setdefault(unit, Counter())[stamp] += 1
    for unit, stamps in sorted(by_unit.items()):
        if len(stamps) > 1:
            listed = ", ".join(
                text("collect.edition", name=stamp or text("collect.edition_kit"), count=count)
                for stamp, count in sorted(stamps.items())
            )
            modes = {edition.mode_of(stamp) for stamp in stamps}
            mixed = "modes" if edition.ASSESSED in modes and len(modes) > 1 else "stamps"
            yield text(f"collect.mixed_{mixed}", unit=unit, editions=listed)
