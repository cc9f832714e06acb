from __future__ import annotations

import copy
import json

import pytest
from _records import as_item, as_key
from hypothesis import given
from hypothesis import strategies as st
from test_html_page import HOSTILE, read

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.html.page import answer_card
from whosays.questions import registry
from whosays.questions.cleaning import clean
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys
from whosays.questions.kinds.compare import kind as compare
from whosays.widgets.question import Question

UNIT = "01-tiny"
FIRST = "Mayor Ana Ruiz said on 3 May that 😀 up to 60 ships may wait."
SECOND = "On 3 May 😀 hundreds of ships wait, it emerged."
ITEM = {
    "id": "t-compare",
    "kind": "compare",
    "where": "exercise",
    "prompt": "What was lost?",
    "before": {"ours": FIRST, "outlet": "the Gazette"},
    "after": {"ours": SECOND, "outlet": "the Echo"},
    "differences": [
        {"id": "who", "before": "Mayor Ana Ruiz said", "after": ""},
        {"id": "count", "before": "up to 60", "after": "hundreds of"},
        {"id": "come", "after": "it emerged"},
    ],
}
KEY = {
    "item": "t-compare",
    "pairs": {"who": "attribution", "count": "number", "come": "none"},
    "accept": {"count": ["hedge"], "come": ["cant-tell", "verb"]},
    "option": [{"id": "who", "says": "She is named.", "rule": "AP (2009): so.", "shows": "Gone."}],
    "reason": "Because it is so.",
    "discussion": "Talk.",
}
RIGHT = dict(KEY["pairs"])


@pytest.fixture
def kit(tiny):
    """Give the tiny kit with a comparison in it, still to be changed."""
    tiny.unit["item"].append(copy.deepcopy(ITEM))
    tiny.keys["key"].append(copy.deepcopy(KEY))
    return tiny


@pytest.fixture
def shown(kit):
    """Give the item in its public form."""
    return public(as_item(kit.item("t-compare")), Kit(kit.write()))


def refuse(kit):
    """Load the kit and give the sentence it is refused with."""
    root = kit.write()
    with pytest.raises(DataError) as problem:
        load_keys(UNIT, Kit(root))
    return str(problem.value)


# ---------------------------------------------------------------- the item
def test_every_place_holds_its_words_in_code_points(shown):
    found = [
        {side: (shown[side]["text"][slice(*entry[side]["place"])], entry[side]["words"])
         for side in compare.SIDES}
        for entry in shown["differences"]
    ]  # fmt: skip
    assert found == [
        {"before": ("Mayor Ana Ruiz said",) * 2, "after": ("", "")},
        {"before": ("up to 60",) * 2, "after": ("hundreds of",) * 2},
        {"before": ("", ""), "after": ("it emerged",) * 2},
    ]
    assert [entry["number"] for entry in shown["differences"]] == [1, 2, 3]


def test_the_public_form_tells_lines_steps_and_names(shown):
    assert shown["rows"] == [[[0, len(FIRST)], [0, len(SECOND)]]]
    assert 0 < shown["alike"] < 1
    assert {step["kind"] for step in shown["steps"]} <= {"changed", "dropped", "added"}
    names = [loss["id"] for loss in shown["losses"]]
    assert names == [*compare.LOSSES, "none", "cant-tell"]
    letters = [loss["letter"] for loss in shown["losses"]]
    assert len(set(letters)) == len(letters)
    assert all(loss["means"] and loss["example"] and loss["text"] for loss in shown["losses"])
    json.dumps(shown)


def test_nothing_of_the_key_is_in_the_public_form(kit):
    kit.keys["key"][-1]["reason"] = "A secret reason."
    found = json.dumps(public(as_item(kit.item("t-compare")), Kit(kit.write())))
    assert "secret" not in found
    assert "She is named" not in found


