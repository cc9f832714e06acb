"""Where the kit's folders are, found once and in one place."""

from __future__ import annotations

import contextlib
import os
from functools import cache
from pathlib import Path

from whosays.core import browser
from whosays.core.errors import KitError
from whosays.core.i18n import text

_MARKER = Path("seeds") / "catalogue.toml"


def kit_root() -> Path:
    """Find the folder that holds ``seeds/``, ``lessons/``, ``exercises/`` and the rest.

    The environment variable ``WHOSAYS_KIT`` wins; else the nearest folder at or above
    the working directory that holds ``seeds/catalogue.toml`` (so a copied kit uses its
    own files); else the folder the package stands in.

    Returns
    -------
    Path
        The kit's folder, absolute.

    Raises
    ------
    KitError
        If no such folder is found.
    """
    named = os.environ.get("WHOSAYS_KIT")
    here = Path.cwd()
    candidates = [Path(named)] if named else [here, *here.parents, Path(__file__).parents[2]]
    for folder in candidates:
        if (folder / _MARKER).is_file():
            return folder.resolve()
    key = "files.kit_missing" if named else "files.kit_missing_above"
    raise KitError(text(key, marker=_MARKER.as_posix(), looked=named or str(here)))


def answers_dir() -> Path:
    """Name the folder that answers are kept in (it may not exist yet).

    Returns
    -------
    Path
        Absolute. What ``WHOSAYS_ANSWERS`` names if it is set, as :func:`answers_folder` reads
        it, found once a process; else ``answers/`` in the kit's folder, in plain sight of
        whoever wants to copy or delete it.

    Raises
    ------
    KitError
        If it names the home of somebody who has none.
    """
    named = os.environ.get("WHOSAYS_ANSWERS", "")
    if not named.strip():
        return kit_root() / "answers"
    return _named_once(named, os.environ.get("WHOSAYS_KIT"))


def answers_place() -> str:
    """Say where the answers are, for a reader.

    Returns
    -------
    str
        The folder of :func:`answers_dir`; in the browser's edition a name for what is there.
    """
    if browser.in_room():
        return text("answers.in_room")
    return text("answers.in_browser") if browser.here() else str(answers_dir())


def said_place(folder: Path) -> tuple[str, str]:
    """Say where a folder is, as a student looks for it.

    Parameters
    ----------
    folder : Path
        Absolute.

    Returns
    -------
    said, exactly : str
        From the kit's folder or the home folder where it lies in one of them; else its end, and
        only then all of it, for whoever set it up.
    """
    roots = {"kit": kit_root()}
    with contextlib.suppress(RuntimeError):  # a computer may have no home for somebody
        roots["home"] = Path.home()
    for key, root in roots.items():
        if folder.is_relative_to(root) and folder != root:
            return text(f"answers.place_{key}", folder=folder.relative_to(root).as_posix()), ""
    return folder.name, str(folder)


@cache
def _named_once(named: str, _kit: str | None) -> Path:
    # A cell that changes the working folder must not split a unit over two folders.
    absolute = Path(named).is_absolute() or named.startswith("~")
    return answers_folder(named, Path() if absolute else kit_root())


def answers_folder(named: str, kit: Path) -> Path:
    """Read the name of a folder for answers; the one place that says what it means.

    Parameters
    ----------
    named : str
        As a person wrote it: ``~`` is the home folder, and a name that begins nowhere is
        meant from the kit's folder, wherever the command or the notebook is.
    kit : Path
        The kit's folder.

    Returns
    -------
    Path
        Absolute.

    Raises
    ------
    KitError
        If it names the home of somebody who has none.
    """
    try:
        folder = Path(named.strip()).expanduser()
    except RuntimeError:
        raise KitError(text("files.no_home", named=named)) from None
    return Path(os.path.abspath(kit / folder))  # noqa: PTH100 - a link stays a link
