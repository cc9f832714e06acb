"""A student edition starts by itself, from its own files, and works as its mode says."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import venv
from pathlib import Path

import _patience
import pytest

from whosays.classroom import student_edition
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.launch import places, server

pytestmark = pytest.mark.browser

# Run by the edition's own Python, so that program, pages and lists are all the edition's.
_SERVE = """
import sys
from pathlib import Path
from whosays.launch import server
kit, own, answers, port = sys.argv[1:]
running = server.start(Path(kit), Path(sys.executable), port=int(port), own=Path(own),
                       extra={"WHOSAYS_ANSWERS": answers, "WHOSAYS_KIT": kit})
try:
    server.wait_until_up(running)
    print(running.page("lessons/00-start.ipynb"), flush=True)
    sys.stdin.read()
finally:
    running.stop()
"""


def environment(kit):
    """Give an edition a Python of its own that borrows the installed packages, and no kit."""
    home = places.venv_dir(kit)
    venv.create(home, with_pip=False)
    lines = [str(kit), *site.getsitepackages()]
    (places.site_packages(home) / "a.pth").write_text("\n".join(lines), encoding="utf-8")
    (home / "share").symlink_to(Path(sys.prefix) / "share", target_is_directory=True)
    return places.venv_python(home)


@pytest.fixture(params=["practice", "assessed"])
def served(request, tmp_path):
    kit = tmp_path / "kit"
    student_edition.write(kit, student_edition.made(Kit(kit_root()), request.param))
    answers = tmp_path / "answers"
    words = [str(kit), str(tmp_path / "own"), str(answers), str(server.find_port("127.0.0.1", 0))]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    process = subprocess.Popen(
        [environment(kit), "-c", _SERVE, *words], cwd=kit, env=env,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    address = process.stdout.readline().strip()
    assert address.startswith("http"), address
    yield request.param, address, answers, kit
    process.communicate(timeout=300)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_an_edition_opens_saves_and_checks_or_not(chrome, served):
    mode, address, answers, kit = served
    page = chrome.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(_patience.PAGE)
    page.goto(address)
    page.locator('[data-whosays-ready="yes"]').wait_for(state="attached")
    assert page.locator("p", has_text=f"This is the {mode} edition").is_visible()
    assert page.get_by_role("link", name="your own page").count() == 0
    page.goto(address.replace("lessons/00-start", "exercises/01-who-says-so"))
    page.locator('[data-whosays-ready="yes"]').wait_for(state="attached")
    page.get_by_role("button", name="Show all and search").click()
    one = page.locator(".ws-question").filter(has_text="How could the source in paragraph 5")
    one.get_by_label("Can’t tell from the text").check()
    one.locator(".ws-status[data-state=saved]").wait_for()
    assert one.locator(".qu-check").is_visible() == (mode == "practice")
    if mode == "practice":
        one.locator(".qu-check").click()
        one.locator(".qu-feedback[data-state=right]").wait_for()
    kept = json.loads((answers / "01-who-says-so.json").read_text(encoding="utf-8"))
    stamp = json.loads((kit / "edition.json").read_text(encoding="utf-8"))["stamp"]
    assert kept["edition"] == stamp
    assert not (kit / "changed").exists(), "a page of the edition was taken for damaged"
    page.screenshot(path=os.environ.get("WHOSAYS_SHOT", str(kit.parent / "shot.png")))
    page.context.close()
