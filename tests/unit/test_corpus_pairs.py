"""Control pairs in use: as articles, as codings, switch by switch, and as a passage."""

from __future__ import annotations

import json

import pytest
from _pairs import HEADLINE, WEAK, WELL, pair, write
from _records import as_item
from _tiny import UNIT

from whosays.core.errors import DataError, KitError
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.schema import read_toml
from whosays.corpus import articles, attributions, pairs
from whosays.corpus.annotations import from_w3c, to_w3c
from whosays.corpus.codebook import codes
from whosays.corpus.pairs import (
    load_pair,
    load_pairs,
    pair_files,
    public,
    side_of_letter,
    switched,
    text_of,
)
from whosays.figures import source_mix
from whosays.html import page
from whosays.questions import items, passages
from whosays.questions.coded import coded_passage
from whosays.questions.keys import load_keys
from whosays.questions.kinds.mark import spans
from whosays.sourcing import rule_checks, rule_verdicts, rules
from whosays.widgets.bind import ask

TEXTS = {"well": WELL, "weak": WEAK}
KEY_FIELDS = (
    *("feature", "difference", "support", "roots", "roots_why", "why"),
    *("attributions", "rules"),
)


@pytest.fixture
def ferry(tiny_kit):
    write(pair(), tiny_kit)
    return load_pair("c-ferry", Kit(tiny_kit))


# ---------------------------------------------------------------- loading
def test_pairs_come_in_the_order_of_their_files_and_nothing_else_with_them(tiny_kit):
    for name in ("10-boat", "02-quay", "01-ferry"):
        write({**pair(), "id": f"c-{name[3:]}"}, tiny_kit, name)
    (tiny_kit / "lessons" / "controls" / "README.md").write_text("x", encoding="utf-8")
    (tiny_kit / "lessons" / "controls" / "notes.toml").write_text("x", encoding="utf-8")
    assert list(pair_files(Kit(tiny_kit))) == ["c-ferry", "c-quay", "c-boat"]
    assert [found.id for found in load_pairs(Kit(tiny_kit))] == ["c-ferry", "c-quay", "c-boat"]
    assert load_pair("c-quay").id == "c-quay"  # the kit in use is the default


def test_a_set_without_pairs_has_none(tiny_kit):
    assert pair_files(Kit(tiny_kit)) == {}


def test_two_files_of_one_name_are_named(tiny_kit):
    write(pair(), tiny_kit)
    write(pair(), tiny_kit, "02-ferry")
    with pytest.raises(DataError, match=r"c-ferry.*twice"):
        load_pairs(Kit(tiny_kit))


@pytest.mark.parametrize("name", ["c-none", "", "../ferry", "ferry"])
def test_a_pair_that_is_not_there_is_a_clear_error(tiny_kit, name):
    write(pair(), tiny_kit)
    with pytest.raises(KitError, match="c-ferry"):
        load_pair(name, Kit(tiny_kit))


def test_a_pair_holds_what_its_file_holds(ferry):
    table = pair()
    for name in ("id", "title_of_pair", "topic", "flag", "flag_note", "feature", "claim"):
        assert getattr(ferry, name) == table[name]
    assert (ferry.difference, ferry.note) == (table["difference"], table["note"])
    assert [(s.label, s.well, s.weak) for s in ferry.switches] == [
        (s["label"], s["from"], s["to"]) for s in table["switches"]
    ]
    for name in ("well", "weak"):
        side, given = ferry.side(name), table[name]
        assert (side.support, side.why, side.roots_why) == (name, given["why"], given["roots_why"])
        assert side.roots == tuple(given["roots"])
        assert [(r.rule, r.answer, r.words) for r in side.rules] == [
            (r["rule"], r["answer"], r["words"]) for r in given["rules"]
        ]


# ---------------------------------------------------------------- as an article
@pytest.mark.parametrize("name", ["well", "weak"])
def test_a_side_is_an_article_like_any_other(ferry, name):
    article = ferry.side(name).article
    assert article.id == f"c-ferry/{name}"
    assert article.title == HEADLINE
    assert article.paragraph(1).text == HEADLINE
    assert article.text == text_of(ferry, name) == f"{HEADLINE}\n\n{TEXTS[name]}"
    assert [para.text for para in article.paragraphs[1:]] == TEXTS[name].split("\n\n")
    assert (article.info.short, article.info.note) == ("The Quay", ferry.note)
    shown = articles.as_dict(article, note=article.info.note)
    assert json.loads(json.dumps(shown)) == shown
    assert (shown["label"], shown["note"]) == ("The Quay", "We wrote this text for the kit.")


@pytest.mark.parametrize("name", ["strong", "", "Well"])
def test_another_side_is_a_clear_error(ferry, name):
    for give in (ferry.side, lambda side: text_of(ferry, side)):
        with pytest.raises(KitError, match="well, weak"):
            give(name)


