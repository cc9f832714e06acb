"""The kit as students get it, made from the teacher's copy: for practice, or to be assessed.

What students never get: solutions, notes for teachers, the forms' keys and design, forms that
are held back, tools for makers. A practice edition has the keys that its pages need sealed in
one file (:mod:`whosays.core.sealed`). An assessed edition has none: what its files hold of
control texts and cards says nothing of support, and which of two texts is called a is drawn
with the teacher's own file, so that no student can compute it. The same kit makes the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from typing import TYPE_CHECKING

from whosays import __version__
from whosays.classroom import edition_pages
from whosays.core import sealed, zipped
from whosays.core.edition import MODES, NAME, PRACTICE
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.corpus import pairs
from whosays.questions.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from whosays.core.kit import Kit

TOP = ("LICENSE", "LICENSE-CONTENT", "SECURITY.md", "pyproject.toml", "requirements.txt")
SUFFIXES = (
    ".py", ".toml", ".json", ".js", ".css", ".j2", ".txt", ".svg", ".png", ".ttf", ".woff2",
    ".typed",
)  # fmt: skip
# Of the package: what makers of lessons and of the page's code use.
_MAKERS = (
    "whosays/authoring/", "whosays/room/", "whosays/site/", "whosays/widgets/src/",
    "whosays/widgets/node_modules/", "whosays/classroom/hub/",
)  # fmt: skip
_BUILD = re.compile(r"whosays/widgets/[^/]+\.(?:json|js|mjs)")
# Texts and cards whose files say how they are meant.
_TOLD = ("lessons/controls/", "lessons/cards/")
_PAPERS = ("lessons/papers/1-handout.md",)
# A text of a pair is named by id and letter apart, or by both in one word.
_CONTROL = re.compile(r'(control = "(c-[\w-]+)", side = "|"(c-[\w-]+)/)([ab])(")')
_MODEL = re.compile(
    r"^# A report as a model.*?(?=^# -{10}|^\[\[item\]\])", re.DOTALL | re.MULTILINE
)
STATIC = "whosays/lab/share/jupyter/labextensions/whosays-start/static/"
"""Where the page's own code has its lists."""


def _toml(value: object) -> str:
    """Write a value as TOML, tables in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{name}" = {_toml(one)}' for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _table(table: Mapping[str, object]) -> bytes:
    return "".join(f"{name} = {_toml(value)}\n" for name, value in table.items()).encode()


def _files(kit: Kit) -> Iterator[tuple[str, Path]]:
    """List what may go into an edition, by place."""
    found = [kit / name for name in TOP]
    for folder in ("whosays", "lessons", "exercises", "seeds"):
        found += (kit / folder).rglob("*")
    for file in sorted(found):
        place = file.relative_to(kit.folder).as_posix()
        hidden = any(part.startswith((".", "__pycache__")) for part in place.split("/"))
        if file.is_file() and not file.is_symlink() and not hidden:
            yield place, file


def _is_given(place: str, forms: str) -> bool:
    """Tell whether students get a file, whatever their edition."""
    if place.startswith("whosays/"):
        made = place.startswith(_MAKERS) or _BUILD.fullmatch(place)
        return not made and place.endswith(SUFFIXES)
    if place.startswith("exercises/"):
        held = [unit for letter, unit in FORMS.items() if letter not in forms]
        return not any(place.startswith(f"exercises/{unit}.") for unit in held)
    if place.endswith(".md"):
        return place in (*_PAPERS, "SECURITY.md", "seeds/README.md")
    return True


def _keys(kit: Kit) -> dict[str, bytes]:
    """Give the keys that the pages of a practice edition need: no form's, and no second coding."""
    solutions = kit / "solutions"
    units = [f for f in sorted(solutions.glob("[0-9]*.toml")) if f.stem not in FORMS.values()]
    more = [solutions / "claims.toml", solutions / "numbers.toml"]
    found = [*units, *more, *sorted((solutions / "coding").glob("*.json"))]
    return {file.relative_to(kit.folder).as_posix(): file.read_bytes() for file in found}


def _turns(kit: Kit) -> dict[str, bool]:
    """Draw, with what only the teacher's file holds, which text of a pair is called a."""
    return {
        name: bool(hashlib.sha256(b"turn" + file.read_bytes()).digest()[0] % 2)
        for name, file in pairs.pair_files(kit).items()
    }


def _lettered(words: str, turns: Mapping[str, bool]) -> str:
    """Give an exercise's passages the letters that its edition uses."""

    def letter(found: re.Match[str]) -> str:
        pair = found[2] or found[3]
        at = pairs.SIDES.index(pairs.side_of_letter(pair, found[4]))
        return found[1] + pairs.LETTERS[1 - at if turns[pair] else at] + found[5]

    return _CONTROL.sub(letter, words)


def _bare(place: str, raw: bytes, turns: Mapping[str, bool]) -> bytes:
    """Give a file of an assessed edition without what tells an answer."""
    if place.startswith("lessons/controls/"):
        table = tomllib.loads(raw.decode())
        return _table(pairs.public(table, turn=turns[table["id"]]))
    if place.startswith("lessons/cards/") and not place.endswith("/claims.toml"):
        cards = tomllib.loads(raw.decode())["card"]
        told = ("bears_on", "note")
        return _table({"card": [{n: v for n, v in c.items() if n not in told} for c in cards]})
    if place.startswith("exercises/") and place.endswith(".toml"):
        return _MODEL.sub("", _lettered(raw.decode(), turns)).encode()
    return raw


