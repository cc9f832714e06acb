"""A student in a room: over plain http, where a browser lets a page keep no copy of itself."""

from __future__ import annotations

import os
import shutil

import _patience
import pytest
from _room import PASSWORD, UNIT, Browser, Running, sheet
from conftest import ALL, READY, SWITCHES
from playwright.sync_api import sync_playwright

from whosays.core.i18n import text
from whosays.launch import chromium
from whosays.site import build

pytestmark = pytest.mark.browser

HOW = "How could the source in paragraph 5"
NAME = "room.test"


@pytest.fixture
def room(made, tmp_path):
    """Hand a room out, under a name that is not this computer's own for a browser."""
    build.write(tmp_path / "room" / "site", made)
    running = Running(tmp_path / "room")
    running.room.own_names = frozenset({NAME, "localhost"})
    yield running
    running.stop()


@pytest.fixture
def page():
    """Open a browser that has never been here."""
    found = os.environ.get("WHOSAYS_CHROMIUM") or chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(found),
            args=[*SWITCHES, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"],
        )
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.set_default_timeout(_patience.PAGE)
        opened.add_init_script(ALL)
        yield opened
        browser.close()


def shot(page, name):
    if shots := os.environ.get("WHOSAYS_SHOTS"):
        page.screenshot(path=f"{shots}/room-{name}.png", full_page=True)


def test_a_student_joins_answers_loses_the_network_and_hands_in(room, page, tmp_path):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"http://{NAME}:{room.port}/")
    assert not page.evaluate("isSecureContext")
    # What the README says that a device loads at most.
    assert sum(len(one.squeezed or one.raw) for one in room.room.pages.values()) < 20e6
    shot(page, "join")
    page.get_by_label(text("room.join_label")).fill("Ada <b>")
    page.get_by_role("button", name=text("room.join_button")).click()
    page.get_by_text("Ada <b>").wait_for()

    teacher = page.context.browser.new_page(viewport={"width": 1280, "height": 900})
    teacher.goto(f"http://localhost:{room.port}/teacher")
    teacher.get_by_label(text("room.password_label")).fill(PASSWORD)
    teacher.get_by_role("button", name=text("room.password_button")).click()
    row = teacher.get_by_role("row").filter(has_text="Ada <b>")
    row.get_by_text(text("room.here"), exact=True).wait_for()

    page.goto(f"http://{NAME}:{room.port}/notebooks/index.html?path=exercises/{UNIT}.ipynb")
    page.wait_for_selector(READY, state="attached")
    one = page.locator(".ws-question").filter(has_text=HOW)
    one.locator("input[type=radio]").nth(1).check()
    one.locator(".ws-status[data-state=saved]").wait_for()
    row.get_by_text(text("room.of", count=1, total=room.room.shelf.course.totals[UNIT])).wait_for()
    shot(teacher, "teacher")

    room.stop()
    one.locator("input[type=radio]").nth(0).check()
    one.locator(".ws-status-text", has_text=text("answers.room_away")).wait_for()
    page.get_by_text(text("room.line_waits_one")).wait_for()
    shot(page, "away")
    again = Running(tmp_path / "room", room.port)
    again.room.own_names = room.room.own_names
    try:
        page.get_by_text(text("room.line_kept")).wait_for()
        (seat,) = again.room.register.seats
        assert again.room.live.state()["seats"][0]["units"] == {UNIT: 1}
        page.reload()
        page.wait_for_selector(READY, state="attached")
        assert one.locator("input[type=radio]").nth(0).is_checked()
        page.get_by_role("button", name=text("hand_in.button")).click()
        page.get_by_text(text("hand_in.room_done")).wait_for()
        shot(page, "handed-in")
        assert again.room.live.handed_in(seat).is_file()
        again.room.register.switch(revealed=True)
        page.get_by_role("link", name=text("room.class_link")).wait_for()
    finally:
        again.stop()
    assert errors == []


@pytest.fixture
def assessed(edition, tmp_path):
    """Hand a room out whose pages only save."""
    shutil.copytree(edition, tmp_path / "room" / "site")
    running = Running(tmp_path / "room")
    running.room.own_names = frozenset({NAME, "localhost"})
    yield running
    running.stop()


@pytest.mark.long  # the assessed edition is made for long tests alone
def test_on_a_phone_an_assessed_room_keeps_answers_and_says_nothing_of_them(assessed, page):
    """Nothing is wider than the phone, nothing can be checked; the class is seen without a key."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"http://{NAME}:{assessed.port}/")
    page.get_by_role("button", name=text("room.join_button")).click()
    page.get_by_text(text("room.line_kept")).wait_for()
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(fits)
    page.goto(f"http://{NAME}:{assessed.port}/notebooks/index.html?path=exercises/{UNIT}.ipynb")
    page.wait_for_selector(READY, state="attached")
    one = page.locator(".ws-question").filter(has_text=HOW)
    one.locator("input[type=radio]").nth(0).check()
    one.locator(".ws-status[data-state=saved]").wait_for()
    page.get_by_text(text("room.line_kept")).wait_for()
    assert page.evaluate(fits)
    assert page.locator(".qu-check:visible, .rd-actions .ws-main:visible").count() == 0
    shot(page, "assessed-phone")
    (seat,) = assessed.room.register.seats
    assert assessed.room.live.state()["seats"][0]["units"] == {UNIT: 1}
    for number in range(8):
        other = Browser(assessed.port).join(f"n{number}")
        assert other.put(sheet(second=number, u1_e3="cant-tell")).status == 200
    assessed.room.register.switch(after=8)
    page.goto(f"http://{NAME}:{assessed.port}/class")
    page.get_by_text(text("class_beside.yours")).wait_for()
    assert page.evaluate(fits)
    assert page.get_by_text(text("class_report.fits")).count() == 0
    assert seat.nick not in page.content()
