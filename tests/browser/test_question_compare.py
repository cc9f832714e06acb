"""Side by side in the page: two texts with their differences, named by lists."""

from __future__ import annotations

import pytest
from _records import as_item, as_key

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.kinds.compare import kind as compare
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42:05"}
FIRST = "Mayor Ana Ruiz said on 3 May that 😀 up to 60 ships may wait here.\nNobody was hurt."
SECOND = "On 3 May 😀 hundreds of ships wait here, it emerged.\nNobody was hurt at all."
KEY = {
    "item": "t-compare",
    "pairs": {"who": "attribution", "count": "number", "come": "none"},
    "accept": {"count": ["hedge"]},
    "option": [{"id": "who", "says": "She is named.", "rule": "AP (2009): so.", "shows": "Gone."}],
    "reason": "Because it is so.",
}
HOSTILE = [
    "<img src=x onerror=\"window.hacked = 'image'\">",
    "</script><script>window.hacked = 'script'</script>",
    "\u202eright to left override",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
]


def shown(first=FIRST, second=SECOND, differences=None):
    """Give an item in its public form."""
    item = {
        "id": "t-compare",
        "kind": "compare",
        "prompt": "What was lost?",
        "before": {"ours": first, "outlet": "the Gazette"},
        "after": {"ours": second, "outlet": "the Echo"},
        "differences": differences
        or [
            {"id": "who", "before": "Mayor Ana Ruiz said", "after": ""},
            {"id": "count", "before": "up to 60", "after": "hundreds of"},
            {"id": "come", "after": "it emerged"},
        ],
    }
    return {
        **item,
        **compare.public(as_item(item), Kit(kit_root())),
        "passage": None,
        "note": "",
        "hints": [],
    }


def read(item, answer, key=KEY):
    return as_dict(grade(item, as_key("compare", key), answer))


@pytest.fixture
def ask(make_loop):
    """Give a function that shows a comparison that stores and checks."""

    def show(item=None, *, dark=False, width=1280, **options):
        item = item or shown()
        options.setdefault("on_change", lambda answer: (answer, SAVED))
        options.setdefault("on_check", lambda answer: read(item, answer))
        loop = make_loop(viewport={"width": width, "height": 900})
        return loop.show(Question(item, **options), dark=dark)

    return show


def marks(loop, name):
    """Give the words marked with a difference's number, in both texts."""
    return loop.page.locator(f".cm-mark[data-id={name}]").all_inner_texts()


def lit(loop):
    """Give which differences are lit, and where."""
    return loop.page.locator(".cm-lit").evaluate_all(
        "(nodes) => nodes.map((n) => `${n.tagName.toLowerCase()} ${n.dataset.id}`)"
    )


# ---------------------------------------------------------------- the texts
def test_a_browser_that_translates_leaves_the_texts_as_they_are(ask):
    texts = ask().page.locator("blockquote").evaluate_all("(all) => all.map((n) => n.translate)")
    assert texts == [False, False]


def test_both_texts_stand_in_full_with_every_number_in_both(ask):
    loop = ask()
    for number, text in enumerate((FIRST, SECOND)):
        words = loop.page.locator(".cm-lines").nth(number).evaluate(
            """(node) => { const copy = node.cloneNode(true);
                 copy.querySelectorAll(".cm-number, .cm-sign, .cm-gap").forEach((n) => n.remove());
                 return [...copy.children].map((p) => p.textContent).join("\\n"); }"""
        )  # fmt: skip
        assert words == text
    numbers = loop.page.locator(".cm-mark[data-id=who] .cm-number").all_inner_texts()
    assert [number.strip() for number in numbers] == ["1", "1"]
    assert "Mayor Ana Ruiz said" in marks(loop, "who")[0]
    assert "nothing here" in marks(loop, "who")[1]
    assert "up to 60" in marks(loop, "count")[0]
    assert "hundreds of" in marks(loop, "count")[1]
    assert "it emerged" in marks(loop, "come")[1]


def test_lines_stand_level_when_wide_and_texts_follow_each_other_when_narrow(ask):
    tops = """(nodes) => nodes.map((n) => Math.round(n.getBoundingClientRect().top))"""
    loop = ask()
    top = loop.page.locator(".cm-line").evaluate_all(tops)
    assert top[:2] == top[2:]
    loop = ask(width=400)
    top = loop.page.locator(".cm-line").evaluate_all(tops)
    assert top == sorted(set(top))


