from __future__ import annotations

import copy
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from _records import as_item, as_key, changed, check_item, check_key
from hypothesis import given
from hypothesis import strategies as st

from whosays.answers.session import Sheet
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.questions import items, keys
from whosays.questions.feedback import as_dict, joined
from whosays.questions.grading import grade
from whosays.questions.kinds.roots import kind as roots
from whosays.questions.kinds.roots.feedback import count_words, difference, score_of, title
from whosays.widgets.bind import ask

FILE = Path("exercises/01-tiny.toml")
ITEM = {
    "id": "t-roots",
    "kind": "roots",
    "where": "exercise",
    "prompt": "How many roots?",
    "cards": [
        {"id": "a", "text": "Ruiz", "article": "t1", "paragraph": 4, "words": "Mayor Ana Ruiz"},
        {"id": "b", "text": "A paper repeats the mayor", "label": "The Post"},
        {"id": "c", "article": "t1", "paragraph": 3},
        {"id": "d", "text": "The Port", "article": "t1", "paragraph": 6, "label": "On paper"},
        {"id": "e", "text": "A page asks why"},
    ],
    "piles": 5,
}
KEY = {
    "item": "t-roots",
    "groups": [["a", "b"], ["c"], ["d"]],
    "ties": [["b", "c"]],
    "aside": ["e"],
    "count": [2, 3],
    "reason": "Two people, and perhaps a third.",
    "discussion": "Whom would you ask?",
    "option": [{"id": "a", "says": "She says so.", "rule": "AP (2009): ask.", "shows": "Shown."}],
}
REFERENCE = {"a": "1", "b": "1", "c": "2", "d": "3", "e": "aside"}


def answer(piles, ties=(), **names):
    return {
        "piles": piles,
        "ties": [list(tie) for tie in ties],
        "names": {name[1:]: words for name, words in names.items()},
    }


@pytest.fixture
def root(tiny):
    """Give the tiny kit with a root counter in it, on disk."""
    tiny.unit["item"].append(copy.deepcopy(ITEM))
    tiny.keys["key"].append(copy.deepcopy(KEY))
    return tiny.write()


@pytest.fixture
def shown(root):
    """Give the item as the page has it."""
    return items.public(items.find_item("t-roots", Kit(root))[1], Kit(root))


@pytest.fixture
def key(root):
    """Give the complete key."""
    return keys.load_keys("01-tiny", Kit(root))["t-roots"]


def line(feedback, card):
    return next(entry for entry in feedback.options if entry.id == card)


# ---------------------------------------------------------------- item
def test_cards_are_shown_with_letters_words_and_places(shown):
    table = {card["id"]: card for card in shown["cards"]}
    assert [card["letter"] for card in shown["cards"]] == ["A", "B", "C", "D", "E"]
    assert table["a"]["quote"] == "Mayor Ana Ruiz"
    assert "paragraph 4" in table["a"]["label"]
    assert (table["b"]["quote"], table["b"]["label"]) == ("", "The Post")
    # Without words of ours the paragraph is the card; with them it is only the place.
    assert table["c"]["quote"].startswith("A\u00a0source told the Gazette")
    assert (table["d"]["quote"], table["d"]["label"]) == ("", "On paper")
    assert (shown["piles"], shown["aside"]) == (5, "Set aside: leads to no source for this claim")


def test_nothing_of_the_key_is_shown(shown):
    assert set(shown) - set(ITEM) == {
        "passage", "setup", "note", "hints", "aside", "number", "path",
    }  # fmt: skip


def test_an_item_may_call_the_pile_beside_the_others_by_a_name_of_its_own(root):
    assert (
        roots.public(as_item({**ITEM, "aside": "Another story"}), Kit(root))["aside"]
        == "Another story"
    )
    assert (
        roots.public(as_item({n: v for n, v in ITEM.items() if n != "piles"}), Kit(root))["piles"]
        == 6
    )


