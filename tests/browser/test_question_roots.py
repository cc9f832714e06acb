"""Root counter: sorted by keyboard, by mouse, by finger; tied, counted, checked; its looks."""

from __future__ import annotations

import pytest
from _records import as_key

from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.kinds.roots import kind as roots
from whosays.sourcing.piles import Sorting
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42:05"}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
HOSTILE = [
    "<img src=x onerror=\"window.hacked = 'image'\">",
    "</script><script>window.hacked = 'script'</script>",
    '" onmouseover="window.hacked = 1',
    "\u202eright to left override",
    LONG,
]
ANSWER = {
    "piles": {"a": "1", "b": "1", "c": "2", "d": "aside"},
    "ties": [["1", "2"]],
    "names": {"1": "The mayor"},
}
KEY = {
    "item": "u3-x",
    "groups": [["a", "b"], ["c"]],
    "ties": [["a", "c"]],
    "aside": ["d"],
    "count": [1, 2],
    "reason": "One person, perhaps two.",
    "discussion": "Whom would you ask?",
    "option": [{"id": "a", "says": "She says so.", "rule": "AP (2009): ask.", "shows": "Shown."}],
}


def item(words=None, **fields):
    cards = [
        {
            "id": name,
            "letter": name.upper(),
            "text": words or f"Text of card {name}",
            "quote": words or (f"Quotation {name}" if name == "c" else ""),
            "label": words or f"Place {name}",
        }
        for name in "abcd"
    ]
    return {
        "id": "u3-x", "kind": "roots", "prompt": f"{words or 'How many roots'}?", "note": "",
        "passage": None, "hints": [], "cards": cards, "piles": 4,
        "aside": words or "Set aside: leads to no source for this claim", **fields,
    }  # fmt: skip


def checked(answer, words=None):
    key = KEY if words is None else {**KEY, "reason": words, "discussion": words}
    return as_dict(grade(item(words), as_key("roots", key), answer))


@pytest.fixture
def ask(make_loop):
    """Give a function that shows a root counter that stores and checks."""

    def show(shown=None, *, dark=False, width=1280, page=None, **options):
        options.setdefault("on_change", lambda answer: (answer, SAVED))
        options.setdefault("on_check", checked)
        loop = make_loop(viewport={"width": width, "height": 900}, **(page or {}))
        return loop.show(Question(shown or item(), **options), dark=dark)

    return show


def stored(loop):
    """Give the answer as Python has it."""
    loop.settle()
    return loop.widget.answer


def pick(loop, card, pile):
    """Give the button of one pile in a card's row."""
    row = loop.page.get_by_role("group", name=f"Card {card}: which pile?")
    return row.get_by_role("radio", name=pile, exact=True)


def pile(loop, number):
    """Give a pile on the board."""
    return loop.page.locator(f'.qr-pile[data-pile="{number}"]')


def inside(loop, number):
    """Give the letters of the cards in a pile."""
    return pile(loop, number).locator(".qr-chip .qr-letter").all_inner_texts()


# ---------------------------------------------------------------- sorting by keyboard
def test_nothing_is_answered_at_first(ask):
    loop = ask()
    assert loop.sent() == []
    assert pick(loop, "A", "Not sorted yet").is_checked()
    assert loop.text(".qr-sentence") == "No root counted yet. 4 cards are not sorted yet."
    assert loop.page.get_by_role("button", name="Clear my answer").count() == 0


def test_by_keyboard_alone_the_focus_stays_on_the_card(ask):
    loop = ask()
    loop.key("Tab", "Tab", "ArrowRight")  # past "Two of you?"
    assert stored(loop) == {"piles": {"a": "1"}, "ties": [], "names": {}}
    assert inside(loop, 1) == ["A"]
    assert loop.said() == "Card A: Pile 1. One pile, so one root. 3 cards are not sorted yet."
    assert loop.page.evaluate("document.activeElement.value") == "1"
    loop.key("ArrowRight")
    assert stored(loop)["piles"] == {"a": "2"}
    # Tab goes on to the next card, whatever has moved on the board.
    loop.key("Tab", "ArrowLeft")
    assert stored(loop)["piles"] == {"a": "2", "b": "aside"}
    assert loop.said().startswith("Card B is set aside.")


def test_a_card_can_be_taken_back_and_so_can_all(ask):
    loop = ask(answer=ANSWER)
    pick(loop, "A", "Not sorted yet").check()
    assert stored(loop)["piles"] == {"b": "1", "c": "2", "d": "aside"}
    assert loop.said().startswith("Card A is not sorted now.")
    loop.button("Clear my answer").click()
    assert stored(loop) is None
    assert inside(loop, 1) == []
    assert loop.page.get_by_role("textbox").count() == 0
    assert loop.page.evaluate("document.activeElement.name").endswith("card-a")


