"""Browser windows for the tests of one widget alone.

A window is used again by the tests that come later: a new one costs more than most tests. In
between it goes to an empty page, so that nothing of a test is left: no script, no listener, no
place of the mouse. What cannot be taken back (a clock of its own, answers to requests) needs a
window that nobody had and nobody will have: ``fresh=True``.
"""

from __future__ import annotations

from contextlib import contextmanager

import pytest

SIZE = {"width": 1280, "height": 900}


def refuse(*_, **__):
    """Say what a window that others will use cannot do."""
    raise AssertionError("A page keeps this for good: ask for a window with fresh=True.")


class Window:
    """A page, and the bench that works at it now."""

    def __init__(self, chrome, options):
        self.options = options
        self.context = chrome.new_context(viewport=SIZE, **options)
        self.page = self.context.new_page()
        self.bench = None
        self.page.on("pageerror", lambda error: self.bench.errors.append(str(error)))
        # Functions of Python cannot be taken from a page again: this one asks whoever is there.
        self.page.expose_function("kernel", self.kernel)

    def kernel(self, message):
        """Hand a message of the page to the widget that is on it."""
        return self.bench.kernel(message)

    def clear(self):
        """Leave nothing of the test that was here."""
        self.page.mouse.move(0, 0)
        # As it was asked for: no print, no colours that a test has set.
        same = ("color_scheme", "forced_colors", "reduced_motion")
        self.page.emulate_media(
            media="null", **{name: self.options.get(name, "null") for name in same}
        )
        self.page.goto("about:blank")


class Shelf:
    """Windows that stand ready, by what they were asked to be."""

    def __init__(self, chrome):
        self.chrome = chrome
        self.ready = {}

    def take(self, viewport=SIZE, *, fresh=False, **options):
        """Give a window, and the name of its place on the shelf; none if it is not to return."""
        key = None if fresh else repr(sorted(options.items()))
        listed = self.ready.get(key)
        window = listed.pop() if listed else Window(self.chrome, options)
        if not fresh:
            window.page.route = window.page.clock.install = refuse
        window.page.set_viewport_size(viewport)
        return key, window

    def give_back(self, key, window):
        """Clear a window and put it back."""
        if key is None:
            window.context.close()
        else:
            window.clear()
            self.ready.setdefault(key, []).append(window)

    def close(self):
        """Close all of them."""
        for listed in self.ready.values():
            for window in listed:
                window.context.close()


@pytest.fixture(scope="session")
def shelf(chrome):
    """Give the windows of this worker."""
    kept = Shelf(chrome)
    yield kept
    kept.close()


@contextmanager
def windows(shelf, kind):
    """Give a function that opens a window of certain options, as a bench of this kind.

    At the end all are put back, and none may have met an error.
    """
    taken = []

    def make(**options):
        key, window = shelf.take(**options)
        window.bench = kind(window.page)
        taken.append((key, window))
        return window.bench

    yield make
    for key, window in taken:
        shelf.give_back(key, window)
    assert [error for _, window in taken for error in window.bench.errors] == []
