"""What a window on JupyterLab keeps of what went wrong, and what it lets pass."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

ASK = "path => fetch(path).then(answer => answer.status)"


def fails(room, path):
    """Have the server fail at one address; say what the window kept of it."""
    room.start()
    room.page.route(f"**{path}*", lambda route: route.fulfill(status=500, body="no"))
    room.page.evaluate("() => console.clear()")
    room.errors.clear()
    with room.page.expect_event("console", lambda said: path in said.location["url"]):
        assert room.page.evaluate(ASK, f"{path}?1") == 500
    room.page.unroute(f"**{path}*")
    return [words for words in room.errors if path in words]


def test_a_server_that_fails_is_kept_with_the_address_that_failed(room):
    (words,) = fails(room, "/api/whatever")
    assert words.endswith("(/api/whatever)")
    assert "500" in words


def test_a_list_of_kernels_that_comes_too_soon_is_no_error(room):
    assert fails(room, "/api/kernels") == []
