"""What students' browsers get from a room, and what their answers come to."""

from __future__ import annotations

import gzip
import json
import threading
import zipfile

from _room import OTHER, UNIT, Running, sheet

from whosays.classroom import collect
from whosays.core.i18n import text
from whosays.room import shelf

STUDENTS = 35


def test_nobody_gets_a_page_before_saying_who_one_is(room):
    me = room.browser()
    for page in ("/", "/notebooks/index.html?path=exercises/a.ipynb"):
        assert text("room.join_about").encode() in me.to("GET", page).raw
    me.join()
    assert b"The units" in me.to("GET", "/").raw
    me.to("POST", "/room/leave")
    assert b"The units" not in me.to("GET", "/").raw


def test_joining_gives_a_secret_that_no_script_reads_and_no_other_site_sends(room):
    me = room.browser()
    reply = me.to("POST", "/room/join", b'{"name": "sun"}')
    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert len(me.cookies["whosays-seat"]) >= 43
    assert me.cookies["whosays-seat"].encode() not in reply.raw
    held = (room.folder / "room.json").read_text(encoding="utf-8")
    assert me.cookies["whosays-seat"] not in held
    assert "sun" in held


def test_a_made_up_nickname_for_whoever_types_none(room):
    assert room.browser().join().to("GET", "/room/me").table["name"]


def test_what_is_confirmed_is_on_the_disk_as_it_was_sent(room):
    me, raw = room.browser().join("sun"), sheet(u1_l2=60)
    reply = me.put(raw)
    assert (reply.status, reply.table["sign"]) == (200, shelf.sign(raw))
    (seat,) = room.room.register.seats
    assert (room.folder / "students" / seat.id / f"{UNIT}.json").read_bytes() == raw
    held = me.to("GET", "/room/answers").table
    assert held["units"][UNIT] == {"sign": shelf.sign(raw), "raw": raw.decode()}
    assert held["place"] == seat.place


def test_what_was_made_from_something_else_is_not_taken_and_nothing_is_lost(room):
    me = room.browser().join("sun")
    first = me.put(sheet(u1_l2=60)).table["sign"]
    reply = me.put(sheet(u1_e8=10))
    assert reply.status == 412
    assert reply.table["raw"].encode() == sheet(u1_l2=60)
    assert me.put(sheet(u1_l2=60, u1_e8=10), first).status == 200


def test_a_room_that_was_stopped_goes_on_with_everything(room):
    me = room.browser().join("sun")
    sign = me.put(sheet(u1_l2=60)).table["sign"]
    me.to("POST", "/room/handin")
    room.room.register.switch(revealed=True)
    room.stop()
    again = Running(room.folder)
    try:
        me.port = again.port
        assert me.to("GET", "/room/me").table == {
            "name": "sun", "revealed": True, "handed_in": True,
            "place": again.room.register.seats[0].place,
        }  # fmt: skip
        assert me.to("GET", "/room/answers").table["units"][UNIT]["sign"] == sign
        assert again.room.live.state()["seats"][0]["units"] == {UNIT: 1}
        assert me.put(sheet(u1_l2=70), sign).status == 200
    finally:
        again.stop()


def test_handing_in_makes_a_file_that_collecting_takes_under_the_nickname(room):
    me = room.browser().join("Müller <b>")
    me.put(sheet(u1_l2=60))
    me.put(sheet(OTHER, 5, u2_l2=1), unit=OTHER)
    assert me.to("POST", "/room/handin").status == 200
    found = collect.collect([room.folder / "handins"], ["u1-l2"])
    assert [one.state for one in found.verdicts] == ["taken", "taken"]
    assert [(one.label, one.units[UNIT]) for one in found.students] == [
        ("Müller <b>", {"u1-l2": 60})
    ]


def test_deleting_leaves_what_was_handed_in(room):
    me = room.browser().join("sun")
    me.put(sheet(u1_l2=60))
    me.to("POST", "/room/handin")
    assert me.to("DELETE", "/room/answers").table == {"deletions": 1}
    assert me.to("GET", "/room/answers").table["units"] == {}
    (file,) = (room.folder / "handins").iterdir()
    with zipfile.ZipFile(file) as archive:
        assert archive.read(f"answers/{UNIT}.json") == sheet(u1_l2=60)


def test_the_class_is_shown_to_students_only_when_the_teacher_says_so(room):
    for number in range(8):
        room.browser().join(f"name-of-{number}").put(sheet(second=number, u1_l2=10 * number))
    me = room.browser().join("sun")
    assert me.to("GET", "/class").status == 404
    room.room.register.switch(revealed=True)
    reply = me.to("GET", "/class")
    assert reply.status == 200
    assert b"name-of" not in reply.raw
    assert "sandbox" in reply.headers["content-security-policy"]
    assert room.browser().to("GET", "/class").status == 401


def test_files_are_squeezed_kept_and_not_sent_twice(room):
    me, place = room.browser().join(), "/build/long.0123456789abcdef.js"
    plain = me.to("GET", place)
    squeezed = me.to("GET", place, Accept_Encoding="gzip")
    assert gzip.decompress(squeezed.raw) == plain.raw
    assert len(squeezed.raw) < len(plain.raw)
    assert "immutable" in plain.headers["cache-control"]
    again = me.to("GET", place, If_None_Match=plain.headers["etag"])
    assert (again.status, again.raw) == (304, b"")
    assert "no-cache" in me.to("GET", "/icon.svg").headers["cache-control"]
    assert me.to("GET", "/service-worker.js").status == 404


def test_a_class_of_35_answers_and_hands_in_at_once_and_nothing_is_lost(room):
    wrong: list[object] = []

    def one(number: int) -> None:
        me, sign, answers = room.browser().join(f"n{number}"), "", {}
        for step, item in enumerate(("u1_l2", "u1_e8", "u1_e12")):
            answers[item] = number + step
            reply = me.put(sheet(second=number, **answers), sign)
            if reply.status != 200:
                wrong.append((number, item, reply.status, reply.raw))
                return
            sign = reply.table["sign"]
        if me.to("POST", "/room/handin").status != 200:
            wrong.append(number)

    crowd = [threading.Thread(target=one, args=(number,)) for number in range(STUDENTS)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert wrong == []
    found = collect.collect([room.folder / "handins"], ["u1-l2", "u1-e8"])
    assert {one.label: one.units[UNIT] for one in found.students} == {
        f"n{number}": {"u1-l2": number, "u1-e8": number + 1} for number in range(STUDENTS)
    }
    state = room.room.live.state()
    assert [seat["units"] for seat in state["seats"]] == [{UNIT: 3}] * STUDENTS
    assert all(seat["handed_in"] for seat in state["seats"])
    listed = json.loads((room.folder / "room.json").read_bytes())
    assert len({seat["id"] for seat in listed["seats"]}) == STUDENTS
