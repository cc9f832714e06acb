"""Strategies: what an answer earns that is given without reading.

Somebody who always says 60, always "can't tell", always the longest option, must not get
further than somebody who guesses. Each strategy is held against *chance on the same
questions*: the mean score of blind guesses, each answer as likely as any other (for a rating,
any number from 0 to 100). The strategy that tells articles from our own texts gives two
numbers; its chance is the same numbers dealt out to the same ratings in any order. A strategy
pays if it earns more than chance by over :data:`MARGIN`, in a unit or over all.

Only questions count in which the strategy says what to answer: not marks, chains or own words.

Ratings in a form earn nothing one by one: a form is read by how many pairs of a well and a
weakly supported text are told apart, so that the same number everywhere is worth a coin.

Constant high ratings in the units are shown, not held to chance: most texts of the kit are well
supported, so that distrust does not pay. They stay below :data:`MOST_HIGH`, since good support
has degrees as well.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, cast

from whosays.core.kit import HERE, Kit
from whosays.corpus.pair_files import ANSWERS
from whosays.questions import grading, items, keys
from whosays.questions.forms import FORMS
from whosays.questions.options import CANT_TELL, ChoiceKey
from whosays.questions.passages import Place
from whosays.sourcing.cards import HOWS
from whosays.sourcing.piles import ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from whosays.questions.item import Item, Shown
    from whosays.questions.key import Key
    from whosays.questions.kinds.compare.records import CompareKey, CompareShown
    from whosays.questions.kinds.deck.records import DeckKey, DeckShown
    from whosays.questions.kinds.desk.records import DeskKey, DeskShown
    from whosays.questions.kinds.match import MatchKey
    from whosays.questions.kinds.rate import RateKey
    from whosays.questions.kinds.roots.records import RootsShown

MARGIN = 0.05
"""How far above chance a strategy may come: half a question in ten, since no few questions can be
balanced to the last hundredth."""
MOST_HIGH = 3 / 5
"""What always giving a high number may earn at most over all units."""
_HALF = 50  # a band that begins here says that a text is well supported
LOW, HIGH, MIDDLE = 20, 80, 60
_DRAWS = 100  # of guesses where there are too many answers to try each


@dataclass(frozen=True, slots=True)
class Question:
    """A question with an expected answer, and what can be answered in it.

    Attributes
    ----------
    unit, id, kind : str
    shown : Shown
    key : Key
        Complete.
    rows : tuple of str
        What gets an answer of its own; one empty name where that is the whole question.
    answers : tuple of (str, str)
        Id and words of each answer, in the order shown; empty for a rating.
    article : bool
        Whether it is about a real article.
    """

    unit: str
    id: str
    kind: str
    shown: Shown
    key: Key
    rows: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    article: bool

    def score(self, answer: object) -> float:
        """Give what an answer earns, from 0 to 1."""
        return float(grading.grade(self.shown, self.key, answer).score or 0)


@dataclass(frozen=True, slots=True)
class Earned:
    """What a strategy earns in one unit, or over all.

    Attributes
    ----------
    unit : str
        Empty for all units together.
    strategy : str
    count : int
        Questions in which it says what to answer.
    score, chance : float
        Means over these, from 0 to 1.
    """

    unit: str
    strategy: str
    count: int
    score: float
    chance: float

    @property
    def pays(self) -> bool:
        """Whether it earns more than chance, or more than a high number may."""
        if self.strategy in SHOWN_ONLY:
            return not self.unit and self.score > MOST_HIGH
        return self.score > self.chance + MARGIN


@dataclass(frozen=True, slots=True)
class Doubt:
    """How often "can't tell from the text" is offered in a unit, and how often it is best.

    Attributes
    ----------
    unit : str
    offered, better : int
        Questions that offer it, each row counted; those of them with a better answer.
    """

    unit: str
    offered: int
    better: int

    @property
    def pays(self) -> bool:
        """Whether fewer than a third of those that offer it have a better answer."""
        return 3 * self.better < self.offered


# ----------------------------------------------------------------------- questions
def _named(entries: Iterable[Mapping[str, object]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(entry["id"]), str(entry.get("text", ""))) for entry in entries)


def shape(item: Shown) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
    """Give what of an item gets an answer of its own, and the answers there are.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    tuple or None
        Names of rows, and id and words of each answer; None for a kind whose answers cannot be
        listed.
    """
    if item["kind"] == "rate":
        return ("",), ()
    # By what an item has, not by its kind: a new kind of the same shape is held to the same.
    if "options" in item:
        return ("",), _named(item["options"])
    if "placings" in item:
        deck = cast("DeckShown", item)
        return _rows(deck["cards"]), _named(deck["placings"])
    if "piles" in item:
        roots = cast("RootsShown", item)
        piles = [str(number) for number in range(1, roots["piles"] + 1)]
        return _rows(roots["cards"]), tuple((name, "") for name in (*piles, ASIDE))
    if "desk" in item:
        named = tuple((answer.replace("_", "-"), "") for answer in ANSWERS)
        return _rows(cast("DeskShown", item)["desk"]["tests"]), named
    if "left" in item:
        return _rows(item["left"]), _named(item["right"])
    if "differences" in item:
        compare = cast("CompareShown", item)
        return _rows(compare["differences"]), _named(compare["losses"])
    return None


def _rows(entries: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    return tuple(dict(_named(entries)))


def _article(item: Item, kit: Kit) -> bool:
    """Tell whether an item is about a real article: its passage, or that of its first rating."""
    passage = item.passage
    if passage is None and item.first:
        passage = items.find_item(item.first, kit)[1].passage
    return isinstance(passage, Place) and passage.article.isdigit()


def questions(kit: Kit = HERE) -> list[Question]:
    """List the questions with an expected answer that could be answered without looking.

    Parameters
    ----------
    kit : Kit, optional

    Returns
    -------
    list of Question
        In teaching order.
    """
    found = []
    for file in items.unit_files(kit):
        expected = keys.load_keys(file.stem, kit)
        for item in items.load_unit(file.stem, kit).items:
            key = expected.get(item.id)
            if key is None or key.prediction or key.open:
                continue
            shown = items.public(item, kit)
            found_shape = shape(shown)
            if found_shape:
                real = _article(item, kit)
                found.append(
                    Question(file.stem, item.id, item.kind, shown, key, *found_shape, real)
                )
    return found


# ----------------------------------------------------------------------- answers
def _answer(question: Question, chosen: Mapping[str, str]) -> object:
    """Put one answer for each row into the form that the question's kind takes."""
    if question.kind == "desk":
        return {"answers": {row: name.replace("-", "_") for row, name in chosen.items()}}
    if question.kind == "roots":
        return {"piles": dict(chosen)}
    if question.kind == "deck":
        return {"placed": {row: {"how": name} for row, name in chosen.items()}}
    if question.kind == "many":
        return [chosen[""]]
    return chosen[""] if question.kind == "one" else dict(chosen)


