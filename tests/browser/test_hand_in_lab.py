"""Handing in from the page: one file, what is in it, where it lies, and a link that saves it."""

from __future__ import annotations

import os
import re
import zipfile

import pytest

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"


def _shot(page, name):
    folder = os.environ.get("WHOSAYS_SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png")


def test_an_answer_is_handed_in_with_a_nickname(room, tmp_path):
    page = room.open(EXERCISE)
    one = page.locator(".ws-question").filter(has_text="How could the source in paragraph 5")
    one.get_by_label("Can’t tell from the text").check()
    one.locator(".ws-status[data-state=saved]").wait_for()
    name = page.get_by_label("Nickname or class code, if you like")
    name.scroll_into_view_if_needed()
    name.fill("sun 7")
    page.get_by_role("button", name="Make my hand-in file").click()
    link = page.get_by_role("link", name="Save sun-7-")
    link.wait_for()
    _shot(page, "hand-in")
    (made,) = room.answers.glob("*.whosays")
    place = page.get_by_text(str(room.answers)).first
    assert not place.is_visible(), "the machine's own path is for whoever asks"
    page.get_by_text("Where exactly?").click()
    assert place.is_visible()
    with page.expect_download() as saved:
        link.click()
    target = tmp_path / "saved.zip"
    saved.value.save_as(target)
    assert saved.value.suggested_filename == made.name
    assert target.read_bytes() == made.read_bytes()
    with zipfile.ZipFile(target) as archive:
        assert "answers/01-who-says-so.json" in archive.namelist()
    assert room.axe() == []
    page.set_viewport_size({"width": 768, "height": 900})
    link.scroll_into_view_if_needed()
    _shot(page, "hand-in-narrow")


# In one go: Python cannot have answered the first letter when the button is pressed.
AT_ONCE = """(line, name) => {
  for (let end = 1; end <= name.length; end += 1) {
    line.value = name.slice(0, end);
    line.dispatchEvent(new Event("input", { bubbles: true }));
  }
  [...document.querySelectorAll("button")]
    .find((one) => one.textContent.trim() === "Make my hand-in file").click();
}"""


def test_a_nickname_that_is_typed_and_sent_at_once_is_whole(room):
    page = room.open(EXERCISE)
    one = page.locator(".ws-question").filter(has_text="How could the source in paragraph 5")
    one.get_by_label("Can’t tell from the text").check()
    one.locator(".ws-status[data-state=saved]").wait_for()
    name = page.get_by_label("Nickname or class code, if you like")
    name.evaluate(AT_ONCE, "sunflower")
    saves = page.get_by_role("link", name=re.compile("^Save .*whosays"))
    saves.wait_for()
    assert "sunflower" in saves.inner_text()
    name.fill("rain")
    name.press("Enter")
    page.get_by_role("link", name="Save rain-").wait_for()
    assert name.input_value() == "rain"
    assert room.errors == []


def _step(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_the_teachers_page_has_the_class_at_hand(room):
    page = room.open("lessons/00-start.ipynb")
    page.get_by_role("link", name="your own page").wait_for()
    page = room.open("solutions/00-teachers-page.ipynb")
    _step(page, "Collect")
    page.get_by_role("button", name="Say what became of each file").click()
    page.get_by_text("There are no hand-ins in handins yet").wait_for()
    assert room.axe() == [], "with a button that was pressed"
    _step(page, "Hand out")
    page.get_by_role("button", name="Make the students’ kit: practice").click()
    page.get_by_text("The practice edition is in").wait_for()
    (made,) = (room.kit / "students").glob("whosays-practice-*.zip")
    assert zipfile.is_zipfile(made)
    _shot(page, "teacher-made")
    assert room.axe() == []


DROP = """async ([place, name, parts]) => {
  const data = new DataTransfer();
  data.items.add(new File(parts, name));
  for (const type of ["dragover", "drop"])
    place.dispatchEvent(
      new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_hand_ins_are_dropped_or_chosen_and_collected_at_once(room, tmp_path):
    kept = room.kit / "handins"
    page = room.open("solutions/00-teachers-page.ipynb")
    _step(page, "Collect")
    place = page.locator(".dr-place")
    place.scroll_into_view_if_needed()
    assert room.axe() == []
    box = page.locator(".widget-checkbox .widget-label-basic")
    assert box.evaluate("(one) => one.scrollWidth <= one.clientWidth"), "its words are cut"
    answered = (room.kit / "tests" / "old_answers" / "0.1.0" / "01-who-says-so.json").read_text()
    handle = place.element_handle()
    # More than one piece: what is dropped is put together again to the byte.
    filler = " " * 300_000
    name = "doejane_1234_5678_01-who-says-so.json"
    page.evaluate(DROP, [handle, name, [answered, filler]])
    page.get_by_text("Copied into handins: 1.").wait_for()
    assert (kept / name).read_text() == answered + filler
    page.get_by_text("Taken: 1").wait_for()
    one = tmp_path / "00-form-a.json"
    one.write_text("{")
    page.locator(".dr-input").set_input_files([one])
    page.get_by_text("Broken, not counted: 1").wait_for()
    place.scroll_into_view_if_needed()
    _shot(page, "drop")
    originals = room.kit / "report" / "originals"
    assert len(list(originals.glob("*.json"))) == 2
    for width in (1024, 768):
        page.set_viewport_size({"width": width, "height": 900})
        place.scroll_into_view_if_needed()
        _shot(page, f"drop-{width}")
    page.emulate_media(color_scheme="dark")
    _shot(page, "drop-dark")


def test_the_class_is_followed_while_it_works(room):
    old = (room.kit / "tests" / "old_answers" / "0.1.0" / "01-who-says-so.json").read_text()
    for name in ("ada", "ben"):
        (room.kit / "handins" / name).mkdir(parents=True, exist_ok=True)
    (room.kit / "handins" / "ada" / "01-who-says-so.json").write_text(old)
    page = room.open("solutions/00-teachers-page.ipynb")
    _step(page, "Follow the class")
    page.get_by_role("button", name="Begin to follow").click()
    page.get_by_text("1 began").wait_for()
    later = old.replace("2024-", "2025-")
    (room.kit / "handins" / "ben" / "01-who-says-so.json").write_text(later)
    page.get_by_text("2 began").wait_for()
    assert "ada" not in page.locator(".ws-follow").inner_text()
    assert room.axe() == []
    page.locator(".fw-place").scroll_into_view_if_needed()
    _shot(page, "follow")
    page.set_viewport_size({"width": 768, "height": 900})
    page.locator(".ws-steps").scroll_into_view_if_needed()
    _shot(page, "follow-768")
    page.emulate_media(color_scheme="dark")
    _shot(page, "follow-dark")
