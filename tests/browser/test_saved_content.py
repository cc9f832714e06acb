"""Nothing runs because a file was opened, in our own JupyterLab and in one we did not start.

What is tried stands in ``_payloads.py``, a row a way; the rows that do run in a JupyterLab without
the kit are opened there as well, so that this file would notice if it looked in the wrong place.

- saved widget state, with and without a view of it: ran, before the guard; the issue's own notebook
- markup and script in outputs (HTML, JavaScript, SVG, Markdown, LaTeX, Vega, Plotly, GeoJSON,
  streams, tracebacks) whose cells call themselves trusted; in text cells, raw cells, attachments;
  Mermaid; names, tags, titles, kernel names, languages, file names: quiet, JupyterLab cleans them
- links of every kind that were saved (``javascript:``, ``data:``, command links, forms, LaTeX):
  clicked, and quiet
- pages, pictures, tables, charts and maps opened from the file list: quiet
- pages and notebooks behind an address of the server itself: shut in a sandbox of their own origin
- a kernel, a Jupyter or an IPython set up by files beside the notebook: not looked at
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from _panels import panel
from _payloads import Payload, payloads, widget_state

from whosays.launch import server

pytestmark = pytest.mark.browser

ROWS = payloads()
WIDGETS = [row for row in ROWS if row.name.startswith("widget")]
# What was reported: a notebook of no cells that names no kernel.
REPORTED = Payload(
    "reported",
    "reported.ipynb",
    json.dumps(
        {
            "cells": [],
            "metadata": {"widgets": widget_state("reported")},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    ),
)
OPEN = """async ([path, factory]) => {
  const { commands } = jupyterapp;
  const opened = await commands.execute("docmanager:open", { path, factory });
  await opened?.context?.ready;
  await opened?.revealed;
  const session = opened?.context?.sessionContext;
  const { rendermime } = opened?.content ?? {};
  if (session && rendermime) {
    await session.ready;
    await session.session?.kernel?.info;
    // Widgets are restored when their manager says so.
    const view = rendermime.createRenderer("application/vnd.jupyter.widget-view+json");
    const manager = await view._manager.promise;
    if (!manager.restoredStatus) {
      await new Promise((done, fail) => {
        manager.restored.connect(done);
        setTimeout(fail, 30000, new Error("widgets were never restored"));
      });
    }
  }
  // Time for pictures that fail, frames and modules: each turn lets all that waits have its own.
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
}"""
# What a person does: words into the cell below, and run. The launcher that JupyterLab shows after
# its last page was closed may come up late and take the focus, so the page is named.
RUN = """async (panel, source) => {
  const here = { semanticWidget: panel.id };
  await jupyterapp.commands.execute("notebook:insert-cell-below", here);
  panel.content.activeCell.model.sharedModel.setSource(source);
  await jupyterapp.commands.execute("notebook:run-cell", here);
}"""
CLOSE = """async () => {
  const { commands, shell, serviceManager } = jupyterapp;
  for (const widget of [...shell.widgets("main")]) {
    if (widget.context?.model) widget.context.model.dirty = false;
    widget.dispose();
  }
  await serviceManager.sessions.shutdownAll();
}"""


class Window:
    """One browser window on a JupyterLab, and the names of whatever ran in it."""

    def __init__(self, chrome, running, folder):
        self.folder = folder
        self.ran = []
        self.context = chrome.new_context(viewport={"width": 1280, "height": 900})
        self.context.expose_binding("hit", lambda _, name: self.ran.append(name))
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.goto(f"{running.base}/lab?token={running.token}&reset")
        self.page.wait_for_function("() => window.jupyterapp")
        self.page.evaluate("() => jupyterapp.restored")

    def open(self, row):
        """Open a row's file, click what there is to click, close it; give what ran."""
        self.ran.clear()
        self.page.evaluate(OPEN, [f"hostile/{row.file}", row.factory])
        for bait in self.page.locator(row.click).all() if row.click else []:
            bait.evaluate("(node) => node.click()")
        self.page.evaluate("() => new Promise((done) => setTimeout(done))")
        self.page.evaluate(CLOSE)
        return list(self.ran)