def test_words_that_do_not_stand_there_are_named(root):
    bad = {**ITEM, "cards": [{"id": "a", "article": "t1", "paragraph": 4, "words": "Nobody"}]}
    with pytest.raises(KitError, match="Nobody"):
        roots.public(as_item(bad), Kit(root))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cards": "x"}, "not a list"),
        ({"cards": []}, "0 cards"),
        ({"cards": [{"id": "a", "text": "x"}]}, "there is 1 card\\."),
        ({"cards": [{"id": f"c{n}", "text": "x"} for n in range(27)]}, "27 cards"),
        ({"cards": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]}, "used twice"),
        ({"cards": [{"id": "a"}, {"id": "b", "text": "x"}]}, "says nothing"),
        ({"cards": [{"id": "a", "text": "x", "article": "t1"}, {"id": "b", "text": "x"}]}, "go"),
        ({"cards": [{"id": "a", "text": "x", "paragraph": 2}, {"id": "b", "text": "x"}]}, "go"),
        ({"cards": [{"id": "a", "text": "x", "pile": "1"}, {"id": "b", "text": "x"}]}, "not known"),
        ({"piles": 1}, "piles"),
        ({"piles": 10}, "piles"),
    ],
)
def test_an_item_that_cannot_be_used_is_named(change, message):
    with pytest.raises(DataError, match=message):
        check_item({**ITEM, **change}, FILE, FILE.parent)


# ---------------------------------------------------------------- key
def test_the_count_follows_from_the_key(key):
    assert key.count == (2, 3)
    bare = {name: value for name, value in KEY.items() if name != "count"}
    assert roots.complete_key(as_key("roots", bare), as_item(ITEM), Kit(FILE)).count == (2, 3)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"groups": [["a", "b"], ["c"]]}, "no place is given for: d"),
        ({"groups": [["a", "b"], ["c", "a"], ["d"]]}, "“a” is sorted twice"),
        ({"aside": ["e", "d"]}, "“d” is sorted twice"),
        ({"groups": [["a", "b"], ["c"], ["d"], ["z"]]}, "“z” is not a card"),
        ({"groups": [["a", "b"], ["c"], ["d"], []]}, "empty"),
        ({"ties": [["a", "b"]]}, "does not join two roots"),
        ({"ties": [["a", "e"]]}, "does not join two roots"),
        ({"ties": [["a"]]}, "does not join two roots"),
        ({"ties": [["a", "c", "d"]]}, "does not join two roots"),
        ({"ties": [["a", 3]]}, "does not join two roots"),
        ({"accept_ties": [["a", "b"]]}, "does not join two roots"),
        ({"count": [3, 3]}, r"groups and ties give \[2, 3\]"),
        ({"accept_groups": [[["a", "z"]]]}, "“z” is not a card"),
        ({"accept_groups": [["a", "b"]]}, "not a list of groups"),
        ({"accept_groups": [[["a"], ["a"]]]}, "sorted twice"),
        ({"option": [{"id": "z", "says": "x"}]}, "“z” is not a card"),
        ({"option": [{"id": "a", "verdict": "x"}]}, "not known"),
    ],
)
def test_a_key_that_does_not_fit_is_named(change, message):
    with pytest.raises(DataError, match=message):
        check_key({**KEY, **change}, ITEM, FILE, FILE.parent)


def test_more_groups_than_piles_cannot_be_sorted():
    with pytest.raises(DataError, match="3 groups do not go into 2 piles"):
        check_key(KEY, {**ITEM, "piles": 2}, FILE, FILE.parent)


def test_a_guess_needs_no_sorting(root):
    guess = {"item": "t-roots", "prediction": True, "reason": "Later."}
    check_key(guess, ITEM, FILE, root)
    assert (
        grade(
            ITEM | roots.public(as_item(ITEM), Kit(root)),
            as_key("roots", guess),
            answer({"a": "1"}),
        ).state
        == "noted"
    )


# ---------------------------------------------------------------- cleaning
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["a", "e", "1", "5", "6", "aside", "z", ""])
    | st.text(st.characters(), max_size=80),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["piles", "ties", "names", "a", "1", "5"]), inner)
        | st.fixed_dictionaries({"piles": inner, "ties": inner, "names": inner})
    ),
    max_leaves=12,
)
PUBLIC = {
    **ITEM,
    "cards": [
        {"id": c, "letter": c.upper(), "text": f"Card {c}", "quote": "", "label": ""}
        for c in "abcde"
    ],
    "aside": "Aside",
}