def test_the_choices_can_be_fewer_but_never_without_the_open_ones(kit):
    kit.item("t-compare")["losses"] = ["none", "hedge", "attribution"]
    kit.keys["key"].pop()
    kit.keys["key"].append({**KEY, "pairs": dict.fromkeys(RIGHT, "hedge"), "accept": {}})
    root = kit.write()
    names = [loss["id"] for loss in public(as_item(kit.item("t-compare")), Kit(root))["losses"]]
    assert names == ["hedge", "attribution", "none", "cant-tell"]
    assert load_keys(UNIT, Kit(root))["t-compare"].pairs["who"] == "hedge"


def test_both_texts_may_stand_in_an_article(kit):
    item = kit.item("t-compare")
    item.update(before={"article": "t1", "paragraph": 3}, after={"article": "t1", "paragraph": 1})
    # A keyboard's space finds the article's non-breaking one.
    item["differences"] = [
        {"id": "who", "before": "A source told the Gazette"},
        {"id": "count", "before": "closed", "after": "closed"},
        {"id": "come", "after": "😀"},
    ]
    found = public(as_item(item), Kit(kit.write()))
    assert found["differences"][0]["before"]["words"] == "A\u00a0source told the Gazette"
    assert found["differences"][2]["after"]["words"] == "😀"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"differences": []}, "none is listed"),
        ({"differences": [{"id": "who"}]}, "no words"),
        ({"differences": [{"id": "who", "before": "Mayor Bob"}]}, "stands 0 times"),
        ({"differences": [{"id": "who", "before": "May"}]}, None),
        ({"differences": [{"id": "who", "after": "h"}]}, "stands 0 times"),
        ({"differences": [{"id": "who", "before": "a", "why": "x"}]}, "not known"),
        (
            {"differences": [{"id": "who", "before": "to 60"}, {"id": "b", "before": "60 ships"}]},
            "shares words with difference who",
        ),
        ({"differences": [{"id": "who", "before": "60"}, {"id": "who", "after": "May"}]}, "twice"),
        # Two that touch share no word, whichever is listed first.
        ({"differences": [{"id": "a", "before": "60 ships"}, {"id": "b", "before": "to "}]}, None),
        ({"differences": [{"id": "b", "before": "to "}, {"id": "a", "before": "60 ships"}]}, None),
        # Neither the end of a word nor its beginning is the word.
        ({"differences": [{"id": "who", "before": "60 s"}]}, "stands 0 times"),
        ({"differences": [{"id": "who", "before": "o 60"}]}, "stands 0 times"),
        ({"losses": ["verbatim"]}, "not one of the values"),
        ({"before": {"control": "c-none", "side": "a"}}, "no control pair"),
        ({"before": {"article": "t1"}}, "missing"),
        ({"before": "t1"}, "not a table"),
    ],
)
def test_an_item_that_cannot_be_used_is_refused_with_its_place(kit, change, told):
    kit.item("t-compare").update(change)
    kit.keys["key"] = kit.keys["key"][:-1]
    if told is None:
        load_unit(UNIT, Kit(kit.write()))
        return
    sentence = refuse(kit)
    assert told in sentence
    assert "t-compare" in sentence


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"pairs": {"who": "attribution"}}, "not every difference"),
        ({"pairs": {**RIGHT, "who": "nothing"}}, "not a choice"),
        ({"pairs": {**RIGHT, "who": "nothing"}}, "Use one of"),
        ({"pairs": {**RIGHT, "who": "nothing"}}, "['nothing']"),
        ({"pairs": {**RIGHT, "gone": "hedge"}}, "not a difference"),
        ({"accept": {"who": "hedge"}}, "“hedge” is not a choice"),
        ({"accept": {"who": "hedge"}}, "Use a list of"),
        ({"accept": {"gone": ["hedge"]}}, "not a difference"),
        ({"accept": ["who"]}, "not a table"),
        ({"option": [{"id": "gone", "says": "x"}]}, "not a difference"),
        ({"option": [{"id": "gone", "says": "x"}]}, "key t-compare, option"),
        ({"option": [{"id": "who", "sees": "x"}]}, "not known"),
    ],
)
def test_a_key_that_does_not_fit_is_refused(kit, change, told):
    kit.key("t-compare").update(change)
    assert told in refuse(kit)


