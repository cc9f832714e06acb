"""The README's first command, as a person types it, up to the first saved answer."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import _patience
import pytest

from whosays.launch import install, server

pytestmark = pytest.mark.browser

KIT = Path(__file__).parents[2]


@pytest.fixture
def started(tmp_path):
    """Run the start command in the kit's own environment; give the address it prints."""
    if not install.is_whole(KIT, install.RUN):
        pytest.skip("This checkout's .venv was not made by the start command.")
    port = server.find_port("127.0.0.1", 0)
    env = {**os.environ, "WHOSAYS_ANSWERS": str(tmp_path), "WHOSAYS_KIT": str(KIT)}
    words = [sys.executable, "-m", "whosays", "start", "--no-browser", "--port", str(port)]
    # What a shell runs in the background ignores Ctrl+C, and hands that on to its children.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        words, cwd=KIT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    signal.signal(signal.SIGINT, before)
    said = []
    for line in process.stdout:
        said.append(line)
        found = re.search(r"http://\S+", line)
        if found:
            break
    else:
        pytest.fail("".join(said))
    yield found.group(0), said
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=300)[0]
    assert process.returncode == 0, rest
    assert "Traceback" not in rest


def test_start_opens_the_start_page_and_an_answer_is_saved(chrome, started, tmp_path):
    address, said = started
    assert not any("2 of 2" in line for line in said), "it installed again"
    context = chrome.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(_patience.PAGE)
    away = []
    page.on("request", lambda r: None if "//127.0.0.1" in r.url else away.append(r.url))
    page.goto(address)
    page.locator("h1", has_text="Who says so?").first.wait_for()
    # A click falls through where a picture gives way to its control between press and release.
    page.locator('[data-whosays-ready="yes"]').wait_for(state="attached")
    page.locator(".ws-progress").get_by_role("link", name="Open the exercise: Who says so?").click()
    page.get_by_role("button", name="Show all and search").click()
    one = page.locator(".ws-question").filter(has_text="How could the source in paragraph 5")
    one.get_by_label("Can’t tell from the text").check()
    one.locator(".ws-status[data-state=saved]").wait_for()
    assert "cant-tell" in (tmp_path / "01-who-says-so.json").read_text(encoding="utf-8")
    assert [url for url in away if not url.startswith(("data:", "blob:"))] == []
    context.close()
