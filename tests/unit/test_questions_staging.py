"""When our reading opens."""

from __future__ import annotations

import pytest

from whosays.questions.feedback import Feedback, Line
from whosays.questions.staging import first_look, is_attempt, waits


@pytest.mark.parametrize(
    ("words", "enough"),
    [
        ("", False),
        ("asdf", False),
        ("asdf asdf asdf asdf asdf", False),
        ("a b c d e f", False),
        ("Nobody in the text saw it.", True),
        ("文中没有人亲眼看到", True),
        ("好好好好好好", False),
        ("Никто в тексте этого не видел", True),
    ],
)
def test_an_attempt_is_more_than_a_key_held_down(words, enough):
    assert is_attempt(words) is enough


@pytest.mark.parametrize("state", ["right", "open", "blank", "noted"])
def test_what_fits_or_is_not_graded_holds_nothing_back(state):
    assert not waits(Feedback(state, 1.0, ""))


def test_a_first_look_says_which_parts_fit_and_nothing_of_ours():
    ours = "OURS"
    feedback = Feedback(
        "partly", 0.5, "1 of 2 rows fit",
        (
            Line("a", "A", chosen=True, verdict="fits", says=ours, rule=ours, shows=ours),
            Line("b", "B", chosen=True, verdict="fits_not", says=ours, rule=ours, shows=ours),
            Line("c", ours, chosen=False, verdict="fits", says=ours),
        ),
        (ours,), ours,
        {
            "theirs": ours,
            "edges": [{"state": "kept"}, {"state": "missing", "to": ours}],
            "named": {"a": {"verdict": "fits"}},
        },
        ours,
    )  # fmt: skip
    assert waits(feedback)
    look = first_look(feedback)
    assert ours not in repr(look)
    assert [(line.id, line.verdict) for line in look.options] == [("a", "fits"), ("b", "fits_not")]
    assert look.more == {
        "first": True, "edges": [{"state": "kept"}], "named": {"a": {"verdict": "fits"}},
    }  # fmt: skip
    assert (look.headline, look.state, look.score) == ("1 of 2 rows fit", "partly", 0.5)