@given(anything)
def test_anything_becomes_an_answer_or_a_blank(value):
    before = repr(value)
    found = roots.clean(PUBLIC, value)
    assert repr(value) == before
    assert roots.clean(PUBLIC, found) == found
    json.dumps(found, allow_nan=False).encode("utf-8")
    if found is None:
        return
    assert set(found) == {"piles", "ties", "names"}
    assert list(found["piles"]) == [c for c in "abcde" if c in found["piles"]]
    assert set(found["piles"].values()) <= {*"12345", "aside"}
    assert found["ties"] == sorted(found["ties"])
    assert all(
        len(tie) == 2 and tie[0] < tie[1] and set(tie) <= set("12345") for tie in found["ties"]
    )
    assert all(0 < len(name) <= roots.LONGEST_NAME for name in found["names"].values())


@given(anything)
def test_no_answer_breaks_the_marking(value):
    feedback = grade(PUBLIC, as_key("roots", KEY), value)
    json.dumps(as_dict(feedback), allow_nan=False)
    assert feedback.headline
    assert feedback.score is None or 0 <= feedback.score <= 1


def test_ties_come_once_and_in_order_and_names_without_what_files_cannot_hold():
    found = roots.clean(
        PUBLIC,
        {
            "piles": {"e": "aside", "a": "5", "b": "6", "z": "1", "c": ["1"]},
            "ties": [["3", "1"], ["1", "3"], ["2", "2"], ["1", "aside"], ["1"], "12", ["1", "2"]],
            "names": {"1": "Ruiz ", "2": " ", "3": "half \ud83d\0", "4": "x" * 99, "9": "y"},
        },
    )
    assert found == {
        "piles": {"a": "5", "e": "aside"},
        "ties": [["1", "2"], ["1", "3"]],
        "names": {"1": "Ruiz ", "3": "half �", "4": "x" * 60},
    }


def test_a_name_or_a_tie_alone_is_kept_but_there_is_nothing_to_check_yet(shown, key):
    for alone in (answer({}, p1="Ruiz"), answer({}, [("1", "2")])):
        assert roots.clean(shown, alone) is not None
        feedback = grade(shown, key, alone)
        assert (feedback.state, feedback.score) == ("blank", None)
        assert "No card is sorted yet" in feedback.headline
    assert roots.clean(shown, answer({})) is None
    assert grade(shown, key, None).state == "blank"


# ---------------------------------------------------------------- marking
def test_the_sorting_of_the_text_fits_whatever_the_piles_numbers(shown, key):
    other = {"a": "4", "b": "4", "c": "1", "d": "2", "e": "aside"}
    for piles, tie in ((REFERENCE, ("1", "2")), (other, ("1", "4"))):
        feedback = grade(shown, key, answer(piles, [tie]))
        assert (feedback.state, feedback.score) == ("right", 1)
        assert feedback.headline == "6 of 6 cards and ties are where we put them"
        assert feedback.more["count"] == "You counted 2 to 3; we count 2 to 3 from the text."
        assert feedback.more["difference"] == "That is the same count."
        assert all(entry.verdict == "fits" for entry in feedback.options)
        assert feedback.notes == (KEY["reason"],)


def test_settling_what_the_text_leaves_open_costs_half_of_each_pair(shown, key):
    tied = grade(shown, key, answer(REFERENCE, [("1", "2")]))
    sure = grade(shown, key, answer(REFERENCE))
    one = grade(shown, key, answer({**REFERENCE, "c": "1"}))
    assert tied.score > sure.score == one.score == 0.95
    assert sure.state == one.state == "partly"
    # The cards of both piles lie as we have them; what was settled is said once, of the tie.
    assert sure.headline == "5 of 6 cards and ties are where we put them · 1 not shown by the text"
    assert "a tie leaves that open" in line(sure, "1=2").shows
    assert "is within ours" in sure.more["difference"]
    assert line(one, "c").verdict == "not_shown"


