"""The newsroom desk: tests put to a passage, words pointed at, switches thrown."""

from __future__ import annotations

import copy

import pytest
from _records import as_item, as_key

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions import items
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.kinds.desk import kind as desk
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42:05"}
RULES = ["ap-not-simply-a-source", "ap-info-not-opinion", "ap-why-anonymous", "ap-identity-known"]
ITEM = {
    "id": "u2-x",
    "kind": "desk",
    "where": "exercise",
    "prompt": "Put the tests to this text.",
    "passage": {"control": "c-egg-smell", "side": "b"},
    "rules": RULES,
    "switches": True,
}
ASKED = as_item(ITEM)
PUBLIC = items.public(ASKED)
KEY = desk.complete_key(as_key("desk", {}), ASKED, Kit(kit_root()))
TEXT = PUBLIC["desk"]["text"]
SOME = {"answers": {RULES[0]: "met", RULES[2]: "not_met", RULES[3]: "cant_tell"}, "words": {}}
ALL = {**SOME, "answers": {**SOME["answers"], RULES[1]: "met"}}
HOSTILE = [
    "<img src=x onerror=\"window.hacked = 'image'\">",
    "</script><script>window.hacked = 'script'</script>",
    '" onmouseover="window.hacked = 1',
    "\u202eright to left override",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 4,
]


@pytest.fixture
def ask(make_loop):
    """Give a function that lays the desk; its answers are stored and can be checked."""

    def show(item=PUBLIC, key=KEY, *, dark=False, width=1280, **options):
        options.setdefault("on_change", lambda answer: (answer, SAVED))
        options.setdefault("on_check", lambda answer: as_dict(grade(item, key, answer)))
        loop = make_loop(viewport={"width": width, "height": 900})
        return loop.show(Question(item, **options), dark=dark)

    return show


def stored(loop):
    loop.settle()
    return loop.widget.answer


def desk_test(loop, number):
    return loop.page.locator(".dk-test").nth(number - 1)


def choose(loop, number, answer):
    desk_test(loop, number).get_by_label(answer).check()


def words(place):
    return TEXT[place[0] : place[1]]


def check(loop):
    loop.button("Check", exact=True).click()
    loop.settle()


def throw(loop, label, *ticks):
    loop.button(f"Change it: {label}").click()
    for number in ticks:
        loop.page.locator(".dk-tick input").nth(number - 1).check()
    loop.button("Now change the text").click()
    loop.settle()


LABELS = [switch["label"] for switch in PUBLIC["desk"]["switches"]]


# ---------------------------------------------------------------- answering
def test_each_test_is_a_group_named_by_its_question(ask):
    loop = ask()
    for test in PUBLIC["desk"]["tests"]:
        group = loop.page.get_by_role("group", name=test["question"])
        assert group.get_by_role("radio").count() == 3
    assert loop.text(".dk-rule >> nth=0") == "AP (2009) asks for more than simply “a source”."


def test_a_browser_that_translates_leaves_the_passage_as_it_is(ask):
    loop = ask()
    texts = loop.page.locator("blockquote").evaluate_all("(all) => all.map((n) => n.translate)")
    assert set(texts) == {False}


def test_by_mouse_an_answer_and_a_sentence(ask):
    loop = ask()
    choose(loop, 1, "The text shows it")
    loop.page.locator("[data-sentence='3']").first.click()
    place = stored(loop)["words"][RULES[0]]
    assert place == PUBLIC["desk"]["sentences"][3]
    assert "You point at “A shift engineer" in desk_test(loop, 1).inner_text()
    assert loop.page.locator("mark.dk-mine[data-label='1']").count() == 1
    assert loop.said().startswith("Test 1: you point at “A shift engineer")


@pytest.mark.parametrize("part", ["label", "input"])
def test_a_click_holds_where_the_focus_comes_late(ask, part):
    # JupyterLab keeps a press of the mouse from giving the focus; it comes with the click.
    loop = ask(width=800)
    loop.page.evaluate(
        "document.body.addEventListener('mousedown', (event) => event.preventDefault(), true)"
    )
    desk_test(loop, 2).locator(f".dk-choice {part}" if part == "input" else ".dk-choice").nth(
        1
    ).click()
    assert stored(loop)["answers"] == {RULES[1]: "not_met"}
    assert desk_test(loop, 2).get_by_role("radio").nth(1).is_checked()


