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
    "answered": 5,
    "total": 12,
}
OTHER = {**ROW, "id": "02-how", "title": "How do they know?", "answered": 0, "total": 8}
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
    [(OTHER, "not started yet: 8 questions"), (ALL, "all 12 answered")],
)
def test_nothing_and_all_in_words(loop, row, words):
    assert loop.show(Progress([row])).text(".pg-words") == words


def test_it_follows_along(loop):
    loop.show(Progress([ROW]))
    loop.widget.rows = [{**ROW, "answered": 6}]
    loop.push()
    assert loop.page.get_by_role("progressbar", name="6 of 12 answered").is_visible()


def test_the_start_page_begins_with_what_to_do_next(loop):
    loop.show(start())
    links = loop.page.get_by_role("link")
    assert links.first.get_attribute("aria-label") == "Continue: Who says so?: lesson"
    assert links.first.get_attribute("href").endswith("01 who.ipynb")
    loop.widget.rows = [{**ROW, "answered": 0}, OTHER]
    loop.push()
    assert links.first.inner_text() == "Begin"
    loop.widget.rows = [ALL]
    loop.push()
    assert "answered everything" in loop.text(".pg-next")


def test_the_start_page_lists_the_units(loop):
    loop.show(start())
    units = loop.page.get_by_role("list", name="Units").get_by_role("listitem")
    assert units.count() == 2
    assert "about 50 minutes" in units.nth(0).inner_text()
    bars = loop.page.get_by_role("progressbar")
    assert bars.count() == 1, "what is not begun has words, and no empty bar"
    assert loop.page.get_by_role("progressbar", name="Who says so? 5 of 12 answered").is_visible()
    assert "not started yet: 8 questions" in units.nth(1).inner_text()
    assert loop.page.get_by_role("link", name="Open the lesson: Who says so?").is_visible()
    assert loop.page.get_by_role("link", name="Open the exercise: How do they know?").is_visible()


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
def test_in_jupyterlab_a_link_names_the_notebook_and_its_address(loop, address, root):
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
    loop = make_loop(permissions=["clipboard-read", "clipboard-write"])
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
    assert loop.page.get_by_role("progressbar", name="Who says so? not started").is_visible()


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
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(loop, dark):
    loop.show(Progress([ROW]), dark=dark)
    assert loop.violations() == []
    loop.show(start(ROW, OTHER, ALL, on_delete=lambda: ""), dark=dark)
    assert loop.violations() == []


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_wider_than_the_page(make_loop, width):
    loop = make_loop(viewport={"width": width, "height": 800})
    long = {**ROW, "title": "Donaudampfschifffahrtsgesellschaft" * 4}
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
