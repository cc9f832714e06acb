"""What is wrong with a TOML file, in the words of whoever wrote it.

The reader's own messages speak of grammar (“Expected newline or end of document after a
statement”). Most slips are one of a few: a comma or a quotation mark left out, quotation marks
that a word processor made curly, a bracket not closed, a name given twice.
"""

from __future__ import annotations

import re

from whosays.core.i18n import amiss, text

CURLY = "“”„‟«»‘’‚‹›"
"""Quotation marks that look like TOML's own and are not."""

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CODE = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')  # what stands in straight quotation marks
_OPENS = "\"'[{"

_TOLD = (
    # part of the reader's message, the texts that say it
    ("Unescaped '\\'", "files.toml_backslash"),
    ("Illegal character", "files.toml_over"),
    ("Unterminated string", "files.toml_text"),
    ("Expected \"'''\"", "files.toml_text"),
    ('Expected \'"""\'', "files.toml_text"),
    ("Expected '='", "files.toml_equals"),
    ("Expected ']", "files.toml_heading"),
    ("twice", "files.toml_heading_twice"),
    ("Cannot overwrite", "files.toml_field_twice"),
    ("Duplicate inline table key", "files.toml_field_twice"),
    ("Unclosed array", "files.toml_list"),
    ("Unclosed inline table", "files.toml_braces"),
    ("Expected newline", "files.toml_after"),
    ("Invalid initial character", "files.toml_name"),
    ("Invalid value", "files.toml_value"),
)
_OTHER = "files.toml_broken"
"""What is none of them keeps the reader's own words."""


def _next_sign(lines: list[str], row: int, column: int) -> tuple[str, str]:
    """Give the sign at a place, or the first one after it, and its line."""
    line = lines[row][column:].lstrip() if row < len(lines) else ""
    while not line and row + 1 < len(lines):
        row += 1
        line = lines[row].lstrip()
    return line[:1], lines[row] if row < len(lines) else ""


def _slip(message: str, sign: str, line: str) -> str:
    """Name the texts for the slip that the reader's message and the place of it show."""
    if (sign and sign in CURLY) or any(mark in _CODE.sub("", line) for mark in CURLY):
        return "files.toml_curly"
    opens = "Unclosed" in message and sign and sign in _OPENS
    if opens or ("Unclosed inline" in message and sign.isalnum()):
        return "files.toml_comma"
    return next((key for part, key in _TOLD if part in message), _OTHER)


def in_plain_words(raw: str, message: str) -> tuple[str, str]:
    r"""Say what is wrong and how to mend it.

    Parameters
    ----------
    raw : str
        The file's text, lines ended by ``\n``.
    message : str
        What the TOML reader said, with line and column.

    Returns
    -------
    tuple of (str, str)
        What is wrong, with the line; what to do. The reader's own words where none of the
        usual slips is found.
    """
    found = _PLACE.search(message)
    lines = raw.split("\n")
    known = found is not None and found[1] is not None
    row, column = (int(found[1]) - 1, int(found[2]) - 1) if found and known else (len(lines), 0)
    sign, line = _next_sign(lines, row, column)
    slip = _slip(message, sign, line)
    wrong, mend = amiss(slip, reason=message)
    if slip == _OTHER:
        return wrong, mend
    if known:
        return text("files.toml_line", line=row + 1, wrong=wrong), mend
    return text("files.toml_end", wrong=wrong), mend
