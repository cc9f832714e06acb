"""What a screen reader is given: controls with role, name, state and value, as Chromium says it.

Words of a question itself stand as ``…``: they may change without a word about access.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Page

CONTROLS = {
    "button", "checkbox", "combobox", "DisclosureTriangle", "link", "listbox", "menuitem", "radio",
    "searchbox", "slider", "spinbutton", "switch", "tab", "textbox",
}  # fmt: skip
AROUND = {
    "alert", "application", "figure", "form", "group", "heading", "img", "image", "list", "log",
    "navigation", "progressbar", "radiogroup", "region", "status", "tablist", "tabpanel", "table",
}  # fmt: skip
STATES = (
    "checked", "disabled", "expanded", "focusable", "invalid", "level", "live", "modal",
    "multiselectable", "pressed", "readonly", "required", "selected", "valuetext",
)  # fmt: skip
_SAID = {"list", "table", "heading", "group", "form"}  # what needs a name only where it has one
SHORT = 3  # words of an item so short are taken for words of ours


def words_in(held: object) -> Iterator[str]:
    """Give all words that stand somewhere in JSON."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for one in held.values():
            yield from words_in(one)
    elif isinstance(held, list | tuple):
        for one in held:
            yield from words_in(one)


def plain(said: str, theirs: Sequence[str]) -> str:
    """Take a question's own words out of what is said, longest first."""
    flat = " ".join(said.split())
    for one in theirs:
        flat = flat.replace(one, "…")
    return flat


def own_words(traits: Mapping[str, Any]) -> list[str]:
    """List the words that a widget was given, without the interface's; longest first."""
    held = words_in({name: one for name, one in traits.items() if name != "strings"})
    flat = {" ".join(words.split()) for words in held}
    # Names that only programs read, such as a kind's, are words of the interface elsewhere.
    theirs = (one for one in flat if len(one) > SHORT and not re.fullmatch(r"[a-z_-]+", one))
    return sorted(theirs, key=lambda one: (-len(one), one))


def nodes(page: Page) -> dict[str, dict[str, Any]]:
    """Ask Chromium for its whole tree, by node."""
    asked = page.context.new_cdp_session(page)
    found = asked.send("Accessibility.getFullAXTree")["nodes"]
    asked.detach()
    return {node["nodeId"]: node for node in found}


def _state(node: Mapping[str, Any]) -> list[str]:
    held = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    said = []
    for name in STATES:
        value = held.get(name)
        if value in (None, False, "false", "", 0) and not (
            name in {"checked", "expanded", "pressed", "selected"} and name in held
        ):
            continue
        said.append(name if value in (True, "true") else f"{name}={value}".lower())
    return said


def line(node: Mapping[str, Any], theirs: Sequence[str]) -> str:
    """Say one node in one line."""
    role = node["role"]["value"]
    parts = [role, f'"{plain(str(node.get("name", {}).get("value", "")), theirs)}"']
    if (value := node.get("value", {}).get("value")) not in (None, ""):
        parts.append(f"value={plain(str(value), theirs)}")
    if described := node.get("description", {}).get("value"):
        parts.append(f"described={plain(str(described), theirs)!r}")
    return " ".join([*parts, *_state(node)])


def told(
    tree: Mapping[str, Mapping[str, Any]], top: str, theirs: Sequence[str], depth: int = 0
) -> Iterator[str]:
    """Walk through a part of the tree, and say what counts."""
    for child in tree[top].get("childIds", ()):
        node = tree.get(child)
        if node is None:
            continue
        role = node.get("role", {}).get("value")
        named = node.get("name", {}).get("value")
        said = role in CONTROLS or (role in AROUND and (bool(named) or role not in _SAID))
        counts = said and not node.get("ignored")
        if counts:
            yield "  " * depth + line(node, theirs)
        yield from told(tree, child, theirs, depth + counts)


def nameless(tree: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """List the controls that have no name."""
    return [
        node["role"]["value"]
        for node in tree.values()
        if not node.get("ignored")
        and node.get("role", {}).get("value") in CONTROLS
        and not str(node.get("name", {}).get("value", "")).strip()
    ]
