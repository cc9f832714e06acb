"""What the run of a notebook has read, so that it runs again only when some of that changed.

A run says which of the kit's data files it opened (:func:`listen`, in its kernel). What is kept of
it holds as long as the notebook, those files, the kit's code, and the names of all data files are
as they were: whether a file is there may be asked without opening it, and code is read by all.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import whosays
from whosays.core.disk import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.core.kit import Kit

KEPT = ".whosays-notebooks.json"
"""The file in the kit's folder that remembers; safe to delete."""
LISTED = "WHOSAYS_READ"
"""The variable that names the file a run writes its list to."""
FIRST = "from whosays.authoring import read_by\nread_by.listen()"
"""The cell that a run begins with."""
DATA = ("lessons", "exercises", "solutions", "seeds")
_CODE = frozenset((".py", ".toml", ".j2", ".css", ".js", ".json"))
_LEFT_OUT = frozenset(("node_modules", "__pycache__", "src", "lab"))


def listen() -> None:
    """Write down each file that is opened from now on; called in a run's kernel."""
    out = Path(os.environ[LISTED]).open("a", encoding="utf-8")  # noqa: SIM115 - to the end of the run

    def hear(event: str, told: tuple[object, ...]) -> None:
        if event == "open" and isinstance(told[0], str | os.PathLike):
            out.write(f"{os.path.realpath(told[0])}\n")
            out.flush()

    sys.addaudithook(hear)


def _sum(parts: Iterable[bytes]) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(hashlib.sha256(part).digest())
    return made.hexdigest()


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _LEFT_OUT)
        yield from (Path(place) / name for name in sorted(names))


def around(kit: Kit) -> str:
    """Sum up what every run depends on: the code, and which data files there are.

    Parameters
    ----------
    kit : Kit

    Returns
    -------
    str
    """
    code = Path(whosays.__file__).parent
    read = (
        f"{file.relative_to(code)}\0".encode() + file.read_bytes()
        for file in _below(code)
        if file.suffix in _CODE
    )
    names = "\n".join(
        file.relative_to(kit.folder).as_posix() for name in DATA for file in _below(kit / name)
    )
    return _sum([names.encode(), *read])


class Kept:
    """What is remembered of the last runs.

    Parameters
    ----------
    kit : Kit
    """

    def __init__(self, kit: Kit) -> None:
        self._kit, self._file, self._around = kit, kit / KEPT, around(kit)
        self._known: dict[str, dict[str, str]] = {}
        # A file that somebody has spoilt is as good as none: all is run.
        with suppress(OSError, ValueError, KeyError, TypeError):
            table = json.loads(self._file.read_text(encoding="utf-8"))
            if table["around"] == self._around:
                self._known = dict(table["read"])

    def _sums(self, names: Iterable[str]) -> dict[str, str]:
        return {name: _sum([(self._kit / name).read_bytes()]) for name in sorted(names)}

    def holds(self, file: Path) -> bool:
        """Tell whether nothing that a notebook's last run has read is otherwise by now.

        Parameters
        ----------
        file : Path

        Returns
        -------
        bool
        """
        known = self._known.get(file.relative_to(self._kit.folder).as_posix())
        with suppress(OSError):
            return bool(known) and self._sums(known or ()) == known
        return False

    def put(self, file: Path, listed: Path) -> None:
        """Remember a run.

        Parameters
        ----------
        file : Path
            The notebook, as it is saved now.
        listed : Path
            What :func:`listen` wrote.

        Raises
        ------
        OSError
            If the disk refuses.
        """
        top = Path(os.path.realpath(self._kit.folder))
        read = {Path(line) for line in listed.read_text(encoding="utf-8").splitlines()}
        inside = {one.relative_to(top) for one in read if one.is_relative_to(top)}
        names = {one.as_posix() for one in inside if one.parts[0] in DATA and (top / one).is_file()}
        own = file.relative_to(self._kit.folder).as_posix()
        self._known[own] = self._sums({*names, own})
        table = {"around": self._around, "read": self._known}
        write_whole(self._file, json.dumps(table, indent=1).encode())
