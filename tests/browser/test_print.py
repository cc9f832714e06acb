"""On paper, with a real browser: one page where one is promised, nothing wider than the sheet."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from whosays.launch import chromium
from whosays.printing import papers, pdf, sheet, student_report, worksheets
from whosays.questions.items import unit_files

pytestmark = pytest.mark.browser

UNITS = [file.stem for file in unit_files()]
A4 = {"width": 673, "height": 990}  # pixels inside the margins


def sheets(data: bytes) -> int:
    """Count the pages of a PDF."""
    return len(re.findall(rb"/Type\s*/Page(?!s)", data))


@pytest.fixture
def program():
    return Path(os.environ.get("WHOSAYS_CHROMIUM") or chromium.find())


@pytest.mark.parametrize("name", ["1-handout", "3-letter-home"])
def test_what_is_handed_out_is_one_page(name, program, tmp_path):
    (file,) = (file for file in papers.paper_files() if file.stem == name)
    page = tmp_path / f"{name}.html"
    page.write_text(papers.paper(file), encoding="utf-8")
    made = pdf.write(page, tmp_path / "out.pdf", program).read_bytes()
    assert sheets(made) == 1


def test_a_report_is_one_sheet_with_the_text_on_its_back(program, tmp_path):
    page = tmp_path / "report.html"
    words = student_report.report_html(student_report.model("06-your-own-report"))
    page.write_text(sheet.document("Report", words), encoding="utf-8")
    assert sheets(pdf.write(page, tmp_path / "out.pdf", program).read_bytes()) == 2


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("make", [worksheets.worksheet, worksheets.answer_key])
def test_nothing_is_wider_than_the_sheet(unit, make, chrome):
    context = chrome.new_context(viewport=A4)
    page = context.new_page()
    page.emulate_media(media="print")
    page.set_content(make(unit))
    wide = page.evaluate(
        """() => [...document.querySelectorAll('main *')]
          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map(e => e.outerHTML.slice(0, 120))"""
    )
    context.close()
    assert wide == []
