from __future__ import annotations

import json

import pytest
from _records import as_item
from _tiny import TEXT, UNIT

from whosays.core.errors import DataError, KitError
from whosays.core.kit import Kit
from whosays.core.records import told
from whosays.corpus.articles import load_article
from whosays.questions.items import (
    find_item,
    fingerprint,
    load_ids,
    load_info,
    load_more,
    load_unit,
    public,
    unit_files,
)
from whosays.questions.keys import load_keys
from whosays.questions.passages import Place, passage
from whosays.questions.registry import names

KINDS = ("one", "many", "rate", "match", "order", "text", "mark")


def error(tiny):
    with pytest.raises(DataError) as caught:
        load_unit(UNIT, Kit(tiny.write()))
    assert caught.value.file.endswith(f"{UNIT}.toml")
    assert caught.value.mend
    return caught.value


# ---------------------------------------------------------------- loading
def test_a_unit_with_every_kind_is_read(tiny):
    found = load_unit(UNIT, Kit(tiny.write()))
    assert {item.kind for item in found.items} == set(KINDS) <= set(names())
    assert told(found.unit) == tiny.unit["unit"]
    assert [told(item) for item in found.items] == tiny.unit["item"]


def test_units_come_in_teaching_order_and_nothing_else_with_them(tiny):
    root = tiny.write()
    for name in ("10-later.toml", "02-next.toml", "notes.toml", "02-next.ipynb"):
        (root / "exercises" / name).write_text("", encoding="utf-8")
    assert [f.stem for f in unit_files(Kit(root))] == [UNIT, "02-next", "10-later"]


@pytest.mark.parametrize("field", ["id", "title", "minutes_lesson", "minutes_exercise", "goals"])
def test_a_unit_without_a_field_is_named(tiny, field):
    del tiny.unit["unit"][field]
    assert error(tiny).field == f"unit, {field}"


@pytest.mark.parametrize(
    ("field", "value"),
    [("minutes_lesson", "20"), ("goals", "to try"), ("goals", [1]), ("colour", "red")],
)
def test_a_unit_s_field_that_does_not_fit_is_named(tiny, field, value):
    tiny.unit["unit"][field] = value
    assert error(tiny).field == f"unit, {field}"


def test_a_unit_s_id_is_its_file_s_name(tiny):
    tiny.unit["unit"]["id"] = "02-other"
    caught = error(tiny)
    assert caught.field == "unit, id"
    assert UNIT in caught.mend


def test_a_missing_unit_is_named(tiny):
    with pytest.raises(DataError, match=r"99-none\.toml.*missing"):
        load_unit("99-none", Kit(tiny.write()))


@pytest.mark.parametrize("value", [[], {"id": "q"}, ["q"], "q"])
def test_a_unit_without_a_list_of_items_says_so(tiny, value):
    tiny.unit["item"] = value
    assert "[[item]]" in str(error(tiny))


def test_a_unit_without_any_item_says_so(tiny):
    del tiny.unit["item"]
    assert error(tiny).field == "item"


# ---------------------------------------------------------------- items
@pytest.mark.parametrize("field", ["id", "kind", "where", "prompt"])
def test_an_item_without_a_field_is_named(tiny, field):
    name = tiny.item("t-one")["id"]
    del tiny.item("t-one")[field]
    assert error(tiny).field == f"item {name if field != 'id' else ''}, {field}"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("t-one", "options"), ("t-many", "options"), ("t-order", "options"), ("t-match", "left"),
        ("t-match", "right"), ("t-rate", "low"), ("t-rate", "high"), ("t-mark", "article"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("empty", [True, False])
def test_an_item_needs_what_its_kind_needs(tiny, name, field, empty):
    entry = tiny.item(name)
    if empty:
        entry[field] = type(entry[field])()
    else:
        del entry[field]
    caught = error(tiny)
    assert caught.field == f"item {name}, {field}"
    assert f"“{entry['kind']}” needs it" in caught.problem


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "essay"), ("where", "home"), ("prompt", " "), ("hints", "look"), ("hints", [1]),
        ("rows", "4"), ("passage", "here"), ("category", "colour"), ("paragraphs", ["3"]),
        ("answer", "a"),
    ],
)  # fmt: skip
def test_an_item_s_field_that_does_not_fit_is_named(tiny, field, value):
    tiny.item("t-one")[field] = value
    assert error(tiny).field == f"item t-one, {field}"