def test_a_prediction_needs_no_names(kit):
    kit.keys["key"][-1] = {"item": "t-compare", "prediction": True, "reason": "Later."}
    key = load_keys(UNIT, Kit(kit.write()))["t-compare"]
    shown = public(as_item(kit.item("t-compare")), Kit(kit.root))
    assert grade(shown, key, RIGHT).state == "noted"
    assert "not marked" in read(compare.expected_html(shown, key)).words


# ---------------------------------------------------------------- answers
anything = st.recursive(
    st.none() | st.integers() | st.sampled_from(["who", "count", "hedge", "cant-tell", "zz"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["who", "count", "zz", ""]), inner, max_size=4)
    ),
)


@given(anything)
def test_an_answer_holds_only_what_the_item_has(value):
    item = {
        "id": "q", "kind": "compare",
        "differences": [{"id": "who"}, {"id": "count"}],
        "losses": [{"id": "hedge"}, {"id": "cant-tell"}],
    }  # fmt: skip
    answer = clean(item, value)
    assert clean(item, answer) == answer
    if answer is not None:
        assert answer
        assert set(answer) <= {"who", "count"}
        assert set(answer.values()) <= {"hedge", "cant-tell"}


@pytest.mark.parametrize("value", [None, {}, [], "hedge", {"zz": "hedge"}, {"who": ["hedge"]}])
def test_nothing_of_use_is_blank(shown, value):
    feedback = grade(shown, as_key("compare", KEY), value)
    assert feedback.state == "blank"
    assert "Can’t tell" in feedback.headline


def test_every_name_as_in_the_key_is_right(shown):
    feedback = grade(shown, as_key("compare", KEY), RIGHT)
    assert (feedback.state, feedback.score) == ("right", 1.0)
    assert [line.verdict for line in feedback.options] == ["fits"] * 3
    first = feedback.options[0]
    assert first.text.startswith("1. “Mayor Ana Ruiz said” → nothing")
    assert (first.says, first.rule, first.shows) == ("She is named.", "AP (2009): so.", "Gone.")
    assert feedback.notes == ("Because it is so.",)
    assert feedback.discussion == "Talk."


def test_an_accepted_name_counts_in_full_and_can_be_discussed(shown):
    feedback = grade(
        shown, as_key("compare", KEY), {**RIGHT, "count": "hedge", "come": "cant-tell"}
    )
    assert (feedback.state, feedback.score) == ("open", 1.0)
    assert [line.verdict for line in feedback.options] == ["fits", "open", "open"]
    assert "We would say" in feedback.options[1].shows
    assert "The number moved" in feedback.options[1].shows


def test_one_left_out_keeps_no_other_from_being_read(shown):
    feedback = grade(shown, as_key("compare", KEY), {"come": "none"})
    assert [line.id for line in feedback.options] == ["come"]


def test_words_that_the_later_text_lacks_stand_there_behind_those_before_them(kit):
    item = kit.item("t-compare")
    item.update(before={"ours": "It rained. Lo said so.", "outlet": "A"})
    item.update(after={"ours": "It rained.", "outlet": "B"})
    item["differences"] = [{"id": "who", "before": "Lo said"}]
    (found,) = public(as_item(item), Kit(kit.write()))["differences"]
    assert found["after"]["words"] == ""
    assert found["after"]["place"][0] >= len("It rained")


def test_another_name_gets_ours(shown):
    feedback = grade(shown, as_key("compare", KEY), {**RIGHT, "who": "date"})
    assert (feedback.state, feedback.score) == ("partly", 0.6667)
    assert "2 of 3" in feedback.headline
    line = feedback.options[0]
    assert line.verdict == "fits_not"
    assert line.shows.startswith("Gone. We would say: “The source dropped out”.")
    assert feedback.more["named"]["who"] == {"loss": "date", "verdict": "fits_not"}


