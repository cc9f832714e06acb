"""The kit that is read from: one object, handed down to whatever reads a file of it.

A kit is a folder laid out like this one: ``seeds/``, ``lessons/``, ``exercises/``, ``solutions/``.
What a loader is given decides which kit it reads; only where nobody names one, as in a cell of a
notebook, it is :data:`HERE`, the kit in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.paths import kit_root

if TYPE_CHECKING:
    from pathlib import Path


class Kit:
    """A kit, by its folder; two of the same folder are equal.

    Parameters
    ----------
    folder : Path, optional
        The folder. Left out, it is that of the kit in use, looked for whenever it is asked for,
        so that it follows whoever goes to another.
    """

    __slots__ = ("_folder",)

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The kit's folder."""
        return self._folder or kit_root()

    def pinned(self) -> Kit:
        """Give this kit with its folder found, for one piece of work that must not change kits.

        Returns
        -------
        Kit
        """
        return self if self._folder else Kit(kit_root())

    def __truediv__(self, place: str) -> Path:
        """Name a file or folder of the kit, as with a path: ``kit / "seeds"``."""
        return self.folder / place

    def __eq__(self, other: object) -> bool:
        """Tell whether both are of one folder."""
        return isinstance(other, Kit) and self.folder == other.folder

    def __hash__(self) -> int:
        """Go with the folder, as being equal does."""
        return hash(self.folder)

    def __repr__(self) -> str:
        """Show the folder, or that it is the one in use."""
        return f"Kit({str(self._folder)!r})" if self._folder else "HERE"


HERE = Kit()
"""The kit in use: what ``WHOSAYS_KIT`` names, or the one that the working folder is in."""
