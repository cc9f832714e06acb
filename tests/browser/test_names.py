"""In every card of every page whose controls repeat, each button has a name of its own."""

from __future__ import annotations

import pytest

from whosays.authoring.samples import sample
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

UNITS = [file.stem for file in unit_files(Kit(kit_root()))]
# Here one thing stands for each test, card, line or hand.
REPEAT = {"desk", "deck", "roots", "chain", "compare", "order", "match"}
TWICE = """() => {
  const named = [...document.querySelectorAll(".ws :is(button, summary)")].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }));
  const names = named.map((one) => {
    const by = one.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const told = by.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    return (one.getAttribute("aria-label") ?? (told || one.textContent)).trim();
  });
  return [names.length, names.filter((one, i) => names.indexOf(one) !== i)];
}"""


def cards(unit_id):
    """Give the cards whose controls repeat, each with an answer that brings all of them up."""
    kit = Kit(kit_root())
    keys = load_keys(unit_id, kit)
    for item in load_unit(unit_id, kit).items:
        if item.kind in REPEAT:
            shown = public(item, kit)
            yield shown, sample(shown, keys[item.id], amiss=True)


@pytest.mark.parametrize("unit_id", [unit for unit in UNITS if [*cards(unit)]])
def test_no_two_buttons_of_a_card_have_one_name(make_loop, unit_id):
    loop = make_loop()
    found = {}
    for shown, answer in cards(unit_id):
        loop.show(Question(shown, answer=answer))
        count, found[shown["number"]] = loop.page.evaluate(TWICE)
        assert count > 1, shown["number"]
    assert {number: names for number, names in found.items() if names} == {}


def test_a_name_that_stands_twice_would_be_found(make_loop):
    loop = make_loop()
    shown, answer = next(cards("02-unnamed-sources"))
    loop.show(Question(shown, answer=answer))
    loop.page.evaluate("""() => document.querySelector(".ws button").insertAdjacentHTML(
      "afterend", document.querySelector(".ws button").outerHTML)""")
    assert loop.page.evaluate(TWICE)[1]
