"""What is not on disk yet is kept by the page, said to wait, and saved once that can be."""

from __future__ import annotations

import json
import os

import psutil
import pytest

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
WORDS = "A second witness who was there"


def question(page, prompt="What one thing, if you found it"):
    return page.locator(".ws-question").filter(has_text=prompt)


def field(page):
    return question(page).locator("textarea")


def status(page):
    return question(page).locator(".ws-status-text").inner_text()


def wait_until(page, state):
    question(page).locator(f".ws-status[data-state={state}]").wait_for()


def on_disk(lab, item="u1-e11"):
    file = lab.answers / "01-who-says-so.json"
    items = json.loads(file.read_text(encoding="utf-8"))["items"] if file.is_file() else {}
    return items.get(item, {}).get("value")


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('whosays.'))")


def write(page, words=WORDS):
    field(page).fill(words)
    field(page).blur()


def saved(lab, page, words=WORDS):
    wait_until(page, "saved")
    assert field(page).input_value() == words
    assert on_disk(lab) == words
    assert kept(page) == []
    assert page.locator(".whosays-waiting").inner_text() == ""


def kernels(lab):
    for process in psutil.process_iter(["cmdline"]):
        line = " ".join(process.info["cmdline"] or [])
        if "ipykernel_launcher" in line and str(lab.server.log.parent) in line:
            yield process


def waits(page, words=WORDS):
    """See that the words stand there and nothing says that they are saved, and are counted."""
    wait_until(page, "unsaved")
    assert field(page).input_value() == words
    assert "not saved" in status(page).lower()
    assert "Your answer from" not in status(page)
    page.get_by_text("1 answer is not saved yet.").wait_for()
    assert page.get_by_text("are safe").count() == 0


@pytest.fixture
def refusing(lab):
    """Give a folder of answers that cannot be written to, with a function that mends it."""
    place = lab.answers / "01-who-says-so.json"
    place.mkdir()  # whoever may write everywhere can still not write over a folder
    (place / "x").write_text("", encoding="utf-8")

    def mend():
        (place / "x").unlink()
        place.rmdir()

    yield mend
    if place.is_dir():
        mend()


def test_a_disk_that_refuses_keeps_the_words_over_a_reload_until_it_takes_them(lab, refusing):
    page = lab.open(EXERCISE)
    write(page)
    waits(page)
    page.reload()
    lab.ready()
    waits(page)
    refusing()
    question(page).get_by_role("button", name="Try again").click()
    saved(lab, page)


def test_words_written_when_the_kernel_is_killed_are_saved_when_it_is_back(lab):
    page = lab.open(EXERCISE)
    write(page, "The old answer")
    saved(lab, page, "The old answer")
    for process in kernels(lab):
        process.suspend()
    write(page)
    assert "Saving" in status(page)
    for process in kernels(lab):
        process.kill()
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    assert page.get_by_text("safe").count() == 0
    assert field(page).input_value() == WORDS
    lab.ready()
    saved(lab, page)


def test_after_a_shutdown_words_wait_until_there_is_a_kernel_again(lab):
    page = lab.open(EXERCISE)
    page.get_by_role("menuitem", name="Kernel").click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    write(page)
    waits(page)
    page.reload()
    lab.ready()
    saved(lab, page)


def test_a_tab_closed_right_after_a_key_loses_no_word(lab):
    page = lab.open(EXERCISE)
    lab.context.new_page()  # a browser that closes its last tab is a browser that ends
    # Nothing leaves this page any more: only what it keeps itself can bring the words back.
    page.context.set_offline(True)
    field(page).click()
    page.keyboard.type(WORDS)
    page.close(run_before_unload=False)
    lab.context.set_offline(False)
    again = lab.watch(lab.context.new_page())
    lab.open(EXERCISE, again)
    saved(lab, again)


def test_a_server_that_is_gone_for_a_while_gets_the_words_when_it_is_back(lab):
    page = lab.open(EXERCISE)
    for process in [lab.server.process, *kernels(lab)]:
        os.kill(process.pid, 19)
    lab.context.set_offline(True)
    write(page)
    page.wait_for_selector('[data-whosays-link="cut"]', state="attached")
    waits(page)
    for process in [lab.server.process, *kernels(lab)]:
        os.kill(process.pid, 18)
    lab.context.set_offline(False)
    page.goto(lab.server.page(EXERCISE))
    lab.ready()
    saved(lab, page)
