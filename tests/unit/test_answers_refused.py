from __future__ import annotations

import errno
from pathlib import Path

import pytest

from whosays.answers.refused import why
from whosays.core import browser
from whosays.core.disk import FileBusyError
from whosays.core.i18n import text

FOLDER = Path("answers")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, text("answers.full")),
        (errno.EDQUOT, text("answers.full")),
        (errno.EROFS, text("answers.read_only", folder=FOLDER)),
        (errno.EINVAL, text("answers.failed", reason="said so")),
    ],
)
def test_a_disk_s_words_become_a_sentence(number, said):
    assert why(OSError(number, "said so"), FOLDER) == said


def test_who_holds_a_file_is_told_by_the_file_s_name():
    error = FileBusyError(errno.EACCES, "busy", "a.json")
    assert why(error, FOLDER) == text("answers.held", name="a.json")


def test_a_browser_that_takes_nothing_more_is_called_full_and_not_an_invalid_argument(monkeypatch):
    monkeypatch.setattr(browser, "here", lambda: True)
    assert why(OSError(errno.EINVAL, "Invalid argument"), FOLDER) == text("answers.browser_full")
