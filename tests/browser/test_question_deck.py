"""The evidence deck in the page: drawing, placing, rating, going back, the line, the check."""

from __future__ import annotations

from copy import deepcopy

import pytest
from _records import as_key

from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.kinds.deck import kind as deck
from whosays.questions.kinds.deck.feedback import placing
from whosays.questions.kinds.deck.records import Ours
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42:05"}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
HOSTILE = [
    "<img src=x onerror=\"window.hacked = 'image'\">",
    "</script><script>window.hacked = 'script'</script>",
    '" onmouseover="window.hacked = 1',
    "\u202eright to left override",
    LONG,
]


def card(name, number, **fields):
    return {
        "id": name,
        "date": f"{number} May 2024",
        "date_note": "",
        "known": "",
        "publication": f"Paper {name}",
        "by_way_of": "",
        "title": "",
        "description": f"Report {name}.",
        "who": f"Somebody said {name}.",
        "sourcing": "A named official",
        "how": "He saw it.",
        "certainty": "We are sure.",
        **fields,
    }


ITEM = {
    "id": "u5-e1",
    "kind": "deck",
    "prompt": "Draw the cards.",
    "note": "",
    "passage": None,
    "hints": [],
    "claim": {"id": "c1", "says": "The harbour is closed."},
    "cards": [
        card("a", 1),
        card("b", 2, title="Harbour says no", by_way_of="The Wire", date_note="Only the month."),
        card("c", 3, known="9 May 2024"),
    ],
    "placings": [placing(name) for name in deck.PLACINGS],
    "low": "no support",
    "high": "very well",
}
KEY = {
    "item": "u5-e1",
    "reason": "Because.",
    "accept": {"a": ["supports"]},
    "ours": {
        "a": Ours("supports_smaller", "Why a.", "Note a."),
        "b": Ours("denies", "Why b.", ""),
        "c": Ours("context", "Why c.", ""),
    },
}
FULL = {
    "first": 60,
    "placed": {
        "a": {"how": "supports", "rating": 70, "why": "It is said again."},
        "b": {"how": "denies", "rating": 50, "why": "They say no."},
        "c": {"how": "context", "rating": 55, "why": "Old news."},
    },
}


def made(answer=None, item=ITEM, key=KEY, *, checked=False, **options):
    options.setdefault("on_change", lambda given: (given, SAVED))
    options.setdefault("on_check", lambda given: as_dict(grade(item, as_key("deck", key), given)))
    if checked:
        options["feedback"] = as_dict(grade(item, as_key("deck", key), answer))
    return Question(item, answer=deepcopy(answer), **options)


@pytest.fixture
def ask(loop):
    """Give a function that shows a deck whose changes are stored."""
    return lambda *args, **options: loop.show(made(*args, **options))


def stored(loop):
    """Give the answer as Python has it."""
    loop.settle()
    return loop.widget.answer


def rate(loop, value):
    loop.page.get_by_label("Your number").fill(str(value))


def place(loop, words):
    loop.page.get_by_role("radio", name=words, exact=True).check()


def why(loop, words):
    loop.page.get_by_label("Why?").fill(words)


def heading(loop):
    return loop.text(".dc-head")


# ------------------------------------------------------------------ the way through
def test_the_whole_way_by_mouse(ask):
    loop = ask()
    assert heading(loop) == "Before the first card"
    rate(loop, 60)
    for number, name, how in (
        (1, "a", "Supports it"),
        (2, "b", "Denies it"),
        (3, "c", "Only background"),
    ):
        loop.button("Draw the").click()
        assert heading(loop) == f"Card {number} of 3"
        place(loop, how)
        rate(loop, FULL["placed"][name]["rating"])
        why(loop, FULL["placed"][name]["why"])
    assert loop.page.get_by_text("That was the last card").is_visible()
    loop.page.get_by_label("Why?").blur()
    assert stored(loop) == FULL
    loop.button("Check").click()
    loop.settle()
    assert "2 of 3 cards are where we put them · 1 can be discussed" in loop.text(".qu-headline")
    assert "most: card 2" in loop.text(".qu-notes")


def test_the_whole_way_by_keyboard_alone(ask):
    loop = ask()
    loop.key("Tab", "Tab")  # past "Two of you?", to Start
    loop.key("Tab", "ArrowRight", "Tab", "Tab")
    assert loop.focused() == "Draw the first card"
    loop.key("Enter")
    assert loop.focused() == "Card 1 of 3"
    loop.key("Tab", "ArrowDown", "Tab", "Enter")
    loop.key("Tab", "Tab")
    loop.page.keyboard.type("Less of it.")
    loop.key("Tab", "Tab", "Enter")
    assert loop.focused() == "Card 2 of 3"
    assert stored(loop) == {
        "first": 51,
        "placed": {"a": {"how": list(deck.PLACINGS)[1], "rating": 51, "why": "Less of it."}},
    }


