"""The reader in a real JupyterLab: keys stay inside, marks reach Python and come back."""

from __future__ import annotations

import json
import shutil

import pytest
from _panels import panel
from reader_bench import ARTICLE, Bench

pytestmark = pytest.mark.browser

CELL = """
import json, pathlib
from whosays.corpus import articles, codebook
from whosays.widgets.reader import Reader
article = articles.load_article("001")
def keep(marks):
    pathlib.Path("marks.json").write_text(json.dumps(marks))
    return marks, {"state": "saved", "text": "Saved for the test"}
reader = Reader(articles.as_dict(article), codebook.codes(), on_change=keep,
                on_check=lambda marks: {"headline": f"{len(marks)} seen", "records": []})
reader
"""


def cell(kind, source):
    extra = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": f"c{len(source)}", "metadata": {}, "source": source, **extra}


@pytest.fixture
def reader_lab(room):
    """Open a notebook with the reader in JupyterLab, everything run."""
    notebook = {
        "cells": [cell("markdown", "Before"), cell("code", CELL.strip()), cell("code", "1 + 1")],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    folder = room.kit / "work"
    folder.mkdir()
    (folder / "page.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    bench = Bench(room.begin("work/page.ipynb"))
    panel(bench.page, "work/page.ipynb").evaluate(
        """async (w) => { await w.context.ready;
             await w.sessionContext.ready; await w.sessionContext.session.kernel.info;
             const here = { semanticWidget: w.id };
             await jupyterapp.commands.execute("notebook:run-all-cells", here); }"""
    )
    bench.page.locator(".ws-reader .rd-cursor").wait_for()
    bench.text = ARTICLE.text
    bench.folder = folder
    yield bench
    shutil.rmtree(folder)


CELLS = """({ content }) => content.widgets
    .map((cell) => [cell.model.type, cell.model.sharedModel.getSource()])"""


def place(bench, words):
    """Give the middle of the first letter of words in the notebook's page, once it stands still.

    What a key before asked for, such as a scroll, may come a frame later than the key.
    """
    return bench.page.evaluate(
        """async (words) => {
             const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
             for (const line of document.querySelectorAll(".rd-line")) {
               const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
               for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                 const at = node.data.indexOf(words);
                 if (at < 0) continue;
                 const range = document.createRange();
                 range.setStart(node, at); range.setEnd(node, at + 1);
                 let box = new DOMRect();
                 for (let before = NaN; box.top !== before;) {
                   before = box.top;
                   line.scrollIntoView({ block: "center" });
                   await frame();
                   await frame();
                   box = range.getBoundingClientRect();
                 }
                 return [box.left + box.width / 2, box.top + box.height / 2];
               }
             }
           }""",
        words,
    )


def test_the_reader_in_jupyterlab(reader_lab):
    lab = reader_lab
    page = lab.page
    ours = panel(page, "work/page.ipynb")
    before = ours.evaluate(CELLS)

    # Keys that mean something to JupyterLab: in the text, on a button, beside everything.
    page.mouse.click(*place(lab, "The newspaper said"))
    for target in (None, ".rd-code", ".rd-marks summary"):
        if target:
            page.locator(target).first.focus()
        lab.key("d", "d", "a", "x", "b", "c", "v", "z", "m", "y", "0", "0", "j", "k", "Shift+m")
    page.locator(".rd-page").click(position={"x": 3, "y": 3})
    lab.key("d", "d", "a", "x", "ArrowDown", "ArrowUp", "Delete")
    page.locator(".ws-reader .rd-cursor").focus()
    lab.key("ArrowDown", "ArrowUp", "ArrowRight", "Enter", "Escape", "Shift+ArrowDown", "Escape")
    assert ours.evaluate(CELLS) == before
    assert (
        ours.evaluate("({ content }) => content.mode") == "command"
    )  # and Enter opened no cell for typing

    # A mark goes to Python, which says that it is saved.
    page.mouse.dblclick(*place(lab, "Zakharova"))
    page.locator(".rd-now-quote", has_text="Zakharova").wait_for()
    lab.key("1")
    page.locator(".ws-status-text", has_text="Saved for the test").wait_for()
    [mark] = json.loads((lab.folder / "marks.json").read_text(encoding="utf-8"))
    assert ARTICLE.text[mark["start"] : mark["end"]] == "Zakharova"
    lab.button("Check my marks").click()
    page.locator(".rd-headline", has_text="1 seen").wait_for()

    # The panel keeps in sight beside a long article.
    place(lab, "Days earlier, Turkish")
    page.get_by_role("tab", name="Mark").click()
    box = page.locator(".rd-now").bounding_box()
    assert 0 <= box["y"] < 500