# ---------------------------------------------------------------- as a coding
@pytest.mark.parametrize("name", ["well", "weak"])
def test_a_side_s_records_are_those_of_a_coding(ferry, name):
    side, given = ferry.side(name), pair()[name]["attributions"]
    assert side.coding.article == f"c-ferry/{name}"
    found = side.coding.attributions
    assert [r.id for r in found] == [f"c-ferry/{name}-{n:02d}" for n in range(1, 5)]
    for record, entry in zip(found, given, strict=True):
        assert record.article == side.article.id
        for part in ("cue", "statement"):
            span = getattr(record, part)
            assert span.text == entry[part]
            assert side.article.text[span.start : span.end] == span.text
            assert side.article.paragraph_at(span.start).number == entry["paragraph"]
        for field in ("source", "source_type", "affiliation", "how_know", "contested", "note"):
            assert getattr(record, field) == entry[field]
        assert record.relayed_via == tuple(entry["relayed_via"])
        assert json.loads(json.dumps(attributions.as_dict(record)))["id"] == record.id


@pytest.mark.parametrize("name", ["well", "weak"])
@pytest.mark.parametrize("pair_id", ["c-port-fire", "c-big-cat", "c-egg-smell"])
def test_every_tool_works_on_a_side(kit, pair_id, name):
    side = load_pair(pair_id, Kit(kit)).side(name)
    article, records = side.article, side.coding.attributions

    shown = coded_passage(article, records)
    assert shown.count("<sup>") == len(records)
    assert len(page.coding_table(side.coding).split("<tr>")) == len(records) + 2

    passage = rule_checks.passage_of(article, 2, len(article.paragraphs))
    verdicts = rule_verdicts.apply_all(passage, records, rules.load_rules(Kit(kit)))
    assert {v.answer for v in verdicts.values()} == {"met", "not_met", "cant_tell"}
    for verdict in verdicts.values():
        if verdict.span:
            span = verdict.span
            assert article.text[span.start : span.end] == span.text

    counts = source_mix.count_codes(r.source_type for r in records)
    assert sum(counts.values()) == len(records)
    assert source_mix.plate({article.title: counts}, "attributions").table.rows
    credited = sum(len(r.statement.text.split()) for r in records)
    assert sum(attributions.words_credited(side.coding).values()) == credited

    marks = [
        {"id": f"m-{n}", "start": r.cue.start, "end": r.cue.end, "code": r.source_type}
        for n, r in enumerate(records)
    ]
    told = spans.compare(marks, side.coding, article, codes("source_type", Kit(kit)))
    assert (told.state, told.found) == ("right", told.total)
    back, problems = from_w3c(to_w3c(marks, article), article, [m["code"] for m in marks])
    assert (back, problems) == (marks, [])


# ---------------------------------------------------------------- switches
def test_all_switches_give_the_second_text_and_none_the_first(ferry):
    assert switched(ferry, []).text == text_of(ferry, "well")
    assert switched(ferry, {0, 1}).text == text_of(ferry, "weak")
    assert switched(ferry, [1, 0, 1]) == switched(ferry, (0, 1))


def test_one_switch_changes_its_own_words_only(ferry):
    well = text_of(ferry, "well")
    assert switched(ferry, [0]).text == well.replace("was on board", "was at home")
    assert switched(ferry, [1]).text == well.replace("Ana Ruiz", "a source")


def test_a_switched_text_is_an_article_with_an_id_of_its_own(ferry):
    article = switched(ferry, [1])
    assert article.id == "c-ferry/switched-1"
    assert switched(ferry, [1, 0]).id == "c-ferry/switched-0-1"
    assert article.paragraph(2).text.endswith("a source said.")
    assert (article.info.short, article.info.note) == ("The Quay", ferry.note)


@pytest.mark.parametrize("on", [[2], [-1], [0, 7]])
def test_a_switch_that_is_not_there_is_a_clear_error(ferry, on):
    with pytest.raises(KitError, match="switches 0 to 1"):
        switched(ferry, on)


# ---------------------------------------------------------------- for students
def names_in(value):
    if isinstance(value, dict):
        return set(value) | {name for entry in value.values() for name in names_in(entry)}
    if isinstance(value, list):
        return {name for entry in value for name in names_in(entry)}
    return set()


def test_the_public_form_holds_nothing_of_the_key():
    table = pair()
    shown = public(table)
    assert not names_in(shown) & set(KEY_FIELDS)
    assert names_in(table) >= set(KEY_FIELDS)
    assert shown["switches"] == table["switches"]
    assert shown["a"] == {"headline": HEADLINE, "outlet": "The Quay", "text": WELL}
    assert not {"well", "weak"} & set(shown)
    turned = public(table, turn=True)
    assert (turned["a"], turned["b"]) == (shown["b"], shown["a"])
    assert table == pair()


def test_the_public_form_can_be_read_and_used(tiny_kit):
    write(public(pair()), tiny_kit)
    found = load_pair("c-ferry", Kit(tiny_kit))
    assert text_of(found, "weak").endswith(WEAK)
    assert switched(found, [0, 1]).text == text_of(found, "weak")
    assert (found.feature, found.difference) == ("", "")
    for side in (found.well, found.weak):
        assert (side.support, side.why, side.roots_why, side.rules) == ("", "", "", ())
        assert side.roots is side.coding is None


