"""On paper, with a real browser: how many pages, nothing cut in two, nothing too wide."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from whosays.launch import chromium
from whosays.printing import (
    article_sheets,
    make,
    papers,
    pdf,
    projector,
    sheet,
    student_report,
    worksheets,
)
from whosays.questions.items import unit_files

pytestmark = pytest.mark.browser

UNITS = [file.stem for file in unit_files()]
LESSONS = [unit for unit in UNITS if "form" not in unit]
FORMS = [unit for unit in UNITS if "form" in unit]
INSIDE = {"A4": {"width": 703, "height": 1039}, "Letter": {"width": 725, "height": 972}}
"""Pixels inside the margins."""
MOST = 8
"""Pages of a unit, its cards counted."""
MOST_OF_A_FORM = 5
"""Pages; with the narrow letters of some machines it is three."""
LEAST = 110
"""Words of a page of a unit; two tickets alone have 60, the emptiest other page has 270."""
# What stays whole, each with a sign at its beginning and its end; headings stay with what follows.
MARK = """() => {
  const sign = (where, name) => {
    const made = document.createElement("span");
    made.id = name;
    made.style.cssText = "display: block; height: 0; margin: 0; padding: 0; border: 0";
    where(made);
    return name;
  };
  const names = [];
  const whole = ".pr-task, .pr-pair, .pr-case, .pr-cut, blockquote, figure, .pr-box-how, dd";
  let number = 0;
  for (const box of document.querySelectorAll(whole)) {
    if (box.closest(".pr-wide") && box.matches(".pr-kind-mark")) continue;
    number += 1;
    names.push(sign((made) => box.prepend(made), `box-${number}-start`));
    // Before the last of its parts: after it, a sign may come to lie behind the column's edge.
    const last = box.lastElementChild;
    const inside = box.childElementCount > 1;
    const put = (made) => (inside ? last.before(made) : box.append(made));
    names.push(sign(put, `box-${number}-end`));
  }
  for (const head of document.querySelectorAll("h2, .pr-text h2")) {
    const follows = head.nextElementSibling ?? head.parentElement.nextElementSibling;
    if (!follows) continue;
    const around = follows.matches(".pr-flow, .pr-wide, .pr-text");
    const first = around ? follows.firstElementChild : follows;
    if (!first || first.matches("table, ul, ol, img")) continue;
    number += 1;
    names.push(sign((made) => head.append(made), `head-${number}-start`));
    names.push(sign((made) => first.prepend(made), `head-${number}-end`));
  }
  // A word and what it means; words that a list or a table follows.
  const leads = ".pr-paper dt, .pr-paper p:has(+ :is(ul, ol, table))";
  for (const lead of document.querySelectorAll(leads)) {
    const first = lead.nextElementSibling.querySelector("li, th") ?? lead.nextElementSibling;
    number += 1;
    names.push(sign((made) => lead.append(made), `lead-${number}-start`));
    names.push(sign((made) => first.prepend(made), `lead-${number}-end`));
  }
  // The names of a table's columns, and its first line.
  for (const head of document.querySelectorAll(".pr-key thead")) {
    const rows = head.nextElementSibling;
    number += 1;
    names.push(sign((made) => head.querySelector("th").append(made), `lead-${number}-start`));
    names.push(sign((made) => rows.querySelector("th, td").prepend(made), `lead-${number}-end`));
  }
  names.push(sign((made) => document.querySelector(".pr-foot").append(made), "foot"));
  const links = document.createElement("div");
  links.style.cssText = "break-before: page; font-size: 4px";
  for (const name of names) {
    const link = document.createElement("a");
    link.href = `#${name}`;
    link.textContent = ". ";
    links.append(link);
  }
  document.querySelector("main").append(links);
}"""


def sheets(data: bytes) -> int:
    """Count the pages of a PDF."""
    return len(PdfReader(io.BytesIO(data)).pages)


@pytest.fixture
def program():
    return Path(os.environ.get("WHOSAYS_CHROMIUM") or chromium.find())


@pytest.fixture
def printed(chrome):
    """Give what prints a page and says where its signs came to lie."""
    context = chrome.new_context()

    def run(words: str) -> tuple[int, dict[str, tuple[int, float]]]:
        page = context.new_page()
        page.set_content(words)
        page.evaluate(MARK)
        reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        page.close()
        found = {
            name.removeprefix("/"): (reader.get_destination_page_number(at), float(at.left or 0))
            for name, at in reader.named_destinations.items()
        }
        return found["foot"][0] + 1, found

    yield run
    context.close()


def cut(found: dict[str, tuple[int, float]]) -> list[str]:
    """List what begins in one place and ends in another: a page, or a column."""
    starts = [name.removesuffix("-start") for name in found if name.endswith("-start")]
    assert len(starts) > 1, "the signs are there"
    return [
        name
        for name in starts
        if found[f"{name}-start"][0] != found[f"{name}-end"][0]
        or abs(found[f"{name}-start"][1] - found[f"{name}-end"][1]) > 60
    ]


@pytest.mark.parametrize("size", sheet.SIZES)
@pytest.mark.parametrize("unit", LESSONS)
def test_a_unit_is_at_most_eight_pages_and_nothing_is_cut_in_two(unit, size, printed):
    count, found = printed(worksheets.worksheet(unit, size=size))
    assert cut(found) == []
    cards = worksheets.cards(unit, size=size)
    if cards:
        more, found = printed(cards)
        assert cut(found) == []
        count += more
    assert count <= MOST


@pytest.mark.parametrize("size", sheet.SIZES)
@pytest.mark.parametrize("unit", FORMS)
def test_a_form_is_at_most_five_pages_and_nothing_is_cut_in_two(unit, size, printed):
    count, found = printed(worksheets.worksheet(unit, size=size))
    assert count <= MOST_OF_A_FORM
    assert cut(found) == []


@pytest.mark.parametrize("size", sheet.SIZES)
def test_in_what_teachers_read_no_word_is_parted_from_what_it_leads_to(size, printed):
    found = {
        made.name: cut(signs)
        for made in make.pages(size=size)
        if made.group == "papers"
        for _, signs in [printed(made.page)]
        if len(signs) > 3  # one that has only paragraphs has nothing to be parted
    }
    assert "glossary" in found
    assert {name: amiss for name, amiss in found.items() if amiss} == {}


@pytest.mark.parametrize("size", sheet.SIZES)
@pytest.mark.parametrize("unit", UNITS)
def test_in_a_key_nothing_is_cut_in_two(unit, size, printed):
    assert cut(printed(worksheets.answer_key(unit, size=size))[1]) == []


@pytest.mark.parametrize("size", sheet.SIZES)
@pytest.mark.parametrize("unit", UNITS)
def test_no_page_of_a_unit_holds_next_to_nothing(unit, size, chrome):
    context = chrome.new_context()
    page = context.new_page()
    page.set_content(worksheets.worksheet(unit, size=size))
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    context.close()
    words = [len(one.extract_text().split()) for one in reader.pages]
    assert [count for count in words if count < LEAST] == [], words


def test_what_is_cut_in_two_is_found(printed):
    """The signs tell: the same sheet with nothing kept together."""
    words = worksheets.worksheet("01-who-says-so")
    loose = words.replace("</style>", "* { break-inside: auto !important; }</style>")
    assert cut(printed(loose)[1]) != []


def test_the_articles_are_few_pages(program, tmp_path):
    page = tmp_path / "articles.html"
    page.write_text(article_sheets.articles(), encoding="utf-8")
    assert sheets(pdf.write(page, tmp_path / "out.pdf", program).read_bytes()) <= MOST


@pytest.mark.parametrize("name", ["1-handout", "3-letter-home"])
def test_what_is_handed_out_is_one_page(name, program, tmp_path):
    (file,) = (file for file in papers.paper_files() if file.stem == name)
    page = tmp_path / f"{name}.html"
    page.write_text(papers.paper(file), encoding="utf-8")
    made = pdf.write(page, tmp_path / "out.pdf", program).read_bytes()
    assert sheets(made) == 1


@pytest.mark.parametrize("size", sheet.SIZES)
def test_what_a_head_of_school_reads_is_half_a_page(size, chrome):
    (file,) = (file for file in papers.paper_files() if file.stem == "5-for-the-school")
    context = chrome.new_context(viewport=INSIDE[size])
    page = context.new_page()
    page.emulate_media(media="print")
    page.set_content(papers.paper(file, size))
    high = page.evaluate("document.querySelector('main').getBoundingClientRect().bottom")
    context.close()
    assert 0 < high <= INSIDE[size]["height"] / 2


def test_a_report_is_one_sheet_with_the_text_on_its_back(program, tmp_path):
    page = tmp_path / "report.html"
    words = student_report.report_html(student_report.model("06-your-own-report"))
    page.write_text(sheet.document("Report", words, look="report"), encoding="utf-8")
    assert sheets(pdf.write(page, tmp_path / "out.pdf", program).read_bytes()) == 2


@pytest.mark.parametrize("size", sheet.SIZES)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("make", [worksheets.worksheet, worksheets.cards, worksheets.answer_key])
def test_nothing_is_wider_than_the_sheet(unit, make, size, chrome):
    words = make(unit, size=size)
    if not words:
        return
    context = chrome.new_context(viewport=INSIDE[size])
    page = context.new_page()
    page.emulate_media(media="print")
    page.set_content(words)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('main *')]
          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
            || (e.matches(".pr-key :is(td, th)") && e.scrollWidth > e.clientWidth + 1))
          .map(e => e.outerHTML.slice(0, 120))"""
    )
    context.close()
    assert wide == []


