"""Names of files and folders as they may be shown: what would mislead the eye is spelled out.

A mark that turns the direction of a line can make a program look like a text; a control
character can move a terminal's cursor or colour. Letters of every script stay as they are, with
the joiners that some need.
"""

from __future__ import annotations

import unicodedata

# Zero-width joiner and non-joiner: Persian, Hindi and many emoji are written with them.
_JOINERS = {"\u200c", "\u200d"}
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def name(words: object) -> str:
    """Give a name as it may be shown on a page or in a terminal.

    Parameters
    ----------
    words : object
        A name or a path.

    Returns
    -------
    str
        With each mark that has no shape of its own as ``[U+202E]``.
    """
    return "".join(
        f"[U+{ord(sign):04X}]"
        if unicodedata.category(sign) in _HIDDEN and sign not in _JOINERS
        else sign
        for sign in str(words)
    )
