from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.core.kit import Kit
from whosays.figures.shared_wording import (
    COPYING,
    Run,
    _worth_telling,
    between,
    longest_run,
    plate,
    set_plate,
    texts,
    within,
)
from whosays.sourcing.numbers import load_retold

ROOT = Path(__file__).parents[2]
TEXTS = texts(Kit(ROOT))
RETOLD = load_retold(Kit(ROOT))


@pytest.mark.parametrize(
    ("first", "second", "length", "run"),
    [
        ("a b c d e", "x b c d y", 3, "b c d"),
        (
            "The army, said the MINISTER.",
            "so: the army said the minister",
            5,
            "The army, said the MINISTER",
        ),
        ("one two", "three four", 0, ""),
        ("don’t go there", "they don't go home", 2, "don’t go"),
        (
            "by Hayat Tahrir al-Sham (HTS) now",
            "Hayat Tahrir al-Sham (HTS)",
            4,
            "Hayat Tahrir al-Sham (HTS)",
        ),
        ("", "words", 0, ""),
        ("αβγ δεζ", "xx αβγ δεζ", 2, "αβγ δεζ"),
    ],
)
def test_longest_run(first, second, length, run):
    found = longest_run([first], [second])
    assert (found.length, found.first) == (length, run)


def test_no_run_goes_from_one_paragraph_into_the_next():
    assert longest_run(["a b", "c d"], ["a b c d"]).length == 2
    assert longest_run(["a b", "c d"], ["a b", "c d"]).length == 2


@settings(deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_it_is_the_longest_by_trying_all(first, second):
    def runs(words):
        return {tuple(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}

    expected = max((len(run) for run in runs(first) & runs(second)), default=0)
    assert longest_run([" ".join(first)], [" ".join(second)]).length == expected


def test_every_pair_is_compared_and_the_run_stands_in_both():
    pairs = between(TEXTS)
    assert set(pairs) == set(combinations(TEXTS, 2))
    for (a, b), run in pairs.items():
        assert any(run.first in paragraph for paragraph in TEXTS[a])
        assert any(run.second in paragraph for paragraph in TEXTS[b])
    lengths = [run.length for run in pairs.values()]
    assert lengths == sorted(lengths, reverse=True)


def test_no_two_of_the_five_articles_share_eight_words_in_a_row():
    assert COPYING == 8
    assert max(run.length for run in between(TEXTS).values()) == 7


def test_bits_of_web_page_are_left_out():
    assert not any("Leave a Reply" in paragraph for t in TEXTS.values() for paragraph in t)


def test_takeaway_of_the_five():
    told = set_plate(Kit(ROOT)).takeaway
    assert "two articles share is 7 (“Russian Foreign Ministry spokeswoman Maria" in told
    assert "001 and 002" in told
    assert "within article 002" in told
    assert "share 16 in a row" in told


def test_a_copied_sentence_changes_the_sentence_and_the_table():
    copied = {**TEXTS, "004": [*TEXTS["004"], TEXTS["000"][3]]}
    told = plate(copied, RETOLD)
    length = len(re.findall(r"[\w’'-]+", TEXTS["000"][3]))
    assert f"two articles share is {length} " in told.takeaway
    assert "one may have copied the other, or both a third text" in told.takeaway
    assert told.table.rows[0][0] == "000 and 004"
    assert told.table.rows != set_plate(Kit(ROOT)).table.rows
    assert told.svg != set_plate(Kit(ROOT)).svg


def test_a_short_run_is_not_called_copying():
    told = plate({"a": ["red green blue"], "b": ["red green grey"]}).takeaway
    assert "is 2 (“red green”, a and b)" in told
    assert "nothing here shows that one copied" in told


def test_texts_with_nothing_in_common_can_be_drawn():
    told = plate({"a": ["red"], "b": ["grey"]})
    assert told.table.rows[0][:3] == ("a and b", "0", "–")


def test_table_has_every_pair_and_every_sentence_told_twice():
    rows = set_plate(Kit(ROOT)).table.rows
    assert len(rows) == 10 + len(RETOLD)
    for row, (entry, run) in zip(rows[10:], within(RETOLD), strict=True):
        assert row[1:] == (
            str(run.length),
            run.first,
            entry.own.text,
            entry.quoted.text,
            entry.differs,
        )


def test_the_four_places_are_there():
    assert {(e.article, e.own_paragraph, e.quoted_paragraph) for e in RETOLD} == {
        ("001", 4, 5), ("002", 3, 6), ("002", 13, 14), ("003", 13, 14),
    }  # fmt: skip


def test_without_retellings_only_pairs_are_told():
    told = plate(TEXTS)
    assert "within article" not in told.takeaway
    assert len(told.table.rows) == 10


def test_another_quotation_changes_the_row():
    entry = RETOLD[0]
    other = replace(entry, quoted=replace(entry.quoted, text="nothing here at all"))
    assert within([other])[0][1].length == 0
    assert within([entry])[0][1].length == 3


def test_what_is_drawn_is_worth_telling_and_the_rest_is_left_to_the_table():
    found = [("long", Run(9, "", "")), ("phrase", Run(4, "", ""))]
    assert _worth_telling(found) == found[:1]
    assert _worth_telling(found[1:]) == found[1:], "something is drawn"
