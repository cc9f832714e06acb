"""A new unit: a lesson, an exercise and their solutions, notes, and two questions to begin with."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from whosays.authoring import new_question, notebooks
from whosays.authoring.new import Draft, filled, refuse_if_there, templates
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.questions import items, keys

if TYPE_CHECKING:
    from whosays.core.kit import Kit

_ID = re.compile(r"\d\d-[a-z0-9]+(?:-[a-z0-9]+)*")


def make(unit: str, title: str, kit: Kit) -> Draft:
    """Make a unit, and try out that it loads with its keys.

    Parameters
    ----------
    unit : str
        Two digits and a name, such as ``"09-photographs"``.
    title : str
        As it stands on the page.
    kit : Kit
        What is read from.

    Returns
    -------
    Draft
        As it was written.

    Raises
    ------
    KitError
        If the id is none, or is there already.
    """
    if not _ID.fullmatch(unit):
        raise KitError(text("new.unit_id", unit=unit))
    draft = Draft(kit)
    asked, expected = (kit / part / f"{unit}.toml" for part in ("exercises", "solutions"))
    notes = kit / "lessons" / "notes" / f"{unit}.md"
    pages = {folder: kit / folder / f"{unit}.ipynb" for folder in notebooks.FOLDERS}
    refuse_if_there(asked, expected, notes, *pages.values())
    said = " ".join(title.split())
    values = {
        "unit": unit, "number": int(unit[:2]), "title": said, "role": "$role",
        "quoted": json.dumps(said, ensure_ascii=False),  # in TOML it is written as in JSON
    }  # fmt: skip
    words = {
        name: filled(str(part), **values).lstrip() for name, part in templates("unit.toml").items()
    }
    draft.files = {asked: words["items"], expected: words["keys"], notes: words["notes"]}
    draft.files |= {pages[folder]: _page(folder, words, unit) for folder in pages}
    new_question.add(draft, unit, "one", "lesson")
    new_question.add(draft, unit, "text", "exercise")
    draft.then.insert(0, text("new.then_questions", unit=unit))

    def loads(kit: Kit) -> None:
        items.load_unit(unit, kit)
        keys.load_keys(unit, kit)

    draft.try_out(loads)
    return draft


_ROLES = {"lessons": "", "exercises": " Exercise", "solutions": " Solutions"}


def _page(folder: str, words: dict[str, str], unit: str) -> str:
    head = _words(words["head"].replace("$role", _ROLES[folder]))
    bodies = {
        "lessons": [_words(words["lesson"]), _words(words["lesson_end"])],
        "exercises": [
            _words(words["exercise"]),
            _code(f'from whosays.show import progress\nprogress("{unit}")'),
            _words(words["exercise_end"]),
            _words(words["hand_in"]),
            _code("from whosays.show import hand_in\nhand_in()"),
        ],
        "solutions": [
            _words(words["solutions"]),
            _code(f'from whosays.show import solutions\nsolutions("{unit}")'),
        ],
    }
    book = {"cells": [head, *bodies[folder]]}
    return notebooks.written(notebooks.clean(book, with_outputs=False))


def _words(source: str) -> dict[str, object]:
    return {"cell_type": "markdown", "source": source.strip()}


def _code(source: str) -> dict[str, object]:
    # What the solutions show is compared when the notebooks are run again.
    metadata = {"tags": ["nbval-check-output"]} if "solutions(" in source else {}
    return {"cell_type": "code", "source": source, "metadata": metadata}
