"""Every control in every state: with the colours of the system, light and dark, and zoomed."""

from __future__ import annotations

import io

import _patience
import pytest
from PIL import Image

from whosays.authoring import gallery
from whosays.core.i18n import text
from whosays.questions import registry

pytestmark = pytest.mark.browser

ZOOM = {200: (640, 450), 400: (320, 256)}  # what is left of 1280 by 900 and of 1280 by 1024
# What reaches out of the window, and what is cut off or scrolls sideways in a box of its own.
AMISS = """() => [...document.querySelectorAll("section[data-kind] .ws *")].filter((node) => {
  if (!node.getClientRects().length || node.closest(".ws-sr, svg, option")) return false;
  const box = node.getBoundingClientRect();
  const out = box.right > innerWidth + 1 || box.left < -1;
  const look = getComputedStyle(node);
  const cut = !node.matches("select, input, textarea") && node.clientWidth > 0
    && look.textOverflow !== "ellipsis"
    && look.overflowX !== "visible" && node.scrollWidth > node.clientWidth + 1;
  return out || cut;
}).map((node) => {
  const { kind, state } = node.closest("section").dataset;
  return `${kind} ${state}: ${node.tagName} .${node.className}`;
})"""
# One of each: words with their first line, small drawings, and words that are marked.
SEEN = """(section) => {
  const origin = section.getBoundingClientRect();
  const known = new Set();
  const found = [];
  for (const node of section.querySelectorAll(".ws *")) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.closest(".ws-sr")) continue;
    if (node.matches(":disabled, [aria-disabled=true], option, select, textarea, input")) continue;
    const words = [...node.childNodes].find((one) => one.nodeType === 3 && one.data.trim());
    const drawn = node.matches("svg");
    if (!words && !drawn || node.closest("svg") && !drawn) continue;
    const name = `${node.tagName}.${node.getAttribute("class") ?? ""}`;
    if (known.has(name)) continue;
    let box = node.getBoundingClientRect();
    if (words) {
      const range = document.createRange();
      range.selectNodeContents(words);
      box = [...range.getClientRects()].find((one) => one.width > 6) ?? box;
    }
    if (box.width < 4 || box.height < 4) continue;
    known.add(name);
    found.push([name, drawn, box.left - origin.left, box.top - origin.top, box.width, box.height]);
  }
  return found;
}"""