def test_every_row_and_pile_has_a_name(ask):
    loop = ask(answer=ANSWER)
    assert loop.page.get_by_role("group", name="How many roots?").count() == 1
    assert pick(loop, "B", "Pile 1: The mayor").is_checked()
    assert pick(loop, "D", "Set aside: leads to no source for this claim").is_checked()
    assert loop.page.get_by_role("group", name="Pile 1: The mayor").is_visible()
    assert loop.page.get_by_role("textbox", name="Name of pile 1").input_value() == "The mayor"
    names = loop.page.get_by_role("radio").evaluate_all("(all) => all.map((one) => one.name)")
    assert len(set(names)) == 4


# ---------------------------------------------------------------- by hand
def drag(loop, start, target, *, drop=True):
    """Drag from the middle of one thing to the middle of another."""
    start.scroll_into_view_if_needed()
    box, end = start.bounding_box(), target.bounding_box()
    mouse = loop.page.mouse
    mouse.move(box["x"] + 30, box["y"] + 12)
    mouse.down()
    mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=6)
    if drop:
        mouse.up()


def test_a_card_is_dragged_to_a_pile_and_on_to_another(ask):
    loop = ask()
    card = loop.page.locator(".qr-card").nth(1)
    drag(loop, card, pile(loop, 2), drop=False)
    assert loop.page.locator(".qr-ghost").is_visible()
    assert "qr-over" in pile(loop, 2).get_attribute("class")
    loop.page.mouse.up()
    assert stored(loop)["piles"] == {"b": "2"}
    assert inside(loop, 2) == ["B"]
    assert pick(loop, "B", "Pile 2").is_checked()
    assert loop.page.locator(".qr-ghost, .qr-over, .qr-held").count() == 0
    drag(loop, pile(loop, 2).locator(".qr-chip"), pile(loop, "aside"))
    assert stored(loop)["piles"] == {"b": "aside"}
    drag(loop, pile(loop, "aside").locator(".qr-chip"), loop.page.locator(".qr-cards"))
    assert stored(loop) is None


def test_a_card_let_go_elsewhere_stays_where_it_was(ask):
    loop = ask(answer=ANSWER)
    drag(loop, loop.page.locator(".qr-card").first, loop.page.locator(".qr-card").nth(2))
    drag(loop, loop.page.locator(".qr-card").first, loop.page.locator("h1"))
    drag(loop, loop.page.locator(".qr-card").first, pile(loop, 1))
    drag(loop, loop.page.locator(".qr-card").first, pile(loop, 3), drop=False)
    loop.key("Escape")
    loop.page.mouse.up()
    assert loop.sent() == []
    assert inside(loop, 1) == ["A", "B"]


def test_a_finger_takes_hold_of_the_grip_only(ask):
    loop = ask()
    touch = """(node, target) => {
      const to = document.querySelector(target).getBoundingClientRect();
      const box = node.getBoundingClientRect();
      const fire = (type, x, y) => node.dispatchEvent(new PointerEvent(type, {
        bubbles: true, cancelable: true, pointerId: 7, pointerType: "touch", button: 0,
        clientX: x, clientY: y }));
      Element.prototype.setPointerCapture = () => {};
      fire("pointerdown", box.x + 2, box.y + 2);
      fire("pointermove", to.x + 9, to.y + 9);
      fire("pointerup", to.x + 9, to.y + 9);
    }"""
    target = '.qr-pile[data-pile="3"]'
    loop.page.locator(".qr-card .qr-text").first.evaluate(touch, target)
    assert loop.sent() == []
    loop.page.locator(".qr-card .qr-grip").first.evaluate(touch, target)
    assert stored(loop)["piles"] == {"a": "3"}
    assert (
        loop.page.locator(".qr-grip").first.evaluate("(n) => getComputedStyle(n).touchAction")
        == "none"
    )


# ---------------------------------------------------------------- names, ties
def test_a_name_is_stored_once_it_is_left_and_shown_wherever_the_pile_is(ask):
    loop = ask(answer={**ANSWER, "names": {}})
    field = loop.page.get_by_role("textbox", name="Name of pile 2")
    field.click()
    loop.page.keyboard.type("The port ")
    field.blur()
    assert stored(loop)["names"] == {"2": "The port "}
    assert field.input_value() == "The port "
    assert pick(loop, "C", "Pile 2: The port").is_checked()
    assert "Pile 1 and Pile 2: The port may be one" in loop.text(".qr-ties-list")


