"""The notebooks of a browser edition with what is true in a room, where answers do go somewhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from whosays.classroom.edition_pages import sums, written
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = "extensions/whosays-start/static/texts.json"
"""The list by which a page knows the kit's own words from somebody else's."""
_NOWHERE = re.compile(r"Nobody asks for your name, and nothing is sent anywhere\.")
_FOLDER = "files/"


def adapted(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give those files that say something else in a room.

    Parameters
    ----------
    files : Mapping of str to bytes
        A browser edition.

    Returns
    -------
    dict of str to bytes
        The notebooks that were changed, and the list of the kit's own words brought into line.
    """
    kept, ours = text("site.yours_kept"), text("room.yours_kept")
    made: dict[str, bytes] = {}
    known = json.loads(files[WORDS]) if WORDS in files else {}
    for place in (one for one in files if one.startswith(_FOLDER) and one.endswith(".ipynb")):
        book = json.loads(files[place])
        before = json.dumps(book)
        for cell in book["cells"]:
            if cell["cell_type"] == "markdown":
                said = "".join(cell["source"]).replace(kept, ours)
                said = _NOWHERE.sub(lambda _: text("room.nowhere_else"), said)
                cell["source"] = said.splitlines(keepends=True)
        if json.dumps(book) != before:
            made[place] = written(book)
            known[place.removeprefix(_FOLDER)] = sums(book)
    if made:
        made[WORDS] = (json.dumps(known, indent=1, sort_keys=True) + "\n").encode()
    return made