def contrast(picture: Image.Image) -> float:
    """Give the contrast of what stands out most in a picture with its ground."""
    colours = picture.convert("RGB").getcolors(picture.width * picture.height)

    def light(colour):
        parts = [part / 255 for part in colour]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(p * w for p, w in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    ground = light(max(colours)[1])
    lights = [light(colour) for _, colour in colours]
    return max((max(ground, one) + 0.05) / (min(ground, one) + 0.05) for one in lights)


def faint(page, kind, state):
    """List what can hardly be seen in one section, by what is painted."""
    section = page.locator(f"section[data-kind={kind}][data-state={state}]")
    seen = section.evaluate(SEEN)
    whole = Image.open(io.BytesIO(section.screenshot()))
    weak = []
    for name, drawn, x, y, wide, high in seen:
        part = whole.crop((int(x), int(y), int(x + wide), int(y + high)))
        if part.width and part.height and contrast(part) < (3 if drawn else 4.5):
            weak.append(f"{kind} {state}: {name} {contrast(part):.1f}")
    return weak


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> str:
    """Write some of the gallery and give its address."""
    file = tmp_path_factory.mktemp("gallery") / "gallery.html"
    file.write_text(gallery.page(states=("new", "amiss", "right")), encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def look(chrome, place):
    """Give a function that opens the gallery in a window of some kind."""
    opened = []

    def show(words="light", size=(1280, 900), **media):
        context = chrome.new_context(viewport={"width": size[0], "height": size[1]}, **media)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{place}#{words}")
        page.wait_for_selector("body[data-ready=yes]", timeout=_patience.PAGE)
        opened.append((context, errors))
        return page

    yield show
    for context, errors in opened:
        context.close()
        assert errors == []


# What a menu says before anything is chosen, measured as it is written.
CUT = """() => [...document.querySelectorAll("section[data-kind] .ws select")].filter((menu) => {
  if (!menu.checkVisibility()) return false;
  const look = getComputedStyle(menu), probe = document.createElement("span");
  probe.style.cssText = "position: absolute; visibility: hidden; white-space: pre";
  probe.style.font = look.font;
  probe.textContent = menu.options[0].text;
  document.body.append(probe);
  const needed = probe.offsetWidth;
  probe.remove();
  const arrow = look.appearance === "none" ? 0 : 16;
  const room = menu.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
  return needed + arrow > room + 1;
}).map((menu) => `${menu.closest("section").dataset.kind}: ${menu.options[0].text}`)"""


@pytest.mark.parametrize("size", [(1024, 768), (768, 1024), (640, 450), (390, 844)])
def test_no_menu_is_too_narrow_for_what_it_asks(look, size):
    page = look(size=size)
    assert page.locator("section[data-kind] .ws select:visible").count() > 3
    assert page.evaluate(CUT) == []


def test_every_control_draws_itself(look):
    page = look()
    empty = page.locator("section[data-kind]").evaluate_all(
        """(all) => all.filter((one) =>
               !one.querySelector(".ws .qu-card, .ws .rd-page, .ws-progress *"))
             .map((one) => `${one.dataset.kind} ${one.dataset.state}`)"""
    )
    assert empty == []
    states = page.locator("section:has(.ws-question, .ws-reader)").evaluate_all(
        "(all) => all.map((one) => [one.dataset.state, one.querySelector('.ws').dataset.card])"
    )
    assert {card for state, card in states if state == "new"} == {"new"}
    assert "new" not in {card for state, card in states if state != "new"}


SOLID = """() => [...document.querySelectorAll("main > section")].map((section) => [
  `${section.dataset.kind} ${section.dataset.state}`,
  [...section.querySelectorAll(".ws button")].filter((one) => {
    const look = getComputedStyle(one);
    const probe = document.createElement("i");
    one.parentElement.append(probe);
    probe.style.color = "var(--ws-accent)";
    const accent = getComputedStyle(probe).color;
    probe.remove();
    return one.checkVisibility() && look.backgroundColor === accent;
  }).map((one) => one.textContent.trim()),
])"""


def test_no_card_has_two_main_buttons_and_the_deck_begins_with_its_own(look):
    page = look()
    solid = {card: buttons for card, buttons in page.evaluate(SOLID) if buttons}
    # What was checked, or cannot be yet, is not the next thing to do.
    assert solid == {"deck new": [text("question.deck_draw_first")]}


# Where our own theme is the other one, a colour of it that is left would be lost.
@pytest.mark.parametrize(("system", "ours"), [("dark", "light"), ("light", "dark")])
def test_with_the_colours_of_the_system_all_can_be_seen(look, system, ours):
    page = look(ours, forced_colors="active", color_scheme=system)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    # What stays in sight would lie over something else in a picture of the whole.
    page.add_style_tag(
        content=":is(.rd-panel, .qu-passage, .dk-page, .qr-side-by, .dc-claim)"
        " { position: static !important; }"
    )
    weak = [one for kind in registry.names() for one in faint(page, kind, "amiss")]
    weak += [one for kind in ("desk", "deck") for one in faint(page, kind, "right")]
    assert weak == []


@pytest.mark.parametrize(("system", "ours"), [("dark", "light"), ("light", "dark")])
def test_with_the_colours_of_the_system_the_thumb_of_a_slider_can_be_seen(look, system, ours):
    page = look(ours, forced_colors="active", color_scheme=system)
    for state in ("new", "amiss"):
        slider = page.locator(f"section[data-kind=rate][data-state={state}] .qu-slider").first
        picture = Image.open(io.BytesIO(slider.screenshot()))
        thumb = 26
        at = (picture.width - thumb) * float(slider.input_value()) / 100
        middle = picture.height // 2
        # Over the bar there is nothing but the thumb.
        over = picture.crop((int(at), middle - thumb // 2, int(at) + thumb, middle - 6))
        assert contrast(over) >= 3, state


def test_the_test_finds_what_is_faint():
    picture = Image.new("RGB", (20, 20), "#000")
    assert contrast(picture) == 1
    picture.putpixel((3, 3), (16, 16, 16))
    assert contrast(picture) < 3
    picture.putpixel((3, 3), (255, 255, 255))
    assert contrast(picture) > 20


@pytest.mark.parametrize("zoom", ZOOM)
def test_at_large_zoom_nothing_is_cut_and_nothing_scrolls_sideways(look, zoom):
    page = look(size=ZOOM[zoom])
    for fold in page.locator("section[data-state=amiss] details:not([open])").all()[::-1]:
        fold.evaluate("(node) => { node.open = true; }")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (wide, page.evaluate(AMISS)) == (0, [])
