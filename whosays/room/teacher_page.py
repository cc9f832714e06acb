"""The teacher's page, the question for its password, and the address for the projector."""

from __future__ import annotations

import json
from html import escape
from string import Template
from typing import TYPE_CHECKING

from whosays.core.i18n import section, text
from whosays.room import pages, qr

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAID = (
    "away", "here", "gone", "handed_in_at", "not_handed_in", "students_one", "students_other",
    "nobody", "col_name", "col_here", "col_handed_in", "collecting", "of", "on", "off", "switched",
    "reveal_button", "open_button", "reached", "not_reached",
)  # fmt: skip


def _filled(name: str) -> bytes:
    said = {key: escape(words) for key, words in section("room").items()}
    held = {key: section("room")[key] for key in _SAID}
    words = json.dumps(held, ensure_ascii=False).replace("<", "\\u003c")
    template = Template((pages.ASSETS / name).read_text(encoding="utf-8"))
    title = escape(text("site.title"))
    return template.substitute(said, title=title, words=words).encode()


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
    if addresses:
        large = f'<p class="address">{escape(addresses[0])}</p>{qr.svg(addresses[0])}'
        large += "".join(f"<p>{escape(one)}</p>" for one in addresses[1:])
    else:
        large = f"<p>{escape(text('room.no_network'))}</p>"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(text('site.title'))}</title>"
        '<link rel="stylesheet" href="/room/room.css"></head>'
        f'<body><main class="large"><h1>{escape(text("room.address_title"))}</h1>{large}'
        f"<p>{escape(text('room.address_about'))}</p></main></body></html>\n"
    ).encode()
