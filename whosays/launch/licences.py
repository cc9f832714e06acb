"""States the licence of every package the kit is built on, and what we decided about each kind.

Read from what the packages say of themselves, so it runs in the environment of the check.
"""

from __future__ import annotations

import json
import re
from importlib import metadata
from typing import TYPE_CHECKING, Any

from whosays.launch import contents, installer, places

if TYPE_CHECKING:
    from pathlib import Path

FILE = places.PACKAGE / "DEPENDENCIES.md"
ALLOWED = (
    "0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC",
    "CNRI-Python", "MIT", "MIT-0", "MIT-CMU", "MPL-1.1", "MPL-2.0", "PSF-2.0", "Zlib",
)  # fmt: skip
"""What a package may be under. MPL asks that changes to its own files stay open; we change
none. CNRI-Python is Python's own old licence, as free as the newer one. No GPL: what imports it
would have to be under it as a whole."""

# What packages say in words of their own, and how it is written in short.
_SAID = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD 3-Clause License": "BSD-3-Clause",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "ISC license": "ISC",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# Packages of other systems or Pythons than the one that writes the file, read by hand.
_ELSEWHERE = {
    "appnope": "BSD-2-Clause",
    "colorama": "BSD-3-Clause",
    "pexpect": "ISC",
    "ptyprocess": "ISC",
    "pywinpty": "MIT",
}


def said(name: str) -> str | None:
    """Give what an installed package says of its licence, in short.

    Parameters
    ----------
    name : str

    Returns
    -------
    str or None
        None if it is not installed, or says nothing that can be read.
    """
    try:
        found: Any = metadata.metadata(name)  # a mapping, whose type says less than it can
    except metadata.PackageNotFoundError:
        return _ELSEWHERE.get(name)
    if found.get("License-Expression"):
        return str(found["License-Expression"])
    first = str(found.get("License") or "").strip().partition("\n")[0].strip()
    classes: list[str] = [
        line.rpartition("::")[2].strip()
        for line in map(str, found.get_all("Classifier") or [])
        if line.startswith("License ::")
    ]
    for words in (first, *classes):
        short = _SAID.get(words, words)
        if short in ALLOWED:
            return short
    return first or next(iter(classes), None)


def parts(licence: str) -> list[str]:
    """Take a licence apart where it joins several.

    Parameters
    ----------
    licence : str
        Such as ``BSD-3-Clause AND MIT``.

    Returns
    -------
    list of str
        Where one may choose, the first that is allowed stands for the choice.
    """
    found = []
    for part in re.split(r"\s+AND\s+", licence):
        choices = [choice.strip(" ()") for choice in re.split(r"\s+OR\s+", part)]
        found.append(next((one for one in choices if one in ALLOWED), choices[0]))
    return found


# Parts of the browser edition are never installed; their wheels say this.
_NOT_INSTALLED = {
    "jupyterlite-core": "BSD-3-Clause",
    "jupyterlite-pyodide-kernel": "BSD-3-Clause",
}


def every(kit: Path) -> list[tuple[str, str, str, str | None]]:
    """List every package, whatever system it is for.

    Parameters
    ----------
    kit : Path

    Returns
    -------
    list of tuple
        Name, version, what it is for, licence.
    """
    rows: list[tuple[str, str, str, str | None]] = []
    seen: set[tuple[str, str]] = set()
    files = [(kit / "requirements.txt", "the kit"), (installer.UV, "installing")]
    files += [(kit / "requirements-test.txt", "tests")]
    files += [(kit / "requirements-site.txt", "the browser edition")]
    for file, use in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            match = re.match(r"([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", line)
            name = contents.canonical(match[1]) if match else ""
            if match and (name, "") not in seen:
                seen.add((name, ""))
                rows.append((name, match[2], use, _NOT_INSTALLED.get(name) or said(name)))
    for folder, use in (("widgets", "checks of the page"), ("site/assets", "the browser edition")):
        lock = kit / "whosays" / folder / "package-lock.json"
        for place, entry in json.loads(lock.read_text(encoding="utf-8"))["packages"].items():
            name = place.rpartition("node_modules/")[2]
            if name and (name, entry["version"]) not in seen:
                seen.add((name, entry["version"]))
                rows.append((name, entry["version"], use, entry.get("license")))
    return sorted(rows)


def page(kit: Path) -> str:
    """Write the file's text.

    Parameters
    ----------
    kit : Path

    Returns
    -------
    str
    """
    lines = [
        "# What the kit is built on",
        "",
        "Made by `python -m whosays licences --write`, from what the packages say of themselves.",
        "The kit hands out none of them; they are installed from their own makers. The browser",
        "edition does, with their licences beside it, in `licences.txt`.",
        "MPL-2.0 asks that changes to its own files stay open, and we change none. GPL and the",
        "like are not taken: what imports them would have to be under them as a whole. Some",
        "ready-made packages for Linux hold the compiler's own library (libgfortran in numpy),",
        "under the GPL with the exception that what is linked with it stays as it is.",
        "",
        "| package | version | for | licence |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {version} | {use} | {licence or 'not stated'} |"
        for name, version, use, licence in every(kit)
    ]
    return "\n".join(lines) + "\n"
