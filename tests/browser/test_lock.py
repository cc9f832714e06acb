"""A page of the kit that a slip cannot damage, and the switch that gives a teacher all of it."""

from __future__ import annotations

import pytest
from _panels import panel

from whosays.authoring.notebooks import read, write
from whosays.launch.pages import KEPT, NOTE

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
SOLUTION = "solutions/01-who-says-so.ipynb"
SOURCES = """(panel) => Array.from(panel.context.model.cells,
  (cell) => [cell.type, cell.sharedModel.getSource()])"""


@pytest.fixture(params=[EXERCISE])
def file(request, kit_copy):
    """Let a test change a page in the copy of the kit, and put it back."""
    path = kit_copy / request.param
    kept = path.read_bytes()
    yield path
    path.write_bytes(kept)
    for other in (kit_copy / KEPT).glob("*"):
        other.unlink()


def code(source):
    return {
        "cell_type": "code", "id": "foreign", "metadata": {}, "source": [source],
        "outputs": [], "execution_count": None,
    }  # fmt: skip


def menus(page):
    return page.locator("#jp-MainMenu .lm-MenuBar-item:visible").all_inner_texts()


def choose(page, menu, item):
    page.get_by_role("menuitem", name=menu, exact=True).click()
    # Its role is another one once it is switched on.
    page.locator(".lm-Menu:visible .lm-Menu-item", has_text=item).click()


def test_no_key_and_no_click_changes_a_page(room, file):
    before = file.read_bytes()
    page = room.open(EXERCISE)
    cells = panel(page, EXERCISE).evaluate(SOURCES)
    for place in (
        page.locator(".ws-question legend, .ws-question h3").first,
        page.locator(".jp-MarkdownOutput p").first,
        page.locator("h1").first,
    ):
        place.click()
        for key in (*"xddabmyz0011vc", "Enter", "Shift+Enter", "Control+Enter", "Alt+Enter",
                    "Shift+M", "Control+Shift+-", "Control+s", "Delete", "Backspace"):  # fmt: skip
            page.keyboard.press(key)
        place.dblclick()
    page.locator("h1").first.click(button="right")
    assert page.locator(".lm-Menu:visible").count() == 0
    page.keyboard.press("Escape")
    assert panel(page, EXERCISE).evaluate(SOURCES) == cells
    assert page.locator(".cm-editor:visible").count() == 0
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator("[data-whosays-ready=yes]").count() == 1, "nothing was restarted"
    assert file.read_bytes() == before


def test_nothing_is_saved_into_a_page(room, file):
    before = file.read_bytes()
    page = room.open(EXERCISE)
    panel(page, EXERCISE).evaluate(
        """async ({ context }) => {
        context.model.sharedModel.deleteCell(0);
        await context.save();
        await jupyterapp.commands.execute("docmanager:save"); }"""
    )
    assert file.read_bytes() == before


def test_menus_and_palette_hold_what_a_student_needs(room):
    page = room.open(EXERCISE)
    assert menus(page) == ["File", "View", "Kernel", "Settings"]
    offered = {}
    for menu in menus(page):
        page.get_by_role("menuitem", name=menu, exact=True).click()
        labels = page.locator(".lm-Menu:visible .lm-Menu-item:visible .lm-Menu-itemLabel")
        offered[menu] = [text for text in labels.all_inner_texts() if text]
        page.keyboard.press("Escape")
    assert offered["View"] == [
        "Start this page again", "Edit this page", "Bring back the kit’s page",
    ]  # fmt: skip
    assert offered["Kernel"] == ["Restart Kernel…"]
    assert [text for text in offered["File"] if not text.startswith("Print")] == []
    left = page.evaluate(
        """() => jupyterapp.commands.listCommands().filter((id) =>
          jupyterapp.commands.isVisible(id) && jupyterapp.commands.isEnabled(id))"""
    )
    assert {"notebook:delete-cell", "notebook:run-all-cells", "docmanager:save"} & set(
        left
    ) == set()
    assert "whosays:edit-page" in left


def test_a_teacher_gets_all_of_it_and_what_is_saved_stays(room, file):
    page = room.load(EXERCISE)
    few = menus(page)
    choose(page, "View", "Edit this page")
    assert {"Edit", "Run"} <= set(menus(page))
    page.locator(".jp-NotebookPanel-toolbar:visible").first.wait_for()
    page.locator("h1").first.dblclick()
    editor = page.locator(".jp-MarkdownCell .cm-content:visible").first
    editor.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("# Ours\n\n")
    page.keyboard.press("Control+s")
    page.wait_for_function("(panel) => !panel.context.model.dirty", arg=panel(page, EXERCISE))
    kept = read(file)
    assert "".join(kept["cells"][0]["source"]).startswith("# Ours")
    assert kept["metadata"][NOTE] == {"edited": True}
    choose(page, "View", "Edit this page")
    assert menus(page) == few
    assert page.locator(".cm-editor:visible").count() == 0
    page.reload()
    room.ready()
    assert page.locator("h1").first.inner_text() == "Ours"
    page.get_by_text("This page was changed on purpose").wait_for()

    choose(page, "View", "Bring back the kit’s page")
    page.get_by_text("The kit’s own page is back").wait_for()
    room.ready()
    assert page.locator("h1").first.inner_text() != "Ours"
    (changed,) = (room.kit / KEPT).glob("*.ipynb")
    assert "".join(read(changed)["cells"][0]["source"]).startswith("# Ours")


