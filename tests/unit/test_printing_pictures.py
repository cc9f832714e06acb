"""What a lesson's sheet can show: each thing by its name, for the set that is printed."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.printing.pictures import SHOWN, case

TRIED = {
    "case": "mirror-2003-niger",
    "codes": "",
    "drift": "60",
    "later": "mirror-2003-niger",
    "mix": "001 002",
    "passage": "001 4 5",
    "path": "c08",
    "plain": "001 4",
    "quoted": "001 002",
    "report": "06-your-own-report",
    "tests": "000 4 4 ap-why-anonymous",
    "timeline": "idlib",
}


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_each_can_be_shown(name, kit):
    made = SHOWN[name](TRIED[name], kit)
    assert len(made) > 60
    assert "<script" not in made


def test_a_figure_says_in_words_what_it_shows(kit):
    made = SHOWN["path"]("c08", kit)
    assert made.startswith('<figure class="pr-figure"><img src="data:image/svg+xml;base64,')
    assert 'alt=""' not in made
    assert "<figcaption></figcaption>" not in made


def test_a_passage_that_is_still_to_be_marked_has_no_marks(kit):
    made = SHOWN["plain"](TRIED["plain"], kit)
    assert "Ukrainian military experts" in made.replace("\xa0", " ")
    assert "ws-cue" not in made
    assert "ws-code-letters" not in made
    assert "ws-cue" in SHOWN["passage"](TRIED["plain"], kit)


def test_what_came_later_may_be_kept_for_later(kit):
    whole, first = (case("mirror-2003-niger", Kit(kit), later=later) for later in (True, False))
    assert "What came later:" in whole
    assert "What came later:" not in first


@pytest.mark.parametrize("name", ["case", "later"])
def test_a_case_that_is_not_there_is_named(name, kit):
    with pytest.raises(KitError, match="mirror-none"):
        SHOWN[name]("mirror-none", kit)
