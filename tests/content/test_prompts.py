"""Each prompt asks one thing, in a line or two: what stands before it is set as text."""

from __future__ import annotations

import pytest

from whosays.core.kit import HERE
from whosays.printing.tasks import paper_words
from whosays.questions.asking import LONGEST, question
from whosays.questions.items import load_unit, unit_names

ITEMS = [item for unit in unit_names() for item in load_unit(unit).items]
ON_THE_PAGE = {item.id: item.prompt for item in ITEMS}
ON_PAPER = {f"{name}, paper": said for name, said in paper_words(HERE)["prompt"].items()}


@pytest.mark.parametrize("name", [*ON_THE_PAGE, *ON_PAPER])
def test_what_asks_is_short_and_says_what_is_asked(name):
    asks = question({**ON_THE_PAGE, **ON_PAPER}[name])
    assert len(asks) <= LONGEST
    assert len(asks.split()) >= 3  # "Which?" in large type says nothing
    assert "\n" not in asks
