"""How long a unit takes: a small model, so that stated minutes are measured ones.

Words that are there to be read are read at :data:`PACE`; each kind of task takes its time on
top (its ``SECONDS``). Both are our own estimates for careful reading in grade 10, meant to be
replaced by what a class needs. Of the feedback the reason is counted: that is what everybody
reads. A talk in class is not counted.

There are two speeds. The core path is told as a class goes it, with a teacher who says what comes
next. The whole of a unit is told for somebody alone, who takes :data:`ALONE` times as long: so
much longer a reader who had never seen the kit took for units 2, 3 and 5 than a class would.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from whosays.core import files
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions import items, keys, registry
from whosays.questions.strategies import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.questions.item import Shown
    from whosays.questions.key import Key
    from whosays.questions.kinds.chain.records import ChainShown
    from whosays.questions.kinds.mark.key import MarkShown
    from whosays.questions.unit_files import Unit

PACE = 150
"""Words a minute: close reading, with a second look at what matters."""
EXPLAIN = 60
"""Seconds for a sentence that is asked for before an answer is checked."""
ALONE = 1.45
"""How much longer it takes alone: unit 3 took the first reader 28 and 59 minutes."""
FIRST = 4 / 3
"""How much quicker a form is done: one reading, first thought, and no feedback."""
LOOK = 45
"""Seconds for a figure, a table or a case that a page shows."""
DIFFERS = 0.5
"""How much of what is said of single options is read: what differs."""
PERIOD = 45
"""Minutes of a lesson at school."""
NEAR = 4
"""How far stated minutes, which are round, may be from measured ones."""
UNDER = 1
"""How far the whole of a unit may be stated below what is measured: a plan runs over, not short."""
_ASKED = ("prompt", "note", "explain", "options", "left", "right", "claim")
_TEXTS = ("passage", "shown", "before", "after", "desk", "cards", "hands")
_READ = {"prompt", "note", "explain", "claim", "text", "quote", "who", "how", "asks", "words"}
_CALL = re.compile(r'ask\("([^"]+)"\)')
_MARKUP = re.compile(r"<[^>]+>|\]\([^)]*\)|[#*|`>\[\]-]+")


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a unit takes.

    Attributes
    ----------
    unit : str
    lesson, exercise : float
        Everything, alone.
    core : float
        The core path through both, in class.
    """

    unit: str
    lesson: float
    exercise: float
    core: float