def test_the_kit_s_own_pairs_can_be_read_in_their_public_form(kit, tiny_kit):
    for name, file in pair_files(Kit(kit)).items():
        write(public(read_toml(file)), tiny_kit, file.stem)
        for side in pairs.SIDES:
            assert text_of(load_pair(name, Kit(tiny_kit)), side) == text_of(
                load_pair(name, Kit(kit)), side
            )


# ---------------------------------------------------------------- as a question's passage
@pytest.mark.parametrize("letter", ["a", "b"])
def test_a_passage_can_be_a_text_of_ours(ferry, tiny_kit, letter):
    shown = passages.passage(passages.OurSide(control=ferry.id, side=letter), Kit(tiny_kit))
    name = side_of_letter(ferry.id, letter)
    whole = text_of(ferry, name)
    assert shown == {
        "article": "c-ferry",
        "label": text("items.ours", outlet="The Quay"),
        "text": whole,
        "start": 0,
        "end": len(whole),
        "ours": True,
    }
    assert "The Quay" in shown["label"]


def letter_of(side):
    return next(x for x in pairs.LETTERS if side_of_letter("c-ferry", x) == side)


def test_the_letters_of_a_pair_stand_for_its_two_sides_and_do_not_give_them_away(kit):
    told = [tuple(side_of_letter(name, x) for x in "ab") for name in pair_files(Kit(kit))]
    assert all(sorted(sides) == ["weak", "well"] for sides in told)
    assert set(told) == {("well", "weak"), ("weak", "well")}


@pytest.mark.parametrize("letter", ["", "c", "well", "A"])
def test_another_letter_is_named(letter):
    with pytest.raises(KitError, match="Use one of: a, b"):
        side_of_letter("c-ferry", letter)


def test_a_text_under_its_letter_does_not_tell_which_it_is(ferry, tiny_kit):
    shown = pairs.lettered(ferry.id, "a", Kit(tiny_kit))
    assert shown.article.id == "c-ferry/a"
    assert shown.coding is not None
    assert shown.coding.article == "c-ferry/a"


def control_item(tiny, **fields):
    tiny.item("t-rate")["passage"] = {"control": "c-ferry", "side": letter_of("well")} | fields


@pytest.mark.parametrize("public_form", [False, True])
def test_an_item_on_a_text_of_ours_is_asked_and_marked(tiny, tiny_kit, public_form):
    control_item(tiny)
    write(public(pair()) if public_form else pair(), tiny.write())
    widget = ask("t-rate", Kit(tiny_kit))
    assert widget.item["passage"]["text"] == f"{HEADLINE}\n\n{WELL}"
    assert widget.item["passage"]["ours"] is True
    assert load_keys(UNIT, Kit(tiny_kit))["t-rate"].band == (30, 60)


@pytest.mark.parametrize("name", ["well", "weak"])
def test_nothing_of_the_key_goes_to_the_page(tiny, tiny_kit, name):
    control_item(tiny, side=letter_of(name))
    write(pair(), tiny.write())
    shown = items.public(as_item(tiny.item("t-rate")), Kit(tiny_kit))
    words = json.dumps(shown, ensure_ascii=False)
    assert not names_in(shown) & {*KEY_FIELDS, "side"}
    assert f'"{name}"' not in words
    assert f"/{name}" not in words
    assert pair()[name]["why"] not in words


@pytest.mark.parametrize(
    ("fields", "spot"),
    [
        ({"control": "c-none"}, "control"), ({"control": ""}, "control"),
        ({"control": "../ferry"}, "control"), ({"control": 1}, "control"),
        ({"side": "well"}, "side"), ({"side": ""}, "side"), ({"side": ["a"]}, "side"),
        ({"paragraph": 2}, "paragraph"), ({"article": "t1"}, "article"),
    ],
)  # fmt: skip
def test_a_passage_of_ours_that_does_not_fit_is_named(tiny, tiny_kit, fields, spot):
    control_item(tiny, **fields)
    write(pair(), tiny.write())
    with pytest.raises(DataError) as caught:
        items.load_unit(UNIT, Kit(tiny_kit))
    assert caught.value.field == f"item t-rate, passage, {spot}"
    assert caught.value.file.endswith(f"{UNIT}.toml")
    if fields.get("control") == "c-none":
        assert "c-ferry" in caught.value.mend


def test_a_side_or_a_pair_left_out_is_named(tiny, tiny_kit):
    write(pair(), tiny_kit)
    for left, spot in (({"control": "c-ferry"}, "side"), ({"side": "a"}, "side")):
        tiny.item("t-rate")["passage"] = left
        tiny.write()
        with pytest.raises(DataError) as caught:
            items.load_unit(UNIT, Kit(tiny_kit))
        assert caught.value.field == f"item t-rate, passage, {spot}"


def test_a_set_without_pairs_says_so_too(tiny, tiny_kit):
    control_item(tiny)
    tiny.write()
    with pytest.raises(DataError, match="no control pair"):
        items.load_unit(UNIT, Kit(tiny_kit))
