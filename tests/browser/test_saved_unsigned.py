"""A notebook that calls itself trusted is not, where no server signs notebooks.

JupyterLite reads a notebook as it stands. A JupyterLab is made to do so here: its pages are told
that they are JupyterLite's, and get each file's own words in place of the server's.
"""

from __future__ import annotations

import json
import re

import pytest
from _opening import ROWS, Window

pytestmark = pytest.mark.browser

# Before JupyterLab's own scripts read what they are told.
LITE = """document.addEventListener("readystatechange", () => {
  const told = document.getElementById("jupyter-config-data");
  if (!told) return;
  told.textContent = JSON.stringify({ ...JSON.parse(told.textContent), appName: "JupyterLite" });
})"""
TRUSTED = [row for row in ROWS if '"trusted": true' in row.content]
BITES = {"html-output-says-trusted", "javascript-output"}


def unsigned(folder):
    """Give what makes the pages of a window read notebooks as JupyterLite does."""

    def file(route):
        if route.request.method != "GET":
            return route.continue_()
        answer = route.fetch()
        model = answer.json()
        if model.get("type") == "notebook" and model.get("content"):
            on_disk = (folder.parent / model["path"]).read_text(encoding="utf-8")
            model["content"] = json.loads(on_disk)
        return route.fulfill(response=answer, json=model)

    def before(context):
        context.add_init_script(LITE)
        context.route(re.compile(r"/api/contents/hostile/[^/?]+\?.*content=1"), file)

    return before


@pytest.fixture(scope="module")
def with_us(extension_only, chrome):
    """Give a window on a JupyterLab that signs nothing and has the kit's extension."""
    folder = extension_only.folder
    window = Window(chrome, extension_only.running, folder, unsigned(folder))
    yield window
    window.context.close()


@pytest.fixture(scope="module")
def without_us(bare, chrome):
    """Give the same without the kit."""
    window = Window(chrome, bare.running, bare.folder, unsigned(bare.folder))
    yield window
    window.context.close()


def test_nothing_saved_vouches_for_itself(with_us):
    assert {row.name for row in TRUSTED} >= BITES
    assert {row.name: with_us.open(row) for row in TRUSTED} == {row.name: [] for row in TRUSTED}


def test_where_the_kit_is_not_it_does(without_us):
    """Not what we want, but what shows that the test above looks at the right thing."""
    ran = {row.name for row in TRUSTED if row.name in BITES and without_us.open(row)}
    assert ran == BITES
