"""Handing in from the page: one file, what is in it, where it lies, and a link that saves it."""

from __future__ import annotations

import os
import zipfile

import pytest

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"


def _shot(page, name):
    folder = os.environ.get("WHOSAYS_SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png")


def test_an_answer_is_handed_in_with_a_nickname(lab, tmp_path):
    page = lab.open(EXERCISE)
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
    (made,) = lab.answers.glob("*.whosays")
    assert page.get_by_text(str(lab.answers)).first.is_visible()
    with page.expect_download() as saved:
        link.click()
    target = tmp_path / "saved.zip"
    saved.value.save_as(target)
    assert saved.value.suggested_filename == made.name
    assert target.read_bytes() == made.read_bytes()
    with zipfile.ZipFile(target) as archive:
        assert "answers/01-who-says-so.json" in archive.namelist()
    assert lab.axe() == []
    page.set_viewport_size({"width": 768, "height": 900})
    link.scroll_into_view_if_needed()
    _shot(page, "hand-in-narrow")


def test_the_teachers_page_has_the_class_at_hand(lab):
    page = lab.open("lessons/00-start.ipynb")
    page.get_by_role("link", name="your own page").wait_for()
    page = lab.open("solutions/00-teachers-page.ipynb")
    button = page.get_by_role("button", name="Collect", exact=True)
    button.scroll_into_view_if_needed()
    _shot(page, "teacher")
    button.click()
    page.get_by_text("There are no hand-ins in handins yet").wait_for()
    page.get_by_role("button", name="Make the students’ kit: practice").click()
    page.get_by_text("The practice edition is in").wait_for()
    (made,) = (lab.kit / "students").glob("whosays-practice-*.zip")
    assert zipfile.is_zipfile(made)
    _shot(page, "teacher-made")
