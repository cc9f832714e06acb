"""What kinds have in common whose answer is chosen from one list, be it one option or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.questions.markup import choice
from whosays.questions.options import (
    CANT_TELL,
    ChoiceKey,
    ListItem,
    check_choice,
    check_offered,
    ids,
)
from whosays.questions.verdict import judged

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup

    from whosays.core.kit import Kit
    from whosays.questions.item import Shown
    from whosays.questions.verdict import Verdict

ITEM = ListItem
KEY = ChoiceKey


def check_item(item: ListItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that there are options to choose from.

    Parameters
    ----------
    item : ListItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If there are none, or one has no id of its own or no text.
    """
    check_offered(item, {"options": item.options}, file)


def check_key(key: ChoiceKey, item: ListItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key says what is right, of options that are there.

    Parameters
    ----------
    key : ChoiceKey
    item : ListItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If it names an option that is not there, does not say what is right, or leaves an
        option wrong without a word.
    """
    check_choice(key, item, file)


def verdicts(item: Shown, key: ChoiceKey) -> dict[str, Verdict]:
    """Say of each option what comes of choosing it.

    Parameters
    ----------
    item : Shown
    key : ChoiceKey

    Returns
    -------
    dict
        By the option's id.
    """
    right, accept = set(key.right), set(key.accept)
    return {name: judged(name, right, accept, (CANT_TELL,)) for name in ids(item["options"])}


def expected_html(item: Shown, key: ChoiceKey) -> Markup:
    """Write every option with what is expected and why.

    Parameters
    ----------
    item : Shown
    key : ChoiceKey

    Returns
    -------
    Markup
    """
    return choice(item, key)
