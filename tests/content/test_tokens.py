"""The values of tokens.css: what is written can be read, and states, focus and codes differ."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

import whosays
from whosays.figures.colour import contrast, least_difference

WIDGETS = Path(whosays.__file__).parent / "widgets" / "src"
LAB = Path(whosays.__file__).parent / "lab/share/jupyter/labextensions/whosays-start/static"
STATES = ("good", "partly", "open")
CODES = tuple(f"code-{number}" for number in range(1, 7))
# CIELAB: about 2 is the least that a trained eye sees; these are plain at a glance.
APART, FAR_APART = 12, 15


def tokens() -> dict[str, dict[str, str]]:
    """Give the colours of both themes; what the dark one does not name is as in the light one."""
    words = (WIDGETS / "tokens.css").read_text(encoding="utf-8")
    blocks = [dict(re.findall(r"--ws-([\w-]+): (#\w{6});", part)) for part in words.split("}")]
    return {"light": blocks[0], "dark": {**blocks[0], **blocks[1]}}


@pytest.fixture(params=["light", "dark"])
def colour(request):
    """Give the colours of one theme."""
    return tokens()[request.param]


def test_text_can_be_read(colour):
    inks = ["ink", "muted", "accent", *STATES, "gap", *CODES]
    pairs = [(ink, ground) for ink in inks for ground in ("paper", "panel")]
    pairs += [(name, f"{name}-soft") for name in (*STATES, "gap")]
    pairs += [("ink", f"{name}-soft") for name in (*STATES, "gap")]
    pairs += [("ink", f"tint-{n}") for n in range(1, 7)]
    pairs += [(f"code-{n}", f"tint-{n}") for n in range(1, 7)] + [("accent-ink", "accent")]
    weak = [(a, b, round(contrast(colour[a], colour[b]), 2)) for a, b in pairs]
    assert [one for one in weak if one[2] < 4.5] == []


def test_edges_and_focus_can_be_seen(colour):
    seen = {
        (edge, ground): contrast(colour[edge], colour[ground])
        for edge in ("control", "focus")
        for ground in ("paper", "panel")
    }
    assert {pair: ratio for pair, ratio in seen.items() if ratio < 3} == {}


def test_states_are_told_apart_and_focus_is_no_code(colour):
    def close(pairs, least):
        found = [(a, b, round(least_difference(colour[a], colour[b]), 1)) for a, b in pairs]
        return [one for one in found if one[2] < least]

    assert close(combinations((*STATES, "ink"), 2), APART) == []
    assert close(combinations(CODES, 2), APART) == []
    assert close([("focus", code) for code in CODES], FAR_APART) == []
    states = (*STATES, "gap")
    assert close([(state, code) for state in states for code in CODES], APART) == []
    assert close(combinations(states, 2), APART) == []


def on_a_plate(words: str) -> list[str]:
    """Find text in the colour of the paper that the system would put on a plate of that colour."""
    rules = re.findall(r"([^{};]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", words, flags=re.DOTALL))
    return [
        name.strip()
        for name, body in rules
        if re.search(r"(?<![\w-])color: (var\(--ws-(accent-ink|paper)\)|Canvas);", body)
        and "forced-color-adjust: none" not in body
    ]


def test_in_the_system_s_colours_no_word_stands_in_the_colour_of_its_own_plate():
    sheets = [*WIDGETS.rglob("*.css"), *LAB.glob("*.css")]
    found = {sheet.name: on_a_plate(sheet.read_text(encoding="utf-8")) for sheet in sheets}
    assert {name: rules for name, rules in found.items() if rules} == {}
    assert on_a_plate(".a { color: var(--ws-paper); }") == [".a"]


def test_no_colour_stands_outside_the_tokens():
    files = [f for f in WIDGETS.rglob("*.css") if f.name != "tokens.css"] + [
        f for f in LAB.glob("*.css") if f.name != "tokens.css"
    ]
    strays = {
        f.name: found
        for f in files
        if (found := re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)", f.read_text(encoding="utf-8")))
    }
    assert strays == {}


PRINTING = Path(whosays.__file__).parent / "printing"


def test_paper_is_drawn_with_the_same_values():
    sheet = (PRINTING / "print.css").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*\})", sheet) == []
    # What stands in a page's margin knows no values of the document.
    margin = (PRINTING / "templates" / "document.html.j2").read_text(encoding="utf-8")
    assert set(re.findall(r"#\w{6}\b", margin)) == {tokens()["light"]["muted"]}


# Of what stands outside a page, of drawings, of an article in its reader's size.
OWN_SIZES = {"calm.css": ["1rem"]}


def test_letters_have_their_sizes_from_the_tokens():
    sheets = [f for f in (*WIDGETS.rglob("*.css"), *LAB.glob("*.css")) if f.name != "tokens.css"]
    strays = {
        f.name: found
        for f in sheets
        if (found := re.findall(r"font(?:-size)?:[^;]*?([\d.]+rem)", f.read_text(encoding="utf-8")))
    }
    assert strays == OWN_SIZES


def test_no_text_is_smaller_than_twelve_pixels():
    small = {
        f.name: found
        for f in WIDGETS.rglob("*.css")
        if (
            found := [
                size
                for size in re.findall(
                    r"font(?:-size)?:[^;]*?([\d.]+)rem", f.read_text(encoding="utf-8")
                )
                if float(size) < 0.75
            ]
        )
    }
    assert small == {}


def test_the_extension_draws_with_the_same_values():
    assert (LAB / "tokens.css").read_bytes() == (WIDGETS / "tokens.css").read_bytes()
