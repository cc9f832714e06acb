"""The list of cells that may run by themselves: the kit's own, by place and checksum.

JupyterLab runs nothing when a notebook is opened. The kit's extension runs the kit's own
cells, and nothing else, so that nobody has to press anything; this is the list it goes by. Beside
it lies one of the kit's own words: what somebody else wrote into a page is shown as theirs.
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
    return _sums(root or kit_root(), code=True)


def texts(root: Path | None = None) -> dict[str, list[str]]:
    """List the checksums of every cell of words of the kit's notebooks.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.

    Returns
    -------
    dict of str to list of str
        As :func:`trusted`; a list of its own, for words never run.
    """
    return _sums(root or kit_root(), code=False)


def _sums(base: Path, *, code: bool) -> dict[str, list[str]]:
    return {
        file.relative_to(base).as_posix(): sorted(
            {
                hashlib.sha256("".join(cell["source"]).encode()).hexdigest()
                for cell in read(file)["cells"]
                if (cell["cell_type"] == "code") is code
            }
        )
        for file in notebook_files(base)
    }


def _lists(root: Path | None) -> dict[Path, dict[str, list[str]]]:
    return {TRUSTED: trusted(root), TRUSTED.with_name("texts.json"): texts(root)}


def write(root: Path | None = None) -> None:
    """Write the lists where the extension finds them.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.
    """
    for file, sums in _lists(root).items():
        text = json.dumps(sums, indent=1, sort_keys=True) + "\n"
        file.write_text(text, encoding="utf-8", newline="\n")


def is_fresh(root: Path | None = None) -> bool:
    """Tell whether the lists fit the notebooks as they are.

    Parameters
    ----------
    root : Path, optional
        The kit's folder.

    Returns
    -------
    bool
    """
    try:
        return all(
            json.loads(file.read_text(encoding="utf-8")) == sums
            for file, sums in _lists(root).items()
        )
    except (OSError, ValueError):
        return False
