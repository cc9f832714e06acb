"""Whether this Python runs in a browser, as it does in the edition that is a link."""

from __future__ import annotations

import os
import sys


def here() -> bool:
    """Tell whether this Python runs in a browser.

    Returns
    -------
    bool
        There are no locks for files then, no other programs, and a folder's name tells a reader
        nothing.
    """
    return sys.platform == "emscripten"


def in_room() -> bool:
    """Tell whether answers go to a teacher's laptop, which handed this page out.

    Returns
    -------
    bool
    """
    return bool(os.environ.get("WHOSAYS_ROOM"))
