"""A prompt is split where it begins to ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.questions.asking import question, setup

SPLIT = [
    ("Which of these?", "", "Which of these?"),
    ("Mark who says so, and choose a kind.", "", "Mark who says so, and choose a kind."),
    ("The claim: it is open. How well?", "The claim: it is open. ", "How well?"),
    ("Two clips. What now? Choose all that fit.", "Two clips. ", "What now? Choose all that fit."),
    ("What is open? And who got to reply?", "", "What is open? And who got to reply?"),
    ("Is it one? It has a name. How many?", "Is it one? It has a name. ", "How many?"),
    ("A claim: ‘It is open.’ How many know?", "A claim: ‘It is open.’ ", "How many know?"),
    ("Now this one. Put each test to it.", "Now this one. ", "Put each test to it."),
    ("The number 3.7 of 1.10 rose. Why?", "The number 3.7 of 1.10 rose. ", "Why?"),
    ("Він сказав так. Чому?", "Він сказав так. ", "Чому?"),
    ("قال ذلك. لماذا؟", "قال ذلك. ", "لماذا؟"),
    ("It is long …", "", "It is long …"),
    ("", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "before", "asks"), SPLIT)
def test_a_prompt_is_split_where_it_begins_to_ask(prompt, before, asks):
    assert (setup(prompt), question(prompt)) == (before, asks)


@given(st.text(alphabet="aB ?.!’”‘“\n؟1", max_size=60))
def test_nothing_of_a_prompt_is_lost_and_something_always_asks(prompt):
    assert setup(prompt) + question(prompt) == prompt
    assert bool(question(prompt)) == bool(prompt)
