"""Matching: row by row, and nothing given away of a row that was not tried."""

from __future__ import annotations

import re

import pytest
from _records import as_item, as_key, check_item, check_key

from whosays.core.errors import DataError
from whosays.core.i18n import counted, text
from whosays.corpus.codebook import load_codebook
from whosays.questions.kinds import match

LEFT = [{"id": name, "text": f"Row <{name}>"} for name in ("l1", "l2", "l3")]
RIGHT = [{"id": name, "text": f"Partner <{name}>"} for name in ("r1", "r2", "cant-tell")]
ITEM = {"id": "q", "kind": "match", "left": LEFT, "right": RIGHT}
PAIRS = {"l1": "r1", "l2": "r2", "l3": "cant-tell"}
SAID = [{"id": "l1", "says": "Says.", "rule": "AP.", "shows": "Shown."}]


def key(**fields):
    return as_key("match", {"pairs": PAIRS, "option": SAID, "discussion": "Talk.", **fields})


def found(answer, **fields):
    return match.grade(ITEM, key(**fields), answer)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"l1": "r1", "l9": "r1"}, {"l1": "r1"}), ({"l1": "r9", "l2": "r2"}, {"l2": "r2"}),
        ({"l1": ["r1"]}, None), ({}, None), (["l1"], None), (None, None),
    ],
)  # fmt: skip
def test_pairs_that_the_item_can_have_are_kept(value, kept):
    assert match.clean(ITEM, value) == kept


def test_a_row_counts_as_its_partner_fits():
    right = found(PAIRS)
    assert (right.state, right.score) == ("right", 1.0)
    assert right.headline.startswith("3 of 3 rows fit")
    mixed = found({"l1": "r2", "l2": "r2", "l3": "r1"}, accept_pairs={"l1": ["r2"]})
    assert [line.verdict for line in mixed.options] == ["open", "fits", "not_shown"]
    assert mixed.score == pytest.approx(2 / 3, abs=1e-4)
    assert (mixed.notes, mixed.discussion) == (("Because.",), "Talk.")


def test_of_a_blank_row_nothing_is_given_away_and_nothing_of_the_whole():
    half = found({"l2": "r1"})
    first, second, _ = half.options
    assert (first.chosen, first.says, first.rule, first.shows) == (False, "", "", "")
    assert first.text == text("marking.match_row_blank", left="Row <l1>", chosen="")
    assert second.chosen
    assert second.text == text("marking.match_row", left="Row <l2>", chosen="Partner <r1>")
    assert second.shows == text("marking.match_fits", right="Partner <r2>")
    assert half.score == 0
    assert (half.notes, half.discussion) == ((), "")
    assert counted("marking.count_blank", 2) in half.headline


def test_a_row_that_fits_says_what_the_key_says_and_not_again_what_it_goes_with():
    assert found({"l1": "r1"}).options[0].shows == "Shown."
    wrong = found({"l1": "r2"}).options[0]
    assert wrong.shows == "Shown. " + text("marking.match_fits", right="Partner <r1>")
    assert (wrong.says, wrong.rule) == ("Says.", "AP.")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"pairs": {**PAIRS, "l9": "r1"}}, "pairs: “l9”"),
        ({"pairs": {**PAIRS, "l1": "r9"}}, "pairs: “r9”"),
        ({"pairs": {"l1": "r1"}}, "not every row"),
        ({"accept_pairs": {"l9": ["r1"]}}, "accept_pairs: “l9”"),
        ({"accept_pairs": {"l1": ["r9"]}}, "accept_pairs: “r9”"),
        ({"option": [{"id": "l9", "says": "x"}]}, "option"),
    ],
)
def test_a_key_that_names_what_is_not_there_is_told(tmp_path, fields, said):
    check_key({"pairs": PAIRS}, ITEM, "f.toml", tmp_path)
    with pytest.raises(DataError, match=said):
        check_key({"pairs": PAIRS, **fields}, ITEM, "f.toml", tmp_path)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"pairs": {**PAIRS, "l1": 3}}, "a partner is not a text"),
        ({"accept_pairs": {"l1": "r1"}}, "not a list of texts"),
        ({"accept_pairs": {"l1": (3,)}}, "not a list of texts"),
    ],
)
def test_a_key_of_another_shape_is_told(fields, said):
    made = match.MatchKey(**{"item": "x", "reason": "So.", "pairs": PAIRS, **fields})
    with pytest.raises(DataError, match=said):
        match.check_key(made, as_item(ITEM), "f.toml", None)


def test_a_prediction_may_leave_rows_out(tmp_path):
    check_key({"prediction": True, "pairs": {"l1": "r1"}}, ITEM, "f.toml", tmp_path)


@pytest.mark.parametrize("side", ["left", "right"])
def test_both_sides_are_there(tmp_path, side):
    check_item(ITEM, "f.toml", tmp_path)
    with pytest.raises(DataError, match=f"item q, {side}"):
        check_item({**ITEM, side: []}, "f.toml", tmp_path)
    with pytest.raises(DataError, match=f"item q, {side}"):
        check_item({**ITEM, side: [LEFT[0], LEFT[0]]}, "f.toml", tmp_path)


def test_on_paper_partners_have_letters_and_rows_a_place_for_one():
    paper = str(match.worksheet_html(ITEM))
    assert paper.startswith(
        '<ul class="pr-choices pr-partners"><li><b>A</b><span>Partner &lt;r1&gt;</span></li>'
        "<li><b>B</b>"
    )
    assert paper.count("pr-blank") == 3


def test_kinds_of_source_have_on_paper_the_letters_that_they_have_everywhere():
    codes = load_codebook().codes["source_type"]
    right = [{"id": one.code, "text": one.label} for one in codes[1:4]]
    paper = str(match.worksheet_html({**ITEM, "right": right}))
    assert re.findall(r"<b>(.)</b>", paper) == ["B", "D", "U"]


def test_the_key_has_each_row_with_its_partner_and_what_can_be_defended():
    words = match.expected_html(ITEM, key(accept_pairs={"l2": ["r1", "cant-tell"]}))
    assert words.count("<li>") == 3
    assert "<li>Row &lt;l1&gt; → <span class='ws-fits'>Partner &lt;r1&gt;</span><br>Says." in words
    accepted = f" ({text('page.accepted')}: Partner &lt;r1&gt;; Partner &lt;cant-tell&gt;)</li>"
    assert accepted in words
    assert f"{text('page.key')}:</strong></p><ul><li>" in words
    assert words.count("</li><li>") == 2
    some = match.expected_html(ITEM, as_key("match", {"pairs": {"l1": "r1"}, "prediction": True}))
    assert some.startswith(f"<p>{text('page.prediction')}</p>")
    assert some.count("<li>") == 1
    none = match.expected_html(ITEM, as_key("match", {"prediction": True}))
    assert none == f"<p>{text('page.prediction')}</p>"
    assert (match.PLATFORM, match.SECONDS) == ("pairs", 15)


def test_a_key_grades_unless_it_says_that_it_does_not():
    assert as_key("match", {}).open is False
    assert as_key("match", {"open": True}).open is True
