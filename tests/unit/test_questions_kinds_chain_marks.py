"""The student's own marks, on the hands or as hands, through the whole way of an exercise."""

from __future__ import annotations

import shutil

import pytest
from _chains import chain, put
from _tiny import TEXT

from whosays.answers.session import store
from whosays.core.kit import Kit
from whosays.corpus.texts import load_text
from whosays.questions.kinds.chain.marks import MOST
from whosays.widgets.bind import ask


def mark(name, words, code="unnamed_person"):
    start = TEXT.index(words)
    return {"id": name, "start": start, "end": start + len(words), "code": code}


@pytest.fixture
def asked(tiny, monkeypatch, tmp_path):
    """Give a function that shows the chain after some marks were made."""
    root = put(tiny, chain(marks_from="t-mark"))
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))

    def show(marks):
        store("01-tiny").save("t-mark", marks, item="x")
        return ask("t-chain", Kit(root))

    return show


def hands(widget):
    return {hand["id"]: hand for hand in widget.item["hands"]}


def test_a_marked_hand_says_so_and_others_do_not(asked):
    shown = hands(asked([mark("m1", "source told the Gazette")]))
    assert {name for name, hand in shown.items() if hand["marked"]} == {"src", "gazette"}
    assert len(shown) == 5


def test_a_mark_that_fits_no_hand_is_one(asked):
    widget = asked([mark("m-9", "reportedly"), mark("m-8", "reportedly", "vague")])
    own = [hand for hand in widget.item["hands"] if hand["own"]]
    assert own == [
        {
            "id": "m-9", "text": "reportedly", "words": "", "place": "Your own mark, paragraph 6",
            "marked": True, "own": True,
        }
    ]  # fmt: skip


def test_an_answer_may_name_a_hand_of_ones_own(asked):
    widget = asked([mark("m-9", "reportedly")])
    widget._handle_custom_msg(
        {"type": "open", "view": "v", "seq": 1, "answer": {"edges": [["m-9", "t1"]]}}, []
    )
    assert widget.answer["edges"] == [["m-9", "t1"]]
    assert widget.feedback["options"][0]["verdict"] == "open"
    assert "This one comes from a mark of yours" in widget.feedback["options"][0]["shows"]
    # Read again when the cell runs: the mark is gone, and its arrow with it.
    again = asked([])
    assert (again.answer, len(again.item["hands"])) == (None, 5)


def test_many_marks_do_not_bury_the_hands(asked):
    places = [{"id": f"m-{n}", "start": n, "end": n + 1, "code": "vague"} for n in range(20)]
    widget = asked(places)
    own = [hand for hand in widget.item["hands"] if hand["own"]]
    assert len(own) == MOST
    spaces = sum(TEXT[n].isspace() for n in range(20))
    assert widget.item["left_out"] == 20 - spaces - MOST


@pytest.mark.parametrize(
    "marks", [None, "x", [1], [{"id": "m-1", "start": 5, "end": 999999, "code": "vague"}], {"a": 1}]
)
def test_what_is_no_mark_is_passed_over(asked, marks):
    assert len(asked(marks).item["hands"]) == 5


def test_without_marks_from_marks_do_not_matter(tiny, monkeypatch, tmp_path):
    root = put(tiny)
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    store("01-tiny").save("t-mark", [mark("m-9", "reportedly")], item="x")
    assert len(ask("t-chain", Kit(root)).item["hands"]) == 5


def test_a_later_mark_does_not_push_out_a_hand_that_arrows_may_rest_on(asked):
    # Without its hand an arrow would be lost at the next change.
    places = [n for n in range(40) if not TEXT[n].isspace()][: MOST + 1]
    marks = [{"id": f"m-{n}", "start": n, "end": n + 1, "code": "vague"} for n in places]
    first, *others = marks
    before = [hand["id"] for hand in asked(others).item["hands"] if hand["own"]]
    after = [hand["id"] for hand in asked([*others, first]).item["hands"] if hand["own"]]
    assert before == after == [mark["id"] for mark in others]


# ------------------------------------------------------------ the same hand in another place
@pytest.mark.parametrize(
    "words",
    ["according to Russia’s Foreign Intelligence Service (SVR)", "the SVR statement concludes"],
)
def test_a_mark_on_the_same_hand_in_another_paragraph_is_that_hand(words, monkeypatch, tmp_path):
    """The list names the statement; whoever marked the service, or the statement again, is met."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    text = load_text("003").text
    start = text.index(words)
    made = {"id": "m-1", "start": start, "end": start + len(words), "code": "named_institution"}
    store("04-following-the-relay").save("u4-e1", [made], item="x")
    shown = hands(ask("u4-e2"))
    assert [name for name, hand in shown.items() if hand["marked"]] == ["svr-feb-2023"]
    assert not any(hand.get("own") for hand in shown.values())


def test_somebody_else_in_the_same_cue_is_not_met(asked):
    shown = hands(asked([mark("m1", "source")]))
    assert [name for name, hand in shown.items() if hand["marked"]] == ["src"]


def test_without_a_key_the_words_of_the_list_are_enough(tiny, monkeypatch, tmp_path):
    root = put(tiny, chain(marks_from="t-mark"))
    shutil.rmtree(root / "solutions")
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    store("01-tiny").save("t-mark", [mark("m1", "Gazette")], item="x")
    shown = hands(ask("t-chain", Kit(root)))
    assert [name for name, hand in shown.items() if hand["marked"]] == ["gazette"]
