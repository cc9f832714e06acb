"""Progress: a bar for one exercise, or the whole kit's start page."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

import anywidget
import traitlets

from whosays.core import browser
from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.core.paths import kit_root
from whosays.html.assets import css, esm
from whosays.widgets.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LOG = logging.getLogger(__name__)


def way_to_kit() -> str:
    """Give the way from the notebook's folder to the kit's folder.

    Returns
    -------
    str
        With forward slashes, such as ``".."``; ``"."`` where it cannot be told. A kernel
        works in its notebook's folder. In the browser's edition a page is named in the address.
    """
    if browser.here():
        return "?path="
    try:
        return Path(os.path.relpath(kit_root(), Path.cwd())).as_posix()
    except (KitError, ValueError):  # ValueError: another drive, on Windows
        return "."


def _strings() -> dict[str, str]:
    said = dict(section("progress"))
    if browser.in_room():
        said["delete_ask"] = said["delete_ask_room"]
    return said


class Progress(anywidget.AnyWidget):
    """How much is answered, following along.

    Parameters
    ----------
    rows : iterable of mapping
        One for each unit: ``id``, ``title``, ``minutes`` (whole minutes), ``lesson`` and
        ``exercise`` (notebooks, from the kit's folder; may be empty), ``answered`` and
        ``total`` (numbers of questions).
    whole_kit : bool
        Show the start page: links, minutes, the place of the answers.
    folder : str
        Where the answers are kept, to be read and copied; only on the start page.
    on_refresh : callable, optional
        ``on_refresh() -> rows``, asked whenever the page comes into view again.
    on_delete : callable, optional
        ``on_delete() -> message``: delete every answer and say what was done. Without it
        there is no such button.
    base : str, optional
        The way from the notebook's folder to the kit's; found out if not given.
    place : str
        Names the folder of answers to the browser, which forgets what it kept for it when
        every answer is deleted.

    Notes
    -----
    A `KitError` from any of these is shown as its sentence. Any other exception is shown as
    a calm sentence, logged, and raised again.
    """

    _esm = esm("progress")
    _css = css("progress")

    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    whole_kit = traitlets.Bool(default_value=False).tag(sync=True)
    folder = traitlets.Unicode().tag(sync=True)
    base = traitlets.Unicode(".").tag(sync=True)
    can_delete = traitlets.Bool(default_value=False).tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)

    def __init__(  # noqa: PLR0913 - one named parameter per thing the page can do
        self,
        rows: Iterable[Mapping[str, object]],
        *,
        whole_kit: bool = False,
        folder: str = "",
        on_refresh: Callable[[], Iterable[Mapping[str, object]]] | None = None,
        on_delete: Callable[[], str] | None = None,
        base: str | None = None,
        place: str = "",
    ) -> None:
        self._on_refresh = on_refresh
        self._on_delete = on_delete
        self._place = place
        super().__init__(
            rows=[dict(row) for row in rows],
            whole_kit=whole_kit,
            folder=folder,
            base=way_to_kit() if base is None else base,
            can_delete=on_delete is not None,
            strings=_strings(),
        )

    def __repr__(self) -> str:
        answered = sum(row.get("answered", 0) for row in self.rows)
        total = sum(row.get("total", 0) for row in self.rows)
        if len(self.rows) == 1:
            title = self.rows[0].get("title", "")
            return text("progress.repr_one", title=title, answered=answered, total=total)
        return text("progress.repr_many", units=len(self.rows), answered=answered, total=total)

    # See Question._handle_custom_msg for why this is not on_msg.
    def _handle_custom_msg(self, content: object, buffers: object) -> None:  # noqa: ARG002
        """Refresh or delete when asked; anything else is passed over."""
        sent = message(content)
        reply = {"refresh": self._refresh, "delete": self._delete}.get(str(sent.get("type")))
        if reply is None:
            return
        try:
            reply(sent)
        except KitError as problem:
            self._tell(sent, str(problem), problem=True)
        except Exception:
            _LOG.exception("A callback of the progress bar failed")
            self._tell(sent, text("progress.unexpected"), problem=True)
            raise

    def _tell(self, content: Message, sentence: str, **more: object) -> None:
        told = {"view": content.get("view"), "text": sentence, "problem": False, **more}
        self.send({"type": "told", **told})

    def _refresh(self, _content: Message) -> None:
        if self._on_refresh is not None:
            self.rows = [dict(row) for row in self._on_refresh()]

    def _delete(self, content: Message) -> None:
        if self._on_delete is None:
            return
        report = self._on_delete()
        self._tell(content, report, forget=self._place)
        self._refresh(content)