def test_by_mouse_words_are_selected_and_become_whole(ask):
    loop = ask()
    choose(loop, 1, "The text shows it")
    # From the middle of "engineer" to the middle of "factory", the way a hand does it.
    start, end = TEXT.index("gineer at"), TEXT.index("factory told") + 4
    box = loop.page.evaluate(
        """([start, end]) => {
          const piece = document.querySelector("[data-sentence='3']");
          const range = document.createRange();
          range.setStart(piece.firstChild, start - Number(piece.dataset.at));
          range.setEnd(piece.firstChild, end - Number(piece.dataset.at));
          const boxes = range.getClientRects();
          const first = boxes[0], last = boxes[boxes.length - 1];
          return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
        }""",
        [start, end],
    )
    mouse = loop.page.mouse
    mouse.move(box[0] + 1, box[1])
    mouse.down()
    mouse.move(box[2], box[3], steps=5)
    mouse.up()
    assert words(stored(loop)["words"][RULES[0]]) == "engineer at the Orvachim factory"


def test_what_is_only_read_changes_nothing(ask):
    loop = ask()
    loop.page.locator("[data-sentence='3']").first.click()
    choose(loop, 1, "Can’t tell from the text")
    loop.page.locator("[data-sentence='3']").first.click()
    assert stored(loop)["words"] == {}
    assert "Nothing to point at for test 1" in loop.text(".dk-aim >> nth=0")


def test_all_by_keyboard(ask):
    loop = ask()
    # Past what stands above the tests: "Two of you?" among them.
    desk_test(loop, 1).get_by_role("radio").first.focus()
    loop.key("Space")
    assert stored(loop)["answers"] == {RULES[0]: "met"}
    loop.key("Tab")
    loop.page.keyboard.type("4")  # a list's own way: the sentence that begins with 4
    assert stored(loop)["words"] == {RULES[0]: PUBLIC["desk"]["sentences"][3]}
    loop.key("Tab", "Tab", "Enter", "Tab")  # past "Take back"; open the single words
    loop.page.keyboard.type("engineer")
    loop.key("Tab")
    loop.page.keyboard.type("factory")
    assert words(stored(loop)["words"][RULES[0]]) == "engineer at the Orvachim factory"
    assert loop.errors == []


def test_words_can_be_taken_back(ask):
    loop = ask(answer={**SOME, "words": {RULES[0]: [0, 5]}})
    loop.button("Take back the words for test 1").click()
    assert stored(loop)["words"] == {}
    assert loop.said() == "Test 1: no words are pointed at."
    assert loop.page.evaluate("document.activeElement.tagName") == "SELECT"


def test_changing_to_cant_tell_takes_the_words_along(ask):
    loop = ask(answer={**SOME, "words": {RULES[0]: [0, 5]}})
    choose(loop, 1, "Can’t tell from the text")
    assert stored(loop)["words"] == {}
    choose(loop, 1, "The text shows it")
    assert stored(loop)["words"] == {RULES[0]: [0, 5]}


def test_what_was_answered_before_is_there(ask):
    loop = ask(answer={**SOME, "words": {RULES[0]: PUBLIC["desk"]["sentences"][4]}})
    assert desk_test(loop, 3).get_by_label("The text does not show it").is_checked()
    assert desk_test(loop, 1).locator(".dk-words > select").input_value() == "4"
    assert loop.text(".dk-side > .qu-count >> nth=0") == "3 of 4 tests answered"
    assert loop.sent() == []


def test_letters_outside_the_first_plane_are_counted_as_one(ask):
    item = copy.deepcopy(PUBLIC)
    text = "😀 𝒜 man told us. 😀 She was 𝒷right."
    item["desk"] |= {
        "text": text, "paragraphs": [{"start": 0, "end": len(text), "title": False}],
        "sentences": [[0, 16], [17, len(text)]],
    }  # fmt: skip
    loop = ask(item)
    choose(loop, 1, "The text shows it")
    loop.page.locator("[data-sentence='1']").dblclick(position={"x": 90, "y": 8})
    start, end = stored(loop)["words"][RULES[0]]
    assert text[start:end] in {"was", "𝒷right.", "She", text[17:]}