def test_a_count_outside_the_range_is_said_with_its_difference(shown, key):
    apart = grade(shown, key, answer({"a": "1", "b": "2", "c": "3", "d": "4", "e": "5"}))
    assert apart.more["count"] == "You counted 5; we count 2 to 3 from the text."
    assert apart.more["difference"] == "That is 2 more than the text lets you count."
    assert apart.more["error"] == 2
    # Of 10 pairs 7 agree and 2 by half; a card should be aside; two roots too many.
    assert apart.score == pytest.approx((8 / 11 + 1 / 3) / 2, abs=1e-4)


def test_one_pile_for_all_means_the_root_of_most_of_its_cards(shown, key):
    feedback = grade(shown, key, answer(dict.fromkeys("abcde", "1")))
    # The pile means the root that most of its cards have: two of five.
    assert feedback.headline == "2 of 5 cards are where we put them"
    assert feedback.state == "partly"
    assert feedback.more["difference"] == "That is 1 fewer than the text shows."
    assert "wrong" not in json.dumps(as_dict(feedback))


def test_cards_that_are_not_sorted_yet_are_named(shown, key):
    feedback = grade(shown, key, answer({"a": "1", "b": "1"}))
    assert feedback.notes[0] == "Not sorted yet: C, D and E."
    assert set(feedback.more) == {"error"}  # our piles would tell where they lie
    assert not line(feedback, "d").chosen
    assert line(feedback, "d").shows == ""  # nothing is told of a card before it is sorted
    assert "not sorted yet" in line(feedback, "d").text


def test_each_card_is_told_where_it_lies_and_why(shown, key):
    feedback = grade(
        shown, key, answer({**REFERENCE, "d": "aside"}, [("1", "2")], p1="the <mayor>")
    )
    first = line(feedback, "a")
    assert first.text == "A. Ruiz (in your pile 1, ‘the <mayor>’)"
    assert (first.says, first.rule) == ("", "AP (2009): ask.")
    assert first.shows == "Shown."
    assert line(feedback, "c").text.endswith("(in your pile 2)")
    assert line(feedback, "d").text == "D. The Port (you set it aside)"
    assert line(feedback, "d").verdict == "fits_not"
    assert "only card of its root" in line(feedback, "d").shows
    assert line(feedback, "e").shows == ""


def test_a_root_set_aside_with_an_echo_in_its_place_is_not_right(shown, key):
    # As many piles, and every two cards together or apart as in the key; yet a first source
    # is aside, and what says nothing of its own is counted.
    feedback = grade(shown, key, answer({**REFERENCE, "d": "aside", "e": "3"}, [("1", "2")]))
    assert feedback.state == "partly"
    assert feedback.score == pytest.approx((10 / 12 + 1) / 2, abs=1e-4)
    verdicts = [line(feedback, card).verdict for card in "abcde"]
    assert verdicts == ["fits", "fits", "fits", "fits_not", "fits_not"]
    assert "it is set aside" in line(feedback, "e").shows


def test_a_card_that_lies_elsewhere_is_told_its_company(shown, key):
    feedback = grade(shown, key, answer({"a": "1", "b": "2", "c": "3", "e": "1"}))
    assert "same root as A." in line(feedback, "b").shows
    assert "it is set aside" in line(feedback, "e").shows
    assert not line(feedback, "d").chosen


def test_leaving_open_what_the_text_settles_is_half_an_agreement(shown, key):
    split = {**REFERENCE, "b": "4"}
    feedback = grade(shown, key, answer(split, [("1", "2"), ("1", "4")]))
    # One of ten pairs by half; the count is 2 to 4, one too many.
    assert feedback.score == pytest.approx((0.95 + 1 / 2) / 2)
    assert line(feedback, "b").verdict == "partly"


