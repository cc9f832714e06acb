"""What a kind does that computes nothing: its key and its item are shown as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.core.schema import Field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OPEN = {"open": Field(bool, required=False)}
"""The field of a key that says: careful readers differ here, so nothing is graded."""


def complete_key(key: Mapping[str, Any], item: Mapping[str, Any], root: Path) -> dict[str, Any]:  # noqa: ARG001 - as every kind
    """Give the key; all that grading needs stands in it.

    Parameters
    ----------
    key, item : Mapping
        As in the files.
    root : Path
        The set's folder.

    Returns
    -------
    dict
    """
    return dict(key)


def public(item: Mapping[str, Any], root: Path) -> dict[str, Any]:  # noqa: ARG001 - as every kind
    """Give what the page needs on top of the item's own fields: nothing.

    Parameters
    ----------
    item : Mapping
        As in the file.
    root : Path
        The set's folder.

    Returns
    -------
    dict
        Empty.
    """
    return {}
