"""The class view of a deck: hand-ins of every shape, counts and reasons, never a name."""

from __future__ import annotations

import json
import os
import re
import shutil

import pytest
from _deck import DECK, Deck
from _tiny import UNIT

from whosays.answers.file_store import FileStore
from whosays.answers.store import FORMAT
from whosays.classroom import item_answers
from whosays.classroom.few import LEAST
from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.notebook.class_view import class_page, placings
from whosays.show import class_ratings

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202e"
WHY = "They would say no."


@pytest.fixture
def root(tmp_path):
    """Give a tiny kit with a deck."""
    return Deck(tmp_path / "kit").write()


@pytest.fixture
def place(tmp_path):
    """Give an empty folder for hand-ins."""
    made = tmp_path / "handins"
    made.mkdir()
    return made


def deck(first=50, rating=60, how="denies", why=WHY):
    return {"first": first, "placed": {"b": {"how": how, "rating": rating, "why": why}}}


def hand_in(folder, value, unit=UNIT):
    FileStore(unit, folder).save(DECK, value)
    return folder / f"{unit}.json"


def hand_in_class(folder, *values):
    """Let a class hand in: each of these answers from as many students as are needed."""
    for number in range(LEAST):
        for at, value in enumerate(values):
            hand_in(folder / f"{number}-{at}", {**value, "first": value.get("first", 50)})
            made = folder / f"{number}-{at}" / f"{UNIT}.json"
            table = json.loads(made.read_text(encoding="utf-8"))
            table["items"][DECK]["changed"] = f"2026-01-01T10:{number:02}:{at:02}+00:00"
            made.write_text(json.dumps(table), encoding="utf-8")


def read(place, root):
    return item_answers.read(DECK, place, Kit(root))


def shown(place, root):
    return class_page(DECK, place, "handins", Kit(root))


# ------------------------------------------------------------------ reading
def test_a_folder_for_each_student(place, root):
    for name, first in (("Mia", 10), ("class 2/Jo", 20)):
        hand_in(place / name, deck(first))
    found = read(place, root)
    assert sorted(answer["first"] for answer in found.answers) == [10, 20]
    assert (found.files, found.problems) == (2, ())
    assert "Mia" not in repr(found)


def test_a_file_for_each_student_side_by_side(place, root):
    for name, first in (("Mia", 10), ("Jo", 20), ("05-mine (3)", 30)):
        made = hand_in(place / "away", deck(first))
        made.replace(place / f"{name}.json")
    shutil.rmtree(place / "away")
    found = read(place, root)
    assert sorted(answer["first"] for answer in found.answers) == [10, 20, 30]


def test_the_same_file_twice_counts_once(place, root):
    made = hand_in(place / "a", deck())
    (place / "b").mkdir()
    shutil.copy(made, place / "b")
    found = read(place, root)
    assert len(found.answers) == found.files == 1
    assert "counted once" in found.problems[0]


def test_no_order_tells_who_wrote_it(place, root, tmp_path):
    other = tmp_path / "other"
    for names, folder in ((("a", "b"), place), (("b", "a"), other)):
        for name, first in zip(names, (10, 20), strict=True):
            hand_in(folder / name, deck(first))
    assert read(place, root).answers == read(other, root).answers


def test_blanks_other_units_and_other_files_are_no_answers(place, root):
    hand_in(place / "a", None)
    hand_in(place / "b", {"placed": {"zzz": {"how": "denies"}}})
    hand_in(place / "c", deck(), unit="02-other")
    (place / "c" / "notes.txt").write_text("{", encoding="utf-8")
    (place / "c" / ".hidden.json").write_text("{", encoding="utf-8")
    found = read(place, root)
    assert (found.answers, found.files) == ((), 2)
    (sentence,) = found.problems
    assert "a unit that this kit does not have" in sentence


