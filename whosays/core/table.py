"""Rows and columns with a caption: the form in which a figure says the same in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table, such as a figure's twin.

    Attributes
    ----------
    caption : str
    columns : tuple of str
        Headings; the first column names the row.
    rows : tuple of tuple of str
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
