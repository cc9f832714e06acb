"""Words for what a repetition lost, all from the locale files."""

from __future__ import annotations

from whosays.core.i18n import text
from whosays.questions.kinds.compare import words
from whosays.questions.kinds.compare.records import SIDES


def difference(before, after):
    return {side: {"words": said} for side, said in zip(SIDES, (before, after), strict=True)}


def test_a_difference_says_what_became_of_what():
    said = words.words_of(difference("about 250", "250"))
    assert said.index("about 250") < said.rindex("250")
    dropped, added = words.words_of(difference("may", "")), words.words_of(difference("", "all"))
    assert dropped == text("kinds.compare_dropped", before="may", after="")
    assert added == text("kinds.compare_added", before="", after="all")
    assert len({said, dropped, added}) == 3


def test_a_loss_has_name_letter_meaning_and_example():
    made = words.loss("hedge")
    assert made["text"] == words.name_of("hedge") == text("kinds.compare_hedge")
    assert all(made[name] for name in ("letter", "means", "example"))
    assert made["id"] == "hedge"
