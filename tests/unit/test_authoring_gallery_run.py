"""The command for the reference pictures says what came of it."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

import playwright.sync_api
import pytest
from PIL import Image

from whosays.authoring import gallery_run, pictures
from whosays.core.i18n import text

WHITE = Image.new("RGB", (8, 8), "#ffffff")
CHANGE = pictures.Change("deck-dark-wide", 3, WHITE, WHITE, WHITE)


@pytest.fixture(autouse=True)
def no_browser(monkeypatch):
    """Put nothing in the place of a browser: what it would draw is given by each test."""

    @contextmanager
    def started():
        yield SimpleNamespace(chromium=SimpleNamespace(launch=lambda **_: None))

    monkeypatch.setattr(playwright.sync_api, "sync_playwright", started)
    monkeypatch.setattr(gallery_run.chromium, "find", lambda: None)
    monkeypatch.setattr(pictures, "same_machine", lambda *_: True)


def test_nothing_changed(monkeypatch, tmp_path):
    monkeypatch.setattr(pictures, "compare", lambda *_: [])
    assert gallery_run.run(tmp_path / "out") == (text("gallery.compared_same"), True)
    assert not (tmp_path / "out").exists()


def test_what_changed_is_on_a_page(monkeypatch, tmp_path):
    monkeypatch.setattr(pictures, "compare", lambda *_: [CHANGE])
    said, fine = gallery_run.run(tmp_path / "out")
    assert not fine
    assert str(tmp_path / "out" / "changed.html") in said
    assert "deck-dark-wide" in (tmp_path / "out" / "changed.html").read_text(encoding="utf-8")


def test_other_letters_are_said_and_nothing_is_compared(monkeypatch, tmp_path):
    monkeypatch.setattr(pictures, "same_machine", lambda *_: False)
    monkeypatch.setattr(pictures, "compare", None)
    assert gallery_run.run(tmp_path) == (text("gallery.other_machine"), False)


def test_new_ones_are_counted(monkeypatch, tmp_path):
    monkeypatch.setattr(pictures, "renew", lambda *_: 56)
    said, fine = gallery_run.run(tmp_path, renew=True)
    assert fine
    assert "56" in said
