"""Where the kit's folders are, found once and in one place."""

from __future__ import annotations

import os
from pathlib import Path

from whosays.core.errors import KitError

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
    looked = named or f"{here} and above"
    message = (
        f"The kit's files were not found: no {_MARKER.as_posix()} in {looked}. "
        "Open a notebook inside the kit's folder, or set WHOSAYS_KIT to that folder."
    )
    raise KitError(message)


def answers_dir() -> Path:
    """Name the folder that answers are kept in (it may not exist yet).

    Returns
    -------
    Path
        ``WHOSAYS_ANSWERS`` if set, else ``answers/`` in the kit's folder, in plain
        sight of whoever wants to copy or delete it.
    """
    named = os.environ.get("WHOSAYS_ANSWERS")
    return Path(named) if named else kit_root() / "answers"
