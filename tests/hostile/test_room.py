"""Attacks on a room: on its files, on other students' answers, on the teacher's page.

Whatever is sent is refused, costs only whoever sent it, and is never a path, a program or markup.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket

import pytest
from _room import HEADERS, PASSWORD, UNIT, Running, sheet

from whosays.room import register, shelf

PATHS = (
    "/../room.json", "/..%2froom.json", "/%2e%2e/room.json", "/students/", "/room.json",
    "//etc/passwd", "/site/../../room.json", "/..\\room.json", "/index.html/../../room.json",
    "/room/answers/../../room.json", "/%00", "/room/answers/%2e%2e", "/handins/",
    "/room/", "/room/answers/", "/files/../../../etc/passwd",
)  # fmt: skip
UNITS = (
    "..", "../01-who-says-so", "..%2f01-who-says-so", "nothing", "01-who-says-so.json", "con",
    "01-who-says-so%00", "%2e", "a" * 59,
)  # fmt: skip
BODIES = (
    b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"a":' * 50_000,
    b'{"format": 1, "exercise": "01-who-says-so", "kit": "x", "items": []}',
    b'{"format": 1, "exercise": "../../x", "kit": "x", "items": {}}',
    b'{"format": 1, "exercise": "02-unnamed-sources", "kit": "x", "items": {}}',
    b'{"format": 1, "exercise": "01-who-says-so", "kit": "x", "items": {"a": 1}, "items": {}}',
    b"1" * 100_000, b'"\\ud800"', b"<script>alert(1)</script>",
)  # fmt: skip
NAMES = (
    "../../etc", "/etc/passwd", "con", "\x00", "a" * 100_000, "<script>alert(1)</script>", "=1+1",
    "\u202eevil", "..", "  ", "\ud800", "𝔘𝔫𝔦", "s0123456789",
)  # fmt: skip


@pytest.fixture
def victim(room):
    """Give a student with an answer that nobody else may see."""
    me = room.browser().join("victim")
    assert me.put(sheet(u1_l2=61, u1_e11="very-secret-words")).status == 200
    assert me.to("POST", "/room/handin").status == 200
    return me


def snapshot(room):
    return {file.relative_to(room.folder).as_posix(): file.read_bytes()
            for file in room.folder.rglob("*") if file.is_file()}  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_address_is_a_path(room, victim, path):
    for who in (room.browser(), room.browser().join("mallory"), victim):
        reply = who.to("GET", path)
        assert reply.status in {400, 404}, path
        for held in (b"very-secret-words", b"root:", b'"seats"'):
            assert held not in reply.raw


def test_no_address_gives_another_student_s_answers(room, victim):
    (seat,) = room.room.register.seats
    mallory = room.browser().join("mallory")
    tried = [
        "/room/answers", "/room/me", "/", "/class", f"/room/answers/{UNIT}", "/teacher",
        "/teacher/state", "/teacher/report", f"/room/answers?seat={seat.id}",
        f"/students/{seat.id}/{UNIT}.json", f"/handins/{seat.id}.whosays", "/room/handin",
        f"/room/answers/{seat.id}", "/room.json", "/report/class-report.html",
    ]  # fmt: skip
    room.room.register.switch(revealed=True)
    for path in tried:
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
            reply = mallory.to(method, path)
            assert b"very-secret-words" not in reply.raw
            assert seat.sum.encode() not in reply.raw
            assert b"victim" not in reply.raw
    assert victim.to("GET", "/room/answers").table["units"][UNIT]["raw"].encode() == sheet(
        u1_l2=61, u1_e11="very-secret-words"
    )


@pytest.mark.parametrize(
    "secret",
    ["", "a" * 43, "victim", "../..", "a" * 5_000, "é", "0", "' OR 1=1 --", "%00"],
)
def test_a_made_up_secret_or_a_nickname_or_a_folder_s_name_opens_nothing(room, victim, secret):
    (seat,) = room.room.register.seats
    assert len(victim.cookies["whosays-seat"]) >= 43
    for tried in (secret, seat.id, seat.sum, seat.place):
        thief = room.browser()
        thief.cookies["whosays-seat"] = tried.encode("utf-8").decode("latin-1")
        for method, path in (("GET", "/room/answers"), ("PUT", f"/room/answers/{UNIT}"),
                             ("DELETE", "/room/answers"), ("POST", "/room/handin")):  # fmt: skip
            assert thief.to(method, path, sheet() if method == "PUT" else b"").status == 401


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_that_there_is_not_makes_no_file(room, unit):
    me = room.browser().join("mallory")
    before = snapshot(room)
    assert me.put(sheet(u1_l2=1), unit=unit).status in {400, 404, 405}
    assert snapshot(room) == before


@pytest.mark.parametrize("raw", BODIES, ids=range(len(BODIES)))
def test_what_are_no_answers_of_that_unit_is_not_kept(room, raw):
    me = room.browser().join("mallory")
    before = snapshot(room)
    assert me.put(raw).status == 400
    assert snapshot(room) == before


def test_what_is_too_large_is_refused_and_the_next_student_served(room, victim):
    me = room.browser().join("mallory")
    before = snapshot(room)
    padded = sheet(u1_l2=1) + b" " * shelf.LARGEST
    assert me.put(padded).status == 413
    # Whether a refusal is still read, or the line is cut before, is a matter of chance.
    status, heard = 0, b""
    with contextlib.suppress(OSError, http.client.HTTPException):
        status = me.put(b" " * (5 * shelf.LARGEST)).status
    assert status in {0, 400, 413}
    with (
        contextlib.suppress(OSError),
        socket.create_connection(("127.0.0.1", room.port), timeout=300) as line,
    ):
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000 + b"\r\n\r\n")
        heard = line.recv(1_000)
    assert b" 200 " not in heard
    assert snapshot(room) == before
    assert victim.to("GET", "/room/answers").status == 200


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_nickname_is_no_path_and_no_markup(room, name):
    me = room.browser()
    words = json.dumps({"name": name}).encode()
    assert me.to("POST", "/room/join", words).status in {200, 400}
    assert {one.name for one in room.folder.iterdir()} <= {"site", "students", "room.json"}
    for seat in room.room.register.seats:
        assert seat.id.isascii()
        assert seat.id.isalnum()
        assert me.put(sheet(u1_l2=1)).status == 200
        assert [one.name for one in (room.folder / "students").iterdir()] == [seat.id]
    teacher = room.browser().enter()
    assert b"<script>alert" not in teacher.to("GET", "/teacher/report").raw
    assert (
        teacher.to("GET", "/teacher/state").headers["content-type"].startswith("application/json")
    )


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"Origin": "http://evil.example"}, {**HEADERS, "Origin": "http://evil.example"},
        {**HEADERS, "Origin": "null"}, {**HEADERS, "Sec-Fetch-Site": "cross-site"},
        {**HEADERS, "Sec-Fetch-Site": "same-site"}, {**HEADERS, "Host": "evil.example"},
        {**HEADERS, "Host": "evil.example:80@localhost"}, {**HEADERS, "Host": "[::1"},
    ],
    ids=range(9),
)  # fmt: skip
def test_another_site_s_page_can_do_nothing_with_a_student_s_or_teacher_s_cookie(
    room, victim, headers
):
    teacher = room.browser().enter()
    held = {**victim.cookies, **teacher.cookies}
    sent = {**headers, "Cookie": "; ".join(f"{name}={value}" for name, value in held.items())}
    before = snapshot(room)
    for method, path in (
        ("PUT", f"/room/answers/{UNIT}"), ("DELETE", "/room/answers"), ("POST", "/room/join"),
        ("POST", "/room/handin"), ("POST", "/room/leave"), ("POST", "/teacher/switch"),
        ("POST", "/teacher/collect"), ("POST", "/teacher/enter"),
    ):  # fmt: skip
        try:
            status = victim.ask_raw(method, path, b'{"revealed": true}', sent).status
        except ConnectionError:  # a name that is none: hung up on before all of it was read
            continue
        assert status in {400, 403, 421}, (method, path)
    assert snapshot(room) == before
    assert not room.room.register.revealed
    asked = victim.ask_raw("OPTIONS", "/room/answers", headers=sent)
    assert not [name for name in asked.headers if name.startswith("access-control")]


def test_methods_that_there_are_not_change_nothing(room, victim):
    before = snapshot(room)
    for method in ("PATCH", "TRACE", "CONNECT", "PROPFIND", "MKCOL", "MOVE", "BREW"):
        for path in ("/", "/room/answers", f"/room/answers/{UNIT}", "/teacher/state"):
            assert victim.to(method, path).status in {400, 401, 403, 404, 405}
    assert snapshot(room) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_in_the_room_s_folder_are_not_followed(room, tmp_path):
    secret = tmp_path / "secret.json"
    secret.write_bytes(sheet(u1_e11="outside"))
    me = room.browser().join("mallory")
    (seat,) = room.room.register.seats
    own = room.folder / "students" / seat.id
    own.mkdir()
    (own / f"{UNIT}.json").symlink_to(secret)
    (room.folder / "site" / "link.html").symlink_to(secret)
    assert b"outside" not in me.to("GET", "/room/answers").raw
    me.put(sheet(u1_l2=1))
    assert secret.read_bytes() == sheet(u1_e11="outside")
    room.stop()
    again = Running(room.folder)
    me.port = again.port
    assert me.to("GET", "/link.html").status == 404
    again.stop()


def test_the_teacher_s_page_takes_few_tries_and_no_student(room, victim):
    thief = room.browser()
    for typed in (PASSWORD.upper(), "", "x", 1, None, ["x"], PASSWORD[:-1]):
        words = json.dumps({"password": typed}).encode()
        assert thief.to("POST", "/teacher/enter", words).status in {400, 403}
    # Even the right one is not looked at any more for a while.
    right = json.dumps({"password": PASSWORD}).encode()
    assert thief.to("POST", "/teacher/enter", right).status == 403
    for path in (
        "/teacher/state",
        "/teacher/report",
        "/teacher/address",
        "/teacher/report?projector",
    ):
        for who in (victim, thief):
            assert who.to("GET", path).status == 401
    for path in ("/teacher/switch", "/teacher/collect"):
        assert victim.to("POST", path, b"{}").status == 401


def test_the_teacher_s_cookie_is_not_sent_along_with_students_pages(room):
    teacher = room.browser()
    words = json.dumps({"password": PASSWORD}).encode()
    cookie = teacher.to("POST", "/teacher/enter", words).headers["set-cookie"]
    assert "Path=/teacher" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_one_device_cannot_take_every_seat_or_send_without_end(room):
    mallory = room.browser()
    joined = [mallory.to("POST", "/room/join", b"{}").status for _ in range(70)]
    assert joined.count(200) <= register.MOST_EACH
    assert 429 in joined
    sent = [mallory.put(b"{").status for _ in range(90)]
    assert 429 in sent
    # Another student of the same moment is served.
    other = room.room.register.join("other", "192.0.2.77")[1]
    honest = room.browser()
    honest.cookies["whosays-seat"] = other
    assert honest.put(sheet(u1_l2=1)).status == 200


def test_markup_in_an_answer_is_shown_as_words_and_nothing_of_it_may_run(room):
    for number in range(9):
        me = room.browser().join(f"<img src=x onerror=alert({number})>")
        me.put(sheet(second=number, u1_e11="<script>alert(1)</script>", u1_l2=number))
    reply = room.browser().enter().to("GET", "/teacher/report")
    assert b"<img src=x" not in reply.raw
    assert b"<script" not in reply.raw
    policy = reply.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy
