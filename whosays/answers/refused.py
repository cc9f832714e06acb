"""Says why answers could not be put on the disk, or read from it."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from whosays.core import browser
from whosays.core.disk import FileBusyError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from pathlib import Path

_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST})


def why(error: OSError, folder: Path) -> str:
    """Give the sentence for what a disk said.

    Parameters
    ----------
    error : OSError
    folder : Path
        Where the answers are.

    Returns
    -------
    str
    """
    if isinstance(error, FileBusyError):
        return text("answers.held", name=error.filename)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return text("answers.full")
    # What a browser's storage does not take comes to Python as this, whatever stood in the way.
    if error.errno == errno.EINVAL and browser.here():
        return text("answers.browser_full")
    if error.errno in _REFUSED:
        return text("answers.read_only", folder=folder)
    return text("answers.failed", reason=error.strerror or str(error))
