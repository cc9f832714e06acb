"""What a pair's file must hold: every slip is named with file, field and mend."""

from __future__ import annotations

import pytest
from _pairs import pair, write

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.corpus.articles import Parts, split
from whosays.corpus.pair_files import Switch, turned, whole
from whosays.corpus.pairs import load_pairs

TOP = (
    *("id", "title_of_pair", "topic", "flag", "flag_note", "feature", "claim", "difference"),
    *("note", "switches", "well", "weak"),
)
SIDE = ("headline", "outlet", "text", "support", "roots", "roots_why", "why", "attributions")


def error(table, tiny_kit):
    file = write(table, tiny_kit)
    with pytest.raises(DataError) as caught:
        load_pairs(Kit(tiny_kit))
    assert caught.value.file == str(file)
    assert caught.value.problem
    assert caught.value.mend
    return caught.value


def test_a_sound_pair_is_read(tiny_kit):
    write(pair(), tiny_kit)
    assert [found.id for found in load_pairs(Kit(tiny_kit))] == ["c-ferry"]


# ---------------------------------------------------------------- fields
@pytest.mark.parametrize("field", TOP)
def test_a_missing_field_of_a_pair_is_named(tiny_kit, field):
    table = pair()
    del table[field]
    assert error(table, tiny_kit).field == f"pair, {field}"


@pytest.mark.parametrize("side", ["well", "weak"])
@pytest.mark.parametrize("field", SIDE)
def test_a_missing_field_of_a_side_is_named(tiny_kit, side, field):
    table = pair()
    del table[side][field]
    assert error(table, tiny_kit).field == f"{side}, {field}"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("flag", "france"), ("feature", "colour"), ("claim", " "), ("topic", 3),
        ("switches", "none"), ("well", "text"), ("weak", []), ("colour", "red"), ("lang", "en"),
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_named(tiny_kit, field, value):
    assert error({**pair(), field: value}, tiny_kit).field == f"pair, {field}"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("support", "strong"), ("support", "weak"), ("roots", []), ("roots", [1]),
        ("roots", [2, 1]), ("roots", [0, 0]), ("roots", [-1, 1]), ("roots", [1, 2, 3]),
        ("roots", [1, True]), ("roots", "1"), ("attributions", "none"), ("rules", "none"),
        ("colour", "red"), ("outlet", ""),
    ],
)  # fmt: skip
def test_a_side_s_field_that_does_not_fit_is_named(tiny_kit, field, value):
    table = pair()
    table["well"][field] = value
    assert error(table, tiny_kit).field == f"well, {field}"


def test_the_least_of_roots_may_be_nobody(tiny_kit):
    table = pair()
    table["well"]["roots"] = [0, 1]
    write(table, tiny_kit)
    assert load_pairs(Kit(tiny_kit))[0].well.roots == (0, 1)


def test_rules_may_be_left_out_and_roots_not(tiny_kit):
    table = pair()
    del table["weak"]["rules"]
    write(table, tiny_kit)
    assert load_pairs(Kit(tiny_kit))[0].weak.rules == ()


def test_the_id_is_that_of_the_file(tiny_kit):
    caught = error({**pair(), "id": "c-boat"}, tiny_kit)
    assert caught.field == "id"
    assert "c-ferry" in caught.mend


# ---------------------------------------------------------------- half a key
@pytest.mark.parametrize("field", ["feature", "difference"])
def test_one_field_of_the_key_asks_for_all_of_it(tiny_kit, field):
    table = pair()
    for name in {"feature", "difference"} - {field}:
        del table[name]
    for side in ("well", "weak"):
        for name in (*SIDE[3:], "rules"):
            del table[side][name]
    assert error(table, tiny_kit).field.startswith("pair, ")


@pytest.mark.parametrize("field", [*SIDE[3:], "rules"])
def test_one_field_of_a_side_s_key_asks_for_all_of_it(tiny_kit, field):
    table = pair()
    for name in (*SIDE[3:], "rules"):
        del table["well"][name]
        if name != field:
            del table["weak"][name]
    assert error(table, tiny_kit).field.startswith("well, ")


# ---------------------------------------------------------------- attributions
@pytest.mark.parametrize("part", ["cue", "statement"])
@pytest.mark.parametrize(
    "words",
    [
        "the captain’s",  # stand nowhere
        "Ana Ruiz said",  # stand in another paragraph
        "Lo",  # stand there twice
        "the café flooded",  # é in one code point; the file has two
        "THE CAFE\u0301 FLOODED",
    ],
)
def test_words_that_do_not_stand_there_once_are_named(tiny_kit, part, words):
    table = pair()
    table["well"]["attributions"][1][part] = words
    caught = error(table, tiny_kit)
    assert caught.field == f"well, attribution 2, {part}"
    assert words in caught.problem


