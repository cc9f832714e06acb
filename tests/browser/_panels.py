"""The notebook a test has opened, found by its path.

Never by what JupyterLab holds for the current widget: that follows the focus, and a launcher that
comes up late, a box or another browser window takes it at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import JSHandle, Page

FIND = """(path) => window.jupyterapp &&
  [...jupyterapp.shell.widgets("main")].find((one) => one.context?.path === path)"""


def panel(page: Page, path: str) -> JSHandle:
    """Wait until a notebook is open; give it as JupyterLab holds it."""
    return page.wait_for_function(FIND, arg=path)
