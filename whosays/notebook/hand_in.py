"""What an exercise and the start page show for handing in."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.answers import (
    bring_back,
    handin_box,
    handin_file,
    room_link,
    room_store,
    session,
)
from whosays.answers.gaps import gaps
from whosays.core import browser
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.paths import answers_dir, answers_place, said_place
from whosays.core.table import Table
from whosays.html import page, saving
from whosays.notebook.calm import calm
from whosays.questions.feedback import is_blank
from whosays.questions.items import load_info

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.widgets.hand_in import HandIn

MOST_INLINE = 3_000_000
"""Bytes of a hand-in file that the page itself offers to save; a whole course has 300,000."""


def _answered(raw: bytes) -> set[str]:
    with contextlib.suppress(ValueError, AttributeError, RecursionError):
        records = json.loads(raw)["items"].items()
        return {name for name, record in records if not is_blank(record.get("value"))}
    return set()


def _left(unit: str, given: set[str]) -> str:
    """Name what has no answer yet; of a unit that is not the kit's there is nothing to name."""
    with contextlib.suppress(KitError):
        left = gaps(unit, given)
        core, more = ", ".join(left.core), ", ".join(left.more)
        if core and more:
            return text("hand_in.left_both", core=core, more=more)
        return core or (text("hand_in.left_more", more=more) if more else text("hand_in.left_none"))
    return ""


def _how_much(count: int) -> str:
    return text("hand_in.answer_one") if count == 1 else text("hand_in.answers", count=count)


def _title(unit: str) -> str:
    with contextlib.suppress(KitError):
        return f"{unit.partition('-')[0]} · {load_info(unit).title}"
    return unit


def _inside(files: Mapping[str, bytes], report: bytes | None) -> Table:
    rows = []
    for name, raw in files.items():
        unit, given = name.removesuffix(".json"), _answered(raw)
        rows.append((_title(unit), _how_much(len(given)), _left(unit, given)))
    if report is not None:
        rows.append((text("hand_in.report"), text("hand_in.report_page"), ""))
    columns = tuple(text(f"hand_in.col_{name}") for name in ("what", "how_much", "left"))
    return Table(text("hand_in.inside"), columns, tuple(rows))


def _report(folder: Path) -> bytes | None:
    found = sorted(folder.glob("[0-9][0-9]-*-report.html"))
    with contextlib.suppress(OSError):
        return found[0].read_bytes() if found else None
    return None


def _made(folder: Path, name: str) -> tuple[str, bytes, dict[str, bytes], bytes | None]:
    """Make the file: what it is called, and it; then what is in it."""
    files = handin_file.answers_in(folder)
    if not files:
        raise KitError(text("hand_in.none"))
    report = _report(folder)
    if (
        browser.here()
    ):  # nobody can take a file out of a browser's storage: it is saved from the page
        code = handin_file.code_of(folder)
        title = handin_file.file_name(handin_file.nickname(name), code)
        return title, handin_file.pack(files, name, report, code), files, report
    made = handin_file.keep(folder, name, files, report)
    return made.name, made.read_bytes(), files, report


def _in_box(title: str, raw: bytes) -> str:
    """Put it into the class's box, where there is one, and say so; or that it is not there."""
    box = handin_box.folder()
    if box is None:
        return Markup("")
    try:
        handin_box.put(box, title, raw)
    except OSError as error:
        return text("hand_in.box_failed", reason=error.strerror or type(error).__name__)
    return text("hand_in.in_box")


def make(name: str) -> Markup:
    """Make the hand-in file of this folder of answers.

    Parameters
    ----------
    name : str
        A nickname or class code, or nothing.

    Returns
    -------
    Markup
        Safe markup: what is inside, where it lies, what to do with it.

    Raises
    ------
    KitError
        If there is nothing to hand in, or the file cannot be written.
    """
    folder = answers_dir()
    if browser.in_room():
        room_store.mirror()  # what other pages answered is on the laptop
    try:
        title, raw, files, report = _made(folder, name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KitError(text("hand_in.failed", folder=answers_place(), reason=reason)) from None
    who = handin_file.nickname(name)
    said = text("hand_in.named", name=who) if who else text("hand_in.nobody")
    save = ""
    if len(raw) <= MOST_INLINE:
        save = Markup("<p>{}</p>").format(saving.link(text("hand_in.save", file=title), title, raw))
    where = "hand_in.where_browser" if browser.here() else "hand_in.where"
    said_folder, exactly = said_place(folder)
    lies = Markup("<p>{}</p>").format(text(where, file=title, folder=said_folder))
    if exactly and not browser.here():
        lies += Markup("<details><summary>{}</summary><p>{}</p></details>").format(
            text("answers.place_exactly"), exactly
        )
    if browser.in_room():
        return _in_room(title, save, files, report)
    boxed = _in_box(title, raw)
    box = Markup("<p>{}</p>").format(boxed) if boxed else ""
    return Markup("<p><strong>{}</strong> {}</p>{}{}{}<p>{}</p>{}").format(
        text("hand_in.made"),
        said,
        save,
        lies,
        box,
        text("hand_in.do"),
        page.table_html(_inside(files, report)),
    )


def _in_room(title: str, save: str, files: Mapping[str, bytes], report: bytes | None) -> Markup:
    """Tell the teacher's laptop that this is handed in; what it holds is what the page shows."""
    try:
        room_store.mirror().hand_in()
    except room_link.AwayError:
        raise KitError(text("hand_in.room_away", file=title)) from None
    return Markup("<p><strong>{}</strong></p>{}<p>{}</p>{}").format(
        text("hand_in.room_done"),
        save,
        text("hand_in.room_do"),
        page.table_html(_inside(files, report)),
    )


def _still(folder: Path) -> str:
    """Say of a file that was made before that it still holds everything."""
    file = handin_file.up_to_date(folder)
    return text("hand_in.still", file=file.name, folder=said_place(folder)[0]) if file else ""


@calm
def hand_in() -> HandIn:
    """Show the button that makes one file of all answers.

    Returns
    -------
    HandIn
    """
    from whosays.widgets.hand_in import HandIn  # noqa: PLC0415 - only where one is shown

    if not browser.here():  # a folder is copied, a browser's storage is not
        return HandIn(make, said=_still(answers_dir()))
    return HandIn(make, lambda raw: bring_back.bring_back(raw, session.current()))
