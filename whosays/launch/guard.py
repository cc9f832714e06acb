"""What a notebook's file holds and no page gets: the saved state of widgets.

JupyterLab restores it without asking whether anybody trusts the notebook, and a saved anywidget
is a program that runs when it is restored: opening a file would run its author's code. So it is
taken out wherever a page reads a notebook, and put back wherever a page saves one: the file keeps
what it had, and a copy of it is whole.

This is a server extension: the start command's JupyterLab loads it, and so does any other that
the kit is installed for (conda, a hub). Servers that do not know it are covered by ``guard.js``.
"""

from __future__ import annotations

import inspect
import os
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from whosays.core.i18n import text
from whosays.launch import pages

if TYPE_CHECKING:
    import logging
    from collections.abc import Awaitable, Callable, Coroutine

    Record = dict[str, Any]
    Given = Callable[..., Record | Awaitable[Record]]
    """Some contents managers have the server wait, others do not."""

STATE = "widgets"
"""Where a notebook's metadata holds it."""

VIEW = "application/vnd.jupyter.widget-view+json"
"""Where an output holds which part of it is shown."""

T = TypeVar("T")


class Manager(Protocol):
    """What is asked of a server's contents manager, ours or a hub's."""

    log: logging.Logger
    get: Given
    save: Given
    copy: Given
    file_exists: Callable[[str], bool | Awaitable[bool]]
    dir_exists: Callable[[str], bool | Awaitable[bool]]


class Server(Protocol):
    """What is asked of the server that loads an extension."""

    contents_manager: Manager


# A copy made by the server itself goes to no page.
_whole: ContextVar[bool] = ContextVar("whole", default=False)


def is_copying() -> bool:
    """Tell whether what is read now goes to another file, not to a page.

    Returns
    -------
    bool
    """
    return _whole.get()


def _list(value: object) -> list[Record]:
    """Give the records of a list that may be anything."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _shown(cell: Record) -> list[Record]:
    """Give what each of a cell's outputs shows, by kind."""
    data = [output.get("data") for output in _list(cell.get("outputs"))]
    return [one if isinstance(one, dict) else {} for one in data]


def take_out(book: Record) -> None:
    """Take the saved state of widgets out of a notebook.

    Parameters
    ----------
    book : dict
        A notebook's content; it is changed.
    """
    if isinstance(book.get("metadata"), dict):
        book["metadata"].pop(STATE, None)
    for cell in _list(book.get("cells")):
        for data in _shown(cell):
            data.pop(VIEW, None)


def put_back(book: Record, on_disk: Record) -> None:
    """Put back what was taken out of a notebook that a page saves.

    Parameters
    ----------
    book : dict
        What the page sends; it is changed. Where it brings a state of its own, that stays.
    on_disk : dict
        What the file holds now.
    """
    held = on_disk.get("metadata")
    note = book["metadata"].get(pages.NOTE) if isinstance(book.get("metadata"), dict) else None
    if isinstance(note, dict) and "put_back" in note:
        del book["metadata"][pages.NOTE]  # a word to the page that was opened, not to the next
    if isinstance(held, dict) and STATE in held and isinstance(book.get("metadata"), dict):
        book["metadata"].setdefault(STATE, held[STATE])
    before = {cell.get("id", n): cell for n, cell in enumerate(_list(on_disk.get("cells")))}
    for number, cell in enumerate(_list(book.get("cells"))):
        was = before.get(cell.get("id"), before.get(number, {}))
        # Only an output that is still the one it was: another one brings its own.
        for now, then in zip(_shown(cell), _shown(was), strict=False):
            if VIEW in then and now == {kind: one for kind, one in then.items() if kind != VIEW}:
                now[VIEW] = then[VIEW]


async def _awaited(value: T | Awaitable[T]) -> T:
    """Give what a manager gives, at once or when it has it."""
    return await value if inspect.isawaitable(value) else value


def _at_once(work: Coroutine[object, None, Record]) -> Record:
    """Do to its end what has nothing to wait for."""
    try:
        work.send(None)
    except StopIteration as done:
        return cast("Record", done.value)
    work.close()
    raise RuntimeError(text("start.waited"))