def test_a_space_is_not_a_no_break_space(tiny_kit):
    table = pair()
    table["weak"]["attributions"][0]["statement"] = "It stays"
    assert error(table, tiny_kit).field == "weak, attribution 1, statement"


@pytest.mark.parametrize(("nth", "ok"), [(0, False), (1, True), (2, True), (3, False), (-1, False)])
def test_nth_says_which_of_several_places(tiny_kit, nth, ok):
    table = pair()
    table["well"]["attributions"][2]["nth"] = nth
    if not ok:
        assert error(table, tiny_kit).field == "well, attribution 3, cue"
        return
    write(table, tiny_kit)
    article = load_pairs(Kit(tiny_kit))[0].well.article
    cue = load_pairs(Kit(tiny_kit))[0].well.coding.attributions[2].cue
    assert article.text[: cue.end].count("said") == nth + 1  # one more in the paragraph before


@pytest.mark.parametrize("number", [0, -1, 5, 99])
def test_a_paragraph_that_is_not_there_is_named(tiny_kit, number):
    table = pair()
    table["well"]["attributions"][0]["paragraph"] = number
    caught = error(table, tiny_kit)
    assert caught.field == "well, attribution 1, paragraph"
    assert "4" in caught.mend


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("source_type", "named"), ("affiliation", "finnish"), ("how_know", "guess"),
        ("relayed_via", [1]), ("relayed_via", "Quay"), ("contested", "no"), ("cue", ""),
        ("also", []), ("paragraph", "2"), ("note", None),
    ],
)  # fmt: skip
def test_a_record_s_field_that_does_not_fit_is_named(tiny_kit, field, value):
    table = pair()
    table["well"]["attributions"][0] |= {field: value} if value is not None else {field: 1}
    assert error(table, tiny_kit).field == f"well, attribution 1, {field}"


def test_a_contested_record_says_why(tiny_kit):
    table = pair()
    table["well"]["attributions"][3]["note"] = " "
    assert error(table, tiny_kit).field == "well, attribution 4, note"


# ---------------------------------------------------------------- rules answered by hand
@pytest.mark.parametrize(
    ("field", "value"),
    [("answer", "yes"), ("words", "Captain Low"), ("because", "so")],
)
def test_a_rule_s_answer_that_does_not_fit_is_named(tiny_kit, field, value):
    table = pair()
    table["weak"]["rules"][0][field] = value
    assert error(table, tiny_kit).field == f"weak, rule 1, {field}"


# ---------------------------------------------------------------- switches
@pytest.mark.parametrize("words", ["was on deck", "Lo"])
def test_a_switch_s_words_stand_once_in_the_first_text(tiny_kit, words):
    table = pair()
    table["switches"][0]["from"] = words
    assert error(table, tiny_kit).field == "pair, switch 1, from"


@pytest.mark.parametrize("field", ["label", "from", "to"])
def test_a_switch_without_a_field_is_named(tiny_kit, field):
    table = pair()
    del table["switches"][1][field]
    assert error(table, tiny_kit).field == f"pair, switch 2, {field}"


def planted(what):
    table = pair()
    switches = table["switches"]
    match what:
        case "one too few":
            switches.pop()
        case "none":
            switches.clear()
        case "other words":
            switches[0]["to"] = "was on shore"
        case "a word more in the second text":
            table["weak"]["text"] += " Perhaps."
        case "another headline":
            table["weak"]["headline"] += "!"
        case "over each other":
            switches.append({"label": "x", "from": "on board", "to": "at home"})
        case "one inside another, to no effect":
            switches.append({"label": "x", "from": "on board", "to": "on board"})
    return table


@pytest.mark.parametrize(
    "what",
    [
        "one too few", "none", "other words", "a word more in the second text",
        "another headline", "over each other", "one inside another, to no effect",
    ],
)  # fmt: skip
def test_the_switches_are_all_that_differs(tiny_kit, what):
    assert error(planted(what), tiny_kit).field == "switches"


# ---------------------------------------------------------------- the pieces
def test_switches_are_thrown_by_place_in_any_order():
    one, two = Switch("", "b", "bbb", 1, 2), Switch("", "d", "", 3, 4)
    for switches in ((one, two), (two, one)):
        assert turned("abcde", switches) == "abbbce"
    assert turned("abcde", (two,)) == "abce"
    assert turned("abcde", ()) == "abcde"


def test_a_text_of_ours_is_an_article_with_its_headline_first():
    article = whole("c-x/well", "Head\n\nBody one.\n\nBody two.", "The Quay", "Ours.")
    assert article.paragraphs == split(article.text, Parts(title=(1,)))
    assert [para.kind for para in article.paragraphs] == ["title", "body", "body"]
    assert article.title == "Head"
    assert (article.info.short, article.info.note) == ("The Quay", "Ours.")
