"""Which files are one student's, told from paths alone.

The rule is made so that nobody is counted twice, whatever lies in a folder: where one folder
holds answers under the kit's own names, it and every folder beside it are one student each,
with all that lies in them. ``answers``, ``answers - Copy`` and the like are nobody's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.classroom import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.classroom.names import Named


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a file is.

    Attributes
    ----------
    key : tuple of str
        The same for all files of one student.
    label : str
        What a teacher knows the student by, if anything: a folder's or a file's name.
    """

    key: tuple[str, ...]
    label: str


def _home(folders: tuple[str, ...], *, numbered: bool) -> tuple[str, ...]:
    """Leave out the folders at the end that are nobody's name."""
    while folders and names.is_generic(folders[-1]):
        if numbered and names.is_numbered(folders[-1]):
            break
        folders = folders[:-1]
    return folders


def _of_folder(folder: tuple[str, ...]) -> Owner:
    if not folder:
        return Owner((), "")
    who, label, _ = names.sent(names.stem(folder[-1]))
    if who:
        return Owner((who,), label)
    bare = names.without_copy(names.stem(folder[-1]))
    return Owner((*folder[:-1], bare.casefold()), bare)


def _of_name(home: tuple[str, ...], parts: tuple[str, ...], named: Named) -> Owner:
    if not named.who:
        return Owner(parts, "")
    if named.who.startswith("name:"):
        return Owner((*home, named.who), named.label)
    return Owner((named.who,), named.label)


def owners(
    files: Sequence[tuple[tuple[str, ...], Named]], *, numbered: bool = False
) -> list[Owner]:
    """Tell whose each file is.

    Parameters
    ----------
    files : sequence of (tuple of str, Named)
        Each file's path and what its name says.
    numbered : bool
        Whether files called “00-form-a (3).json” are students of their own.

    Returns
    -------
    list of Owner
        In the order of the files.
    """
    homes = [_home(parts[:-1], numbered=numbered) for parts, _ in files]
    own = [numbered and named.numbered and named.plain for _, named in files]
    # Folders in which some folder is a student's: all of them are.
    shelves = {
        home[:-1]
        for home, (_, named), alone in zip(homes, files, own, strict=True)
        if home and named.plain and not alone
    }
    found = []
    for home, (parts, named), alone in zip(homes, files, own, strict=True):
        depth = next((n for n in range(1, len(home) + 1) if home[: n - 1] in shelves), 0)
        if depth:
            found.append(_of_folder(home[:depth]))
        elif alone:
            found.append(Owner(parts, ""))
        elif named.plain:
            found.append(_of_folder(home))
        else:
            found.append(_of_name(home, parts, named))
    return found
