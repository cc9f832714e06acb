from __future__ import annotations

import re

import pytest

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.printing import worksheets
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.numbering import count, number, numbered


def entry(name, where="exercise"):
    return {"id": name, "where": where}


def test_the_lesson_comes_first_whatever_stands_first_in_the_file():
    entries = [entry("u3-e1"), entry("u3-l1", "lesson"), entry("u3-e2")]
    assert count("03-roots", entries) == {"u3-l1": "3.1", "u3-e1": "3.2", "u3-e2": "3.3"}


def test_two_questions_about_a_forms_text_share_its_number():
    entries = [entry("fb-01"), entry("fb-01-count"), entry("fb-02"), entry("fb-why")]
    assert list(count("07-form-b", entries).values()) == ["B1", "B1b", "B2", "B3"]


def test_what_has_no_id_is_passed_over():
    assert count("01-x", [{}, {"id": 3}, entry("a")]) == {"a": "1.1"}
    assert count("odd", [entry("a")]) == {"a": "odd.1"}


def test_a_file_that_cannot_be_read_costs_its_own_numbers_only(tiny, tiny_kit):
    name = tiny.unit["item"][0]["id"]
    tiny.write()
    (tiny_kit / "exercises" / "09-broken.toml").write_text("[[", encoding="utf-8")
    assert number(name, Kit(tiny_kit)).startswith("1.")
    assert number("not-there", Kit(tiny_kit)) == ""


def test_ids_in_a_plan_become_numbers_and_nothing_else_does():
    made = numbered("First rating (u1-l2), then u1-e1, not u99-e1 nor xu1-l2.")
    assert made == (
        f"First rating ({number('u1-l2')}), then {number('u1-e1')}, not u99-e1 nor xu1-l2."
    )
    assert made != numbered("")


# ------------------------------------------------------------ the same everywhere
UNITS = [file.stem for file in unit_files()]


@pytest.mark.parametrize("unit", UNITS)
def test_screen_worksheet_and_key_have_the_same_numbers(unit):
    shown = [public(item) for item in load_unit(unit).items]
    told = {item["number"] for item in shown}
    assert "" not in told
    assert len(told) == len(shown)
    papers = (
        (worksheets.worksheet(unit), r'<b class="pr-no">([\w.]+)</b>'),
        (worksheets.answer_key(unit), r"<h4>([A-C0-9][\w.]*) "),
    )
    for made, head in papers:
        heads = re.findall(head, made)
        assert sorted(heads) == sorted(told)


def test_no_plan_names_a_question_that_is_not_there():
    for file in sorted((kit_root() / "lessons" / "notes").glob("*.md")):
        words = numbered(file.read_text(encoding="utf-8"))
        assert re.findall(r"\bu\d-[el]\d+", words) == [], file.name