def test_two_piles_are_tied_and_untied_by_keyboard(ask):
    loop = ask(answer={**ANSWER, "ties": [], "names": {}})
    assert loop.text(".qr-figure") == "2"
    loop.page.get_by_label("First pile").select_option("2")
    second = loop.page.get_by_label("Second pile")
    second.select_option("1")
    second.focus()
    loop.key("Tab", "Enter")
    assert stored(loop)["ties"] == [["1", "2"]]
    assert loop.said().startswith("Pile 1 and Pile 2 may be one; the text does not show it.")
    assert loop.text(".qr-figure") == "1 to 2"
    assert "at least 1, at most 2 roots" in loop.text(".qr-sentence")
    assert "may be one with pile 2" in pile(loop, 1).inner_text()
    loop.button("Untie: Pile 1 and Pile 2").focus()
    loop.key("Enter")
    assert stored(loop)["ties"] == []
    assert loop.text(".qr-figure") == "2"
    assert loop.focused().startswith("First pile")


def test_what_cannot_be_tied_is_said(ask):
    loop = ask(answer=ANSWER)
    button = loop.button("Tie: they may be one")
    button.click()
    assert loop.text(".qr-note") == loop.said() == "Choose two different piles first."
    loop.page.get_by_label("First pile").select_option("1")
    loop.page.get_by_label("Second pile").select_option("2")
    button.click()
    assert loop.text(".qr-note") == "These two are tied already."
    assert loop.sent() == []


def test_ties_wait_for_two_piles_and_an_empty_pile_counts_for_nothing(ask):
    loop = ask()
    assert loop.page.get_by_label("First pile").count() == 1
    assert loop.page.get_by_label("First pile").is_hidden()
    assert "once you have two piles" in loop.text(".qr-ties")
    loop = ask(answer=ANSWER)
    pick(loop, "C", "Set aside: leads to no source for this claim").check()
    assert loop.text(".qr-sentence") == "One pile, so one root."
    assert "One of them is empty now" in loop.text(".qr-ties-list")
    assert stored(loop)["ties"] == [["1", "2"]]


@pytest.mark.parametrize(
    ("piles", "ties"),
    [
        ("1234", []),
        ("1234", ["12", "34"]),
        ("1234", ["34", "23", "14"]),
        ("1123", ["12", "13"]),
        ("11aa", ["12"]),
        ("2222", []),
    ],
)
def test_the_page_counts_as_python_does(ask, piles, ties):
    place = {c: "aside" if p == "a" else p for c, p in zip("abcd", piles, strict=True)}
    loop = ask(answer={"piles": place, "ties": [list(tie) for tie in ties], "names": {}})
    least, most = Sorting(place, frozenset(frozenset(tie) for tie in ties)).count()
    assert loop.text(".qr-figure") == (str(most) if least == most else f"{least} to {most}")


def test_what_was_stored_by_another_window_is_shown(ask):
    loop = ask(on_change=lambda _: (ANSWER, SAVED))
    pick(loop, "D", "Pile 4").click()
    loop.settle()
    assert inside(loop, 1) == ["A", "B"]
    assert inside(loop, 4) == []
    assert loop.text(".qr-figure") == "1 to 2"


# ---------------------------------------------------------------- after a check
def check(loop):
    """Check and wait for what comes of it."""
    loop.button("Check").click()
    loop.settle()


def test_after_a_check_both_sortings_stand_side_by_side(ask):
    piles = {"a": "1", "b": "2", "c": "3", "d": "aside"}
    loop = ask(answer={"piles": piles, "ties": [], "names": {"2": "Who"}})
    check(loop)
    assert loop.said().startswith("3 of 5 cards and ties are where we put them")
    assert "1 more than the text lets you count" in loop.text(".qr-difference")
    mine = loop.page.get_by_role("group", name="You", exact=True)
    theirs = loop.page.get_by_role("group", name="From the text, in our reading")
    assert mine.locator(".qr-figure").inner_text() == "3"
    assert mine.locator(".qr-bundle").all_inner_texts()[1].split() == ["B", "Who"]
    assert theirs.locator(".qr-figure").inner_text() == "1 to 2"
    assert theirs.locator(".qr-bundle").count() == 1
    assert "may be one with" in theirs.locator(".qr-tied").inner_text()
    entries = loop.page.locator(".qu-entry")
    assert entries.count() == 5
    assert "elsewhere in our reading" in entries.first.inner_text()
    assert "goes back to the same root as A" in entries.first.inner_text()
    assert loop.page.locator(".qu-right .qu-entry").count() == 3
    assert "wrong" not in loop.page.locator(".qu-feedback").inner_text().lower()


