"""A count has the text that it is about beside it."""

from __future__ import annotations

import pytest

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions.items import find_item, load_unit
from whosays.widgets.same_text import same_text


@pytest.mark.parametrize("unit", ["00-form-a", "07-form-b"])
def test_every_count_of_a_form_has_the_text_of_the_rating_before_it(unit):
    counts = [item.id for item in load_unit(unit).items if item.id.endswith("-count")]
    assert len(counts) > 5
    for name in counts:
        about = find_item(name.removesuffix("-count"))[1]
        assert about.passage.ours == same_text(name, Kit(kit_root()))["text"]


def test_other_questions_have_none():
    assert same_text("fa-01", Kit(kit_root())) is None
    assert same_text("u1-l1", Kit(kit_root())) is None


def test_a_question_of_somebodys_own_that_only_ends_alike_has_none():
    assert same_text("my-own-count", Kit(kit_root())) is None
    assert same_text("u1-l1-count", Kit(kit_root())) is None
