"""What a class's forms show: discernment beside leaning, in plain words.

Reads hand-ins and the forms' keys; :mod:`whosays.classroom.discernment` does the counting.
Which form a student took first is read from the hand-in: half a class may begin with the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.classroom import few
from whosays.classroom.discernment import Figure, Sitting, change, count_error, of_class, told
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.sanitize import rating
from whosays.questions.forms import FORMS, load_forms
from whosays.questions.options import CANT_TELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.classroom.handins import Handin
    from whosays.questions.forms import FormItem

_COUNTS = (1, 2, 3, 4)
SMALL = 30
"""Students below which the report says that the intervals are wide."""


@dataclass(frozen=True, slots=True)
class Order:
    """How many students took which form first.

    Attributes
    ----------
    named, turned : int
        The one that the teacher named first; the other.
    unknown : int
        Where the hand-ins do not say, and the teacher's order is believed.
    """

    named: int = 0
    turned: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A class on two forms.

    Attributes
    ----------
    before, after : str
        The forms' letters, as the teacher named them.
    handed_in : tuple of int
        How many students have a usable form of each letter, and both.
    first, second : Mapping of str to float
        The class's numbers before and after, students with both only.
    changes : Mapping of str to Figure
    name : str
        See :func:`whosays.classroom.discernment.told`; ``"too_few"`` where nothing is counted.
    cant_tell : tuple of int
        How many counts were answered with "can't tell", before and after.
    order : Order
        Which form the counted students took first.
    fixed : tuple of (int, float)
        One number that fits the second form's counts best if it is given everywhere, and how far
        off it is on average: whoever counts has to do better.
    """

    before: str
    after: str
    handed_in: tuple[int, int, int]
    name: str
    first: Mapping[str, float] = field(default_factory=dict)
    second: Mapping[str, float] = field(default_factory=dict)
    changes: Mapping[str, Figure] = field(default_factory=dict)
    cant_tell: tuple[int, int] = (0, 0)
    order: Order = field(default_factory=Order)
    fixed: tuple[int, float] = (1, float("inf"))