def test_while_a_card_is_not_sorted_our_piles_are_not_shown(ask):
    loop = ask(answer={"piles": {"a": "1", "b": "2", "c": "3"}, "ties": [], "names": {}})
    check(loop)
    assert loop.page.locator(".qr-compared").count() == 0
    assert "Not sorted yet: D" in loop.text(".qu-note")


def test_a_change_after_a_check_says_that_the_feedback_is_old(ask):
    loop = ask(answer=ANSWER)
    check(loop)
    assert loop.page.locator(".qu-feedback").get_attribute("data-state") == "right"
    pick(loop, "A", "Pile 3").check()
    assert loop.text(".qu-stale") == "You have changed your answer since this check."
    assert loop.page.locator(".qr-compared").count() == 1


def test_an_answer_given_back_as_it_was_is_not_called_changed(ask):
    loop = ask(answer=ANSWER, feedback=checked(ANSWER))
    assert loop.page.locator(".qr-compared").is_visible()
    assert loop.page.locator(".qu-stale").text_content() == ""


# ---------------------------------------------------------------- looks
def test_axe_finds_nothing_serious(ask):
    assert ask().violations() == []
    assert ask(answer=ANSWER, feedback=checked(ANSWER)).violations() == []


@pytest.mark.parametrize("width", [320, 400, 640, 1024])
@pytest.mark.parametrize("words", [None, LONG])
def test_nothing_is_wider_than_the_page(ask, width, words):
    named = {**ANSWER, "names": {"1": "x" * roots.LONGEST_NAME}}
    loop = ask(item(words), width=width, answer=named, feedback=checked(named, words))
    assert loop.overflow() <= 0
    wide = loop.page.locator(".ws-question *:not(option)").evaluate_all(
        """(nodes) => nodes.filter((n) => n.getClientRects().length > 0
             && !n.closest(".ws-sr, .qr-chip-text")
             && n.getBoundingClientRect().right > innerWidth).map((n) => n.className)"""
    )
    assert wide == []


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_enough(ask, width):
    loop = ask(width=width, answer=ANSWER)
    small = loop.page.locator(".ws-question :is(button, select, .qr-pick, .qr-name)").evaluate_all(
        """(nodes) => nodes.filter((n) => n.getClientRects().length > 0
             && (n.getBoundingClientRect().height < 32 || n.getBoundingClientRect().width < 32))
             .map((n) => n.outerHTML)"""
    )
    assert small == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_are_only_texts(ask, words):
    named = {**ANSWER, "names": {"1": words[: roots.LONGEST_NAME]}}
    loop = ask(item(words), answer=named, feedback=checked(named, words))
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.locator(".ws-question :is(script, img)").count() == 0
    for place in (".qr-text", ".qr-words blockquote", ".qr-label", ".qr-chip-text", ".qr-aside"):
        assert words in loop.page.locator(place).first.text_content()
    assert loop.page.locator(".qr-name").first.input_value() == words[: roots.LONGEST_NAME]
    assert loop.overflow() <= 0


def test_the_choice_is_told_apart_without_colour_and_the_focus_is_seen(ask):
    loop = ask(answer=ANSWER)
    weights = (
        loop.page.locator(".qr-card")
        .first.locator(".qr-pick")
        .evaluate_all("(all) => all.map((one) => getComputedStyle(one).fontWeight)")
    )
    assert weights == ["400", "700", *["400"] * 4]
    pick(loop, "A", "Pile 1: The mayor").focus()
    loop.key("ArrowRight")
    style = loop.page.locator(".qr-pick:has(:focus-visible)").evaluate(
        "(e) => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth"
    )
    assert style == "solid3px"


def test_nothing_is_left_behind_when_the_cell_runs_again(ask):
    loop = ask(answer=ANSWER)
    before = loop.page.evaluate("bench.listeners()")
    assert before > 0
    loop.page.evaluate("bench.end()")
    assert loop.page.evaluate("bench.listeners()") == 0


def test_on_a_phone_a_long_instruction_has_the_whole_line(ask):
    loop = ask(width=390)
    row = loop.page.locator(".qu-how-row").bounding_box()
    how = loop.page.locator(".qu-how").bounding_box()
    assert how["width"] >= row["width"] * 0.9
    pick(loop, "a", "1")
    clear = loop.page.locator(".qu-clear").bounding_box()
    assert clear["y"] >= how["y"] + how["height"]
    assert loop.page.locator(".qu-how").bounding_box() == how, "nothing moves"
    assert loop.overflow() <= 0
