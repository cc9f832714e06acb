"""What can be measured of a screen: nothing cut off, nothing too small, no name twice.

Each exercise as a student has it who made the usual mistakes and checked: there is most to show.
"""

from __future__ import annotations

import pytest

from whosays.answers.file_store import FileStore
from whosays.authoring.samples import sample
from whosays.core.kit import Kit
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys

pytestmark = pytest.mark.browser

UNITS = (
    "00-form-a",
    "01-who-says-so",
    "02-unnamed-sources",
    "03-one-source-or-many",
    "04-following-the-relay",
    "05-reading-sideways",
    "06-your-own-report",
)
WIDTHS = ((1280, 900), (1024, 768), (768, 1024))
NARROW = ((640, 450), (390, 844))  # 1280 at 200 %, and a phone
ZOOMED = ((640, 450), (320, 256))  # 1280 by 900 at 200 %, 1280 by 1024 at 400 %

# JupyterLab follows a window that becomes narrower, in its own time.
LAID_OUT = """() => {
  const cells = [...document.querySelectorAll('.jp-Notebook, .jp-Notebook .jp-Cell')];
  const page = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');
  const line = page?.querySelector('.whosays-foot')?.getBoundingClientRect();
  const outer = page?.querySelector('.jp-WindowedPanel-outer')?.getBoundingClientRect();
  return cells.every((one) => one.getBoundingClientRect().right <= innerWidth)
    && !(line?.height && outer && outer.bottom > line.top + 1);
}"""
# Shortened on purpose, with the whole beside it: a card's words on its pile, a status line.
LOOK = """() => {
  const SHORT = '.qr-chip-text, .rd-said, .whosays-folded, .whosays-way-title';
  // What has two directions is moved in its own place: a picture, a wide table.
  const MOVED = '.ws-scroll, .ws-figure-view';
  const LEAST = 180, SMALLEST = 12, found = [];
  const seen = (node) => node.getClientRects().length > 0 &&
    getComputedStyle(node).visibility === 'visible' &&
    !node.closest('.ws-sr, .whosays-told, svg, select, ' + SHORT);
  const name = (node) => `${node.tagName.toLowerCase()}.${node.className}: ` +
    node.textContent.trim().slice(0, 50);
  const cells = document.querySelectorAll('.jp-Notebook .jp-Cell');
  for (const node of [...cells].flatMap((cell) => [...cell.querySelectorAll('*')]).filter(seen)) {
    const style = getComputedStyle(node), box = node.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2) continue;
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    const moved = node.parentElement.closest(MOVED);
    if (box.right > innerWidth + 1 && !moved) found.push(`wider than the page: ${name(node)}`);
    if (own && parseFloat(style.fontSize) < SMALLEST) found.push(`too small: ${name(node)}`);
    if (node.tagName === 'TEXTAREA') continue;
    const cut = (over, whole, there) => ['hidden', 'clip'].includes(over) && whole > there + 2;
    if (cut(style.overflowX, node.scrollWidth, node.clientWidth) ||
        cut(style.overflowY, node.scrollHeight, node.clientHeight)) {
      found.push(`cut off: ${name(node)}`);
    }
    const scrolls = ['auto', 'scroll'].includes(style.overflowY) &&
      node.scrollHeight > node.clientHeight + 2;
    if (scrolls && node.clientHeight < LEAST) found.push(`scrolls in a slit: ${name(node)}`);
  }
  for (const card of document.querySelectorAll('.ws-question, .ws-reader')) {
    const names = [...card.querySelectorAll('button, summary')].filter(seen).map((one) => {
      const by = one.getAttribute('aria-labelledby')?.split(' ') ?? [];
      return one.getAttribute('aria-label') ??
        ([one, ...by.map((id) => document.getElementById(id))].at(by.length ? 1 : 0)?.textContent);
    });
    for (const twice of new Set(names.filter((one, i) => names.indexOf(one) !== i))) {
      found.push(`two of one name in ${card.dataset.number}: ${twice}`);
    }
  }
  // What a line is called stands off from it, beside it or above it.
  for (const line of [...document.querySelectorAll('.jp-Notebook :is(input, select, textarea)')]) {
    for (const called of line.checkVisibility() ? line.labels : []) {
      const [one, other] = [called, line].map((node) => node.getBoundingClientRect());
      if (called.contains(line) || one.width <= 2) continue;
      const off = Math.max(other.left - one.right, one.left - other.right,
        other.top - one.bottom, one.top - other.bottom);
      if (off < 3) found.push(`touches its line: ${name(called)}`);
    }
  }
  // A closed list shows what is chosen, or the whole stands beside it.
  for (const list of [...document.querySelectorAll('.jp-Notebook select')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }) && one.selectedOptions.length)) {
    // Of a difference stands there what its name means; at 400 % that has to do.
    const BESIDE = '.qu-match-full, .dk-yours' + (innerWidth < 360 ? ', .cm-means' : '');
    const whole = list.parentElement.querySelector(BESIDE);
    if (whole?.checkVisibility({ visibilityProperty: true }) && whole.textContent) continue;
    const free = list.cloneNode();
    free.removeAttribute('id');
    free.append(list.selectedOptions[0].cloneNode(true));
    free.style.cssText = 'width: max-content; min-width: 0; position: absolute; flex: none';
    list.after(free);
    if (free.offsetWidth > list.offsetWidth) {
      found.push(`a choice is cut: ${list.selectedOptions[0].text}`);
    }
    free.remove();
  }
  // A card's words on its pile are whole, or there is enough of them; else its letter is all.
  for (const words of document.querySelectorAll('.qr-chip-text')) {
    const { right, width } = words.getBoundingClientRect();
    if (!words.checkVisibility() || width <= 2) continue;
    const cut = words.scrollWidth > words.clientWidth + 1;
    if (cut && width < 120) found.push(`a stub of: ${name(words)}`);
  }
  for (const chip of document.querySelectorAll('.qr-chip')) {
    const [{ right }, pile] = [chip, chip.closest('.qr-pile')].map((one) =>
      one.getBoundingClientRect());
    if (right > pile.right) found.push(`out of its pile: ${name(chip)}`);
  }
  const rail = document.querySelector('.whosays-rail'), open = rail?.getBoundingClientRect();
  const page = document.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect();
  const clear = () => Math.min(open.bottom, page.bottom) - Math.max(open.top, page.top) < 1;
  if (rail?.checkVisibility() && !rail.closest('.whosays-wide') && !clear()) {
    found.push(`over the page: ${name(rail)}`);
  }
  const CONTROL = '.jupyter-widgets :is(button, select, input:not([type=checkbox], [type=file]))';
  const controls = [...document.querySelectorAll(CONTROL)].filter(seen);
  controls.forEach((one, i) => {
    const here = one.getBoundingClientRect(), next = controls[i + 1]?.getBoundingClientRect();
    if (!next) return;
    const over = Math.min(here.bottom, next.bottom) - Math.max(here.top, next.top);
    const beside = Math.min(here.right, next.right) - Math.max(here.left, next.left);
    if (over > 1 && beside > 1) found.push(`covered by what is next: ${name(one)}`);
  });
  return found;
}"""


