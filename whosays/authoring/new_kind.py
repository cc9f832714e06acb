"""A new kind of question: how it is asked, read and graded, its control, and how it is tried.

Three files are the kind; one more holds an item, a key and an answer for the tests, and one
line of the interface names it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.authoring.new import MARK, Draft, filled, refuse_if_there, template
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.questions import registry

if TYPE_CHECKING:
    from whosays.core.kit import Kit

_NAME = re.compile(r"[a-z]+")
_PLACES = {
    "kind.py.txt": "whosays/questions/kinds/{kind}.py",
    "kind.js.txt": "whosays/widgets/src/question/kinds/{kind}.js",
    "student.py.txt": "tests/browser/student_kinds/{kind}.py",
    "case.toml.txt": "tests/unit/kind_cases/{kind}.toml",
}
_WORDS = "whosays/locale/en/question.toml"


def make(kind: str, kit: Kit) -> Draft:
    """Make a kind.

    Parameters
    ----------
    kind : str
        Letters from a to z.
    kit : Kit
        What is read from.

    Returns
    -------
    Draft
        As it was written.

    Raises
    ------
    KitError
        If the name is none, or there is such a kind.
    """
    if not _NAME.fullmatch(kind):
        raise KitError(text("new.kind_name", kind=kind))
    if kind in registry.names():
        raise KitError(text("new.kind_there", kind=kind))
    draft = Draft(kit)
    for name, place in _PLACES.items():
        file = kit / place.format(kind=kind)
        refuse_if_there(file)
        draft.files[file] = _written(template(name), kind)
    words = kit / _WORDS
    draft.files[words] = _named(draft.read(words), kind)
    draft.then = [text(f"new.then_{step}") for step in ("build", "fields", "check")]
    draft.write()
    return draft


def _written(words: str, kind: str) -> str:
    # Scripts have a use of their own for the sign that stands before a value.
    return filled(words, kind=kind) if "$kind" in words else words


def _named(words: str, kind: str) -> str:
    """Name the kind behind the other kinds' names."""
    rows = words.splitlines(keepends=True)
    last = max(number for number, row in enumerate(rows) if row.startswith("kind_"))
    rows.insert(last + 1, f'kind_{kind} = "{MARK}: {kind}"\n')
    return "".join(rows)
