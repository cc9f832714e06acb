"""Which edition of the kit this is: a teacher's, or one made for students.

A student edition says so in ``edition.json``; where there is no such file, it is the teacher's.
"""

from __future__ import annotations

import json
import re

from whosays.core import files
from whosays.core.kit import HERE, Kit

NAME = "edition.json"
TEACHER, PRACTICE, ASSESSED = "teacher", "practice", "assessed"
MODES = (PRACTICE, ASSESSED)
"""What students may get: one that says at once what fits, and one that only saves."""
_STAMP = re.compile(r"(practice|assessed)-[0-9a-f]{12}")


def is_stamp(given: object) -> bool:
    """Tell whether something is the stamp of a student edition.

    Parameters
    ----------
    given : object

    Returns
    -------
    bool
    """
    return isinstance(given, str) and _STAMP.fullmatch(given) is not None


def mode_of(stamp: str) -> str:
    """Give the mode that a stamp names.

    Parameters
    ----------
    stamp : str

    Returns
    -------
    str
        One of :data:`MODES`, or ``"teacher"`` for no stamp.
    """
    return stamp.partition("-")[0] or TEACHER


@files.remembered
def stamp(kit: Kit = HERE) -> str:
    """Give this copy's stamp, such as ``"practice-0123456789ab"``.

    Parameters
    ----------
    kit : Kit, optional
        The kit in use by default.

    Returns
    -------
    str
        Mode and checksum of what the copy holds; empty in a teacher's copy.
    """
    file = kit / NAME
    if not files.is_file(file):
        return ""
    try:
        said = json.loads(files.read_bytes(file)).get("stamp", "")
    except (OSError, ValueError, AttributeError):
        return ""
    return said if is_stamp(said) else ""
