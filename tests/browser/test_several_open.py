"""Several exercises in one JupyterLab: all opened pages share one document and its styles."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

DESK = "exercises/02-unnamed-sources.ipynb"
DECK = "exercises/05-reading-sideways.ipynb"

# How every part of a control looks, as far as it does not hang on the room there is.
LOOKS = """(box) => {
  const asked = ["backgroundColor", "color", "display", "fontSize", "fontWeight", "borderTopWidth",
    "borderLeftWidth", "borderTopLeftRadius", "paddingTop", "paddingLeft", "marginTop",
    "marginBottom", "textDecorationLine", "position"];
  return [...box.querySelectorAll("*")].map((node) => {
    const style = getComputedStyle(node);
    return [`${node.tagName} ${node.getAttribute("class") ?? ""}`,
      ...asked.map((name) => style[name])];
  });
}"""


def looks(page, selector):
    """Give how the parts of the first control of a kind look."""
    first = page.locator(selector).first
    first.scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    return first.evaluate(LOOKS)


def open_beside(page, notebook):
    """Open another notebook in the JupyterLab that is there, as a link of the kit does."""
    page.evaluate(
        "async (path) => { await jupyterapp.commands.execute('docmanager:open', { path }); }",
        notebook,
    )


def test_the_desk_and_the_deck_look_the_same_alone_and_one_after_the_other(room):
    page = room.load(DECK)
    page.locator(".dc").first.wait_for()
    deck_alone = looks(page, ".dc")
    room.load(DESK)
    page.locator(".dk").first.wait_for()
    desk_alone = looks(page, ".dk")
    open_beside(page, DECK)
    page.locator(".dc").first.wait_for()
    assert looks(page, ".dc") == deck_alone
    open_beside(page, DESK)
    page.locator(".dk").first.wait_for()
    assert looks(page, ".dk") == desk_alone
    assert room.errors == []
