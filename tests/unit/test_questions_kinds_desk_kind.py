from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path

import pytest
from _pairs import pair, write
from _records import as_item, as_key, changed, check_item, check_key
from hypothesis import given
from hypothesis import strategies as st

from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.corpus.pairs import load_pair, side_of_letter
from whosays.questions import items, registry
from whosays.questions.cleaning import clean
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.keys import load_keys
from whosays.questions.kinds.desk import kind as desk
from whosays.questions.kinds.desk import text as desk_text
from whosays.sourcing.rule_checks import Passage
from whosays.sourcing.rules import load_rules
from whosays.widgets import bind
from whosays.widgets.question import Question

ROOT = kit_root()
FILE = ROOT / "exercises" / "02-unnamed-sources.toml"
RULES = ["ap-not-simply-a-source", "ap-why-anonymous", "ap-more-than-one", "ap-identity-known"]
ITEM = {
    "id": "u2-x",
    "kind": "desk",
    "where": "exercise",
    "prompt": "Put the tests to it.",
    "passage": {"control": "c-egg-smell", "side": "b"},
    "rules": RULES,
    "switches": True,
}
KEY = {"item": "u2-x", "reason": "The name is missing, and the rest is there."}
PUBLIC = items.public(as_item(ITEM))
FULL = desk.complete_key(as_key("desk", KEY), as_item(ITEM), Kit(ROOT))
RIGHT = {name: FULL.tests[name]["answer"] for name in RULES}
SPANS = {name: FULL.tests[name]["span"] for name in RULES}
WORDS = {name: span for name, span in SPANS.items() if span and RIGHT[name] != "cant_tell"}
ALL = {"answers": RIGHT, "words": WORDS}


def read(answer, key=FULL):
    return grade(PUBLIC, key, answer)


def line(feedback, name):
    return next(entry for entry in feedback.options if entry.id == name)


# ---------------------------------------------------------------- item and key
def amiss(**changes):
    with pytest.raises(DataError) as found:
        check_item({**ITEM, **changes}, FILE, ROOT)
    return str(found.value)


def test_a_sound_item_passes():
    check_item(ITEM, FILE, ROOT)
    check_item({**ITEM, "switches": False}, FILE, ROOT)
    sound = {"article": "002", "paragraph": 33, "also": [34]}
    check_item({**ITEM, "passage": sound, "switches": False}, FILE, ROOT)


def test_a_passage_must_be_coded():
    assert "coded" in amiss(passage={"ours": "Words.", "outlet": "The Post"})
    bare = {name: value for name, value in ITEM.items() if name != "passage"}
    with pytest.raises(DataError, match="coded"):
        check_item(bare, FILE, ROOT)


@pytest.mark.parametrize(("passage", "words"), [("000", "not a table"), ({}, "article")])
def test_a_passage_is_a_table_that_says_where(passage, words):
    assert words in amiss(passage=passage)


@pytest.mark.parametrize("also", [[5], [8], [7, 9], [8, 7]])
def test_paragraphs_must_follow_each_other(also):
    assert "follow" in amiss(passage={"article": "000", "paragraph": 6, "also": also})


@pytest.mark.parametrize(
    ("rules", "said"),
    [([], "empty"), (["ap-none"], "ap-none"), (["ap-motive", "ap-motive"], "twice")],
)
def test_rules_must_be_known_and_named_once(rules, said):
    assert said in amiss(rules=rules)


def test_only_a_control_can_be_changed():
    assert "control" in amiss(passage={"article": "000", "paragraph": 6})


def with_switches(tmp_path, words):
    table = pair()
    for side, mark_ in (("well", ""), ("weak", "s")):
        table[side]["text"] = " ".join(f"x{word}{mark_}" for word in words)
        table[side] |= {"attributions": [], "rules": []}
    table["switches"] = [{"label": word, "from": f"x{word}", "to": f"x{word}s"} for word in words]
    write(table, tmp_path)
    return {**ITEM, "passage": {"control": "c-ferry", "side": "a"}}


