"""Jupyter Notebook 7 and Voilà: the student at the keyboard completes every exercise there, too.

Neither comes with the kit. A Python that has one of them and what the kit needs is named in
``WHOSAYS_FRONT_ENDS``; without it, and without them beside the kit, these are left out:
``WHOSAYS_FRONT_ENDS=PYTHON python3 -m whosays check --layer browser -- -k front_ends``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from labs import Lab
from test_complete import DONE, FORMS, UNITS, complete, on_disk

from whosays.core.records import told
from whosays.launch import places, server
from whosays.questions.feedback import is_blank
from whosays.questions.items import load_unit

if TYPE_CHECKING:
    from playwright.sync_api import Error

pytestmark = pytest.mark.browser

ALL = (*UNITS, *FORMS)
PYTHON = os.environ.get("WHOSAYS_FRONT_ENDS") or sys.executable
# Notebook's own program; what an extension brings comes from elsewhere.
THEIRS, EXTENSIONS = "/static/notebook/", "/extensions/"
# Voilà has no page of ours: it is done when it has put every control where it belongs.
DRAWN = """(count) => document.querySelectorAll('.ws-question, .ws-reader').length === count
  && [...document.querySelectorAll('.ws-question, .ws-reader')]
    .every((box) => box.querySelector('.ws-status'))"""


@cache
def lacks(name: str) -> bool:
    """Say whether a front end is not there."""
    asked = [PYTHON, "-c", f"import {name}, ipywidgets, anywidget"]
    return subprocess.run(asked, check=False, capture_output=True).returncode != 0


def _start(kit, folder, words, log):
    """Start a server on the kit by its own command, as somebody does who knows nothing of ours."""
    own = folder / "own"
    own.mkdir()
    port = server.find_port("127.0.0.1", 0)
    env = server.environment(kit, os.environ, own)
    env |= {"JUPYTER_TOKEN": "", "WHOSAYS_ANSWERS": str(folder / "answers"),
            "WHOSAYS_KIT": str(kit), "PYTHONPATH": str(kit)}  # fmt: skip
    env["JUPYTER_RUNTIME_DIR"] = str(places.runtime_dir())
    process = subprocess.Popen(
        [PYTHON, "-m", *(word.format(port=port, kit=kit) for word in words)],
        cwd=kit, env=env, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return process, port


@dataclass
class Elsewhere(server.Server):
    """A server whose pages have other addresses."""

    under: str = ""

    def page(self, notebook: str = "") -> str:
        """Give a page's address."""
        return f"{self.base}/{self.under}/{notebook}"

    def api(self, path: str, body: Any = None) -> bytes:  # noqa: ARG002 - one of them has none
        """Say whether it is up."""
        return server.ask(self.base, "", "/")


@pytest.fixture(scope="module")
def started(kit_copy, tmp_path_factory):
    """Give a function that starts a front end once for all tests of this file."""
    running: dict[str, Elsewhere] = {}

    def start(name: str, under: str, words: list[str]) -> Elsewhere:
        if lacks(name):
            pytest.skip(f"{name} is not here: WHOSAYS_FRONT_ENDS names a Python that has it.")
        if name not in running:
            folder = tmp_path_factory.mktemp(name)
            log = folder / "log"
            with log.open("wb") as out:
                process, port = _start(kit_copy, folder, words, out)
            running[name] = Elsewhere(process, "127.0.0.1", port, "", log, under=under)
            server.wait_until_up(running[name])
        return running[name]

    yield start
    for one in running.values():
        one.stop()


def _window(profile, running, kit_copy, kind):
    answers = running.log.parent / "answers"
    for file in answers.glob("*.json"):
        file.unlink()
    return kind(profile, running, answers, kit_copy)


def _hold(window, notebook, unit_id, asked):
    """Make sure that all is on disk and on the page, and there again after it is opened anew."""
    kept = on_disk(window, unit_id)
    assert [one["id"] for one in asked if is_blank(kept.get(one["id"], {}).get("value"))] == []
    assert window.axe() == []
    done = window.page.evaluate(DONE)
    assert len(done) == len(asked)
    window.open(notebook)
    assert window.page.evaluate(DONE) == done
    assert on_disk(window, unit_id) == kept
    assert window.page.locator(".ws-problem").count() == 0


class Seven(Lab):
    """A window on Notebook 7.

    While it starts, its program may ask for the settings of its shortcuts before it has loaded
    them: with any page, and without the kit, too. What comes of its program alone is not kept.
    """

    def thrown(self, error: Error) -> None:
        """Keep what nobody caught, if somebody's extension had a part in it."""
        told = error.stack or ""
        if THEIRS not in told or EXTENSIONS in told:
            super().thrown(error)


@pytest.mark.parametrize("unit_id", ALL)
def test_an_exercise_in_notebook_7(profile, started, kit_copy, unit_id):
    running = started(
        "notebook", "notebooks",
        ["notebook", "--no-browser", "--allow-root", "--ServerApp.port={port}",
         "--IdentityProvider.token=", "--ServerApp.root_dir={kit}"],
    )  # fmt: skip
    window = _window(profile, running, kit_copy, Seven)
    notebook = f"exercises/{unit_id}.ipynb"
    _hold(window, notebook, unit_id, complete(window, notebook, unit_id))
    assert (window.away, window.errors) == ([], [])
    window.page.close()


class Plain(Lab):
    """A window on Voilà, which runs a page's cells before it shows them."""

    def open(self, notebook: str, page: Any = None) -> Any:
        """Open a page and wait until its controls are there."""
        page = page or self.page
        unit = re.search(r"/(.+)\.ipynb", notebook)[1]
        listed = [told(one) for one in load_unit(unit).items]
        page.goto(self.server.page(notebook))
        count = sum(one["where"] == "exercise" for one in listed)
        page.wait_for_function(DRAWN, arg=count)
        return page


@pytest.mark.parametrize("unit_id", ALL)
def test_an_exercise_in_voila(profile, started, kit_copy, unit_id):
    running = started(
        "voila", "voila/render",
        ["voila", "--no-browser", "--port={port}", "--token=", "{kit}"],
    )  # fmt: skip
    window = _window(profile, running, kit_copy, Plain)
    notebook = f"exercises/{unit_id}.ipynb"
    _hold(window, notebook, unit_id, complete(window, notebook, unit_id))
    window.page.close()
