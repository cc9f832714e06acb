"""The chain builder in the page: by keyboard, by mouse, as a picture and as a list."""

from __future__ import annotations

import pytest
from _records import as_key

from whosays.core.i18n import text
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42"}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
HOSTILE = [
    "<img src=x onerror=\"window.hacked = 'image'\">",
    "</script><script>window.hacked = 'script'</script>",
    "\u202eright to left override",
    LONG,
    "قال الوزير إن الميناء مغلق",
]
KEY = {
    "item": "q", "reason": "Because.", "edges": [["a", "b"], ["b", "c"], ["d", "c"]],
    "same": [["a", "d"]], "one": [], "accept": [["e", "c"]], "places": {}, "outside": False,
    "count": (1, 2), "why": "",
}  # fmt: skip
STEPS = [
    {"from": "a", "to": "b", "says": "It says so.", "shows": "A root."},
    {"from": "d", "to": "b", "says": "And here."},
    {"same": ["a", "d"], "says": "Nobody knows."},
    {"collapse": True, "says": "Fold it."},
]


def hand(name, text=None, **fields):
    blank = {"words": "", "place": "", "marked": False, "own": False}
    return {"id": name, "text": text or f"Hand {name}", **blank, **fields}


def item(texts=(), **fields):
    words = dict(zip("abcde", texts, strict=False))
    return {
        "id": "q", "kind": "chain", "prompt": "Who got it from whom?", "note": "", "hints": [],
        "passage": None, "hands": [hand(name, words.get(name)) for name in "abcde"], "steps": [],
        **fields,
    }  # fmt: skip


def answer(edges="", ties="", one=""):
    def split(words):
        return [word.split(">") for word in words.split()]

    return {"edges": split(edges), "ties": split(ties), "one": split(one)}


def read(asked, value):
    return as_dict(grade(asked, as_key("chain", KEY), value))


@pytest.fixture
def build(make_loop):
    """Give a function that shows a chain on a page of some width."""

    def show(shown=None, *, width=1280, dark=False, **options):
        shown = shown or item()
        options.setdefault("on_change", lambda value: (value, SAVED))
        options.setdefault("on_check", lambda value: read(shown, value))
        loop = make_loop(viewport={"width": width, "height": 900})
        return loop.show(Question(shown, **options), dark=dark)

    return show


def stored(loop):
    loop.settle()
    return loop.widget.answer


def arrows(loop):
    """Give the arrows of the picture, with what a check said of them."""
    return loop.page.eval_on_selector_all(
        ".ch-arrow", "(all) => all.map((a) => [a.dataset.edge, a.classList[1]])"
    )


def boxes(loop):
    return loop.page.eval_on_selector_all(".ch-box", "(all) => all.map((box) => box.dataset.id)")


def open_hand(loop, number):
    loop.page.locator(".ch-hand > summary").nth(number).click()
    return loop.page.locator(".ch-hand").nth(number)


# ---------------------------------------------------------------- building
def test_by_mouse_the_graph_draws_itself(build):
    loop = build()
    assert loop.page.locator(".ch-svg").count() == 0
    open_hand(loop, 1).get_by_label("A Hand a").check()
    assert stored(loop) == answer("a>b")
    assert arrows(loop) == [["a b", "ch-plain"]]
    assert loop.said() == "Drawn: B (Hand b) got it from A (Hand a)."
    open_hand(loop, 2).get_by_label("B Hand b").check()
    assert stored(loop) == answer("a>b b>c")
    assert boxes(loop) == ["a", "b", "c"]
    assert loop.page.locator(".ch-from").all_inner_texts() == [
        "from nobody", "got it from A", "got it from B", "got it from …", "got it from …",
    ]  # fmt: skip
    loop.page.locator(".ch-hand").nth(1).get_by_label("A Hand a").uncheck()
    assert stored(loop) == answer("b>c")


