"""Who handed a file in, and what it is: told from where it lies and what it is called.

A school's systems rename what students hand in, each in its own way. From a path alone this
module tells whether a file can be an answer file or an archive of them, whether it is one of
the system's own, and whose it is. A name is a *label*, for the teacher's eyes; it is never
opened, and never a path to write to.

====================  ==============================================================
Where it comes from   What it is called
====================  ==============================================================
the kit               ``Mia/answers/00-form-a.json``
Canvas                ``doejane_LATE_1234_5678_00-form-a.json``, ``anon_a1b2c_…``
Moodle, in folders    ``Jane Doe_17_assignsubmission_file/00-form-a.json``
Moodle, flat          ``Jane Doe_17_assignsubmission_file_00-form-a.json``
Classroom, mail       ``00-form-a (3).json``
Nextcloud, OneDrive   ``00-form-a (conflicted copy 2026-11-02 101010).json``
by hand               ``Anna_00-form-a.json``, ``00-form-a-anna.json``, ``anna.json``
====================  ==============================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

ARCHIVES = (".whosays.zip", ".whosays", ".zip")
_ANSWERS = re.compile(r"\.json(\.txt)?$", re.IGNORECASE)
_MOODLE = re.compile(
    r"(?P<full>.+)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<rest>.*))?"
)
_CANVAS = re.compile(r"(?P<full>[^_]+)_(?:LATE_)?(?P<id>\d+)_\d+_(?P<rest>.+)")
_CANVAS_ANON = re.compile(r"anon_(?P<id>[0-9A-Za-z]+)_(?:LATE_)?\d+_(?P<rest>.+)")
# What a computer adds to the name of a second file: of the same (copy), or of nobody knows whom.
_COPY = re.compile(
    r"\s*\([^()]*(?:conflict|konflikt|conflit|conflicto)[^()]*\)"
    r"|\.sync-conflict-[\w-]+"
    r"|\s*[-–]\s*(?:copy|kopie|copie|copia|cópia|kopia)(?:\s*\(\d+\))?"
    r"|\s+(?:copy|kopie)(?:\s+\d+)?"
    r"|-(?:desktop|laptop|pc)-\w+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*\(\d{1,4}\)|(?<=[a-z])-\d{1,3}(?=$)", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:answers|antworten|handin|hand-in|whosays|submission|submissions)?", re.IGNORECASE
)
_AROUND = " _-–."
# A class's files are called alike, and lie together.
_lately = lru_cache(maxsize=1000)
# No file system of ours has longer names; an archive may.
_LONGEST = 400
_SYSTEM = frozenset(
    ("__macosx", "thumbs.db", "desktop.ini", "$recycle.bin", "system volume information")
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a file's name says.

    Attributes
    ----------
    kind : str
        ``"answers"``, ``"archive"`` or ``""`` for anything else.
    who : str
        A key that is the same for one person's files in one system: ``"canvas:1234"``,
        ``"moodle:17"``, ``"name:anna"``; empty where the name says nobody.
    label : str
        The person as the name says it, as it stands there; empty where it says nobody.
    unit : str
        The unit that the name says, in small letters; the file itself decides.
    copy : bool
        Whether the name says that it is a copy of another.
    numbered : bool
        Whether the name has a number such as “(3)”: a copy, or another student's.
    """

    kind: str
    who: str = ""
    label: str = ""
    unit: str = ""
    copy: bool = False
    numbered: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is the name that the kit gives, or a copy of such a file."""
        return bool(self.unit) and not self.who


def is_system(part: str) -> bool:
    """Tell a file or folder that a computer keeps for itself.

    Parameters
    ----------
    part : str
        One part of a path.

    Returns
    -------
    bool
        Hidden ones too: a notebook's ``.ipynb_checkpoints``, the kit's own lock files.
    """
    return part.startswith((".", "~$")) or part.casefold() in _SYSTEM


@_lately
def is_generic(folder: str) -> bool:
    """Tell a folder whose name says nothing about whose it is: ``answers``, ``answers - Copy``.

    Parameters
    ----------
    folder : str

    Returns
    -------
    bool
    """
    return _GENERIC.fullmatch(_bare(stem(folder))) is not None


def _bare(name: str) -> str:
    return _NUMBERED.sub("", _COPY.sub("", name)).strip(_AROUND)


def is_numbered(name: str) -> bool:
    """Tell a name with a number such as “(3)”.

    Parameters
    ----------
    name : str

    Returns
    -------
    bool
    """
    return _NUMBERED.search(_COPY.sub("", stem(name))) is not None


def without_copy(name: str) -> str:
    """Give a name without the words by which a computer calls it a copy.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
        A number such as “(3)” stays: it may tell two students apart.
    """
    return _COPY.sub("", name).strip(_AROUND)


def stem(name: str) -> str:
    """Give a name without the ending of an answer file or of an archive.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
    """
    lower = name.casefold()
    for ending in ARCHIVES:
        if lower.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return _ANSWERS.sub("", name)


@_lately
def sent(part: str) -> tuple[str, str, str]:
    """Read what a learning system put before a name.

    Parameters
    ----------
    part : str
        One part of a path.

    Returns
    -------
    tuple of (str, str, str)
        Who (see :class:`Named`), the label, and the name as the student's file had it.
    """
    for system, pattern in (("moodle", _MOODLE), ("canvas", _CANVAS_ANON), ("canvas", _CANVAS)):
        found = pattern.fullmatch(part)
        if found:
            label = found.groupdict().get("full") or found["id"]
            return f"{system}:{found['id'].casefold()}", label, found["rest"] or ""
    return "", "", part


def before(parts: tuple[str, ...]) -> str:
    """Give what a learning system put before a student's file, so that an answer finds the way.

    Parameters
    ----------
    parts : tuple of str
        A path.

    Returns
    -------
    str
        Such as ``"doejane_LATE_1234_5678_"`` or ``"Jane Doe_17_assignsubmission_file_"``; empty
        where no such system had the file.
    """
    for part in parts:
        who, _, rest = sent(part)
        if who:
            return part[: len(part) - len(rest)] if rest else f"{part}_"
    return ""


def _kind(name: str) -> str:
    lower = name.casefold()
    if lower.endswith(ARCHIVES):
        return "archive"
    return "answers" if _ANSWERS.search(lower) else ""


@cache
def _units(units: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(units, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.IGNORECASE)


@_lately
def read(name: str, units: frozenset[str]) -> Named:
    """Read a file's name.

    Parameters
    ----------
    name : str
    units : frozenset of str
        The units of this kit.

    Returns
    -------
    Named
    """
    kind = _kind(name)
    if len(name) > _LONGEST:
        return Named(kind)
    who, label, rest = sent(name)
    bare = stem(rest)
    copy, numbered = bool(_COPY.search(bare)), is_numbered(rest)
    bare = _bare(bare)
    found = _units(units).search(bare)
    if not who:
        around = (bare[: found.start()], bare[found.end() :]) if found else (bare,)
        label = next((words for part in around if (words := part.strip(_AROUND))), "")
        who = f"name:{label.casefold()}" if label else ""
    return Named(kind, who, label, found[0].casefold() if found else "", copy, numbered)
