"""What a JupyterHub starts for each student: the kit, in an account of the student's own.

The hub says who it is, and starts this as that person (``Spawner.cmd``). The kit's folder is one
for all and nobody writes in it; answers and settings lie in the student's home folder, closed to
others. Everything else is as ``start`` has it: the same settings, the same words.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import options, places, say, server

if TYPE_CHECKING:
    from collections.abc import Mapping

ANSWERS = "whosays-answers"
"""The folder of answers in a student's home, unless ``WHOSAYS_ANSWERS`` names another."""

_AWAY = 3600  # seconds without a page or a kernel until a student's server ends
_OWN = ".whosays"


def variables(base: Mapping[str, str], home: Path, runtime: Path) -> dict[str, str]:
    """Give the environment variables of a student's server.

    Parameters
    ----------
    base : mapping
        As the hub gives them: ``WHOSAYS_KIT`` names the kit's folder.
    home : Path
        The student's home folder.
    runtime : Path
        The folder for what the server needs while it runs.

    Returns
    -------
    dict of str to str
        What the hub itself says to the server is kept.

    Raises
    ------
    KitError
        If the hub's settings name no kit.
    """
    named = base.get("WHOSAYS_KIT", "").strip()
    kit = Path(named)
    if not named or not (kit / places.START_NOTEBOOK).is_file():
        raise KitError(say.sentence("hub_no_kit", kit=named))
    of_hub = {name: value for name, value in base.items() if name.startswith("JUPYTERHUB_")}
    answers = base.get("WHOSAYS_ANSWERS") or str(home / ANSWERS)
    apart = server.environment(kit, base, home / _OWN, runtime)
    return {**apart, **of_hub, "WHOSAYS_KIT": str(kit), "WHOSAYS_ANSWERS": answers}


def words(kit: Path, runtime: Path, given: list[str]) -> list[str]:
    """Give the words the student's server is started with.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    runtime : Path
        As of :func:`variables`.
    given : list of str
        The hub's own words; they come last and win.

    Returns
    -------
    list of str
    """
    ends = f"--ServerApp.shutdown_no_activity_timeout={_AWAY}"
    return [*options.common(kit, runtime), ends, *given]


def main() -> None:
    """Start the server of the student whose account this runs in."""
    home, runtime = Path.home(), places.runtime_dir()
    try:
        found = variables(os.environ, home, runtime)
    except KitError as error:
        sys.exit(str(error))
    os.environ.clear()
    os.environ.update(found)
    kit = Path(found["WHOSAYS_KIT"])
    places.make_private(home / _OWN, ours=True)
    places.make_private(places.answers_dir(kit, os.environ), ours=True)
    os.chdir(kit)
    sys.argv[1:] = words(kit, runtime, sys.argv[1:])
    from whosays.launch import serve  # noqa: PLC0415 - what it changes must be changed first

    serve.prepare()
    from jupyterhub import singleuser  # noqa: PLC0415 - only a hub has it

    singleuser.main()


if __name__ == "__main__":
    main()
