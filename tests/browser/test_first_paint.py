"""A page can be read before its kernel answers, and does not move under its reader's eyes."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

# What comes when, while cells come alive, is seen with a kernel that starts as everybody's do.
as_everybody_s = pytest.mark.usefixtures("ordinary_kernels")

EXERCISE = "exercises/01-who-says-so.ipynb"
LESSON = "lessons/05-reading-sideways.ipynb"
# At every frame: where the first line of some words is, as a reader can see them.
FOLLOW = """(words) => {
  const frame = document.querySelector(".jp-WindowedPanel-outer");
  const seen = [], range = document.createRange();
  const find = () => {
    const walk = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (!node.data.replaceAll("\\u00a0", " ").includes(words)) continue;
      if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      return Math.round(range.getClientRects()[0].top);
    }
    return null;
  };
  // Sizes are told in rounds right before a frame is painted, each about what lies deeper: what a
  // round moved, the next may bring back. So each round looks anew, and the last look counts.
  const rounds = [frame];
  for (let place = document.body, deep = 1; deep <= 80; deep += 1) {
    place = place.appendChild(document.createElement("div"));
    if (deep === 1) place.style.cssText = "position: fixed; width: 1px; height: 1px; opacity: 0";
    if (deep % 20 === 0) {
      place.style.cssText = "width: 1px; height: 1px";
      rounds.push(place);
    }
  }
  const look = (round, at) => new ResizeObserver((_, self) => {
    self.disconnect();
    seen[at] = find();
    if (round + 1 < rounds.length) look(round + 1, at);
  }).observe(rounds[round]);
  const where = () => {
    look(0, seen.length);
    window.following = requestAnimationFrame(where);
  };
  window.seen = seen;
  where();
}"""
# A page that is still being drawn may be too short to bring words to its upper half. It hears of a
# scroll at the next frame.
SCROLL = """async (node) => {
  node.scrollIntoView({ block: "start" });
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  await frame();
  return node.getBoundingClientRect().top < innerHeight / 2;
}"""
# Place after place, so that a failure tells whether the words came back. What a busy machine shows
# for a frame or two before it is brought back, nobody reads; words that are gone are missed.
STOP = """() => {
  cancelAnimationFrame(window.following);
  const runs = [];
  for (const place of window.seen) {
    if (runs.at(-1)?.place === place) runs.at(-1).frames += 1;
    else runs.push({ place, frames: 1 });
  }
  const read = runs.filter(({ place, frames }) => place === null || frames > 2);
  return (read.length ? read : runs).map(({ place }) => place);
}"""


SESSIONS = "**/api/sessions*"


def held(page):
    """Keep the kernel of a page from being there until a test says so."""
    waiting = []
    holds = [True]

    def ask(route):
        if holds[0] and route.request.method == "POST":
            waiting.append(route)
        else:
            route.continue_()

    def release():
        holds[0] = False
        for route in waiting:
            route.continue_()

    page.route(SESSIONS, ask)
    return release


@pytest.fixture
def kernel(room):
    """Hold the kernel of what is opened in a JupyterLab that runs."""
    yield held(room.page)
    room.page.unroute(SESSIONS)


def begun(page):
    """Wait for a page whose kernel is not there yet."""
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    return page


def begin(room, notebook):
    """Open a page whose kernel is not there yet."""
    return begun(room.begin(notebook))


def read(page, words):
    """Bring words to where a reader has them, by hand."""
    place = page.get_by_text(words).locator("visible=true").last
    place.wait_for()
    place.dispatch_event("wheel", {"bubbles": True})
    page.wait_for_function(SCROLL, arg=place.element_handle())


def all_there(page):
    """Wait until all cells have run and stand in place."""
    page.wait_for_selector('[data-whosays-ready="yes"]', state="attached")
    page.wait_for_function(
        "() => !document.querySelector('.whosays-behind, .ws-first, .whosays-picture')"
        " && !document.querySelector('[data-whosays-fresh=no]')"
    )


def steady(places):
    """Tell whether words were always there, at one height; half a pixel may round either way."""
    return None not in places and max(places) - min(places) <= 2


@as_everybody_s
def test_an_exercise_can_be_read_before_its_kernel_answers_while_jupyterlab_loads(room, kernel):
    page = begun(room.load(EXERCISE, begun=True))
    page.locator(".ws-first", has_text="a source told").first.wait_for()
    assert page.locator(".ws-first").count() > 5
    assert page.locator(".ws-question, .ws-reader").count() == 0
    assert page.locator(".ws-first:is([style], [onclick]), .ws-first script").count() == 0
    words = "The newspaper said that"
    read(page, words)
    page.evaluate(FOLLOW, words)
    kernel()
    all_there(page)
    places = page.evaluate(STOP)
    assert steady(places), places
    assert page.locator(".ws-question").count() > 5
    assert room.errors == []


def test_a_lesson_shows_its_passages_and_figures_before_its_kernel_answers(room, kernel):
    page = begin(room, LESSON)
    figures = page.locator(".jp-CodeCell .jp-OutputArea img, .jp-CodeCell .jp-OutputArea svg")
    figures.first.wait_for(state="attached")
    assert page.locator(".jp-CodeCell .ws-page").first.is_visible()
    kernel()
    all_there(page)


@as_everybody_s
@pytest.mark.parametrize(
    ("notebook", "words"),
    [
        (EXERCISE, "The newspaper said that"),
        (EXERCISE, "Whose reports do paragraphs 11 and 12 name"),
        (LESSON, "In December 2024 two voices spoke"),
        (LESSON, "An answer can be about the charge"),
    ],
)
def test_what_is_being_read_stays_while_cells_come_alive(room, kernel, notebook, words):
    page = begin(room, notebook)
    read(page, words)
    page.evaluate(FOLLOW, words)
    kernel()
    all_there(page)
    places = page.evaluate(STOP)
    assert steady(places), places
    # And again, when all cells run anew.
    page.evaluate(FOLLOW, words)
    page.evaluate("() => void jupyterapp.commands.execute('whosays:start-again')")
    page.wait_for_selector('[data-whosays-fresh="no"]', state="attached")
    all_there(page)
    places = page.evaluate(STOP)
    assert steady(places), places


# A control that draws the rest of itself when all cells have run, as on a busy machine.
LATE = """() => {
  const area = document.querySelector(".jp-CodeCell .jp-OutputArea");
  area.append(Object.assign(document.createElement("div"), { style: "height: 900px" }));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def test_what_grows_late_above_moves_nobody_who_has_not_moved(room, kernel):
    words = "Whose reports do paragraphs 11 and 12 name"
    page = begin(room, EXERCISE)
    read(page, words)
    page.evaluate(FOLLOW, words)
    kernel()
    all_there(page)
    page.evaluate(LATE)
    places = page.evaluate(STOP)
    assert steady(places), places


@pytest.mark.parametrize(
    "words", ["The newspaper said that", "Whose reports do paragraphs 11 and 12 name"]
)
def test_what_is_drawn_late_before_the_kernel_answers_moves_nobody(room, kernel, words):
    page = begin(room, EXERCISE)
    read(page, words)
    page.evaluate(FOLLOW, words)
    page.evaluate(LATE)
    assert steady(page.evaluate("() => [...new Set(window.seen)]"))
    kernel()
    all_there(page)
    places = page.evaluate(STOP)
    assert steady(places), places


def test_a_control_that_somebody_uses_keeps_the_focus_while_others_come(room, kernel):
    page = begin(room, EXERCISE)
    kernel()
    first = page.locator(".ws-question input").first
    first.wait_for()
    first.focus()
    all_there(page)
    assert first.evaluate("(node) => node === document.activeElement")


def test_who_tabs_to_a_button_before_the_kernel_answers_is_still_there_afterwards(room, kernel):
    page = begin(room, "exercises/01-who-says-so.ipynb")
    on = page.locator(".whosays-step").first
    on.focus()
    kernel()
    all_there(page)
    assert on.evaluate("(button) => button === document.activeElement")