def test_a_card_says_where_from_who_how_and_how_sure(ask):
    loop = ask({"first": 60, "placed": {"b": {"how": "denies"}}})
    words = loop.text(".dc-card")
    for part in (
        "2 May 2024", "Paper b", "by way of: The Wire", "“Harbour says no”", "Somebody said b.",
        "A named official. He saw it.", "Only the month.", "We are sure.",
    ):  # fmt: skip
        assert part in words
    assert "A reader could know it" not in words


def test_the_next_card_waits_until_all_three_are_there(ask):
    loop = ask({"first": 60})
    loop.button("Draw the first card").click()
    for said, doing, focus in (
        (
            "place this card · rate the claim again · say why",
            lambda: place(loop, "Denies it"),
            "denies",
        ),
        ("rate the claim again · say why", lambda: rate(loop, 40), None),
        ("say why", lambda: why(loop, "They would."), None),
    ):
        loop.button("Draw the next card").click()
        assert heading(loop) == "Card 1 of 3"
        assert said in loop.text(".dc-panel .qu-problem:not(:empty)")
        if focus:
            assert loop.page.evaluate("document.activeElement.type") == "radio"
        doing()
        assert loop.page.locator(".dc-panel .qu-problem:not(:empty)").count() == 0
    loop.button("Draw the next card").click()
    assert heading(loop) == "Card 2 of 3"


def test_spaces_are_no_reason(ask):
    loop = ask({"first": 60, "placed": {"a": {"how": "denies", "rating": 4, "why": "  "}}})
    loop.button("Draw the next card").click()
    assert "say why" in loop.text(".dc-panel .qu-problem:not(:empty)")


def test_cards_that_are_not_drawn_are_closed(ask):
    loop = ask({"first": 60, "placed": {"a": FULL["placed"]["a"]}})
    assert loop.page.locator(".dc-steps button").count() == 2
    assert "Paper b" not in loop.text(".dc")
    assert loop.page.get_by_text("Card 3 is not drawn yet").count() == 1


def test_going_back_changes_an_earlier_card_and_the_later_ones_stay(ask):
    loop = ask(FULL)
    assert heading(loop) == "Card 3 of 3"
    loop.button("Card 1: Paper a, 1 May 2024, done").click()
    assert loop.focused() == "Card 1 of 3"
    assert loop.page.get_by_role("radio", name="Supports it", exact=True).is_checked()
    place(loop, "Can’t tell from the text")
    loop.button("Next card").click()
    assert heading(loop) == "Card 2 of 3"
    loop.button("Back").click()
    loop.button("Back").click()
    assert heading(loop) == "Before the first card"
    want = deepcopy(FULL)
    want["placed"]["a"]["how"] = "cant-tell"
    assert stored(loop) == want


def test_a_page_that_opens_again_shows_where_one_was(ask):
    loop = ask({"first": 60, "placed": {**FULL["placed"], "c": {"why": "Not"}}})
    assert heading(loop) == "Card 3 of 3"
    assert loop.page.get_by_label("Why?").input_value() == "Not"


def test_the_rating_starts_where_it_was_and_is_no_answer_until_said(ask):
    loop = ask({"first": 60, "placed": {"a": {"how": "denies"}}})
    assert loop.page.get_by_role("slider").input_value() == "60"
    assert loop.text(".qu-rate-told") == "Not answered yet"
    loop.button("It stays at 60").click()
    assert stored(loop)["placed"]["a"] == {"how": "denies", "rating": 60}
    assert loop.page.get_by_role("button", name="It stays at").count() == 0
    assert loop.page.evaluate("document.activeElement.type") == "range"


def test_what_was_typed_is_not_lost_when_the_next_card_is_drawn_at_once(ask):
    loop = ask({"first": 60, "placed": {"a": {"how": "denies", "rating": 4}}})
    why(loop, "They would.")
    loop.button("Draw the next card").click()
    assert stored(loop)["placed"]["a"]["why"] == "They would."


def test_an_emptied_reason_is_taken_out_and_nothing_left_is_a_blank(ask):
    loop = ask({"placed": {"a": {"why": "x"}}})
    why(loop, "")
    loop.page.get_by_label("Why?").blur()
    assert stored(loop) is None


