"""JupyterLab opens calm, the kit's own cells run by themselves, and nobody else's do."""

from __future__ import annotations

import hashlib
import json
import re
import shutil

import pytest
from _main import SOLID
from _panels import panel
from labs import OPEN

from whosays.authoring import extension
from whosays.authoring.notebooks import read, write

pytestmark = pytest.mark.browser

LESSON = "lessons/01-who-says-so.ipynb"
WIDGETS = ".ws-question, .ws-reader, .ws-progress"


def code(source):
    return {
        "cell_type": "code",
        "id": f"foreign-{abs(hash(source)) % 10**6}",
        "metadata": {},
        "source": [source],
        "outputs": [],
        "execution_count": None,
    }


def on_purpose(lesson):
    """Read a page and say that it was changed on purpose, or the server would put it back."""
    book = read(lesson)
    book["metadata"] = book["metadata"] | {"whosays": {"edited": True}}
    return book


def test_the_start_page_has_one_main_button_the_way_on(room):
    page = room.open("lessons/00-start.ipynb")
    page.locator(".ws .jupyter-button.mod-primary").first.wait_for()
    buttons = page.locator(".jp-Notebook .ws :is(a, button)")
    solid = [one.inner_text() for one in buttons.all() if one.evaluate(SOLID)]
    assert solid == [page.locator(".pg-next a").inner_text()]


@pytest.fixture
def lesson(kit_copy):
    """Let a test change the lesson in the copy of the kit, and put it back."""
    file = kit_copy / LESSON
    kept = file.read_bytes()
    yield file
    file.write_bytes(kept)


def test_the_start_page_is_calm(room):
    page = room.load("lessons/00-start.ipynb")
    assert page.locator("h1").first.inner_text() == "Who says so?"
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".jp-toast-button, .Toastify__toast").count() == 0
    assert page.locator(".cm-editor:visible").count() == 0
    assert page.locator(".jp-SideBar:visible").count() == 0
    assert page.locator(".jp-mod-left.jp-SidePanel:visible").count() == 0
    assert page.locator(".whosays-fallback:visible").count() == 0
    assert page.locator(".ws-progress").count() == 1
    assert room.errors == []


def test_a_link_on_the_start_page_opens_the_lesson_ready_to_work_with(room):
    page = room.open("lessons/00-start.ipynb")
    page.locator(".ws-progress").get_by_role("link", name="Open the lesson: Who says so?").click()
    page.locator(".ws-question").first.wait_for()
    assert page.locator("h1", has_text="1 · Who says so?").is_visible()


def test_a_foreign_cell_is_left_alone_and_the_kits_own_run(room, lesson):
    book = on_purpose(lesson)
    trace = room.kit / "foreign-ran"
    foreign = code(f"open({str(trace)!r}, 'w').close()")
    book["cells"] = [foreign, *book["cells"], foreign | {"id": "foreign-last"}]
    write(book, lesson)
    page = room.open(LESSON)
    assert page.locator(".ws-question").count() == 5
    assert not trace.exists()


def test_an_edited_cell_is_left_alone(room, lesson):
    book = on_purpose(lesson)
    trace = room.kit / "edited-ran"
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    cells[0]["source"] = [*cells[0]["source"], f"\nopen({str(trace)!r}, 'w').close()"]
    write(book, lesson)
    page = room.open(LESSON)
    assert page.locator(".ws-question").count() == 4
    assert not trace.exists()


def test_a_notebook_at_another_place_does_not_run(room):
    other = room.kit / "copy-of-lesson.ipynb"
    other.write_bytes((room.kit / LESSON).read_bytes())
    page = room.begin(other.name)
    page.locator("h1", has_text="Who says so?").first.wait_for()
    # The kit's own page, opened after it in the same window, is ready: this one had its time.
    page.evaluate(OPEN, "lessons/00-start.ipynb")
    room.ready()
    sessions = json.loads(room.server.api("/api/sessions"))
    assert {s["path"] for s in sessions} >= {"lessons/00-start.ipynb"}
    found = panel(page, other.name).evaluate(
        """({ node }, widgets) =>
          [node.dataset.whosaysReady ?? null, node.querySelectorAll(widgets).length]""",
        WIDGETS,
    )
    assert found == [None, 0]


def test_a_deleted_cell_costs_nothing(room, lesson):
    book = on_purpose(lesson)
    first = next(i for i, cell in enumerate(book["cells"]) if cell["cell_type"] == "code")
    del book["cells"][first]
    write(book, lesson)
    page = room.open(LESSON)
    assert page.locator(".ws-question").count() == 4
    assert page.locator(".ws-problem").count() == 0


def sessions_of(lab):
    """Keep a list of what is asked about sessions, in order."""
    seen = []

    def asked(request):
        if "/api/sessions" in request.url:
            seen.append(request.method)

    lab.page.on("request", asked)
    return seen


def test_a_page_has_its_kernel_begin_before_jupyterlab_asks_and_has_one(lab):
    asked = sessions_of(lab)
    lab.open(LESSON)
    assert asked[0] == "POST", "JupyterLab asks what there is before it asks for one"
    [session] = json.loads(lab.server.api("/api/sessions"))
    assert session["path"] == LESSON
    assert len(json.loads(lab.server.api("/api/kernels"))) == 1
    lab.page.reload()
    lab.ready()
    assert [one["id"] for one in json.loads(lab.server.api("/api/sessions"))] == [session["id"]]
    assert lab.errors == []