def test_a_pair_with_too_many_switches_is_refused(tmp_path):
    words = ["ferry", "leave", "cafe\u0301", "Captain", "into"]
    item = with_switches(tmp_path, words)
    with pytest.raises(DataError, match="5 switches, which makes 32 texts"):
        check_item(item, FILE, tmp_path)
    check_item(with_switches(tmp_path, words[:4]), FILE, tmp_path)


def test_a_key_may_accept_more_answers_and_say_more():
    key = {**KEY, "accept": {RULES[0]: ["cant_tell"]}, "option": [{"id": RULES[1]}]}
    check_key(key, ITEM, FILE, ROOT)


def test_a_key_may_accept_every_answer():
    check_key({**KEY, "accept": {RULES[0]: ["met", "not_met", "cant_tell"]}}, ITEM, FILE, ROOT)


def test_what_is_no_answer_is_refused_with_the_list_of_those_that_are():
    with pytest.raises(DataError, match="met, not_met, cant_tell"):
        check_key({**KEY, "accept": {RULES[0]: ["maybe"]}}, ITEM, FILE, ROOT)


@pytest.mark.parametrize(
    "changes",
    [
        {"accept": {"ap-motive": ["met"]}},
        {"accept": {RULES[0]: ["maybe"]}},
        {"accept": {RULES[0]: "met"}},
        {"option": [{"id": "ap-motive"}]},
    ],
)
def test_a_key_that_does_not_fit_is_refused(changes):
    with pytest.raises(DataError):
        check_key({**KEY, **changes}, ITEM, FILE, ROOT)


# ---------------------------------------------------------------- what the page gets
def test_the_page_gets_nothing_of_the_key():
    shown = json.dumps(PUBLIC["desk"])
    assert PUBLIC["passage"] is None
    for word in ("answer", "places", "also", "settings", "support", '"met"'):
        assert word not in shown
    assert [test["id"] for test in PUBLIC["desk"]["tests"]] == RULES


def test_without_switches_nothing_can_be_thrown():
    item = {**ITEM, "switches": False}
    assert items.public(as_item(item))["desk"]["switches"] == []
    assert desk.complete_key(as_key("desk", KEY), as_item(item), Kit(ROOT)).settings == {}


def test_what_was_answered_by_hand_goes_before_the_lists_of_words():
    # The program cannot show that the two count the same thing; whoever wrote the pair can.
    letter = next(x for x in ("a", "b") if side_of_letter("c-nurses-strike", x) == "well")
    where = {"control": "c-nurses-strike", "side": letter}
    item = {**ITEM, "passage": where, "rules": ["reuters-two-better"]}
    reading = desk.complete_key(as_key("desk", KEY), as_item(item), Kit(ROOT)).tests[
        "reuters-two-better"
    ]
    assert (reading["answer"], reading["also"]) == ("met", [])
    assert reading["words"] in items.public(as_item(item))["desk"]["text"]


def test_each_switch_turns_the_tests_that_rest_on_its_words():
    letter = next(x for x in ("a", "b") if side_of_letter("c-egg-smell", x) == "well")
    item = {**ITEM, "passage": {"control": "c-egg-smell", "side": letter}}
    made = desk.complete_key(as_key("desk", KEY), as_item(item), Kit(ROOT)).settings
    told = {name: made[name]["tests"]["ap-more-than-one"]["answer"] for name in made}
    assert {name for name in told if told[name] == "not_met"} == {n for n in made if "3" in n}
    why = {name: made[name]["tests"]["ap-why-anonymous"]["answer"] for name in made}
    assert {name for name in why if why[name] == "not_met"} == {n for n in made if "2" in n}


