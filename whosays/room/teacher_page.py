"""The teacher's page, the question for its password, and the address for the projector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import section, text
from whosays.core.markup import in_script
from whosays.html import documents
from whosays.room import pages, qr

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAID = (
    "away", "here", "gone", "handed_in_at", "not_handed_in", "students_one", "students_other",
    "nobody", "col_name", "col_here", "col_handed_in", "collecting", "of", "on", "off", "switched",
    "reveal_button", "open_button", "reached", "not_reached",
)  # fmt: skip


def _filled(name: str) -> bytes:
    said = section("room")
    words = in_script({key: said[key] for key in _SAID})
    made = documents.render(pages.ASSETS, name, **said, title=text("site.title"), words=words)
    return made.encode()


def page() -> bytes:
    """Write the teacher's page.

    Returns
    -------
    bytes
    """
    return _filled("teacher.html")


def projector() -> bytes:
    """Write the page that shows the report without names, and follows the class.

    Returns
    -------
    bytes
    """
    return _filled("projector.html")


def door() -> bytes:
    """Write the question for the password.

    Returns
    -------
    bytes
    """
    return _filled("door.html")


def address(addresses: Sequence[str]) -> bytes:
    """Write the page for the projector.

    Parameters
    ----------
    addresses : sequence of str
        The likeliest first.

    Returns
    -------
    bytes
    """
    return documents.render(
        pages.ASSETS, "address.html", **section("room"), title=text("site.title"),
        addresses=list(addresses), code=qr.svg(addresses[0]) if addresses else "",
    ).encode()  # fmt: skip