# ---------------------------------------------------------------- after the check
def test_each_test_is_told_at_its_place(ask):
    loop = ask(answer=SOME)
    check(loop)
    told = desk_test(loop, 3).locator(".dk-told").inner_text()
    assert "does not fit the text" in told
    assert "AP (2009)" not in told, "what the rule asks stands above the answers already"
    asks = "AP (2009) asks for the reason why the name is kept back."
    assert desk_test(loop, 3).inner_text().count(asks) == 1
    assert "What follows: The text shows it. A reason is given." in told
    assert "no answer yet" in desk_test(loop, 2).locator(".dk-told").inner_text()
    assert loop.page.locator(".qu-body .qu-entry").count() == 0
    assert "The rest is there." not in loop.text(".qu-body")  # a test is still open


def test_our_words_can_be_shown_in_the_text(ask):
    loop = ask(answer=SOME)
    check(loop)
    button = desk_test(loop, 3).get_by_role("button", name="Show our words in the text")
    button.click()
    shown = "".join(loop.page.locator("mark.dk-theirs").all_inner_texts())
    assert shown == KEY.tests[RULES[2]]["words"]
    assert loop.said().strip() == shown
    pressed = desk_test(loop, 3).get_by_role("button", name="Hide our words")
    assert pressed.get_attribute("aria-pressed") == "true"
    pressed.click()
    assert loop.page.locator("mark.dk-theirs").count() == 0


def test_an_answer_changed_since_is_named_at_its_test(ask):
    loop = ask(answer=SOME)
    check(loop)
    choose(loop, 3, "The text shows it")
    assert desk_test(loop, 3).locator(".dk-old").is_visible()
    assert desk_test(loop, 1).locator(".dk-old").is_hidden()
    assert loop.page.locator(".qu-stale").is_visible()


def test_nothing_answered_is_said_and_has_no_switches(ask):
    loop = ask()
    check(loop)
    assert loop.page.locator(".qu-feedback").get_attribute("data-state") == "blank"
    assert loop.page.locator(".dk-lab").is_hidden()


# ---------------------------------------------------------------- switches
def test_before_the_check_there_is_no_switch(ask):
    loop = ask(answer=ALL)
    assert loop.page.locator(".dk-lab").count() == 0


def test_before_every_test_is_answered_there_is_no_switch_either(ask):
    loop = ask(answer=SOME)
    check(loop)
    assert loop.page.locator(".dk-lab").is_hidden()


@pytest.mark.parametrize("width", [1280, 768])
def test_the_feedback_leads_to_the_switches_that_it_opened(ask, width):
    loop = ask(answer=ALL, width=width)
    check(loop)
    assert loop.button("Now change the sourcing").count() == 1
    loop.button("Now change the sourcing").click()
    assert loop.focused() == "Change the sourcing"
    assert -1 <= loop.page.locator(".dk-lab h4").bounding_box()["y"] < 450
    check(loop)
    assert loop.button("Now change the sourcing").count() == 1, "it is said once"
    assert loop.violations() == []


def test_where_no_switch_is_opened_nothing_leads_to_one(ask):
    loop = ask(answer=SOME)
    check(loop)
    assert loop.button("Now change the sourcing").count() == 0


def test_first_a_guess_then_the_text_changes_and_the_tests_with_it(ask):
    loop = ask(answer=ALL)
    check(loop)
    throw(loop, LABELS[0], 1, 4)
    first = PUBLIC["desk"]["switches"][0]
    assert first["to"] in loop.page.locator(".dk-lab mark").inner_text()
    lines = loop.page.locator(".dk-outcome").all_inner_texts()
    assert "The text shows it\n→\nThe text does not show it" in lines[0].replace(" ", " ")
    assert "you expected this" in lines[0]
    assert "you expected a change here" in lines[3]
    assert "Can’t tell from the text" in lines[3]
    changed = loop.page.locator(".dk-differs").count()
    assert loop.text(".dk-result").startswith(f"{changed} of 4 tests")
    assert loop.said().startswith(f"{changed} of 4 tests")
    answer = stored(loop)
    assert answer["tried"] == [[0]]
    assert answer["guesses"] == {">0": [RULES[0], RULES[3]]}
    assert loop.focused() == f"Change it back: {LABELS[0]}"


