"""A file that may be anything: its size and shape are looked at before it is understood."""

from __future__ import annotations

import io
import json
import os

import pytest

from whosays.classroom import untrusted
from whosays.core.i18n import text

SHAPE, BROKEN, LARGE = (text(f"handins.{name}") for name in ("shape", "broken", "large"))


def refused(raw):
    with pytest.raises(ValueError, match=r".") as raised:
        untrusted.parse(raw)
    return str(raised.value)


def test_a_file_is_read_up_to_its_limit_and_not_one_byte_beyond(tmp_path):
    file = tmp_path / "a.json"
    file.write_bytes(b"12345")
    assert untrusted.plain(file, 5) == b"12345"
    with pytest.raises(ValueError, match="far larger") as raised:
        untrusted.open_plain(file, 4)
    assert (str(raised.value), type(raised.value)) == (LARGE, ValueError)
    with pytest.raises(ValueError, match="far larger"):
        untrusted.plain(file, 4)


def test_a_file_that_grew_after_it_was_opened_is_refused():
    assert untrusted.read_up_to(io.BytesIO(b"123"), 3) == b"123"
    with pytest.raises(ValueError, match="far larger"):
        untrusted.read_up_to(io.BytesIO(b"1234"), 3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_what_is_no_plain_file_is_not_ours(tmp_path):
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(untrusted.NotOursError) as raised:
        untrusted.open_plain(tmp_path / "a.json", 10)
    assert str(raised.value) == text("handins.no_file")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_each_mark_that_editors_leave_is_taken_off(encoding):
    raw = '{"a": "é"}'.encode(encoding)
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    assert untrusted.parse(marks.get(encoding, b"") + raw) == {"a": "é"}


@pytest.mark.parametrize("raw", [b"", b"{", b"[1", b"\xff", b"nul", b'{"a": 1}x', b"]["])
def test_what_is_not_whole_says_so(raw):
    assert refused(raw) == BROKEN


def test_two_things_under_one_name_are_anybody_s_guess():
    assert refused(b'{"a": 1, "a": 1}') == text("handins.doubled")
    assert untrusted.parse(b'{"a": {"b": 1}, "c": {"b": 1}}') == {"a": {"b": 1}, "c": {"b": 1}}


@pytest.mark.parametrize(
    "raw",
    [
        rb'{"a": 1, "\u0061": 1}',
        rb'[[{"x": [{"b:": 1, "c": 2, "b:": 3}]}]]',
        rb'{"a": {"a": 1}, "a": {"a": 1}}',
        rb'{"": 1, "": 1}',
    ],
)
def test_a_name_that_comes_twice_is_found_wherever_it_is(raw):
    assert refused(raw) == text("handins.doubled")


@pytest.mark.parametrize(
    "raw", [rb'{"a:b": ":", "\":": "{\"c\":1}", "d\\": "\\:"}', rb'[":", {}, {":": {":": ":"}}]']
)
def test_signs_within_strings_are_no_names(raw):
    assert untrusted.parse(raw) == json.loads(raw)


@pytest.mark.parametrize("signs", ["[]", "{}"])
def test_lists_and_tables_are_taken_to_forty_deep(signs):
    def deep(depth):
        return "[" * (depth - 1) + signs + "]" * (depth - 1)

    assert untrusted.parse(deep(untrusted.DEEPEST).encode()) is not None
    assert refused(deep(untrusted.DEEPEST + 1).encode()) == SHAPE
    assert untrusted.DEEPEST == 40


def test_what_is_not_closed_is_broken_and_not_deep():
    assert refused(b"[" * 40) == BROKEN
    assert refused(b"[" * 41) == SHAPE
    assert refused(b"[]" * 39 + b"[") == BROKEN
    assert refused(b"]" * 50) == BROKEN
    assert refused(b"[}" * 50) == BROKEN, "each is closed by the other's sign: one deep"


def test_a_number_of_a_thousand_digits_is_a_number_and_a_longer_one_is_none():
    assert untrusted.parse(b"1" * 1000) == int("1" * 1000)
    assert refused(b"1" * 1001) == BROKEN
    assert untrusted.parse(b'"' + b"1" * 5000 + b'"') == "1" * 5000


def test_names_of_a_table_count_as_values_do(monkeypatch):
    monkeypatch.setattr(untrusted, "MOST_VALUES", 4)
    assert untrusted.parse(b'{"a": 1, "b": [2, 3]}') == {"a": 1, "b": [2, 3]}
    assert refused(b'{"a": 1, "b": [2, 3], "c": 1}') == SHAPE


def test_lists_and_tables_are_counted_together(monkeypatch):
    monkeypatch.setattr(untrusted, "MOST_PARTS", 3)
    assert untrusted.parse(b'[{"a": []}]') == [{"a": []}]
    assert refused(b'[{"a": []}, []]') == SHAPE


@pytest.mark.parametrize("words", ['a"[b', "\\", '\\"[[[', "[{:,", '"' * 9])
def test_signs_in_words_are_words(words, monkeypatch):
    monkeypatch.setattr(untrusted, "MOST_PARTS", 1)
    monkeypatch.setattr(untrusted, "MOST_VALUES", 1)
    assert untrusted.parse(json.dumps([words, 1]).encode()) == [words, 1]


def test_the_limits_are_what_is_said_of_them():
    assert (untrusted.LARGEST, untrusted.MOST_PARTS, untrusted.MOST_VALUES) == (
        5_000_000, 100_000, 500_000,
    )  # fmt: skip


def test_a_link_is_not_followed_and_a_special_file_stops_nobody(tmp_path):
    (tmp_path / "real.json").write_bytes(b"{}")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    with pytest.raises(OSError, match="link"):
        untrusted.plain(tmp_path / "link.json")