def test_where_both_sides_words_stand_the_lists_of_words_decide():
    raw = load_pair("c-egg-smell")
    shown = desk_text.Shown("x", (), Passage("x", "x", 0, 1))
    rule = load_rules().rules["ap-why-anonymous"]
    both = " ".join(g.words for s in (raw.well, raw.weak) for g in s.rules if g.rule == rule.id)
    assert desk_text.by_hand(raw, rule, replace(shown, text=both)) is None
    assert desk_text.by_hand(raw, rule, shown) is None


def test_a_student_s_copy_can_show_the_desk(tmp_path):
    table = pair()
    for name in ("well", "weak"):
        table[name] = {part: table[name][part] for part in ("headline", "outlet", "text")}
    for name in ("feature", "difference"):
        del table[name]
    write(table, tmp_path)
    item = {**ITEM, "passage": {"control": "c-ferry", "side": "a"}}
    shown = desk.public(as_item(item), Kit(tmp_path))["desk"]
    assert len(shown["switches"]) == 2


# ---------------------------------------------------------------- answers
def test_a_clean_answer_stays_as_it_is():
    answer = {**ALL, "tried": [[0], [0, 1]], "guesses": {">0": [RULES[0]], "0>0-1": []}}
    assert desk.clean(PUBLIC, answer) == answer
    assert clean(PUBLIC, copy.deepcopy(answer)) == answer
    json.dumps(answer)


def test_tests_come_in_the_item_s_order():
    backwards = dict(reversed(RIGHT.items()))
    assert list(desk.clean(PUBLIC, {"answers": backwards})["answers"]) == RULES


@pytest.mark.parametrize(
    "value",
    [None, "", 3, [], {}, {"answers": None}, {"answers": []}, {"answers": {"ap-none": "met"}},
     {"answers": {RULES[0]: "maybe"}}, {"answers": {RULES[0]: ["met"]}}, {"words": WORDS},
     {"tried": [[0]]}],
)  # fmt: skip
def test_what_answers_no_test_is_blank(value):
    assert desk.clean(PUBLIC, value) is None
    assert grade(PUBLIC, FULL, value).state == "blank"


@pytest.mark.parametrize(
    "place",
    [None, [3], [3, 2], [3, 3], [-1, 4], [0, 10**9], [0, 1.5], [True, 9], ["0", "9"], "09", {}],
)
def test_words_that_are_no_place_are_left_out(place):
    name = RULES[0]
    found = desk.clean(PUBLIC, {"answers": {name: "met"}, "words": {name: place}})
    assert found["words"] == {}


def test_who_cant_tell_points_at_nothing():
    name = RULES[0]
    found = desk.clean(PUBLIC, {"answers": {name: "cant_tell"}, "words": {name: [0, 5]}})
    assert found["words"] == {}


@pytest.mark.parametrize(
    "tried", ["0", [0], [[]], [[4]], [[1, 0]], [["0"]], [None], {"0": 1}, [[0] * 5]]
)
def test_settings_there_are_not_are_left_out(tried):
    assert desk.clean(PUBLIC, {"answers": RIGHT, "tried": tried})["tried"] == []


def test_a_setting_counts_once():
    assert desk.clean(PUBLIC, {"answers": RIGHT, "tried": [[0], [0]]})["tried"] == [[0]]