def test_another_sorting_that_can_be_defended_counts_as_much(shown, key):
    other = changed("roots", key, accept_groups=[[["a", "b"], ["c"], ["d", "e"]]])
    given_other = answer({**REFERENCE, "e": "3"}, [("1", "2")])
    feedback = grade(shown, other, given_other)
    assert (feedback.state, feedback.score) == ("open", 1)
    assert line(feedback, "e").verdict == "open"
    # It lies as the other reading has it; what ours says is not what lies there already.
    assert "In our reading it is set aside" in line(feedback, "e").shows
    assert "Another place for it can be defended too." in line(feedback, "e").shows
    # Only the card that moves is in dispute, not those it moves away from or to.
    assert all(line(feedback, card).verdict == "fits" for card in "abcd")
    main = grade(shown, other, answer(REFERENCE, [("1", "2")]))
    assert main.score == 1
    assert main.state == "right"
    assert grade(shown, key, given_other).score < 1


def test_where_careful_readers_differ_a_tie_is_as_good_as_either(shown, key):
    settled = changed("roots", key, ties=[], count=[3, 3])
    other = changed("roots", settled, accept_groups=[[["a"], ["b"], ["c"], ["d"]]])
    split = {**REFERENCE, "b": "4"}
    for piles, ties in ((REFERENCE, []), (split, []), (split, [("1", "4")])):
        assert grade(shown, other, answer(piles, ties)).score == 1
    assert grade(shown, settled, answer(split, [("1", "4")])).score < 1
    apart = grade(shown, other, answer(split))
    assert apart.more["count"] == "You counted 4; we count 3 from the text."
    assert apart.more["difference"] == "A careful reader can come to your count too."
    assert (apart.more["theirs"]["count"], apart.more["other"]) == ("4", True)
    assert grade(shown, other, answer(REFERENCE)).more["difference"] == "That is the same count."


def test_the_same_count_from_other_cards_is_not_defended(shown, key):
    """Four piles, but not those of the reading that has four: the number fits by accident."""
    settled = changed("roots", key, ties=[], count=[3, 3])
    other = changed("roots", settled, accept_groups=[[["a"], ["b"], ["c"], ["d"]]])
    found = grade(shown, other, answer({**REFERENCE, "b": "4", "c": "aside", "e": "5"}))
    assert found.more["count"] == "You counted 4; we count 3 from the text."
    # Nor does "1 more than the text lets you count" stand above a reading with as many.
    assert (found.more["theirs"]["count"], found.more["other"]) == ("4", True)
    assert found.more["difference"] == (
        "Another reading that can be defended comes to your count too, "
        "but from other piles than yours."
    )


def test_a_tie_that_can_be_defended_counts_as_much_as_none(shown, key):
    settled = changed("roots", key, ties=[], count=[3, 3])
    other = changed("roots", settled, accept_ties=[["a", "d"]])
    for ties in ([], [("1", "3")]):
        feedback = grade(shown, other, answer(REFERENCE, ties))
        assert (feedback.state, feedback.score) == ("open" if ties else "right", 1)
        assert feedback.more["other"] is bool(ties)  # another reading than ours is drawn
        if ties:
            assert line(feedback, "1=3").verdict == "open"
    assert grade(shown, other, answer(REFERENCE, [("2", "3")])).score < 1
    assert grade(shown, settled, answer(REFERENCE, [("1", "3")])).score < 1


def test_in_another_sorting_a_tied_card_may_be_aside(shown, key):
    other = changed("roots", key, accept_groups=[[["a", "b"], ["d"]], [["a", "b", "c"], ["d"]]])
    feedback = grade(
        shown, other, answer({"a": "1", "b": "1", "d": "2", "c": "aside", "e": "aside"})
    )
    assert (feedback.state, feedback.score) == ("open", 1)
    assert line(feedback, "c").verdict == "open"


def test_seven_outlets_with_one_statement_are_one_root():
    cards = [{**card, "id": str(n), "letter": "ABCDEFG"[n]} for n, card in
             enumerate(PUBLIC["cards"][:1] * 7)]  # fmt: skip
    item = {**PUBLIC, "cards": cards, "piles": 7}
    key = as_key("roots", {"groups": [list("0123456")]})
    key = roots.complete_key(key, as_item(ITEM), Kit(FILE))
    one = grade(item, key, answer(dict.fromkeys("0123456", "2")))
    assert (one.state, one.score) == ("right", 1)
    assert one.more["count"] == "You counted 1; we count 1 from the text."
    seven = grade(item, key, answer({str(n): str(n + 1) for n in range(7)}))
    assert (seven.state, seven.score) == ("partly", round(1 / 14, 4))
    assert seven.more["difference"] == "That is 6 more than the text lets you count."


