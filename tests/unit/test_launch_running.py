from __future__ import annotations

import http.server
import os
import threading
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


def note(kit, base, *, opens):
    running.places.own_dir(kit).mkdir(parents=True, exist_ok=True)
    lab = SimpleNamespace(base=base, token=opens, page=lambda: f"{base}/page")
    running.remember(kit, lab)


def test_a_running_kit_is_found_and_then_forgotten(tmp_path, base):
    assert running.page(tmp_path) is None
    note(tmp_path, base, opens="right")
    assert running.page(tmp_path) == f"{base}/page"
    running.forget(tmp_path)
    assert running.page(tmp_path) is None
    running.forget(tmp_path)


def test_another_server_at_the_same_place_is_not_taken_for_the_kit(tmp_path, base):
    note(tmp_path, base, opens="of yesterday")
    assert running.page(tmp_path) is None


def test_a_kit_that_was_switched_off_is_not_running(tmp_path):
    note(tmp_path, "http://127.0.0.1:9", opens="right")
    assert running.page(tmp_path) is None


@pytest.mark.parametrize("raw", ["", "[]", "{}", '{"base": 5, "token": "", "page": ""}'])
def test_a_spoilt_note_is_no_problem(tmp_path, raw):
    note(tmp_path, "http://127.0.0.1:9", opens="right")
    running._file(tmp_path).write_text(raw, encoding="utf-8")
    assert running.page(tmp_path) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_the_note_is_for_this_person_only(tmp_path, base):
    note(tmp_path, base, opens="right")
    assert running._file(tmp_path).stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_noted_the_kit_starts_all_the_same(tmp_path):
    running.remember(tmp_path / "absent", SimpleNamespace(base="", token="", page=lambda: ""))
