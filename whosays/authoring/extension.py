"""The made parts of the kit's JupyterLab extension: words, terms, the order of pages, a version.

The extension is written by hand and needs no build. Its words come from the locale like
all others, its terms from the glossary, the order of pages from the notebooks. Its version is
a checksum of its files: JupyterLab lets browsers keep an extension's files for a year, so a
renewed file must have a new address.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from whosays.authoring.course import course
from whosays.core.i18n import section, text
from whosays.sourcing.glossary import load_glossary

HOME = Path(__file__).parents[1] / "lab" / "share" / "jupyter" / "labextensions" / "whosays-start"
_VERSION = 12  # hexadecimal digits: enough to tell one state of a few files from the next


def version(home: Path) -> str:
    """Give the checksum of the files that browsers keep.

    Parameters
    ----------
    home : Path
        The extension's folder.

    Returns
    -------
    str
        Twelve hexadecimal digits. The tables (``*.json``) are asked for anew each time
        and are left out; line ends do not count.
    """
    digest = hashlib.sha256()
    for file in sorted((home / "static").iterdir()):
        if file.suffix in {".js", ".css"}:
            digest.update(file.name.encode())
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:_VERSION]


def _terms() -> list[dict[str, str]]:
    """Give the glossary as the box over a page shows it, and after it whose rules we name."""
    said = section("houses")
    houses = [key for key in said if not key.endswith("_means")]
    return [
        {
            "term": one.term,
            "means": one.means,
            "example": text(
                "lab.glossary_example",
                article=one.article,
                paragraph=one.paragraph,
                words=one.words,
                look=one.look,
            ),
        }
        for one in load_glossary()
    ] + [
        {"term": said[key], "means": said[f"{key}_means"], "example": "", "house": said[key]}
        for key in houses
    ]


def made(home: Path) -> dict[Path, str]:
    """Give the made files as they should be.

    Parameters
    ----------
    home : Path
        The extension's folder.

    Returns
    -------
    dict of Path to str
        File to text.
    """
    package = home / "package.json"
    about = json.loads(package.read_text(encoding="utf-8"))
    about["jupyterlab"]["_build"]["load"] = f"static/remoteEntry.js?v={version(home)}"
    words = home / "static" / "words.json"
    order = home / "static" / "course.json"
    terms = home / "static" / "terms.json"
    # The rail says of a card what the card says of itself.
    card = {key: words for key, words in section("card").items() if key.startswith("card_")}
    said = {**section("lab"), **card}
    return {
        package: json.dumps(about, indent=2, ensure_ascii=False) + "\n",
        words: json.dumps(said, indent=1, ensure_ascii=False) + "\n",
        order: json.dumps(course(), indent=1, ensure_ascii=False) + "\n",
        terms: json.dumps(_terms(), indent=1, ensure_ascii=False) + "\n",
    }


def _stale(home: Path) -> dict[Path, str]:
    return {
        file: words
        for file, words in made(home).items()
        if not file.is_file() or file.read_text(encoding="utf-8") != words
    }


def write(home: Path = HOME) -> None:
    """Renew the made files, touching only those that are stale.

    Parameters
    ----------
    home : Path
        The extension's folder.
    """
    for file, words in _stale(home).items():
        file.write_text(words, encoding="utf-8", newline="\n")


def is_fresh(home: Path = HOME) -> bool:
    """Tell whether the made files fit what they are made from.

    Parameters
    ----------
    home : Path
        The extension's folder.

    Returns
    -------
    bool
    """
    return not _stale(home)
