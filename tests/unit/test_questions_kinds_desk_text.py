from __future__ import annotations

from dataclasses import replace

import pytest
from _pairs import HEADLINE, pair, write
from _records import as_item

from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.corpus.attributions import Span
from whosays.corpus.pairs import load_pairs, side_of_letter
from whosays.questions.kinds.desk import settings as desk_settings
from whosays.questions.kinds.desk import text as desk_text
from whosays.sourcing.rule_checks import Passage
from whosays.sourcing.rules import load_rules
from whosays.sourcing.switching import MOST

BOOK = load_rules()
ROOT = kit_root()
SMALL = {"control": "c-ferry"}


@pytest.fixture
def ferry(tmp_path):
    """Give a folder with one pair, and the passages of its two sides."""
    write(pair(), tmp_path)
    (tmp_path / "solutions").mkdir()  # as in a teacher's copy
    sides = {side_of_letter("c-ferry", letter): letter for letter in ("a", "b")}
    return tmp_path, {name: {**SMALL, "side": letter} for name, letter in sides.items()}


def place(where):
    """Give a passage as an item has it."""
    return as_item({"kind": "desk", "rules": ["x"], "passage": where}).passage


def show(where, root):
    return desk_text.show(place(where), Kit(root))


def coding(where, root):
    return desk_text.coding(place(where), Kit(root))


def switches(where, root):
    return desk_text.switches(place(where), Kit(root))


def all_settings(where, *given):
    return desk_settings.all_settings(place(where), *given)


def laid(where, root=ROOT):
    shown, _ = show(where, root)
    return shown, coding(where, root)


def rule(name, where, root=ROOT):
    shown, records = laid(where, root)
    return desk_text.read(BOOK.rules[name], shown, records, BOOK), shown


# ---------------------------------------------------------------- what is shown
@pytest.mark.parametrize(
    "where",
    [
        {"article": "000", "paragraph": 6},
        {"article": "002", "paragraph": 33, "also": [34]},
        {"article": "000", "paragraph": 6, "words": "requested anonymity"},
        {"control": "c-egg-smell", "side": "b"},
    ],
)
def test_places_go_to_the_article_and_back(where):
    shown, given = show(where, ROOT)
    assert shown.text == given["text"]
    for para in shown.paragraphs:
        words = shown.text[para["start"] : para["end"]]
        low, high = shown.there(para["start"], para["end"])
        assert shown.passage.text[low:high] == words
        assert shown.here(low, high) == [para["start"], para["end"]]


def test_words_outside_what_is_shown_have_no_place():
    shown, _ = show({"article": "000", "paragraph": 6}, ROOT)
    assert shown.here(0, 5) is None


def test_a_place_over_two_paragraphs_has_none():
    shown, _ = show({"article": "002", "paragraph": 33, "also": [34]}, ROOT)
    assert shown.here(shown.passage.start, shown.passage.end) is None


def test_sentences_are_whole_and_in_order():
    shown, _ = show({"control": "c-egg-smell", "side": "b"}, ROOT)
    assert shown.sentences == sorted(shown.sentences)
    assert len(shown.sentences) == 8
    assert all(shown.text[a:b] == shown.text[a:b].strip() for a, b in shown.sentences)


def test_a_headline_is_shown_but_not_put_to_the_tests(ferry):
    root, sides = ferry
    shown, _ = show(sides["well"], root)
    assert shown.text.startswith(HEADLINE)
    assert shown.paragraphs[0]["title"] is True
    assert shown.passage.start == shown.paragraphs[1]["start"]


# ---------------------------------------------------------------- a test put to it
def test_a_reading_points_into_the_shown_text():
    reading, shown = rule("ap-why-anonymous", {"article": "000", "paragraph": 6})
    assert reading["answer"] == "not_met"
    assert shown.text[slice(*reading["span"])] == reading["words"] == "requested anonymity"
    (start, end) = shown.sentences[reading["places"][0]]
    assert start <= reading["span"][0] < end


def test_a_reading_without_words_has_no_places():
    reading, _ = rule("ap-identity-known", {"article": "000", "paragraph": 6})
    assert (reading["answer"], reading["span"], reading["places"]) == ("cant_tell", None, [])
    assert reading["off"] is False


def test_a_test_that_does_not_come_up_is_told_apart(ferry):
    root, sides = ferry
    reading, _ = rule("ap-why-anonymous", sides["well"], root)
    assert (reading["answer"], reading["off"]) == ("cant_tell", True)
    assert rule("ap-why-anonymous", sides["weak"], root)[0]["off"] is False


def test_every_sentence_that_shows_it_by_itself_is_a_place():
    where = {"control": "c-egg-smell", "side": "b"}
    reading, shown = rule("reuters-rank", where)
    told = [shown.text[a:b] for a, b in (shown.sentences[number] for number in reading["places"])]
    assert [words.split(",")[0] for words in told] == ["The fire brigade", "Orvachim"]


