"""What a class's forms show: discernment beside leaning, in plain words.

Reads hand-ins and the forms' keys; :mod:`whosays.classroom.discernment` does the counting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.classroom.discernment import Figure, Sitting, change, count_error, of_class, told
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.questions.forms import FORMS, load_forms
from whosays.questions.items import CANT_TELL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from whosays.classroom.handins import Handin
    from whosays.questions.forms import FormItem

LEAST = 8
"""Students with both forms below which no figure is given: it would say next to nothing."""
SMALL = 30
"""Students below which the report says that the intervals are wide."""


@dataclass(frozen=True, slots=True)
class Report:
    """A class on two forms.

    Attributes
    ----------
    before, after : str
        The forms' letters.
    handed_in : tuple of int
        How many students have a usable first form, second form, and both.
    first, second : Mapping of str to float
        The class's numbers on each form, students with both only.
    changes : Mapping of str to Figure
    name : str
        See :func:`whosays.classroom.discernment.told`; ``"too_few"`` where nothing is counted.
    cant_tell : tuple of int
        How many counts were answered with "can't tell", before and after.
    """

    before: str
    after: str
    handed_in: tuple[int, int, int]
    name: str
    first: Mapping[str, float] = field(default_factory=dict)
    second: Mapping[str, float] = field(default_factory=dict)
    changes: Mapping[str, Figure] = field(default_factory=dict)
    cant_tell: tuple[int, int] = (0, 0)


def _rating(value: object) -> float | None:
    """Take a rating for what it is; files can be edited, so anything may stand there."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= 100 else None  # noqa: PLR2004 - a percentage


def sitting(values: Mapping[str, Any], items: Mapping[str, FormItem]) -> Sitting:
    """Read one student's answers to one form.

    Parameters
    ----------
    values : Mapping of str to Any
        Item id to answer.
    items : Mapping of str to FormItem
        The form's questions.

    Returns
    -------
    Sitting
        Blanks and values that no form gives are left out.
    """
    ratings: dict[bool, list[float]] = {True: [], False: []}
    errors, unsure = [], 0
    for name, item in items.items():
        value = values.get(name)
        if item.asks == "support":
            rating = _rating(value)
            if rating is not None:
                ratings[item.well].append(rating)
        elif value == CANT_TELL:
            unsure += 1
        elif isinstance(value, str) and value in {"1", "2", "3", "4"}:
            errors.append(count_error(int(value), *item.roots))
    return Sitting(tuple(ratings[True]), tuple(ratings[False]), tuple(errors), unsure)


def _form(letter: str, root: Path | None) -> dict[str, FormItem]:
    if letter not in FORMS:
        raise KitError(f"There is no form “{letter}”. Use one of: {', '.join(FORMS)}.")
    found = {name: item for name, item in load_forms(root).items() if item.form == letter}
    if not found:
        raise KitError(text("measure.no_key"))
    return found


def report(
    handins: Sequence[Handin], before: str = "a", after: str = "b", root: Path | None = None
) -> Report:
    """Report on a class.

    Parameters
    ----------
    handins : sequence of Handin
    before, after : str
        The forms' letters.
    root : Path, optional
        The kit's folder; the kit's own by default.

    Returns
    -------
    Report

    Raises
    ------
    KitError
        If there is no such form, or the forms' key is not here.
    """
    keys = {letter: _form(letter, root) for letter in (before, after)}
    rows = [
        tuple(sitting(one.units.get(FORMS[x], {}), keys[x]) for x in (before, after))
        for one in handins
    ]
    both = [(first, second) for first, second in rows if first.complete and second.complete]
    return of_pairs(
        both,
        (before, after),
        (sum(a.complete for a, _ in rows), sum(b.complete for _, b in rows), len(both)),
    )


def of_pairs(
    both: Sequence[tuple[Sitting, Sitting]], forms: tuple[str, str], handed_in: tuple[int, int, int]
) -> Report:
    """Report on sittings that are read already.

    Parameters
    ----------
    both : sequence of (Sitting, Sitting)
        Each student's two sittings, both complete.
    forms : tuple of str
        The two letters.
    handed_in : tuple of int

    Returns
    -------
    Report
    """
    if len(both) < LEAST:
        return Report(*forms, handed_in, "too_few")
    first, second = [pair[0] for pair in both], [pair[1] for pair in both]
    changes = change(first, second)
    unsure = (sum(s.cant_tell for s in first), sum(s.cant_tell for s in second))
    return Report(
        *forms, handed_in, told(changes), of_class(first), of_class(second), changes, unsure
    )


def sentences(found: Report) -> list[str]:
    """Say in plain words what a report shows, the most important first.

    Parameters
    ----------
    found : Report

    Returns
    -------
    list of str
    """
    first, second, pairs = found.handed_in
    counts = text(
        "measure.counts", before=found.before.upper(), after=found.after.upper(),
        first=first, second=second, both=pairs,
    )  # fmt: skip
    if found.name == "too_few":
        return [text("measure.too_few", least=LEAST), counts]
    better = found.changes["auc"].clear
    leaning = found.changes["criterion"].clear
    said = [
        text(f"measure.name_{found.name}"),
        text(
            f"measure.apart_{_sign(better)}",
            before=round(100 * found.first["auc"]), after=round(100 * found.second["auc"]),
        ),
        text(f"measure.lean_{_sign(leaning)}"),
    ]  # fmt: skip
    if "count_error" in found.changes:
        said.append(
            text(
                f"measure.roots_{_sign(-found.changes['count_error'].clear)}",
                before=f"{found.first['count_error']:.1f}",
                after=f"{found.second['count_error']:.1f}",
            )
        )
    said.append(counts)
    said.append(text("measure.forms"))
    if pairs < SMALL:
        said.append(text("measure.small", count=pairs))
    return said


def _sign(value: int) -> str:
    return {1: "up", 0: "same", -1: "down"}[value]
