from __future__ import annotations

import copy

import pytest
from _tiny import set_files, toml_file

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.core.records import read
from whosays.corpus.article_set import article_set
from whosays.questions.forms import FORMS, Design, FormText, load_design, load_forms, twin
from whosays.questions.items import load_unit

SLOT = {
    "slot": 2,
    "well": True,
    "flag": "us",
    "named": False,
    "several": True,
    "relay": True,
    "number": False,
    "count": True,
    "roots": [2, 3],
    "pattern": "two who were there",
}
TEXT = {
    "id": "fb-02",
    "claim_id": "fb-c02",
    "claim": "The bell rang",
    "why": "Two were there.",
    "switches": [{"from": "she rang it", "to": "she heard of it"}],
    "twin_roots": [0, 1],
    "twin_why": "Nobody was there.",
}


@pytest.fixture
def kit(tmp_path):
    """Give a function that writes a design and gives the kit's folder."""
    (tmp_path / "solutions").mkdir()
    set_files(tmp_path)

    def write(slots=(SLOT,), texts=(TEXT,)):
        table = {"slot": list(slots), "text": list(texts)}
        (tmp_path / "solutions" / "forms.toml").write_text(toml_file(table), encoding="utf-8")
        return tmp_path

    return write


def test_a_text_gives_what_is_known_about_both_its_questions(kit):
    found = load_forms(Kit(kit()))
    assert list(found) == ["fb-02", "fb-02-count"]
    rated, counted = found.values()
    assert (rated.form, rated.slot, rated.asks) == ("b", 2, "support")
    assert (rated.well, rated.roots, rated.flag) == (True, (2, 3), "us")
    assert (rated.named, rated.several, rated.relay) == (False, True, True)
    assert (rated.claim_id, rated.claim) == ("fb-c02", "The bell rang")
    assert counted.asks == "count"
    assert counted.roots == rated.roots


def test_a_slot_without_a_count_gives_one_question(kit):
    assert list(load_forms(Kit(kit([{**SLOT, "count": False}])))) == ["fb-02"]


def test_questions_come_form_by_form_in_the_order_of_the_slots(kit):
    slots = [{**SLOT, "slot": n, "count": False} for n in (10, 2)]
    texts = [
        {**TEXT, "id": name, "claim_id": name} for name in ("fb-02", "fa-10", "fb-10", "fa-02")
    ]
    assert list(load_forms(Kit(kit(slots, texts)))) == ["fa-02", "fa-10", "fb-02", "fb-10"]


def test_a_student_edition_has_no_design(tmp_path):
    assert load_forms(Kit(tmp_path)) == {}
    assert load_design(Kit(tmp_path)) == Design({}, {})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"roots": [2]}, "no range"),
        ({"roots": [3, 2]}, "no range"),
        ({"roots": [2, 5]}, "no range"),
        ({"roots": [-1, 2]}, "no range"),
        ({"roots": [1, 1]}, "does not go with roots"),
        ({"several": False}, "does not go with roots"),
        ({"flag": "mars"}, "not one of the values"),
        ({"well": "yes"}, "not true or false"),
        ({"colour": "red"}, "not known"),
    ],
)
def test_a_slot_that_cannot_be_is_named(kit, change, told):
    with pytest.raises(DataError, match=told) as error:
        load_forms(Kit(kit([{**SLOT, **change}])))
    assert "slot 2" in str(error.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": "fd-02"}, "names no form and slot"),
        ({"id": "fb-2"}, "names no form and slot"),
        ({"id": "fb-03"}, "names no form and slot"),
        ({"twin_roots": [1]}, "no range"),
        ({"switches": [{"from": "x"}]}, "missing"),
        ({"switches": ["x"]}, "not a list of tables"),
        ({"claim": ""}, "empty"),
    ],
)
def test_a_text_that_cannot_be_is_named(kit, change, told):
    with pytest.raises(DataError, match=told):
        load_forms(Kit(kit(texts=[{**TEXT, **change}])))


def test_a_slot_or_a_text_twice_is_noticed(kit):
    with pytest.raises(DataError, match="used twice"):
        load_forms(Kit(kit([SLOT, SLOT])))
    with pytest.raises(DataError, match="used twice"):
        load_forms(Kit(kit(texts=[TEXT, TEXT])))


def told_twin():
    return read(FormText, TEXT, "f.toml", "text")


def test_a_twin_has_its_words_switched_and_nothing_else():
    assert twin("It rang: she rang it. So.", told_twin()) == "It rang: she heard of it. So."


@pytest.mark.parametrize("words", ["It rang.", "she rang it and she rang it"])
def test_words_that_do_not_stand_there_once_are_named(words):
    with pytest.raises(DataError, match="exactly once"):
        twin(words, told_twin())


def test_reading_a_design_changes_nothing_in_it(kit):
    root = kit()
    before = copy.deepcopy(load_design(Kit(root)))
    load_forms(Kit(root))
    assert load_design(Kit(root)) == before


def test_the_kit_s_forms_have_a_record_for_each_question_that_is_rated_or_counted():
    found = load_forms()
    for letter, unit in FORMS.items():
        asked = [i.id for i in load_unit(unit).items if i.kind in ("rate", "one")]
        assert {name for name, item in found.items() if item.form == letter} == set(asked)
    assert {item.flag for item in found.values()} == set(article_set().flags)
