"""What a kind does that computes nothing: its key and its item are shown as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.kit import Kit
    from whosays.questions.item import Item
    from whosays.questions.key import Key

K = TypeVar("K", bound="Key")


def complete_key(key: K, item: Item, kit: Kit) -> K:  # noqa: ARG001 - as every kind
    """Give the key; all that grading needs stands in it.

    Parameters
    ----------
    key : Key
    item : Item
    kit : Kit
        What is read from.

    Returns
    -------
    Key
    """
    return key


def public(item: Item, kit: Kit) -> Mapping[str, object]:  # noqa: ARG001 - as every kind
    """Give what the page needs on top of the item's own fields: nothing.

    Parameters
    ----------
    item : Item
    kit : Kit
        What is read from.

    Returns
    -------
    Mapping
        Empty.
    """
    return {}
