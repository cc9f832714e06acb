"""One JupyterLab and one Chromium for all journeys; a copy of the kit, so nothing gets dirty."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import _axe
import psutil
import pytest
from loop_bench import loop, make_loop  # noqa: F401 - fixtures of the widgets alone
from playwright.sync_api import sync_playwright
from reader_bench import bench, make_bench  # noqa: F401 - the same

from whosays.launch import chromium, server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

KIT = Path(__file__).parents[2]
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info"
)


def _left_out(folder: str, names: list[str]) -> set[str]:
    """Say what a copy goes without; a folder ``answers`` at the top is somebody's own."""
    mine = {"answers"} if Path(folder) == KIT else set()
    return mine | _NOT_COPIED(folder, names)


@pytest.fixture(scope="session")
def kit_copy(tmp_path_factory) -> Path:
    """Give a copy of the kit that a journey may dirty."""
    target = tmp_path_factory.mktemp("kit") / "kit"
    shutil.copytree(KIT, target, ignore=_left_out)
    return target


@pytest.fixture(scope="session")
def answers(tmp_path_factory) -> Path:
    """Give the folder that the journeys' answers go to."""
    return tmp_path_factory.mktemp("answers")


@pytest.fixture(scope="session")
def lab_server(kit_copy, answers, tmp_path_factory) -> Iterator[server.Server]:
    """Start JupyterLab the way the start command does, with a handle for tests to hold on to."""
    own = tmp_path_factory.mktemp("own")
    (own / "config").mkdir()
    (own / "config" / "jupyter_lab_config.json").write_text(
        json.dumps({"LabApp": {"expose_app_in_browser": True}}), encoding="utf-8"
    )
    running = server.start(
        kit_copy,
        Path(sys.executable),
        port=server.find_port("127.0.0.1", 0),
        own=own,
        extra={"WHOSAYS_ANSWERS": str(answers), "WHOSAYS_KIT": str(kit_copy)},
    )
    server.wait_until_up(running)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """Start the Chromium that the check command found."""
    found = os.environ.get("WHOSAYS_CHROMIUM") or chromium.find()
    if not found:
        pytest.fail("No Chromium: run the tests with python3 -m whosays check, which brings one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(found), args=SWITCHES)
        yield browser
        browser.close()


@dataclass
class Lab:
    """A browser window on the kit, with everything it asked for and complained about."""

    context: BrowserContext
    server: server.Server
    answers: Path
    kit: Path
    page: Page = field(init=False)
    away: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.watch(self.context.new_page())

    def watch(self, page: Page) -> Page:
        """Keep a list of requests that leave the machine and of errors in the console."""
        page.set_default_timeout(60_000)

        def asked(request: Any) -> None:
            if not re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:", request.url):
                self.away.append(request.url)

        page.on("request", asked)
        page.on("websocket", asked)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        return page

    def open(self, notebook: str, page: Page | None = None) -> Page:
        """Open a notebook and wait until its cells have run."""
        page = page or self.page
        page.goto(self.server.page(notebook))
        self.ready(page)
        return page

    def ready(self, page: Page | None = None) -> None:
        """Wait until the page says that it is ready."""
        (page or self.page).wait_for_selector('[data-whosays-ready="yes"]', state="attached")

    def kill_kernels(self) -> None:
        """Kill every kernel of the server, as a computer short of memory would."""
        killed = 0
        for process in psutil.Process(self.server.process.pid).children(recursive=True):
            if "ipykernel_launcher" in " ".join(process.cmdline()):
                process.kill()
                killed += 1
        assert killed, "no kernel was found"

    def axe(self, page: Page | None = None) -> list[str]:
        """Run axe-core on what the kit renders; give what is serious or critical."""
        page = page or self.page
        page.evaluate(_axe.source())
        found = page.evaluate("() => axe.run({include: [['.ws']]}, {resultTypes: ['violations']})")
        return [
            f"{v['id']}: {v['nodes'][0]['html'][:200]}"
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]


@pytest.fixture
def all_at_once() -> bool:
    """Choose all of a page at once, as somebody may; tests about parts say otherwise."""
    return True


@pytest.fixture
def lab(chrome, lab_server, answers, kit_copy, all_at_once) -> Iterator[Lab]:
    """Open a fresh browser window on the kit, with no answers yet."""
    for file in [*answers.glob("*"), *answers.glob(".*")]:
        file.unlink(missing_ok=True)
    context = chrome.new_context(viewport={"width": 1280, "height": 900})
    if all_at_once:
        context.add_init_script("localStorage.setItem('whosays.all', 'yes')")
    window = Lab(context, lab_server, answers, kit_copy)
    yield window
    context.close()
    for session in json.loads(lab_server.api("/api/sessions")):
        _delete(lab_server, session["id"])
    assert window.away == [], "requests left this machine"


def _delete(running: server.Server, session: str) -> None:
    request = urllib.request.Request(
        f"{running.base}/api/sessions/{session}",
        method="DELETE",
        headers={"Authorization": f"token {running.token}"},
    )
    urllib.request.urlopen(request, timeout=30).close()
