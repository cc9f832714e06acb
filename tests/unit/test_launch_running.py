from __future__ import annotations

import http.server
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from whosays.launch import running


class Answering(http.server.BaseHTTPRequestHandler):
    """Answer like a server whose secret is ``right``."""

    def do_GET(self):
        """Answer."""
        allowed = self.headers["Authorization"] == "token right"
        self.send_response(200 if allowed else 403)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def base():
    """Give the address of a server on this machine."""
    with http.server.HTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


MINE = Path("/answers/mine")


def note(kit, base, *, opens, answers=MINE):
    running.places.own_dir(kit).mkdir(parents=True, exist_ok=True)
    lab = SimpleNamespace(base=base, token=opens, page=lambda: f"{base}/page")
    running.remember(kit, lab, answers)


def test_a_running_kit_is_found_and_then_forgotten(tmp_path, base):
    assert running.page(tmp_path, MINE) is None
    note(tmp_path, base, opens="right")
    assert running.page(tmp_path, MINE) == f"{base}/page"
    running.forget(tmp_path, MINE)
    assert running.page(tmp_path, MINE) is None
    running.forget(tmp_path, MINE)


def test_another_server_at_the_same_place_is_not_taken_for_the_kit(tmp_path, base):
    note(tmp_path, base, opens="of yesterday")
    assert running.page(tmp_path, MINE) is None


def test_a_kit_that_was_switched_off_is_not_running(tmp_path):
    note(tmp_path, "http://127.0.0.1:9", opens="right")
    assert running.page(tmp_path, MINE) is None


@pytest.mark.parametrize("raw", ["", "[]", "{}", '{"base": 5, "token": "", "page": ""}'])
def test_a_spoilt_note_is_no_problem(tmp_path, raw):
    note(tmp_path, "http://127.0.0.1:9", opens="right")
    running._file(tmp_path, MINE).write_text(raw, encoding="utf-8")
    assert running.page(tmp_path, MINE) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_the_note_is_for_this_person_only(tmp_path, base):
    note(tmp_path, base, opens="right")
    assert running._file(tmp_path, MINE).stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_noted_the_kit_starts_all_the_same(tmp_path):
    running.remember(tmp_path / "absent", SimpleNamespace(base="", token="", page=str), MINE)


def test_whoever_names_other_answers_is_not_led_to_somebody_else_s(tmp_path, base):
    note(tmp_path, base, opens="right")
    theirs = Path("/answers/theirs")
    assert running.page(tmp_path, theirs) is None
    running.forget(tmp_path, theirs)
    assert running.page(tmp_path, MINE), "another's note is not taken away"


def test_whether_it_runs_at_all_is_asked_for_all_answers(tmp_path, base):
    assert not running.anywhere(tmp_path)
    note(tmp_path, base, opens="of yesterday")
    assert not running.anywhere(tmp_path)
    note(tmp_path, base, opens="right", answers=Path("/answers/theirs"))
    assert running.anywhere(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_a_file_that_others_may_read_is_replaced_and_not_written_into(tmp_path):
    file = tmp_path / "x"
    file.write_text("open to all", encoding="utf-8")
    file.chmod(0o666)
    with file.open(encoding="utf-8") as other:
        running.write_private(file, "secret")
        assert other.read() == "open to all"
    assert file.stat().st_mode & 0o777 == 0o600
