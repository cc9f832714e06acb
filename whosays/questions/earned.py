"""What answers earn that are given without reading, unit by unit and over all.

Each strategy is held against *chance on the same questions*: the mean score of blind guesses,
each answer as likely as any other (for a rating, any two numbers: it counts together with
another). A strategy pays if it earns more than chance by over :data:`MARGIN`, in a unit or over
all; where few questions are asked, one more than their fair share may fit, since nobody can be
right in a fraction of a question. Giving the same answer wherever it is offered is a strategy for
every answer that is offered twice.

A form gives no points and is no part of the whole. Its ratings are read by how many pairs of a well
and a weakly supported text are told apart, so that the same number everywhere is worth a coin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from statistics import fmean
from typing import TYPE_CHECKING, cast

from whosays.questions.forms import FORMS
from whosays.questions.options import CANT_TELL, ChoiceKey
from whosays.questions.strategies import STRATEGIES, Question, chance, same_words

if TYPE_CHECKING:
    from whosays.questions.kinds.compare.records import CompareKey
    from whosays.questions.kinds.deck.records import DeckKey
    from whosays.questions.kinds.desk.records import DeskKey
    from whosays.questions.kinds.match import MatchKey
    from whosays.questions.kinds.rate import RateKey

Says = Callable[[Question], object]
Luck = Mapping[str, float]

MARGIN = 0.05
"""How far above chance a strategy may come: half a question in ten, since no few questions can be
balanced to the last hundredth."""
_DUST = 1e-9
_HALF = 50  # a band that begins here says that a text is well supported


@dataclass(frozen=True, slots=True)
class Earned:
    """What a strategy earns in one unit, or over all.

    Attributes
    ----------
    unit : str
        Empty for all units together.
    strategy : str
        Its name, or the words of an answer that is given wherever it is offered.
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
        """Whether it earns more than chance."""
        whole = ceil(self.chance * self.count) / self.count if self.count else 0.0
        return self.score > max(self.chance + MARGIN, whole) + _DUST


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


def _told_apart(told: list[tuple[Question, object]]) -> float:
    """Give the share of pairs, a well and a weakly supported text, that ratings tell apart."""
    rated = [
        (cast("RateKey", question.key).band[0] >= _HALF, cast("int", answer))
        for question, answer in told
    ]
    well = [number for good, number in rated if good]
    weak = [number for good, number in rated if not good]
    return fmean((one > other) + (one == other) / 2 for one in well for other in weak)


def _earned(unit: str, strategy: str, says: Says, of: list[Question], luck: Luck) -> Earned:
    given = {question.id: says(question) for question in of}
    told = [question for question in of if given[question.id] is not None]
    rating = bool(told) and all(question.kind == "rate" for question in told)
    if rating and unit in FORMS.values():
        apart = _told_apart([(question, given[question.id]) for question in told])
        return Earned(unit, strategy, len(told), apart, 1 / 2)
    if not told:
        return Earned(unit, strategy, 0, 0.0, 0.0)
    score = fmean(
        question.score(given[question.id], given.get(question.against.id))
        if question.against
        else question.score(given[question.id])
        for question in told
    )
    fair = fmean(luck[question.id] for question in told)
    return Earned(unit, strategy, len(told), score, fair)


def _by_unit(asked: list[Question]) -> dict[str, list[Question]]:
    names = dict.fromkeys(question.unit for question in asked)
    units = {name: [one for one in asked if one.unit == name] for name in names}
    # A form gives no points, so it is no part of the whole.
    return {**units, "": [one for one in asked if one.unit not in FORMS.values()]}


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
        _earned(unit, strategy, says, of, luck)
        for unit, of in _by_unit(asked).items()
        for strategy, says in {**STRATEGIES, **same_words(of)}.items()
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
