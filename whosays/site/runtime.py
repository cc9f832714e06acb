"""What the Python in the browser loads: two wheels, one of other people's packages, one of ours.

A page's kernel asks for several packages by name; a script of ours loads the two wheels that hold
them all, so that a start has few files to fetch and to unpack. Everything is compiled beforehand,
Python's own library, too.
The list of packages that the Python in the browser goes by (its lock file) names these wheels and
nothing else: what is not in it cannot be asked for.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from whosays import __version__
from whosays.core import zipped
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.launch import places
from whosays.site import needs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.site.needs import Parts

ASKED = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")
"""What JupyterLite's kernel loads by name, and would try to install where it is not."""
_BASE, _KIT = "whosays-base", "whosays"
_LIBRARY = "python_stdlib.zip"
BEGIN = "begin.js"
"""The script that loads them, which JupyterLite asks in place of Pyodide's own."""
KIT_FOLDER = "/lib/python3.14/site-packages/whosays/kit"
"""Where the browser's Python finds the kit's files: inside our own package."""
_SHIMS = "jupyterlite-pyodide-kernel"
_IN_WHEEL = re.compile(r"(?:.*/)?(?:pyodide_kernel|ipykernel)-[^/]*\.whl")
# What no page asks for: other languages' dates and plurals, the colours of other languages' code
# than Python and what may stand in it, tests, what belongs to a desktop.
_LEFT_OUT = re.compile(
    r"babel/locale-data/(?!root\.dat|en\.dat)|[^/]+\.data/|.*/tests?/|.*\.(?:pyi|pxd|c|so)$|"
    r"pygments/lexers/(?!(?:__init__|_mapping|python|shell)\.py$)|jupyterlab_widgets"
)
_ABOUT = re.compile(r"([^/]+)\.dist-info/METADATA")
_NOT_OURS = ("whosays/lab/", "whosays/launch/uv.txt", "whosays/schemas/", "whosays/figures/fonts/")


