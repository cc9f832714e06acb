"""Words that need no escaping, and why: the kit's own files, and data inside a script element.

All else is put into markup by ``Markup("…{}…").format(…)`` or by a template, and both escape.
"""

from __future__ import annotations

import json

from markupsafe import Markup


def ours(words: str) -> Markup:
    """Take words as they are, since they come from a file of the kit or from a library's drawing.

    Parameters
    ----------
    words : str
        Never of a student, a teacher or a text that is read.

    Returns
    -------
    Markup
    """
    return Markup(words)  # noqa: S704 - the one place where it is said, see the parameter


def in_script(value: object) -> Markup:
    """Write data as JSON that can stand in a script element.

    Parameters
    ----------
    value : object
        Anything that JSON can hold.

    Returns
    -------
    Markup
        No sign in it can end the element.
    """
    # The one sign that a browser looks for in there; within JSON it stands only in strings.
    return ours(json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c"))
