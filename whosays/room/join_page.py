"""The first page of a room, where a student says who one is."""

from __future__ import annotations

import json
from html import escape
from string import Template
from typing import TYPE_CHECKING

from whosays.core.i18n import section, text
from whosays.room import nicknames, pages

if TYPE_CHECKING:
    from collections.abc import Collection


def page(taken: Collection[str]) -> bytes:
    """Write it, with a nickname that is made up.

    Parameters
    ----------
    taken : collection of str
        Nicknames that there are.

    Returns
    -------
    bytes
    """
    said = {name: escape(words) for name, words in section("room").items()}
    said |= {"title": escape(text("site.title")), "no_script": escape(text("site.no_script"))}
    words = json.dumps({"away": text("room.away")}, ensure_ascii=False).replace("<", "\\u003c")
    template = Template((pages.ASSETS / "join.html").read_text(encoding="utf-8"))
    suggested = escape(nicknames.suggested(taken), quote=True)
    return template.substitute(said, words=words, suggested=suggested).encode()
