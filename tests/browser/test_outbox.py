"""What is not on disk yet is kept by the page, said to wait, and saved once that can be."""

from __future__ import annotations

import contextlib
import json

import psutil
import pytest
from _panels import panel
from _servers import kernels, plain

from whosays.launch import server

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
    return page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('whosays.outbox.'))")


def write(page, words=WORDS):
    field(page).fill(words)
    field(page).blur()


def saved(lab, page, words=WORDS):
    wait_until(page, "saved")
    assert field(page).input_value() == words
    assert on_disk(lab) == words
    assert kept(page) == []
    assert page.locator(".whosays-waiting").inner_text() == ""


def waits(page, words=WORDS):
    """See that the words stand there and nothing says that they are saved, and are counted."""
    wait_until(page, "unsaved")
    assert field(page).input_value() == words
    assert "not saved" in status(page).lower()
    assert "Your answer from" not in status(page)
    page.get_by_text("1 answer is not saved yet.").wait_for()
    assert page.get_by_text("are safe").count() == 0


@pytest.fixture
def refusing(answers, no_answers):  # noqa: ARG001 - for what it does
    """Give a folder of answers that cannot be written to, with a function that mends it."""
    place = answers / "01-who-says-so.json"
    place.mkdir()  # whoever may write everywhere can still not write over a folder
    (place / "x").write_text("", encoding="utf-8")

    def mend():
        (place / "x").unlink()
        place.rmdir()

    yield mend
    if place.is_dir():
        mend()


def test_a_disk_that_refuses_keeps_the_words_over_a_reload_until_it_takes_them(room, refusing):
    page = room.load(EXERCISE)
    write(page)
    waits(page)
    page.reload()
    room.ready()
    waits(page)
    refusing()
    question(page).get_by_role("button", name="Try again").click()
    saved(room, page)


def test_words_written_when_the_kernel_is_killed_are_saved_when_it_is_back(room):
    page = room.open(EXERCISE)
    write(page, "The old answer")
    saved(room, page, "The old answer")
    for process in kernels(room.server):
        process.suspend()
    write(page)
    assert "Saving" in status(page)
    room.kill_kernels()
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    assert page.get_by_text("safe").count() == 0
    assert field(page).input_value() == WORDS
    room.ready()
    saved(room, page)


def execute(page, command):
    page.evaluate(f"() => jupyterapp.commands.execute({command!r})")


def after_a_shutdown(page):
    """Shut the exercise's kernel down, and write: the words wait."""
    # As Kernel › Shut Down does; the menu of a page that is locked does not offer it.
    panel(page, EXERCISE).evaluate("(panel) => panel.sessionContext.shutdown()")
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    write(page)
    waits(page)


def test_after_a_shutdown_words_wait_until_the_page_is_loaded_again(room):
    page = room.load(EXERCISE)
    after_a_shutdown(page)
    page.reload()
    room.ready()
    saved(room, page)


def test_after_a_shutdown_words_wait_until_the_cells_are_started_again(room):
    page = room.open(EXERCISE)
    after_a_shutdown(page)
    execute(page, "whosays:start-again")
    room.ready()
    saved(room, page)


@pytest.fixture
def alone(rooms):
    """Close the page that other tests go on with: the word of a lost server stays there."""
    while rooms:
        rooms.pop().page.close()


@pytest.mark.usefixtures("alone")
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


@contextlib.contextmanager
def asleep(lab):
    """Let the server and its kernels sleep, as a laptop does."""
    processes = [psutil.Process(lab.server.process.pid), *kernels(lab.server)]
    for process in processes:
        process.suspend()
    try:
        yield
    finally:
        for process in processes:
            process.resume()


@pytest.mark.usefixtures("alone")
def test_words_written_while_nothing_answers_are_saved_by_themselves_later(lab):
    page = lab.open(EXERCISE)
    with asleep(lab):
        lab.context.set_offline(True)
        write(page)
        waits(page)
    lab.context.set_offline(False)
    saved(lab, page)


@pytest.fixture
def own_server(kit_copy, answers, tmp_path):
    """Give a function that starts a JupyterLab at one and the same place, again and again."""
    port, running = server.find_port("127.0.0.1", 0), []

    def start(*, knows=True):
        own = tmp_path / ("own" if knows else f"own-{len(running)}")
        one = plain(kit_copy, own, {"WHOSAYS_ANSWERS": str(answers)}, port=port)
        running.append(one)
        return one

    yield start
    for one in running:
        one.stop()


