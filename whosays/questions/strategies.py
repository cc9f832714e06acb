"""Strategies: answers that are given without reading, and what they earn in a question.

Somebody who always says 60, always "can't tell", always the longest option, must not get
further than somebody who guesses. What they earn, unit by unit, is counted in
:mod:`whosays.questions.earned`.

Only questions count in which the strategy says what to answer: not marks, chains or own words.
A rating is read as everywhere, together with the one that it is held against
(:mod:`whosays.questions.told_apart`).
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, cast

from whosays.core.kit import HERE, Kit
from whosays.corpus.pair_files import ANSWERS
from whosays.questions import grading, items, keys
from whosays.questions.options import CANT_TELL
from whosays.questions.passages import Place
from whosays.questions.told_apart import beside, held
from whosays.sourcing.piles import ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from whosays.questions.item import Item, Shown
    from whosays.questions.key import Key
    from whosays.questions.kinds.compare.records import CompareShown
    from whosays.questions.kinds.deck.records import DeckShown
    from whosays.questions.kinds.desk.records import DeskShown
    from whosays.questions.kinds.roots.records import RootsShown
    from whosays.questions.told_apart import Beside

LOW, HIGH, MIDDLE = 20, 80, 60
_DRAWS = 100  # of guesses where there are too many answers to try each
_GUESSES = range(0, 101, 5)  # of ratings: as many of each height


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
    against : Beside, optional
        Of a rating, the one that it is held against.
    """

    unit: str
    id: str
    kind: str
    shown: Shown
    key: Key
    rows: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    article: bool
    against: Beside | None = None

    def score(self, answer: object, other: object = None) -> float:
        """Give what an answer earns, from 0 to 1; of a rating beside `other`."""
        found = grading.grade(self.shown, self.key, answer)
        return float(held(found, self.key, self.against, answer, other).score or 0)


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
    for unit in items.unit_names(kit):
        for item, key in keys.with_keys(unit, kit):
            if key is None or key.prediction or key.open:
                continue
            shown = items.public(item, kit)
            found_shape = shape(shown)
            if found_shape:
                real = _article(item, kit)
                against = beside(unit, key, kit)
                found.append(
                    Question(unit, item.id, item.kind, shown, key, *found_shape, real, against)
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
        return fmean(question.score(one, other) for one in _GUESSES for other in _GUESSES)
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


def _flag_turned(question: Question) -> object:
    if question.kind != "rate":
        return None
    return HIGH if question.article else LOW


def _same(name: str) -> Callable[[Question], object]:
    return lambda question: _everywhere(question, name)


STRATEGIES: Mapping[str, Callable[[Question], object]] = {
    "sixty": _always(MIDDLE),
    "weak": _always(LOW),
    "high": _always(HIGH),
    "flag": _flag,
    "flag_turned": _flag_turned,
    "cant_tell": _same(CANT_TELL),
    "longest": _longest,
    "shortest": _shortest,
    "first": _first,
    "last": _last,
    **{f"test_{name}": _same(name.replace("_", "-")) for name in ANSWERS if name != "cant_tell"},
}
"""Name to what somebody answers who follows it; None where it does not say."""


def same_words(asked: Iterable[Question]) -> Mapping[str, Callable[[Question], object]]:
    """Find the answers that several questions offer in the same words.

    Parameters
    ----------
    asked : iterable of Question

    Returns
    -------
    Mapping of str to callable
        The words to what somebody answers who gives this answer wherever it is offered.
    """
    offered = Counter(
        words for question in asked for words in {w for _, w in question.answers if w}
    )
    return {words: _worded(words) for words, times in sorted(offered.items()) if times > 1}


def _worded(words: str) -> Callable[[Question], object]:
    def answer(question: Question) -> object:
        return _everywhere(question, next((n for n, w in question.answers if w == words), None))

    return answer