def test_looking_does_not_make_the_check_old(ask):
    loop = ask(answer=ALL)
    check(loop)
    throw(loop, LABELS[0])
    assert loop.page.locator(".qu-stale").is_hidden()
    assert loop.button("Check", exact=True).is_visible()
    assert [m["type"] for m in loop.sent()] == ["check", "change"]


def test_what_was_seen_needs_no_second_guess(ask):
    loop = ask(answer=ALL)
    check(loop)
    throw(loop, LABELS[0], 1)
    loop.button(f"Change it back: {LABELS[0]}").click()
    assert loop.page.locator(".dk-ask").is_hidden()
    assert loop.page.locator(".dk-lab mark").count() == 0
    assert loop.text(".dk-lab figcaption").startswith("The text as it was")
    loop.button(f"Change it: {LABELS[0]}").click()
    assert loop.page.locator(".dk-lab mark").count() == 1
    assert "looked at: 1." in loop.text(".dk-lab .qu-count")


def test_while_a_guess_is_asked_for_it_has_the_one_main_button(ask):
    loop = ask(answer=ALL)
    check(loop)
    solid = """() => [...document.querySelectorAll("button.ws-main")].filter((one) => {
      const look = getComputedStyle(one);
      return one.checkVisibility() && look.backgroundColor === look.borderTopColor;
    }).map((one) => one.textContent)"""
    assert loop.page.evaluate(solid) == []
    loop.button(f"Change it: {LABELS[0]}").click()
    choose(loop, 1, "The text does not show it")
    loop.settle()
    assert loop.page.locator("#root").get_attribute("data-card") == "stale"
    assert len(loop.page.evaluate(solid)) == 1
    assert loop.page.locator(".dk-ask button.ws-main").inner_text() == loop.page.evaluate(solid)[0]


def test_the_guess_can_be_left(ask):
    loop = ask(answer=ALL)
    check(loop)
    loop.button(f"Change it: {LABELS[1]}").click()
    assert loop.focused() == ""  # the first tick has the focus
    loop.button("Leave it as it is").click()
    assert loop.page.locator(".dk-ask").is_hidden()
    assert loop.focused() == f"Change it: {LABELS[1]}"
    assert stored(loop)["tried"] == []


def test_switches_by_keyboard(ask):
    loop = ask(answer=ALL)
    check(loop)
    loop.button(f"Change it: {LABELS[0]}").focus()
    loop.key("Enter", "Space")
    loop.key("Tab", "Tab", "Tab", "Tab", "Enter")
    assert stored(loop)["guesses"] == {">0": [RULES[0]]}


def test_two_switches_change_two_things(ask):
    loop = ask(answer=ALL)
    check(loop)
    throw(loop, LABELS[0])
    throw(loop, LABELS[1])
    marked = loop.page.locator(".dk-lab mark").all_inner_texts()
    for switch, text in zip(PUBLIC["desk"]["switches"][:2], marked, strict=True):
        assert switch["to"] in text
    assert stored(loop)["tried"] == [[0], [0, 1]]


def test_the_switches_are_there_when_the_page_opens_again(ask):
    answer = {**ALL, "tried": [[0]], "guesses": {">0": []}}
    loop = ask(answer=answer, feedback=as_dict(grade(PUBLIC, KEY, answer)))
    loop.button(f"Change it: {LABELS[0]}").click()
    assert loop.page.locator(".dk-ask").is_hidden()
    assert loop.page.locator(".dk-lab mark").count() == 1


def test_no_two_buttons_have_one_name(ask):
    loop = ask(answer=ALL)
    check(loop)
    names = loop.page.locator(":is(button, summary):visible").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim())"
    )
    assert len(names) > 8
    assert sorted(set(names)) == sorted(names)


