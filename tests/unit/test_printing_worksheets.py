"""A unit on paper: every question is there, with its number and what it needs, and no key."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from _records import as_item

from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.corpus.articles import Info
from whosays.corpus.texts import load_text
from whosays.printing import worksheets
from whosays.printing.tasks import task
from whosays.questions import numbering, registry
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.kinds.mark import kind as mark_kind

UNITS = [file.stem for file in unit_files()]
EVIL = '<script>alert(1)</script> & "quoted"'
NUMBER = re.compile(r'<b class="pr-no">(\S+)</b>')


def body(page):
    """Give a page without its styles."""
    return page.partition("</style>")[2]


def words(markup):
    """Give the words alone."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


@pytest.mark.parametrize("unit", UNITS)
def test_every_item_of_a_unit_stands_on_its_worksheet_once_in_order(unit, kit):
    page = worksheets.worksheet(unit, Kit(kit))
    asked = load_unit(unit, Kit(kit)).items
    assert NUMBER.findall(page) == [numbering.number(item.id, Kit(kit)) for item in asked]
    assert "<script" not in page


@pytest.mark.parametrize("unit", UNITS)
def test_a_worksheet_says_nothing_of_the_key(unit, kit):
    page = body(worksheets.worksheet(unit, Kit(kit)))
    for word in ("ws-fits", "Expected", 'class="ws-answer"'):
        assert word not in page


@pytest.mark.parametrize("unit", UNITS)
def test_the_key_has_the_worksheet_s_numbers(unit, kit):
    page = body(worksheets.answer_key(unit, Kit(kit)))
    numbers = re.findall(r'<div class="ws-answer"><h4>(\S+) ', page)
    asked = load_unit(unit, Kit(kit)).items
    assert numbers == [numbering.number(item.id, Kit(kit)) for item in asked]


@pytest.mark.parametrize("unit", UNITS)
def test_a_question_about_a_box_has_the_box_right_above_it(unit, kit):
    page = body(worksheets.worksheet(unit, Kit(kit)))
    for item in load_unit(unit, Kit(kit)).items:
        if item.case or "in the box" in item.prompt or "case above" in item.prompt:
            number = numbering.number(item.id, Kit(kit))
            before = page.partition(f'<b class="pr-no">{number}</b>')[0]
            gap = before.rpartition("</section>")[2]
            assert '<section class="pr-case">' in before
            assert "pr-no" not in gap


@pytest.mark.parametrize("unit", UNITS)
def test_where_a_sheet_has_many_texts_of_ours_that_is_said_once(unit, kit):
    page = words(body(worksheets.worksheet(unit, Kit(kit))))
    shown = [public(item, Kit(kit)).get("passage") for item in load_unit(unit, Kit(kit)).items]
    many = all(one["ours"] for one in shown if one) and len([one for one in shown if one]) > 3
    assert page.count("We wrote all of these texts for the kit.") == many
    assert (page.count("we wrote this text for the kit") == 0) >= many
    assert many or "-form-" not in unit


def test_words_of_a_key_break_at_a_space_and_not_in_a_word(kit):
    page = body(worksheets.answer_key("01-who-says-so", Kit(kit)))
    cells = re.findall(r"<td>“(.*?)”</td>", page)
    assert any("\xa0" in cell for cell in cells)
    assert not any(re.search("\xa0(?!<wbr>)", cell) for cell in cells)


def test_what_came_of_a_case_stands_with_it_only_where_the_question_is_about_that(kit):
    page = body(worksheets.worksheet("05-reading-sideways", Kit(kit)))
    assert page.count("What came later:") == 1
    sheet, after = body(worksheets.worksheet("02-unnamed-sources", Kit(kit))).split("pr-after")
    assert "What came later:" not in sheet
    assert "AP published a correction" in after


def test_a_case_that_is_not_there_is_named(tiny, tiny_kit):
    tiny.unit["item"][0]["case"] = "mirror-2002-tube"
    tiny.write()
    with pytest.raises(KitError, match="mirror-2002-tube"):
        worksheets.worksheet(tiny.unit["unit"]["id"], Kit(tiny_kit))


