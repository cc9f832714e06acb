"""The line under “Save my report” gives a page that opens by itself, whole, anywhere."""

from __future__ import annotations

import pytest

from whosays import show
from whosays.printing import sheet, student_report

pytestmark = pytest.mark.browser

UNIT = "06-your-own-report"
LINES = """(cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
}"""


def test_what_the_line_gives_opens_and_is_the_report(chrome, tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    view = show.my_report(UNIT)
    view.saver.button.click()
    context = chrome.new_context()
    page = context.new_page()
    page.set_content(view.saver.told.value)
    with page.expect_download() as waiting:
        page.get_by_role("link").first.click()
    taken = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(taken)
    opened = context.new_page()
    opened.goto(taken.as_uri())
    assert taken.name == f"{UNIT}.html"
    assert opened.get_by_role("heading", level=1).inner_text() == "Sourcing report"
    assert opened.get_by_text("Name (if you like)").is_visible()
    last = opened.locator(".rp-text .ws-number").last
    assert last.inner_text() == str(opened.locator(".rp-text p").count())
    context.close()


def test_no_word_of_the_table_is_broken_in_two(chrome):
    context = chrome.new_context(viewport={"width": 703, "height": 1024})
    page = context.new_page()
    page.emulate_media(media="print")
    words = student_report.report_html(student_report.model(UNIT))
    page.set_content(sheet.document("Report", words, look="report"))
    heads = page.locator(".rp-mix thead th").all()
    assert [head.inner_text() for head in heads][1:3] == ["Marks", "Share"]
    assert [head.evaluate(LINES) for head in heads] == [1, 1, 1, 1]
    context.close()