def test_what_is_drawn_has_piles_that_may_be_one_in_one_bundle(shown, key):
    more = grade(shown, key, answer(REFERENCE, [("1", "3")], p1="Ruiz")).more
    assert more["mine"]["bundles"] == [
        [{"name": "Ruiz", "cards": ["A", "B"]}, {"name": "", "cards": ["D"]}],
        [{"name": "", "cards": ["C"]}],
    ]
    assert more["theirs"]["bundles"][0] == [
        {"name": "", "cards": ["A", "B"]},
        {"name": "", "cards": ["C"]},
    ]
    assert (more["mine"]["count"], more["theirs"]["aside"]) == ("2 to 3", ["E"])


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        ((1, 1), (1, 1), "the same count"),
        ((1, 1), (1, 2), "within ours"),
        ((3, 3), (1, 2), "That is 1 more"),
        ((1, 1), (3, 5), "That is 2 fewer"),
        ((1, 4), (1, 2), "Your higher number is 2 more"),
        ((1, 2), (2, 2), "Your lower number is 1 less"),
    ],
)
def test_differences_are_sentences(mine, theirs, words):
    assert words in difference(mine, theirs)


def test_both_ends_of_a_range_can_reach_too_far():
    said = difference((1, 4), (2, 3))
    assert "higher number is 1 more" in said
    assert "lower number is 1 less" in said


def test_counts_and_lists_in_words():
    assert (count_words((2, 2)), count_words((1, 3))) == ("2", "1 to 3")
    assert (joined(["A"]), joined(["A", "B", "C"])) == ("A", "A, B and C")
    assert (score_of(1, 0), score_of(0.5, 1), score_of(0, 1)) == (1, 0.5, 0.25)
    assert title({"letter": "A", "text": "word " * 40, "quote": ""}).endswith("…")
    assert len(title({"letter": "A", "text": "word " * 40, "quote": ""})) < 80


# ---------------------------------------------------------------- for the teacher, on paper
class Balanced(HTMLParser):
    """Collects the words, and makes sure every element is closed in its turn."""

    def __init__(self, markup):
        super().__init__()
        self.open, self.words, self.tags = [], "", set()
        self.feed(str(markup))
        assert self.open == []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002, D102
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag):  # noqa: D102
        assert self.open.pop() == tag

    def handle_data(self, data):  # noqa: D102
        self.words += data


def test_the_teacher_sees_groups_ties_aside_count_and_other_sortings(shown, key):
    words = Balanced(
        roots.expected_html(
            shown, changed("roots", key, accept_groups=[[["a"], ["b", "c"], ["d"]]])
        )
    ).words
    for part in ("2 to 3", "B – C", "Root 3", "She says so. AP (2009): ask. Shown."):
        assert part in words
    order = [words.index(part) for part in ("A Ruiz", "B A paper", "D The Port", "E A page")]
    assert order == sorted(order)
    assert "A | B C | D" in words
    assert "guess" in roots.expected_html(shown, changed("roots", key, prediction=True))


def test_the_sheet_of_paper_has_the_passage_too(shown):
    item = {**shown, "passage": {"label": "Article 1", "text": "Words <here>"}}
    words = Balanced(roots.worksheet_html(item)).words
    assert "Article 1" in words
    assert "Words <here>" in words


def test_the_sheet_of_paper_has_all_that_the_page_has(shown):
    words = Balanced(roots.worksheet_html(shown)).words
    for card, cut in zip(shown["cards"], roots.cuts(shown), strict=True):
        assert cut.mark == card["letter"]
        for part in ("text", "quote", "label"):
            assert card[part] in Balanced(cut.body).words
    assert "one pile" in Balanced(roots.legend(shown)).words
    assert shown["aside"] in words
    assert "at least" in words
    assert roots.worksheet_html(shown).count("<tr>") == 1 + 5 + 1  # heads, piles, aside