def _guess(question: Question, dice: random.Random) -> object:
    names = [name for name, _ in question.answers]
    if question.kind == "order":
        return dice.sample(names, len(names))
    if question.kind == "many":
        ticked = [name for name in names if dice.random() < 1 / 2]
        return ticked or [dice.choice(names)]
    return _answer(question, {row: dice.choice(names) for row in question.rows})


def chance(question: Question) -> float:
    """Give what blind guessing earns in a question.

    Parameters
    ----------
    question : Question

    Returns
    -------
    float
        The mean score: over every answer where there are few, else over drawn ones, the same
        at every run.
    """
    if question.kind == "rate":
        return fmean(question.score(number) for number in range(101))
    if question.kind == "one":
        return fmean(question.score(name) for name, _ in question.answers)
    dice = random.Random(question.id)  # noqa: S311 - a guess, not a secret
    return fmean(question.score(_guess(question, dice)) for _ in range(_DRAWS))


def _everywhere(question: Question, name: str | None) -> object:
    """Answer every row alike; None where that answer is not offered."""
    if question.kind in {"rate", "order"} or name not in dict(question.answers):
        return None
    return _answer(question, dict.fromkeys(question.rows, name))


def _always(number: int) -> Callable[[Question], object]:
    return lambda question: number if question.kind == "rate" else None


def _first(question: Question) -> object:
    if question.kind == "order":
        return [name for name, _ in question.answers]
    return _everywhere(question, question.answers[0][0] if question.answers else None)


def _last(question: Question) -> object:
    if question.kind == "order":
        return [name for name, _ in reversed(question.answers)]
    return _everywhere(question, question.answers[-1][0] if question.answers else None)


def _longest(question: Question, sign: int = 1) -> object:
    if question.kind == "order" or not {"options", "right"} & set(question.shown):
        return None  # the other kinds offer the same words every time
    return _everywhere(question, max(question.answers, key=lambda entry: sign * len(entry[1]))[0])


def _shortest(question: Question) -> object:
    return _longest(question, -1)


def _flag(question: Question) -> object:
    if question.kind != "rate":
        return None
    return LOW if question.article else HIGH