@pytest.mark.parametrize("lead", ["", "An old clock. ", "The square was full of people. " * 12])
def test_no_text_has_a_hole_in_it(ask, lead):
    loop = ask(shown(first=f"{lead}\n\n{FIRST}".strip()))
    second = loop.page.locator("figure.cm-text").last
    caption = second.locator("figcaption").bounding_box()
    line = second.locator(".cm-line:not(:empty)").first.bounding_box()
    assert line["y"] - caption["y"] - caption["height"] < 100


def test_words_that_differ_have_a_shape_a_sign_and_a_key(ask):
    loop = ask(shown("The ship waits here in port.", "The ship waits here in port since May.",
                     [{"id": "come", "after": "May"}]))  # fmt: skip
    step = loop.page.locator(".cm-line .cm-added").first
    assert step.inner_text() == "since"
    line, shape = step.evaluate(
        "(n) => [getComputedStyle(n).textDecorationLine, getComputedStyle(n).textDecorationStyle]"
    )
    assert (line, shape) == ("underline", "double")
    assert "only in the second text" in loop.text(".cm-key")
    assert "changed" not in loop.text(".cm-key")


def test_between_two_numbers_a_space_or_a_comma_is_no_difference(ask):
    loop = ask(shown("He added, “We note ships wait here.”", "The envoy confirms ships wait here.",
                     [{"id": "who", "before": "He", "after": "The envoy"},
                      {"id": "come", "before": "We note", "after": "confirms"}]))  # fmt: skip
    assert loop.page.locator(".cm-line > .cm-step").all_inner_texts() == ["added"]
    assert loop.page.locator(".cm-line > .cm-sign").count() == 1


def test_texts_with_little_in_common_begin_quiet_and_can_be_marked_in_full(ask):
    loop = ask(shown("Alpha beta gamma ships.", "One two three four ships.",
                     [{"id": "who", "before": "Alpha", "after": "One"}]))  # fmt: skip
    style = "(n) => getComputedStyle(n).textDecorationLine"
    step = loop.page.locator(".cm-line > .cm-step").first
    assert "share few words" in loop.text(".cm-key")
    assert step.evaluate(style) == "none"
    loop.page.get_by_label("Mark every word that differs").check()
    assert step.evaluate(style) == "underline"


# ---------------------------------------------------------------- naming
def test_naming_by_keyboard_alone(ask):
    kept = []
    loop = ask(on_change=lambda answer: kept.append(answer) or (answer, SAVED))
    first = loop.page.get_by_role("combobox").first
    assert "“Mayor Ana Ruiz said” is not in the second text" in first.get_attribute("aria-label")
    first.focus()
    loop.page.keyboard.type("The source")
    loop.key("Tab")
    loop.page.keyboard.type("Can")
    loop.key("Tab")
    loop.settle()
    assert kept[-1] == {"who": "attribution", "count": "cant-tell"}
    assert loop.text(".cm .qu-count") == "2 of 3 named"


def test_a_name_shows_its_letter_in_both_texts_and_what_it_means(ask):
    loop = ask()
    loop.page.get_by_role("combobox").nth(1).select_option("number")
    assert loop.page.locator(".cm-mark[data-id=count] .cm-letter").all_inner_texts() == ["N", "N"]
    task = loop.page.locator(".cm-task[data-id=count]")
    assert "It is another number" in task.inner_text()
    described = task.locator("select").get_attribute("aria-describedby")
    assert "another number" in loop.page.locator(f"[id='{described}']").inner_text()
    loop.page.get_by_role("combobox").nth(1).select_option("")
    assert loop.page.locator(".cm-mark[data-id=count] .cm-letter").all_inner_texts() == ["", ""]


def test_what_the_names_mean_is_at_hand(ask):
    loop = ask()
    loop.page.locator(".cm-meanings summary").click()
    assert loop.page.locator(".cm-meanings dt").count() == 8
    assert "‘about 250 people’ → ‘250 people’" in loop.text(".cm-meanings dl")


# ---------------------------------------------------------------- light
def test_the_focus_lights_a_difference_in_both_texts(ask):
    loop = ask()
    loop.page.get_by_role("combobox").nth(1).focus()
    assert lit(loop) == ["mark count", "mark count", "li count"]
    loop.page.get_by_role("combobox").nth(2).focus()
    assert set(lit(loop)) == {"mark come", "li come"}


def test_pointing_lights_it_and_the_focus_comes_back_after(ask):
    loop = ask()
    loop.page.get_by_role("combobox").nth(1).focus()
    loop.page.locator(".cm-mark[data-id=who]").first.hover()
    assert lit(loop) == ["mark who", "mark who", "li who"]
    loop.page.locator(".qu-prompt").hover()
    assert lit(loop) == ["mark count", "mark count", "li count"]