def test_by_keyboard_alone(build):
    loop = build()
    loop.key("Tab", "Tab", "Enter", "Tab", "Space")
    assert stored(loop) == answer("a>b")
    assert loop.page.evaluate("document.activeElement.type") == "checkbox"
    loop.key("Tab", "Space")
    assert stored(loop) == answer("a>b c>b")
    loop.key("Space")
    assert stored(loop) == answer("a>b")
    loop.button("Fold to roots").focus()
    loop.key("Enter")
    assert loop.text(".ch-count") == "1 root is left."
    assert loop.focused() == "Show the whole chain again"


def test_each_hand_asks_in_a_group_with_a_name(build):
    loop = build()
    group = open_hand(loop, 1).get_by_role("group", name="B (Hand b) got the claim from …")
    assert group.get_by_role("checkbox").count() == 4


def test_an_answer_comes_back_and_can_be_taken_away(build):
    loop = build(answer=answer("a>b d>b", "a>d"))
    assert sorted(arrows(loop)) == [["a b", "ch-plain"], ["d b", "ch-plain"]]
    loop.button("Remove all arrows").click()
    assert stored(loop) is None
    assert loop.page.locator(".ch-board").is_hidden()
    assert "Hand a" in loop.focused()


def test_another_windows_answer_is_taken_in(build):
    loop = build(answer=answer("a>b"))
    loop.widget.answer = answer("d>c")
    loop.push()
    assert arrows(loop) == [["d c", "ch-plain"]]


def test_the_list_says_what_the_picture_shows(build):
    loop = build(answer=answer("a>c b>a a>b d>c", "a>d b>c", ""))
    loop.page.get_by_text("The graph in words").click()
    said = loop.page.locator(".ch-twin li").all_inner_texts()
    assert said[:4] == [
        "B (Hand b) got it from A (Hand a)", "C (Hand c) got it from A (Hand a)",
        "A (Hand a) got it from B (Hand b)", "C (Hand c) got it from D (Hand d)",
    ]  # fmt: skip
    assert "A (Hand a) and D (Hand d) may be one" in said
    assert any("does not count now" in line for line in said)
    assert any("in a circle: A (Hand a), B (Hand b)" in line for line in said)
    label = loop.page.get_by_role("img").get_attribute("aria-label")
    assert label.startswith("Graph of 4 hands and 4 arrows.")


# ---------------------------------------------------------------- roots
def test_collapse_folds_relays_and_counts(build):
    loop = build(answer=answer("a>b b>c d>c e>c", "a>d"))
    button = loop.button("Fold to roots")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    words = "2 to 3 roots are left: 2 if all that may be one is one, 3 if not."
    assert loop.text(".ch-count") == words
    assert loop.said() == words
    assert boxes(loop)[:3] == ["a", "d", "e"]
    lines = loop.page.locator(".ch-folded .ch-words").all_text_contents()
    assert " ".join(lines) == "2 relays: B, C"
    assert loop.page.locator(".ch-tie").count() == 1
    again = loop.button("Show the whole chain again")
    assert again.get_attribute("aria-pressed") == "true"
    again.click()
    assert len(arrows(loop)) == 4
    assert loop.sent("change") == []


# Collapse, hold the motion at its end, and give where everything is then; after it, what is left.
AT_THE_END = """() => {
  document.querySelector(".ch-collapse").click();
  const svg = document.querySelector(".ch-svg");
  const moves = document.querySelector(".ch-picture").getAnimations({ subtree: true });
  for (const one of moves) {
    one.pause();
    one.currentTime = one.effect.getComputedTiming().endTime - 0.1; // less counts as the end
  }
  const middle = (node) => {
    const { x, y, width, height } = node.querySelector("rect").getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const of = (name) => Object.fromEntries([...svg.querySelectorAll(name)]
    .map((node) => [node.dataset.id, middle(node)]));
  const found = [of(".ch-box"), of(".ch-ghost"), moves.length];
  for (const one of moves) one.finish();
  return found;
}"""


