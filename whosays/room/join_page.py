"""The first page of a room, where a student says who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import section, text
from whosays.core.markup import in_script
from whosays.html import documents
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
    return documents.render(
        pages.ASSETS, "join.html", **section("room"), title=text("site.title"),
        no_script=text("site.no_script"), words=in_script({"away": text("room.away")}),
        suggested=nicknames.suggested(taken),
    ).encode()  # fmt: skip
