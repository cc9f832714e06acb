"""What every kind of question offers; :mod:`whosays.questions.registry` finds the kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from markupsafe import Markup

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback
    from whosays.questions.item import Item, Shown
    from whosays.questions.key import Key


class Kind(Protocol):
    """What a kind's module offers.

    Each kind's own functions take its own records and its own answer: what is said here of any
    kind is said there of one. That an item gets to its own kind is what
    :func:`whosays.questions.registry.of` is for.

    It may offer more, each with a function of this module that asks for it: ``WIDGET``,
    ``LONG``, ``PLATFORM``, ``SECONDS``, ``SIGN``, ``first_html``, ``sources``,
    ``with_records``, ``examined``, ``has_cant_tell``, ``noted``, ``moved``,
    ``printed_key_html``, ``cuts``, ``legend``, ``typed`` and ``typed_how``.
    """

    ITEM: type[Item]
    """An item of this kind."""
    KEY: type[Key]
    """Its key."""

    def check_item(self, item: Item, file: Path, kit: Kit) -> None:
        """Raise DataError, with file, field and mend, where the item cannot be used."""

    def check_key(self, key: Key, item: Item, file: Path, kit: Kit) -> None:
        """Raise DataError where the key does not fit its item."""

    def complete_key(self, key: Key, item: Item, kit: Kit) -> Key:
        """Give the key with what is computed from the reference data, so that grading is pure."""

    def public(self, item: Item, kit: Kit) -> Mapping[str, object]:
        """Give what the page needs on top of the item's own fields; nothing of the key."""

    def clean(self, item: Shown, value: object) -> object:
        """Keep of an answer what this item, in its public form, can have; None for a blank."""

    def grade(self, item: Shown, key: Key, answer: object) -> Feedback:
        """Read a clean answer against a complete key. Pure; opens no file."""

    def expected_html(self, item: Shown, key: Key) -> Markup:
        """Give the key as safe markup, for the teacher; the item is in its public form."""

    def worksheet_html(self, item: Shown) -> Markup:
        """Give the task as safe markup to be done on paper; the item is in its public form."""
