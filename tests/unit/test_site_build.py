"""The whole site, but for what has to be brought in; tests/site has that too."""

from __future__ import annotations

import json

import pytest

from whosays.core.errors import KitError
from whosays.core.paths import kit_root
from whosays.site import build, licences, lite, needs, runtime


@pytest.fixture
def made(monkeypatch):
    parts = needs.Parts({"jupyterlite-core": None}, None, "npm")
    page = b'<link id="jupyter-lite-main" href="x">'
    program = {"notebooks/index.html": page, "service-worker.js": b"theirs"}
    monkeypatch.setattr(needs, "bring", lambda _: parts)
    monkeypatch.setattr(lite, "program", lambda _: dict(program))
    monkeypatch.setattr(lite, "extensions", lambda *_: ({}, []))
    monkeypatch.setattr(licences, "page", lambda _: b"")
    monkeypatch.setattr(runtime, "made", lambda _, edition, __: {
        "pyodide-lock.json": b'{"packages": {}}', "held": "\n".join(edition).encode(),
    })  # fmt: skip
    return build.made(kit_root(), "assessed")


def test_pages_are_there_and_solutions_are_not(made):
    assert {"index.html", "jupyter-lite.json", "manifest.webmanifest", "site.js"} <= set(made)
    assert "files/exercises/01-who-says-so.ipynb" in made
    assert not [place for place in made if "solutions" in place]
    assert not any(b"solutions/" in line for line in made["static/python/held"].splitlines())
    assert b"pictures.json" in made["static/python/held"]


def test_the_worker_is_ours_and_lists_everything(made):
    worker = made["service-worker.js"].decode()
    assert "theirs" not in worker
    for place in made:
        assert place == "service-worker.js" or json.dumps(place) in worker


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine").touch()
    with pytest.raises(KitError):
        build.write(tmp_path, {"index.html": b""})
    with pytest.raises(KitError, match="there already"):
        build.check_free(tmp_path)


def test_a_folder_that_is_new_or_empty_is_taken(tmp_path):
    build.check_free(tmp_path)
    build.check_free(tmp_path / "new")
    place = build.write(tmp_path / "new", {"index.html": b"x"})
    assert (place / "index.html").read_bytes() == b"x"
