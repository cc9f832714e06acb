"""Why answers are not on the disk, in a sentence for each reason."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from whosays.answers.refused import why
from whosays.core import browser
from whosays.core.disk import FileBusyError
from whosays.core.i18n import text

FOLDER = Path("answers")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_full(number):
    assert why(OSError(number, "x"), FOLDER) == text("answers.full")


@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST]
)
def test_a_folder_that_nobody_may_write_to_is_named(number):
    assert why(OSError(number, "x"), FOLDER) == text("answers.read_only", folder=FOLDER)


def test_anything_else_is_said_as_the_disk_says_it():
    assert why(OSError(errno.EIO, "Broken"), FOLDER) == text("answers.failed", reason="Broken")
    assert why(OSError("odd"), FOLDER) == text("answers.failed", reason="odd")


def test_a_file_that_somebody_holds_is_named():
    error = FileBusyError(errno.EACCES, "busy", "a.json")
    assert why(error, FOLDER) == text("answers.held", name="a.json")


def test_a_browser_that_takes_nothing_more_is_called_full_and_not_an_invalid_argument(monkeypatch):
    monkeypatch.setattr(browser, "here", lambda: True)
    assert why(OSError(errno.EINVAL, "Invalid argument"), FOLDER) == text("answers.browser_full")