def test_on_collapse_what_was_repeated_moves_to_its_root_and_is_gone(build):
    loop = build(answer=answer("a>b b>c d>e"))
    boxes_then, ghosts, moves = loop.page.evaluate(AT_THE_END)
    assert moves > 0
    assert set(ghosts) == {"b", "c", "e"}
    for repeat, root in (("b", "a"), ("c", "a"), ("e", "d")):
        assert ghosts[repeat] == pytest.approx(boxes_then[root], abs=1), repeat
    loop.page.wait_for_function("!document.querySelector('.ch-ghost')")
    still = "document.querySelector('.ch-picture').getAnimations({ subtree: true }).length"
    assert loop.page.evaluate(still) == 0
    # Back, and nothing moves: it is one moment, not a show.
    loop.button("Show the whole chain again").click()
    assert loop.page.evaluate(still) == 0
    assert boxes(loop) == ["a", "b", "c", "d", "e"]


def test_on_collapse_nothing_moves_for_those_who_want_no_motion(make_loop):
    loop = make_loop(reduced_motion="reduce")
    loop.show(Question(item(), answer=answer("a>b b>c")))
    found, ghosts, moves = loop.page.evaluate(AT_THE_END)
    assert (ghosts, moves) == ({}, 0)
    assert "a" in found
    assert loop.text(".ch-count") == "1 root is left."


def test_roots_are_tied_and_untied(build):
    loop = build(answer=answer("a>c b>c d>c"))
    tying = loop.page.get_by_role("group", name="Two roots that may be one?")
    tying.get_by_role("button", name="Tie them").click()
    assert loop.text(".ch-tie-note") == "Choose two different roots first."
    options = tying.get_by_label("One root").locator("option").all_inner_texts()
    assert options == ["Choose a root …", "A (Hand a)", "B (Hand b)", "D (Hand d)"]
    tying.get_by_label("One root").select_option("b")
    tying.get_by_label("The other root").select_option("a")
    tying.get_by_role("button", name="Tie them").click()
    assert stored(loop) == answer("a>c b>c d>c", "a>b")
    assert loop.page.locator(".ch-tie-ties").count() == 1
    tying.get_by_label("How they belong together").select_option("one")
    tying.get_by_role("button", name="Tie them").click()
    assert stored(loop) == answer("a>c b>c d>c", "", "a>b")
    assert loop.page.locator(".ch-tie-one").count() == 1
    tying.get_by_role("button", name="Remove the tie").click()
    assert stored(loop) == answer("a>c b>c d>c")


def test_with_one_root_there_is_nothing_to_tie(build):
    loop = build(answer=answer("a>b b>c"))
    assert loop.page.locator(".ch-tying").is_hidden()


# ---------------------------------------------------------------- after a check
def test_each_arrow_shows_what_was_said_of_it_until_it_changes(build):
    loop = build(answer=answer("a>b a>c e>c"))
    loop.button("Check").click()
    loop.settle()
    assert dict(arrows(loop)) == {
        "a b": "ch-kept", "a c": "ch-against", "e c": "ch-open", "b c": "ch-missing",
        "d c": "ch-missing",
    }  # fmt: skip
    assert loop.page.locator(".ch-legend li").all_inner_texts() == [
        "✓\ncan be shown", "–\ndoes not fit",
        "+\ncan be shown, not drawn yet", "≈\ncan be discussed",
    ]  # fmt: skip
    # As many as are drawn, whatever is said of them.
    assert loop.text(".qu-headline").startswith("1 of your 3 arrows can be shown · 1 can be")
    loop.page.get_by_text("The graph in words").click()
    twin = loop.text(".ch-twin")
    assert "C (Hand c) got it from B (Hand b) (can be shown, not drawn yet)" in twin
    assert "C (Hand c) got it from A (Hand a) (does not fit)" in twin
    others = loop.page.locator(".qu-others")
    assert others.evaluate("(e) => e.open")
    assert "What you have not drawn (3)" in others.inner_text()
    open_hand(loop, 2).get_by_label("A Hand a").uncheck()
    assert {state for _, state in arrows(loop)} == {"ch-plain"}
    assert loop.page.locator(".ch-legend").is_hidden()