# ---------------------------------------------------------------- looks
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_nothing_hangs_over(ask, width):
    loop = ask(answer=ALL, width=width)
    desk_test(loop, 1).get_by_role("radio").first.focus()
    assert loop.violations() == []
    check(loop)
    desk_test(loop, 3).get_by_role("button", name="Show our words").click()
    loop.button(f"Change it: {LABELS[0]}").click()
    assert loop.violations() == []
    loop.button("Now change the text").click()
    assert loop.violations() == []
    assert loop.overflow() <= 0


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (1024, 2), (640, 1)])
def test_text_and_tests_stand_side_by_side_where_there_is_room(ask, width, columns):
    loop = ask(width=width)
    page = loop.page.locator(".dk-page").first.bounding_box()
    side = loop.page.locator(".dk-side").first.bounding_box()
    assert (side["x"] > page["x"] + page["width"]) is (columns == 2)
    assert (side["y"] >= page["y"] + page["height"]) is (columns == 1)


def test_targets_are_large_enough(ask):
    loop = ask(answer=ALL)
    check(loop)
    for part in (".dk-choice", ".dk-words > select", ".dk-throw", ".dk-ours", ".dk-narrow summary"):
        for box in loop.page.locator(part).all():
            if box.is_visible():
                assert box.bounding_box()["height"] >= 32, part


@pytest.mark.parametrize("bad", HOSTILE)
def test_texts_that_look_like_code_stay_texts(ask, bad):
    item, key = copy.deepcopy(PUBLIC), copy.deepcopy(KEY)
    shown = item["desk"]
    shown["text"] = bad + shown["text"]
    shown["label"] = bad
    shown["paragraphs"] = [{"start": 0, "end": len(shown["text"]), "title": False}]
    shown["sentences"] = [[0, len(bad)], [len(bad), len(shown["text"])]]
    shown["tests"][0].update(question=bad, house=bad, asks=bad, wording=bad)
    shown["switches"][0].update({"label": bad, "from": bad, "to": bad})
    for made in key.settings.values():
        made["text"] = bad + made["text"]
        made["paragraphs"] = [{"start": 0, "end": len(made["text"]), "title": True}]
        for test in made["tests"].values():
            test.update(words=bad, reason=bad)
    for reading in key.tests.values():
        reading.update(says=bad, shows=bad, reason=bad, places=[0])
    loop = ask(item, key, answer={**ALL, "words": {RULES[0]: [0, len(bad)]}}, width=400)
    check(loop)
    loop.page.locator(".dk-throw").first.click()
    loop.button("Now change the text").click()
    loop.settle()
    loop.page.locator(".dk-lab").hover()
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.locator(".dk img, .dk script").count() == 0
    assert bad in loop.page.locator(".dk-page blockquote").first.text_content()
    assert loop.overflow() <= 0


def test_nothing_is_left_listening_when_the_cell_is_gone(ask):
    loop = ask()
    loop.page.evaluate("bench.end()")
    assert loop.page.evaluate("bench.listeners()") == 0
    choose(loop, 1, "The text shows it")
    loop.page.locator("[data-sentence='3']").first.click()
    assert loop.errors == []


@pytest.mark.parametrize("width", [1280, 1024, 900, 768, 390])
def test_pointing_at_a_long_sentence_widens_and_moves_nothing(ask, width):
    loop = ask(width=width)
    choose(loop, 1, "The text shows it")
    below = desk_test(loop, 2)
    card, top = (one.bounding_box() for one in (desk_test(loop, 1), below))
    menu = desk_test(loop, 1).locator(".dk-words > select")
    longest = max(range(1, menu.locator("option").count()), key=lambda at: len(
        menu.locator("option").nth(at).inner_text()))  # fmt: skip
    menu.select_option(index=longest)
    desk_test(loop, 1).get_by_text("You point at").wait_for()
    assert loop.overflow() <= 0
    assert desk_test(loop, 1).bounding_box()["width"] == card["width"]
    assert abs(below.bounding_box()["y"] - top["y"]) < 1