SCREENS = """() => [...document.querySelectorAll(".pj-screen")].map((screen) => ({
  high: Math.round(screen.getBoundingClientRect().height),
  wide: screen.scrollWidth > screen.clientWidth + 1,
  letters: Math.min(...[...screen.querySelectorAll("p, li, td, th, h1, h2, h3")]
    .filter((one) => one.innerText.trim()).map((one) =>
    parseFloat(getComputedStyle(one).fontSize) * parseFloat(getComputedStyle(
      screen.querySelector(".pj-in")).zoom))),
  words: screen.innerText.slice(0, 60),
}))"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (1920, 1080)])
def test_each_thing_fits_on_the_projector_s_screen_in_large_type(width, height, chrome):
    """At least a fortieth of the screen's height: what is read from the last row of a room."""
    context = chrome.new_context(viewport={"width": width, "height": height})
    page, slips = context.new_page(), []
    for unit in LESSONS:
        page.set_content(projector.projector(unit))
        slips += [
            (unit, one) for one in page.evaluate(SCREENS)
            if one["high"] > height + 1 or one["wide"] or one["letters"] < height / 40
        ]  # fmt: skip
    context.close()
    assert slips == []


def test_arrows_space_and_page_keys_step_through_the_projector_s_screens(chrome):
    context = chrome.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_content(projector.projector(LESSONS[0]))
    at = 0
    for key, step in (("ArrowDown", 1), ("PageDown", 1), ("Space", 1), ("ArrowDown", 1),
                      ("ArrowUp", -1), ("PageUp", -1), ("Shift+Space", -1)):  # fmt: skip
        page.keyboard.press(key)
        at += step
        page.wait_for_function("(at) => scrollY === at", arg=720 * at)
    context.close()
