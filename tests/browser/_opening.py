"""Windows on JupyterLabs that open hostile files: ours, one with the extension, a bare one."""

from __future__ import annotations

import json

import _patience
import pytest
from _payloads import Payload, payloads, widget_state
from _servers import started

ROWS = payloads()
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
# All that a window does by itself is done: its kernel answered, its saved widgets were restored.
SETTLED = """async (opened) => {
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
        setTimeout(fail, 120000, new Error("widgets were never restored"));
      });
    }
  }
  // Time for pictures that fail, frames and modules: each turn lets all that waits have its own.
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
}"""
OPEN = f"""async ([path, factory]) => {{
  const opened = await jupyterapp.commands.execute("docmanager:open", {{ path, factory }});
  await ({SETTLED})(opened);
}}"""
# What was open is open again; gives the titles of the windows.
RESTORED = f"""async () => {{
  await jupyterapp.restored;
  const windows = [...jupyterapp.shell.widgets("main")];
  for (const opened of windows) await ({SETTLED})(opened);
  return windows.map((opened) => opened.title.label);
}}"""
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

    def __init__(self, chrome, running, folder, before=None):
        self.folder = folder
        self.running = running
        self.ran = []
        self.context = chrome.new_context(viewport={"width": 1280, "height": 900})
        self.context.expose_binding("hit", lambda _, name: self.ran.append(name))
        if before:
            before(self.context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(_patience.PAGE)
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
    folder.mkdir(exist_ok=True)
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
    return started(kit, own, {"JUPYTER_CONFIG_PATH": str(own / "none"), **variables})


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