class Guard:
    """Stands between a server's pages and its files.

    Parameters
    ----------
    manager : Manager
    """

    def __init__(self, manager: Manager) -> None:
        self.manager = manager
        self.read, self.write, self.double = manager.get, manager.save, manager.copy

    async def get(self, path: str, *args: object, **kwargs: object) -> Record:
        """Give a file as a page may have it."""
        model: Record = await self._page(path, *args, **kwargs)
        content = model.get("content")
        if model.get("type") == "notebook" and isinstance(content, dict) and not _whole.get():
            take_out(content)
        return model

    async def save(self, model: Record, path: str = "") -> Record:
        """Save what a page sends, with what it was not given."""
        content = model.get("content")
        if model.get("type") == "notebook" and isinstance(content, dict) and not _whole.get():
            # No file yet, or none that is a notebook: there is nothing to be kept of it.
            with suppress(Exception):
                put_back(content, (await _awaited(self.read(path, type="notebook")))["content"])
        saved: Record = await _awaited(self.write(model, path))
        return saved

    async def copy(self, *args: object, **kwargs: object) -> Record:
        """Copy a file on the server, whole."""
        token = _whole.set(True)
        try:
            copied: Record = await _awaited(self.double(*args, **kwargs))
        finally:
            _whole.reset(token)
        return copied

    async def _page(self, path: str, *args: object, **kwargs: object) -> Record:
        """Read a file; one of the kit's own pages that is not whole is put back first."""
        page = pages.own(getattr(self.manager, "root_dir", ""), path)
        plain = not (args[0] if args else kwargs.get("content", True))
        model: Record = {}
        if page is None or plain or _whole.get() or kwargs.get("type") == "file":
            return dict(await _awaited(self.read(path, *args, **kwargs)))
        try:
            model = await _awaited(self.read(path, *args, **kwargs))
            if pages.is_whole(model["content"], page):
                return model
        except Exception:  # noqa: BLE001 - gone or broken, each manager says it in its own way
            self.manager.log.info("%s is gone or no notebook; it is put back.", path)
        try:
            kept = (
                "" if model and not pages.brings(model["content"], page) else await self._keep(path)
            )
            await _awaited(
                self.write({"type": "notebook", "format": "json", "content": page}, path)
            )
        except Exception:
            # A full or locked disk: what cannot be put back is better seen than not.
            self.manager.log.exception("%s could not be put back.", path)
            return model or dict(await _awaited(self.read(path, *args, **kwargs)))
        model = await _awaited(self.read(path, *args, **kwargs))
        model["content"]["metadata"][pages.NOTE] = {"put_back": True, "kept": kept}
        return model

    async def _keep(self, path: str) -> str:
        """Keep what stands in place of a page; give where, or nothing if there is nothing."""
        if not await _awaited(self.manager.file_exists(path)):
            return ""
        raw = await _awaited(self.read(path, type="file", format="base64"))
        if not await _awaited(self.manager.dir_exists(pages.KEPT)):
            await _awaited(self.write({"type": "directory"}, pages.KEPT))
        there = (await _awaited(self.read(pages.KEPT)))["content"]
        place = pages.place_for(path, [one["name"] for one in there])
        copied = {"type": "file", "format": "base64", "content": raw["content"]}
        await _awaited(self.write(copied, place))
        return place


def guard(manager: Manager) -> None:
    """Keep saved widgets from every page that a contents manager serves, and pages whole.

    Parameters
    ----------
    manager : Manager
        Its ``get``, ``save`` and ``copy`` are wrapped.
    """
    one = Guard(manager)
    waits = inspect.iscoroutinefunction(manager.get)

    def fitting(work: Callable[..., Coroutine[object, None, Record]]) -> Given:
        return work if waits else lambda *args, **kwargs: _at_once(work(*args, **kwargs))

    manager.get, manager.save, manager.copy = (
        fitting(work) for work in (one.get, one.save, one.copy)
    )


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(app: Server) -> None:
    guard(app.contents_manager)
    # Kernels begin in the notebook's folder; what lies there is not imported for that.
    os.environ["PYTHONSAFEPATH"] = "1"
