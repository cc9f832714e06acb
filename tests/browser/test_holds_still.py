"""Answering moves nothing that can be pressed next: whoever is quick hits what was aimed at."""

from __future__ import annotations

import pytest
from reader_bench import ARTICLE_DATA

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions.items import load_unit, public, unit_files
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

UNITS = [file.stem for file in unit_files(Kit(kit_root()))]
WIDTHS = [(1280, 900), (768, 1024)]
# Where all stands that can be pressed or is a place to drop something, by its place in the page.
AT = """() => {
  const all = document.querySelectorAll(
    ".ws :is(input, select, textarea, button, summary), .qr-pile, .rd-code");
  return [...all].filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => [one, Math.round(one.getBoundingClientRect().top + scrollY)]);
}"""
# Press one answer after the other, of each group two, and see after each what has moved. A lid that
# somebody lifts may move what is under it, and so may what a check says.
PRESS = f"""() => {{
  const at = {AT};
  const groups = Map.groupBy(
    document.querySelectorAll(".qu-field input:is([type=radio], [type=checkbox])"),
    (one) => one.type === "radio" ? one.name : one.closest("fieldset"));
  const moved = [];
  let turn = 0;
  for (const group of groups.values()) {{
    for (const one of [group.at(turn % group.length), group.at(++turn % group.length)]) {{
      // A switch that stands for no answer changes what is seen of the texts: it is there for that.
      if (!one.checkVisibility() || one.checked || one.value === "on") continue;
      const before = at();
      one.click();
      const after = new Map(at());
      for (const [node, top] of before) {{
        const by = (after.get(node) ?? top) - top;
        if (by) moved.push(`${{one.value}}: ${{node.tagName}}.${{node.className}} by ${{by}}`);
      }}
    }}
  }}
  return [turn, moved];
}}"""


def cards(unit_id):
    """Give the questions of a unit, as a page gets them."""
    kit = Kit(kit_root())
    return [public(item, kit) for item in load_unit(unit_id, kit).items if item.kind != "mark"]


@pytest.mark.parametrize("unit_id", UNITS)
def test_no_answer_moves_what_can_be_pressed_next(make_loop, unit_id):
    found, pressed = {}, 0
    for width, height in WIDTHS:
        loop = make_loop(viewport={"width": width, "height": height})
        for shown in cards(unit_id):
            loop.show(Question({**shown, "later": ""}))
            turns, moved = loop.page.evaluate(PRESS)
            pressed += turns
            if moved:
                found[shown["number"], width] = moved[:4]
    assert pressed
    assert found == {}


def test_a_deck_stays_where_it_is_while_its_card_is_rated(make_loop):
    loop = make_loop(viewport={"width": 768, "height": 1024})
    deck = next(one for one in cards("05-reading-sideways") if one["kind"] == "deck")
    loop.show(Question(deck))
    page = loop.page
    tops = f"() => ({AT})().map(([one, top]) => [one.className || one.type, top])"
    page.locator(".qu-number").fill("61")
    before = page.evaluate(tops)
    page.locator(".qu-number").fill("62")
    assert page.evaluate(tops) == before
    loop.button(text("question.deck_draw_first")).click()
    page.locator(".dc-option input").first.check()
    before = dict(page.evaluate(tops))
    assert before["dc-same"]
    page.locator(".dc-same").click()
    after = dict(page.evaluate(tops))
    assert {name: top for name, top in before.items() if after.get(name, top) != top} == {}


@pytest.mark.parametrize("width", [1280, 1024])
def test_the_codes_stand_still_when_words_are_chosen_and_marked(make_bench, width):
    bench = make_bench(viewport={"width": width, "height": 900}).load()
    page = bench.page
    tops = "() => [...document.querySelectorAll('.rd-code')].map((one) => one.offsetTop)"
    before = page.evaluate(tops)
    words = next(p["text"] for p in ARTICLE_DATA["paragraphs"] if p["kind"] == "body").split()
    few, many = " ".join(words[2:4]), " ".join(words[-3:])
    bench.click(few)
    assert page.evaluate(tops) == before
    bench.drag(few, many)
    assert len(bench.quote()) > 50
    assert page.evaluate(tops) == before
    page.locator(".rd-code").first.click()
    bench.click(few)
    assert page.evaluate(tops) == before