BROKEN = {
    "empty": b"",
    "cut off": b'{"format": 1, "exercise": "01-tiny", "items": {"t-de',
    "not utf-8": b"\xff\xfe{}",
    "a list": b"[1, 2]",
    "a number": b"1e999",
    "deep": b"[" * 100_000,
    "wide": b"[" + b"[]," * 1_000_000 + b"[]]",
    "a long number": b'{"format": ' + b"9" * 10_000 + b"}",
    "no items": b'{"format": 1, "exercise": "01-tiny"}',
    "items a list": b'{"format": 1, "exercise": "01-tiny", "items": []}',
    "no exercise": b'{"format": 1, "items": {}}',
    "large": b'{"a": "' + b"x" * 5_000_001 + b'"}',
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_costs_a_sentence_and_nothing_else(place, root, raw):
    hand_in(place / "good", deck())
    (place / "bad.json").write_bytes(raw)
    found = read(place, root)
    assert len(found.answers) == 1
    (sentence,) = found.problems
    assert sentence.startswith("bad.json was left out: ")
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "value",
    [
        7, "x", [1], {"first": "x", "placed": 3}, {"first": 1e400},
        {"placed": {"b": {"how": {}, "rating": [], "why": {}}}},
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_passed_over(place, root, value):
    hand_in(place / "good", deck())
    made = place / "odd.json"
    items = {DECK: {"value": value}, "other": 4}
    table = {"format": 1, "exercise": UNIT, "items": items}
    made.write_text(json.dumps(table), encoding="utf-8")
    found = read(place, root)
    assert (len(found.answers), found.files, found.problems) == (1, 2, ())


def test_a_newer_file_is_read_as_far_as_it_can_be(place, root):
    table = {"format": FORMAT + 1, "exercise": UNIT, "more": 1}
    readable = {**table, "items": {DECK: {"value": deck(), "new": [1]}}}
    (place / "new.json").write_text(json.dumps(readable), encoding="utf-8")
    (place / "newest.json").write_text(json.dumps({**table, "items": ["?"]}), encoding="utf-8")
    found = read(place, root)
    assert len(found.answers) == 1
    assert "newer version" in found.problems[0]


def test_links_and_folders_with_a_files_name_are_left_alone(place, root, tmp_path):
    made = hand_in(tmp_path / "elsewhere", deck())
    (place / "link.json").symlink_to(made)
    (place / "linked").symlink_to(made.parent)
    (place / "folder.json").mkdir()
    assert read(place, root).files == 0


def test_a_file_name_that_is_not_utf8_can_still_be_shown(place, root):
    name = os.path.join(os.fsencode(place), b"\xff.json")  # noqa: PTH118 - bytes have no Path
    with open(name, "wb") as file:  # noqa: PTH123 - the same
        file.write(b"{")
    page = shown(place, root)
    page._repr_html_().encode()


def test_no_folder_and_no_item_are_told(place, root):
    with pytest.raises(KitError, match="no folder"):
        item_answers.read(DECK, place / "none", Kit(root))
    with pytest.raises(KitError, match="no question"):
        item_answers.read("t-none", place, Kit(root))


# ------------------------------------------------------------------ the page
def test_figure_placings_and_reasons_are_counted(place, root):
    hand_in_class(place, deck(40, 30, "denies"), deck(60, 60, "contradicts"))
    page = shown(place, root)
    body = page._repr_html_()
    assert page.plain.startswith("16 of 16 hand-ins in “handins” have an answer to 1.9.")
    assert "The harbour is closed." in body
    assert "went from 50 to 45; Card 2 moved it most, from 50 to 45." in body
    assert f">{', '.join(['30'] * LEAST + ['60'] * LEAST)}</td>" in body
    assert "Denies it, 40" not in body  # card 1 was not rated, so there is no move
    assert f"Contradicts it: {WHY}" in body
    assert "Card 2: Paper b, Feb 2024: 16 reasons" in body
    assert "Card 1: Paper a, 1 Jan 2024: no reasons" in body


def test_nothing_is_shown_of_fewer_than_eight(place, root):
    for number in range(LEAST - 1):
        hand_in(place / str(number), deck(first=number))
    page = shown(place, root)
    assert page.plain.startswith(f"Fewer than {LEAST} students: {LEAST - 1}.")
    body = page._repr_html_().partition("</style>")[2]
    assert WHY not in body
    assert "<table" not in body
    assert "<img" not in body


def test_a_card_that_few_placed_shows_neither_counts_nor_reasons(place, root):
    hand_in_class(place, {"first": 40})
    hand_in(place / "one", deck(rating=77))
    body = shown(place, root)._repr_html_()
    assert WHY not in body
    assert ">77<" not in body
    assert f">fewer than {LEAST}</td>" in body


def test_the_first_card_moves_from_the_first_rating(place, root):
    hand_in_class(
        place, {"first": 40, "placed": {"a": {"how": "denies", "rating": 30, "why": "x"}}}
    )
    assert "Denies it, rating down: x" in shown(place, root)._repr_html_()


def test_a_reason_stands_with_no_number_and_in_no_order_of_ratings(place, root):
    def one(number):
        rated = {"how": "denies", "rating": 90 - number, "why": f"because {number:02}"}
        return {"first": 41 + number, "placed": {"a": rated}}

    hand_in_class(place, *(one(number) for number in range(12)))
    said = re.findall(r'<li dir="auto">(.*?)</li>', shown(place, root)._repr_html_())
    assert len(said) >= 12
    assert said == sorted(said)
    assert not any(re.search(r"\b(4[1-9]|5[0-2]|79|8\d|90)\b", line) for line in said)


def test_a_placing_that_few_chose_has_no_number(place, root):
    for number in range(9):
        hand_in(place / str(number), deck(first=number, rating=10, how="denies"))
    hand_in(place / "x", deck(first=77, rating=10, how="contradicts"))
    answers = read(place, root)
    (row,) = [one for one in placings(answers.item, answers.answers).rows
              if "Card 2" in one[0]]  # fmt: skip
    assert "1" not in row[1:]
    assert "9" not in row[1:]
    assert row[1:].count("fewer than 5, or not told") == 2


def test_no_name_is_shown_but_of_a_file_that_was_left_out_and_that_is_closed(place, root):
    hand_in_class(place, deck())
    hand_in(place / "Mia", None)
    assert "Mia" not in shown(place, root)._repr_html_()
    (place / "Ann.json").write_text("{", encoding="utf-8")
    body = shown(place, root)._repr_html_()
    assert body.count("Ann.json") == 1
    assert "<details><summary>For you alone, not for the projector: 1 notes on files." in body


def test_hostile_reasons_and_file_names_are_words(place, root):
    hand_in_class(place, deck(why=HOSTILE))
    (place / "<img src=x onerror=alert(3)>.json").write_text("{", encoding="utf-8")
    body = shown(place, root)._repr_html_()
    assert "<script>" not in body
    assert "<img src=x" not in body
    assert "&lt;script&gt;alert(1)" in body


def test_a_long_reason_is_cut_and_a_crowd_of_them_counted(place, root):
    for number in range(45):
        hand_in(place / str(number), deck(first=number, why="w" * 400 if number else WHY))
    body = shown(place, root)._repr_html_()
    assert "w" * 301 not in body
    assert "w" * 300 + " …" in body
    assert body.count('<li dir="auto">') == 40
    assert "… and 5 more." in body


def test_answers_without_a_rating_have_no_figure(place, root):
    for number in range(LEAST):
        hand_in(place / str(number), {"placed": {"b": {"how": "denies", "why": f"w{number}"}}})
    body = shown(place, root)._repr_html_()
    assert "ws-figure" not in body.partition("</style>")[2]
    assert "How the class placed the cards" in body


def test_nothing_handed_in_is_a_calm_sentence(place, root):
    for folder in (place, place / "none"):
        page = shown(folder, root)
        assert page.plain.startswith("No answers to 1.9 in “handins” yet.")


def test_another_kind_of_item_is_told(place, root):
    with pytest.raises(KitError, match="not an evidence deck"):
        class_page("t-one", place, "handins", Kit(root))


def test_the_notebooks_function_looks_in_the_kits_folder(root, monkeypatch):
    monkeypatch.setenv("WHOSAYS_KIT", str(root))
    hand_in_class(root / "handins", deck())
    assert class_ratings(DECK).plain.startswith("8 of 8 hand-ins")
    monkeypatch.delenv("WHOSAYS_STRICT", raising=False)
    assert "no question" in class_ratings("t-none").plain
