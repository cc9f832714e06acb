"""Own words: no order and no code tells whose they are; only what was chosen is projected."""

from __future__ import annotations

from random import Random

import pytest

from whosays.classroom import class_data, class_html, own_words


def texts(count):
    return [f"The text does not say who counted: {number}." for number in range(count)]


def test_the_order_of_hand_ins_leaves_no_trace():
    given = texts(12)
    shuffled = Random(3).sample(given, 12)  # noqa: S311 - nothing is kept secret with it
    one, other = (own_words.gathered("q", "Why?", words) for words in (given, shuffled))
    assert one == other
    assert list(one.texts) == sorted(one.texts)
    assert list(one.texts.values()) != given


def test_of_seven_none_is_shown_and_blanks_are_nobodys():
    assert own_words.gathered("q", "", [*texts(7), "  ", "\n"]).texts == {}
    assert len(own_words.gathered("q", "", texts(8)).texts) == 8


def test_the_same_words_are_there_once_and_long_ones_are_cut():
    found = own_words.gathered("q", "", ["Alike."] * 8 + ["x" * 5_000])
    assert len(found.texts) == 2
    assert max(map(len, found.texts.values())) <= own_words.LONGEST + 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [("001-03, 4f2a9c\n4f2a9c", ["001-03", "4f2a9c"]), ("# nothing", []), ("a1 # b2", ["a1"]),
     ("../../etc <b>", ["etc", "b"]), ("", [])],
)  # fmt: skip
def test_codes_are_found_in_whatever_was_typed(typed, found):
    assert own_words.codes(typed) == found


def test_what_was_chosen_is_there_the_next_time(tmp_path):
    assert own_words.chosen(tmp_path / "report") == []
    own_words.choose(tmp_path / "report", ["001-03", "4f2a9c"])
    assert own_words.chosen(tmp_path / "report") == ["001-03", "4f2a9c"]
    (tmp_path / "report" / own_words.NAME).write_bytes(b"\xff\xfe\x00 4f2a9c")
    assert own_words.chosen(tmp_path / "report") == ["4f2a9c"]


def test_only_what_was_chosen_stands_on_the_projectors_page():
    given = [*texts(9), "<img src=x onerror=alert(1)> & more"]
    found = own_words.gathered("u1-e11", "Why?", given)
    data = class_data.ClassData(20, words=(found,))
    picked = own_words.code("u1-e11", given[-1])
    page = class_html.document(data, for_teacher=False, chosen=[picked]).decode()
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; more" in page
    assert not any(words in page for words in texts(9))
    assert picked not in page
    plain = class_html.document(data, for_teacher=False).decode()
    assert "onerror" not in plain
    teacher = class_html.document(data, for_teacher=True).decode()
    assert all(words in teacher for words in texts(9))
    assert teacher.count("<code>") == 10
