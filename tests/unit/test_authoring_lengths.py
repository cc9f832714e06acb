"""How much there is to read."""

from __future__ import annotations

from whosays.authoring.lengths import BEFORE, count, loads, said, table
from whosays.questions.feedback import Feedback, Line, as_dict

FOLDED = {"right": 14_872, "amiss": 12_026}
"""Words that were folded when folding was new: they were the old ones, only out of sight."""


def test_what_fits_and_what_is_for_the_class_is_folded():
    lines = (
        Line("a", "one two", chosen=True, verdict="fits", says="three four five"),
        Line("b", "one", chosen=True, verdict="fits_not", says="two three"),
        Line("c", "one", chosen=False, verdict="fits_not", says="two"),
        Line("d", "never shown", chosen=False, verdict="fits_not"),
    )
    feedback = Feedback("partly", 0.5, "a head", lines, ("a note here",), "talk", model="one model")
    assert said(as_dict(feedback)) == (2 + 3 + 3, 5 + 2 + 1 + 2)


def test_words_are_counted_as_people_do():
    assert count("The ministry’s “source”: 250, well-known.") == 5


def test_each_unit_has_a_line_and_the_sum_is_the_last():
    found = loads()
    lines = table(found)
    assert len(lines) == len(found) + 3
    assert f"{sum(part.text for part in found):,}" in lines[-2]
    opened = sum(part.amiss[0] for part in found)
    assert f"{100 * opened // BEFORE[1]} % of {BEFORE[1]:,} (mistakes)" in lines[-1]
    assert all(part.text and part.right[0] for part in found)


def test_feedback_on_the_same_answers_is_half_of_what_it_was():
    """There were 105 questions then; there are more now, and they may not say more together."""
    found = loads()
    for name, before in zip(("right", "amiss"), BEFORE, strict=True):
        assert sum(getattr(part, name)[0] for part in found) <= before / 2


def test_what_is_folded_has_become_less_too():
    found = loads()
    for name, before in FOLDED.items():
        assert sum(getattr(part, name)[1] for part in found) <= before * 0.75
