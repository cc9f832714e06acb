"""The evidence deck: its data, its public form, what is kept of an answer, and how it is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from _deck import DECK, Deck, card
from _records import as_item, as_key, changed
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from whosays.answers import session
from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.questions import registry
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.items import find_item, load_unit, public
from whosays.questions.keys import load_keys
from whosays.questions.kinds.deck import kind as deck
from whosays.questions.kinds.deck import paper as deck_paper
from whosays.questions.kinds.deck.records import Ours
from whosays.sourcing.cards import load_cards
from whosays.widgets import bind

KIT = Path(__file__).parents[2]
HOSTILE = '<img src=x onerror="alert(1)">&{} \u202e\'"'


@pytest.fixture
def tiny(tmp_path):
    """Give a tiny kit with a deck, not yet on disk."""
    return Deck(tmp_path)


def loaded(tiny):
    root = tiny.write()
    return public(find_item(DECK, Kit(root))[1], Kit(root)), load_keys("01-tiny", Kit(root))[DECK]


def answered(first=50, **placed):
    """Give an answer: each card as (how, rating)."""
    made = {
        n: {"how": how, "rating": rating, "why": f"My {n}"} for n, (how, rating) in placed.items()
    }
    return {"first": first, "placed": made}


SHOWN = {
    "cards": [{"id": name, "publication": f"P {name}", "date": f"day {name}"} for name in "abc"],
    "kind": "deck",
}
KEY = {
    "item": "d",
    "reason": "Because.",
    "ours": {
        "a": Ours("supports_smaller", "Why a.", "Note a."),
        "b": Ours("denies", "Why b.", ""),
        "c": Ours("context", "Why c.", ""),
    },
}


def read(answer, **key):
    return deck.grade(SHOWN, as_key("deck", {**KEY, **key}), answer)


# ------------------------------------------------------------------ data
def test_the_real_decks_are_sound():
    found = [
        (file.stem, entry)
        for file in sorted((KIT / "exercises").glob("[0-9]*.toml"))
        for entry in load_unit(file.stem, Kit(KIT)).items
        if entry.kind == "deck"
    ]
    for unit, entry in found:
        key = load_keys(unit, Kit(KIT)).get(entry.id)
        assert key is None or set(key.ours) == set(entry.cards)
    assert found


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ({"claim": "c9"}, "claim", "no claim “c9”"),
        ({"cards": ["a", "b", "nine"]}, "cards", "no evidence card “nine”"),
        ({"cards": ["a", "b"]}, "cards", "these are 2 cards"),
        ({"cards": ["a", "b", "a"]}, "card a", "used twice"),
        ({"cards": ["b", "a", "c"]}, "cards", "“a” is older than “b”"),
        ({"cards": ["a", "c", "b"]}, "cards", "“b” is older than “c”"),
    ],
)
def test_an_item_that_cannot_be_used_is_named(tiny, change, field, told):
    tiny.deck.update(change)
    root = tiny.write()
    with pytest.raises(DataError) as caught:
        load_unit("01-tiny", Kit(root))
    assert field in caught.value.field
    assert told in str(caught.value)


def test_a_deck_may_have_eight_cards_and_no_ninth(tiny):
    tiny.cards = [card(name, f"2024-01-{at:02}", "denies") for at, name in enumerate("abcdefgh", 1)]
    tiny.deck["cards"] = list("abcdefgh")
    load_unit("01-tiny", Kit(tiny.write()))
    tiny.cards.append(card("i", "2024-01-09", "denies"))
    tiny.deck["cards"].append("i")
    with pytest.raises(DataError, match="these are 9 cards"):
        load_unit("01-tiny", Kit(tiny.write()))


def test_a_mirror_case_is_no_evidence(tiny):
    tiny.cards[2].update(
        kind="mirror", flag="Atlantis", pattern="circular", what_later="More.", asks="Who?"
    )
    del tiny.cards[2]["bears_on"]
    with pytest.raises(DataError, match="no evidence card “c”"):
        load_unit("01-tiny", Kit(tiny.write()))


def test_a_date_that_is_not_exact_may_stand_on_either_side(tiny):
    tiny.cards[1]["date"] = "2024-03"
    tiny.cards[1]["shown_from"] = "2024-03-31"
    tiny.deck["cards"] = ["a", "b", "c"]
    root = tiny.write()
    load_unit("01-tiny", Kit(root))
    tiny.deck["cards"] = ["a", "c", "b"]
    load_unit("01-tiny", Kit(tiny.write()))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"accept": {"z": ["denies"]}}, "accept"),
        ({"accept": {"a": ["rumour"]}}, "accept, a"),
        ({"accept": {"a": "denies"}}, "accept, a"),
        ({"accept": {"a": [["denies"]]}}, "accept, a"),
        ({"option": [{"id": "z"}]}, "option"),
        ({"option": [{"id": "a", "claims": "x"}]}, "option a, claims"),
    ],
)
def test_a_key_that_does_not_fit_is_named(tiny, change, field):
    tiny.deck_key.update(change)
    root = tiny.write()
    with pytest.raises(DataError) as caught:
        load_keys("01-tiny", Kit(root))
    assert field in caught.value.field


def test_a_card_without_a_bearing_needs_a_reason_and_says_nothing_on_it(tiny):
    tiny.cards[2] = card("c", "2024-03-03")
    with pytest.raises(DataError, match="does not say how it bears"):
        load_keys("01-tiny", Kit(tiny.write()))
    tiny.deck_key["option"].append({"id": "c", "shows": "It is about rain."})
    _, key = loaded(tiny)
    assert (key.ours["c"].how, key.ours["c"].why) == ("unrelated", "")


# ------------------------------------------------------------------ what the page gets
def test_the_public_form_holds_the_cards_and_nothing_of_the_key(tiny):
    tiny.cards[1].update(by_way_of="The Wire", date_note="Only the month.", shown_from="2024-06-01")
    shown, _ = loaded(tiny)
    assert shown["claim"] == {"id": "c1", "says": "The harbour is closed."}
    assert [entry["id"] for entry in shown["cards"]] == ["a", "b", "c"]
    second = shown["cards"][1]
    assert (second["title"], second["by_way_of"]) == ("Harbour says no", "The Wire")
    assert (second["date"], second["date_note"]) == ("Feb 2024", "Only the month.")
    assert second["known"] == "1 June 2024"
    assert shown["cards"][0]["known"] == ""
    words = json.dumps(shown)
    assert "bears_on" not in words
    assert not [name for name in "abc" if f"Why {name}" in words or f"Note {name}" in words]
    assert [entry["id"] for entry in shown["placings"]] == list(deck.PLACINGS)
    assert shown["placings"][-1]["id"] == "cant-tell"


def test_the_real_public_forms_hold_no_bearing():
    for claim in deck.load_claims(Kit(KIT)):
        known = [c for c in deck.load_cards(Kit(KIT)) if any(b.claim == claim for b in c.bears_on)]
        shown = deck.public(
            as_item({"kind": "deck", "claim": claim, "cards": [c.id for c in known]}), Kit(KIT)
        )
        words = json.dumps(shown, ensure_ascii=False)
        for entry in known:
            why = [b.why for b in entry.bears_on]
            assert not [sentence for sentence in why if json.dumps(sentence)[1:-1] in words]


def test_low_and_high_of_the_item_are_kept(tiny):
    tiny.deck.update(low="not at all", high="fully")
    shown, _ = loaded(tiny)
    assert (shown["low"], shown["high"]) == ("not at all", "fully")


def test_a_scale_without_ends_of_its_own_says_what_a_card_can_do_to_a_claim(tiny):
    tiny.deck.pop("low", None)
    tiny.deck.pop("high", None)
    shown, _ = loaded(tiny)
    assert (shown["low"], shown["high"]) == (text("kinds.deck_low"), text("kinds.deck_high"))


# ------------------------------------------------------------------ what is kept of an answer
@pytest.mark.parametrize(
    "value",
    [
        None, 3, "a", [], {}, {"placed": []}, {"placed": {"a": 3}},
        {"placed": {"z": {"how": "denies"}}},
        {"placed": {"a": {"how": ["denies"], "rating": "9", "why": 4}}}, {"first": True},
        {"first": float("nan")}, {"first": None, "placed": None}, {"placed": {"a": {"why": "\0"}}},
    ],
)  # fmt: skip
def test_what_is_no_answer_is_a_blank(value):
    assert deck.clean(SHOWN, value) is None


def test_what_can_be_kept_is_kept_in_order():
    given = {
        "more": 1,
        "placed": {
            "c": {"rating": 400, "how": "context"},
            "a": {"why": "b" * 3000, "rating": 59.6, "how": "rumour"},
        },
        "first": -3,
    }
    kept = deck.clean(SHOWN, given)
    assert kept == {
        "first": 0,
        "placed": {"a": {"rating": 60, "why": "b" * 2000}, "c": {"how": "context", "rating": 100}},
    }
    assert list(kept["placed"]) == ["a", "c"]
    assert list(kept["placed"]["c"]) == ["how", "rating"]


def test_half_a_surrogate_pair_is_mended():
    kept = deck.clean(SHOWN, {"placed": {"a": {"why": "a\ud800b\0"}}})
    assert kept["placed"]["a"]["why"] == "a\ufffdb"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["first", "placed", "a", "b", "c", "how", "rating", "why"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_anything_can_be_cleaned_once_and_marked(value):
    kept = deck.clean(SHOWN, value)
    assert deck.clean(SHOWN, kept) == kept
    json.dumps(kept, allow_nan=False).encode()
    found = read(value)
    assert found.score is None or 0 <= found.score <= 1
    json.dumps(as_dict(found), allow_nan=False)


# ------------------------------------------------------------------ reading it
def test_every_card_where_we_placed_it():
    found = read(answered(50, a=("supports_smaller", 60), b=("denies", 55), c=("context", 55)))
    assert (found.state, found.score) == ("right", 1.0)
    assert [line.verdict for line in found.options] == ["fits"] * 3
    assert "We placed it there, too. Why a." in found.options[0].shows
    row = found.options[0].text
    assert row == "Card 1 (P a, day a): you placed it under ‘Supports a smaller version’"


@pytest.mark.parametrize(
    ("how", "credit", "verdict", "told"),
    [
        ("supports_smaller", 1.0, "fits", "there, too"),
        ("context", 1.0, "open", "We placed it under ‘Supports a smaller version’."),
        ("supports", 0.5, "partly", "a part of it?"),
        ("denies", 0.0, "fits_not", "We placed it under ‘Supports a smaller version’. Why a."),
        ("cant-tell", 0.0, "fits_not", "held back"),
    ],
)
def test_one_card(how, credit, verdict, told):
    found = read(answered(50, a=(how, 50)), accept={"a": ["context"]})
    assert found.score == round(credit / 3, 4)
    (line,) = found.options
    assert line.verdict == verdict
    assert told in line.shows


@pytest.mark.parametrize(
    ("name", "how", "told"),
    [("b", "contradicts", "who speaks?"), ("c", "unrelated", "help with this claim at all")],
)
def test_a_neighbour_is_told_apart(name, how, told):
    (line,) = read(answered(50, **{name: (how, 50)})).options
    assert told in line.shows


def test_cant_tell_that_is_accepted_counts_in_full():
    found = read(answered(50, a=("cant-tell", 50)), accept={"a": ["cant-tell"]})
    assert found.score == round(1 / 3, 4)


def test_other_placings_that_can_be_defended_are_said_at_the_card():
    accept = {"a": ["context", "supports_smaller", "cant-tell"]}
    for how in ("supports_smaller", "context", "denies"):
        found = read(answered(50, a=(how, 50)), accept=accept)
        assert found.more["cards"]["a"]["also"][-1] == "Can’t tell from the text"


def test_a_card_that_is_not_placed_stays_closed():
    found = read({"first": 50, "placed": {"a": {"how": "denies"}, "b": {"rating": 4}}})
    assert [line.id for line in found.options] == ["a"]
    assert set(found.more["cards"]) == {"a"}
    assert "2 not answered yet" in found.headline
    assert "Why b." not in json.dumps(as_dict(found))
    # What all cards show together is not told while some are closed.
    assert found.discussion == ""
    assert KEY["reason"] not in found.notes


def test_nothing_placed_is_a_blank():
    for value in (None, {"first": 4}, {"placed": {"a": {"rating": 4, "why": "x"}}}):
        found = read(value)
        assert (found.state, found.score, found.options) == ("blank", None, ())


@pytest.mark.parametrize(
    ("hows", "state", "told"),
    [
        (
            ("supports", "contradicts", "unrelated"),
            "partly",
            "0 of 3 cards are where we put them · 3 close",
        ),
        (("denies", "supports", "supports"), "not_yet", "0 of 3 cards"),
        (("supports_smaller", "supports", "supports"), "partly", "1 of 3 cards"),
    ],
)
def test_the_headline_never_says_a_bare_no(hows, state, told):
    found = read(answered(50, **{n: (how, 50) for n, how in zip("abc", hows, strict=True)}))
    assert found.state == state
    assert told in found.headline


def test_a_reason_is_not_said_twice(tiny):
    shown, key = loaded(tiny)
    found = grade(shown, key, answered(50, a=("supports_smaller", 50)))
    assert found.options[0].shows.count("Why a.") == 1
    assert "Shown a." in found.options[0].shows
    assert found.more["cards"]["a"]["note"] == "Note a."


def test_without_a_key_it_is_noted(tiny):
    shown, key = loaded(tiny)
    assert grade(shown, None, answered(50, a=("denies", 4))).state == "noted"
    assert grade(shown, changed("deck", key, prediction=True), answered(50)).state == "noted"


def test_what_was_answered_comes_back_and_is_read_again(tiny, monkeypatch, tmp_path):
    root = tiny.write()
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    page = bind.ask(DECK, Kit(root))
    given = answered(50, a=("supports_smaller", 60))
    page._handle_custom_msg({"type": "check", "view": "v", "seq": 1, "answer": given}, [])
    assert page.feedback["state"] == "partly"
    session.current.cache_clear()
    again = bind.ask(DECK, Kit(root))
    assert (again.answer, again.feedback) == (given, page.feedback)
    assert "evidence deck" in repr(again)


def test_answers_changed_by_hand_do_not_break_the_page(tiny, monkeypatch, tmp_path):
    root = tiny.write()
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    for value in (3, {"placed": {"a": {"how": [], "rating": "x"}}}, {"first": [], "placed": [1]}):
        session.store("01-tiny").save(DECK, value, checked=True)
        page = bind.ask(DECK, Kit(root))
        assert page.answer is None
        session.current.cache_clear()


# ------------------------------------------------------------------ what moved the rating
def moved(first, a, b, c):
    """Give the notes for ratings, every card placed as we do."""
    given = answered(first, a=("supports_smaller", a), b=("denies", b), c=("context", c))
    found = read(given)
    return found, " ".join(found.notes)


def test_another_reason_does_not_take_a_check_away(tiny, monkeypatch, tmp_path):
    root = tiny.write()
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    page = bind.ask(DECK, Kit(root))

    def say(kind, seq, **placed):
        given = {"first": 40, "placed": {"b": {"how": "denies", "rating": 30, **placed}}}
        page._handle_custom_msg({"type": kind, "view": "v", "seq": seq, "answer": given}, [])

    say("check", 1)
    say("change", 2, why="They say so.")
    again = bind.ask(DECK, Kit(root))
    assert again.feedback["state"] == "partly"
    assert again.checked["placed"]["b"]["why"] == "They say so."
    say("change", 3, rating=20)
    assert bind.ask(DECK, Kit(root)).feedback == {}


def test_what_moved_the_rating_most():
    found, notes = moved(50, 60, 35, 30)
    assert "most: card 2 (P b, day b), from 60 to 35." in notes
    assert found.more["most"] == ["b"]


def test_two_that_moved_it_as_much():
    found, notes = moved(50, 60, 50, 50)
    assert "each by as much: card 1 (P a, day a), from 50 to 60; card 2" in notes
    assert found.more["most"] == ["a", "b"]


def test_many_that_moved_it_as_much_are_counted():
    _, notes = moved(50, 55, 50, 45)
    assert "3 of them moved your rating by 5 each" in notes


def test_a_flat_line():
    found, notes = moved(50, 50, 50, 50)
    assert "you stayed at 50" in notes
    assert found.more["most"] == []


def test_a_card_without_a_rating_is_passed_over():
    given = {"first": 50, "placed": {"a": {"how": "denies"}, "c": {"how": "context", "rating": 70}}}
    assert deck.deck_feedback.moves(SHOWN, given) == [deck.deck_feedback.Move("c", 3, 50, 70)]
    assert deck.deck_feedback.moves(SHOWN, {"placed": given["placed"]}) == []


def test_moves_against_ones_own_placing_are_asked_about():
    found = read(answered(50, a=("supports", 45), b=("denies", 55)))
    notes = " ".join(found.notes)
    assert "card 1 under ‘Supports it’ and went down by 5" in notes
    assert "card 2 under ‘Denies it’ and went up by 10" in notes


@pytest.mark.parametrize(("after", "asked"), [(59, False), (60, True), (40, True)])
def test_moves_on_background_are_asked_about_from_ten_on(after, asked):
    _, notes = moved(50, 50, 50, after)
    assert ("What in it moved you?" in notes) is asked


# ------------------------------------------------------------------ markup
def hostile(tiny):
    """Put markup into every text that a teacher may write."""
    tiny.card_claims["claim"][0]["says"] = HOSTILE
    for entry in tiny.cards:
        entry.update(publication=HOSTILE, who=HOSTILE, description=HOSTILE, note=HOSTILE,
                     by_way_of=HOSTILE, date_note=HOSTILE)  # fmt: skip
        entry["sourcing"]["how"] = HOSTILE
        entry["bears_on"][0]["why"] = HOSTILE
    tiny.cards[1]["title"] = HOSTILE
    tiny.deck.update(low=HOSTILE, high=HOSTILE, prompt=HOSTILE)
    tiny.deck_key["option"] = [{"id": "a", "says": HOSTILE, "shows": HOSTILE}]
    return loaded(tiny)


def test_markup_is_escaped(tiny):
    shown, key = hostile(tiny)
    paper = deck.worksheet_html(shown) + Markup("").join(cut.body for cut in deck.cuts(shown))
    for body in (deck.expected_html(shown, key), paper):
        assert "<img" not in body
        assert body.count(escape(HOSTILE)) > 5


def test_the_teacher_reads_placing_reason_and_what_else_fits(tiny):
    body = deck.expected_html(*loaded(tiny))
    for words in ("Supports a smaller version", "Why a.", "Shown a.", "Note b.", "Says nothing"):
        assert words in body


def test_a_prediction_has_no_placings(tiny):
    shown, key = loaded(tiny)
    assert "Denies it" not in deck.expected_html(shown, changed("deck", key, prediction=True))


def test_the_sheet_holds_the_whole_task_and_nothing_of_the_key(tiny):
    shown, _ = loaded(tiny)
    body = deck.worksheet_html(shown)
    assert body.count('<tr><th scope="row">') == 3
    cards = deck.cuts(shown)
    assert [cut.mark for cut in cards] == ["1", "2", "3"]
    for entry, cut in zip(shown["cards"], cards, strict=True):
        for _, words in deck_paper.facts(entry):
            assert escape(words) in cut.body
    for placing in shown["placings"]:
        assert escape(placing["means"]) in deck.legend(shown)
    assert "“Harbour says no”" in "".join(cut.body for cut in cards)
    assert body.count("pr-answer") == 1  # the first rating; the others stand in the table
    with_passage = {**shown, "passage": {"label": "Here", "text": HOSTILE}}
    assert escape(HOSTILE) in deck.worksheet_html(with_passage)
    assert not [name for name in "abc" if f"Why {name}" in body or f"Note {name}" in body]


@pytest.mark.parametrize(
    ("date", "shown_from", "told"),
    [
        ("2024-03-03", "2024-03-03", ""),
        ("2024-03-03", "2024-03-04", ""),
        ("2024-03-03", "2024-03-05", "5 Mar 2024"),
        ("2024-12", "2025-01-01", ""),
        ("2024-12", "2025-01-02", "2 Jan 2025"),
        ("2023", "2024-01-01", ""),
        ("2023", "2024-01-02", "2 Jan 2024"),
    ],
)
def test_when_it_could_be_known_is_said_from_two_days_after_its_date(tiny, date, shown_from, told):
    tiny.cards[0].update(date=date, shown_from=shown_from)
    tiny.deck["cards"] = ["a", "b", "c"]
    card = next(card for card in load_cards(Kit(tiny.write())) if card.id == "a")
    assert deck._known_later(card) == told


def test_cards_of_one_day_stand_in_any_order(tiny):
    for entry in tiny.cards:
        entry.update(date="2024-03-03", shown_from="2024-03-03")
    load_unit("01-tiny", Kit(tiny.write()))


def test_a_deck_has_no_more_cards_than_it_may(tiny):
    tiny.cards = [card(f"k{n}", "2024-01-01", "denies") for n in range(deck.MOST + 1)]
    names = [entry["id"] for entry in tiny.cards]
    tiny.deck_key.update(accept={}, option=[])
    tiny.deck["cards"] = names[:-1]
    load_unit("01-tiny", Kit(tiny.write()))
    tiny.deck["cards"] = names
    with pytest.raises(DataError, match=f"these are {deck.MOST + 1} cards"):
        load_unit("01-tiny", Kit(tiny.write()))


def test_a_rating_that_stays_goes_against_no_placing():
    found = read(answered(50, a=("supports", 50), b=("denies", 50)))
    assert "Ask yourself" not in " ".join(found.notes)
    assert not any("went" in note for note in found.notes)


def test_what_is_changed_after_a_check_needs_a_new_one_and_a_reason_does_not():
    answer = answered(a=("denies", 40), b=("context", 40))
    again = answered(a=("denies", 40), b=("context", 40))
    again["placed"]["a"]["why"] = "On second thoughts."
    assert registry.examined("deck", again) == registry.examined("deck", answer)
    for other in (
        answered(first=51, a=("denies", 40), b=("context", 40)),
        answered(a=("context", 40), b=("context", 40)),
        answered(a=("denies", 41), b=("context", 40)),
    ):
        assert registry.examined("deck", other) != registry.examined("deck", answer)


def test_a_deck_fills_a_sheet_of_its_own_and_is_told_that_nothing_can_be_told(tiny):
    shown, key = loaded(tiny)
    assert registry.is_long("deck")
    assert grade(shown, key, None).headline == text("marking.blank_cant_tell")