def left_alone(lab, running):
    """Open the exercise, stop its server, and write: the words wait."""
    lab.page.goto(running.page(EXERCISE))
    lab.ready()
    running.stop()
    lab.page.wait_for_selector('[data-whosays-link="cut"]', state="attached")
    write(lab.page)
    waits(lab.page)


def test_a_server_that_is_gone_gets_the_words_when_it_is_started_again(lab, own_server):
    """The start command opens the page anew, with a new token, in a kit that knows no old page."""
    first = own_server(knows=False)
    page = lab.page
    left_alone(lab, first)
    second = own_server(knows=False)
    page.goto(second.page(EXERCISE))
    lab.ready()
    saved(lab, page)


def test_an_old_page_is_let_in_by_a_new_start_and_saves_what_waited(lab, own_server):
    """The page that stood open all the while: nobody loads it anew, nobody types a token."""
    page = lab.page
    first = own_server()
    left_alone(lab, first)
    second = own_server()
    assert second.token != first.token
    saved(lab, page)
    assert page.evaluate("() => performance.getEntriesByType('navigation').length") == 1


def test_marks_and_reasons_wait_like_words(room, refusing):
    page = room.open(EXERCISE)
    reader = page.locator(".ws-reader").first
    reader.locator(".rd-cursor").focus()
    for key in ("PageDown", "Shift+ArrowRight", "1"):
        page.keyboard.press(key)
    reader.locator(".ws-status[data-state=unsaved]").wait_for()
    rated = question(page, "Back to article 001. The claim")
    rated.locator(".qu-why textarea").fill("The words “a source” weighed most.")
    rated.locator(".ws-status[data-state=unsaved]").wait_for()
    page.get_by_text("2 answers are not saved yet.").wait_for()
    room.kill_kernels()  # what the kernels knew is lost
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    refusing()
    room.ready()
    reader.locator(".ws-status[data-state=saved]").wait_for()
    rated.locator(".ws-status[data-state=saved]").wait_for()
    assert reader.locator(".rd-row").count() == 1
    assert len(on_disk(room, "u1-e1")) == 1
    text = (room.answers / "01-who-says-so.json").read_text(encoding="utf-8")
    assert "The words “a source” weighed most." in text
    assert kept(page) == []


# ---------------------------------------------------------------- two windows
def test_a_page_shows_what_another_window_has_stored_and_says_so(lab):
    page = lab.open(EXERCISE)
    other = lab.watch(lab.context.new_page())
    lab.open(EXERCISE, other)
    write(page, "From one window")
    wait_until(page, "saved")
    other.get_by_text("Changed in another window at").first.wait_for()
    assert field(other).input_value() == "From one window"
    write(other, "From the other")
    page.get_by_text("Changed in another window at").first.wait_for()
    assert field(page).input_value() == "From the other"
    assert on_disk(lab) == "From the other"
    text = (lab.answers / "01-who-says-so.json").read_text(encoding="utf-8")
    assert "From one window" not in text, "nobody wrote over anything unseen"


@pytest.mark.usefixtures("alone")
def test_what_is_being_written_is_not_taken_away_by_another_window(lab):
    page = lab.open(EXERCISE)
    other = lab.watch(lab.context.new_page())
    lab.open(EXERCISE, other)
    with asleep(lab):  # so that the other window cannot have heard of it
        write(page, "From one window")
        write(other, "From the other")
    wait_until(page, "saved")
    wait_until(other, "saved")
    text = (lab.answers / "01-who-says-so.json").read_text(encoding="utf-8")
    assert "From one window" in text
    assert "From the other" in text
    # Whichever came second stands on disk, and then in both.
    for window in (page, other):
        window.wait_for_function(
            "(words) => [...document.querySelectorAll('textarea')].some((f) => f.value === words)",
            arg=on_disk(lab),
        )


def test_who_deletes_every_answer_deletes_what_waits_too(room, refusing):
    page = room.load(EXERCISE)
    write(page)
    waits(page)
    assert len(kept(page)) == 1
    refusing()
    page.goto(room.server.page("lessons/00-start.ipynb"))
    room.ready()
    page.get_by_role("button", name="Delete my answers").click()
    page.get_by_role("button", name="Yes, delete them").click()
    page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.startsWith('whosays.outbox'))"
    )
