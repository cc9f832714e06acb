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
from whosays.core.kit import HERE, Kit

TRUSTED = (
    Path(__file__).parents[1]
    / "lab" / "share" / "jupyter" / "labextensions" / "whosays-start" / "static" / "trusted.json"
)  # fmt: skip


def trusted(kit: Kit = HERE) -> dict[str, list[str]]:
    """List the checksums of every code cell of the kit's notebooks.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to list of str
        Path of the notebook from the kit's folder, with slashes, to the SHA-256 of each
        code cell's text, in hexadecimal.
    """
    return _sums(kit, code=True)


def texts(kit: Kit = HERE) -> dict[str, list[str]]:
    """List the checksums of every cell of words of the kit's notebooks.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to list of str
        As :func:`trusted`; a list of its own, for words never run.
    """
    return _sums(kit, code=False)


def _sums(kit: Kit, *, code: bool) -> dict[str, list[str]]:
    return {
        file.relative_to(kit.folder).as_posix(): sorted(
            {
                hashlib.sha256("".join(cell["source"]).encode()).hexdigest()
                for cell in read(file)["cells"]
                if (cell["cell_type"] == "code") is code
            }
        )
        for file in notebook_files(kit)
    }


def _lists(kit: Kit) -> dict[Path, dict[str, list[str]]]:
    return {TRUSTED: trusted(kit), TRUSTED.with_name("texts.json"): texts(kit)}


def write(kit: Kit = HERE) -> None:
    """Write the lists where the extension finds them.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    """
    for file, sums in _lists(kit).items():
        text = json.dumps(sums, indent=1, sort_keys=True) + "\n"
        file.write_text(text, encoding="utf-8", newline="\n")


def is_fresh(kit: Kit = HERE) -> bool:
    """Tell whether the lists fit the notebooks as they are.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    bool
    """
    try:
        return all(
            json.loads(file.read_text(encoding="utf-8")) == sums
            for file, sums in _lists(kit).items()
        )
    except (OSError, ValueError):
        return False
