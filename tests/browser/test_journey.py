"""A student's way through the first exercise, in a real JupyterLab, and back again."""

from __future__ import annotations

import json

import pytest

from whosays.corpus.articles import load_article

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
ARTICLE = load_article("001")


def reader(page, number=0):
    return page.locator(".ws-reader").nth(number)


def question(page, prompt):
    return page.locator(".ws-question").filter(has_text=prompt)


def place(page, words, *, end=False):
    """Give the place on the screen of the first or last letter of some words."""
    found = page.evaluate(
        """([words, end]) => {
          const root = document.querySelector('.ws-reader .rd-sheet');
          const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          const nodes = []; let text = '';
          for (let n = walk.nextNode(); n; n = walk.nextNode()) {
            nodes.push([n, text.length]); text += n.data;
          }
          let at = text.replaceAll('\\u00a0', ' ').indexOf(words);
          if (at < 0) return null;
          if (end) at += words.length - 1;
          const [node, start] = nodes.filter(([, s]) => s <= at).at(-1);
          const range = document.createRange();
          range.setStart(node, at - start); range.setEnd(node, at - start + 1);
          node.parentElement.scrollIntoView({block: 'center'});
          const box = range.getBoundingClientRect();
          return [box.left + box.width / 2, box.top + box.height / 2];
        }""",
        [words, end],
    )
    assert found, f"{words} is not on the page"
    return found


def drag(page, words):
    place(page, words)
    x, y = place(page, words)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(*place(page, words, end=True), steps=6)
    page.mouse.up()


def saved(page, number=0):
    reader(page, number).locator(".ws-status[data-state=saved]").first.wait_for()


def on_disk(lab):
    return json.loads((lab.answers / "01-who-says-so.json").read_text(encoding="utf-8"))["items"]


def mark_by_mouse(page):
    for words, code in (
        ("a source told Sputnik", "One unnamed person"),
        ("the source said", "One unnamed person"),
        ("Russian Foreign Minister Sergei Lavrov", "Named person"),
    ):
        drag(page, words)
        reader(page).get_by_role("button", name=code).first.click()
        saved(page)


def mark_by_keyboard(page):
    cursor = reader(page).locator(".rd-cursor")
    cursor.focus()
    # The cursor stands where the last mark is; go on from there, word by word.
    for code in ("2", "6"):
        page.keyboard.press("PageDown")
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press(code)
        saved(page)


def answer_questions(page):
    """Answer one question of each kind; give the prompts."""
    one = question(page, "How could the source in paragraph 5 know")
    one.get_by_label("Can’t tell from the text").check()
    many = question(page, "Whose reports do paragraphs 11 and 12 name")
    many.get_by_label("Sputnik", exact=True).check()
    match = question(page, "Who does article 001 credit with each")
    for select, value in zip(
        match.locator("select").all(), ["unnamed", "lavrov", "aydinlik", "nobody"], strict=True
    ):
        select.select_option(value)
    order = question(page, "Put the path of")
    order.locator(".qu-line", has_text="somebody called").get_by_role("button").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    rate = question(page, "Back to article 001. The claim")
    rate.locator("input[type=range]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    rate.locator(".qu-why textarea").fill("The words “a source” weighed most.")
    text = question(page, "What one thing, if you found it")
    text.locator("textarea").fill("A second witness <b>who</b> was there 🙂")
    text.locator("textarea").blur()
    return [one, many, match, order, rate, text]


def state(page):
    """Give everything that a student would want to find again."""
    return page.evaluate(
        """() => ({
          checked: [...document.querySelectorAll('.ws-question input:checked')].map(e => e.value),
          picked: [...document.querySelectorAll('.ws-question select')].map(e => e.value),
          written: [...document.querySelectorAll('.ws-question textarea')].map(e => e.value),
          rated: [...document.querySelectorAll('.ws-question input[type=range]')].map(e => e.value),
          order: [...document.querySelectorAll('.qu-line-text')].map(e => e.textContent),
        })"""
    )


def test_a_student_works_leaves_and_finds_everything_again(room):
    page = room.load(EXERCISE)
    mark_by_mouse(page)
    mark_by_keyboard(page)
    kinds = answer_questions(page)
    for widget in kinds:
        widget.locator(".qu-check").click()
        widget.locator(".qu-feedback:visible").wait_for()
        widget.locator(".ws-status[data-state=saved]").wait_for()
    reader(page).get_by_role("button", name="Check my marks").click()
    page.get_by_text("You found").first.wait_for()
    assert room.axe() == []

    kept = on_disk(room)
    marks = kept["u1-e1"]["value"]
    words = [ARTICLE.text[m["start"] : m["end"]].replace("\u00a0", " ") for m in marks]
    assert words[:3] == [
        "a source told Sputnik",
        "the source said",
        "Russian Foreign Minister Sergei Lavrov",
    ]
    assert len(marks) == 5
    assert kept["u1-e3"]["value"] == "cant-tell"
    assert kept["u1-e11"]["value"] == "A second witness <b>who</b> was there 🙂"
    before = state(page)

    # The kernel is restarted: the page comes back by itself.
    page.get_by_role("menuitem", name="Kernel").click()
    page.get_by_role("menuitem", name="Restart Kernel…").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    room.ready()
    assert page.get_by_text("model not found").count() == 0
    assert state(page) == before
    assert reader(page).locator(".rd-list li, .rd-item").count() >= 5

    # The page is loaded again.
    page.reload()
    room.ready()
    assert state(page) == before
    assert on_disk(room)["u1-e1"]["value"] == marks
    assert page.locator(".qu-feedback:visible").count() == len(kinds)
    assert room.errors == []


def test_the_kernel_dies_and_nothing_is_lost(room):
    page = room.open(EXERCISE)
    one = question(page, "How could the source in paragraph 5 know")
    one.get_by_label("Can’t tell from the text").check()
    one.locator(".ws-status[data-state=saved]").wait_for()
    room.kill_kernels()
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    room.ready()
    assert one.get_by_label("Can’t tell from the text").is_checked()


def test_two_windows_on_one_exercise_keep_both_answers(lab):
    page = lab.open(EXERCISE)
    other = lab.watch(lab.context.new_page())
    lab.open(EXERCISE, other)
    question(page, "How could the source").get_by_label("Can’t tell from the text").check()
    question(page, "How could the source").locator(".ws-status[data-state=saved]").wait_for()
    many = question(other, "Whose reports do paragraphs 11 and 12 name")
    many.get_by_label("Sputnik", exact=True).check()
    many.locator(".ws-status[data-state=saved]").wait_for()
    kept = on_disk(lab)
    assert kept["u1-e3"]["value"] == "cant-tell"
    assert kept["u1-e4"]["value"] == ["sputnik"]
