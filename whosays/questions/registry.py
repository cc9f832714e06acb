"""Kinds of guided exercise beyond questions and marks: one module for each.

A kind is a module with the functions of :class:`Kind`. The item's data, its key, the
marking and the page's control all go the same way as those of a plain question; only what
differs stands here. Its control in the page is ``widgets/src/question/kinds/<kind>/``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.core.schema import Field
    from whosays.questions.feedback import Feedback

NAMES = ("desk", "roots", "chain", "compare", "deck")
"""The kinds, by the word that stands in an item's ``kind``."""


class Kind(Protocol):
    """What a kind's module offers."""

    FIELDS: Mapping[str, Field]
    """Fields an item of this kind has on top of the common ones."""
    KEY_FIELDS: Mapping[str, Field]
    """Fields its key has on top of the common ones."""

    def check_item(self, item: Mapping[str, Any], file: Path, root: Path) -> None:
        """Raise DataError, with file, field and mend, where the item cannot be used."""

    def check_key(
        self, key: Mapping[str, Any], item: Mapping[str, Any], file: Path, root: Path
    ) -> None:
        """Raise DataError where the key does not fit its item."""

    def complete_key(
        self, key: Mapping[str, Any], item: Mapping[str, Any], root: Path
    ) -> dict[str, Any]:
        """Give the key with what is computed from the reference data, so that marking is pure."""

    def public(self, item: Mapping[str, Any], root: Path) -> dict[str, Any]:
        """Give what the page needs on top of the item's own fields; nothing of the key."""

    def clean(self, item: Mapping[str, Any], value: object) -> Any:  # noqa: ANN401 - by kind
        """Keep of an answer what this item, in its public form, can have; None for a blank."""

    def mark(self, item: Mapping[str, Any], key: Mapping[str, Any], answer: object) -> Feedback:
        """Read an answer against a complete key. Pure; opens no file."""

    def expected_html(self, item: Mapping[str, Any], key: Mapping[str, Any]) -> str:
        """Give the key as safe markup, for the teacher; the item is in its public form."""

    def worksheet_html(self, item: Mapping[str, Any]) -> str:
        """Give the task as safe markup to be done on paper; the item is in its public form."""


def of(kind: str) -> Kind | None:
    """Give a kind's module.

    Parameters
    ----------
    kind : str
        An item's ``kind``.

    Returns
    -------
    Kind or None
        None for the plain kinds, which :mod:`whosays.questions.items` and its neighbours know.
    """
    if kind not in NAMES:
        return None
    return cast("Kind", import_module(f"whosays.questions.kinds.{kind}.kind"))


def sources(item: Mapping[str, Any]) -> tuple[str, ...]:
    """List the other items whose answers an item takes in.

    Parameters
    ----------
    item : Mapping
        As in the file.

    Returns
    -------
    tuple of str
        Ids; empty unless the kind's module offers a function of this name.
    """
    told = getattr(of(str(item["kind"])), "sources", None)
    return tuple(told(item)) if told else ()


def with_records(
    item: Mapping[str, Any],
    shown: Mapping[str, Any],
    records: Mapping[str, Mapping[str, Any]],
    root: Path,
) -> dict[str, Any]:
    """Give a public item with what it takes from the student's answers to other items.

    Parameters
    ----------
    item : Mapping
        As in the file.
    shown : Mapping
        In its public form.
    records : Mapping
        The unit's answers on disk, by item.
    root : Path

    Returns
    -------
    dict
        As it came, unless the kind's module offers a function of this name.
    """
    take = getattr(of(str(item["kind"])), "with_records", None)
    return dict(take(item, shown, records, root) if take else shown)


def examined(kind: str, answer: object) -> object:
    """Give the part of an answer that a check is about.

    A kind may have an ``examined(answer)`` of its own, where some of the answer only says what
    was looked at afterwards: that must not take the check away.

    Parameters
    ----------
    kind : str
        An item's ``kind``.
    answer : object

    Returns
    -------
    object
        The answer itself where the kind does not say otherwise.
    """
    part = getattr(of(kind), "examined", None)
    return part(answer) if part else answer
