"""How the question looks: axe, both themes, narrow and zoomed, hostile texts."""

from __future__ import annotations

import pytest

from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
HOSTILE = [
    "<img src=x onerror=\"window.hacked = 'image'\">",
    "</script><script>window.hacked = 'script'</script>",
    '" onmouseover="window.hacked = 1',
    "\u202eright to left override",
    LONG,
]


def options(*names, words=None):
    return [{"id": name, "text": (words or {}).get(name, f"Option {name}")} for name in names]


def item(kind, words="A sentence of a usual length that tells something about a source"):
    base = {
        "id": "u1-q1",
        "kind": kind,
        "prompt": f"{words}?",
        "note": words,
        "passage": {"label": words, "text": words, "ours": True},
        "hints": [words, words],
    }
    listed = [{"id": name, "text": words} for name in ("a", "b", "cant-tell")]
    if kind in ("one", "many", "order"):
        return {**base, "options": listed}
    if kind == "match":
        return {**base, "left": listed[:2], "right": listed}
    if kind == "rate":
        return {**base, "low": words, "high": words}
    return {**base, "rows": 4}


ANSWERS = {
    "one": "a",
    "many": ["a", "b"],
    "rate": 100,
    "match": {"a": "b", "b": "cant-tell"},
    "order": ["b", "a", "cant-tell"],
    "text": "words",
}


def feedback(words="It says so in the text", state="partly"):
    lines = [
        {
            "id": name,
            "text": words,
            "chosen": name == "a",
            "verdict": fits,
            "says": words,
            "rule": words,
            "shows": words,
        }
        for name, fits in (("a", "fits_not"), ("b", "fits"), ("c", "open"))
    ]
    return {
        "state": state,
        "score": 0.5,
        "headline": words,
        "options": lines,
        "notes": [words, words],
        "discussion": words,
    }


def full(kind, words="It says so in the text"):
    """Make a question with everything on show."""
    status = {"state": "unsaved", "text": words}
    return Question(
        item(kind, words),
        answer=words if kind == "text" else ANSWERS[kind],
        feedback=feedback(words),
        hints_shown=2,
        status=status,
    )


def open_all(loop):
    """Open whatever is folded, as a reader would."""
    for fold in loop.page.locator("details:not([open]) > summary").all()[::-1]:
        fold.click()
    assert loop.page.locator("details:not([open])").count() == 0


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_axe_finds_nothing_serious(loop, kind):
    loop.show(Question(item(kind)))
    assert loop.violations() == []
    loop.show(full(kind))
    open_all(loop)
    assert loop.violations() == []


def at_each(loop, widths):
    """Make the window as wide as each of these, and say so."""
    for width in widths:
        loop.page.set_viewport_size({"width": width, "height": 800})
        yield width


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_nothing_is_wider_than_the_page(loop, kind):
    # 640 is what is left of 1280 at 200 % zoom.
    widths = (320, 400, 640, 1024)
    loop.show(Question(item(kind)))
    for width in at_each(loop, widths):
        assert loop.overflow() <= 0, width
    loop.show(full(kind, LONG))
    open_all(loop)
    for width in at_each(loop, widths):
        assert loop.overflow() <= 0, width
        wide = loop.page.locator(".ws-question *:not(option)").evaluate_all(
            """(nodes) => nodes.filter((n) => n.getClientRects().length > 0
                 && !n.closest(".ws-sr") && n.getBoundingClientRect().right > innerWidth)
                 .map((n) => n.className)"""
        )
        assert wide == [], width


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_targets_are_large_enough(loop, kind):
    loop.show(full(kind))
    for width in at_each(loop, (320, 1280)):
        small = loop.page.locator(
            ".ws-question :is(button, select, textarea, .qu-option, .qu-number, summary, "
            ".qu-slider)"
        ).evaluate_all(
            """(nodes) => nodes.filter((n) => n.getClientRects().length > 0
                 && getComputedStyle(n).visibility === "visible"
                 && (n.getBoundingClientRect().height < 32
                     || n.getBoundingClientRect().width < 32))
                 .map((n) => n.outerHTML)"""
        )
        assert small == [], width


@pytest.mark.parametrize("kind", list(ANSWERS))
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_are_only_texts(loop, kind, words):
    loop.show(full(kind, words))
    open_all(loop)
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.locator(".ws-question :is(script, img)").count() == 0
    assert loop.text(".qu-prompt").endswith("?")
    assert words in loop.page.locator(".qu-prompt").text_content()
    assert words in loop.page.locator(".qu-headline").text_content()
    assert loop.overflow() <= 0


def test_an_override_does_not_reach_what_stands_beside_it(loop):
    loop.show(full("one", "\u202eabc"))
    pill, words = (
        loop.page.locator(f".qu-body > .qu-entries {part}").first.bounding_box()
        for part in (".qu-fits", ".qu-entry-text")
    )
    assert pill["x"] > words["x"]
    assert loop.page.locator(".qu-entry-text").first.evaluate(
        "(e) => getComputedStyle(e).unicodeBidi"
    ) in ("isolate", "plaintext")


def test_the_focus_can_be_seen_on_a_choice(loop):
    loop.show(Question(item("one")))
    loop.key("Tab")
    style = loop.page.locator(".qu-option").first.evaluate(
        "(e) => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth"
    )
    assert style == "solid3px"


def test_nothing_moves_for_those_who_want_no_motion(make_loop):
    loop = make_loop(reduced_motion="reduce").show(
        Question(item("one"), on_check=lambda _: feedback())
    )
    loop.button("Check").click()
    loop.settle()
    assert loop.page.locator(".qu-head").evaluate("(e) => e.getAnimations().length") == 0


def test_one_key_commands_of_jupyterlab_are_kept_out(loop):
    loop.show(Question(item("one")))
    root = loop.page.locator("#root")
    assert root.get_attribute("data-lm-suppress-shortcuts") == "true"
    assert "ws" in root.get_attribute("class").split()