def test_another_windows_answer_comes_in(ask):
    loop = ask({"first": 60})
    loop.widget.answer = deepcopy(FULL)
    loop.push()
    assert loop.page.locator(".dc-done").count() == 4
    assert heading(loop) == "Before the first card"
    loop.button("Card 2: Paper b").click()
    assert loop.page.get_by_label("Why?").input_value() == "They say no."


# ------------------------------------------------------------------ the line
def test_the_line_grows_and_its_table_says_the_same(ask):
    loop = ask()
    assert "begins with your first rating" in loop.text(".dc-line")
    rate(loop, 60)
    line = loop.page.get_by_role("img", name="At the start 60")
    assert line.locator(".dc-dot").count() == 1
    loop.button("Draw the").click()
    place(loop, "Denies it")
    rate(loop, 45)
    why(loop, "They say no.")
    assert loop.page.get_by_role("img", name="At the start 60, after card 1 45").is_visible()
    assert loop.page.locator(".dc-value").all_text_contents() == ["60", "45"]
    assert loop.page.locator(".dc-under").all_text_contents() == ["no"]
    loop.page.get_by_text("The same as a table").click()
    cells = loop.page.locator(".dc-table tbody tr").nth(1).locator("th, td").all_inner_texts()
    assert cells == ["Card 1: Paper a, 1 May 2024", "Denies it", "45", "−15", "They say no."]


def test_the_open_table_and_the_focus_survive_a_change(ask):
    loop = ask(FULL)
    loop.page.get_by_text("The same as a table").click()
    field = loop.page.get_by_label("Why?")
    field.focus()
    loop.page.keyboard.type(" So.")
    assert loop.page.get_by_role("table").is_visible()
    assert loop.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert "Old news. So." in loop.text(".dc-table")


# ------------------------------------------------------------------ after the check
def test_after_the_check_each_card_carries_our_placing(ask):
    loop = ask(FULL, checked=True)
    loop.button("Card 1:").click()
    words = loop.text(".dc-ours")
    for part in ("‘Supports a smaller version’", "‘Supports it’", "Note a."):
        assert part in words
    loop.page.get_by_text("The same as a table").click()
    assert loop.page.get_by_role("columnheader", name="Our placing", exact=True).is_visible()
    assert "−20, the most" in loop.text(".dc-table")
    assert loop.page.locator(".dc-ring").count() == 1
    assert loop.page.get_by_text("A dashed ring").is_visible()


def test_from_what_a_check_says_of_a_card_one_comes_to_the_card_and_back(ask):
    loop = ask(FULL, checked=True)
    page = loop.page
    page.get_by_text("What fits").click()
    lines = page.locator("button.qu-entry-to")
    assert lines.count() == 3
    page.get_by_role("button", name="Card 2 (").click()
    assert heading(loop) == "Card 2 of 3"
    assert page.evaluate("document.activeElement.className") == "dc-head"
    assert page.locator(".dc-found").inner_text().startswith("Your placing: where we placed it.")
    loop.button("To all that the check says").click()
    assert page.evaluate("document.activeElement.closest('.qu-feedback') !== null")
    # Another placing: what was found was about the one before.
    place(loop, "Supports it")
    assert page.locator(".dc-found").count() == 0


# What stays in sight covers neither what is asked of the control one comes to, nor the line.
COVERED = """(one) => {
  const { bottom } = document.querySelector(".dc-claim").getBoundingClientRect();
  return Math.round(bottom - one.getBoundingClientRect().top);
}"""


@pytest.mark.parametrize("size", [(1024, 700), (768, 1024)])
def test_the_claim_hides_no_heading(make_loop, size):
    loop = make_loop(viewport={"width": size[0], "height": size[1]})
    loop.show(made(FULL, checked=True))
    page = loop.page
    page.evaluate("document.body.style.paddingBottom = '100vh'")
    loop.button("Card 2:").click()
    line = page.locator(".dc-line .dc-ask, .dc-line figcaption, .dc-line").first
    line.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
    assert line.evaluate(COVERED) <= 1
    for field in page.locator(".dc-part :is(input[type=radio], textarea)").all():
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        field.evaluate("(one) => one.focus()")
        part = page.locator(".dc-part", has=page.locator(":focus")).locator(".dc-ask")
        beyond = part.evaluate(COVERED)
        rows = field.evaluate(
            "(one) => one.getBoundingClientRect().top - "
            "one.closest('.dc-part').getBoundingClientRect().top"
        )
        assert beyond <= 0 or rows > 120, (field.get_attribute("value"), beyond)