@pytest.mark.parametrize(
    "guesses", [[], {"0": RULES}, {">0-1": RULES}, {"0>0": []}, {">0": "all"}, {">0": None}]
)
def test_guesses_are_from_one_setting_to_its_neighbour(guesses):
    assert desk.clean(PUBLIC, {"answers": RIGHT, "guesses": guesses})["guesses"] == {}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from([*RULES, "met", "answers", "words", "tried", "guesses", ">0"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from([*RULES, "answers", "words", "tried", "guesses", ">0"]),
                      inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@given(json_values)
def test_whatever_stands_in_the_file_is_read(value):
    found = desk.clean(PUBLIC, value)
    assert desk.clean(PUBLIC, found) == found
    feedback = grade(PUBLIC, FULL, value)
    assert feedback.score is None or 0 <= feedback.score <= 1
    json.dumps(as_dict(feedback))
    desk.examined(value)


def test_only_what_is_looked_at_may_change_without_a_new_check():
    more = {**ALL, "tried": [[0]], "guesses": {">0": []}}
    assert registry.examined("desk", more) == registry.examined("desk", ALL)
    other = {**ALL, "words": {}}
    assert registry.examined("desk", other) != registry.examined("desk", ALL)
    assert registry.examined("one", "a") == "a"


# ---------------------------------------------------------------- marking
def test_everything_read_as_we_do_is_right():
    feedback = read(ALL)
    assert (feedback.state, feedback.score) == ("right", 1.0)
    assert feedback.headline == f"{len(RULES)} of {len(RULES)} tests: read as we do"


def test_the_words_are_the_other_half():
    feedback = read({"answers": RIGHT})
    assert feedback.score == pytest.approx(1 - 0.5 * len(WORDS) / len(RULES), abs=1e-4)
    # Which ones: who has to look for them looks through all.
    *first, last = [str(list(RULES).index(one) + 1) for one in RULES if one in WORDS]
    said = f"· words can still be pointed at: tests {', '.join(first)} and {last}"
    assert feedback.headline.endswith(said)
    assert feedback.state == "partly"


@pytest.mark.parametrize("name", WORDS)
def test_the_sentence_is_enough(name):
    start, end = next(
        (a, b) for a, b in PUBLIC["desk"]["sentences"] if a < WORDS[name][1] and b > WORDS[name][0]
    )
    assert read({"answers": RIGHT, "words": {**WORDS, name: [start, end]}}).score == 1.0
    assert read({"answers": RIGHT, "words": {**WORDS, name: [start, start + 1]}}).score == 1.0


def test_words_elsewhere_are_told_and_cost_the_half():
    name = next(iter(WORDS))
    feedback = read({"answers": RIGHT, "words": {**WORDS, name: [0, 5]}})
    assert (feedback.state, line(feedback, name).verdict) == ("partly", "partly")
    assert "1 close" in feedback.headline
    words = PUBLIC["desk"]["text"][0:5]
    assert text("kinds.desk_pointed_elsewhere", words=words) in line(feedback, name).says
    assert feedback.more["tests"][name]["pointed"] == "elsewhere"
    assert feedback.score == pytest.approx(1 - 0.5 / len(RULES), abs=1e-4)


def test_a_whole_sentence_for_one_word_is_told_the_word():
    name, (start, end) = next(
        (name, sentence)
        for name, span in WORDS.items()
        for sentence in PUBLIC["desk"]["sentences"]
        if sentence[0] <= span[0] and span[1] <= sentence[1]
        and sentence[1] - sentence[0] > 2 * (span[1] - span[0])
    )  # fmt: skip
    feedback = read({"answers": RIGHT, "words": {**WORDS, name: [start, end]}})
    assert feedback.more["tests"][name]["pointed"] == "around"
    assert text("kinds.desk_pointed_around") in line(feedback, name).says
    assert feedback.score == 1.0


def test_pointing_at_everything_is_pointing_at_nothing():
    name, whole = next(iter(WORDS)), [0, len(PUBLIC["desk"]["text"])]
    feedback = read({"answers": RIGHT, "words": {**WORDS, name: whole}})
    assert feedback.more["tests"][name]["pointed"] == "wide"
    assert (feedback.state, line(feedback, name).verdict) == ("partly", "partly")
    assert feedback.score == pytest.approx(1 - 0.5 / len(RULES), abs=1e-4)


def test_what_is_accepted_by_hand_goes_before_what_contested_codes_would_allow():
    name = RULES[0]
    reading = {**FULL.tests[name], "also": ["not_met"]}
    key = changed("desk", FULL, tests={**FULL.tests, name: reading})
    answers = {**RIGHT, name: "not_met"}
    assert line(read({"answers": answers}, key), name).verdict == "open"
    key = changed("desk", key, accept={name: ["cant_tell"]})
    assert line(read({"answers": answers}, key), name).verdict == "fits_not"


@pytest.mark.parametrize(
    ("ours", "said", "costs"), [("met", "not_met", 0), ("not_met", "met", 0.5)]
)
def test_an_accepted_answer_needs_its_words_too_where_there_are_any(ours, said, costs):
    """Who says that the text does not show it has found no words to point at."""
    name = next(iter(WORDS))
    tests = {**FULL.tests, name: {**FULL.tests[name], "answer": ours}}
    key = changed("desk", FULL, tests=tests, accept={name: [said]})
    words = {one: place for one, place in WORDS.items() if one != name}
    feedback = read({"answers": {**RIGHT, name: said}, "words": words}, key)
    assert feedback.score == pytest.approx(1 - costs / len(RULES), abs=1e-4)
    assert ("words can still be pointed at: test " in feedback.headline) == bool(costs)


def test_what_is_missing_has_no_words_to_point_at():
    passage = {"article": "002", "paragraph": 33, "also": [34]}
    item = {**ITEM, "passage": passage, "rules": ["bbc-response"], "switches": False}
    full = desk.complete_key(as_key("desk", KEY), as_item(item), Kit(ROOT))
    feedback = grade(items.public(as_item(item)), full, {"answers": {"bbc-response": "not_met"}})
    assert (feedback.state, feedback.score) == ("right", 1.0)
    assert line(feedback, "bbc-response").says.startswith("We put this test to “")


def test_an_answer_that_can_be_defended_counts_in_full():
    name = RULES[0]
    key = changed("desk", FULL, accept={name: ["cant_tell"]})
    answers = {**RIGHT, name: "cant_tell"}
    words = {other: place for other, place in WORDS.items() if other != name}
    feedback = read({"answers": answers, "words": words}, key)
    assert (feedback.score, line(feedback, name).verdict) == (1.0, "open")
    assert feedback.state == "open"
    assert line(read({"answers": answers, "words": words}), name).verdict == "fits_not"


def test_another_answer_is_told_why_and_never_only_no():
    name = RULES[1]
    other = "not_met" if RIGHT[name] == "met" else "met"
    feedback = read({"answers": {name: other}})
    said = line(feedback, name)
    assert (said.verdict, feedback.state) == ("fits_not", "not_yet")
    assert said.says.startswith("The passage says “")
    assert said.rule == ""  # it stands above the test already
    assert said.shows == f"{FULL.tests[name]['shows']} {FULL.tests[name]['reason']}"


def test_of_a_test_left_out_nothing_is_told():
    feedback = read({"answers": {RULES[0]: RIGHT[RULES[0]]}})
    left = line(feedback, RULES[1])
    assert not left.chosen
    assert (left.says, left.rule, left.shows) == ("", "", "")
    assert left.text.endswith("No answer yet.")
    assert feedback.state == "partly"


def test_a_key_s_own_lines_take_the_place_of_ours():
    told = {"id": RULES[0], "says": "A.", "rule": "AP (2009): B.", "shows": "C."}
    said = line(read(ALL, changed("desk", FULL, option=[told])), RULES[0])
    assert (said.says, said.rule, said.shows) == ("A.", "AP (2009): B.", "C.")


def test_the_control_gets_places_and_settings():
    more = as_dict(read(ALL))["more"]
    assert len(more["settings"]) == 2 ** len(PUBLIC["desk"]["switches"])
    assert {"", "0", "0-1", "0-1-2-3"} <= set(more["settings"])
    assert more["tests"][RULES[1]]["span"] == SPANS[RULES[1]]
    json.dumps(more)


def test_marking_opens_no_file(monkeypatch):
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("a file was opened"))
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: pytest.fail("a file was read"))
    assert read(ALL).state == "right"


