"""What a deck says after a check, on cards that say no more than they must."""

from __future__ import annotations

import pytest
from _records import as_key

from whosays.core.i18n import counted, text
from whosays.questions.kinds.deck import feedback
from whosays.questions.kinds.deck.feedback import Move
from whosays.questions.kinds.deck.records import Ours

HOW = {"a": "supports", "b": "denies", "c": "context", "d": "unrelated", "e": "repeats"}
CARDS = [{"id": name, "publication": f"Paper {name}", "date": f"{n} May"} for n, name in
         enumerate(HOW, start=1)]  # fmt: skip
ITEM = {"id": "q", "kind": "deck", "cards": CARDS}
SAID = [{"id": "a", "says": "Says a.", "rule": "AP.", "shows": "Why a. Shown a."}]
LABEL = {name: text(f"kinds.deck_{name.replace('-', '_')}") for name in
         ("supports", "supports_smaller", "denies", "contradicts", "context", "unrelated",
          "repeats", "cant-tell")}  # fmt: skip


def key(**fields):
    ours = {name: Ours(how, f"Why {name}.", f"Note {name}.") for name, how in HOW.items()}
    return as_key("deck", {"ours": ours, "option": SAID, "discussion": "Talk.", **fields})


def placed(first=None, **cards):
    """Give an answer: card to how, or to (how, rating)."""
    rows = {}
    for name, one in cards.items():
        how, rating = one if isinstance(one, tuple) else (one, None)
        rows[name] = {
            **({"how": how} if how else {}),
            **({} if rating is None else {"rating": rating}),
        }
    return {**({} if first is None else {"first": first}), "placed": rows}


def graded(first=None, fields=None, **cards):
    return feedback.grade(ITEM, key(**(fields or {})), placed(first, **cards))


def line(how, card="a", **fields):
    [one] = graded(fields=fields, **{card: how}).options
    return one


# ---------------------------------------------------------------- placings
@pytest.mark.parametrize(
    ("card", "how", "verdict", "form", "apart"),
    [
        ("a", "supports", "fits", "fits", ""),
        ("a", "supports_smaller", "partly", "partly", "size"),
        ("a", "denies", "fits_not", "fits_not", ""), ("a", "cant-tell", "fits_not", "held", ""),
        ("b", "contradicts", "partly", "partly", "denial"), ("c", "unrelated", "partly", "partly",
        "context"), ("d", "context", "partly", "partly", "context"), ("e", "context", "fits_not",
        "fits_not", ""),
    ],
)  # fmt: skip
def test_a_placing_fits_comes_close_or_does_not_fit(card, how, verdict, form, apart):
    found = line(how, card)
    because = "Why a. Shown a." if card == "a" else f"Why {card}."
    parts = [text(f"kinds.deck_say_{form}", ours=LABEL[HOW[card]]), because]
    parts += [text(f"kinds.deck_apart_{apart}")] if apart else []
    assert (found.verdict, found.shows, found.chosen) == (verdict, " ".join(parts), True)


def test_what_can_be_defended_is_open_even_beside_ours():
    also = {"a": ["supports_smaller", "denies", "supports"]}
    assert line("denies", accept=also).verdict == "open"
    found = line("supports_smaller", accept=also)
    assert found.verdict == "open"
    assert found.shows == text("kinds.deck_say_open", ours=LABEL["supports"]) + " Why a. Shown a."


def test_where_the_card_does_not_show_it_a_placing_says_more_than_is_shown():
    ours = {**key().ours, "a": Ours("cant-tell", "Why.", "")}
    assert line("supports", ours=ours).verdict == "not_shown"
    assert line("cant-tell", ours=ours).verdict == "fits"


def test_a_line_names_its_card_and_says_what_the_key_says():
    found = line("denies")
    assert found.text == text(
        "kinds.deck_row", number=1, publication="Paper a", date="1 May", how=LABEL["denies"]
    )
    assert (found.id, found.says, found.rule) == ("a", "Says a.", "AP.")
    assert line("supports", "c").text.startswith("Card 3 (Paper c, 3 May)")


def test_more_holds_our_placing_what_else_holds_and_a_note():
    also = {"a": ["supports_smaller", "denies"], "b": ["context"]}
    more = graded(fields={"accept": also}, a="denies", b="unrelated", c="context").more
    assert set(more["cards"]) == {"a", "b", "c"}
    assert more["cards"]["a"] == {
        "ours": "supports", "text": LABEL["supports"], "because": "Why a. Shown a.",
        "also": [LABEL["supports_smaller"], LABEL["denies"]], "note": "Note a.",
    }  # fmt: skip
    assert more["cards"]["b"]["also"] == [LABEL["context"]]
    assert more["cards"]["c"]["also"] == []


def test_a_sentence_is_said_once():
    assert feedback._once("One. Two!", "Two! Three?", "", "One.") == "One. Two! Three?"
    assert feedback._once("", " ") == ""


def test_a_placing_is_shown_with_its_sign_and_what_it_means():
    assert feedback.placing("cant-tell") == {
        "id": "cant-tell", "text": LABEL["cant-tell"], "sign": text("kinds.deck_cant_tell_sign"),
        "means": text("kinds.deck_cant_tell_means"),
    }  # fmt: skip


