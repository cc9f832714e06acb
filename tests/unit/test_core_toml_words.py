from __future__ import annotations

import pytest

from whosays.core.errors import DataError
from whosays.core.schema import read_toml

LIST = 'a = 1\nright = ["one" "two"]\n'


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (LIST, "line 2", "a comma is missing"),
        ('right = [\n  "one"\n  "two",\n]\n', "line ", "a comma is missing"),
        ('a = { b = "x" c = "y" }\n', "line 1", "a comma is missing"),
        ('option = [{ id = "a" } { id = "b" }]\n', "line 1", "a comma is missing"),
        ("\nprompt = “Who says so?”\n", "line 2", "curly quotes of a word processor"),
        ("prompt = ‘Who?’\n", "line 1", "curly quotes of a word processor"),
        ("right = [“a”, “b”]\n", "line 1", "curly quotes of a word processor"),
        ('a = "one”\n', "line 1", "closing quote is missing"),
        ('a = "one\nb = "two"\n', "line 1", "closing quote is missing"),
        ('a = "C:\\new\\w"\n', "line 1", "a backslash"),
        ('a = "He said "no" to me"\n', "line 1", "after the end of the value"),
        ("prompt\n", "line 1", "the sign = is missing"),
        ("a = 1\na = 2\n", "line 2", "given twice"),
        ("[unit]\nid = 1\n[unit]\nid = 2\n", "line 3", "stands here twice"),
        ("a = yes\n", "line 1", "no value that can be read"),
        ("[[item]\nid = 1\n", "line 1", "not closed"),
        ("a = [1, 2", "at the end", "not closed"),
        ('a = """one\ntwo', "at the end", "not closed"),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_plain_words_with_its_line(raw, line, words, tmp_path):
    file = tmp_path / "unit.toml"
    file.write_text(raw, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_toml(file)
    assert line in caught.value.problem
    assert words in caught.value.problem
    assert caught.value.mend.endswith(".")
    for grammar in ("Expected", "Unclosed", "statement", "namespace", "Illegal"):
        assert grammar not in str(caught.value)


def test_curly_quotes_inside_a_text_are_no_slip(tmp_path):
    file = tmp_path / "unit.toml"
    file.write_text('a = "so-called “experts”" b\n', encoding="utf-8")
    with pytest.raises(DataError, match="after the end of the value"):
        read_toml(file)


def test_what_is_no_usual_slip_keeps_the_readers_words(tmp_path):
    file = tmp_path / "unit.toml"
    file.write_text("a = 2024-13-45\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_toml(file)
    assert "line 1" in caught.value.problem