def test_marking_changes_nothing():
    key, public = copy.deepcopy(FULL), copy.deepcopy(PUBLIC)
    read(ALL)
    assert (key, public) == (FULL, PUBLIC)


# ---------------------------------------------------------------- the widget
def test_the_widget_carries_its_own_control():
    widget = Question(PUBLIC, answer=ALL)
    assert "desk_words_choose" in widget._esm
    assert ".dk-test" in widget._css
    assert "newsroom desk" in repr(widget)


def say(widget, kind, answer, seq):
    widget._handle_custom_msg({"type": kind, "view": "v", "seq": seq, "answer": answer}, [])


@pytest.mark.parametrize(
    ("later", "kept"),
    [({"tried": [[0]], "guesses": {">0": [RULES[0]]}}, True), ({"words": {}}, False)],
)
def test_a_switch_looked_at_does_not_take_the_check_away(tmp_path, monkeypatch, later, kept):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path))
    widget = bind.ask("u2-e6")
    names = [test["id"] for test in widget.item["desk"]["tests"]]
    answer = {
        "answers": dict.fromkeys(names, "met"), "words": {names[0]: [0, 5]},
        "tried": [], "guesses": {},
    }  # fmt: skip
    say(widget, "check", answer, 1)
    assert widget.feedback["state"] == "partly"
    say(widget, "change", {**answer, **later}, 2)
    again = bind.ask("u2-e6")
    assert again.answer == {**answer, **later}
    assert bool(again.feedback) is kept