# ---------------------------------------------------------------- the whole
def test_nothing_placed_is_blank_whatever_was_rated():
    for answer in ({}, placed(50), placed(50, a=(None, 60))):
        found = feedback.grade(ITEM, key(), answer)
        assert (found.state, found.score, found.options) == ("blank", None, ())
        assert found.headline == text("kinds.deck_blank")


def test_the_score_is_of_all_cards_and_of_blank_ones_nothing_is_said_of_the_whole():
    some = graded(a="supports", b="contradicts")
    assert (some.score, some.state, some.notes, some.discussion) == (0.3, "partly", (), "")
    assert counted("marking.count_blank", 3) in some.headline
    every = graded(**HOW)
    assert (every.score, every.state) == (1.0, "right")
    assert (every.notes, every.discussion) == (("Because.",), "Talk.")
    third = feedback.grade({**ITEM, "cards": CARDS[:3]}, key(), placed(a="supports"))
    assert third.score == 0.3333


# ---------------------------------------------------------------- what moved the rating
def test_a_move_is_from_the_rating_before_to_the_one_at_the_card():
    answer = placed(50, a=("supports", 60), b="denies", c=("context", 40), d=("unrelated", 40))
    assert feedback.moves(ITEM, answer) == [
        Move("a", 1, 50, 60), Move("c", 3, 60, 40), Move("d", 4, 40, 40),
    ]  # fmt: skip
    assert [move.step for move in feedback.moves(ITEM, answer)] == [10, -20, 0]
    # Without a first rating the first at a card is where one began; 0 is a rating.
    assert feedback.moves(ITEM, placed(a=("supports", 0), b=("denies", 20))) == [
        Move("b", 2, 0, 20)
    ]
    assert feedback.moves(ITEM, placed(0, a=("supports", 20))) == [Move("a", 1, 0, 20)]
    assert feedback.moves(ITEM, {}) == []


def named(number, before, after):
    name = "abcde"[number - 1]
    card = text("kinds.deck_card", number=number, publication=f"Paper {name}", date=f"{number} May")
    return text("kinds.deck_moved_one", card=card, before=before, after=after)


def notes(first, **cards):
    return graded(first, **cards).notes


def test_the_card_that_moved_most_is_named_and_several_that_did_as_much():
    found = graded(50, a=("supports", 60), b=("denies", 30))
    assert found.notes[0] == text("kinds.deck_moved", moves=named(2, 60, 30))
    assert found.more["most"] == ["b"]
    tie = graded(50, a=("supports", 60), b=("denies", 50))
    both = f"{named(1, 50, 60)}; {named(2, 60, 50)}"
    assert tie.notes[0] == text("kinds.deck_moved_tie", moves=both)
    assert tie.more["most"] == ["a", "b"]
    three = graded(50, a=("supports", 60), b=("denies", 50), e=("repeats", 60))
    assert three.notes[0] == text("kinds.deck_moved_many", count=3, by=10)
    assert three.more["most"] == ["a", "b", "e"]


def test_where_no_card_moved_it_the_rating_is_named():
    assert notes(50, a=("supports", 50))[0] == text("kinds.deck_moved_none", rating=50)
    assert graded(50, a=("supports", 50)).more["most"] == []
    assert notes(50, a="supports") == ()


@pytest.mark.parametrize(
    ("how", "to", "form"),
    [
        ("supports", 40, "against_down"), ("supports_smaller", 49, "against_down"),
        ("denies", 60, "against_up"), ("contradicts", 51, "against_up"),
        ("supports", 60, ""), ("denies", 40, ""), ("supports", 50, ""), ("denies", 50, ""),
        ("context", 40, ""), ("cant-tell", 60, ""),
    ],
)  # fmt: skip
def test_a_move_against_one_s_own_placing_is_asked_about(how, to, form):
    """Of a card that itself bears on the claim."""
    said = [note for note in notes(50, a=(how, to))[1:] if note != "Because."]
    asked = text(f"kinds.deck_{form}", number=1, how=LABEL[how], by=abs(to - 50)) if form else ""
    assert said == ([asked] if asked else [])


def test_at_most_two_such_questions_are_asked():
    answer = {"a": ("supports", 40), "b": ("supports", 30), "c": ("supports", 20)}
    assert len(notes(50, **answer)) == 1 + 2


@pytest.mark.parametrize(("by", "asked"), [(9, False), (10, True), (-10, True), (-9, False)])
def test_cards_that_add_nothing_are_asked_about_from_ten_points(by, asked):
    said = notes(50, c=("context", 50 + by))
    sentence = counted("kinds.deck_aside", 1, numbers="3", by=abs(by))
    assert (sentence in said) is asked


def test_cards_that_add_nothing_are_counted_together():
    said = notes(50, c=("context", 54), d=("unrelated", 48), e=("repeats", 48))
    assert counted("kinds.deck_aside", 2, numbers="3 and 4", by=10) in said
    # A card without a placing is not asked about, and neither is one that moved nothing.
    bare = graded(50, c=(None, 70), d=("unrelated", 70))
    assert not any("add" in note and "nothing" in note for note in bare.notes)
