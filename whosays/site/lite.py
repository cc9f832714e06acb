"""The page's side of the browser edition: JupyterLite's notebook page, with the kit's settings.

JupyterLite comes as a finished program of files. Of it one page is kept, the notebook's: a student
never needs the rest, and in the whole of JupyterLab each page that is still open would start a
Python of its own. What its own builder does with the rest is little: extensions are put beside it,
and one file of settings names them.
"""

from __future__ import annotations

import io
import json
import re
import tarfile
import zipfile
from typing import TYPE_CHECKING

from whosays.site import runtime

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.site.needs import Parts

PYTHON = "static/python"
"""The folder of the Python in the browser."""
KERNEL = "@jupyterlite/pyodide-kernel-extension"
OURS = "whosays-start"
_STORAGE = "Who says so?"
# Where each wheel holds an extension of JupyterLab.
_EXTENSIONS = {
    "jupyterlab-widgets": "@jupyter-widgets/jupyterlab-manager",
    "anywidget": "anywidget",
    "jupyterlite-pyodide-kernel": KERNEL,
}
_HELD = re.compile(r"[^/]+\.data/data/share/jupyter/labextensions/(.+)")
_OWN = "whosays/lab/share/jupyter/labextensions/"
_APP = re.compile(r"package/(service-worker\.js|config-utils\.js|(?:build|notebooks)/.+)")
_OTHER_PAGES = re.compile(r"build/(?:consoles|edit|lab|repl|tree)/")
_USELESS = re.compile(
    r".*\.map$|.*/(?:package\.json|jupyter-lite\.ipynb)$|build/fa-.*(?<!woff2)|.*/pypi/.+"
)
_ICONS = ("favicon", "favicon-notebook", "favicon-busy-1", "favicon-busy-2", "favicon-busy-3")
_CHUNK = re.compile(r'(\d+):"([0-9a-f]+)"')
# What a page of a student has no use for, and what would look for a network.
_OFF = (
    "@jupyterlab/apputils-extension:announcements",
    "@jupyter-notebook/application-extension:logo",
    "@jupyter-notebook/help-extension",
    "@jupyterlite/notebook-application-extension:logo",
)


def _unused(files: Mapping[str, bytes]) -> set[str]:
    """Find pieces of the program that only other pages than the notebook's load."""
    used = dict(_CHUNK.findall(files["build/notebooks/bundle.js"].decode()))
    found = set()
    for place in files:
        piece = re.fullmatch(r"build/(\d+)\.([0-9a-f]+)\.js(?:\.LICENSE\.txt)?", place)
        if piece and not piece[2].startswith(used.get(piece[1], "?")):
            found.add(place)
    return found


def program(wheel: Path) -> dict[str, bytes]:
    """Give the files of JupyterLite that a notebook's page is made of.

    Parameters
    ----------
    wheel : Path
        Of ``jupyterlite-core``.

    Returns
    -------
    dict of str to bytes
        Place in the site to content.
    """
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".tgz"))
        raw = archive.read(name)
    files = {}
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:gz") as archive:
        for member in archive:
            found = _APP.fullmatch(member.name)
            if not found or not member.isfile() or _OTHER_PAGES.match(found[1]):
                continue
            held = archive.extractfile(member)
            if held and not _USELESS.fullmatch(found[1]):
                files[found[1]] = held.read()
    unused = _unused(files)
    return {place: raw for place, raw in files.items() if place not in unused}


def extensions(parts: Parts, edition: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[object]]:
    """Give the extensions' files, and how a page is told of them.

    Parameters
    ----------
    parts : Parts
    edition : Mapping of str to bytes
        A student edition: the kit's own extension is in it.

    Returns
    -------
    tuple of (dict of str to bytes, list)
    """
    files: dict[str, bytes] = {}
    for package in _EXTENSIONS:
        with zipfile.ZipFile(parts.wheels[package]) as archive:
            for name in archive.namelist():
                found = _HELD.fullmatch(name)
                if found and not name.endswith("/"):
                    files[f"extensions/{found[1]}"] = archive.read(name)
    own = {place: raw for place, raw in edition.items() if place.startswith(_OWN)}
    files |= {f"extensions/{place.removeprefix(_OWN)}": raw for place, raw in own.items()}
    told: list[object] = []
    for name in sorted((*_EXTENSIONS.values(), OURS)):
        said = json.loads(files[f"extensions/{name}/package.json"])["jupyterlab"]["_build"]
        told.append({"name": name, **{k: said[k] for k in ("load", "extension", "style")
                                      if k in said}})  # fmt: skip
    kept = {place: raw for place, raw in files.items()
            if not _USELESS.fullmatch(place) or place.endswith(f"{OURS}/package.json")}  # fmt: skip
    return kept, told


