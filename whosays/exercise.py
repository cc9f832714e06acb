"""Joins item, key, answer and widget: what a notebook's ``ask("…")`` does.

The only state is the answer on disk. A cell that runs again, in a new kernel or a new
copy of the notebook, shows what was there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from whosays import articles, codebook, spans
from whosays.annotations import from_w3c, to_w3c
from whosays.answers import Saved, Store
from whosays.attributions import load_coding
from whosays.errors import DataError
from whosays.items import find_item, fingerprint, load_unit, public, unit_files
from whosays.keys import load_keys
from whosays.marking import as_dict, is_blank, mark
from whosays.paths import answers_dir, kit_root
from whosays.strings import text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whosays.articles import Article
    from whosays.attributions import Coding
    from whosays.widgets.question import Question
    from whosays.widgets.reader import Reader

# Called with a unit's id after each save, so that a progress bar on the page can follow.
watchers: list[Callable[[str], None]] = []


@cache
def _store(unit_id: str, folder: Path) -> Store:
    return Store(unit_id, folder)


def store(unit_id: str) -> Store:
    """Give the answers of one unit; one object a kernel, so that all its widgets agree.

    Parameters
    ----------
    unit_id : str

    Returns
    -------
    Store
    """
    return _store(unit_id, answers_dir())


def progress_rows(root: Path | None = None) -> list[dict[str, Any]]:
    """Count what is answered, unit by unit.

    Parameters
    ----------
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    list of dict
        id, title, minutes, lesson, exercise (paths from the kit's folder), answered and
        total (numbers of items).
    """
    rows = []
    for file in unit_files(root):
        table = load_unit(file.stem, root)
        records = store(file.stem).records()
        names = [item["id"] for item in table["item"]]
        answered = sum(not is_blank(records.get(name, {}).get("value")) for name in names)
        unit = table["unit"]
        rows.append(
            {
                "id": unit["id"],
                "title": unit["title"],
                "minutes": unit["minutes_lesson"] + unit["minutes_exercise"],
                "lesson": f"lessons/{unit['id']}.ipynb",
                "exercise": f"exercises/{unit['id']}.ipynb",
                "answered": answered,
                "total": len(names),
            }
        )
    return rows


class Sheet:
    """One item with its key and its place on disk.

    Parameters
    ----------
    item_id : str
    root : Path, optional
        The set's folder; the kit's own by default.
    """

    def __init__(self, item_id: str, root: Path | None = None) -> None:
        self.root = root or kit_root()
        self.unit_id, self.item = find_item(item_id, self.root)
        self.key = load_keys(self.unit_id, self.root).get(item_id)
        self.store = store(self.unit_id)
        self.record = self.store.record(item_id)
        self.fingerprint = fingerprint(self.item)
        self.value: Any = self.record.get("value")

    @property
    def status(self) -> dict[str, str]:
        """What to say about the answer when the page opens."""
        if self.store.notice:
            return {"state": "unsaved", "text": self.store.notice}
        if is_blank(self.value):
            return {"state": "idle", "text": ""}
        if self.record.get("item", self.fingerprint) != self.fingerprint:
            return {"state": "idle", "text": text("exercise.feedback_old")}
        day, _, clock = str(self.record.get("changed", "")).partition("T")
        return {"state": "saved", "text": text("answers.restored", day=day, time=clock[:5])}

    def save(self, value: Any, **fields: Any) -> Saved:  # noqa: ANN401 - answers are any JSON
        """Put a change on disk and tell whoever watches.

        Parameters
        ----------
        value : Any
        **fields : Any
            See :meth:`whosays.answers.Store.save`.

        Returns
        -------
        Saved
        """
        saved = self.store.save(self.item["id"], value, item=self.fingerprint, **fields)
        return self._told(saved)

    def retry(self) -> Saved:
        """Try once more to put on disk what waits in memory.

        Returns
        -------
        Saved
        """
        return self._told(self.store.flush(self.item["id"]))

    def _told(self, saved: Saved) -> Saved:
        self.value = saved.value
        for watcher in watchers:
            watcher(self.unit_id)
        return saved

    def was_checked(self) -> bool:
        """Tell whether the answer on disk is the one that was last checked."""
        same_item = self.record.get("item", self.fingerprint) == self.fingerprint
        return bool(self.record.get("checked")) and same_item and not is_blank(self.value)


def _question(sheet: Sheet) -> Question:
    from whosays.widgets.question import Question  # noqa: PLC0415 - only where one is shown

    def check(answer: object) -> dict[str, Any]:
        sheet.save(answer, checked=True)
        return as_dict(mark(sheet.item, sheet.key, answer))

    def change(answer: object) -> tuple[Any, dict[str, str]]:
        saved = sheet.save(answer, checked=False)
        return saved.value, saved.status()

    def retry() -> tuple[Any, dict[str, str]]:
        saved = sheet.retry()
        return saved.value, saved.status()

    def hint(shown: int) -> None:
        sheet.save(sheet.value, hints=shown)

    checked = sheet.was_checked() and sheet.key is not None
    return Question(
        public(sheet.item, sheet.root),
        answer=sheet.value,
        on_change=change,
        on_check=check,
        on_retry=retry,
        on_hint=hint,
        hints_shown=int(sheet.record.get("hints", 0)),
        feedback=as_dict(mark(sheet.item, sheet.key, sheet.value)) if checked else None,
        status=sheet.status,
        mode="practice" if sheet.key is not None else "assessed",
    )


def _coding(article: Article, root: Path) -> Coding | None:
    """Give the reference coding, or None in a student edition, which has none."""
    if not (root / "solutions" / "coding" / f"{article.id}.json").is_file():
        return None
    return load_coding(article.id, root)


def _reader(sheet: Sheet) -> Reader:
    from whosays.widgets.reader import Reader  # noqa: PLC0415 - only where one is shown

    article = articles.load_article(sheet.item["article"], sheet.root)
    codes = codebook.codes(sheet.item.get("category", "source_type"), sheet.root)
    focus = list(sheet.item.get("paragraphs", []))
    coding = _coding(article, sheet.root)

    def read(marks: list[dict[str, Any]]) -> dict[str, Any]:
        if coding is None:
            raise DataError("solutions/coding", article.id, "it is not here.", "Ask your teacher.")
        return spans.as_dict(spans.compare(marks, coding, article, codes, focus))

    def check(marks: list[dict[str, Any]]) -> dict[str, Any]:
        sheet.save(marks, checked=True)
        return read(marks)

    def change(marks: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, str]]:
        saved = sheet.save(marks, checked=False)
        return saved.value, saved.status()

    def give(marks: list[dict[str, Any]]) -> tuple[str, str]:
        name = text("exercise.export_name", article=article.id)
        return name, to_w3c(marks, article)

    def bring(raw: str) -> tuple[list[dict[str, Any]], str]:
        known = [code["code"] for code in codes]
        coming, problems = from_w3c(raw, article, known)
        there = {(m["start"], m["end"], m["code"]) for m in sheet.value or []}
        names = {m["id"] for m in sheet.value or []}
        new = [
            {**m, "id": f"{m['id']}-in" if m["id"] in names else m["id"]}
            for m in coming
            if (m["start"], m["end"], m["code"]) not in there
        ]
        form = "annotations.done_some" if problems else "annotations.done"
        told = text(form, count=len(new), problems=" ".join(problems))
        return [*(sheet.value or []), *new], told

    marks = sheet.value if isinstance(sheet.value, list) else []
    return Reader(
        articles.as_dict(article, note=sheet.item.get("note", "")),
        codes,
        marks=marks,
        focus=focus,
        prompt=sheet.item["prompt"],
        hints=list(sheet.item.get("hints", [])),
        hints_shown=int(sheet.record.get("hints", 0)),
        on_hint=lambda shown: sheet.save(sheet.value, hints=shown),
        feedback=read(marks) if sheet.was_checked() and coding else None,
        status=sheet.status,
        on_change=change,
        on_check=check if coding else None,
        on_export=give,
        on_import=bring,
    )


def ask(item_id: str, root: Path | None = None) -> Question | Reader:
    """Show an item with whatever was answered before.

    Parameters
    ----------
    item_id : str
        Such as ``"u1-e1"``.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    Question or Reader
        A widget.

    Raises
    ------
    KitError
        If there is no such item or its data cannot be used.
    """
    sheet = Sheet(item_id, root)
    return _reader(sheet) if sheet.item["kind"] == "mark" else _question(sheet)
