"""Each prompt asks one thing, in a line or two: what stands before it is set as text."""

from __future__ import annotations

import re

import pytest

from whosays.core.kit import HERE
from whosays.printing.tasks import paper_words
from whosays.questions.asking import LONGEST, question
from whosays.questions.items import load_unit, unit_names
from whosays.questions.numbering import number

ITEMS = [item for unit in unit_names() for item in load_unit(unit).items]
ON_THE_PAGE = {item.id: item.prompt for item in ITEMS}
ON_PAPER = {f"{name}, paper": said for name, said in paper_words(HERE)["prompt"].items()}


@pytest.mark.parametrize("name", [*ON_THE_PAGE, *ON_PAPER])
def test_what_asks_is_short_and_says_what_is_asked(name):
    asks = question({**ON_THE_PAGE, **ON_PAPER}[name])
    assert len(asks) <= LONGEST
    assert len(asks.split()) >= 3  # "Which?" in large type says nothing
    assert "\n" not in asks


@pytest.mark.parametrize("name", ON_THE_PAGE)
def test_a_prompt_leaves_to_the_card_how_to_answer(name):
    """“Choose all that fit.” stood twice on a card, in the question and right below."""
    assert not re.search(r"\bChoose (?:all that|one\.)", ON_THE_PAGE[name])


# "The whole text stands in 6.3.", "It counts together with 3.13."
NAMED = re.compile(r"(?<![\w.,])([1-6])\.(\d{1,2})(?![\w]|[.,]\d| percent)")


def named(item):
    """Give the numbers of questions that a question's own words name."""
    said = [item.prompt, item.note or "", *item.hints]
    return {f"{unit}.{place}" for words in said for unit, place in NAMED.findall(words)}


def test_a_question_that_another_one_names_is_there_and_comes_before_it():
    places = {number(item.id): at for at, item in enumerate(ITEMS)}
    found = {item.id: named(item) for item in ITEMS}
    assert any(found.values())
    assert [
        (name, one)
        for name, ones in found.items()
        for one in ones
        if places.get(one, len(ITEMS)) >= places[number(name)]
    ] == []


def test_a_rating_that_comes_back_to_a_claim_says_the_claim_again():
    """3.18 asked of “article 003 and its 60 militants” and “that claim”, whichever it was."""
    back = [item for item in ITEMS if item.kind == "rate" and item.first]
    assert back
    assert [number(item.id) for item in back if not re.search(r": \w", item.prompt)] == []


# A first check that does not fit opens the first hint, whatever part of the answer differs.
PARTS = ("mark", "desk", "deck", "match", "compare", "roots", "chain", "order")
_ANY_PART = re.compile(
    r"\b(?:each|every|both|one by one|your marks|start at|from its end|who pointed to whom)\b"
    r"|\bask first\b|\bfirst ask\b|^first:",
    re.IGNORECASE,
)
_ONE_PART = re.compile(
    r"\b(?:for )?the (?:first|second|third|fourth|fifth|sixth) (?:test|row|card)\b", re.IGNORECASE
)


def narrow(kind, hint):
    """Tell whether a first hint is about one way of being wrong only."""
    if kind == "mark":
        return not ("Where a mark differs" in hint and "Where one is missing" in hint)
    return not _ANY_PART.search(hint) or bool(_ONE_PART.search(hint))


def test_a_first_hint_fits_whatever_part_of_the_answer_differs():
    """2.5 said “find the words for the source first” to whoever had found them."""
    first = {item.id: (item.kind, item.hints[0]) for item in ITEMS if item.hints}
    asked = {name: one for name, one in first.items() if one[0] in PARTS}
    assert {kind for kind, _ in asked.values()} >= {"mark", "desk", "roots", "chain"}
    assert [
        (number(name), hint) for name, (kind, hint) in asked.items() if narrow(kind, hint)
    ] == []


def test_a_first_hint_about_one_part_is_found():
    assert narrow("mark", "There are seven places. One paragraph has two.")
    assert narrow("desk", "Asking to stay unnamed is one thing. Saying why is another.")
    assert narrow("desk", "Take each word. For the second test, look for a number.")
