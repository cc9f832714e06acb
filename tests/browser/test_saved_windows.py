"""Nothing runs because JupyterLab opens again what was open before, or what a file says was.

- a page loaded anew brings back the notebooks that were open, before anybody clicked: quiet
- a file of a workspace names windows to be opened: notebooks with saved widgets, pages, help
  windows whose address is a program, consoles, terminals. Opened from the file list: quiet
"""

from __future__ import annotations

import pytest
from _opening import CLOSE, OPEN, RESTORED
from _payloads import workspace

pytestmark = pytest.mark.browser

BACK = "hostile/widget-state.ipynb"
# JupyterLab writes down what is open a moment after it was opened: the file in its list of windows,
# and where that window stood. The name alone says nothing: it stands in the list of recent files
# before.
WRITTEN = """async (path) => {
  const { values } = await jupyterapp.serviceManager.workspaces.list();
  const window = `notebook:${path}`;
  return values.some(({ data = {} }) => window in data
    && JSON.stringify(data["layout-restorer:data"]?.main ?? {}).includes(window));
}"""


def left_open(window):
    """Leave a notebook with a saved widget open, load the page anew; give what ran then."""
    page = window.page
    page.evaluate(OPEN, [BACK, None])
    page.wait_for_function(WRITTEN, arg=BACK)
    window.ran.clear()
    page.goto(f"{window.running.base}/lab")
    page.wait_for_function("() => window.jupyterapp")
    assert "widget-state.ipynb" in page.evaluate(RESTORED)
    page.evaluate(CLOSE)
    return list(window.ran)


def from_a_file(window):
    """Open the file of a workspace as a click in the file list does; give what ran, and titles."""
    page = window.page
    (window.folder / "away.jupyterlab-workspace").write_text(workspace("away"), encoding="utf-8")
    window.ran.clear()
    with page.expect_navigation(url="**/workspaces/away"):
        page.evaluate(
            """() => void jupyterapp.commands.execute("docmanager:open",
                 { path: "hostile/away.jupyterlab-workspace" })"""
        )
    page.wait_for_function("() => window.jupyterapp")
    titles = page.evaluate(RESTORED)
    page.evaluate(CLOSE)
    page.goto(f"{window.running.base}/lab?reset")
    page.wait_for_function("() => window.jupyterapp")
    return list(window.ran), titles


def test_what_was_left_open_runs_nothing_when_it_comes_back(ours, extension_only, bare):
    assert left_open(ours) == []
    assert left_open(extension_only) == []
    assert left_open(bare) == ["widget-state"], "or the tests above look at the wrong moment"


def test_a_file_that_says_what_was_open_runs_nothing(ours, extension_only, bare):
    for window in (ours, extension_only):
        ran, titles = from_a_file(window)
        assert ran == []
        assert "widget-state.ipynb" in titles, "it did open windows"
        assert not list(window.folder.rglob("console-ran"))
    ran, _ = from_a_file(bare)
    assert "widget-state" in ran, "or the test above looks at the wrong moment"