def test_every_desk_of_the_kit_can_be_laid_and_done():
    desks = [
        (file.stem, item)
        for file in items.unit_files()
        for item in items.load_unit(file.stem).items
        if item.kind == "desk"
    ]
    assert desks
    for unit, item in desks:
        public, key = items.public(item), load_keys(unit)[item.id]
        assert 4 <= len(item.rules) <= 7
        assert key.tests.keys() == set(item.rules)
        answers = {name: reading["answer"] for name, reading in key.tests.items()}
        words = {name: reading["span"] for name, reading in key.tests.items() if reading["span"]}
        assert grade(public, key, {"answers": answers, "words": words}).state == "right"
        desk.expected_html(public, key)
        desk.worksheet_html(public)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ([5, 10], "elsewhere"), ([5, 11], "same"), ([19, 25], "same"), ([20, 25], "elsewhere"),
        ([50, 60], "elsewhere"), ([50, 61], "too"), ([69, 80], "too"), ([70, 80], "elsewhere"),
        ([0, 21], "around"), ([5, 25], "same"), ([5, 61], "wide"),
    ],
)  # fmt: skip
def test_words_count_from_the_first_letter_that_shows_it(place, said):
    item = {"desk": {"sentences": [[5, 25], [60, 70]]}}
    reading = {"span": [10, 20], "about": False, "places": [1]}
    assert desk._pointed(item, reading, place) == said


def test_the_whole_text_can_be_pointed_at():
    name, whole = next(iter(WORDS)), [0, len(PUBLIC["desk"]["text"])]
    assert desk.clean(PUBLIC, {"answers": RIGHT, "words": {name: whole}})["words"] == {name: whole}


def test_after_a_switch_a_test_can_be_discussed_where_the_key_says_so():
    """Her job still shows that she works there: whoever counts a job expects no change."""
    item = {**ITEM, "rules": ["ap-not-simply-a-source", "ap-reliable-position"]}
    key = as_key("desk", {**KEY, "accept_changed": ["ap-reliable-position"]})
    made = desk.complete_key(key, as_item(item), Kit(ROOT)).settings
    opened = {
        name for name, one in made.items() if one["tests"]["ap-reliable-position"].get("open")
    }
    assert opened == {name for name in made if "1" in name.split("-")}
    assert not any(one["tests"]["ap-not-simply-a-source"].get("open") for one in made.values())
    public = items.public(as_item(item))
    assert "(can be discussed" in desk.expected_html(
        public, desk.complete_key(key, as_item(item), Kit(ROOT))
    )
    with pytest.raises(DataError, match="not a rule"):
        check_key({**KEY, "accept_changed": ["ap-motive"]}, item, FILE, ROOT)


