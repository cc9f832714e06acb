"""axe itself: that it finds what only the dark breaks, and leaves the page in the light."""

from __future__ import annotations

import _axe
import pytest

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><title>A page</title>
<style>body { background: #fff; color: #111 } p { transition: color 9s }
[data-jp-theme-light=false] p { color: #333 }</style>
<body data-jp-theme-light="true"><main><h1>A page</h1><p>Words</p></main></body></html>"""


def test_what_only_the_dark_breaks_is_found(loop):
    loop.page.set_content(PAGE)
    assert _axe.violations(loop.page) == []
    [found] = _axe.in_both_themes(loop.page)
    assert found["id"] == "color-contrast"
    assert [node["html"] for node in found["nodes"]] == ["<p>Words</p>"]
    assert _axe.violations(loop.page) == []
