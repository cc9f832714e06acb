"""What is wrong with a TOML file, in the words of whoever wrote it.

The reader's own messages speak of grammar (“Expected newline or end of document after a
statement”). Most slips are one of a few: a comma or a quotation mark left out, quotation marks
that a word processor made curly, a bracket not closed, a name given twice.
"""

from __future__ import annotations

import re

CURLY = "“”„‟«»‘’‚‹›"
"""Quotation marks that look like TOML's own and are not."""

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CODE = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')  # what stands in straight quotation marks
_OPENS = "\"'[{"

_CURLY = (
    "curly quotes of a word processor don't work here.",
    'Type straight ones, " as on the keyboard, around the text.',
)
_TOLD = (
    # part of the reader's message, what is wrong, how to mend it
    ("Unescaped '\\'", "a backslash in straight quotes begins a special sign.",
     "Write two for one: \\\\."),
    ("Illegal character", "a text goes over the end of its line, or its closing quote is missing.",
     'Close it with ", or begin and end a text of several lines with three: """.'),
    ("Unterminated string", "a text is not closed.", "End it with the quotes that it begins with."),
    ("Expected \"'''\"", "a text is not closed.", "End it with the quotes that it begins with."),
    ("Expected '\"\"\"'", "a text is not closed.", "End it with the quotes that it begins with."),
    ("Expected '='", "after the field's name the sign = is missing.", "Write: name = value."),
    ("Expected ']", "a heading in brackets is not closed.",
     "End it with as many ] as it begins with [."),
    ("twice", "the same heading stands here twice.",
     "Give it once, or begin each with two pairs of brackets: [[item]]."),
    ("Cannot overwrite", "the same field is given twice.", "Keep one of them."),
    ("Duplicate inline table key", "the same field is given twice.", "Keep one of them."),
    ("Unclosed array", "a list is not closed, or a comma is missing in it.",
     "Put a comma between two entries, and ] after the last."),
    ("Unclosed inline table", "a table in braces is not closed, or a comma is missing in it.",
     "Put a comma between two fields, and } after the last, all on one line."),
    ("Expected newline", "something stands after the end of the value.",
     'Put each field on a line of its own; inside a text, write \\" for a quotation mark.'),
    ("Invalid initial character", "a field's name cannot begin like this.",
     "Write a name of letters, digits, - and _; begin a remark with #."),
    ("Invalid value", "after = there is no value that can be read.",
     'Put a text in straight quotes: "…"; write a number or true and false without.'),
)  # fmt: skip


def _next_sign(lines: list[str], row: int, column: int) -> tuple[str, str]:
    """Give the sign at a place, or the first one after it, and its line."""
    line = lines[row][column:].lstrip() if row < len(lines) else ""
    while not line and row + 1 < len(lines):
        row += 1
        line = lines[row].lstrip()
    return line[:1], lines[row] if row < len(lines) else ""


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
    place = f"line {row + 1}" if known else "at the end of the file"
    at = f"this is not TOML, {place}: "
    sign, line = _next_sign(lines, row, column)
    if (sign and sign in CURLY) or any(mark in _CODE.sub("", line) for mark in CURLY):
        return at + _CURLY[0], _CURLY[1]
    if "Unclosed" in message and sign and sign in _OPENS:
        return f"{at}a comma is missing before this.", "Put one between two entries or fields."
    if "Unclosed inline" in message and sign.isalnum():
        return f"{at}a comma is missing before this.", "Put one between two entries or fields."
    for part, wrong, mend in _TOLD:
        if part in message:
            return at + wrong, mend
    return f"this is not TOML: {message}.", "Mend that line."
