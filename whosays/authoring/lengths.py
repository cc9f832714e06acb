"""How much there is to read: a unit's own text, and what it says back to the same answers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from whosays.authoring.samples import sample
from whosays.core import files
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public, unit_names
from whosays.questions.keys import load_keys
from whosays.questions.told_apart import beside, held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whosays.questions.feedback import Feedback, FeedbackShown
    from whosays.questions.item import Shown
    from whosays.questions.key import Key

BEFORE = (16_098, 16_786)
"""Words of feedback that stood open over the whole course, before parts that fit were folded: on
answers that are all right, and on answers with mistakes, counted by the same rule. Half of it is
the most that there may be."""
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


def _lines(feedback: FeedbackShown, *, one: bool) -> Iterator[tuple[str, bool]]:
    """Give each piece of feedback, and whether the page folds it.

    Of a choice of one what fits stands open under a choice that does not, without its reasons.
    """
    yield feedback["headline"], False
    one = one and any(line["chosen"] and line["verdict"] != "fits" for line in feedback["options"])
    drawn = "edges" in feedback["more"]  # what is missing in a chain stands open
    for line in feedback["options"]:
        reasons = " ".join((line["says"], line["rule"], line["shows"]))
        if line["chosen"] or reasons.strip():
            fits = line["verdict"] == "fits"
            folded = fits if line["chosen"] else not drawn
            yield line["text"], folded and (line["chosen"] or not (one and fits))
            yield reasons, folded
    for note in feedback["notes"]:
        yield note, False
    yield feedback["model"], True
    yield feedback["discussion"], True
    yield from _marks(feedback["more"])


def _marks(more: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """Give what the reader says of each place; it shows them one by one, on a click."""
    for record in _each(more, "records"):
        yield " ".join((record["says"], record["rule"], record["shows"])), True
    for extra in _each(more, "extras"):
        yield extra["reason"], True


def _each(more: Mapping[str, object], name: str) -> Iterable[Mapping[str, str]]:
    return cast("Iterable[Mapping[str, str]]", more.get(name, ()))


def said(feedback: FeedbackShown, *, one: bool = False) -> tuple[int, int]:
    """Count the words of feedback: open and folded.

    Parameters
    ----------
    feedback : FeedbackShown
    one : bool, optional
        Whether the question is a choice of one.

    Returns
    -------
    tuple of (int, int)
    """
    parts = [(count(words), folded) for words, folded in _lines(feedback, one=one)]
    return sum(n for n, f in parts if not f), sum(n for n, f in parts if f)


def _sum(found: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = list(found)
    return sum(a for a, _ in pairs), sum(b for _, b in pairs)


def _graded(
    unit: str, item: Shown, keys: Mapping[str, Key], given: Mapping[str, object], kit: Kit
) -> Feedback:
    """Read an answer as the page does: a rating beside the one that it is held against."""
    key, answer = keys[item["id"]], given[item["id"]]
    against = beside(unit, key, kit)
    other = given[against.id] if against else None
    return held(grade(item, key, answer), key, against, answer, other)


def _part(unit: str, where: str, kit: Kit) -> Load:
    keys = load_keys(unit, kit)
    found = [(item.where, public(item, kit)) for item in load_unit(unit, kit).items]
    every = [item for _, item in found]
    shown = [item for place, item in found if place == where]

    def back(*, amiss: bool) -> tuple[int, int]:
        given = {item["id"]: sample(item, keys[item["id"]], amiss=amiss) for item in every}
        return _sum(
            said(as_dict(_graded(unit, item, keys, given, kit)), one=item["kind"] == "one")
            for item in shown
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
    names = unit_names(kit)
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
        A head, a line for each part, the sum, and how much of what it was that is.
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
    shares = [100 * now // before for now, before in zip(_open(whole), BEFORE, strict=True)]
    said_before = [f"{before:,}" for before in BEFORE]
    lines.append(
        text(
            "lengths.share",
            right=shares[0], amiss=shares[1], was_right=said_before[0], was_amiss=said_before[1],
        )
    )  # fmt: skip
    return lines


def _open(part: Load) -> tuple[int, int]:
    return part.right[0], part.amiss[0]
