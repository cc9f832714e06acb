"""How the kit's own Python finds the package where it stands, and nothing else beside it.

A folder on the import path gives way to whatever lies in it: a ``json.py`` or a
``sitecustomize.py`` that somebody put beside the notebooks would run whenever a page opens. So
the kit's folder is on no path; one name, ``whosays``, is looked for there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "whosays-kit.pth"
"""The file's name in the folder of packages; Python runs its one line when it starts."""


def line(kit: Path) -> str:
    """Give that line.

    Parameters
    ----------
    kit : Path
        The kit's folder.

    Returns
    -------
    str
        Plain ASCII: what other letters mean in such a file depends on the system.
    """
    find = (
        "lambda name, path=None, target=None: m.PathFinder.find_spec(name, "
        f"[{str(kit)!a}]) if name == 'whosays' else None"
    )
    # In a namespace of its own, since all such lines share one.
    found = f"{{'find_spec': staticmethod({find})}}"
    return (
        "import sys, importlib.machinery; "
        f"sys.meta_path.append((lambda m: type('Kit', (), {found}))(importlib.machinery))\n"
    )


def write(folder: Path, kit: Path) -> None:
    """Write the file, unless it is there as it should be.

    Parameters
    ----------
    folder : Path
        The folder of packages.
    kit : Path
        The kit's folder.
    """
    file = folder / NAME
    if not file.is_file() or file.read_bytes() != line(kit).encode("ascii"):
        file.write_text(line(kit), encoding="ascii", newline="\n")
