"""A person's own settings of pip and uv: what reaches packages is kept, all else is not.

A school's computers may reach packages only by its own index, its proxy, its certificate:
these stay. They cannot bring in a false package, because every package is checked against a
checksum that stands in the kit. Whatever says *what* is installed, or where (``user``,
``target``, ``prefix``, constraints, no checksums), is kept out.
"""

from __future__ import annotations

import configparser
import contextlib
import os
import ssl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# Names after PIP_, and in pip's settings files with - for _.
_PIP_REACH = {
    "cert", "client_cert", "default_timeout", "extra_index_url", "find_links", "index_url",
    "keyring_provider", "no_index", "proxy", "retries", "timeout", "trusted_host",
}  # fmt: skip
# Names after UV_; besides, all that begins with INDEX, as passwords of an index do.
_UV_REACH = {
    "CACHE_DIR", "DEFAULT_INDEX", "EXTRA_INDEX_URL", "FIND_LINKS", "HTTP_TIMEOUT",
    "INSECURE_HOST", "KEYRING_PROVIDER", "NATIVE_TLS", "NO_CACHE", "OFFLINE", "REQUEST_TIMEOUT",
    "SYSTEM_CERTS",
}  # fmt: skip
_SECTIONS = ("global", "install")  # the stronger last
_KINDS = ("global", "user", "site", "env")  # the same


def _reaches(name: str) -> bool:
    if name.startswith("PIP_"):
        return name.removeprefix("PIP_").lower() in _PIP_REACH
    rest = name.removeprefix("UV_")
    return rest in _UV_REACH or rest.startswith("INDEX")


def for_installers(base: Mapping[str, str], files: Iterable[str] = ()) -> dict[str, str]:
    """Give the environment variables that the installers run with.

    Parameters
    ----------
    base : mapping
        The person's own variables.
    files : iterable of str
        Settings files of pip, as of :func:`files_of_pip`.

    Returns
    -------
    dict of str to str
        With no settings file read any more.
    """
    away = ("PIP_", "UV_", "PYTHON", "__PYVENV", "VIRTUAL_ENV", "CONDA_")
    kept = {
        name: value
        for name, value in base.items()
        if not name.upper().startswith(away)
        or (name.upper().startswith(("PIP_", "UV_")) and _reaches(name.upper()))
    }
    found = from_pip(files)
    # A variable has always been stronger than a settings file.
    kept = {**found, **kept}
    index = kept.get("PIP_" + "INDEX_URL")
    if index and not any(name.startswith("UV_") and "INDEX" in name for name in kept):
        # uv reads no settings of pip's; in a school that has an index only these name it.
        kept["UV_DEFAULT_INDEX"] = index
    return {**kept, "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}


def files_of_pip(debugged: Iterable[str]) -> list[str]:
    """Read from ``pip config debug`` which settings files pip goes by, the strongest last.

    ``pip config list`` would be shorter, but a line ``user = true`` in a settings file makes it
    list that one file only.

    Parameters
    ----------
    debugged : iterable of str
        Its lines.

    Returns
    -------
    list of str
        Files that are there.
    """
    found: dict[str, list[str]] = {}
    part = ""
    for line in debugged:
        if line.strip() and not line.startswith(" "):
            part = line.strip().rstrip(":")
        path, sign, rest = line.strip().rpartition(", exists: ")
        if sign and rest == "True":
            found.setdefault(part, []).append(path)
    return [path for kind in _KINDS for path in found.get(kind, [])]


def from_pip(files: Iterable[str]) -> dict[str, str]:
    """Read settings files of pip, as far as they are about reaching packages.

    Parameters
    ----------
    files : iterable of str
        The strongest last.

    Returns
    -------
    dict of str to str
        The same as environment variables.
    """
    parser = configparser.RawConfigParser()
    for file in files:
        with contextlib.suppress(configparser.Error, OSError, UnicodeDecodeError):
            parser.read(file, encoding="utf-8")
    found = {}
    for section in _SECTIONS:
        for key, value in parser.items(section) if parser.has_section(section) else ():
            name = key.lower().replace("-", "_")
            if name in _PIP_REACH:
                # More than one, such as further indexes, stand on lines of their own.
                found[f"PIP_{name.upper()}"] = " ".join(value.split())
    return found


def system_certificates(file: Path) -> Path | None:
    """Write down the certificates that this computer trusts, for an installer to trust them.

    Parameters
    ----------
    file : Path
        Where to.

    Returns
    -------
    Path or None
        The file; None where the system shows none.
    """
    shown = ssl.create_default_context().get_ca_certs(binary_form=True)
    if not shown:
        named = ssl.get_default_verify_paths().cafile
        return type(file)(named) if named else None
    file.write_text("".join(map(ssl.DER_cert_to_PEM_cert, shown)), encoding="ascii")
    return file


def with_certificates(variables: Mapping[str, str], file: Path | None) -> dict[str, str]:
    """Have installers trust what the computer trusts, unless the person said whom to trust.

    Parameters
    ----------
    variables : mapping
        As of :func:`for_installers`.
    file : Path or None
        As of :func:`system_certificates`.

    Returns
    -------
    dict of str to str
    """
    own = {} if file is None else {"PIP_CERT": str(file)}
    return {"UV_SYSTEM_CERTS": "1", **own, **variables}
