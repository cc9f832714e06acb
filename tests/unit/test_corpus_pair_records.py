"""What a pair's file may hold, with and without its key."""

from __future__ import annotations

from typing import get_args

import pytest

from whosays.core.errors import DataError
from whosays.core.records import fields, read
from whosays.corpus import pair_records as rows

CODED = {
    "cue": "a", "statement": "b", "paragraph": 2, "source_type": "vague", "affiliation": "unknown",
    "how_know": "unclear", "relayed_via": [], "contested": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("keyed", "open_", "more"),
    [
        (rows.KeyedPair, rows.PairRow, {"feature", "difference"}),
        (rows.KeyedSide, rows.SideRow,
         {"roots_why", "why", "support", "roots", "attributions", "rules"}),
    ],
)  # fmt: skip
def test_a_key_adds_fields_and_takes_none_away(keyed, open_, more):
    assert fields(keyed).keys() - fields(open_).keys() == more
    assert fields(open_).items() <= fields(keyed).items()


def test_what_may_be_left_out_is_empty():
    row = read(rows.CodedRow, CODED, "f.toml", "well, attribution 1")
    assert (row.source, row.note, row.nth, row.relayed_via) == ("", "", 0, ())
    answer = {"rule": "r", "answer": "met"}
    assert not read(rows.AnswerRow, answer, "f.toml", "well, rule 1").words


@pytest.mark.parametrize("field", ["source_type", "how_know"])
def test_a_code_that_is_not_known_is_named(field):
    with pytest.raises(DataError, match=field):
        read(rows.CodedRow, CODED | {field: "nobody"}, "f.toml", "well, attribution 1")


def test_a_switch_is_read_with_the_word_of_the_file():
    row = read(rows.SwitchRow, {"label": "l", "from": "a", "to": "b"}, "f.toml", "switch 1")
    assert (row.from_, row.to) == ("a", "b")
    assert set(get_args(rows.Supported)) == {"well", "weak"}
