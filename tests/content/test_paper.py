"""What students get on paper: its own words, no answer under its guess, one number everywhere."""

from __future__ import annotations

import re
import tomllib
from html import unescape
from pathlib import Path

import pytest

from whosays.printing import worksheets
from whosays.questions.items import load_unit, unit_files
from whosays.questions.keys import load_keys
from whosays.questions.numbering import number

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
UNITS = [file.stem for file in unit_files()]
LESSONS = [unit for unit in UNITS if "form" not in unit]
SCREEN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in tomllib.loads((HERE / "paper_words.toml").read_text(encoding="utf-8"))["words"]
]
QUOTED = re.compile(r"[“‘][^”’]*[”’]|<blockquote.*?</blockquote>", re.DOTALL)
LONG = 7
"""Words of a sentence of a key that cannot stand on a sheet by chance."""


def body(page):
    """Give a page without its head."""
    return page.partition("</style>")[2]


def plain(markup):
    """Give the words alone."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


@pytest.fixture(scope="module")
def sheets():
    """Make every sheet once."""
    return {unit: body(worksheets.worksheet(unit)) for unit in UNITS}


@pytest.mark.parametrize("unit", UNITS)
def test_a_key_on_paper_speaks_of_no_screen(unit):
    said = plain(QUOTED.sub(" ", body(worksheets.answer_key(unit))))
    said = said.replace("She stood at the switch", "")  # of a car wash
    assert [found[0] for pattern in SCREEN if (found := pattern.search(said))] == []


@pytest.mark.parametrize("unit", UNITS)
def test_paper_speaks_of_no_screen(unit, sheets):
    said = plain(QUOTED.sub(" ", sheets[unit] + body(worksheets.cards(unit))))
    found = [
        said[max(hit.start() - 40, 0) : hit.end() + 30]
        for pattern in SCREEN
        for hit in pattern.finditer(said)
    ]
    assert found == []


def test_the_words_of_a_screen_are_found():
    for words in ("then press the button", "Paragraphs in full colour", "open its last line"):
        assert any(pattern.search(words) for pattern in SCREEN), words


def sentences(key):
    """Give what a key says in sentences: reasons, model answers, what is said of an option."""
    told = [key.reason, key.discussion, key.model]
    for reason in key.option:
        told += [reason.says, reason.shows]
    cut = (sentence for words in told for sentence in re.split(r"(?<=[.!?])\s+", words))
    return {" ".join(s.split()) for s in cut if len(s.split()) >= LONG}


@pytest.mark.parametrize("unit", UNITS)
def test_no_sentence_of_the_key_stands_on_the_sheet(unit, sheets):
    before = plain(sheets[unit].partition('<section class="pr-after">')[0])
    told = {sentence for key in load_keys(unit).values() for sentence in sentences(key)}
    # Words of an article are quoted by the question and by its key.
    found = {sentence for sentence in told if sentence in before and "“" not in sentence}
    assert found == set()


@pytest.mark.parametrize("unit", UNITS)
def test_a_key_says_nothing_twice_about_one_question(unit):
    cards = worksheets.answer_key(unit).split('<div class="ws-answer">')[1:]
    for card in cards:
        told = [plain(words) for words in re.findall(r"(?s)<p\b[^>]*>(.*?)</p>", card)]
        long = [words.removeprefix("Why: ") for words in told if len(words.split()) >= LONG]
        assert [words for words in long if long.count(words) > 1] == []


@pytest.mark.parametrize("unit", LESSONS)
def test_what_answers_a_guess_is_on_the_last_page_only(unit, sheets):
    sheet, _, after = sheets[unit].partition('<section class="pr-after">')
    assert after, "there is a last page"
    for shown in ("pr-figure", "pr-shown-later", "pr-shown-tests", "pr-shown-report"):
        assert f'class="{shown}' not in sheet
        assert f"pr-shown {shown}" not in sheet
    steps = [step for item in load_unit(unit).items for step in getattr(item, "steps", ())]
    folds = [step.shows for step in steps if step.collapse]
    assert [words for words in folds if words and words in plain(sheet)] == []


@pytest.mark.parametrize("unit", LESSONS)
def test_a_lesson_s_sheet_has_words_and_all_its_questions_in_order(unit, sheets):
    lesson = sheets[unit].partition("<h2>Exercise</h2>")[0]
    assert len(plain(lesson).split()) > 200
    asked = [item.id for item in load_unit(unit).items if item.where == "lesson"]
    found = re.findall(r'<b class="pr-no">(\S+)</b>', lesson)
    assert found == [number(name) for name in asked]


def test_paper_words_are_of_questions_that_there_are():
    files = ("lessons/sheets/words.toml", "solutions/paper.toml")
    tables = [tomllib.loads((ROOT / file).read_text(encoding="utf-8")) for file in files]
    named = {name for table in tables for entries in table.values() for name in entries}
    assert [name for name in named if not number(name)] == []


@pytest.mark.parametrize("unit", LESSONS)
def test_the_last_page_names_questions_by_their_number(unit, sheets):
    after = sheets[unit].partition('<section class="pr-after">')[2]
    assert not re.search(r"\bu\d-[el]\d+", plain(sheets[unit]))
    for at in re.findall(r"<h2>To (\S+):", after):
        assert f'<b class="pr-no">{at}</b>' in sheets[unit]