@pytest.mark.parametrize(
    ("name", "part", "value", "field"),
    [
        ("t-one", "options", [{"id": "a"}], "item t-one, options, text"),
        ("t-one", "options", [{"id": "a", "text": "A", "x": True}], "item t-one, options, x"),
        ("t-one", "options", ["a"], "item t-one, options"),
        ("t-match", "left", [{"text": "A"}], "item t-match, left, id"),
        ("t-match", "right", {"id": "a", "text": "A"}, "item t-match, right"),
    ],
)  # fmt: skip
def test_an_option_that_does_not_fit_is_named(tiny, name, part, value, field):
    tiny.item(name)[part] = value
    assert error(tiny).field == field


@pytest.mark.parametrize(
    ("name", "part"), [("t-one", "options"), ("t-match", "left"), ("t-match", "right")]
)
def test_an_option_s_id_used_twice_is_named(tiny, name, part):
    tiny.item(name)[part].append(dict(tiny.item(name)[part][0]))
    caught = error(tiny)
    assert "twice" in caught.problem
    assert caught.field == f"item {name}, {part} {tiny.item(name)[part][0]['id']}"


def test_an_item_s_id_used_twice_is_named(tiny):
    tiny.item("t-rate")["id"] = "t-one"
    assert error(tiny).field == "item t-one"


@pytest.mark.parametrize("field", ["article", "paragraph"])
def test_a_passage_without_its_place_is_named(tiny, field):
    del tiny.item("t-text")["passage"][field]
    assert error(tiny).field == f"item t-text, passage, {field}"


def test_a_passage_of_a_control_text_that_is_not_there_is_named(tiny):
    tiny.item("t-text")["passage"] = {"control": "c-none", "side": "a"}
    assert error(tiny).field == "item t-text, passage, control"


def test_ids_are_told_with_the_page_they_stand_on_and_items_are_not_looked_at(tiny):
    tiny.unit["item"] += [{"id": 7}, {"kind": "one"}]
    del tiny.item("t-one")["options"]
    told_ids = load_ids(UNIT, Kit(tiny.write()))
    assert (told_ids["t-many"], told_ids["t-one"], told_ids["t-rate"]) == (
        "lesson", "exercise", "exercise",
    )  # fmt: skip
    assert list(told_ids) == [entry["id"] for entry in tiny.unit["item"][:-2]]


# ---------------------------------------------------------------- finding
def test_an_item_is_found_by_its_id(tiny_kit, tiny):
    unit, item = find_item("t-rate")
    assert (unit, told(item)) == (UNIT, tiny.item("t-rate"))
    assert find_item("t-rate", Kit(tiny_kit)) == (unit, item)


def test_an_item_that_is_not_there_is_a_clear_error(tiny_kit):
    with pytest.raises(KitError, match=r"t-nine.*exercises"):
        find_item("t-nine", Kit(tiny_kit))


