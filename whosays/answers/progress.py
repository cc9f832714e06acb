"""How far somebody has come, and what comes next: what the bars and the start page show."""

from __future__ import annotations

from contextlib import suppress
from math import ceil
from typing import TYPE_CHECKING, NotRequired, TypedDict, final

from whosays.answers import handin_file
from whosays.answers.session import store
from whosays.core.errors import KitError
from whosays.core.kit import HERE, Kit
from whosays.core.paths import answers_dir
from whosays.questions.feedback import is_blank
from whosays.questions.items import load_ids, load_info, load_more, unit_names
from whosays.questions.numbering import mark

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from whosays.answers.record import Record

STEP = 5
"""Minutes that are left are said in steps of so many."""


class Counts(TypedDict):
    """How many questions there are, and of those for everybody; and of each what is answered."""

    answered: int
    total: int
    core_answered: int
    core: int


class Page(Counts):
    """A page of a unit, with its minutes."""

    minutes: int


class Step(TypedDict):
    """Which page to go on with, as :func:`next_step` says it."""

    id: str
    handed: NotRequired[str]
    page: str
    begun: bool
    answered: int
    total: int
    minutes: int


@final
class Row(Counts):
    """A unit, as :func:`progress_row` counts it; ``next`` is with the one to go on with.

    ``handed`` says that all that was answered of it is in a hand-in file, ``handed_before`` that
    something of it is.
    """

    id: str
    mark: str
    title: str
    stage: str
    minutes: int
    lesson: str
    exercise: str
    pages: dict[str, Page]
    changed: str
    handed: NotRequired[bool]
    handed_before: NotRequired[bool]
    next: NotRequired[Step | None]


@final
class Unread(TypedDict):
    """A unit whose file cannot be read, with the sentence to show."""

    id: str
    mark: str
    title: str
    problem: str


def progress_row(unit_id: str, kit: Kit = HERE) -> Row:
    """Count what is answered of one unit.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict
        id, mark (how the course counts it: a number, or the letter of a form), title, stage
        (``before``, ``course``, ``after`` or ``later``), minutes, lesson, exercise (paths
        from the kit's folder; no lesson for a form), answered and total (numbers of items),
        core_answered and core (of those, what is for everybody), pages (for ``lesson`` and
        ``exercise``: minutes and the same four numbers), changed (when something was answered
        last, UTC, ISO 8601; empty for never).
    """
    unit = load_info(unit_id, kit)
    places = load_ids(unit_id, kit)
    more = load_more(unit_id, kit)
    records = store(unit_id).records()
    form = unit.part == "form"
    given = {name for name, record in records.items() if not is_blank(record.get("value"))}
    pages: dict[str, Page] = {}
    for where in ("exercise",) if form else ("lesson", "exercise"):
        names = [name for name, place in places.items() if place == where]
        pages[where] = {
            "minutes": unit.minutes_lesson if where == "lesson" else unit.minutes_exercise,
            **_counts(names, given, more),
        }
    counts = _counts(places, given, more)
    return {
        "id": unit.id,
        "mark": mark(unit.id),
        "title": unit.title,
        "stage": unit.stage,
        "minutes": unit.minutes_lesson + unit.minutes_exercise,
        "lesson": "" if form else f"lessons/{unit.id}.ipynb",
        "exercise": f"exercises/{unit.id}.ipynb",
        "answered": counts["answered"],
        "total": counts["total"],
        "core_answered": counts["core_answered"],
        "core": counts["core"],
        "pages": pages,
        "changed": max((_changed(records[name]) for name in places if name in given), default=""),
    }


def _counts(names: Iterable[str], given: Container[str], more: Container[str]) -> Counts:
    """Count questions: all of them, and those for everybody; and of each what is answered."""
    asked = list(names)
    core = [name for name in asked if name not in more]
    return {
        "answered": sum(name in given for name in asked),
        "total": len(asked),
        "core_answered": sum(name in given for name in core),
        "core": len(core),
    }


def _changed(record: Record) -> str:
    when = record.get("changed", "")
    return when if isinstance(when, str) else ""


