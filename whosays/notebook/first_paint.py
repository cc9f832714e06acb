"""What a page shows before its kernel answers: the words of each question, from the kit's files.

A control is nothing without its kernel, and exercises are saved without outputs. But whoever opens
one can read at once: the server that hands a page to the browser puts each question's prompt and
passages into it, as an output that needs no script and that JupyterLab cleans like any saved one.
Nothing of it goes to the file, and the control takes its place when its cell has run. It is made
from the files of the moment, so that what a teacher changed is read, and nothing is stored twice.

This is a server extension, as ``whosays.launch.guard`` is.
"""

from __future__ import annotations

import asyncio
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.launch import guard, pages
from whosays.questions import asking, registry
from whosays.questions.items import find_item, public

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable

    from whosays.questions.item import OptionShown, Shown
    from whosays.questions.passages import PassageShown

    Record = dict[str, Any]

HTML = "text/html"
ASKED = re.compile(r'^ask\("([^"\n]+)"\)$', re.MULTILINE)


def _passage(shown: PassageShown | None) -> Markup:
    if not shown:
        return Markup("")
    ours = Markup(" · {}").format(text("question.ours")) if shown["ours"] else ""
    words = escape(shown["text"])
    return Markup('<p class="ws-first-label">{}{}</p><p>{}</p>').format(shown["label"], ours, words)


def _asked(prompt: str) -> Markup:
    """Write what is asked as the control will: words to read, then the question."""
    setup = asking.setup(prompt).strip()
    before = Markup("<p>{}</p>").format(setup) if setup else ""
    return Markup("{}<p><strong>{}</strong></p>").format(before, asking.question(prompt))


def _listed(entries: Iterable[OptionShown]) -> Markup:
    rows = Markup("").join(Markup("<li>{}</li>").format(entry["text"]) for entry in entries)
    return Markup("<ul>{}</ul>").format(rows) if rows else rows


def painted(item: Shown) -> Markup:
    """Write what there is to read in an item.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Safe markup: prompt, note, passages and what there is to choose from; nothing that the
        control does not show from its beginning.
    """
    note = Markup("<p>{}</p>").format(item["note"]) if item.get("note") else ""
    options = _listed((*item.get("options", ()), *item.get("left", ())))
    inside = Markup("{}{}{}{}{}").format(
        _passage(item.get("passage")),
        _asked(item["prompt"]),
        note,
        registry.first_html(item),
        options,
    )
    if item.get("later"):
        inside = Markup("<details><summary>{}</summary>{}</details>").format(item["later"], inside)
    return Markup('<section class="ws-first">{}</section>').format(inside)


def _nothing_to_read(cell: Record) -> bool:
    outputs = cell.get("outputs") or []
    return not any(HTML in (output.get("data") or {}) for output in outputs)


def paint(book: Record, kit: Kit) -> None:
    """Put what there is to read into the cells of a page that ask something.

    Parameters
    ----------
    book : dict
        A notebook's content, as the server reads it; it is changed.
    kit : Kit
    """
    for cell in book.get("cells") or []:
        asked = cell.get("cell_type") == "code" and ASKED.search("".join(cell.get("source") or []))
        if not asked or not _nothing_to_read(cell):
            continue
        try:
            item = public(find_item(asked[1], kit)[1], kit)
            data = {HTML: painted(item), "text/plain": item["prompt"]}
        except Exception:  # noqa: BLE001, S112 - the cell itself says what is amiss when it runs
            continue
        cell["outputs"] = [{"output_type": "display_data", "data": data, "metadata": {}}]


def serve(manager: guard.Manager) -> None:
    """Have a contents manager give the kit's pages with what there is to read in them.

    Parameters
    ----------
    manager : Manager
        Its ``get`` is wrapped.
    """
    read = manager.get

    def page(model: Record, path: str) -> tuple[Record, Kit] | None:
        root, content = getattr(manager, "root_dir", ""), model.get("content")
        is_page = model.get("type") == "notebook" and isinstance(content, dict)
        whole = guard.is_copying() or not is_page or pages.own(root, path) is None
        return None if whole or content is None else (content, Kit(Path(root)))

    async def get(path: str, *args: object, **kwargs: object) -> Record:
        model = await cast("Awaitable[Record]", read(path, *args, **kwargs))
        if found := page(model, path):
            await asyncio.to_thread(paint, *found)  # the server has others to answer
        return model

    def get_at_once(path: str, *args: object, **kwargs: object) -> Record:
        model = cast("Record", read(path, *args, **kwargs))
        if found := page(model, path):
            paint(*found)
        return model

    manager.get = get if inspect.iscoroutinefunction(read) else get_at_once


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(app: guard.Server) -> None:
    serve(app.contents_manager)