def _wheel_files(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        held = {name: archive.read(name) for name in names if not _LEFT_OUT.match(name)}
    # A wheel tells of one package; of the others, the older form tells which version is here.
    about = {_ABOUT.sub(r"\1.egg-info/PKG-INFO", name): raw
             for name, raw in held.items() if _ABOUT.fullmatch(name)}  # fmt: skip
    return {n: raw for n, raw in held.items() if ".dist-info/" not in n} | about


def base_files(parts: Parts) -> dict[str, bytes]:
    """Give the files of other people's packages, by place.

    Parameters
    ----------
    parts : Parts

    Returns
    -------
    dict of str to bytes
    """
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(parts.wheels[_SHIMS]) as archive:
        for name in archive.namelist():
            if _IN_WHEEL.fullmatch(name):
                files |= _wheel_files(archive.read(name))
    for package in needs.IN_BROWSER:
        files |= _wheel_files(parts.wheels[package].read_bytes())
    for package in needs.INSTALLED:
        for one in metadata.files(package) or ():
            if not _LEFT_OUT.match(str(one)) and str(one).endswith((".py", "METADATA")):
                files[_ABOUT.sub(r"\1.egg-info/PKG-INFO", one.as_posix())] = one.read_binary()
    own = needs.ASSETS / "piplite"
    return files | {f"piplite/{one.name}": one.read_bytes() for one in sorted(own.glob("*.py"))}


def kit_files(edition: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the kit's own files as the browser's Python gets them.

    Parameters
    ----------
    edition : Mapping of str to bytes
        A student edition.

    Returns
    -------
    dict of str to bytes
        The package, and in it a folder with what lessons and exercises are made of.
    """
    code = {place: raw for place, raw in edition.items()
            if place.startswith("whosays/") and not place.startswith(_NOT_OURS)}  # fmt: skip
    rest = {f"whosays/kit/{place}": raw for place, raw in edition.items()
            if not place.startswith("whosays/")}  # fmt: skip
    return code | rest


def compiled(files: Mapping[str, bytes], parts: Parts) -> dict[str, bytes]:
    """Compile the Python files among some files.

    Parameters
    ----------
    files : Mapping of str to bytes
    parts : Parts

    Returns
    -------
    dict of str to bytes
        The same with ``.pyc`` in place of ``.py``.

    Raises
    ------
    KitError
        If the Python for browsers does not run.
    """
    program = shutil.which("node") or str(Path(parts.npm).parent / "node")
    sources = {place: raw for place, raw in files.items() if place.endswith(".py")}
    with tempfile.TemporaryDirectory() as folder:
        for place, raw in sources.items():
            file = Path(folder, place)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)
        words = [program, str(needs.ASSETS / "compile.mjs"), str(parts.pyodide), folder]
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
        if done.returncode:
            raise KitError(text("site.no_compile", last=(done.stderr or done.stdout)[-600:]))
        made = {f"{place}c": Path(folder, f"{place}c").read_bytes() for place in sources}
    return {place: raw for place, raw in files.items() if place not in sources} | made


def wheel(name: str, version: str, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Put files into a wheel.

    Parameters
    ----------
    name, version : str
    files : Mapping of str to bytes

    Returns
    -------
    tuple of (str, bytes)
        Its file name, and it.
    """
    title = name.replace("-", "_")
    info = f"{title}-{version}.dist-info"
    about = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    raw = zipped.pack(sorted({**files, **about}.items()), deflate=True, mode=0o644)
    return f"{title}-{version}-py3-none-any.whl", raw


def _entry(name: str, made: tuple[str, bytes], version: str) -> dict[str, object]:
    file, raw = made
    return {
        "name": name, "version": version, "file_name": file, "install_dir": "site",
        "sha256": hashlib.sha256(raw).hexdigest(), "package_type": "package",
        "imports": [], "depends": [], "unvendored_tests": False,
    }  # fmt: skip


def _compiled_once(name: str, files: Mapping[str, bytes], parts: Parts, kit: Path) -> bytes:
    """Compile other people's files once into an archive: they change only with their pins."""
    digest = hashlib.sha256((needs.ASSETS / "package-lock.json").read_bytes())
    for place, raw in sorted(files.items()):
        digest.update(f"{place}\0".encode() + hashlib.sha256(raw).digest())
    kept = places.own_dir(kit) / "site" / f"{name}-{digest.hexdigest()[:16]}.zip"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = kept.with_suffix(".new")
        beside.write_bytes(zipped.pack(sorted(compiled(files, parts).items()), deflate=True))
        beside.replace(kept)
    return kept.read_bytes()


def _unpacked(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}


def library(parts: Parts, kit: Path) -> bytes:
    """Give Python's own library, compiled: as it comes, each start would compile what it imports.

    Parameters
    ----------
    parts : Parts
    kit : Path
        Where it is kept for the next time.

    Returns
    -------
    bytes
        An archive, like the one it is made of.
    """
    files = _unpacked((parts.pyodide / _LIBRARY).read_bytes())
    return _compiled_once("library", files, parts, kit)


def made(parts: Parts, edition: Mapping[str, bytes], kit: Path) -> dict[str, bytes]:
    """Make the folder of the Python in the browser.

    Parameters
    ----------
    parts : Parts
    edition : Mapping of str to bytes
        A student edition.
    kit : Path
        Where compiled packages are kept for the next time.

    Returns
    -------
    dict of str to bytes
        File name to content: Pyodide, its lock file, the wheels.
    """
    names = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
    files = {name: (parts.pyodide / name).read_bytes() for name in names}
    files[_LIBRARY] = library(parts, kit)
    files[BEGIN] = (needs.ASSETS / BEGIN).read_bytes()
    packages = {}
    base = wheel(
        _BASE, __version__, _unpacked(_compiled_once("base", base_files(parts), parts, kit))
    )
    ours = wheel(_KIT, __version__, compiled(kit_files(edition), parts))
    for name, one in ((_BASE, base), (_KIT, ours)):
        # A browser may keep a file for long: another content has another name.
        stamp = hashlib.sha256(one[1]).hexdigest()[:12]
        named = one[0].replace("-py3-", f"+{stamp}-py3-")
        packages[name] = _entry(name, (named, one[1]), __version__)
        files[named] = one[1]
    lock = json.loads((parts.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    said = {"info": lock["info"], "packages": packages}
    files["pyodide-lock.json"] = (json.dumps(said, indent=1, sort_keys=True) + "\n").encode()
    return files