@pytest.fixture(scope="module")
def hostile(kit_copy):
    """Lay every row's file into a folder of the kit's copy."""
    folder = kit_copy / "hostile"
    folder.mkdir()
    for row in [*ROWS, REPORTED]:
        (folder / row.file).write_text(row.content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ours(hostile, chrome, lab_server):
    """Give a window on the JupyterLab that the start command starts."""
    window = Window(chrome, lab_server, hostile)
    yield window
    window.context.close()


def another(kit, own, **variables):
    """Start a JupyterLab that has less of the kit."""
    (own / "config").mkdir()
    (own / "config" / "jupyter_lab_config.json").write_text(
        json.dumps({"LabApp": {"expose_app_in_browser": True}}), encoding="utf-8"
    )
    running = server.start(
        kit,
        Path(sys.executable),
        port=server.find_port("127.0.0.1", 0),
        own=own,
        extra={"WHOSAYS_KIT": str(kit), "JUPYTER_CONFIG_PATH": str(own / "none"), **variables},
    )
    server.wait_until_up(running)
    return running


@pytest.fixture(scope="module")
def extension_only(hostile, chrome, kit_copy, tmp_path_factory):
    """Give a window on a JupyterLab that has the kit's extension and nothing else of it."""
    running = another(kit_copy, tmp_path_factory.mktemp("extension"))
    window = Window(chrome, running, hostile)
    yield window
    window.context.close()
    running.stop()


@pytest.fixture(scope="module")
def bare(hostile, chrome, kit_copy, tmp_path_factory):
    """Give a window on a JupyterLab that knows nothing of the kit."""
    own = tmp_path_factory.mktemp("bare")
    running = another(kit_copy, own, JUPYTER_PATH=str(own / "none"))
    window = Window(chrome, running, hostile)
    yield window
    window.context.close()
    running.stop()


def with_a_kernel(window, row):
    """Open a notebook that names no kernel, for which one runs: nobody is asked for one."""
    window.page.evaluate(
        """async (path) => { await jupyterapp.serviceManager.sessions.startNew(
          { path, name: path, type: "notebook", kernel: { name: "python3" } }); }""",
        f"hostile/{row.file}",
    )
    return window.open(row)


def named(row):
    return row.name


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_nothing_runs_in_our_jupyterlab(ours, row):
    assert ours.open(row) == []


@pytest.mark.parametrize("row", WIDGETS, ids=named)
def test_no_widget_is_restored_where_only_the_extension_is(extension_only, row):
    assert extension_only.open(row) == []
    kept = json.loads((extension_only.folder / row.file).read_text(encoding="utf-8"))
    assert kept == json.loads(row.content)


@pytest.mark.parametrize("row", WIDGETS, ids=named)
def test_both_run_in_a_jupyterlab_without_the_kit(bare, row):
    """Not what we want, but what shows that the tests above look at the right moment."""
    assert row.name in bare.open(row)


def test_the_notebook_that_was_reported_runs_nothing(ours, extension_only, bare):
    assert with_a_kernel(ours, REPORTED) == []
    assert with_a_kernel(extension_only, REPORTED) == []
    assert with_a_kernel(bare, REPORTED) == ["reported"]


def test_what_a_person_ran_may_do_what_was_saved_may_not(ours):
    """The rows about outputs would run if they were trusted, so they do try something."""
    trying = ("html-output", "javascript-output", "svg-output", "markdown-output")
    books = [json.loads(row.content) for row in ROWS if row.name in trying]
    data = [book["cells"][0]["outputs"][0]["data"] for book in books]
    ours.ran.clear()
    ours.page.evaluate(OPEN, ["hostile/attachment.ipynb", None])
    book = panel(ours.page, "hostile/attachment.ipynb")
    ours.page.wait_for_function("(panel) => panel.content.activeCell", arg=book)
    ours.page.evaluate("() => jupyterapp.commands.execute('launcher:create')")
    book.evaluate(RUN, f"for one in {data!r}:\n    display(one, raw=True)")
    ours.page.wait_for_function("() => document.querySelectorAll('.jp-OutputArea-output')[3]")
    ours.page.evaluate(CLOSE)
    assert set(ours.ran) >= {"html-output", "javascript-output"}


@pytest.mark.parametrize("place", ["files/hostile/page.html", "files/hostile/picture.svg"])
def test_a_file_at_an_address_of_its_own_is_shut_in(ours, lab_server, place):
    """Script there may run, but in an origin of its own: no cookie, no server, no other page."""
    page = ours.context.new_page()
    answer = page.goto(f"{lab_server.base}/{place}")
    policy = answer.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "allow-same-origin" not in policy
    assert page.evaluate("() => window.origin") == "null"
    page.close()