def test_a_contested_record_leaves_another_answer_open(tmp_path):
    table = pair()
    letter = next(x for x in ("a", "b") if side_of_letter("c-ferry", x) == "weak")
    table["weak"]["attributions"][0].update(contested=True, note="A source, or nobody?")
    write(table, tmp_path)
    (tmp_path / "solutions").mkdir()
    where = {**SMALL, "side": letter}
    assert rule("ap-why-anonymous", where, tmp_path)[0]["also"] == ["cant_tell"]


@pytest.mark.parametrize(
    ("statement", "answer", "also"),
    [
        ("the ferry left at 12, and it was shameful", "not_met", ["met"]),
        ("it was shameful", "not_met", []),
        ("the ferry left at 12", "met", []),
    ],
)
def test_a_figure_beside_a_view_can_be_discussed(statement, answer, also):
    """Whether a statement informs or judges is open where it does both."""
    words = f"A clerk said {statement}."
    cue, start = "A clerk said", words.index(statement)
    record = replace(
        coding({"article": "002", "paragraph": 33}, ROOT)[0],
        article="x", paragraph=1, source_type="unnamed_person", contested=False,
        cue=Span(0, len(cue), cue), statement=Span(start, start + len(statement), statement),
    )  # fmt: skip
    shown = desk_text.Shown(
        words, ((0, 0, len(words), False),), Passage("x", words, 0, len(words), (1,))
    )
    book = load_rules(Kit(ROOT))
    reading = desk_text.read(book.rules["ap-info-not-opinion"], shown, (record,), book)
    assert (reading["answer"], reading["also"]) == (answer, also)


def test_a_sure_record_leaves_none_open(ferry):
    root, sides = ferry
    assert rule("ap-why-anonymous", sides["weak"], root)[0]["also"] == []


def test_an_article_without_coding_is_said(tiny_kit):
    (tiny_kit / "solutions" / "coding" / "t1.json").unlink()
    with pytest.raises(KitError, match="no coding"):
        coding({"article": "t1", "paragraph": 4}, tiny_kit)


# ---------------------------------------------------------------- switches
def test_switches_are_seen_from_the_text_that_is_shown(ferry):
    root, sides = ferry
    assert switches(sides["well"], root)[0]["from"] == "was on board"
    assert switches(sides["weak"], root)[0]["from"] == "was at home"


@pytest.mark.parametrize("name", ["well", "weak"])
def test_every_setting_marks_the_words_that_changed(ferry, name):
    root, sides = ferry
    made = all_settings(sides[name], [BOOK.rules["ap-why-anonymous"]], BOOK, root)
    assert list(made) == ["", "0", "1", "0-1"]
    entries = switches(sides[name], root)
    assert made[""]["changed"] == []
    assert [made["1"]["text"][a:b] for a, b in made["1"]["changed"]] == [entries[1]["to"]]
    both = {made["0-1"]["text"][a:b] for a, b in made["0-1"]["changed"]}
    assert both == {entry["to"] for entry in entries}


def test_a_switch_can_make_a_test_come_up(ferry):
    root, sides = ferry
    made = all_settings(sides["well"], [BOOK.rules["ap-why-anonymous"]], BOOK, root)
    told = {name: made[name]["tests"]["ap-why-anonymous"] for name in made}
    assert [told[n]["off"] for n in ("", "0", "1")] == [True, True, False]
    assert told["1"]["answer"] == "not_met"


@pytest.mark.parametrize("found", load_pairs(), ids=lambda found: found.id)
@pytest.mark.parametrize("letter", ["a", "b"])
def test_before_any_switch_each_test_gives_what_the_key_gives(found, letter):
    where = {"control": found.id, "side": letter}
    shown, records = laid(where)
    rules = list(BOOK.rules.values())
    made = all_settings(where, rules, BOOK, ROOT)
    assert len(found.switches) <= MOST
    for entry in rules:
        hand = desk_text.by_hand(found, entry, shown)
        reading = desk_text.read(entry, shown, records, BOOK, hand)
        brief = {name: reading[name] for name in made[""]["tests"][entry.id]}
        assert made[""]["tests"][entry.id] == brief


def test_ends_that_touch_have_no_letter_in_common():
    assert desk_text.share([0, 5], [4, 6])
    assert desk_text.share([4, 6], [0, 5])
    assert desk_text.share([0, 9], [3, 4])
    assert not desk_text.share([0, 5], [5, 6])
    assert not desk_text.share([5, 6], [0, 5])


def test_the_first_sentence_of_what_is_put_to_the_test_can_show_it():
    where = {"control": "c-port-fire", "side": "a"}
    reading, shown = rule("ap-same-sentence", where)
    first = reading["places"][0]
    assert shown.there(*shown.sentences[first])[0] == shown.passage.start
