"""Which files are one student's, told from paths alone.

The rule is made so that nobody is counted twice, whatever lies in a folder: where one folder
holds answers under the kit's own names, it and every folder beside it are one student each,
with all that lies in them. ``answers``, ``answers - Copy`` and the like are nobody's name. A number
that a learning platform gave goes before that: a download of a class, put beside students' folders,
is no student's.
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
    own = _alone(files, homes) if numbered else [False] * len(files)
    sent = [_sent(home, named) for home, (_, named) in zip(homes, files, strict=True)]
    # Folders in which some folder is a student's: all of them are.
    shelves = {
        home[:-1]
        for home, (_, named), alone in zip(homes, files, own, strict=True)
        if home and named.plain and not alone
    }
    tops = [
        next((home[:n] for n in range(1, len(home) + 1) if home[: n - 1] in shelves), ())
        for home in homes
    ]
    known: dict[tuple[str, ...], dict[str, Owner]] = {}
    for top, owner in zip(tops, sent, strict=True):
        if top and owner:
            known.setdefault(top, {})[owner.key[0]] = owner
    found = []
    for (parts, named), home, top, alone, owner in zip(files, homes, tops, own, sent, strict=True):
        if top and top in known and (owner or len(known[top]) == 1):
            # One student's folder, numbered or not; or a download, where each has a number.
            found.append(owner or next(iter(known[top].values())))
        elif alone:
            found.append(Owner(parts, ""))
        elif top:
            found.append(_of_folder(top))
        elif named.plain:
            found.append(_of_folder(home))
        else:
            found.append(_of_name(home, parts, named))
    return found


def _sent(home: tuple[str, ...], named: Named) -> Owner | None:
    """Give whose a file is by a platform's number, in its name or the nearest folder's."""
    if named.who and not named.who.startswith("name:"):
        return Owner((named.who,), named.label)
    for folder in reversed(home):
        who, label, _ = names.sent(names.stem(folder))
        if who:
            return Owner((who,), label)
    return None


def _alone(
    files: Sequence[tuple[tuple[str, ...], Named]], homes: Sequence[tuple[str, ...]]
) -> list[bool]:
    """Tell files that are a student's own by their number, and the first of them, without one."""
    both = list(zip(homes, (named for _, named in files), strict=True))
    counted = {(home, named.unit) for home, named in both if named.numbered and named.plain}
    return [
        named.plain and not named.copy and (home, named.unit) in counted for home, named in both
    ]
