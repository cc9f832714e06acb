"""A passage put to newsroom rules: a line each, with words of the passage."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.corpus.texts import load_text
from whosays.html.newsroom import newsroom_table
from whosays.sourcing.rules import load_rules

RULES = tuple(load_rules().rules)[:3]


def test_each_rule_has_a_line_with_its_house_and_words_that_stand_there():
    table = newsroom_table("001", 4, 4, RULES)
    assert [row[0] for row in table.rows] == [load_rules().rules[name].question for name in RULES]
    assert all(str(load_rules().rules[name].year) in row[1]
               for name, row in zip(RULES, table.rows, strict=True))  # fmt: skip
    shown = load_text("001").paragraph(4)
    words = load_text("001").text[shown.start : shown.end]
    quoted = [row[2][1:-1] for row in table.rows if row[2].startswith("“")]
    assert all(words.count(one) for one in quoted)
    assert len(table.columns) == 4


def test_one_paragraph_is_named_by_its_number_and_several_by_both_ends():
    one, two = (newsroom_table("001", 4, last, RULES[:1]).caption for last in (4, 5))
    assert two.endswith("paragraphs 4–5")
    assert one.endswith("paragraph 4")


def test_a_rule_that_is_not_there_is_a_sentence_with_those_that_are():
    with pytest.raises(KitError, match="There is no rule “odd”.*" + RULES[0]):
        newsroom_table("001", 4, 4, ["odd"])
