"""The chain builder's key, from a claim's trace or from its own lists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from _chains import HANDS, chain, loaded, modelled, pairs, put
from _deck import Deck

from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.questions.items import find_item, load_unit
from whosays.questions.keys import load_keys
from whosays.questions.kinds.chain.key import MOST, complete, sentence


def as_pairs(words):
    return tuple(tuple(pair) for pair in pairs(words))


def test_the_trace_gives_arrows_ties_count_and_where_to_read_them(tiny):
    _, key = loaded(put(tiny))
    assert key.edges == as_pairs("src>gazette gazette>t1 port>t1")
    assert (key.same, key.one, key.count) == ((("src", "port"),), (), (1, 2))
    assert key.places["src>gazette"] == (
        "Article t1, paragraph 3: “A\u00a0source told the Gazette that “the harbour is closed”.”"
    )
    assert "our catalogue" in key.places["gazette>t1"]
    assert key.outside is True
    assert key.why == "The text does not say."


def test_hands_that_are_left_out_are_led_past(tiny):
    _, key = loaded(put(tiny, chain(hands=[dict(HANDS[0]), dict(HANDS[4])])))
    assert key.edges == (("src", "t1"),)
    assert (key.count, key.same, key.why) == ((1, 1), (), "")
    assert key.places["src>t1"].startswith("Article t1, paragraph 3")
    assert key.places["src>t1"].endswith("in our catalogue of the articles.")


def without_claim():
    entry = chain()
    del entry["claim"]
    return entry


def test_a_key_can_list_arrows_itself(tiny):
    _, key = loaded(
        put(tiny, without_claim(), edges=pairs("src>t1 mayor>t1"), one=pairs("src>mayor"))
    )
    assert (key.edges, key.count) == (as_pairs("src>t1 mayor>t1"), (1, 1))
    assert (key.places, key.why, key.outside) == ({}, "", False)


@pytest.mark.parametrize(
    ("entry", "key", "field"),
    [
        (chain(), {"edges": pairs("src>t1")}, "edges"),
        (without_claim(), {}, "edges"),
        (chain(), {"accept": pairs("src>zz")}, "accept"),
        (chain(), {"accept": [["src"]]}, "accept"),
        (chain(), {"option": [{"id": "src>zz", "says": "x"}]}, "option"),
        (chain(), {"option": [{"id": "src", "says": "x"}]}, "option"),
        (chain(), {"option": [{"id": "src=zz", "says": "x"}]}, "option"),
        (chain(hands=[dict(HANDS[0]), dict(HANDS[3])]), {}, "edges"),
    ],
)
def test_a_key_that_does_not_fit_is_named(tiny, entry, key, field):
    root = put(tiny, entry, **key)
    load_unit("01-tiny", Kit(root))
    with pytest.raises(DataError) as raised:
        load_keys("01-tiny", Kit(root))
    assert f"key t-chain, {field}" in str(raised.value)


def test_a_modelled_chain_needs_no_arrows_in_its_key(tiny):
    shown, key = loaded(put(tiny, modelled(), prediction=True))
    assert key.reason == "Because."
    assert [step["says"] for step in shown["steps"]][:2] == ["It says so.", "And here."]


def test_a_student_edition_has_the_item_and_no_key(tiny):
    root = put(tiny)
    for file in sorted((root / "solutions").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    (root / "solutions").rmdir()
    assert load_unit("01-tiny", Kit(root)).items[-1].id == "t-chain"
    assert load_keys("01-tiny", Kit(root)) == {}


def test_a_sentence_is_given_whole_and_a_long_one_in_part():
    words = "One. Two says “so.” Three says it."
    at = words.index("says")
    assert sentence(words, at, at + 4) == "Two says “so.”"
    assert sentence(words, 0, 3) == "One."
    long = "a" + " word" * 100 + " said" + " more" * 100
    at = long.index("said")
    cut = sentence(long, at, at + 4)
    assert "said" in cut
    assert cut.startswith("… word")
    assert cut.endswith("more …")
    assert cut.strip("… ") in long
    assert len(cut) < MOST + 20


def test_a_sentence_begins_where_the_one_before_it_ends():
    words = "One. Two says so. Three says it."
    at = words.index("Two")
    assert sentence(words, at, at + 3) == "Two says so."
    assert sentence(words, 0, at) == "One.", "the gap behind a sentence is not the next one"


@pytest.mark.parametrize(("length", "whole"), [(MOST, True), (MOST + 1, False)])
def test_a_sentence_is_quoted_whole_up_to_the_limit(length, whole):
    words = ("word " * MOST)[: length - 2] + "x."
    assert (sentence(words, 0, 4) == words) is whole


@pytest.mark.parametrize("at", [0, 1, 60, 119, 120])
def test_of_a_long_sentence_as_much_stands_on_either_side_and_no_word_is_cut(at):
    listed = [f"w{number:03}" for number in range(121)]
    words = " ".join(listed)
    start = words.index(listed[at])
    cut = sentence(words, start, start + 4)
    kept = cut.removeprefix("… ").removesuffix(" …").split()
    place = kept.index(listed[at])
    assert kept == listed[at - place : at - place + len(kept)], "whole words, one after the other"
    assert cut.startswith("… ") is (kept[0] != listed[0])
    assert cut.endswith(" …") is (kept[-1] != listed[-1])
    # Half of what may stand beside the place, to the end of a word.
    side = -(-((MOST - 4) // 2) // 5)
    assert place == min(at, side)
    assert len(kept) - place - 1 == min(120 - at, side)


def test_a_part_of_a_paragraph_s_second_sentence_does_not_reach_into_the_first():
    long = "Two " + "more " * MOST + "end."
    words = f"One. {long} Three."
    cut = sentence(words, 5, 8)
    assert cut.startswith("Two more")
    assert cut.endswith("more …")
    last = words.index("end.")
    cut = sentence(words, last, last + 3)
    assert cut.startswith("… more")
    assert cut.endswith("more end.")


def test_a_reason_for_a_tie_names_two_hands(tiny):
    _, key = loaded(put(tiny, option=[{"id": "src=port", "says": "x"}]))
    assert [reason.id for reason in key.option] == ["src=port"]


def test_what_cannot_be_there_beside_a_claim_is_named_by_its_list(tiny):
    for name in ("same", "one"):
        root = put(tiny, **{name: pairs("src>port")})
        with pytest.raises(DataError, match=f"key t-chain, {name}: the claim"):
            load_keys("01-tiny", Kit(root))
        tiny.unit["item"].pop()
        tiny.keys["key"].pop()


def test_a_prediction_needs_no_arrows(tiny):
    hands = [dict(HANDS[0]), dict(HANDS[3])]
    _, key = loaded(put(tiny, chain(hands=hands), prediction=True))
    assert key.prediction


def test_ties_and_roots_between_just_the_hands_there_are(tiny):
    hands = [dict(hand) for hand in HANDS if hand["id"] in {"src", "port", "t1"}]
    _, key = loaded(put(tiny, chain(hands=hands)))
    assert key.same == (("src", "port"),)
    assert key.why == "The text does not say."
    hands = [dict(hand) for hand in HANDS if hand["id"] in {"src", "port", "gazette"}]
    _, key = loaded(tiny_again(tiny, hands))
    assert key.same == (("src", "port"),)


def tiny_again(tiny, hands):
    """Put another chain in the place of the one that was put last."""
    tiny.unit["item"].pop()
    tiny.keys["key"].pop()
    return put(tiny, chain(hands=hands))


def test_a_reason_for_an_arrow_names_two_hands(tiny):
    _, key = loaded(put(tiny, option=[{"id": "src>gazette", "says": "x"}]))
    assert [reason.id for reason in key.option] == ["src>gazette"]


def test_of_a_paragraph_of_several_sentences_the_one_with_the_words_is_quoted(tiny):
    """The cue stands deep in the article: its place in the paragraph counts."""
    tiny.claim["steps"][2]["shown_by"] = "t1-06"
    _, key = loaded(put(tiny))
    assert key.places["port>t1"] == "Article t1, paragraph 6: “It was reportedly cold.”"


def test_a_step_that_a_card_shows_names_the_card_and_is_outside_the_text(tmp_path):
    deck = Deck(tmp_path / "kit")
    deck.card_claims["claim"].pop()
    deck.claim["steps"][1]["shown_by"] = "card:b"
    deck.cards[1]["publication"] = "Paper B"
    _, key = loaded(put(deck))
    assert key.places["gazette>t1"] == text(
        "kinds.chain_card", publication="Paper B", date="2024-02"
    )
    assert key.outside is True


def test_where_every_step_is_shown_by_the_text_nothing_is_outside_it(tiny):
    tiny.claim["steps"][1]["shown_by"] = "t1-04"
    assert loaded(put(tiny))[1].outside is False


@pytest.mark.parametrize("tie", ["same", "one"])
def test_ties_and_roots_of_just_these_hands_are_kept_and_of_fewer_are_not(tiny, tie):
    ties = {"same": [], "one": []}
    tiny.claim.update({**ties, tie: [["src", "port"]]})
    if tie == "one":
        tiny.claim["roots"] = [1, 1]
    put(tiny)
    _, key = loaded(tiny.root)
    item = find_item("t-chain", Kit(tiny.root))[1]
    for names in (("src", "port"), ("src", "port", "t1"), ("src", "t1")):
        hands = tuple(hand for hand in item.hands if hand.id in names)
        made = complete(key, replace(item, hands=hands), Kit(tiny.root))
        both = "port" in names
        assert getattr(made, tie) == ((("src", "port"),) if both else ())
        assert made.why == ("The text does not say." if both else "")


def test_a_sentence_of_less_than_the_limit_is_whole_wherever_it_stands():
    second = "Second" + " word" * 46 + "."
    words = "a" * 198 + ". " + second
    assert len(second) < MOST < len(words)
    for place in (200, 240, len(words) - 4):
        assert sentence(words, place, place + 3) == second


def test_of_a_place_longer_than_the_limit_the_place_alone_is_quoted():
    words = "aa " * MOST + "end."
    assert sentence(words, 3, 3 + MOST + 2) == "… " + words[3 : 3 + MOST + 2].strip() + " …"


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_each_sign_is_looked_at_for_the_end_of_a_word(size):
    words = " ".join(f"w{number:03}" for number in range(121))
    start = words.index("w060")
    kept = sentence(words, start, start + size).removeprefix("… ").removesuffix(" …").split()
    room = (MOST - size) // 2
    assert kept[0] == f"w{60 - -(-room // 5):03}"
    assert kept[-1] == f"w{60 + (size + room) // 5:03}"
