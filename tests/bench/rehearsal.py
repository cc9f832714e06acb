"""The rehearsal with real browsers: a class in a room, on a hub, downloads, paper; one count.

``tests/hostile/test_rehearsal.py`` does the same with the room's protocol alone. Here students of
the room sit at a Chromium each, one of them at a phone: they join, answer with a mouse in the
browser edition, and hand in; the teacher follows on the page behind the password. Then every number
of gradebook, sheets and report is held against what was counted by hand. Run it by itself; it takes
some minutes. ``SITE`` is what ``whosays site SITE`` made; without it one is made. With ``HUB`` and
``PROXY`` (see ``tests/bench/hub.py``) the hub's students sign in at a real JupyterHub, each in a
browser; without them they hand in from folders, by the same code::

    python tests/bench/rehearsal.py [SITE [HUB PROXY]]
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

KIT = Path(__file__).parents[2]
for layer in ("", "tests/shared", "tests/unit", "tests/hostile", "tests/site", "tests/browser"):
    sys.path.insert(0, str(KIT / layer))

import test_rehearsal as counted  # noqa: E402 - found by the path above
from _hub import HUB, account, running  # noqa: E402 - as above
from _mouse import Hand  # noqa: E402 - as above
from _rehearsal import IN_ROOM, MARKUP, ON_HUB, PATTERNS, UNIT, of  # noqa: E402 - as above
from _room import PASSWORD, Running  # noqa: E402 - as above

from whosays.core.i18n import text  # noqa: E402 - as above
from whosays.core.paths import kit_root  # noqa: E402 - as above
from whosays.corpus import articles  # noqa: E402 - as above
from whosays.launch import chromium  # noqa: E402 - as above
from whosays.questions.items import find_item, public  # noqa: E402 - as above
from whosays.room import pages  # noqa: E402 - as above
from whosays.site import build  # noqa: E402 - as above

EXERCISE = f"exercises/{UNIT}.ipynb"
READY = '[data-whosays-ready="yes"]'
ALL = "localStorage.setItem('whosays.all', 'yes')"
SCREENS = {"Pam": {"width": 390, "height": 844}}
WIDE = {"width": 1280, "height": 900}
# What a hand with a mouse can do of it; the rest of that pattern comes by the protocol in the test.
HOSTILE = {"u1_e7": ["body"], "u1_e11": MARKUP}
REASON = "The text says who saw it."
BY_PROTOCOL = ("Bea",)  # a page offers no hand-in where nothing was answered
TAKEN_BACK = "u1_e11"  # so a blank student of the hub writes something and takes it back


def by_mouse(pattern: str) -> dict:
    """Give what a student of a pattern answers."""
    return HOSTILE if pattern == "hostile" else PATTERNS[pattern]


def places(notebook: bytes) -> dict[str, int]:
    """Give the cell that asks each question."""
    cells = json.loads(notebook)["cells"]
    found = {}
    for place, cell in enumerate(cells):
        if asked := re.search(r'^ask\("(.+?)"\)', "".join(cell["source"]), re.MULTILINE):
            found[asked[1]] = place
    return found


def work(page: Page, base: str, nick: str, answers: dict, cells: dict[str, int]) -> None:
    """Be one student: join, answer, hand in."""
    page.goto(base)
    page.get_by_label(text("room.join_label")).fill(nick)
    page.get_by_role("button", name=text("room.join_button")).click()
    page.get_by_text(nick).wait_for()
    page.goto(f"{base}notebooks/index.html?path={EXERCISE}")
    answer(page, answers, cells)
    page.get_by_text(text("room.line_kept")).wait_for()
    page.get_by_role("button", name=text("hand_in.button")).click()
    page.get_by_text(text("hand_in.room_done")).wait_for()


def answer(page: Page, answers: dict, cells: dict[str, int]) -> None:
    """Answer with the mouse; each answer is saved before the next one is given."""
    page.wait_for_selector(READY, state="attached")
    hand = Hand(page, {"001": articles.as_dict(articles.load_article("001"))})
    for name, value in answers.items():
        item = name.replace("_", "-")
        box = page.locator(".jp-Notebook .jp-Cell").nth(cells[item])
        asked = dict(public(find_item(item)[1]))
        # Some questions want a reason before they answer; nothing that is counted depends on it.
        why = {"why": REASON} if "explain" in asked else {}
        hand.answer(box.locator(".ws-question, .ws-reader"), asked, {"value": value, **why})
        box.locator(".ws-status[data-state=saved]").first.wait_for(state="attached")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "too wide"


def take_back(page: Page, home: Path, cells: dict[str, int]) -> None:
    """Write something and delete it: all that was answered is nothing."""
    item = TAKEN_BACK.replace("_", "-")
    field = page.locator(".jp-Notebook .jp-Cell").nth(cells[item]).locator(".qu-field textarea")
    kept = home / "whosays-answers" / f"{UNIT}.json"
    page.wait_for_selector(READY, state="attached")
    for words in ("A photo?", ""):
        field.fill(words)
        while not kept.is_file() or _held(kept, item) != words:
            page.wait_for_timeout(200)


def _held(kept: Path, item: str) -> str | None:
    """Give what an answers file holds of an item; nothing where it was never answered."""
    held = json.loads(kept.read_bytes())["items"].get(item)
    return None if held is None else held["value"] or ""


def at_the_hub(browser: Browser, out: Path, proxy: str) -> Path:
    """Let the hub's students sign in, work in their own servers, and hand in; give the box."""
    box, cells = out / "handins", places((out / "kit" / EXERCISE).read_bytes())
    for old in box.glob("*.whosays"):
        old.unlink()
    users = {name: f"rehearsal-{pattern}" for name, pattern in ON_HUB.items()}
    for user in users.values():
        shutil.rmtree(account(user) / "whosays-answers", ignore_errors=True)
    with running(out, proxy, list(users.values())):
        for name, pattern in ON_HUB.items():
            began = time.monotonic()
            context = browser.new_context(viewport=WIDE)
            context.add_init_script(ALL)
            context.set_default_timeout(120_000)
            page = context.new_page()
            page.goto(f"{HUB}/hub/login?next=%2Fhub%2Fuser-redirect%2Fdoc%2Ftree%2F{EXERCISE}")
            page.locator("[name=username]").fill(users[name])
            page.locator("[name=password]").fill("any")
            page.locator("[type=submit]").click()
            if pattern == "blank":
                take_back(page, account(users[name]), cells)
            else:
                answer(page, by_mouse(pattern), cells)
            page.get_by_label(text("hand_in.name")).fill(name)
            page.get_by_role("button", name=text("hand_in.button")).click()
            page.get_by_text(text("hand_in.in_box")).wait_for()
            context.close()
            print(f"{name}, in a browser: {time.monotonic() - began:.0f} s", flush=True)
    assert {file.stat().st_mode & 0o777 for file in box.glob("*.whosays")} == {0o640}
    return box


