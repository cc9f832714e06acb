"""How the page stands: accessibility rules, themes, narrow and zoomed, hostile text."""

from __future__ import annotations

import _axe
import pytest
from reader_bench import ARTICLE_DATA, CODES, article_of, mark_of
from test_reader_feedback import FEEDBACK, MARKS

from whosays.html.assets import css

pytestmark = pytest.mark.browser

OVERLAP = [
    *MARKS,
    mark_of("source told", "vague", "m-over"),
    mark_of("told\u00a0Sputnik\u00a0on 17", "named_person", "m-over-2"),
]
STATES = {
    "empty": {},
    "marks": {"marks": OVERLAP},
    "feedback": {"marks": OVERLAP, "checked": OVERLAP, "feedback": FEEDBACK},
    "focus": {"focus": [4, 5], "article": {**ARTICLE_DATA, "note": "We wrote this."}},
    "read only": {"marks": OVERLAP, "read_only": True},
}


def violations(bench):
    found = _axe.in_both_themes(bench.page)
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def test_a_browser_that_translates_leaves_the_article_as_it_is(bench):
    bench.load(marks=OVERLAP)
    assert bench.page.locator("article").evaluate("(node) => node.translate") is False
    assert bench.page.locator(".rd-panel").evaluate("(node) => node.translate") is True


@pytest.mark.parametrize("state", STATES)
def test_no_serious_accessibility_fault(bench, state):
    bench.load(**STATES[state])
    assert violations(bench) == []


def test_no_serious_accessibility_fault_at_work(bench):
    bench.load(**STATES["feedback"])
    bench.button("Show the ones I missed").click()
    for summary in bench.page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    bench.click("a source told")
    assert violations(bench) == []


def test_what_is_pressed_can_be_read_with_the_pointer_on_it(bench):
    bench.load()
    # In JupyterLab a question's rules may come after the reader's, those for all buttons again.
    bench.page.add_style_tag(content=css("question"))
    bench.click("a source told")
    extend = bench.button("Extend to another word")
    extend.click()
    extend.hover()
    assert extend.get_attribute("aria-pressed") == "true"
    assert violations(bench) == []


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (1024, True), (700, False)])
def test_the_panel_stands_beside_the_text_where_there_is_room(make_bench, width, beside):
    page = make_bench(viewport={"width": width, "height": 800})
    page.load(marks=OVERLAP)
    text = page.page.locator(".rd-page").bounding_box()
    box = page.page.locator(".rd-now").bounding_box()
    assert (box["x"] >= text["x"] + text["width"]) is beside
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1280, 1024, 640])
def test_lines_are_of_a_length_that_reads_well(make_bench, width):
    page = make_bench(viewport={"width": width, "height": 800})
    page.load()
    longest = page.page.evaluate(
        """() => { const node = document.querySelector('[data-paragraph="4"] .rd-line').firstChild;
             let top = null, count = 0; const counts = [];
             for (let i = 0; i < node.length; i += 1) {
               const range = document.createRange();
               range.setStart(node, i); range.setEnd(node, i + 1);
               const box = range.getBoundingClientRect();
               if (top !== null && box.top > top + 5) { counts.push(count); count = 0; }
               top = box.top; count += 1;
             }
             return Math.max(...counts); }"""
    )
    assert 45 <= longest <= 80


def test_the_panel_stays_in_sight_while_the_text_is_read(bench):
    bench.load()
    bench.click("The operations of the Syrian air force")
    box = bench.page.locator(".rd-now").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    assert box["y"] < 400


HOSTILE = [
    "<script>window.hit = 1</script> <img src=x onerror='window.hit = 1'>",
    "javascript:window.hit=1 [link](javascript:window.hit=1) ${window.hit = 1} {count}",
    "a" * 10_000,
    "null \x00 byte, \u202e turned round, \u2066 isolated, \ufffe odd, \ud7ff last",
    "&lt;b&gt; &amp; </p></div></body>",
]


@pytest.mark.parametrize("words", HOSTILE, ids=["script", "javascript", "long", "signs", "markup"])
def test_hostile_text_is_only_text(make_bench, words):
    page = make_bench(viewport={"width": 500, "height": 800})
    article = article_of("before", words, "after")
    article |= {"title": words, "label": words, "note": words, "id": words[:40]}
    codes = [{**code, "label": words[:60], "definition": words} for code in CODES]
    start = article["paragraphs"][1]["start"]
    mark = {"id": "m-1", "start": start, "end": start + len(words), "code": "vague"}
    feedback = {
        "headline": words,
        "notes": [words],
        "records": [{"record": words, "outcome": "missed", "mark": None, "start": start,
                     "end": start + 4, "quote": words, "code": "vague", "says": words,
                     "rule": words, "shows": words}],
        "extras": [{"mark": "m-1", "start": start, "end": start + 4, "quote": words,
                    "reason": words}],
    }  # fmt: skip
    page.load(article=article, codes=codes, marks=[mark], checked=[mark], feedback=feedback,
              status={"state": "saved", "text": words})  # fmt: skip
    page.button("Show the ones I missed").click()
    page.focus()
    page.key("PageDown", "Shift+End", "1")
    assert page.page.evaluate("window.hit") is None
    assert page.page.locator("#root script, #root img, #root a").count() == 0
    shown = page.page.locator('[data-paragraph="1"] .rd-line').evaluate(
        """(line) => { const copy = line.cloneNode(true);
             copy.querySelectorAll(".rd-tag").forEach((tag) => tag.remove());
             return copy.textContent; }"""
    )
    assert shown == words
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_article_without_text_says_so(bench):
    bench.load(article=article_of(""))
    assert "no text to show" in bench.page.locator("#root").text_content()


def test_marks_that_lie_outside_the_text_do_no_harm(bench):
    marks = [{"id": "m-1", "start": 99_990, "end": 99_999, "code": "none"}]
    bench.load(article=article_of("short"), marks=marks)
    bench.page.locator(".rd-list .rd-go").click()
    bench.focus()
    bench.key("Home", "1")
    assert len(bench.marks()) == 2
