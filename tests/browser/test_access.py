"""What the conformance table promises of every control, in every state the gallery shows.

What Chromium's accessibility tree says is kept in ``tests/cases/tree``; after a change that is
meant, this writes it anew:
``WHOSAYS_WRITE=tree python3 -m whosays check --layer browser -- tests/browser/test_access.py``.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import _tree
import pytest
from test_gallery import AMISS, look, place  # noqa: F401 - fixtures

from whosays.authoring import gallery
from whosays.questions import registry

pytestmark = pytest.mark.browser

KEPT = Path(__file__).parents[1] / "cases" / "tree"
SHOWN = (*registry.names(), "bar", "start")
STATES = ("new", "amiss", "right")  # as test_gallery's page has them
# What somebody points at: the control, or with it the label that does the same.
SMALL = """(least) => {
  const seen = (node) => node.checkVisibility({ visibilityProperty: true })
    && !node.closest(".ws-sr");
  const parts = "button, a[href], input, select, textarea, summary, [role=tab], [role=slider]";
  const found = new Set();
  for (const node of document.querySelectorAll(`section[data-kind] :is(${parts})`)) {
    if (!seen(node) || node.type === "file") continue;
    // A link within a sentence is as high as its line (2.5.8, inline).
    const words = node.parentElement.textContent.trim().length;
    if (node.matches("a") && getComputedStyle(node).display === "inline"
        && words > node.textContent.trim().length) continue;
    const boxes = [node, ...(node.labels ?? [])].map((one) => one.getBoundingClientRect());
    const wide = Math.max(...boxes.map((box) => box.width));
    const high = Math.max(...boxes.map((box) => box.height));
    if (wide >= least && high >= least) continue;
    const { kind, state } = node.closest("section").dataset;
    const name = `${node.tagName} .${node.className}`;
    found.add(`${kind} ${state}: ${name} ${Math.round(wide)} by ${Math.round(high)}`);
  }
  return [...found];
}"""
# WCAG 2.2, 1.4.12: what a reader may set without losing anything.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""
# Words cut by a box that does not grow with them, and words that lie upon other words.
CUT = """() => [...document.querySelectorAll("section[data-kind] .ws *")].filter((node) => {
  if (!node.checkVisibility() || node.closest(".ws-sr, svg, option")) return false;
  if (node.matches("select, input, textarea") || !node.clientHeight) return false;
  const look = getComputedStyle(node);
  if (look.clipPath === "inset(50%)") return false; // for a screen reader alone
  return look.overflowY === "hidden" && node.scrollHeight > node.clientHeight + 2;
}).map((node) => `${node.closest("section").dataset.kind}: ${node.tagName} .${node.className}`)"""

CONTROLS = (
    "section[data-kind] .ws :is(button, a[href], input, select, textarea, summary, "
    "[tabindex='0'], [tabindex='-1'][role=tab])"
)
# What looks the same with and without the focus that a keyboard gives.
UNSEEN = """(controls) => {
  const looks = (node) => {
    const around = [node, node.parentElement, node.parentElement.parentElement,
      node.closest("label"), ...node.parentElement.children].filter(Boolean);
    return around.map((one) => ["", "::before", "::after"].map((part) => {
      const look = getComputedStyle(one, part || null);
      return [look.outline, look.boxShadow, look.border, look.background, look.textDecoration];
    })).join();
  };
  const found = new Set();
  for (const node of document.querySelectorAll(controls)) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.disabled) continue;
    document.activeElement.blur();
    const before = looks(node);
    node.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== node || looks(node) !== before) continue;
    const { kind, state } = node.closest("section").dataset;
    found.add(`${kind} ${state}: ${node.tagName} .${node.className}`);
  }
  return [...found];
}"""
# What lies wholly under something else once it has the focus.
COVERED = """(controls) => {
  const found = new Set();
  for (const node of document.querySelectorAll(controls)) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.disabled) continue;
    node.focus({ focusVisible: true });
    if (document.activeElement !== node) continue;
    // The frame around a word of the text lets pointers through: it cannot be found by place.
    if (getComputedStyle(node).pointerEvents === "none") continue;
    const shown = node.labels?.[0] ?? node;
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const middle = [(left + right) / 2, (top + bottom) / 2];
    const places = [middle, [left + 3, top + 3], [right - 3, bottom - 3], [right - 3, top + 3],
      [left + 3, bottom - 3]];
    const free = places.some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there && (shown.contains(there) || there.contains(shown));
    });
    if (free) continue;
    const { kind, state } = node.closest("section").dataset;
    found.add(`${kind} ${state}: ${node.tagName} .${node.className}`);
  }
  return [...found];
}"""
# Who speaks to the computer says what is to be seen.
UNNAMED = """() => {
  const flat = (said) => said.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, " ").trim();
  const found = new Set();
  for (const node of document.querySelectorAll("section[data-kind] [aria-label]")) {
    if (!node.matches("button, a[href], summary, [role=tab]") || !node.checkVisibility()) continue;
    const shown = flat(node.innerText);
    if (shown && !flat(node.ariaLabel).includes(shown)) found.add(`${shown} | ${node.ariaLabel}`);
  }
  return [...found];
}"""


@cache
def traits() -> dict[str, list[dict]]:
    """Give what each card of the gallery was given, by kind."""
    found: dict[str, list[dict]] = {}
    for card in gallery.cards(states=STATES):
        found.setdefault(card.kind, []).append(gallery._plain(card.widget))
    return found


def tree_of(page, tree, kind):
    """Say what Chromium's tree holds for one kind, state by state."""
    by_place = {node.get("backendDOMNodeId"): name for name, node in tree.items()}
    asked = page.context.new_cdp_session(page)
    top = asked.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    sections = asked.send(
        "DOM.querySelectorAll", {"nodeId": top, "selector": f"section[data-kind={kind}] > div"}
    )["nodeIds"]
    theirs = sorted({w for t in traits()[kind] for w in _tree.own_words(t)},
                    key=lambda one: (-len(one), one))  # fmt: skip
    states = page.locator(f"section[data-kind={kind}]").evaluate_all(
        "(all) => all.map((one) => one.dataset.state)"
    )
    said = []
    for state, section in zip(states, sections, strict=True):
        place_ = asked.send("DOM.describeNode", {"nodeId": section})["node"]["backendNodeId"]
        said += [f"# {state}", *_tree.told(tree, by_place[place_], theirs), ""]
    asked.detach()
    return "\n".join(said)