@pytest.mark.parametrize("unit", UNITS)
def test_what_letters_mean_and_what_is_read_twice_stands_on_a_sheet_once(unit, kit):
    page = body(worksheets.worksheet(unit, Kit(kit)))
    told = re.findall(r'(?:<div class="pr-box-how">.*?</div>)?<dl class="pr-legend">.*?</dl>', page)
    assert len(told) == len(set(told))
    items = [public(item, Kit(kit)) for item in load_unit(unit, Kit(kit)).items]
    short = [
        item["passage"]["text"]
        for item in items
        if item["passage"] and not registry.is_long(item["kind"])
    ]
    for passage in set(short):
        assert words(page).count(" ".join(passage.split())) <= 1 + sum(
            passage in str(item) for item in items if registry.is_long(item["kind"])
        )


@pytest.mark.parametrize("unit", UNITS)
def test_where_a_sheet_points_there_is_something(unit, kit):
    """“Read the passage of task 4.1 again”, “the grey box at task 4.4”: both are there."""
    page = body(worksheets.worksheet(unit, Kit(kit)))
    tasks = dict(re.findall(r'<b class="pr-no">(\S+)</b>(.*?)</section>', page, re.DOTALL))
    for number, found in tasks.items():
        for at in re.findall(r"grey box at task (\S+) says", found):
            assert "pr-legend" in tasks[at] or "pr-box-how" in tasks[at], number
        for at in re.findall(r"passage of task (\S+?)( again)?\.<", found):
            assert "<blockquote" in tasks[at[0]] or "article sheets" in tasks[at[0]], number


def test_each_choice_of_a_plain_item_can_be_ticked(kit):
    items = {
        item.id: public(item, Kit(kit)) for item in load_unit("01-who-says-so", Kit(kit)).items
    }
    for name, item in items.items():
        shown = words(task(item))
        for part in ("options", "left", "right"):
            for option in item.get(part, ()):
                assert " ".join(option["text"].split()) in shown, (name, option)


@pytest.mark.parametrize("unit", UNITS)
def test_every_card_that_is_to_be_cut_out_is_among_the_cards(unit, kit):
    items = [public(item, Kit(kit)) for item in load_unit(unit, Kit(kit)).items]
    wanted = [(item["number"], cut.mark) for item in items for cut in registry.cuts(item)]
    page = body(worksheets.cards(unit, Kit(kit)))
    found = re.findall(r"<b>(\w+)</b><span>task (\S+)</span>", page)
    assert [(number, mark) for mark, number in found] == wanted
    assert bool(page) is bool(wanted)


def test_a_question_that_no_sheet_names_is_asked_all_the_same(kit, monkeypatch):
    monkeypatch.setattr(worksheets.lesson_sheet, "load", lambda *_: worksheets.lesson_sheet.Sheet())
    page = worksheets.worksheet("01-who-says-so", Kit(kit))
    asked = load_unit("01-who-says-so", Kit(kit)).items
    assert len(NUMBER.findall(page)) == len(asked)


def test_what_stands_in_an_item_is_shown_as_text(tiny, tiny_kit):
    for item in tiny.unit["item"]:
        item["prompt"] = EVIL
        if item["kind"] == "text":
            item["explain"] = EVIL
    tiny.unit["unit"]["title"] = EVIL
    tiny.write()
    page = worksheets.worksheet(tiny.unit["unit"]["id"], Kit(tiny_kit))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "alert(1)" not in page.partition("</style>")[0].partition("<style>")[2]


def test_the_note_of_a_text_of_ours_is_shown_as_text(tiny, tiny_kit, monkeypatch):
    item = next(item for item in tiny.unit["item"] if item["kind"] == "mark")
    article = load_text(item["article"], Kit(tiny_kit))
    ours = replace(article, id="t-x", info=Info(title="T", note=EVIL))
    monkeypatch.setattr(mark_kind, "load_text", lambda *_: ours)
    shown = public(as_item(item), Kit(tiny_kit))
    assert EVIL in shown["shown"]["label"]
    assert "<script" not in task(shown)