def _served(files: dict[str, bytes], mode: str) -> None:
    """Bring the lists that the page's own code goes by into line with the pages there are."""
    places = {place for place in files if place.endswith(".ipynb")}
    words = {}
    for place in places:
        book = edition_pages.page(json.loads(files[place]), place, mode)
        files[place] = edition_pages.written(book)
        words[place] = edition_pages.sums(book)
    files[f"{STATIC}texts.json"] = (json.dumps(words, indent=1, sort_keys=True) + "\n").encode()
    store = "whosays/lab/pages.json"
    files[store] = edition_pages.store(files[store], mode, places)
    trusted = json.loads(files[f"{STATIC}trusted.json"])
    kept = {place: sums for place, sums in trusted.items() if place in places}
    files[f"{STATIC}trusted.json"] = (json.dumps(kept, indent=1, sort_keys=True) + "\n").encode()
    order = [one for one in json.loads(files[f"{STATIC}course.json"]) if one["place"] in places]
    said = json.dumps(order, indent=1, ensure_ascii=False) + "\n"
    files[f"{STATIC}course.json"] = said.encode()


def made(kit: Kit, mode: str, forms: str = "ab") -> dict[str, bytes]:
    """Make a student edition.

    Parameters
    ----------
    kit : Kit
        The teacher's copy.
    mode : str
        One of :data:`whosays.core.edition.MODES`.
    forms : str
        Letters of the forms that students get; the others are held back.

    Returns
    -------
    dict of str to bytes
        Place from the edition's folder, with slashes, to content.

    Raises
    ------
    KitError
        If there is no such mode or form, or this copy is a student edition itself.
    """
    if mode not in MODES:
        raise KitError(text("edition.no_mode", mode=mode, modes=", ".join(MODES)))
    if not set(forms) <= set(FORMS):
        raise KitError(text("edition.no_form", forms=forms, known="".join(FORMS)))
    if not (kit / "solutions").is_dir():
        raise KitError(text("edition.no_keys"))
    given = {place: file.read_bytes() for place, file in _files(kit) if _is_given(place, forms)}
    files = {place: raw.replace(b"\r\n", b"\n") if place.endswith((".toml", ".ipynb")) else raw
             for place, raw in given.items()}  # fmt: skip
    if mode == PRACTICE:
        hidden = {place: raw for place, raw in files.items() if place.startswith(_TOLD)}
        files = {place: raw for place, raw in files.items() if place not in hidden}
        files[sealed.NAME] = sealed.seal({**_keys(kit), **hidden})
    else:
        turns = _turns(kit)
        files = {place: _bare(place, raw, turns) for place, raw in files.items()}
    _served(files, mode)
    files["README.md"] = (text(f"edition.readme_{mode}") + text("edition.readme")).encode()
    digest = hashlib.sha256()
    for place, raw in sorted(files.items()):
        digest.update(f"{place}\0{len(raw)}\0".encode() + raw)
    about = {"kit": __version__, "mode": mode, "stamp": f"{mode}-{digest.hexdigest()[:12]}"}
    files[NAME] = (json.dumps(about, indent=1) + "\n").encode()
    return dict(sorted(files.items()))


def packed(files: Mapping[str, bytes], folder: str) -> bytes:
    """Put an edition into a ZIP that is the same on every computer.

    Parameters
    ----------
    files : Mapping of str to bytes
    folder : str
        The folder that unpacking makes.

    Returns
    -------
    bytes
    """
    placed = ((f"{folder}/{place}", raw) for place, raw in files.items())
    return zipped.pack(placed, mode=0o644)


def stamp_of(files: Mapping[str, bytes]) -> str:
    """Give the stamp of an edition.

    Parameters
    ----------
    files : Mapping of str to bytes
        As :func:`made` gives them.

    Returns
    -------
    str
    """
    return str(json.loads(files[NAME])["stamp"])


def is_free(target: Path) -> bool:
    """Tell whether a folder may be put somewhere: nothing is there, or an empty one.

    Parameters
    ----------
    target : Path

    Returns
    -------
    bool
    """
    return not target.exists() or (target.is_dir() and not any(target.iterdir()))


def write(target: Path, files: Mapping[str, bytes], *, as_zip: bool = False) -> Path:
    """Put a student edition on disk.

    Parameters
    ----------
    target : Path
        A folder that is new or empty; for a ZIP, the file, with or without its ending.
    files : Mapping of str to bytes
        As :func:`made` gives them.
    as_zip : bool

    Returns
    -------
    Path
        What was made.

    Raises
    ------
    KitError
        If it cannot be written, or something is there already.
    """
    if as_zip:
        target = target if target.suffix == ".zip" else target.with_name(f"{target.name}.zip")
    if target.exists() if as_zip else not is_free(target):
        raise KitError(text("edition.there", place=target))
    try:
        if as_zip:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(packed(files, target.stem))
            return target
        for place, raw in files.items():
            file = target / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KitError(text("edition.failed", place=target, reason=reason)) from None
    return target