def test_what_has_no_name_yet_is_not_given_away(shown):
    feedback = grade(shown, as_key("compare", KEY), {"who": "attribution"})
    assert (feedback.state, feedback.score) == ("partly", 0.3333)
    assert [line.id for line in feedback.options] == ["who"]
    assert "2 not answered yet" in feedback.headline
    assert "number moved" not in json.dumps(feedback.more)


def test_nothing_as_in_the_key_asks_to_look_and_never_only_judges(shown):
    feedback = grade(shown, as_key("compare", KEY), dict.fromkeys(RIGHT, "date"))
    assert (feedback.state, feedback.score) == ("not_yet", 0.0)
    assert "wrong" not in feedback.headline.lower()
    assert all("We would say" in line.shows for line in feedback.options)


def test_marking_reads_and_changes_nothing(shown):
    before = copy.deepcopy((shown, KEY))
    grade(shown, as_key("compare", KEY), RIGHT)
    assert (shown, KEY) == before


# ---------------------------------------------------------------- paper
def test_paper_has_both_texts_numbers_lines_and_what_each_name_means(shown):
    found = read(compare.worksheet_html(shown))
    words = " ".join(found.words.split())
    for part in ("Mayor Ana Ruiz said", "hundreds of", "it emerged", "[1]", "[2]", "[3]"):
        assert part in words
    assert words.count("[1]") == words.count("[3]") == 2
    assert compare.worksheet_html(shown).count("pr-blank") == 3
    meant = " ".join(read(compare.legend(shown)).words.split())
    for loss in shown["losses"]:
        assert loss["text"] in meant
        assert loss["means"] in meant
    for secret in ("She is named", "Because it is so"):
        assert secret not in words


def test_paper_loses_no_word_of_the_texts(shown):
    for side, text in (("before", FIRST), ("after", SECOND)):
        (place,) = [row[compare.SIDES.index(side)] for row in shown["rows"]]
        from whosays.questions.kinds.compare import paper as compare_paper  # noqa: PLC0415 - its inside, for this test alone

        words = read(compare_paper._pieces(shown, side, place)).words
        for number in ("[1]", "[2]", "[3]", "‸"):
            words = words.replace(number, "")
        assert words == text


def test_the_card_shows_the_key_and_why(shown):
    words = read(answer_card(shown, as_key("compare", KEY))).words
    for part in ("The source dropped out", "She is named.", "Also accepted", "Because it is so."):
        assert part in words


def test_hostile_words_stay_words_on_paper(kit):
    item = kit.item("t-compare")
    item.update(prompt=HOSTILE, before={"ours": HOSTILE, "outlet": HOSTILE})
    item["differences"][0]["before"] = "<script>alert(1)</script>"
    item["differences"] = [{"id": "who", "before": "onerror", "after": "On 3 May"}]
    told = {"id": "who", "says": HOSTILE, "rule": HOSTILE, "shows": HOSTILE}
    key = {**KEY, "pairs": {"who": "none"}, "accept": {}, "option": [told], "reason": HOSTILE}
    kit.keys["key"][-1] = key
    shown = public(as_item(item), Kit(kit.write()))
    assert "<script>" in read(compare.worksheet_html(shown)).words
    assert read(answer_card(shown, as_key("compare", key))).words.count(HOSTILE) >= 4


# ---------------------------------------------------------------- the widget
def test_the_widget_carries_its_control_and_only_its_own(shown):
    widget = Question(shown, answer={**RIGHT, "zz": "hedge"})
    assert widget.answer == RIGHT
    assert "compare_choose" in widget._esm
    assert registry.of("compare") is compare
    assert "compare_choose" not in Question({**ITEM, "kind": "text"})._esm