def test_feedback_on_what_was_checked_earlier_is_drawn_when_the_page_opens(build):
    given = answer("a>b")
    loop = build(answer=given, feedback=read(item(), given))
    assert dict(arrows(loop))["a b"] == "ch-kept"


def test_where_a_step_can_be_read_is_not_said_to_be_the_text(build):
    """“In the text: The text does not say so; our catalogue of the articles does.” it said."""
    given = answer("a>b")
    places = {"a>b": text("kinds.chain_catalogue")}
    told = as_dict(grade(item(), as_key("chain", {**KEY, "places": places}), given))
    loop = build(answer=given, feedback=told)
    said = loop.page.locator(".qu-reason").all_text_contents()
    assert f"{text('question.says_chain')}: {places['a>b']}" in said
    assert not any(one.startswith(text("question.says")) for one in said)


def test_ones_own_marks_are_told_apart(build):
    shown = item()
    shown["hands"][0] |= {"marked": True, "words": "a source", "place": "Article 001, paragraph 4"}
    shown["hands"].append(hand("m-1", "reportedly", own=True, marked=True, place="Your own mark"))
    loop = build({**shown, "left_out": 2})
    assert loop.page.locator(".ch-hand").nth(0).inner_text().split("\n")[1:] == [
        "Hand a", "a source Article 001, paragraph 4", "you marked this source", "got it from …",
    ]  # fmt: skip
    assert loop.page.locator(".ch-own").count() == 1
    assert "2 more of your marks" in loop.text(".ch-chain")
    open_hand(loop, 2).get_by_label("F reportedly").check()
    assert stored(loop) == answer("m-1>c")


def test_marks_made_later_come_in_and_nothing_else_moves(build):
    loop = build(answer=answer("a>b"))
    open_hand(loop, 2)
    loop.widget.item = {**loop.widget.item, "hands": [*item()["hands"], hand("m-1", own=True)]}
    loop.push()
    assert loop.page.locator(".ch-own").count() == 1
    assert loop.page.locator(".ch-hand[open]").count() == 1
    assert arrows(loop) == [["a b", "ch-plain"]]
    loop.page.locator(".ch-hand").nth(2).get_by_label("F Hand m-1").check()
    assert stored(loop) == answer("a>b m-1>c")
    assert loop.errors == []


# ---------------------------------------------------------------- a worked chain
def test_a_worked_chain_is_walked_through(build):
    loop = build(item(modelled=True, steps=STEPS))
    assert loop.page.get_by_role("button", name="Check").count() == 0
    loop.button("Show the first step").click()
    assert stored(loop) == 1
    assert loop.said() == "Step 1 of 4 B (Hand b) got it from A (Hand a) It says so. A root."
    assert arrows(loop) == [["a b", "ch-fresh"]]
    loop.key("Enter")
    assert arrows(loop) == [["a b", "ch-plain"], ["d b", "ch-fresh"]]
    loop.button("Next step").click()
    assert loop.page.locator(".ch-tie").count() == 1
    loop.button("Fold to roots").click()
    assert stored(loop) == 4
    assert loop.text(".ch-count").startswith("1 to 2 roots are left")
    last = loop.button("That was the last step")
    assert last.get_attribute("aria-disabled") == "true"
    loop.key("Enter")
    loop.button("Back").click()
    assert loop.page.locator(".ch-count").is_hidden()
    assert stored(loop) == 4


def test_a_worked_chain_opens_where_one_was(build):
    loop = build(item(modelled=True, steps=STEPS), answer=2)
    assert loop.text(".ch-step-number") == "Step 2 of 4"
    assert loop.sent() == []