def _same(name: str) -> Callable[[Question], object]:
    return lambda question: _everywhere(question, name)


STRATEGIES: Mapping[str, Callable[[Question], object]] = {
    "sixty": _always(MIDDLE),
    "weak": _always(LOW),
    "flag": _flag,
    "cant_tell": _same(CANT_TELL),
    "longest": _longest,
    "shortest": _shortest,
    "first": _first,
    "last": _last,
    **{f"placed_{how.replace('-', '_')}": _same(how) for how in HOWS if how != CANT_TELL},
    **{f"test_{name}": _same(name.replace("_", "-")) for name in ANSWERS if name != "cant_tell"},
    "high": _always(HIGH),
}
"""Name to what somebody answers who follows it; None where it does not say."""
SHOWN_ONLY = frozenset({"high"})
_RATING = frozenset({"sixty", "weak", "flag", "high"})


# ----------------------------------------------------------------------- tables
def _dealt(asked: list[Question], given: list[object]) -> float:
    """Give what the same answers earn if they are dealt out to the same questions blindly."""
    return fmean(question.score(answer) for question in asked for answer in given)


def _told_apart(told: list[tuple[Question, object]]) -> float:
    """Give the share of pairs, a well and a weakly supported text, that ratings tell apart."""
    rated = [
        (cast("RateKey", question.key).band[0] >= _HALF, cast("int", answer))
        for question, answer in told
    ]
    well = [number for good, number in rated if good]
    weak = [number for good, number in rated if not good]
    return fmean((one > other) + (one == other) / 2 for one in well for other in weak)


def _earned(unit: str, strategy: str, of: list[Question], luck: Mapping[str, float]) -> Earned:
    if strategy in _RATING and not unit:  # a form gives no points
        of = [question for question in of if question.unit not in FORMS.values()]
    answers = [(question, STRATEGIES[strategy](question)) for question in of]
    told = [(question, answer) for question, answer in answers if answer is not None]
    if not told:
        return Earned(unit, strategy, 0, 0.0, 0.0)
    asked = [question for question, _ in told]
    if strategy in _RATING and unit in FORMS.values():
        return Earned(unit, strategy, len(told), _told_apart(told), 1 / 2)
    score = fmean(question.score(answer) for question, answer in told)
    if strategy == "flag":
        fair = _dealt(asked, [answer for _, answer in told])
    else:
        fair = fmean(luck[question.id] for question in asked)
    return Earned(unit, strategy, len(told), score, fair)


def _by_unit(asked: list[Question]) -> dict[str, list[Question]]:
    names = dict.fromkeys(question.unit for question in asked)
    units = {name: [one for one in asked if one.unit == name] for name in names}
    return {**units, "": asked}


def earned(asked: list[Question]) -> list[Earned]:
    """Give what each strategy earns, unit by unit and over all.

    Parameters
    ----------
    asked : list of Question

    Returns
    -------
    list of Earned
        All units together last.
    """
    luck = {question.id: chance(question) for question in asked}
    return [
        _earned(unit, strategy, of, luck)
        for unit, of in _by_unit(asked).items()
        for strategy in STRATEGIES
    ]


def _better(question: Question, row: str) -> bool:
    """Tell whether "can't tell" is neither what the key expects here nor what it accepts."""
    key = question.key
    if isinstance(key, ChoiceKey):
        return CANT_TELL not in {*key.right, *key.accept}
    if question.kind == "desk":
        desk = cast("DeskKey", key)
        best, also = desk.tests[row]["answer"].replace("_", "-"), desk.accept.get(row, ())
        return CANT_TELL not in {best, *(name.replace("_", "-") for name in also)}
    if question.kind == "deck":
        deck = cast("DeckKey", key)
        return CANT_TELL not in {deck.ours[row].how, *deck.accept.get(row, ())}
    if question.kind == "match":
        match = cast("MatchKey", key)
        return CANT_TELL not in {match.pairs[row], *match.accept_pairs.get(row, ())}
    compare = cast("CompareKey", key)
    return CANT_TELL not in {compare.pairs[row], *compare.accept.get(row, ())}


def doubts(asked: list[Question]) -> list[Doubt]:
    """Count where "can't tell from the text" is offered, and where something fits better.

    Parameters
    ----------
    asked : list of Question

    Returns
    -------
    list of Doubt
        One for each unit.
    """
    found = []
    for unit, of in _by_unit(asked).items():
        rows = [
            _better(one, row) for one in of if CANT_TELL in dict(one.answers) for row in one.rows
        ]
        found.append(Doubt(unit, len(rows), sum(rows)))
    return found
