"""Browser windows for the tests of one widget alone."""

from __future__ import annotations

from contextlib import contextmanager


@contextmanager
def windows(chrome, kind):
    """Give a function that opens a window of certain options, as a bench of this kind.

    At the end all are closed, and none may have met an error.
    """
    contexts, opened = [], []

    def make(**options):
        options.setdefault("viewport", {"width": 1280, "height": 900})
        contexts.append(chrome.new_context(**options))
        opened.append(kind(contexts[-1].new_page()))
        return opened[-1]

    yield make
    for context in contexts:
        context.close()
    assert [error for bench in opened for error in bench.errors] == []
