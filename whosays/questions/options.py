"""Options: what kinds with a list to choose from share, from loading to cleaning.

Kinds do not know each other; what two of them need stands here, in
:mod:`whosays.questions.feedback` (how it is graded) or in :mod:`whosays.questions.markup`
(how it looks on paper).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.records import record
from whosays.core.schema import check_unique
from whosays.questions.item import Item, Option
from whosays.questions.key import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from whosays.questions.item import OptionShown

CANT_TELL = "cant-tell"
"""The id of the answer “can't tell from the text”, wherever it is offered."""


@record
class ListItem(Item):
    """An item with a list to choose from."""

    options: tuple[Option, ...] = ()


@record
class ListKey(Key):
    """A key that names options of its item as right."""

    right: tuple[str, ...] = ()
    open: bool = False


@record
class ChoiceKey(ListKey):
    """A key of a choice: ``accept`` are options that can be defended."""

    accept: tuple[str, ...] = ()


def ids(entries: Iterable[OptionShown]) -> list[str]:
    """List the ids of options in their public form.

    Parameters
    ----------
    entries : iterable of dict

    Returns
    -------
    list of str
        In the item's order.
    """
    return [entry["id"] for entry in entries]


def offered(item: Item) -> tuple[Option, ...]:
    """Give what can be chosen in an item of any kind.

    Parameters
    ----------
    item : Item

    Returns
    -------
    tuple of Option
        Empty for a kind without a list of options.
    """
    return item.options if isinstance(item, ListItem) else ()


def option_ids(entries: Iterable[Option]) -> list[str]:
    """List the ids of options as in the file.

    Parameters
    ----------
    entries : iterable of Option

    Returns
    -------
    list of str
        In the item's order.
    """
    return [entry.id for entry in entries]


def chosen(value: object, known: list[str]) -> list[str]:
    """Keep each known id once, in the order given.

    Parameters
    ----------
    value : object
        Anything that claims to be a list of ids.
    known : list of str

    Returns
    -------
    list of str
        Empty for what is no list.
    """
    if not isinstance(value, list | tuple):
        return []
    seen = dict.fromkeys(name for name in value if isinstance(name, str))
    return [name for name in seen if name in known]


# ---------------------------------------------------------------- items
def check_needs(item: Item, given: Mapping[str, object], file: Path) -> None:
    """Make sure that an item has what its kind cannot do without.

    Parameters
    ----------
    item : Item
    given : Mapping
        Names of fields, and what they hold.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        At the first field that is missing or empty.
    """
    for name, value in given.items():
        if not value:
            raise DataError(
                file, f"item {item.id}, {name}", *amiss("items.needs", kind=item.kind, name=name)
            )


def check_offered(item: Item, given: Mapping[str, tuple[Option, ...]], file: Path) -> None:
    """Make sure that lists of options are there and sound.

    Parameters
    ----------
    item : Item
    given : Mapping
        Names of the lists, and what they hold.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If a list is empty, or two options in it have the same id.
    """
    check_needs(item, given, file)
    for name, options in given.items():
        check_unique(option_ids(options), file, f"item {item.id}, {name}")


# ---------------------------------------------------------------- keys
def check_known(used: Iterable[str], known: Iterable[str], file: Path, where: str) -> None:
    """Make sure that a key names nothing that its item does not have.

    Parameters
    ----------
    used, known : iterable of str
        Ids in the key; ids of the item.
    file : Path
        Named in the error.
    where : str
        The field, named in the error.

    Raises
    ------
    DataError
        At the first that is not known.
    """
    there = set(known)
    for name in sorted(set(used) - there):
        raise DataError(
            file, where, *amiss("items.no_option", name=name, options=", ".join(sorted(there)))
        )


def check_reasons(key: Key, known: Iterable[str], file: Path) -> None:
    """Make sure that a key speaks only of what its item has.

    Parameters
    ----------
    key : Key
    known : iterable of str
        What it can speak of.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If a reason speaks of no option of the item.
    """
    names = list(known)
    for reason in key.option:
        check_known({reason.id}, names, file, f"key {key.item}, option")


def check_expected(key: Key, item: Item, name: str, given: object, file: Path) -> None:
    """Make sure that a key says what is expected, unless it says why it does not.

    Parameters
    ----------
    key : Key
    item : Item
    name : str
        The field that holds what is expected.
    given : object
        What it holds.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If the field is missing or empty and the key is neither open nor a prediction.
    """
    if not key.prediction and not key.open and not given:
        raise DataError(
            file, f"key {key.item}, {name}", *amiss("items.key_needs", kind=item.kind, name=name)
        )


def check_told(key: ChoiceKey, item: ListItem, file: Path) -> None:
    """Make sure that no option is held to be wrong without a word.

    Parameters
    ----------
    key : ChoiceKey
    item : ListItem
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        At the first option that is neither expected nor accepted, and of which nothing is said.
    """
    if key.prediction or key.open:
        return
    told = {*key.right, *key.accept} | {
        reason.id for reason in key.option if any(line.strip() for line in reason.lines)
    }
    for name in option_ids(item.options):
        if name not in told:
            raise DataError(file, f"key {key.item}, option {name}", *amiss("items.says_nothing"))


def check_choice(key: ChoiceKey, item: ListItem, file: Path) -> None:
    """Make sure that the key of a choice fits its item, and that each option has its word.

    Parameters
    ----------
    key : ChoiceKey
    item : ListItem
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If it names an option that is not there, does not say what is right, or leaves an
        option wrong without a word.
    """
    check_known(key.accept, option_ids(item.options), file, f"key {key.item}, accept")
    check_list(key, item, file)
    check_told(key, item, file)


def check_list(key: ListKey, item: ListItem, file: Path) -> None:
    """Make sure that the key of a list fits its item.

    Parameters
    ----------
    key : ListKey
    item : ListItem
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If it names an option that is not there, or does not say what is right.
    """
    known = option_ids(item.options)
    check_known(key.right, known, file, f"key {key.item}, right")
    check_reasons(key, known, file)
    check_expected(key, item, "right", key.right, file)