# With the colours of the system a browser puts a plate of the paper's colour behind words: words of
# that colour are gone. Where we keep it from that, they have to differ from what is behind them.
GONE = """() => {
  const probe = document.createElement('p');
  probe.style.cssText = 'forced-color-adjust: none; color: Canvas';
  document.body.append(probe);
  const canvas = getComputedStyle(probe).color;
  probe.remove();
  const behind = (node) => {
    const colour = node && getComputedStyle(node).backgroundColor;
    if (!node) return canvas;
    return /, 0\\)$|transparent/.test(colour) ? behind(node.parentElement) : colour;
  };
  const found = [];
  for (const node of document.querySelectorAll('.jp-NotebookPanel *')) {
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!own || node.closest('svg, .ws-sr') || !node.checkVisibility()) continue;
    const style = getComputedStyle(node);
    const plate = style.forcedColorAdjust === 'none' ? behind(node) : canvas;
    if (style.color === plate) found.push(`${node.className}: ${node.textContent.slice(0, 40)}`);
  }
  return found;
}"""


def gone(page):
    """Name the words that cannot be seen with the colours of a dark system."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    try:
        return page.evaluate(GONE)
    finally:
        page.emulate_media(forced_colors="null", color_scheme="null")


def answered(room, unit_id, *, checked=True):
    """Put on disk what a student answered and checked who makes the mistakes that most make."""
    kit = Kit(room.kit)
    unit = load_unit(unit_id, kit)
    keys = load_keys(unit_id, kit)
    store = FileStore(unit_id, room.answers)
    for item in unit.items:
        value = sample(public(item, kit), keys[item.id], amiss=True)
        told = checked and unit.unit.part != "form"
        store.save(item.id, value, item=item.fingerprint, checked=told, tries=2 * checked)


# What measures itself is drawn some frames after its width; what is amiss then stays amiss.
STAYS = """async (look) => {
  let found = [];
  for (let frame = 0; frame < 60; frame += 1) {
    found = eval(look)();
    if (!found.length) break;
    await new Promise(requestAnimationFrame);
  }
  return found;
}"""


def look(page, sizes=WIDTHS):
    """Measure a page at each width."""
    found = {}
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(LAID_OUT)
        found[width] = page.evaluate(STAYS, LOOK)
    return found


# Pages without parts are one long screen; what has parts begins each at its heading.
LONG = (
    "lessons/00-start.ipynb",
    "lessons/glossary.ipynb",
    "solutions/00-teachers-page.ipynb",
    "solutions/00-five-articles.ipynb",
    "solutions/01-who-says-so.ipynb",
    "solutions/09-class-report.ipynb",
)
BEGIN = """() => {
  const frame = document.querySelector('.jp-WindowedPanel-outer');
  return [frame.scrollTop, document.querySelector('.jp-Notebook h1').getBoundingClientRect().top >=
    frame.getBoundingClientRect().top];
}"""


@pytest.mark.parametrize("place", LONG)
def test_a_long_page_opens_at_its_beginning(room, place):
    page = room.open(place)
    assert page.evaluate(BEGIN) == [0, True]


@pytest.mark.parametrize("place", LONG[:2])
def test_a_long_page_fits_a_phone_and_a_large_zoom(room, place):
    page = room.open(place)
    assert look(page, NARROW) == {width: [] for width, _ in NARROW}


@pytest.mark.parametrize("place", [LONG[0], "solutions/00-teachers-page.ipynb"])
def test_no_file_name_stands_over_a_page_and_the_menus_are_still_there(room, place):
    page = room.open(place)
    page.wait_for_function(
        """() => !document.querySelector('#jp-title-panel-title')?.checkVisibility()"""
    )
    assert page.get_by_role("menuitem", name="View").is_visible()


def test_no_button_of_the_teacher_s_page_covers_another(room):
    page = room.open("solutions/00-teachers-page.ipynb")
    page.get_by_role("button", name="Make everything printable").wait_for()
    assert look(page) == {width: [] for width, _ in WIDTHS}


FIVE = ("Hand out", "Follow the class", "Collect", "Talk about", "Grade")


def test_the_teacher_s_page_begins_with_the_five_buttons_and_with_paper(room):
    page = room.open("solutions/00-teachers-page.ipynb")
    assert page.viewport_size == {"width": 1280, "height": 900}
    assert page.evaluate(BEGIN) == [0, True]
    for name in (*FIVE, "Make everything printable"):
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box["y"] + box["height"] <= 900, name


RINGS = """(focused) => {
  const probe = document.createElement("i");
  document.querySelector(".ws").append(probe);
  probe.style.outline = "3px solid var(--ws-focus)";
  const ring = getComputedStyle(probe).outline;
  probe.remove();
  const found = [];
  for (const one of document.querySelectorAll(focused)) {
    one.focus();
    if (document.activeElement !== one || !one.matches(":focus-visible")) continue;
    const there = getComputedStyle(one).outline;
    found.push(there === ring ? "ours" : `${one.textContent.slice(0, 40)}: ${there}`);
  }
  return found;
}"""


@pytest.mark.parametrize(
    "focused", [".ws button", ".jp-Notebook .jp-Cell"], ids=["a button", "a part of the page"]
)
def test_in_jupyterlab_too_what_has_the_focus_has_the_kit_s_own_ring(room, focused):
    page = room.open("exercises/01-who-says-so.ipynb")
    page.keyboard.press("Tab")
    found = page.evaluate(RINGS, focused)
    assert len(found) > 10
    assert set(found) == {"ours"}


PLAIN = """() => {
  const words = ".jp-Notebook .jp-MarkdownOutput :is(p, li) a[href]";
  const links = [...document.querySelectorAll(words)];
  const plain = (one) => !getComputedStyle(one).textDecorationLine.includes("underline");
  return [links.length, links.filter(plain).map((one) => one.textContent)];
}"""


def test_a_link_among_words_is_told_from_them_by_more_than_its_colour(room):
    count, plain = room.look("lessons/01-who-says-so.ipynb").evaluate(PLAIN)
    assert count > 1
    assert plain == []


ALONE = """() => {
  const MARKDOWN = ".jp-MarkdownOutput :is(p, li, h1, h2, h3, summary)";
  const OURS = ".ws :is(p, li, dd, legend, label, figcaption, blockquote):not(.rd-par)";
  const words = [...document.querySelectorAll(`.jp-Notebook :is(${MARKDOWN}, ${OURS})`)];
  const kept = (one) => /pretty|balance/.test(getComputedStyle(one).textWrap);
  return [words.length, words.filter((one) => !kept(one)).map((one) => one.textContent)];
}"""


def test_no_word_is_left_alone_on_the_last_line(room):
    count, alone = room.look("lessons/01-who-says-so.ipynb").evaluate(ALONE)
    assert count > 40
    assert alone == []


# Every page of the course; the three forms are built alike, so one of them is looked at.
PLACES = [
    f"{folder}/{unit}"
    for unit in UNITS
    for folder in ("lessons", "exercises")
    if (folder, unit) != ("lessons", "00-form-a")
]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_cut_off_too_small_or_twice(room, place):
    answered(room, place.split("/")[1])
    page = room.open(f"{place}.ipynb")
    cards = page.locator(".ws-question, .ws-reader")
    assert cards.count() > 3 * place.startswith("exercises")
    assert page.locator("[data-card=new]").count() <= cards.count() / 2
    assert gone(page) == []
    sizes = (*WIDTHS, *ZOOMED)
    assert look(page, sizes) == {width: [] for width, _ in sizes}
