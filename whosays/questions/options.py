"""Options: what kinds with a list to choose from share, from loading to cleaning.

Kinds do not know each other; what two of them need stands here, in
:mod:`whosays.questions.feedback` (how it is graded) or in :mod:`whosays.questions.markup`
(how it looks on paper).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.core.errors import DataError
from whosays.core.schema import Field, check_record, check_unique, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

CANT_TELL = "cant-tell"
"""The id of the answer “can't tell from the text”, wherever it is offered."""

OPTION = {
    "id": Field(str),
    "says": Field(str, required=False),
    "rule": Field(str, required=False),
    "shows": Field(str, required=False),
}
"""Fields of what a key says of one option, row, card or difference; the same for every kind."""

OFFERED = {"id": Field(str), "text": Field(str)}


def ids(item: Mapping[str, Any], name: str = "options") -> list[str]:
    """List the ids of an item's options.

    Parameters
    ----------
    item : Mapping
    name : str
        The list: ``options``, ``left`` or ``right``.

    Returns
    -------
    list of str
        In the item's order.
    """
    return [str(option["id"]) for option in item.get(name) or ()]


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
def check_needs(item: Mapping[str, Any], names: Iterable[str], file: Path) -> None:
    """Make sure that an item has what its kind cannot do without.

    Parameters
    ----------
    item : Mapping
        As in the file.
    names : iterable of str
        Fields.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        At the first field that is missing or empty.
    """
    for name in names:
        if not item.get(name):
            raise DataError(
                file,
                f"item {item['id']}, {name}",
                f"an item of kind “{item['kind']}” needs it.",
                f"Add {name}.",
            )


def check_offered(item: Mapping[str, Any], names: Iterable[str], file: Path) -> None:
    """Make sure that lists of options are there and sound.

    Parameters
    ----------
    item : Mapping
        As in the file.
    names : iterable of str
        The lists.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If a list is missing, or an option in it has no id of its own or no text.
    """
    names = tuple(names)
    check_needs(item, names, file)
    where = f"item {item['id']}"
    for name in names:
        for option in listed(item, name, file, where):
            check_record(option, OFFERED, file, f"{where}, {name}")
        check_unique(ids(item, name), file, f"{where}, {name}")


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
            file, where, f"“{name}” is not an option of the item.",
            f"Use one of: {', '.join(sorted(there))}.",
        )  # fmt: skip


def check_reasons(key: Mapping[str, Any], known: Iterable[str] | None, file: Path) -> None:
    """Make sure that what a key says of single options is sound.

    Parameters
    ----------
    key : Mapping
        As in the file.
    known : iterable of str or None
        What it can speak of; None where that is free.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If a reason has no id, a field that is not known, or speaks of no option of the item.
    """
    where = f"key {key['item']}"
    for entry in listed(key, "option", file, where):
        check_record(entry, OPTION, file, f"{where}, option {entry.get('id', '')}")
        if known is not None:
            check_known({entry["id"]}, known, file, f"{where}, option")


def check_expected(key: Mapping[str, Any], kind: str, name: str, file: Path) -> None:
    """Make sure that a key says what is expected, unless it says why it does not.

    Parameters
    ----------
    key : Mapping
        As in the file.
    kind : str
        The item's, named in the error.
    name : str
        The field that holds what is expected.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If the field is missing or empty and the key is neither open nor a prediction.
    """
    if not key.get("prediction") and not key.get("open") and not key.get(name):
        raise DataError(
            file, f"key {key['item']}, {name}", f"a key for “{kind}” needs it.",
            f"Add {name}, or prediction = true, or open = true.",
        )  # fmt: skip


def check_told(key: Mapping[str, Any], item: Mapping[str, Any], file: Path) -> None:
    """Make sure that no option is held to be wrong without a word.

    Parameters
    ----------
    key, item : Mapping
        As in the files.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        At the first option that is neither expected nor accepted, and of which nothing is said.
    """
    if key.get("prediction") or key.get("open"):
        return
    told = {*key.get("right", ()), *key.get("accept", ())} | {
        entry["id"]
        for entry in key.get("option", ())
        if any(entry.get(part, "").strip() for part in ("says", "rule", "shows"))
    }
    for name in ids(item):
        if name not in told:
            raise DataError(
                file, f"key {key['item']}, option {name}",
                "the key says nothing of this option, so it would be wrong without a word.",
                "Put it into right or accept, or add an option entry that says why it does not"
                " fit.",
            )  # fmt: skip


def check_choice(key: Mapping[str, Any], item: Mapping[str, Any], file: Path) -> None:
    """Make sure that the key of a choice fits its item.

    Parameters
    ----------
    key, item : Mapping
        As in the files.
    file : Path
        Named in the error.

    Raises
    ------
    DataError
        If it names an option that is not there, or does not say what is right.
    """
    known = ids(item)
    for part in ("right", "accept"):
        check_known(key.get(part, ()), known, file, f"key {key['item']}, {part}")
    check_reasons(key, known, file)
    check_expected(key, item["kind"], "right", file)
