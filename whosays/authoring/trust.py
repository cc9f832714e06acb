"""The list of cells that may run by themselves: the kit's own, by place and checksum.

JupyterLab runs nothing when a notebook is opened. The kit's extension runs the kit's own
cells, and nothing else, so that nobody has to press anything; this is the list it goes by.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from whosays.authoring.notebooks import notebook_files, read
from whosays.core.paths import kit_root

TRUSTED = (
    Path(__file__).parents[1]
    / "lab" / "share" / "jupyter" / "labextensions" / "whosays-start" / "static" / "trusted.json"
)  # fmt: skip


def trusted(root: Path | None = None) -> dict[str, list[str]]:
    """List the checksums of every code cell of the kit's notebooks.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.

    Returns
    -------
    dict of str to list of str
        Path of the notebook from the kit's folder, with slashes, to the SHA-256 of each
        code cell's text, in hexadecimal.
    """
    base = root or kit_root()
    return {
        file.relative_to(base).as_posix(): sorted(
            {
                hashlib.sha256("".join(cell["source"]).encode()).hexdigest()
                for cell in read(file)["cells"]
                if cell["cell_type"] == "code"
            }
        )
        for file in notebook_files(base)
    }


def write(root: Path | None = None) -> None:
    """Write the list where the extension finds it.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.
    """
    text = json.dumps(trusted(root), indent=1, sort_keys=True) + "\n"
    TRUSTED.write_text(text, encoding="utf-8", newline="\n")


def is_fresh(root: Path | None = None) -> bool:
    """Tell whether the list fits the notebooks as they are.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.

    Returns
    -------
    bool
    """
    try:
        found = json.loads(TRUSTED.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(found == trusted(root))
