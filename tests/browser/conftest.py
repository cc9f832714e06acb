"""One JupyterLab and one Chromium for all journeys; a copy of the kit, so nothing gets dirty."""

from __future__ import annotations

import json
import os
import shutil
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import _light  # noqa: F401 - for what it leaves out
import _told
import pytest
from _opening import bare, extension_only, hostile, ours  # noqa: F401 - fixtures
from _servers import ordinary, started
from labs import SIZE, Lab, Room, forget
from loop_bench import loop, make_loop  # noqa: F401 - fixtures of the widgets alone
from playwright.sync_api import sync_playwright
from reader_bench import bench, make_bench  # noqa: F401 - the same
from windows import shelf  # noqa: F401 - the same

from whosays.launch import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

    from whosays.launch import server

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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Say under a failure what the windows of the test showed."""
    report = yield
    if call.when == "call" and report.failed:
        for page, errors in _told.windows(getattr(item, "funcargs", {})):
            report.sections.append(("What the window showed", _told.told(page, errors)))
    return report


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
def own(tmp_path_factory) -> Path:
    """Give the folder for the server's settings."""
    return tmp_path_factory.mktemp("own")


@pytest.fixture
def ordinary_kernels(own) -> Iterator[None]:
    """Have kernels start as everybody's do, with all their imports: not as forks."""
    ordinary(own).touch()
    yield
    ordinary(own).unlink()


@pytest.fixture(scope="session")
def lab_server(kit_copy, answers, own) -> Iterator[server.Server]:
    """Start JupyterLab the way the start command does, with a handle for tests to hold on to."""
    running = started(kit_copy, own, {"WHOSAYS_ANSWERS": str(answers)}, forked=True)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def profile(tmp_path_factory) -> Iterator[BrowserContext]:
    """Start the Chromium that the check command found, with one profile for all JupyterLabs.

    What JupyterLab is made of is then loaded and compiled once, as for a student who comes back.
    """
    found = os.environ.get("WHOSAYS_CHROMIUM") or chromium.find()
    if not found:
        pytest.fail("No Chromium: run the tests with python3 -m whosays check, which brings one.")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=str(found),
            args=SWITCHES,
            viewport=SIZE,
        )
        yield context
        context.close()


@pytest.fixture(scope="session")
def chrome(profile) -> Browser:
    """Give the browser itself, for windows that share nothing with others."""
    return profile.browser


@pytest.fixture
def no_answers(answers: Path) -> None:
    """Begin with no answers."""
    for file in [*answers.glob("*"), *answers.glob(".*")]:
        file.unlink(missing_ok=True)


@pytest.fixture
def all_at_once() -> bool:
    """Choose all of a page at once, as somebody may; tests about parts say otherwise."""
    return True


@pytest.fixture
def lab(  # noqa: PLR0913, PLR0917 - a window needs all of it
    profile,
    lab_server,
    answers,
    kit_copy,
    rooms,
    no_answers,  # noqa: ARG001 - for what it does
    all_at_once,
) -> Iterator[Lab]:
    """Open a fresh browser window on the kit, with no answers yet."""
    window = Lab(profile, lab_server, answers, kit_copy, all_at_once=all_at_once)
    before = set(profile.pages) - {window.page}
    yield window
    profile.set_offline(False)
    for page in set(profile.pages) - before:
        page.close()
    forget(profile, lab_server)
    for one in rooms:
        one.kept = ""  # it has no kernel any more
    _stop_kernels(lab_server)
    assert window.away == [], "requests left this machine"


@pytest.fixture(scope="session")
def rooms() -> list[Room]:
    """Keep the room of this worker: none as long as nobody asked, nor after a test that failed."""
    return []


@pytest.fixture
def room(  # noqa: PLR0913, PLR0917 - a window needs all of it
    request,
    profile,
    lab_server,
    answers,
    kit_copy,
    rooms,
    no_answers,  # noqa: ARG001 - for what it does
    all_at_once,
) -> Iterator[Room]:
    """Go to a JupyterLab that is running, with nothing open and no answers yet."""
    if not rooms:
        rooms.append(Room(profile, lab_server, answers, kit_copy, all_at_once=False))
    window = rooms.pop()
    window.all_at_once = all_at_once
    failed = request.session.testsfailed
    yield window
    profile.set_offline(False)
    away = list(window.away)
    if request.session.testsfailed > failed:
        window.page.close()
    else:
        window.clear()
        rooms.append(window)
    forget(profile, lab_server)
    if not (rooms and window.kept):
        _stop_kernels(lab_server)
    assert away == [], "requests left this machine"


def _stop_kernels(running: server.Server) -> None:
    """End every session with its kernel."""
    for session in json.loads(running.api("/api/sessions")):
        _delete(running, session["id"])


def _delete(running: server.Server, session: str) -> None:
    request = urllib.request.Request(
        f"{running.base}/api/sessions/{session}",
        method="DELETE",
        headers={"Authorization": f"token {running.token}"},
    )
    urllib.request.urlopen(request, timeout=300).close()
