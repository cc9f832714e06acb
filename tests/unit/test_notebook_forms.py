from __future__ import annotations

import re
from html import unescape

import pytest

from whosays.core.errors import KitError
from whosays.questions.forms import load_design, load_forms, twin
from whosays.questions.items import find_item
from whosays.show import form_design, solutions


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    monkeypatch.setenv("WHOSAYS_STRICT", "1")


def test_every_text_of_a_form_has_its_row_and_its_twin():
    body = unescape(form_design("b").body)
    design = load_design().texts
    assert len(re.findall(r"<tr>", body)) == 15
    for name, item in load_forms().items():
        assert (item.claim in body) is (item.form == "b")
        if item.form == "b" and item.asks == "support":
            words = find_item(name)[1].passage.ours
            assert twin(words, design[name]) in body


@pytest.mark.parametrize("form", "abc")
def test_the_rows_stand_in_the_order_in_which_students_meet_the_texts(form):
    rows = re.findall(r"<tr><th[^>]*>(.*?)</th>|<tr><td>(.*?)</td>", form_design(form).body)
    numbers = ["".join(row) for row in rows if re.fullmatch(r"[ABC]\d+", "".join(row))]
    assert numbers == [f"{form.upper()}{number}" for number in range(1, 15)]


def test_a_range_and_four_or_more_are_told_in_words():
    body = form_design("a").body
    assert "<td>0 to 2</td>" in body
    assert "<td>4 or more</td>" in body
    assert "<td>1</td>" in body


def test_the_twins_are_folded_away():
    assert re.search(r"<details><summary>[^<]+</summary><p>", form_design("a").body)


def test_no_such_form_is_a_clear_sentence():
    with pytest.raises(KitError, match="a, b, c"):
        form_design("d")


def test_without_the_key_a_sentence_says_where_it_is(monkeypatch):
    monkeypatch.setattr("whosays.notebook.forms.load_forms", dict)
    with pytest.raises(KitError, match="teacher’s copy"):
        form_design("a")


def test_a_form_s_solutions_have_no_empty_part_for_a_lesson():
    body = solutions("00-form-a").body
    assert "In the exercise" in body
    assert "In the lesson" not in body
