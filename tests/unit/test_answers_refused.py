"""What a disk says becomes a sentence that names the folder and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from whosays.answers.refused import why
from whosays.core.disk import FileBusyError
from whosays.core.i18n import text

PLACE = Path("somewhere/answers")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_called_full(code):
    assert why(OSError(code, "?"), PLACE) == text("answers.full")


@pytest.mark.parametrize(
    "code", [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST]
)
def test_a_folder_that_takes_nothing_is_named(code):
    said = why(OSError(code, "?"), PLACE)
    assert said == text("answers.read_only", folder=PLACE)
    assert str(PLACE) in said


def test_a_file_that_somebody_holds_is_named():
    said = why(FileBusyError(errno.EACCES, "busy", "01-x.json"), PLACE)
    assert said == text("answers.held", name="01-x.json")
    assert "01-x.json" in said


def test_anything_else_is_told_in_the_disk_s_own_words():
    assert "Input/output error" in why(OSError(errno.EIO, "Input/output error"), PLACE)
    assert "odd" in why(OSError("odd"), PLACE)