def test_an_id_in_two_units_names_both(tiny):
    root = tiny.write()
    words = (root / "exercises" / f"{UNIT}.toml").read_text(encoding="utf-8")
    (root / "exercises" / "02-b.toml").write_text(words.replace(UNIT, "02-b"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        find_item("t-one", Kit(root))
    assert caught.value.file.endswith("02-b.toml")
    assert UNIT in caught.value.problem


def test_one_option_is_no_order(tiny):
    tiny.item("t-order")["options"] = [{"id": "a", "text": "A"}]
    assert error(tiny).field == "item t-order, options"


def test_an_item_is_found_in_a_file_edited_a_moment_ago(tiny):
    """A teacher changes an id and runs the cell again, in the same kernel."""
    root = tiny.write()
    assert find_item("t-one", Kit(root))[0] == UNIT
    tiny.item("t-one")["id"] = "t-new"
    tiny.write()
    assert find_item("t-new", Kit(root))[1].prompt == "Ask t-one?"
    with pytest.raises(KitError, match="t-one"):
        find_item("t-one", Kit(root))


# ---------------------------------------------------------------- passages
def test_a_passage_is_the_paragraph_or_the_words_exactly(tiny_kit):
    whole = passage(Place(article="t1", paragraph=4), Kit(tiny_kit))
    assert whole["text"] == "Mayor Ana Ruiz said the cafe\u0301 stays open. She smiled."
    part = passage(Place(article="t1", paragraph=3, words="A source told"), Kit(tiny_kit))
    assert part["text"] == "A\u00a0source told"
    assert TEXT[part["start"] : part["end"]] == part["text"]
    assert "t1" in part["label"]
    assert "3" in part["label"]


def test_a_passage_s_place_is_that_of_its_words_without_the_blank_around_them(kit):
    article = load_article("001", Kit(kit))
    for para in article.paragraphs:
        found = passage(Place(article="001", paragraph=para.number), Kit(kit))
        assert article.text[found["start"] : found["end"]] == found["text"] == para.text.strip()
    assert article.paragraphs[3].text.endswith("\u00a0"), "there is such a blank"


@pytest.mark.parametrize(
    "where",
    [
        {"article": "t9", "paragraph": 1}, {"article": "t1", "paragraph": 99},
        {"article": "t1", "paragraph": 3, "words": "Mayor"},
    ],
)  # fmt: skip
def test_a_passage_that_is_not_there_is_a_clear_error(tiny_kit, where):
    with pytest.raises(KitError):
        passage(Place(**where), Kit(tiny_kit))


# ---------------------------------------------------------------- for the page
def test_the_public_form_of_every_kind_is_json_with_what_its_widget_shows(tiny, tiny_kit):
    for entry in tiny.unit["item"]:
        shown = public(as_item(entry), Kit(tiny_kit))
        assert json.loads(json.dumps(shown)) == shown
        assert {"id", "kind", "prompt", "note", "passage", "hints"} <= set(shown)
        assert "where" not in shown
        for name in ("options", "left", "right", "low", "high", "rows"):
            assert shown.get(name) == entry.get(name)
    marks = public(as_item(tiny.item("t-mark")), Kit(tiny_kit))
    assert marks["codes"][0]["code"] == "named_person"
    assert (
        public(as_item(tiny.item("t-one")), Kit(tiny_kit))["passage"]["text"]
        == "A\u00a0source told"
    )
    assert public(as_item(tiny.item("t-many")), Kit(tiny_kit))["passage"] is None


def test_another_category_brings_its_codes(tiny, tiny_kit):
    entry = {**tiny.item("t-mark"), "category": "how_know"}
    assert public(as_item(entry), Kit(tiny_kit))["codes"][0]["code"] == "firsthand"


def test_the_public_form_changes_nothing_in_the_item(tiny_kit):
    for entry in load_unit(UNIT, Kit(tiny_kit)).items:
        before = json.dumps(told(entry))
        public(entry, Kit(tiny_kit))["hints"].append("more")
        assert json.dumps(told(entry)) == before


def test_nothing_of_any_key_stands_in_the_public_form(kit):
    """Neither its sentences nor a mark on the option that is expected."""
    for file in unit_files(Kit(kit)):
        keys = load_keys(file.stem, Kit(kit))
        for entry in load_unit(file.stem, Kit(kit)).items:
            shown = public(entry, Kit(kit))
            words = json.dumps(shown, ensure_ascii=False)
            key = keys[entry.id]
            sentences = [key.reason, key.discussion, key.model, *key.look_for]
            for reason in key.option:
                sentences += [reason.rule, reason.shows]
            for sentence in filter(None, sentences):
                assert sentence not in words, entry.id
            for name in ("options", "left", "right"):
                assert all(set(option) == {"id", "text"} for option in shown.get(name, []))


def test_an_item_that_says_no_more_than_it_must_has_nothing_more():
    found = as_item({"id": "t", "kind": "text", "where": "exercise", "prompt": "Ask?"})
    assert (found.note, found.passage, found.hints, found.first) == ("", None, (), "")
    assert (found.explain, found.case, found.later, found.fingerprint) == ("", "", "", "")
    assert found.path == "core"  # for everybody


def test_the_page_gets_what_stands_before_the_question_and_on_which_way_it_is(tiny):
    tiny.item("t-one").update(prompt="Two papers say so. Who said it first?", path="more")
    root = tiny.write()
    shown = public(find_item("t-one", Kit(root))[1], Kit(root))
    assert (shown["setup"].strip(), shown["path"]) == ("Two papers say so.", "more")


def test_what_is_there_if_there_is_time_is_listed(tiny):
    assert load_more(UNIT, Kit(tiny.write())) == frozenset()
    tiny.item("t-one")["path"] = "more"
    assert load_more(UNIT, Kit(tiny.write())) == {"t-one"}


# ---------------------------------------------------------------- fingerprints
def test_the_fingerprint_follows_the_item_and_nothing_else(tiny):
    entry = tiny.item("t-one")
    before = fingerprint(entry)
    assert len(before) == 16
    assert fingerprint(dict(reversed(entry.items()))) == before
    for field, value in (("prompt", "Other?"), ("hints", []), ("options", entry["options"][:2])):
        assert fingerprint({**entry, field: value}) != before
    assert fingerprint(tiny.item("t-many")) != before


def test_a_fingerprint_is_of_the_letters_and_stays_what_it_is():
    """It is kept with answers: another way of writing the same would make all of them stale."""
    entry = {"id": "a", "prompt": "Café?"}
    assert fingerprint(entry) == "04a9daff9497f718"


# ---------------------------------------------------------------- an error costs its own
def test_a_wrong_item_costs_itself_only(tiny):
    del tiny.item("t-many")["options"]
    tiny.item("t-rate")["id"] = "t-order"
    root = tiny.write()
    assert told(find_item("t-one", Kit(root))[1]) == tiny.item("t-one")
    for name in ("t-many", "t-order"):
        with pytest.raises(DataError, match=name):
            find_item(name, Kit(root))


def test_a_file_that_cannot_be_read_costs_its_own_unit_only(tiny):
    root = tiny.write()
    (root / "exercises" / "02-b.toml").write_text("[unit", encoding="utf-8")
    assert find_item("t-one", Kit(root))[0] == UNIT
    with pytest.raises(DataError, match=r"02-b\.toml"):
        find_item("t-nine", Kit(root))
    (root / "exercises" / "00-a.toml").write_text("[unit", encoding="utf-8")
    assert find_item("t-one", Kit(root))[0] == UNIT


def test_an_entry_without_an_id_ends_no_search(tiny):
    tiny.unit["item"].insert(0, {"kind": "one"})
    assert find_item("t-one", Kit(tiny.write()))[0] == UNIT


def test_an_item_amiss_is_named_with_its_file(tiny):
    del tiny.item("t-many")["options"]
    with pytest.raises(DataError) as caught:
        find_item("t-many", Kit(tiny.write()))
    assert caught.value.file.endswith(f"exercises/{UNIT}.toml")


def test_of_a_unit_as_a_whole_its_items_are_not_looked_at(tiny):
    del tiny.item("t-many")["options"]
    assert told(load_info(UNIT, Kit(tiny.write()))) == tiny.unit["unit"]
