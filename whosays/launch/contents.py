"""Looks whether an environment holds what its pins say: names, versions, files.

The installers have checked each package against its checksum. This looks at what became of
it: whether all are there, whole, and nothing besides.
"""

from __future__ import annotations

import ast
import csv
import operator
import os
import platform
import re
import sys
from importlib import metadata
from typing import TYPE_CHECKING, Any

from whosays.launch import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

# What Python itself puts into a new environment.
_OF_PYTHON = {"pip", "setuptools", "wheel"}
_OURS = {link.NAME}
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip


def canonical(name: str) -> str:
    """Write a package's name the one way that all spellings of it share.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def surroundings() -> dict[str, str]:
    """Give what a pin's condition may ask about: this Python and this system.

    Returns
    -------
    dict of str to str
    """
    version = platform.python_version()
    return {
        "implementation_name": sys.implementation.name,
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_system": platform.system(),
        "python_full_version": version,
        "python_version": ".".join(version.split(".")[:2]),
        "sys_platform": sys.platform,
    }


def _version(words: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", words)[:3])


def holds(condition: str, here: Mapping[str, str] | None = None) -> bool:
    """Tell whether a pin's condition holds here.

    Parameters
    ----------
    condition : str
        Such as ``python_full_version < '3.12' and sys_platform != 'win32'``; empty holds.
    here : mapping, optional
        As of :func:`surroundings`.

    Returns
    -------
    bool

    Raises
    ------
    ValueError
        If it is none that this kit's pins use.
    """
    known = here or surroundings()

    def value(node: ast.expr) -> object:
        if isinstance(node, ast.BoolOp):
            parts = [bool(value(part)) for part in node.values]
            return all(parts) if isinstance(node.op, ast.And) else any(parts)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            left, right = node.left, node.comparators[0]
            if isinstance(left, ast.Name) and isinstance(right, ast.Constant):
                ours, theirs = known[left.id], str(right.value)
                compare = _COMPARE[type(node.ops[0])]
                if "version" in left.id:
                    return bool(compare(_version(ours), _version(theirs)))
                return bool(compare(ours, theirs))
        raise ValueError(condition)

    if not condition.strip():
        return True
    try:
        return bool(value(ast.parse(condition.strip(), mode="eval").body))
    except (SyntaxError, KeyError):
        raise ValueError(condition) from None


def pins(words: str) -> dict[str, str]:
    """Read the pins that hold on this computer.

    Parameters
    ----------
    words : str
        A pin file's text.

    Returns
    -------
    dict of str to str
        Package, in canonical spelling, to version.
    """
    found = {}
    for line in words.splitlines():
        match = re.match(r"([A-Za-z0-9][\w.-]*)==([^\s;\\]+)\s*(?:;\s*([^\\]*))?", line)
        if match and holds(match[3] or ""):
            found[canonical(match[1])] = match[2]
    return found


def read(file: Path) -> dict[str, str]:
    """Read the packages that a pin file asks for on this computer.

    Parameters
    ----------
    file : Path

    Returns
    -------
    dict of str to str
        Package to version.
    """
    return pins(file.read_text(encoding="utf-8"))


def _files(found: metadata.Distribution) -> list[tuple[str, str]] | None:
    """Give a package's own list of its files, with their sizes; None if it has none."""
    listed = found.read_text("RECORD")
    if listed is None:
        return None
    return [(row[0], row[2]) for row in csv.reader(listed.splitlines()) if len(row) > 2]  # noqa: PLR2004 - name, checksum, size


def _spoilt(site: Path, files: Iterable[tuple[str, str]]) -> str | None:
    """Find a file that is missing or has another size than its package says."""
    for name, size in files:
        if name.endswith(".pyc") or not size:
            continue
        try:
            if (site / name).stat().st_size != int(size):
                return name
        except (OSError, ValueError):
            return name
    return None


def amiss(site: Path, wanted: Mapping[str, str], also: Iterable[str] = ()) -> list[str]:
    """Compare an environment with its pins.

    Parameters
    ----------
    site : Path
        The folder its packages are in.
    wanted : mapping
        Package to version, as of :func:`pins`.
    also : iterable of str
        More packages that may be there, in any version.

    Returns
    -------
    list of str
        What is amiss, each in words for a log; empty if it is whole and holds nothing else.
    """
    found: dict[str, str] = {}
    problems, owned = [], set(_OURS)
    for one in metadata.distributions(path=[str(site)]):
        name = canonical(one.name or "")
        if name in found:
            problems.append(f"{name}: there twice")
        found[name] = one.version
        files = _files(one)
        owned |= {entry for entry, _ in files or ()}
        if name in wanted:
            spoilt = _spoilt(site, files) if files else "RECORD"
            problems += [f"{name}: {spoilt} is missing or cut off"] if spoilt else []
    problems += _differs(found, wanted)
    strangers = set(found) - set(wanted) - set(also) - _OF_PYTHON
    problems += [f"{name}: nobody asked for it" for name in strangers]
    # These would run whenever this Python starts.
    loose = [*site.glob("*.pth"), *site.glob("sitecustomize*"), *site.glob("usercustomize*")]
    problems += [f"{file.name}: of no package" for file in loose if file.name not in owned]
    return sorted(problems)


def _differs(found: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """Name the packages that are missing, or there in another version."""
    return [
        f"{name}: {found[name]} instead of {version}" if name in found else f"{name}: missing"
        for name, version in wanted.items()
        if found.get(name) != version
    ]


def has(site: Path, wanted: Mapping[str, str]) -> bool:
    """Tell whether some packages are there, whole and as pinned, whatever else there is.

    Parameters
    ----------
    site : Path
        The folder its packages are in.
    wanted : mapping
        Package to version, as of :func:`pins`.

    Returns
    -------
    bool
    """
    named = {
        canonical(one.name or ""): one
        for one in (metadata.distributions(path=[str(site)]) if site.is_dir() else ())
    }
    if _differs({name: one.version for name, one in named.items()}, wanted):
        return False
    listed = [_files(named[name]) for name in wanted]
    return all(files and not _spoilt(site, files) for files in listed)