def test_somebodys_own_notebook_has_a_kernel_when_jupyterlab_asks_for_it(lab, kit_copy):
    own = kit_copy / "own.ipynb"
    write(read(kit_copy / LESSON) | {"cells": [code("1 + 1")]}, own)
    asked = sessions_of(lab)
    lab.page.goto(lab.server.page("own.ipynb"))
    panel(lab.page, "own.ipynb").evaluate("(one) => one.sessionContext.ready")
    assert asked.index("GET") < asked.index("POST")
    own.unlink()


def test_leaving_the_page_asks_nothing(lab):
    before = (lab.kit / LESSON).read_bytes()
    page = lab.open(LESSON)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.locator(".ws-question input[type=radio]").first.check()
    page.locator(".ws-status[data-state=saved]").first.wait_for()
    page.close(run_before_unload=True)
    assert asked == []
    assert (lab.kit / LESSON).read_bytes() == before


def test_a_kit_in_a_folder_of_somebodys_home_is_the_kit(room, kit_copy):
    # As where a link has pulled it: the server's folder is the home, and the kit lies in it.
    above = kit_copy / "pulled" / "kit"
    for folder in ("lessons", "exercises"):
        shutil.copytree(kit_copy / folder, above / folder, ignore=shutil.ignore_patterns("*.toml"))
    page = room.open("pulled/kit/exercises/00-form-a.ipynb")
    assert page.locator(".whosays-fallback:visible").count() == 0
    page.locator(".ws-progress").wait_for()
    onward = page.locator(".whosays-way a").last
    assert "/tree/pulled/kit/" in onward.get_attribute("href")
    onward.click()
    room.ready()
    page.wait_for_url("**/pulled/kit/**")
    page.locator(".ws-question[data-number='1.1']").wait_for()
    assert room.errors == []
    shutil.rmtree(above.parent)


@pytest.mark.usefixtures("ordinary_kernels")
def test_a_restart_while_the_page_gets_ready_begins_again_and_ends_ready(lab):
    page = lab.page
    page.goto(lab.server.page(LESSON))
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    panel(page, LESSON).evaluate(
        """async ({ sessionContext }) => {
        await sessionContext.ready; await sessionContext.session.kernel.restart(); }"""
    )
    lab.ready()
    page.locator(".ws-question").first.wait_for()
    assert page.get_by_text("model not found").count() == 0
    assert page.locator(".jp-Dialog").count() == 0


@pytest.mark.parametrize("deaf", [1, 2])
def test_a_way_to_the_kernel_on_which_nothing_is_heard_is_left_for_another(lab, deaf):
    # What a server does when a kernel is restarted while it begins: it goes on telling a page
    # that is no longer there. The first way is the page's, the second the one after a restart.
    ways = []

    def route(way):
        ways.append(way.url)
        kernel = way.connect_to_server()
        if len(ways) == deaf:
            kernel.on_message(lambda _: None)

    page = lab.page
    page.route_web_socket(re.compile(r"/channels\?"), route)
    page.goto(lab.server.page(LESSON))
    if deaf == 2:
        lab.ready()
        panel(page, LESSON).evaluate(
            "({ sessionContext }) => void sessionContext.session.kernel.restart()"
        )
        page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    lab.ready()
    page.locator(".ws-question").first.wait_for()
    assert len(ways) > deaf


def test_a_kernel_that_dies_shows_no_box_and_comes_back_by_itself(room):
    page = room.open(LESSON)
    # The box would come and stay: it is looked for once the page is ready again.
    room.kill_kernels()
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    room.ready()
    page.locator(".ws-question").first.wait_for()
    assert page.locator(".jp-Dialog").count() == 0


def test_what_a_person_writes_is_asked_about_what_only_ran_is_not(room, lesson):
    book = on_purpose(lesson)
    book["cells"].append(code("print('mine')"))
    write(book, lesson)
    page = room.open(LESSON)
    dirty = "(panel) => panel.context.model.dirty"
    ours = panel(page, LESSON)
    assert ours.evaluate(dirty) is False
    # A person runs a cell of their own: only its output is new.
    ours.evaluate(
        """async ({ id, content }) => {
        content.activeCellIndex = content.widgets.length - 1;
        await jupyterapp.commands.execute('notebook:run-cell', { semanticWidget: id }); }"""
    )
    page.get_by_text("mine", exact=True).first.wait_for()
    assert ours.evaluate(dirty) is False
    # A person writes: that is worth saving.
    ours.evaluate(
        """({ content }) => content.widgets.at(-1)
        .model.sharedModel.setSource("print('more')")"""
    )
    assert ours.evaluate(dirty) is True


@pytest.mark.usefixtures("ordinary_kernels")
def test_a_cell_edited_while_the_page_gets_ready_is_left_alone(room):
    page = room.begin(LESSON)
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    trace = room.kit / "edited-late-ran"
    panel(page, LESSON).evaluate(
        """({ content }, source) => { const cells = content.widgets
          .filter((cell) => cell.model.type === "code");
        cells.at(-1).model.sharedModel.setSource(source); }""",
        f"open({str(trace)!r}, 'w').close()",
    )
    room.ready()
    assert page.locator(".ws-question").count() >= 1
    assert not trace.exists()


def test_checksums_are_sha256_for_every_text_and_length(chrome):
    """The kit's own, because a browser has none for pages that come over plain http."""
    script = (extension.HOME / "static" / "sha256.js").read_text(encoding="utf-8")
    texts = ["", "ask('é🙂\u00a0')\r\n", *("x" * length for length in range(50, 70)), "ü" * 5000]
    page = chrome.new_page()
    made = page.evaluate(
        """async ([script, texts]) => {
          const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
          return texts.map((await import(url)).sha256); }""",
        [script, texts],
    )
    page.close()
    assert made == [hashlib.sha256(text.encode()).hexdigest() for text in texts]