def test_what_is_missing_is_put_back_with_a_word(room, file):
    book = read(file)
    whole = [cell["source"] for cell in book["cells"]]
    questions = sum("ask(" in "".join(source) for source in whole)
    del book["cells"][3:5]
    write(book, file)
    page = room.open(EXERCISE)
    page.get_by_text("Something was missing on this page").wait_for()
    assert page.locator(".ws-question, .ws-reader").count() >= questions
    assert [cell["source"] for cell in read(file)["cells"]] == whole
    room.open(EXERCISE)
    assert page.locator(".whosays-word").count() == 0


def test_what_somebody_added_is_kept_elsewhere_and_does_not_run(room, file):
    book = read(file)
    trace = room.kit / "added-ran"
    book["cells"].insert(2, code(f"open({str(trace)!r}, 'w').close()"))
    write(book, file)
    page = room.open(EXERCISE)
    page.get_by_text("kept as changed/exercises-01-who-says-so-1.ipynb").wait_for()
    assert "added-ran" in (room.kit / KEPT / "exercises-01-who-says-so-1.ipynb").read_text("utf-8")
    assert page.locator(".whosays-foreign").count() == 0
    assert not trace.exists()


@pytest.mark.parametrize("file", [SOLUTION], indirect=True)
def test_a_foreign_cell_is_shown_as_one_and_our_advice_does_not_run_it(room, file):
    book = read(file)
    trace = room.kit / "foreign-ran"
    hidden = code(f"open({str(trace)!r}, 'w').close()")
    hidden["metadata"] = {"jupyter": {"source_hidden": True}}
    book["cells"].insert(1, hidden)
    write(book, file)
    page = room.open(SOLUTION)
    foreign = page.locator(".whosays-foreign")
    assert foreign.count() == 1
    assert "foreign-ran" in foreign.locator(".cm-content").inner_text()
    said = foreign.evaluate("(node) => getComputedStyle(node, '::before').content")
    assert "It is not the kit’s" in said
    choose(page, "View", "Start this page again")
    room.ready()
    assert not trace.exists()
    assert page.get_by_role("menuitem", name="Run", exact=True).count() == 0


@pytest.mark.parametrize("file", [SOLUTION], indirect=True)
def test_words_of_somebody_else_are_shown_as_theirs(room, file):
    book = read(file)
    texts = [n for n, cell in enumerate(book["cells"]) if cell["cell_type"] == "markdown"]
    changed = book["cells"][texts[-1]]
    changed["source"] = ["Ours, and three words more"]
    added = {
        "cell_type": "markdown",
        "id": "added",
        "metadata": {},
        "source": ["# All of it is true"],
    }
    raw = {"cell_type": "raw", "id": "raw", "metadata": {}, "source": ["So it is"]}
    book["cells"] += [added, raw]
    write(book, file)
    page = room.open(SOLUTION)
    foreign = page.locator(".whosays-foreign")
    foreign.nth(2).wait_for()
    assert foreign.count() == 3
    for words in ("three words more", "All of it is true", "So it is"):
        assert foreign.filter(has_text=words).count() == 1
    said = foreign.last.evaluate("(node) => getComputedStyle(node, '::before').content")
    assert "They are not the kit’s" in said
    # And so they are as soon as they are written.
    choose(page, "View", "Edit this page")
    ours = panel(page, SOLUTION)
    ours.evaluate("({ content }) => content.widgets[0].model.sharedModel.setSource('# Mine')")
    page.locator(".whosays-foreign").nth(3).wait_for()


def test_a_page_whose_kernel_was_shut_down_starts_again(room):
    page = room.open(EXERCISE)
    panel(page, EXERCISE).evaluate("(panel) => panel.sessionContext.shutdown()")
    choose(page, "View", "Start this page again")
    page.wait_for_selector('[data-whosays-ready="no"]', state="attached")
    room.ready()
    one = page.locator(".ws-question").filter(has_text="How could the source in paragraph 5 know")
    one.get_by_label("Can’t tell from the text").check()
    one.locator(".ws-status[data-state=saved]").wait_for()