def progress_rows(kit: Kit = HERE) -> list[Row | Unread]:
    """Count what is answered, unit by unit.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of dict
        As :func:`progress_row`, in teaching order; the one to go on with has ``next``, as
        :func:`next_step` says it. A unit whose file cannot be read costs only its own row:
        that has ``problem``, the sentence to show, and nothing to count.
    """
    rows: list[Row | Unread] = []
    handed, before = _handed()
    for unit in unit_names(kit):
        try:
            counted = progress_row(unit, kit)
            rows.append({**counted, "handed": unit in handed, "handed_before": unit in before})
        except KitError as problem:
            rows.append({"id": unit, "mark": mark(unit), "title": unit, "problem": str(problem)})
    step = next_step(rows)
    for row in rows:
        if step and "problem" not in row and row["id"] == step["id"]:
            row["next"] = step
    return rows


def _handed() -> tuple[set[str], set[str]]:
    """Name the units that are handed in as they stand, and those handed in at some time.

    None where nobody can say which folder is meant.
    """
    with suppress(KitError):
        folder = answers_dir()
        return handin_file.handed(folder), handin_file.handed_before(folder)
    return set(), set()


def next_step(rows: Iterable[Row | Unread]) -> Step | None:
    """Say which page to go on with.

    Where somebody worked last, if something is left there; otherwise the next part that is
    not done, and then any that was passed over. What is there "if there is time" keeps nobody
    who has not begun with it, and an exercise that was handed in at least half done keeps
    nobody: they come when the rest is done. What is meant for some weeks later is not offered
    before it was begun.

    Parameters
    ----------
    rows : iterable of Mapping
        As from :func:`progress_rows`.

    Returns
    -------
    dict or None
        ``id`` of the row, ``page`` (``lesson`` or ``exercise``), ``begun`` (whether anything
        was answered there), ``answered`` and ``total`` of the page, and ``minutes`` (left, in
        steps of :data:`STEP`); ``handed`` is the id of the row where somebody worked last, if
        that was handed in. None where all is done.
    """
    known = [row for row in rows if "problem" not in row]
    last = max(range(len(known)), key=lambda at: known[at]["changed"], default=0)
    if known and not known[last]["changed"]:
        last = 0
    row_after_row = [*known[last:], *known[:last]]
    handed = known[last]["id"] if known and _is_over(known[last]) else ""
    waiting = [row for row in row_after_row if not _is_over(row)]
    rounds = ((_asks, waiting), (_asks, row_after_row), (_has_left, row_after_row))
    for row, left_of in [(row, left) for left, some in rounds for row in some]:
        pages = {where: page for where, page in row["pages"].items() if left_of(page)}
        if not pages or (row["stage"] == "later" and not row["answered"]):
            continue
        page = "exercise" if row["pages"]["exercise"]["answered"] > 0 else "lesson"
        page = page if page in pages else next(iter(pages))
        counts = row["pages"][page]
        left = 1 - counts["answered"] / counts["total"]
        step: Step = {
            "id": row["id"],
            "page": page,
            "begun": counts["answered"] > 0,
            "answered": counts["answered"],
            "total": counts["total"],
            "minutes": max(STEP, ceil(counts["minutes"] * left / STEP) * STEP),
        }
        return {**step, "handed": handed} if handed and handed != row["id"] else step
    return None


def _is_over(row: Row) -> bool:
    """Tell whether an exercise is handed in, and not just a beginning of it.

    What was answered since does not open it again where the core path is done.
    """
    page = row["pages"]["exercise"]
    if row.get("handed"):
        return 2 * page["core_answered"] >= page["core"]
    return row.get("handed_before", False) and page["core_answered"] == page["core"]


def _has_left(page: Counts) -> bool:
    return page["answered"] < page["total"]


def _asks(page: Counts) -> bool:
    """Tell whether a page is not done: for everybody, or for who has begun with more of it."""
    return page["core_answered"] < page["core"] or (
        _has_left(page) and page["answered"] > page["core_answered"]
    )
