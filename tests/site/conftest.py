"""The browser edition, made once; a Chromium that may reach nothing but this computer."""

from __future__ import annotations

import os
import re
import sys
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import _patience
import pytest
from playwright.sync_api import sync_playwright

from whosays.core.paths import kit_root
from whosays.launch import chromium
from whosays.site import build, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

# The student at the keyboard is the one of the tests in JupyterLab.
sys.path.append(str(Path(__file__).parents[1] / "browser"))

import _axe

HERE = re.compile(r"https?://(127\.0\.0\.1|localhost):|data:|blob:|about:")
ALL = "location.host && localStorage.setItem('whosays.all', 'yes')"
# What a page of the site says once has been read.
READ = "location.host && localStorage.setItem('whosays.read.only_here', 'yes')"
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update",
            "--disable-sync")  # fmt: skip
READY = '[data-whosays-ready="yes"]'
KEPT = "() => document.documentElement.dataset.whosaysOffline === 'yes'"


@pytest.fixture(scope="session")
def made() -> dict[str, bytes]:
    """Make the practice edition, once for all tests; ``WHOSAYS_SITE`` names one that is made."""
    if there := os.environ.get("WHOSAYS_SITE"):
        files = [file for file in Path(there).rglob("*") if file.is_file()]
        return {file.relative_to(there).as_posix(): file.read_bytes() for file in files}
    return build.made(kit_root(), "practice")


@pytest.fixture(scope="session")
def edition(tmp_path_factory) -> Path:
    """Give the assessed edition on disk."""
    made = build.made(kit_root(), "assessed")
    return build.write(tmp_path_factory.mktemp("assessed") / "site", made)


@pytest.fixture(scope="session")
def folder(made, tmp_path_factory) -> Path:
    """Give it on disk."""
    return build.write(tmp_path_factory.mktemp("site") / "site", made)


class Served:
    """A site that is handed out, until somebody pulls the plug."""

    def __init__(self, folder: Path, *, below: bool = False, port: int = 0) -> None:
        if below:  # as one project of many on a host
            handler = partial(serve.Handler, directory=str(folder.parent))
            self._server: ThreadingHTTPServer | None = ThreadingHTTPServer((serve.HERE, 0), handler)
        else:
            self._server = serve.server(folder, port)
        self.port = self._server.server_port
        self.base = f"http://127.0.0.1:{self.port}/{'site/' if below else ''}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Pull it."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
            self._server = None


@pytest.fixture
def served(request) -> Iterator[Served]:
    """Hand a site out; which one, and from a folder below an address, as the test says."""
    assessed = request.node.get_closest_marker("assessed") is not None
    folder = request.getfixturevalue("edition" if assessed else "folder")
    running = Served(folder, below=request.node.get_closest_marker("below") is not None)
    yield running
    running.stop()


@dataclass
class Window:
    """A browser that has never been here, with what it asked for and complained about.

    It has what :func:`test_complete.complete` asks of a window on the kit.
    """

    context: BrowserContext
    base: str
    kit: Path
    answers: Path
    newcomer: bool = False
    all_at_once: bool = True
    page: Page = field(init=False)
    away: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    shots: str = field(default_factory=lambda: os.environ.get("WHOSAYS_SHOTS", ""))

    def __post_init__(self) -> None:
        # Refused, and so written down: a site that asks elsewhere would only be slower otherwise.
        self.context.route(lambda url: not HERE.match(url), self._refuse)
        self.page = self.watch(self.context.pages[0])

    def _refuse(self, route: Any) -> None:
        self.away.append(route.request.url)
        route.abort()

    def _heard(self, response: Any) -> None:
        # To ask for a folder's list is how the page finds out whether somebody made that folder.
        if response.status >= 400 and "/api/contents/" not in response.url:
            self.missing.append(response.url)

    def watch(self, page: Page) -> Page:
        """Keep what a page asked for and did not get, and what went wrong in it."""
        page.set_default_timeout(_patience.PAGE)
        if self.all_at_once:
            page.add_init_script(ALL)
        if not self.newcomer:
            page.add_init_script(READ)
        page.on("response", self._heard)
        page.on("pageerror", lambda error: self.errors.append(f"{error}\n{error.stack or ''}"))
        return page

    def open(self, notebook: str) -> Page:
        """Open a notebook and wait until its cells have run."""
        self.page.goto(f"{self.base}notebooks/index.html?path={notebook}")
        self.page.wait_for_selector(READY, state="attached")
        return self.page

    def axe(self) -> list[str]:
        """Run axe-core on what the kit renders; give what is serious or critical."""
        return [v["id"] for v in _axe.violations(self.page, ".ws")
                if v["impact"] in {"serious", "critical"}]  # fmt: skip

    def shot(self, name: str) -> None:
        """Take a picture where somebody wants to look."""
        if self.shots:
            self.page.screenshot(path=f"{self.shots}/site-{name}.png")


@pytest.fixture
def all_at_once() -> bool:
    """Choose all of a page at once, as somebody may; a test about parts says otherwise."""
    return True


@pytest.fixture
def window(served, tmp_path, all_at_once) -> Iterator[Window]:
    """Open a browser with a profile of its own."""
    found = os.environ.get("WHOSAYS_CHROMIUM") or chromium.find()
    if not found:
        pytest.fail("No Chromium: run the tests with python3 -m whosays check, which brings one.")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", executable_path=str(found), args=SWITCHES,
            viewport={"width": 1280, "height": 900}, accept_downloads=True,
        )  # fmt: skip
        opened = Window(
            context, served.base, kit_root(), tmp_path / "no-answers", all_at_once=all_at_once
        )
        yield opened
        away = list(opened.away)
        context.close()
    assert away == [], "a page asked elsewhere"