@pytest.mark.parametrize(
    "words", ["<script>x</script>", "<img src=x onerror=y>", "\"'><b>", "&lt;"]
)
def test_hostile_words_stay_words(words, key):
    cards = [
        {"id": c, "letter": c.upper(), "text": words, "quote": words, "label": words}
        for c in "abcde"
    ]
    item = {**PUBLIC, "cards": cards, "aside": words}
    cards = "".join(cut.body for cut in roots.cuts(item))
    for markup in (roots.worksheet_html(item), cards, roots.expected_html(item, key)):
        page = Balanced(markup)
        assert page.tags <= {
            "p", "ul", "ol", "li", "strong", "span", "blockquote",
            "table", "caption", "thead", "tbody", "tr", "th", "td",
        }  # fmt: skip
        assert words in page.words


# ---------------------------------------------------------------- the whole way
def test_an_answer_is_stored_checked_and_read_again(root, monkeypatch, tmp_path):
    monkeypatch.setenv("WHOSAYS_KIT", str(root))
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    widget = ask("t-roots", Kit(root))
    given_answer = answer(REFERENCE, [("1", "2")], p1="Ruiz")
    widget._handle_custom_msg({"type": "check", "view": "v", "seq": 1, "answer": given_answer}, [])
    assert widget.feedback["state"] == "right"
    assert Sheet("t-roots", Kit(root)).value == given_answer
    again = ask("t-roots", Kit(root))
    assert (again.answer, again.feedback["state"]) == (given_answer, "right")
    assert repr(again) == "Question t-roots (root counter): answered"


def test_every_text_the_page_asks_for_is_there(root, monkeypatch, tmp_path):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    widget = ask("t-roots", Kit(root))
    asked = set(re.findall(r'["`](roots_\w+)["`]', widget._esm))
    counted = set(re.findall(r'\bn\("(roots_\w+)"', widget._esm))
    assert len(asked) > 25
    assert len(counted) == 3
    forms = {f"{key}_{form}" for key in counted for form in ("one", "other")}
    assert (asked - counted | forms) - set(widget.strings) == set()


# ---------------------------------------------------------------- where a limit begins
@pytest.mark.parametrize("piles", [2, roots.MOST_PILES])
def test_the_fewest_and_the_most_piles_are_allowed(piles):
    check_item({**ITEM, "piles": piles}, FILE, FILE.parent)


@pytest.mark.parametrize("count", [2, roots.MOST_CARDS])
def test_the_fewest_and_the_most_cards_are_allowed(count):
    cards = [{"id": f"c{n}", "text": "x"} for n in range(count)]
    check_item({**ITEM, "cards": cards}, FILE, FILE.parent)


def test_as_many_groups_as_piles_can_be_sorted():
    check_key(KEY, {**ITEM, "piles": 3}, FILE, FILE.parent)


def test_half_of_the_pairs_and_a_card_that_is_not_sorted_are_partly():
    item = {
        **ITEM,
        "cards": [{"id": c, "letter": c.upper(), "text": "", "quote": "", "label": ""}
                  for c in "abcd"],
        "aside": "Aside",
    }  # fmt: skip
    key = as_key("roots", {"groups": [["a", "b", "c"], ["d"]]})
    key = roots.complete_key(key, as_item(ITEM), Kit(FILE))
    half = grade(item, key, answer({"a": "1", "b": "1", "c": "2", "d": "2"}))
    assert half.state == "partly"
    less = grade(item, key, answer({"a": "1", "b": "1", "c": "2"}))
    assert less.headline.endswith("1 not answered yet")


def test_that_a_card_stands_alone_is_told_once_every_card_is_sorted(shown, key):
    """Before, it would tell of the others that they do not lie here."""
    alone = text("kinds.roots_reads_alone")
    some = grade(shown, key, answer({"a": "1", "b": "1", "c": "1"}))
    assert alone not in line(some, "c").shows
    every = grade(shown, key, answer({**REFERENCE, "c": "1"}))
    assert alone in line(every, "c").shows
