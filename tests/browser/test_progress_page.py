"""The bar of an exercise and the start page."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.widgets.progress import Progress

pytestmark = pytest.mark.browser

ROW = {
    "id": "01-who",
    "title": "Who says so?",
    "minutes": 50,
    "lesson": "lessons/01 who.ipynb",
    "exercise": "exercises/01-who.ipynb",
    "stage": "course",
    "answered": 5,
    "total": 12,
    "pages": {"lesson": {"answered": 4, "total": 4}, "exercise": {"answered": 1, "total": 8}},
}
OTHER = {
    **ROW, "id": "02-how", "title": "How do they know?", "answered": 0, "total": 8, "pages": {},
}  # fmt: skip
LATER = {**OTHER, "id": "08-c", "title": "Texts (C)", "stage": "later", "lesson": "", "mark": "C"}
STEP = {"page": "exercise", "begun": True, "answered": 1, "total": 8, "minutes": 35}
ALL = {**ROW, "answered": 12}


def start(*rows, **options):
    options.setdefault("folder", "/home/ada/kit/answers")
    return Progress(rows or (ROW, OTHER), whole_kit=True, **options)


def test_one_bar_with_its_words(loop):
    loop.show(Progress([ROW]))
    bar = loop.page.get_by_role("progressbar", name="5 of 12 answered")
    assert bar.evaluate("(e) => [e.value, e.max]") == [5, 12]
    assert loop.text(".pg-words") == "5 of 12 answered"
    assert loop.page.get_by_role("link").count() == 0


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (OTHER, "not started yet: 8 questions"),
        (ALL, "all 12 answered"),
        ({**ROW, "core": 6, "core_answered": 4}, "5 of 12 answered"),
        (
            {**ROW, "core": 4, "core_answered": 4},
            "5 of 12 answered; the rest is ‘more, if there is time’",
        ),
    ],
)
def test_nothing_and_all_in_words(loop, row, words):
    assert loop.show(Progress([row])).text(".pg-words") == words


def test_it_follows_along(loop):
    loop.show(Progress([ROW]))
    loop.widget.rows = [{**ROW, "answered": 6}]
    loop.push()
    assert loop.page.get_by_role("progressbar", name="6 of 12 answered").is_visible()


def test_the_start_page_begins_with_what_comes_next(loop):
    loop.show(start({**ROW, "next": STEP}, OTHER))
    panel = loop.page.get_by_role("region", name="Go on")
    words = panel.inner_text()
    assert "Who says so?" in words
    assert "1 of 8 answered" in words
    assert "about 35 minutes left" in words
    link = panel.get_by_role("link", name="Back to where you were: Who says so?")
    assert link.is_visible()
    assert panel.evaluate("(e) => e.parentElement.firstElementChild === e"), "it comes first"
    assert loop.page.locator(".pg-main").count() == 1, "one thing to do stands out"


def test_after_a_file_is_made_it_says_no_more_and_leads_to_the_next_thing(loop):
    step = {**STEP, "page": "lesson", "begun": False, "answered": 0, "handed": ROW["id"]}
    loop.show(start({**ROW, "handed": True}, {**OTHER, "next": step}))
    panel = loop.page.get_by_role("region", name="Your file with “Who says so?” is made. Next:")
    assert panel.get_by_role("link", name="Open the lesson: How do they know?").is_visible()
    units = loop.page.get_by_role("listitem").all_inner_texts()
    assert ["in your hand-in file" in words for words in units] == [True, False]


def test_the_first_time_it_says_begin(loop):
    step = {**STEP, "page": "lesson", "begun": False, "answered": 0}
    loop.show(start({**OTHER, "next": step}))
    panel = loop.page.get_by_role("region", name="Begin here")
    assert "answered" not in panel.inner_text()
    assert panel.get_by_role("link", name="Open the lesson: How do they know?").is_visible()


def test_when_all_is_done_it_says_so_and_what_is_left_for_later(loop):
    loop.show(start(ALL, LATER))
    panel = loop.page.get_by_role("region", name="You have worked through the whole course")
    assert "about seven weeks" in panel.inner_text()
    loop.show(start(ALL))
    assert "seven weeks" not in loop.page.locator(".pg-next").inner_text()


def test_the_parts_are_grouped_by_their_place_in_the_course(loop):
    loop.show(start({**OTHER, "stage": "before", "title": "Texts (A)"}, ROW, OTHER, LATER))
    names = ["Before you begin", "The units", "Some weeks later"]
    lists = [loop.page.get_by_role("list", name=name) for name in names]
    assert [each.get_by_role("listitem").count() for each in lists] == [1, 2, 1]
    assert loop.page.get_by_role("list").count() == 3, "no empty group"


def test_only_what_was_begun_has_a_bar(loop):
    loop.show(start(ROW, OTHER, ALL))
    bars = loop.page.get_by_role("progressbar")
    assert bars.count() == 1
    assert loop.page.get_by_role("progressbar", name="Who says so? 5 of 12 answered").count() == 1
    rows = loop.page.get_by_role("listitem")
    states = [rows.nth(i).get_attribute("data-state") for i in range(3)]
    assert states == ["begun", "new", "done"]
    assert "about 50 minutes" in rows.nth(1).inner_text()
    assert "answered" not in rows.nth(1).inner_text()
    assert "all 12 answered" in rows.nth(2).inner_text()


def test_a_page_whose_questions_are_all_answered_has_a_tick_and_says_so(loop):
    loop.show(start(ROW))
    name = "Open the lesson: Who says so? (every question answered)"
    ticked = loop.page.get_by_role("link", name=name, exact=True)
    assert "✓" in ticked.evaluate("(e) => getComputedStyle(e, '::before').content")
    assert loop.page.get_by_role("link", name="Open the exercise: Who says so?").is_visible()


def test_a_unit_that_cannot_be_read_says_why_in_its_row(loop):
    loop.show(start(ROW, {"id": "02", "title": "02", "problem": "02.toml: a comma is missing."}))
    bad = loop.page.get_by_role("listitem").nth(1)
    assert "a comma is missing" in bad.inner_text()
    assert bad.get_by_role("link").count() == 0


def test_outside_jupyterlab_links_are_plain_relative_ones(loop):
    loop.show(start(base=".."))
    link = loop.page.get_by_role("link", name="Open the lesson: Who says so?")
    assert link.get_attribute("href") == "../lessons/01 who.ipynb"


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("/lab/tree/lessons/00-start.ipynb", ""),
        ("/doc/tree/lessons/00-start.ipynb", ""),
        ("/user/ada/lab/workspaces/auto-X/tree/lessons/00-start.ipynb", "/user/ada"),
    ],
)
def test_in_jupyterlab_a_link_names_the_notebook_and_its_address(make_loop, address, root):
    loop = make_loop(fresh=True)
    loop.page.route("**/*", lambda route: route.fulfill(body="<p>JupyterLab", status=200))
    loop.page.goto(f"http://127.0.0.1:1{address}")
    loop.show(start(base=".."))
    link = loop.page.get_by_role("link", name="Open the lesson: Who says so?")
    assert link.get_attribute("href") == f"{root}/lab/tree/lessons/01%20who.ipynb"
    assert link.get_attribute("data-commandlinker-command") == "docmanager:open"
    assert link.get_attribute("data-commandlinker-args") == '{"path":"lessons/01 who.ipynb"}'


def test_it_looks_again_when_the_page_is_seen_again(loop):
    loop.show(start(on_refresh=lambda: [{**ROW, "answered": 9}, OTHER]))
    assert loop.sent() == []
    loop.page.evaluate("dispatchEvent(new Event('focus'))")
    loop.settle()
    assert loop.page.get_by_role("progressbar", name="Who says so? 9 of 12").is_visible()


def test_it_looks_again_when_scrolled_or_switched_into_view(loop):
    loop.show(start(on_refresh=lambda: [ROW, OTHER]))
    root = loop.page.locator("#root")
    for shown in ("none", "block"):
        root.evaluate("(e, shown) => { e.style.display = shown; }", shown)
        loop.page.evaluate(
            "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
        )
    loop.page.wait_for_function("bench.sent.length > 0")
    assert loop.sent()[0]["type"] == "refresh"


def test_a_refresh_leaves_the_focus_where_it_is(loop):
    loop.show(start())
    loop.page.get_by_role("link", name="Open the exercise: Who says so?").focus()
    loop.widget.rows = [{**ROW, "answered": 7}, OTHER]
    loop.push()
    assert loop.focused() == "Open the exercise: Who says so?"


# ---------------------------------------------------------------- where the answers are
def test_the_folder_can_be_copied(make_loop):
    loop = make_loop(fresh=True, permissions=["clipboard-read", "clipboard-write"])
    loop.page.route("**/*", lambda route: route.fulfill(body="<p>A page", status=200))
    loop.page.goto("http://127.0.0.1:1/")
    loop.show(start())
    assert loop.text(".pg-path") == "/home/ada/kit/answers"
    loop.button("Copy the folder's path").click()
    loop.page.get_by_text("Copied.").wait_for()
    assert loop.page.evaluate("navigator.clipboard.readText()") == "/home/ada/kit/answers"


def test_where_the_clipboard_is_closed_the_path_is_selected(loop):
    loop.show(start())
    loop.page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
    )
    loop.button("Copy the folder's path").click()
    loop.page.get_by_text("The path is selected").wait_for()
    assert loop.page.evaluate("getSelection().toString()") == "/home/ada/kit/answers"


def test_deleting_takes_two_steps_and_says_what_came_of_it(loop):
    deleted = []
    loop.show(
        start(
            on_delete=lambda: deleted.append(1) or "Deleted: 3 files with answers.",
            on_refresh=lambda: [{**ROW, "answered": 0}, OTHER],
        )
    )
    loop.button("Delete my answers").click()
    assert deleted == []
    assert loop.focused() == "Keep them"
    assert loop.page.get_by_role("group", name="Delete all your answers").is_visible()
    assert loop.violations() == []
    loop.button("Yes, delete them").click()
    loop.settle()
    assert deleted == [1]
    assert loop.text(".pg-report") == "Deleted: 3 files with answers."
    assert loop.focused() == "Delete my answers"
    assert loop.page.get_by_role("progressbar").count() == 0


@pytest.mark.parametrize("way", ["button", "escape"])
def test_answers_can_be_kept_after_all(loop, way):
    loop.show(start(on_delete=lambda: "Deleted."))
    loop.button("Delete my answers").focus()
    loop.key("Enter", "Enter" if way == "button" else "Escape")
    assert loop.sent() == []
    assert loop.text(".pg-report") == "Nothing was deleted."
    assert loop.focused() == "Delete my answers"
    assert loop.page.locator(".pg-sure").is_hidden()


def test_a_delete_that_fails_says_why(loop):
    def refuse():
        raise KitError("Could not delete 01.json: it is in use. Close the other window.")

    loop.show(start(on_delete=refuse))
    loop.button("Delete my answers").click()
    loop.button("Yes, delete them").click()
    loop.settle()
    assert "it is in use" in loop.text(".pg-report")
    assert loop.page.get_by_role("status").filter(has_text="in use").count() == 1


# ---------------------------------------------------------------- looks
def test_axe_finds_nothing_serious(loop):
    loop.show(Progress([ROW]))
    assert loop.violations() == []
    bad = {"id": "x", "title": "x", "problem": "It cannot be read."}
    rows = ({**ROW, "next": STEP}, OTHER, ALL, LATER, bad)
    loop.show(start(*rows, on_delete=lambda: ""))
    assert loop.violations() == []


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_wider_than_the_page(make_loop, width):
    loop = make_loop(viewport={"width": width, "height": 800})
    long = {**ROW, "title": "Donaudampfschifffahrtsgesellschaft" * 4}
    long["next"] = STEP
    loop.show(start(long, OTHER, folder="/home/" + "x" * 300, on_delete=lambda: ""))
    loop.button("Delete my answers").click()
    assert loop.overflow() <= 0


@pytest.mark.parametrize(
    "words", ['<img src=x onerror="window.hacked = 1">', "</script>", '"><b>', "\u202etxt"]
)
def test_hostile_texts_are_only_texts(loop, words):
    row = {**ROW, "title": words, "lesson": f"lessons/{words}.ipynb"}
    loop.show(start(row, OTHER, folder=words, on_delete=lambda: words))
    loop.button("Delete my answers").click()
    loop.button("Yes, delete them").click()
    loop.settle()
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.locator(".ws-progress :is(img, script, b)").count() == 0
    assert words in loop.page.locator(".pg-unit .pg-title").first.text_content()
    assert words in loop.page.locator(".pg-report").text_content()


def test_a_page_that_goes_leaves_nothing_behind(loop):
    loop.show(start(on_delete=lambda: ""))
    loop.page.evaluate("bench.end()")
    assert loop.page.evaluate("bench.listeners()") == 0
    loop.page.evaluate("dispatchEvent(new Event('focus'))")
    assert loop.sent() == []