def _strings(value: object, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from _strings(entry, str(key))
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from _strings(entry, name)
    elif isinstance(value, str) and name in _READ:
        yield value


def _count(words: str) -> int:
    return len(_MARKUP.sub(" ", words).split())


def _parts(shown: Shown, key: Key | None) -> int:
    """Count what an item asks to be done: rows, cards, hands, places to mark."""
    if shown["kind"] == "mark":
        return _marks(cast("MarkShown", shown), key)
    if shown["kind"] == "chain":
        chain = cast("ChainShown", shown)
        return 1 if chain.get("modelled") else len(chain["hands"])
    found = shape(shown)
    return len(found[0]) if found else 1


def _marks(shown: MarkShown, key: Key | None) -> int:
    coding = getattr(key, "coding", None)
    inside = {paragraph["number"] for paragraph in shown["shown"]["paragraphs"]}
    marked = [entry for entry in getattr(coding, "attributions", ()) if entry.paragraph in inside]
    return len(marked) or len(inside)


def seconds(shown: Shown, key: Key | None, seen: set[str]) -> float:
    """Give the seconds one question takes.

    Parameters
    ----------
    shown : Shown
    key : Key, optional
    seen : set of str
        Texts met earlier in the unit, which nobody reads in full again; this one's are added.

    Returns
    -------
    float
    """
    asked = [words for name in _ASKED for words in _strings(shown.get(name), name)]
    texts = [words for name in _TEXTS for words in _strings(shown.get(name), "text")]
    fresh = [words for words in texts if words not in seen]
    seen.update(texts)
    told = [words for one in key.option for words in (one.id, *one.lines)] if key else []
    read = float(sum(map(_count, (*asked, *fresh, key.reason if key else ""))))
    read += DIFFERS * sum(map(_count, told))
    explain = EXPLAIN if shown.get("explain") else 0
    return 60 * read / PACE + registry.seconds(shown["kind"]) * _parts(shown, key) + explain


def _page(unit_id: str, folder: str, kit: Kit) -> list[tuple[str, str]]:
    """Give a page as it is read: its own words, and the ids of its questions, in order."""
    file = kit / folder / f"{unit_id}.ipynb"
    if not files.is_file(file):
        return []
    found = []
    for cell in json.loads(files.read_bytes(file))["cells"][1:]:  # the first says what the unit is
        words = "".join(cell["source"])
        call = _CALL.search(words)
        if cell["cell_type"] == "markdown":
            found.append(("words", words))
        elif call:
            found.append(("item", call[1]))
        elif "progress(" not in words:
            found.append(("look", ""))
    return found


def measure(unit_id: str, kit: Kit = HERE) -> Minutes:
    """Give the minutes of a unit.

    Parameters
    ----------
    unit_id : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Minutes
    """
    asked = {item.id: item for item in items.load_unit(unit_id, kit).items}
    form = items.load_info(unit_id, kit).part == "form"
    expected = {} if form else keys.load_keys(unit_id, kit)
    seen: set[str] = set()
    took = {"lessons": 0.0, "exercises": 0.0}
    core = 0.0
    for folder in took:
        for what, words in _page(unit_id, folder, kit):
            if what == "words":
                here, more = 60 * _count(words) / PACE, False
            elif what == "look":
                here, more = float(LOOK), False
            elif words in asked:
                shown = items.public(asked[words], kit)
                here = seconds(shown, expected.get(words), seen)
                more = shown["path"] == "more"
            else:
                continue
            took[folder] += here
            core += 0 if more else here
    whole = 1 / FIRST if form else ALONE
    own = 1 / FIRST if form else 1.0
    lesson, exercise = (one / 60 * whole for one in took.values())
    return Minutes(unit_id, lesson, exercise, core / 60 * own)


def amiss(found: Minutes, stated: Unit) -> list[str]:
    """Name what a unit states of its minutes and does not keep.

    Parameters
    ----------
    found : Minutes
    stated : Unit

    Returns
    -------
    list of str
        Fields of the file; ``periods`` where it does not fit into two lessons.
    """
    core = found.core if stated.minutes_core is None else stated.minutes_core
    held = {
        "minutes_lesson": (stated.minutes_lesson, found.lesson),
        "minutes_exercise": (stated.minutes_exercise, found.exercise),
        "minutes_core": (core, found.core),
    }
    wrong = [name for name, (said, value) in held.items() if abs(said - value) > NEAR]
    if stated.minutes_core is not None and max(core, found.core) > PERIOD:
        wrong.append("minutes_core")  # a lesson ends with the bell, near or not
    wrong = list(dict.fromkeys(wrong))
    whole = stated.minutes_lesson + stated.minutes_exercise
    if found.lesson + found.exercise > whole + UNDER and "minutes_exercise" not in wrong:
        wrong.append("minutes_exercise")
    return wrong + (["periods"] if whole > 2 * PERIOD else [])


def run(kit: Kit = HERE) -> tuple[list[str], bool]:
    """Hold every unit's stated minutes against the model.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of (list of str, bool)
        A line for each unit; whether all keep what they state.
    """
    lines = [text("minutes.about", pace=PACE, alone=ALONE)]
    fine = True
    for unit in items.unit_names(kit):
        found = measure(unit, kit)
        wrong = amiss(found, items.load_info(unit, kit))
        fine = fine and not wrong
        told = text(
            "minutes.row",
            lesson=f"{found.lesson:>5.1f}",
            exercise=f"{found.exercise:>5.1f}",
            core=f"{found.core:>5.1f}",
        )
        mark = text("minutes.amiss", fields=", ".join(wrong)) if wrong else ""
        lines.append(f"{unit:<26}{told}  {mark}".rstrip())
    return lines, fine
