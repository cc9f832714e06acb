"""What a teacher types off the paper: the sheet's own letters and numbers, or nothing."""

from __future__ import annotations

import pytest

from whosays.questions.typed import TypedError, last, letter, numbers, picked, signs

OPTIONS = [{"id": name, "text": name} for name in ("x", "y", "z")]


@pytest.mark.parametrize("words", ["a c", "a, c", "ac", " A;C. ", "(a) + (c)"])
def test_letters_are_read_however_they_stand(words):
    assert picked(OPTIONS, words) == ["x", "z"]


@pytest.mark.parametrize("words", ["d", "a d", "1", "?", "=1+1", "<b>", ".", "\ud800"])
def test_what_the_sheet_does_not_have_is_no_answer(words):
    with pytest.raises(TypedError):
        picked(OPTIONS, words)


def test_an_empty_line_has_a_sign_of_its_own():
    assert signs("a ? – b") == ["a", "?", "?", "b"]
    assert (letter(0), letter(26), last(OPTIONS)) == ("a", "", "c")


@pytest.mark.parametrize("words", ["2 1 3", "213", "2,1,3"])
def test_numbers_are_one_for_each_line(words):
    assert numbers(words, 3) == [2, 1, 3]


@pytest.mark.parametrize("words", ["2 1", "2 1 3 4", "a b c", "", "2 1 -3"])
def test_too_few_numbers_are_no_answer(words):
    with pytest.raises(TypedError):
        numbers(words, 3)