def changed_reading(name, **changes):
    """Give the key with another reading of one test."""
    tests = {**FULL.tests, name: {**FULL.tests[name], **changes}}
    return changed("desk", FULL, tests=tests)


@pytest.mark.parametrize("how", ["same", "wide", "too"])
def test_how_the_words_stand_is_told(how):
    """As is told of those elsewhere, and of a whole sentence."""
    name, (start, end) = next(iter(WORDS.items()))
    sentences = PUBLIC["desk"]["sentences"]
    shown = [n for n, (a, b) in enumerate(sentences) if a < end and start < b]
    other = next(n for n in range(len(sentences)) if n not in shown)
    place = {"same": [start, end], "wide": [0, len(PUBLIC["desk"]["text"])]}.get(
        how, list(sentences[other])
    )
    feedback = read(
        {"answers": RIGHT, "words": {**WORDS, name: place}},
        changed_reading(name, places=[*shown, other]),
    )
    assert feedback.more["tests"][name]["pointed"] == how
    words = " ".join(PUBLIC["desk"]["text"][place[0] : place[1]].split()).strip("“”")
    assert text(f"kinds.desk_pointed_{how}", words=words) in line(feedback, name).says


def test_words_in_quotation_marks_are_told_in_one_pair_of_them():
    said = desk._says({"text": "He said: “It\u00a0stays.”"}, {"says": ""}, "elsewhere", [9, 20])
    assert said.count("“") == said.count("”") == 1
    assert "“It stays.”" in said


def test_where_nothing_is_to_be_pointed_at_the_page_is_told_so():
    name = next(iter(WORDS))
    other = "not_met" if RIGHT[name] == "met" else "met"
    assert read({"answers": {name: other}}).more["tests"][name]["pointed"] == "unasked"
    key = changed_reading(name, span=None)
    assert read({"answers": RIGHT}, key).more["tests"][name]["pointed"] == "unasked"


def test_who_sees_in_the_text_what_it_does_not_tell_is_told_so():
    name = RULES[0]
    key = changed_reading(name, answer="cant_tell", also=[])
    assert line(read({"answers": {name: "met"}}, key), name).verdict == "not_shown"


def test_of_a_test_that_does_not_come_up_the_reason_is_enough():
    name = RULES[0]
    key = changed_reading(name, off=True, shows="The rule.", reason="Nobody asks for it.")
    assert line(read({"answers": RIGHT}, key), name).shows == "Nobody asks for it."


def test_a_score_has_four_places():
    item = {**ITEM, "rules": RULES[:3]}
    full = desk.complete_key(as_key("desk", KEY), as_item(item), Kit(ROOT))
    name = next(one for one in RULES[:3] if one in WORDS)
    given = {"answers": {name: RIGHT[name]}, "words": {name: WORDS[name]}}
    assert grade(items.public(as_item(item)), full, given).score == 0.3333


def test_another_answer_needs_a_new_check():
    other = {**ALL, "answers": {**RIGHT, RULES[0]: "cant_tell"}}
    assert registry.examined("desk", other) != registry.examined("desk", ALL)


def test_a_desk_shows_its_text_itself_and_fills_a_sheet_of_its_own():
    assert items.public(as_item(ITEM))["passage"] is None
    assert registry.is_long("desk")


def test_who_answers_no_test_is_told_that_can_t_tell_is_an_answer_too():
    blank = read({})
    assert (blank.state, blank.headline) == ("blank", text("marking.blank_cant_tell"))
