"""All that a report on a class is made of, worked out once: texts, choices, ratings, completion.

Names stand in one place only, :attr:`ClassData.stuck`, for the teacher's own page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TYPE_CHECKING, cast

from whosays.classroom import choices, few, heat, moves, overlaid, own_words
from whosays.classroom.points import Asked, course
from whosays.core.kit import HERE, Kit
from whosays.corpus.texts import load_text, load_text_coding
from whosays.questions.items import load_info, public
from whosays.questions.key import Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.classroom.choices import Question
    from whosays.classroom.class_report import Report
    from whosays.classroom.collect import Student
    from whosays.classroom.heat import Heat, Marks
    from whosays.classroom.moves import Moved
    from whosays.classroom.overlaid import Overlaid
    from whosays.classroom.own_words import OwnWords
    from whosays.corpus.articles import Article
    from whosays.questions.kinds.mark.key import MarkShown


@dataclass(frozen=True, slots=True)
class Text:
    """A text that a class marked."""

    item: str
    article: Article
    paragraphs: tuple[int, ...]
    heat: Heat


@dataclass(frozen=True, slots=True)
class Rating:
    """A claim that a class rated: the middle of the class, and its middle half."""

    item: str
    prompt: str
    answered: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how many handed it in, and how much of it was answered."""

    id: str
    title: str
    asked: int
    handed_in: int
    middle: float


@dataclass(frozen=True, slots=True)
class ClassData:
    """A class.

    Attributes
    ----------
    students : int
    units : tuple of Unit
    texts : tuple of Text
    questions : tuple of Question
    ratings : tuple of Rating
    moves : tuple of Moved
    paths : tuple of Overlaid
    words : tuple of OwnWords
        Not for the projector, but those that the teacher chooses.
    stuck : tuple of (str, dict of str to int)
        For the teacher alone: each student's label, and how many questions of each unit that was
        handed in have an answer.
    forms : tuple of Report
        The class on form A and on a later one, where both were handed in.
    problems : tuple of str
        Sentences on questions that were left out, for the teacher alone.
    """

    students: int
    units: tuple[Unit, ...] = ()
    texts: tuple[Text, ...] = ()
    questions: tuple[Question, ...] = ()
    ratings: tuple[Rating, ...] = ()
    moves: tuple[Moved, ...] = ()
    paths: tuple[Overlaid, ...] = ()
    words: tuple[OwnWords, ...] = field(default=(), repr=False)
    stuck: tuple[tuple[str, dict[str, int]], ...] = field(default=(), repr=False)
    forms: tuple[Report, ...] = ()
    problems: tuple[str, ...] = ()


def items(kit: Kit = HERE, problems: list[str] | None = None) -> list[Asked]:
    """List every question of the units that a report shows; forms have a report of their own.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    problems : list of str, optional
        As for :func:`whosays.classroom.points.course`.

    Returns
    -------
    list of Asked
        Points do not matter here.
    """
    return [
        Asked(item.id, unit, public(item, kit), key or Key(item=item.id, reason=""), 0.0)
        for unit, item, key in course(kit, problems)
    ]


def _text(one: Asked, answers: Sequence[Marks], kit: Kit) -> Text:
    item = cast("MarkShown", one.item)
    article = load_text(item["article"], kit)
    coding = load_text_coding(item["article"], kit)
    paragraphs = tuple(item.get("paragraphs", ()))
    records = [
        record
        for record in (coding.attributions if coding else ())
        if not paragraphs or record.paragraph in paragraphs
    ]
    return Text(one.id, article, paragraphs, heat.heat(article, records, answers))


def _rating(one: Asked, answers: Sequence[float]) -> Rating | None:
    if not few.enough(len(answers)):
        return None
    low, middle, high = quantiles(answers, n=4, method="inclusive")
    return Rating(one.id, str(one.item["prompt"]), len(answers), low, middle, high)


def _moved(one: Asked, given: Sequence[Mapping[str, float | None]]) -> Moved:
    """Pair each student's rating with the one that was asked for before."""
    first = str(one.item["first"])
    both = [(values.get(first), values.get(one.id)) for values in given]
    pairs = [(before, now) for before, now in both if before is not None and now is not None]
    return moves.moved(one.id, first, str(one.item["prompt"]), pairs)


def _names(asked: Sequence[Asked]) -> dict[str, set[str]]:
    """Name each unit's questions: an answer to one that a report leaves out counts nowhere."""
    names: dict[str, set[str]] = {}
    for one in asked:
        names.setdefault(one.unit, set()).add(one.id)
    return names


def _counts(student: Student, names: Mapping[str, set[str]]) -> dict[str, int]:
    """Count a student's answers in each unit that was handed in."""
    return {
        unit: len(values.keys() & names[unit])
        for unit, values in student.units.items()
        if unit in names
    }


def _units(
    counts: Sequence[Mapping[str, int]], names: Mapping[str, set[str]], kit: Kit
) -> list[Unit]:
    found = []
    for unit, asked in names.items():
        done = [count[unit] for count in counts if unit in count]
        middle = median(done) if few.enough(len(done)) else 0.0
        found.append(Unit(unit, load_info(unit, kit).title, len(asked), len(done), middle))
    return found


def of(students: Sequence[Student], asked: Sequence[Asked], kit: Kit = HERE) -> ClassData:
    """Work out a class.

    Parameters
    ----------
    students : sequence of Student
        Collected with the questions of :func:`items`, or with more.
    asked : sequence of Asked
    kit : Kit, optional

    Returns
    -------
    ClassData
    """
    texts, questions, ratings, moved, paths, words = [], [], [], [], [], []
    for one in asked:
        given = [student.units[one.unit] for student in students if one.unit in student.units]
        answers = [values[one.id] for values in given if values.get(one.id) is not None]
        if not answers:
            continue
        kind = one.item["kind"]
        if kind == "mark":
            texts.append(_text(one, answers, kit))
        elif kind in choices.KINDS:
            questions.append(choices.question(one, answers))
        elif kind == "rate":
            rating = _rating(one, answers)
            ratings += [rating] if rating else []
            moved += [_moved(one, given)] if one.item.get("first") else []
        elif kind == "roots":
            paths.append(overlaid.roots(one, answers))
        elif kind == "chain" and not one.item.get("modelled"):
            paths.append(overlaid.chain(one, answers))
        elif kind == "text":
            words.append(own_words.gathered(one.id, str(one.item["prompt"]), answers))
    names = _names(asked)
    counts = [_counts(student, names) for student in students]
    units = tuple(_units(counts, names, kit))
    stuck = tuple(
        (student.label or "/".join(student.key), count)
        for student, count in zip(students, counts, strict=True)
    )
    return ClassData(
        len(students), units, tuple(texts), tuple(questions), tuple(ratings), tuple(moved),
        tuple(paths), tuple(words), stuck,
    )  # fmt: skip