# ---------------------------------------------------------------- looks
CUT = """() => [...document.querySelectorAll(".ch-box")].filter((box) => {
  const frame = box.querySelector("rect").getBoundingClientRect();
  return [...box.querySelectorAll(".ch-words")].some((line) => {
    const words = line.getBoundingClientRect();
    return words.left < frame.left || words.right > frame.right || words.top < frame.top
      || words.bottom > frame.bottom;
  });
}).map((box) => box.textContent)"""
APART = """() => {
  const all = [...document.querySelectorAll(".ch-box > rect")]
    .map((rect) => rect.getBoundingClientRect());
  return all.flatMap((a, i) => all.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right
    && a.top < b.bottom && b.top < a.bottom)).length;
}"""
TANGLED = "a>b b>c c>d d>e a>e b>e e>b"
WIDTHS = [(1280, "across"), (1024, "across"), (360, "down"), (320, "down")]


@pytest.mark.parametrize(("width", "way"), WIDTHS)
def test_labels_are_whole_and_boxes_apart(build, width, way):
    texts = ["somebody who calls himself a source", "english.10mehr.com, where it stood", LONG]
    loop = build(item(texts), width=width, answer=answer("a>b b>c a>c d>c e>b", "a>d d>e"))
    assert loop.page.locator(".ch-svg").get_attribute("data-way") == way
    assert loop.page.evaluate(CUT) == []
    assert loop.page.evaluate(APART) == 0
    assert loop.overflow() == 0
    svg, room = (loop.page.locator(name).bounding_box() for name in (".ch-svg", ".ch-picture"))
    assert svg["width"] <= room["width"] + 1
    drawn = loop.page.locator(".ch-words").all_text_contents()
    assert LONG in "".join(drawn)


@pytest.mark.parametrize("width", [1280, 320])
def test_a_tangle_with_a_circle_is_drawn(build, width):
    loop = build(width=width, answer=answer(TANGLED))
    assert len(arrows(loop)) == 7
    assert loop.page.evaluate(APART) == 0
    assert loop.errors == []


def test_the_picture_follows_the_room_it_has(build):
    loop = build(answer=answer("a>b b>c"))
    assert loop.page.locator(".ch-svg").get_attribute("data-way") == "across"
    loop.page.set_viewport_size({"width": 340, "height": 900})
    loop.page.wait_for_selector('.ch-svg[data-way="down"]')


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_serious(build, width):
    loop = build(answer=answer("a>b a>c e>c d>c", "a>d"), width=width)
    open_hand(loop, 1)
    loop.page.get_by_text("The graph in words").click()
    loop.button("Check").click()
    loop.settle()
    assert loop.violations() == []
    loop.button("Fold to roots").click()
    assert loop.violations() == []
    assert loop.overflow() == 0


def test_axe_finds_nothing_serious_in_a_worked_chain(build):
    loop = build(item(modelled=True, steps=STEPS), answer=4)
    assert loop.violations() == []


@pytest.mark.parametrize("width", [1280, 320])
def test_hostile_texts_stay_texts(build, width):
    shown = item(HOSTILE, prompt=HOSTILE[0], note=HOSTILE[1])
    for entry in shown["hands"]:
        entry |= {"words": HOSTILE[0], "place": HOSTILE[1], "marked": True}
    loop = build(shown, width=width, answer=answer("a>b b>c d>c e>c", "a>d"))
    open_hand(loop, 1)
    loop.page.get_by_text("The graph in words").click()
    loop.button("Check").click()
    loop.settle()
    loop.button("Fold to roots").click()
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.locator("#root img, #root script").count() == 0
    assert loop.overflow() == 0
    assert loop.errors == []


def test_hostile_ids_and_answers_break_nothing(build):
    shown = item()
    names = ['"]', "__proto__", "constructor"]
    shown["hands"] = [hand(name) for name in names]
    given = {"edges": [[names[0], names[1]], [names[1], names[2]]], "ties": [], "one": []}
    loop = build(shown, answer=given, on_check=lambda _: {"state": "blank", "headline": "x"})
    assert len(arrows(loop)) == 2
    loop.button("Fold to roots").click()
    assert loop.text(".ch-count") == "1 root is left."
    loop.button("Check").click()
    loop.settle()
    assert loop.errors == []
