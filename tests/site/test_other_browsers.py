"""The browser edition in the other two engines: Firefox, and WebKit, which is Safari's.

They come from where a computer has its programs from, so a computer without them leaves these out:
``python3 -m whosays check --layer site -- -m browser tests/site/test_other_browsers.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import _firefox
import _patience
import _webkit
import pytest
from conftest import ALL, READ, READY, Window
from playwright.sync_api import sync_playwright
from test_complete import DONE, complete
from test_journey import _hand_in
from test_three_ways import desktop  # noqa: F401 - a fixture

from whosays.classroom import collect
from whosays.core.paths import kit_root

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.long]

UNIT = "01-who-says-so"
EXERCISE = f"exercises/{UNIT}.ipynb"


@pytest.fixture
def firefox(tmp_path):
    """Give a Firefox that has never been here."""
    program = _firefox.found()
    if program is None:
        pytest.skip("No Firefox is installed here; in Debian it is called firefox-esr.")
    with sync_playwright() as playwright:
        context = playwright.firefox.launch_persistent_context(
            tmp_path / "profile", executable_path=_firefox.program(tmp_path, program),
            channel="moz-firefox", viewport={"width": 1280, "height": 900}, timeout=_patience.PAGE,
            accept_downloads=True,
        )  # fmt: skip
        yield context
        context.close()


def test_a_whole_exercise_in_firefox_from_a_link(firefox, served, tmp_path):
    window = Window(firefox, served.base, kit_root(), tmp_path / "no-answers")
    asked = complete(window, EXERCISE, UNIT)
    done = window.page.evaluate(DONE)
    assert len(done) == len(asked)
    window.open(EXERCISE)
    assert window.page.evaluate(DONE) == done
    assert window.axe() == []
    handed = _hand_in(window.page, "sun-7", tmp_path)
    assert [one.state for one in collect.collect([handed]).verdicts] == ["taken"]
    assert (window.away, window.missing, window.errors) == ([], [], [])


def test_a_whole_exercise_in_firefox_in_jupyterlab(firefox, desktop, tmp_path):  # noqa: F811
    lab = desktop(firefox, "firefox")
    asked = complete(lab, EXERCISE, UNIT)
    done = lab.page.evaluate(DONE)
    lab.open(EXERCISE)
    assert lab.page.evaluate(DONE) == done
    assert len(done) == len(asked)
    handed = _hand_in(lab.page, "moon-3", tmp_path)
    assert [one.state for one in collect.collect([handed]).verdicts] == ["taken"]
    assert (lab.away, lab.errors) == ([], [])


@dataclass
class Other:
    """A window of WebKit, with what :func:`test_complete.complete` asks of one."""

    page: Any
    base: str
    kit: Path
    answers: Path

    def open(self, notebook: str) -> Any:
        """Open a notebook and wait until its cells have run."""
        self.page.goto(f"{self.base}notebooks/index.html?path={notebook}")
        self.page.wait_for_selector(READY, state="attached")
        return self.page


@pytest.fixture
def webkit(served, tmp_path):
    """Give a window of WebKit."""
    browser = _webkit.found()
    if browser is None:
        pytest.skip("No WebKit is here; in Debian it takes webkit2gtk-driver, xvfb and xauth.")
    for page in _webkit.pages(browser, tmp_path / "driver.log"):
        page.goto(served.base)
        page.evaluate(f"() => {ALL}")
        page.evaluate(f"() => {READ}")
        yield Other(page, served.base, kit_root(), tmp_path / "no-answers")


def test_a_whole_exercise_in_webkit_from_a_link(webkit):
    asked = complete(webkit, EXERCISE, UNIT)
    done = webkit.page.evaluate(DONE)
    assert len(done) == len(asked)
    webkit.open(EXERCISE)
    assert webkit.page.evaluate(DONE) == done