def test_pressing_marked_words_goes_to_their_task(ask):
    loop = ask()
    loop.page.locator(".cm-mark[data-id=come]").last.click()
    assert "Difference 3" in loop.focused()


# ---------------------------------------------------------------- check
def test_check_says_per_difference_what_the_text_says_the_rule_asks_and_what_follows(ask):
    loop = ask(answer={"who": "attribution", "count": "hedge", "come": "date"})
    loop.button("Check").click()
    loop.settle()
    assert loop.text(".qu-headline") == (
        "1 of 3 differences: named as we would · 1 can be discussed · 1 named otherwise"
    )
    loop.page.locator(".qu-right summary").click()
    first = loop.page.locator(".qu-right .qu-entry").inner_text()
    for part in ("She is named.", "AP (2009): so.", "Gone."):
        assert part in first
    assert "as we would say" not in loop.page.locator(".qu-entry .qu-fits").all_inner_texts()
    assert loop.page.locator(".cm-verdict").all_inner_texts() == [
        "as we would say", "can be discussed", "we would call it something else",
    ]  # fmt: skip
    loop.page.locator(".qu-entry[data-option=count]").hover()
    assert lit(loop)[0] == "mark count"


def test_what_was_said_of_a_name_goes_when_another_is_chosen(ask):
    loop = ask(answer={"who": "attribution"})
    loop.button("Check").click()
    loop.settle()
    verdict = loop.page.locator(".cm-task[data-id=who] .cm-verdict")
    assert verdict.is_visible()
    loop.page.get_by_role("combobox").first.select_option("hedge")
    loop.settle()
    assert verdict.is_hidden()
    assert "changed your answer" in loop.text(".qu-stale")
    loop.page.get_by_role("combobox").first.select_option("attribution")
    loop.settle()
    assert verdict.is_visible()


def test_what_has_no_name_is_not_given_away(ask):
    loop = ask(answer={"who": "attribution"})
    loop.button("Check").click()
    loop.settle()
    assert loop.page.locator(".qu-entry").count() == 1
    assert loop.page.locator(".cm-verdict:visible").count() == 1


def test_a_cell_that_runs_again_shows_names_and_feedback(ask):
    answer = {"who": "attribution", "count": "number"}
    loop = ask(answer=answer, feedback=read(shown(), answer))
    assert loop.page.get_by_role("combobox").first.input_value() == "attribution"
    assert loop.page.locator(".cm-verdict:visible").count() == 2
    assert loop.text(".cm .qu-count") == "2 of 3 named"


def test_assessed_has_texts_and_lists_but_no_check(ask):
    loop = ask(mode="assessed")
    assert loop.button("Check").count() == 0
    loop.page.get_by_role("combobox").first.select_option("hedge")
    loop.settle()
    assert loop.widget.answer == {"who": "hedge"}


# ---------------------------------------------------------------- looks
def test_axe_finds_nothing_serious_and_nothing_is_too_wide(ask):
    answer = {"who": "attribution", "count": "hedge", "come": "date"}
    loop = ask(answer=answer, feedback=read(shown(), answer))
    loop.page.locator(".cm-meanings summary").click()
    loop.page.get_by_role("combobox").first.focus()
    for width in (1280, 1024, 640, 320):
        loop.page.set_viewport_size({"width": width, "height": 900})
        # Side by side, and one below the other.
        if width in {1280, 320}:
            assert loop.violations() == [], width
        assert loop.overflow() <= 0, width
        small = loop.page.locator(".cm :is(select, summary, .cm-all)").evaluate_all(
            "(nodes) => nodes.filter((n) => n.getBoundingClientRect().height < 32).length"
        )
        assert small == 0, width


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_are_only_texts(ask, words):
    item = shown(f"We say {words} now.", f"They say {words} {words} then.",
                 [{"id": "who", "before": "We say", "after": "They say"},
                  {"id": "count", "before": words}])  # fmt: skip
    key = {**KEY, "pairs": {"who": "none", "count": "none"}, "accept": {}}
    answer = {"who": "none", "count": "date"}
    loop = ask(
        item,
        width=400,
        answer=answer,
        feedback=read(item, answer, key),
    )
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.locator(".ws-question :is(script, img)").count() == 0
    assert words in loop.page.locator(".cm-lines").first.text_content()
    assert loop.overflow() <= 0
