"""The button that opens a class, pressed on the teacher's page: a room for students, then none."""

from __future__ import annotations

import http.client
import os
import socket
from urllib.parse import urlsplit

import _patience
import pytest
from _room import UNIT, Browser, sheet
from _room import site as pages

from whosays.core.i18n import text

pytestmark = pytest.mark.browser

STARTED = _patience.PAGE


def _shot(page, name):
    if folder := os.environ.get("WHOSAYS_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png")


@pytest.fixture
def steps(room):
    """Open the teacher's page at what there is to follow; the room's pages are made already."""
    pages(room.kit / "room" / "site")
    page = room.open("solutions/00-teachers-page.ipynb")
    page.get_by_role("button", name="Follow the class", exact=True).click()
    yield page.locator(".ws:has(> .ws-steps)")
    stop = page.get_by_role("button", name=text("room_button.stop"))
    if stop.is_visible():  # a test that failed leaves no program behind
        stop.click()
        page.get_by_text(text("room_button.none")).or_(
            page.get_by_text(text("room_button.closed", folder=room.kit / "room" / "handins"))
        ).wait_for()


def test_a_room_is_opened_a_student_works_there_and_it_is_closed(room, steps):
    steps.get_by_role("button", name=text("room_button.button")).click()
    steps.get_by_text(text("room_button.open")).wait_for(timeout=STARTED)
    mine = steps.get_by_role("link", name="http://localhost")
    password = steps.locator("code").inner_text()
    students = steps.locator("p > strong").nth(1).inner_text()
    assert steps.get_by_role("img", name=text("room_button.qr")).is_visible()
    port = urlsplit(mine.get_attribute("href")).port
    # The address that students see leads here, where there is a network at all.
    assert students in {text("room_button.no_network"), f"http://{urlsplit(students).netloc}/"}
    assert urlsplit(students).port in {None, port}
    steps.get_by_text(text("room_button.open")).scroll_into_view_if_needed()
    _shot(room.page, "room-button")
    assert room.axe() == []

    student = Browser(port).join("sun")
    assert student.put(sheet(u1_e3="cant-tell")).status == 200
    teacher = Browser(port, host="localhost").enter(password)
    (seat,) = teacher.to("GET", "/teacher/state").table["seats"]
    assert seat["units"] == {UNIT: 1}

    steps.get_by_role("button", name=text("room_button.stop")).click()
    steps.get_by_text("The class is closed").wait_for()
    with pytest.raises((ConnectionRefusedError, http.client.HTTPException)):
        socket.create_connection(("127.0.0.1", port)).close()
    _shot(room.page, "room-closed")