def also_asked(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the small files that a page asks for and that JupyterLite's builder would make.

    Parameters
    ----------
    files : Mapping of str to bytes
        Program and extensions.

    Returns
    -------
    dict of str to bytes
    """
    held = [(name, re.fullmatch(rf"extensions/{re.escape(name)}/schemas/.*/([^/]+)\.json", place))
            for name in sorted(_EXTENSIONS.values()) for place in sorted(files)]  # fmt: skip
    said = [
        {"id": f"{name}:{found[1]}", "raw": "{}", "settings": {}, "version": "0",
         "schema": json.loads(files[found[0]])}
        for name, found in held if found
    ]  # fmt: skip
    names = {"en": {"displayName": "English", "nativeName": "English"}}
    own = {"jupyter-lite": {"jupyter-config-data": {}, "jupyter-lite-schema-version": 0}}
    book = {"cells": [], "metadata": own, "nbformat": 4, "nbformat_minor": 5}
    icon = files.get("notebooks/favicon.ico", b"")
    return {
        **{place: _json(book) for place in ("jupyter-lite.ipynb", "notebooks/jupyter-lite.ipynb")},
        "build/schemas/all_federated.json": _json(said),
        "api/translations/all.json": _json({"data": names, "message": ""}),
        "api/translations/en.json": _json({"data": {}, "message": ""}),
        **{f"static/favicons/{name}.ico": icon for name in _ICONS},
    }


def _json(said: object) -> bytes:
    return (json.dumps(said, indent=1) + "\n").encode()


def settings(
    edition: Mapping[str, bytes], told: list[object], app: Mapping[str, bytes], version: str
) -> bytes:
    """Write the file of settings that every page reads.

    Parameters
    ----------
    edition : Mapping of str to bytes
    told : list
        As :func:`extensions` gives it.
    app : Mapping of str to bytes
        The Python in the browser, as :func:`whosays.site.runtime.made` gives it.
    version : str
        Another for every other edition; by it a page tells that the site was renewed.

    Returns
    -------
    bytes
    """
    lab = {place: json.loads(raw) for place, raw in edition.items()
           if place.startswith("whosays/lab/etc/jupyter/labconfig/")}  # fmt: skip
    off = next(one["disabledExtensions"] for one in lab.values() if "disabledExtensions" in one)
    overrides = next(one for one in lab.values() if "disabledExtensions" not in one)
    # By name, so that JupyterLite has nothing to install; begin.js loads what is there.
    loaded = [*runtime.ASKED, *json.loads(app["pyodide-lock.json"])["packages"]]
    python = {
        "pyodideUrl": f"./{PYTHON}/{runtime.BEGIN}",
        "disablePyPIFallback": True,
        "pipliteUrls": [],
        "loadPyodideOptions": {
            "packages": loaded,
            "env": {
                "WHOSAYS_KIT": runtime.KIT_FOLDER,
                "WHOSAYS_ANSWERS": "/drive/answers",
            },
        },
    }
    said = {
        "appName": "JupyterLite: Who says so?",  # by this name the kit's extension knows it
        "appUrl": "./notebooks",
        "appVersion": version,
        "baseUrl": "./",
        "contentsAllJsonFile": "all.json",
        "contentsStorageName": _STORAGE,
        "defaultKernelName": "python",
        "disabledExtensions": sorted({*off, *_OFF}),
        "faviconUrl": "./notebooks/favicon.ico",
        "federated_extensions": told,
        "fullLabextensionsUrl": "./extensions",
        "fullStaticUrl": "./build",
        "licensesUrl": "./licences.txt",
        "litePluginSettings": {f"{KERNEL}:kernel": python},
        "settingsOverrides": overrides,
        "settingsStorageName": _STORAGE,
        "whosaysStart": "lessons/00-start.ipynb",
        "workspacesStorageName": _STORAGE,
    }
    made = {"jupyter-lite-schema-version": 0, "jupyter-config-data": said}
    return (json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
