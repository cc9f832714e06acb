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

import pytest
from _opening import CLOSE, OPEN, REPORTED, ROWS
from _panels import panel

pytestmark = pytest.mark.browser

WIDGETS = [row for row in ROWS if row.name.startswith("widget")]
# What a person does: words into the cell below, and run. The launcher that JupyterLab shows after
# its last page was closed may come up late and take the focus, so the page is named.
RUN = """async (panel, source) => {
  const here = { semanticWidget: panel.id };
  await jupyterapp.commands.execute("notebook:insert-cell-below", here);
  panel.content.activeCell.model.sharedModel.setSource(source);
  await jupyterapp.commands.execute("notebook:run-cell", here);
}"""


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
