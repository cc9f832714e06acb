"""Every control in every state: with the colours of the system, light and dark, and zoomed."""

from __future__ import annotations

import _axe
import pytest

from whosays.authoring import gallery

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
# Lines and areas of small drawings against what is behind them.
FAINT = """() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => parts(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const seen = (colour) => colour && colour !== "none" && (parts(colour)[3] ?? 1) > 0;
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (seen(colour)) return colour;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const faint = [];
  for (const svg of document.querySelectorAll("section[data-kind] .ws svg")) {
    if (!svg.getClientRects().length) continue;
    const back = behind(svg.parentElement);
    const drawn = [...svg.querySelectorAll("path, circle, rect, line")].flatMap((node) => {
      const look = getComputedStyle(node);
      return [look.stroke, look.fill].filter(seen);
    });
    if (drawn.length && !drawn.some((colour) => contrast(colour, back) >= 3)) {
      faint.push(["svg", svg.parentElement.className, drawn[0], back].join(" "));
    }
  }
  for (const mark of document.querySelectorAll(".dk-page mark, .rd-mark, .cm mark")) {
    const look = getComputedStyle(mark);
    if (contrast(look.color, behind(mark)) < 4.5) {
      faint.push(["mark", mark.className, look.color, behind(mark)].join(" "));
    }
  }
  return [...new Set(faint)];
}"""


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> str:
    """Write the gallery and give its address."""
    return gallery.write(tmp_path_factory.mktemp("gallery")).as_uri()


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
        page.wait_for_selector("body[data-ready=yes]", timeout=120_000)
        opened.append((context, errors))
        return page

    yield show
    for context, errors in opened:
        context.close()
        assert errors == []


def test_every_control_draws_itself(look):
    page = look()
    empty = page.locator("section[data-kind]").evaluate_all(
        """(all) => all.filter((one) => !one.querySelector(".ws .qu-card, .ws .rd-page"))
             .map((one) => `${one.dataset.kind} ${one.dataset.state}`)"""
    )
    assert empty == []
    states = page.locator("section[data-kind]").evaluate_all(
        "(all) => all.map((one) => [one.dataset.state, one.querySelector('.ws').dataset.card])"
    )
    assert {card for state, card in states if state == "new"} == {"new"}
    assert {card for state, card in states if state in ("answered", "unsaved", "assessed")} == {
        "answered"
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_with_the_colours_of_the_system_all_can_be_seen(look, dark):
    words = "dark" if dark else "light"
    page = look(words, forced_colors="active", color_scheme=words)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(FAINT) == []
    found = [
        (rule["id"], node["html"][:160])
        for rule in _axe.violations(page, "main")
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    assert found == []


@pytest.mark.parametrize("zoom", ZOOM)
def test_at_large_zoom_nothing_is_cut_and_nothing_scrolls_sideways(look, zoom):
    page = look(size=ZOOM[zoom])
    for fold in page.locator("section[data-state=amiss] details:not([open])").all()[::-1]:
        fold.evaluate("(node) => { node.open = true; }")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (wide, page.evaluate(AMISS)) == (0, [])