@pytest.fixture(scope="module")
def trees() -> dict[str, str]:
    """Keep what Chromium said, for the kinds' own tests."""
    return {}


@pytest.mark.parametrize("kind", SHOWN)
def test_the_accessibility_tree_is_as_it_was(look, trees, kind):  # noqa: F811
    if not trees:
        page = look()
        tree = _tree.nodes(page)
        assert _tree.nameless(tree) == []
        trees |= {one: tree_of(page, tree, one) for one in SHOWN}
    file = KEPT / f"{kind}.txt"
    if os.environ.get("WHOSAYS_WRITE") == "tree":
        file.write_text(trees[kind], encoding="utf-8")
    assert trees[kind] == file.read_text(encoding="utf-8"), f"If that is meant: {__doc__}"


def test_every_kind_has_its_file():
    assert {file.stem for file in KEPT.glob("*.txt")} == set(SHOWN)


@pytest.mark.parametrize("width", [1280, 320])
def test_what_one_points_at_is_large_enough(look, width):  # noqa: F811
    page = look(size=(width, 900))
    assert page.evaluate(SMALL, 24) == []
    assert page.evaluate(SMALL, 5000), "nothing was measured"


@pytest.mark.parametrize("width", [1280, 320])
def test_with_more_space_between_lines_words_and_letters_nothing_is_lost(look, width):  # noqa: F811
    page = look(size=(width, 900))
    page.add_style_tag(content=SPACED)
    assert (page.evaluate(AMISS), page.evaluate(CUT)) == ([], [])


def test_the_focus_can_be_seen_on_every_control(look):  # noqa: F811
    assert look().evaluate(UNSEEN, CONTROLS) == []


@pytest.mark.parametrize("size", [(1280, 900), (320, 256)])
def test_what_has_the_focus_is_never_covered(look, size):  # noqa: F811
    assert look(size=size).evaluate(COVERED, CONTROLS) == []


def test_what_a_control_shows_is_in_its_name(look):  # noqa: F811
    assert look().evaluate(UNNAMED) == []