def in_browsers(browser: Browser, folder: Path) -> Path:
    """Let the room's students work; give the folder of what they handed in."""
    given = sys.argv[1:2]
    made = pages.read(Path(given[0])) if given else build.made(kit_root(), "practice")
    build.write(folder / "site", made)
    room, cells = Running(folder), places(made[f"files/{EXERCISE}"])
    base = f"http://127.0.0.1:{room.port}/"
    try:
        teacher = browser.new_page(viewport=WIDE)
        teacher.goto(f"http://localhost:{room.port}/teacher")
        teacher.get_by_label(text("room.password_label")).fill(PASSWORD)
        teacher.get_by_role("button", name=text("room.password_button")).click()
        for minute, (nick, pattern) in enumerate(IN_ROOM.items(), 1):
            began = time.monotonic()
            if nick in BY_PROTOCOL:
                student = room.browser().join(nick)
                assert student.put(of(pattern, minute)).status == 200
                assert student.to("POST", "/room/handin").status == 200
            else:
                answers = by_mouse(pattern)
                context = browser.new_context(viewport=SCREENS.get(nick, WIDE))
                context.add_init_script(ALL)
                context.set_default_timeout(120_000)
                work(context.new_page(), base, nick, answers, cells)
                context.close()
            teacher.get_by_role("row").filter(has_text=nick).wait_for()
            print(f"{nick}: {pattern}, {time.monotonic() - began:.0f} s", flush=True)
        teacher.get_by_role("button", name=text("room.collect_button")).click()
        teacher.get_by_text("class-report-for-the-teacher.html").wait_for()
        teacher.close()
    finally:
        room.stop()
    return folder / "handins"


def main() -> None:
    """Rehearse, and count."""
    found = os.environ.get("WHOSAYS_CHROMIUM") or chromium.find()
    with tempfile.TemporaryDirectory() as named, pytest.MonkeyPatch.context() as own:
        folder = Path(named)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(found), args=["--no-sandbox", "--disable-gpu"]
            )
            room = in_browsers(browser, folder / "room")
            if sys.argv[2:]:
                box = at_the_hub(browser, Path(sys.argv[2]).absolute(), sys.argv[3])
            browser.close()
        if not sys.argv[2:]:
            box = counted.through_the_hub(folder / "hub", own)
            own.delenv("WHOSAYS_HANDINS")
        all_of = [room, box, *counted.downloads(folder / "in")]
        number = 0

        def plan(name: str = "book.csv", **more: Path) -> object:
            nonlocal number
            number += 1
            return counted.planned(all_of, folder / f"count-{number}", name, **more)

        counted.test_every_number_of_the_gradebook_is_the_one_counted_by_hand(plan, lambda *_: None)
        counted.test_the_platforms_own_sheets_hold_the_same_numbers(plan, folder)
        counted.test_every_number_of_the_report_is_the_one_counted_by_hand(all_of, folder)
    print("every number of gradebook, sheets and report is the one that was counted by hand")


if __name__ == "__main__":
    main()
