"""Each kind's own way off the paper: the sheet's letters and numbers, or nothing."""

from __future__ import annotations

import pytest
from markupsafe import escape

from whosays.core.kit import HERE
from whosays.questions import off_paper, registry
from whosays.questions.cleaning import clean
from whosays.questions.items import load_unit, public, unit_names
from whosays.questions.typed import LETTERS, TypedError

OPTIONS = [{"id": name, "text": name} for name in ("x", "y", "z")]
ITEMS = [public(item, HERE) for unit in unit_names(HERE) for item in load_unit(unit, HERE).items]


def of(kind, **fields):
    return {"id": "t", "kind": kind, "prompt": "?", **fields}


KINDS = [
    (of("one", options=OPTIONS), "b", "y", ("a b", "d", "")),
    (of("many", options=OPTIONS), "c a", ["z", "x"], ("d", "a1")),
    (of("order", options=OPTIONS), "3 1 2", ["y", "z", "x"], ("1 1 2", "0 1 2", "1 2")),
    (of("match", left=OPTIONS[:2], right=OPTIONS), "C ?", {"x": "z"}, ("a", "a b c", "a d")),
    (of("rate", low="", high=""), "80", 80, ("eighty", "-1", "101", "nan", "1e9")),
    (of("rate", low="", high=""), "79,6", 80, ()),
    (of("text"), "<b>=1</b>", "<b>=1</b>", ()),
]  # fmt: skip


@pytest.mark.parametrize(("item", "words", "answer", "_"), KINDS)
def test_each_plain_kind_reads_its_own(item, words, answer, _):
    assert off_paper.typed(item, words) == answer
    assert off_paper.typed_how(item)


@pytest.mark.parametrize(("item", "words"), [(one[0], bad) for one in KINDS for bad in one[3]])
def test_each_plain_kind_refuses_what_is_none(item, words):
    with pytest.raises(TypedError):
        off_paper.typed(item, words)


def test_what_is_drawn_or_marked_cannot_be_typed():
    kinds = {item["kind"]: off_paper.typed_how(item) for item in ITEMS}
    assert not any(kinds[kind] for kind in ("mark", "chain", "roots", "desk", "deck", "compare"))


@pytest.mark.parametrize(
    "item", [one for one in ITEMS if one["kind"] in {"one", "many"}], ids=lambda one: one["id"]
)
def test_the_letter_on_the_sheet_is_the_one_that_is_typed(item):
    printed = registry.of(item["kind"]).worksheet_html(item)
    for sign, option in zip(LETTERS, item["options"], strict=False):
        assert f'<b class="pr-letter">{sign}</b> {escape(option["text"])}</span>' in printed
        typed = clean(item, off_paper.typed(item, sign))
        assert typed in (option["id"], [option["id"]])


@pytest.mark.parametrize(
    "item", [one for one in ITEMS if one["kind"] == "match"], ids=lambda one: one["id"]
)
def test_the_partners_letters_are_the_sheets(item):
    printed = registry.of("match").worksheet_html(item)
    shown = [part.partition("</b>")[0] for part in printed.split("<li><b>")[1:]]
    assert len(shown) == len(item["right"])
    for sign, partner in zip(shown, item["right"], strict=True):
        words = f"{sign}{'?' * (len(item['left']) - 1)}"
        assert clean(item, off_paper.typed(item, words)) == {item["left"][0]["id"]: partner["id"]}
