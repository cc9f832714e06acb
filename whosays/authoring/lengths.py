"""How much there is to read: a unit's own text, and what it says back to the same answers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.authoring.samples import sample
from whosays.core import files
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whosays.questions.feedback import FeedbackShown

_WORD = re.compile(r"\w[\w’'-]*")
_SAID = ("text", "says", "rule", "shows")
# Fields of an item that a student reads; a deck's cards and a passage's words among them.
_READ = {
    "prompt", "note", "explain", "text", "means", "label", "quote", "words", "says",
    "question", "wording", "title", "description", "who", "how", "example",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Load:
    """Words of one unit's part.

    Attributes
    ----------
    unit, where : str
        ``"01-who-says-so"``; ``lesson`` or ``exercise``.
    text : int
        Of the questions, with their passages, options and cards, and of the page around them.
    right, amiss : tuple of (int, int)
        Of the feedback on answers that are all right, and on answers with mistakes: what stands
        open, and what is folded.
    """

    unit: str
    where: str
    text: int
    right: tuple[int, int]
    amiss: tuple[int, int]


def count(words: str) -> int:
    """Count words.

    Parameters
    ----------
    words : str

    Returns
    -------
    int
    """
    return len(_WORD.findall(words))


def _item_words(value: object, name: str = "") -> int:
    if isinstance(value, str):
        return count(value) if name in _READ else 0
    if isinstance(value, dict):
        return sum(_item_words(part, field) for field, part in value.items())
    if isinstance(value, list | tuple):
        return sum(_item_words(part, name) for part in value)
    return 0


def _page_words(unit: str, where: str, kit: Kit) -> int:
    file = kit / f"{where}s" / f"{unit}.ipynb"
    cells = json.loads(files.read_bytes(file))["cells"] if files.is_file(file) else []
    return sum(count("".join(c["source"])) for c in cells if c["cell_type"] == "markdown")


def _lines(feedback: FeedbackShown) -> Iterator[tuple[str, bool]]:
    """Give each piece of feedback, and whether the page folds it."""
    yield feedback["headline"], False
    drawn = "edges" in feedback["more"]  # what is missing in a chain stands open
    for line in feedback["options"]:
        reasons = " ".join((line["says"], line["rule"], line["shows"]))
        if line["chosen"] or reasons.strip():
            folded = line["verdict"] == "fits" if line["chosen"] else not drawn
            yield line["text"], folded
            yield reasons, folded
    for note in feedback["notes"]:
        yield note, False
    yield feedback["model"], True
    yield feedback["discussion"], True
    yield from _marks(feedback["more"])


def _marks(more: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Give what the reader says of each place; it shows them one by one, on a click."""
    for record in more.get("records", ()):
        yield " ".join((record["says"], record["rule"], record["shows"])), True
    for extra in more.get("extras", ()):
        yield extra["reason"], True


def said(feedback: FeedbackShown) -> tuple[int, int]:
    """Count the words of feedback: open and folded.

    Parameters
    ----------
    feedback : FeedbackShown

    Returns
    -------
    tuple of (int, int)
    """
    parts = [(count(words), folded) for words, folded in _lines(feedback)]
    return sum(n for n, f in parts if not f), sum(n for n, f in parts if f)


def _sum(found: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = list(found)
    return sum(a for a, _ in pairs), sum(b for _, b in pairs)


def _part(unit: str, where: str, kit: Kit) -> Load:
    keys = load_keys(unit, kit)
    items = [i for i in load_unit(unit, kit).items if i.where == where]
    shown = [public(item, kit) for item in items]

    def back(*, amiss: bool) -> tuple[int, int]:
        answers = [(item, keys[item["id"]]) for item in shown]
        return _sum(
            said(as_dict(grade(item, key, sample(item, key, amiss=amiss)))) for item, key in answers
        )

    own = sum(map(_item_words, shown)) + _page_words(unit, where, kit)
    return Load(unit, where, own, back(amiss=False), back(amiss=True))


def loads(kit: Kit = HERE) -> list[Load]:
    """Count the words of every unit, its lesson and its exercise.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of Load
        In teaching order. Forms are left out: they give no feedback.
    """
    names = [file.stem for file in unit_files(kit)]
    units = [name for name in names if load_unit(name, kit).unit.part != "form"]
    return [_part(unit, where, kit) for unit in units for where in ("lesson", "exercise")]


def table(found: Iterable[Load]) -> list[str]:
    """Write the counts as lines.

    Parameters
    ----------
    found : iterable of Load

    Returns
    -------
    list of str
        A head, a line for each part, and the sum.
    """
    rows = list(found)
    whole = Load(
        text("lengths.all"),
        "",
        sum(row.text for row in rows),
        _sum(row.right for row in rows),
        _sum(row.amiss for row in rows),
    )
    lines = [text("lengths.head")]
    for row in [*rows, whole]:
        name = f"{row.unit} {row.where}".strip()
        figures = (row.text, *row.right, *row.amiss)
        lines.append(f"{name:32}" + "".join(f"{figure:>9,}" for figure in figures))
    return lines
