"""The teacher's page: what was answered is on it at once, and nobody else sees it."""

from __future__ import annotations

import json
import re

import pytest
from _room import UNIT, Running, sheet

from whosays.classroom import collect
from whosays.core.i18n import text
from whosays.room import pages, register, students, teacher


@pytest.fixture
def me(room):
    return room.browser().enter()


def test_without_the_password_there_is_only_the_question_for_it(room):
    stranger = room.browser()
    assert text("room.password_about").encode() in stranger.to("GET", "/teacher").raw
    assert stranger.to("GET", "/teacher/state").status == 401


def test_an_answer_that_was_confirmed_is_on_the_page_at_once(room, me):
    student = room.browser().join("sun")
    before = me.to("GET", "/teacher/state").table
    assert before["seats"][0] == {"name": "sun", "units": {}, "here": False, "handed_in": ""}
    student.put(sheet(u1_l2=60))
    now = me.to("GET", "/teacher/state").table
    assert now["seats"][0]["units"] == {UNIT: 1}
    assert now["seats"][0]["here"]
    assert [unit["id"] for unit in now["units"]] == [UNIT]
    assert now["changes"] == before["changes"] + 1


def test_the_page_asks_often_enough_to_be_two_seconds_behind_at_most():
    script = (pages.ASSETS / "teacher.js").read_text(encoding="utf-8")
    (pause,) = re.findall(r"^const PAUSE = ([\d_]+);", script, re.MULTILINE)
    assert int(pause) <= 1_000
    assert "two seconds" in text("room.teacher_about")


def test_the_report_follows_the_class_with_nicknames_and_the_projector_s_has_none(room, me):
    for number in range(8):
        room.browser().join(f"nick-{number}").put(sheet(second=number, u1_l2=10 * number))
    mine = me.to("GET", "/teacher/report").raw.decode()
    for number in range(8):
        assert f"nick-{number}" in mine
    shown = me.to("GET", "/teacher/report?projector").raw.decode()
    assert "nick-" not in shown
    assert ">8<" in shown
    for number in range(8, 13):
        # Before five have answered anew, nobody at the wall may see whose answer came in.
        assert ">8<" in me.to("GET", "/teacher/report?projector").raw.decode()
        room.browser().join(f"nick-{number}").put(sheet(second=number, u1_l2=5))
        assert f"nick-{number}" in me.to("GET", "/teacher/report").raw.decode()
    assert ">13<" in me.to("GET", "/teacher/report?projector").raw.decode()


def test_below_eight_the_report_gives_no_figure(room, me):
    room.browser().join("sun").put(sheet(u1_l2=60))
    assert b"<table" not in me.to("GET", "/teacher/report?projector").raw


def test_switches_are_turned_and_stay(room, me):
    reply = me.to("POST", "/teacher/switch", b'{"revealed": true}').table
    assert (reply["revealed"], reply["open"]) == (True, True)
    reply = me.to("POST", "/teacher/switch", b'{"open": false, "revealed": "no"}').table
    assert (reply["revealed"], reply["open"]) == (True, False)
    late = room.browser().to("POST", "/room/join", b"{}")
    assert (late.status, late.table["problem"]) == (403, text("room.closed"))


def seen(browser):
    return browser.to("GET", "/room/me").table["revealed"]


def test_a_question_is_seen_by_itself_once_enough_have_answered_it(room, me):
    """Eight is the least; who has not answered sees nothing, and no other question is shown."""
    reply = me.to("POST", "/teacher/switch", b'{"after": 3}').table
    assert reply["after"] == 8
    class_of = [room.browser().join(f"nick-{number}") for number in range(9)]
    for number, student in enumerate(class_of[:8]):
        assert not seen(class_of[0])
        assert class_of[0].to("GET", "/class").status == 404
        student.put(sheet(second=number, u1_e3="saw", u1_e10=40))
    assert seen(class_of[8])
    words = class_of[0].to("GET", "/class").raw.decode()
    assert words.count("<article>") == 2
    assert "nick-" not in words
    assert text("class_beside.nothing") in class_of[8].to("GET", "/class").raw.decode()
    class_of[0].put(sheet(second=30, u1_e3="saw", u1_e4=["none"]), sign_of(class_of[0]))
    words = class_of[0].to("GET", "/class").raw.decode()
    assert words.count("<article>") == 1  # 1.10 was taken back, 1.9 has one answer alone


def sign_of(browser):
    return browser.to("GET", "/room/answers").table["units"][UNIT]["sign"]


def test_after_how_many_stays_and_can_be_taken_back(room, me):
    me.to("POST", "/teacher/switch", b'{"after": 12}')
    assert register.opened(room.folder / register.NAME).after == 12
    for said in (b'{"after": true}', b'{"after": "9"}', b'{"after": 1e9}', b'{"open": true}'):
        assert me.to("POST", "/teacher/switch", said).table["after"] == 12
    assert me.to("POST", "/teacher/switch", b'{"after": 100000}').table["after"] == register.MOST
    assert me.to("POST", "/teacher/switch", b'{"after": -4}').table["after"] == 0


def test_at_the_end_report_and_everybody_s_answers_are_files_in_the_room_s_folder(room, me):
    room.browser().join("sun").put(sheet(u1_l2=60))
    late = room.browser().join("moon")
    late.put(sheet(second=7, u1_l2=30))
    late.to("POST", "/room/handin")
    room.browser().join("looked in only")
    said = me.to("POST", "/teacher/collect").table["said"]
    for name in ("class-report.html", "class-report-for-the-teacher.html"):
        assert (room.folder / "report" / name).is_file()
        assert name in said
    for folder, names in (("everybody", {"sun", "moon"}), ("handins", {"moon"})):
        found = collect.collect([room.folder / folder], ["u1-l2"])
        assert {one.label for one in found.students} == names
        assert folder in said


def test_the_address_is_large_and_a_pattern(room, me):
    words = me.to("GET", "/teacher/address").raw.decode()
    assert f'class="address">{room.room.addresses[0]}<' in words
    assert "<svg" in words


@pytest.mark.parametrize(("peer", "anywhere", "status"), [
    ("192.0.2.9", False, 404), ("192.0.2.9", True, 200), ("127.0.0.1", False, 200),
    ("::1", False, 200),
])  # fmt: skip
def test_another_device_does_not_even_see_that_there_is_such_a_page(
    tmp_path, monkeypatch, peer, anywhere, status
):
    monkeypatch.setattr(teacher.Teacher, "asker", peer)
    running = Running(tmp_path / "room", anywhere=anywhere)
    assert running.browser().to("GET", "/teacher").status == status
    running.stop()


def test_that_another_device_got_through_is_told(room, me, monkeypatch):
    room.browser().to("GET", "/")
    assert not me.to("GET", "/teacher/state").table["reached"]
    with monkeypatch.context() as patched:
        patched.setattr(students.Files, "asker", "192.0.2.9")
        room.browser().to("GET", "/")
    assert me.to("GET", "/teacher/state").table["reached"]


def test_a_report_that_cannot_be_written_is_told(room, me):
    (room.folder / "report").write_text("in the way", encoding="utf-8")
    reply = me.to("POST", "/teacher/collect")
    assert (reply.status, "report" in reply.table["problem"]) == (507, True)
    assert json.loads(me.to("GET", "/teacher/state").raw)["seats"] == []