def sitting(values: Mapping[str, object], items: Mapping[str, FormItem]) -> Sitting:
    """Read one student's answers to one form.

    Parameters
    ----------
    values : Mapping of str to object
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
            rated = rating(value)
            if rated is not None:
                ratings[item.well].append(float(rated))
        elif value == CANT_TELL:
            unsure += 1
        elif isinstance(value, str) and value in map(str, _COUNTS):
            errors.append(count_error(int(value), *item.roots))
    return Sitting(tuple(ratings[True]), tuple(ratings[False]), tuple(errors), unsure)


def _form(letter: str, kit: Kit) -> dict[str, FormItem]:
    if letter not in FORMS:
        raise KitError(text("forms.unknown", form=letter, forms=", ".join(FORMS)))
    found = {name: item for name, item in load_forms(kit).items() if item.form == letter}
    if not found:
        raise KitError(text("measure.no_key"))
    return found


def report(
    handins: Sequence[Handin], before: str = "a", after: str = "b", kit: Kit = HERE
) -> Report:
    """Report on a class.

    Parameters
    ----------
    handins : sequence of Handin
    before, after : str
        The forms' letters.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Report

    Raises
    ------
    KitError
        If there is no such form, or the forms' key is not here.
    """
    keys = {letter: _form(letter, kit) for letter in (before, after)}
    both, orders, usable = [], [], (0, 0)
    for one in handins:
        named, other = (sitting(one.units.get(FORMS[x], {}), keys[x]) for x in (before, after))
        usable = (usable[0] + named.complete, usable[1] + other.complete)
        if named.complete and other.complete:
            order = _order(one, before, after)
            orders.append(order)
            both.append((other, named) if order == "turned" else (named, other))
    both.sort()  # one class, one report: whoever is drawn, is drawn whatever the files are called
    counts = Order(*(orders.count(order) for order in ("named", "turned", "unknown")))
    fixed = best_of_one(keys[after].values())
    return replace(of_pairs(both, (before, after), (*usable, len(both)), counts), fixed=fixed)


def best_of_one(items: Iterable[FormItem]) -> tuple[int, float]:
    """Find the number that, given for every text, is least off.

    Parameters
    ----------
    items : iterable of FormItem
        A form's questions.

    Returns
    -------
    tuple of (int, float)
        The number, and how far off it is on average.
    """
    roots = [item.roots for item in items if item.asks == "count"]
    off = [sum(count_error(said, *one) for one in roots) / max(len(roots), 1) for said in _COUNTS]
    return min(zip(_COUNTS, off, strict=True), key=lambda one: one[1])


def asked(letters: Sequence[str], kit: Kit = HERE) -> list[str]:
    """List the questions that a report reads.

    Parameters
    ----------
    letters : sequence of str
        The forms'.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of str

    Raises
    ------
    KitError
        If there is no such form, or the forms' key is not here.
    """
    return [name for letter in letters for name in _form(letter, kit)]


def _order(one: Handin, before: str, after: str) -> str:
    """Tell which form a student took first, by the times of the first answers to each."""
    times = [one.began.get(FORMS[letter]) for letter in (before, after)]
    if times[0] is None or times[1] is None or times[0] == times[1]:
        return "unknown"
    return "named" if times[0] < times[1] else "turned"


def of_pairs(
    both: Sequence[tuple[Sitting, Sitting]],
    forms: tuple[str, str],
    handed_in: tuple[int, int, int],
    order: Order | None = None,
) -> Report:
    """Report on sittings that are read already.

    Parameters
    ----------
    both : sequence of (Sitting, Sitting)
        Each student's two sittings, both complete, in the order they were taken in.
    forms : tuple of str
        The two letters.
    handed_in : tuple of int
    order : Order, optional
        By default everybody took the forms as they are named.

    Returns
    -------
    Report
    """
    order = order or Order(len(both))
    if not few.enough(len(both)):
        return Report(*forms, handed_in, "too_few", order=order)
    first, second = [pair[0] for pair in both], [pair[1] for pair in both]
    changes = change(first, second)
    unsure = (sum(s.cant_tell for s in first), sum(s.cant_tell for s in second))
    return Report(
        *forms, handed_in, told(changes), of_class(first), of_class(second), changes, unsure, order
    )


def _counts(found: Report) -> str:
    first, second, pairs = found.handed_in
    names = {"before": found.before.upper(), "after": found.after.upper()}
    return text("measure.counts", first=first, second=second, both=pairs, **names)


def _order_told(found: Report) -> list[str]:
    """Say who began with which form, and what follows from it."""
    names = {"before": found.before.upper(), "after": found.after.upper()}
    order = found.order
    said = []
    if order.turned:
        counts = {"named": order.named, "turned": order.turned}
        said.append(text("measure.order", **counts, **names))
    if order.unknown:
        said.append(text("measure.order_unknown", count=order.unknown, **names))
    if not order.turned:
        said.append(text("measure.forms"))
    return said


def _tells_of_few(found: Report) -> bool:
    """Say whether how many took what, and in which order, tells a number of few."""
    first, second, both = found.handed_in
    counts = (first - both, second - both, found.order.turned, found.order.unknown)
    return any(0 < count < few.SMALL for count in counts)


def sentences(found: Report, *, projected: bool = False) -> list[str]:
    """Say in plain words what a report shows, the most important first.

    Parameters
    ----------
    found : Report
    projected : bool
        Whether the class sees it: then no number of few is told.

    Returns
    -------
    list of str
    """
    if found.name == "too_few":
        return [text("measure.too_few", least=few.LEAST), _counts(found)]
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
    if leaning > 0 and found.changes["hit_rate"].clear < 0:
        said.append(text("measure.less_credit"))
    if "count_error" in found.changes:
        said.append(_counted(found))
    if found.after == "c":
        said.append(text(f"measure.late_{_late(found.name)}"))
    if not (projected and _tells_of_few(found)):
        said += [_counts(found), *_order_told(found)]
    if found.handed_in[2] < SMALL:
        said.append(text("measure.small", count=found.handed_in[2]))
    return said


def _counted(found: Report) -> str:
    """Say how the counts have moved; closer is no gain where one number for all does as well."""
    first, second = found.first["count_error"], found.second["count_error"]
    how = _sign(-found.changes["count_error"].clear)
    number, off = found.fixed
    if how == "up" and second >= off:
        how = "fixed"
    return text(
        f"measure.roots_{how}",
        before=f"{first:.1f}", after=f"{second:.1f}", number=number, off=f"{off:.1f}",
    )  # fmt: skip


def _late(name: str) -> str:
    """Tell what the late form says: whether a gain lasted, or doubt of everything is what did."""
    if name in {"learned", "learned_more_trusting"}:
        return "lasted"
    if name in {"only_sceptical", "learned_more_sceptical", "worse"}:
        return "doubt"
    return "open"


def _sign(value: int) -> str:
    return {1: "up", 0: "same", -1: "down"}[value]