def test_before_the_check_nothing_of_the_key_is_in_the_page(ask):
    loop = ask(FULL)
    assert not loop.page.locator(".dc-ours").is_visible()
    assert not loop.page.get_by_text("A dashed ring").is_visible()
    held = loop.page.evaluate("JSON.stringify(bench.state) + document.body.innerHTML")
    assert not [words for words in ("Why a.", "Note a.", "Because.") if words in held]


def test_a_check_in_the_middle_leaves_the_other_cards_closed(ask):
    loop = ask({"first": 60, "placed": {"a": FULL["placed"]["a"]}})
    loop.button("Check").click()
    loop.settle()
    assert "2 not answered yet" in loop.text(".qu-headline")
    assert "Because." not in loop.text(".qu-feedback")
    held = loop.page.evaluate("JSON.stringify(bench.state) + document.body.innerHTML")
    assert "Why b." not in held
    assert loop.text(".qu-stale") == ""


def test_feedback_never_says_wrong(ask):
    worst = {
        "first": 1,
        "placed": {n: {"how": "contradicts", "rating": 1, "why": "x"} for n in "ac"},
    }
    loop = ask(worst, checked=True)
    words = loop.text(".qu-feedback")
    assert "we placed it elsewhere" in words
    assert "wrong" not in words.lower()
    assert "does not fit" not in words


def test_assessed_has_no_check(ask):
    loop = ask(FULL, mode="assessed")
    assert loop.page.get_by_role("button", name="Check").count() == 0


def test_another_reason_leaves_the_check_as_it_is_another_rating_does_not(ask):
    loop = ask(FULL, checked=True)
    why(loop, "Older than the claim.")
    loop.page.get_by_label("Why?").blur()
    assert stored(loop)["placed"]["c"]["why"] == "Older than the claim."
    assert loop.text(".qu-stale") == ""
    rate(loop, 90)
    assert "changed your answer" in loop.text(".qu-stale")


# ------------------------------------------------------------------ looks
def test_a_new_card_is_seen_from_its_head(make_loop):
    loop = make_loop(viewport={"width": 1024, "height": 500})
    loop.show(made({"first": 60, "placed": {"a": FULL["placed"]["a"]}}))
    loop.button("Draw the next card").click()
    for part in (".dc-head", ".dc-steps"):
        box = loop.page.locator(part).bounding_box()
        assert 0 <= box["y"] < 250


@pytest.mark.parametrize("width", [320, 1024])
def test_axe_and_width(make_loop, width):
    for answer, checked in (
        (None, False),
        ({"first": 4, "placed": {"a": {"why": "x"}}}, False),
        (FULL, True),
    ):
        loop = make_loop(viewport={"width": width, "height": 800})
        loop.show(made(answer, checked=checked))
        if answer:
            loop.page.get_by_text("The same as a table").click()
        assert loop.violations() == []
        assert loop.overflow() <= 0


def test_at_twice_the_size(make_loop):
    loop = make_loop(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    loop.show(made(FULL, checked=True))
    assert loop.overflow() <= 0
    small = loop.page.evaluate(
        "[...document.querySelectorAll('.dc button, .dc input[type=range], .dc label.qu-option')]"
        ".filter((e) => e.offsetParent && e.getBoundingClientRect().height < 32).length"
    )
    assert small == 0


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_words(make_loop, words):
    item = deepcopy(ITEM)
    item["claim"]["says"] = item["low"] = item["high"] = words
    for entry in item["cards"]:
        for name in ("date", "date_note", "known", "publication", "by_way_of", "title", "who",
                     "sourcing", "how", "certainty"):  # fmt: skip
            entry[name] = words
    ours = {name: Ours(entry.how, words, words) for name, entry in KEY["ours"].items()}
    key = {**KEY, "ours": ours}
    answer = deepcopy(FULL)
    for entry in answer["placed"].values():
        entry["why"] = words
    loop = make_loop(viewport={"width": 400, "height": 800})
    loop.show(made(answer, item, key, checked=True))
    loop.page.get_by_text("The same as a table").click()
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.locator(".dc img:not(svg)[src], .dc script").count() == 0
    assert words in loop.page.locator(".dc-says").text_content()
    assert loop.page.get_by_label("Why?").input_value() == words
    assert loop.overflow() <= 0


def test_every_listener_goes_with_the_widget(ask):
    loop = ask(FULL)
    loop.page.evaluate("bench.end()")
    assert loop.page.evaluate("bench.listeners()") == 0
