"""Joins item, key, answer and widget: what a notebook's ``ask("…")`` does."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Any

from whosays.answers.session import Sheet, place, watchers
from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.corpus import articles, codebook
from whosays.corpus.annotations import from_w3c, to_w3c
from whosays.corpus.marks import clean_marks
from whosays.corpus.texts import load_text, load_text_coding
from whosays.questions import registry
from whosays.questions.cleaning import clean_answer
from whosays.questions.feedback import as_dict
from whosays.questions.grading import mark
from whosays.questions.items import public
from whosays.questions.kinds.mark import spans
from whosays.widgets.following import follow
from whosays.widgets.newest import newest

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.widgets.question import Question
    from whosays.widgets.reader import Reader


def _question(sheet: Sheet) -> Question:
    from whosays.widgets.question import question_for  # noqa: PLC0415 - only where one is shown

    plain = public(sheet.item, sheet.root)
    shown = registry.with_records(sheet.item, plain, sheet.store.records(), sheet.root)
    shown["earlier"] = sheet.earlier()
    # A guided exercise is marked in its public form: its options are resolved there.
    marked = shown if registry.of(sheet.item["kind"]) else sheet.item

    def part(answer: object) -> object:
        return registry.examined(sheet.item["kind"], answer)

    seen = [part(sheet.value)] if sheet.was_checked() else []

    def read(answer: object) -> dict[str, Any]:
        found = as_dict(mark(marked, sheet.key, answer))
        moved = sheet.moved(answer)
        return {**found, "notes": [moved, *found["notes"]]} if moved else found

    def check(answer: object) -> dict[str, Any]:
        seen[:] = [part(answer)]
        # Nobody changed anything to have it checked: made from itself.
        sheet.take(answer, answer, checked=True)
        return read(answer)

    def looked(answer: object) -> bool:
        # What is looked at after a check, such as a switch, does not take the check away.
        return part(answer) != answer and part(answer) in seen

    def change(answer: object) -> tuple[Any, dict[str, str]]:
        saved = sheet.save(answer, checked=looked(answer))
        return saved.value, saved.status()

    def merge(answer: object, base: object, made: str) -> tuple[Any, dict[str, str]]:
        # A page shows a cleaned answer; what it was cleaned from is the same answer.
        raw = sheet.store.records().get(sheet.item["id"], {}).get("value")
        shown_base = raw if clean_answer(shown, raw) == base else base
        saved = sheet.take(answer, shown_base, made, checked=looked(answer))
        return saved.value, saved.status()

    def retry() -> tuple[Any, dict[str, str]]:
        saved = sheet.retry()
        return saved.value, saved.status()

    checked = sheet.was_checked() and sheet.key is not None
    widget = question_for(
        shown,
        answer=sheet.value,
        on_change=change,
        on_merge=merge,
        on_check=check,
        on_retry=retry,
        on_hint=sheet.hint,
        why=sheet.why,
        on_why=sheet.explain,
        hints_shown=sheet.hints_shown,
        feedback=read(sheet.value) if checked else None,
        status=sheet.status,
        mode="practice" if sheet.key is not None else "assessed",
        place=place(),
    )
    follow(widget, sheet, plain, shown, watchers)
    return widget


def _new_marks(coming: list[dict[str, Any]], here: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the marks that are not here yet, under ids that are not used yet."""
    there = {(m["start"], m["end"], m["code"]) for m in here}
    names = {m["id"] for m in here}
    new = []
    for m in coming:
        if (m["start"], m["end"], m["code"]) not in there:
            free = (f"{m['id'][:56]}-in{n}" for n in count(1))
            name = next(name for name in chain([m["id"]], free) if name not in names)
            names.add(name)
            new.append({**m, "id": name})
    return new


def _reader(sheet: Sheet) -> Reader:
    from whosays.widgets.reader import Reader  # noqa: PLC0415 - only where one is shown

    article = load_text(sheet.item["article"], sheet.root)
    codes = codebook.codes(sheet.item.get("category", "source_type"), sheet.root)
    focus = list(sheet.item.get("paragraphs", []))
    coding = load_text_coding(article.id, sheet.root) if sheet.key else None
    known = [code["code"] for code in codes]

    def sound(value: object) -> list[dict[str, Any]]:
        return clean_marks(value, known, len(article.text))[0]

    def read(marks: list[dict[str, Any]]) -> dict[str, Any]:
        if coding is None:
            raise DataError("solutions/coding", article.id, "it is not here.", "Ask your teacher.")
        return spans.as_dict(spans.compare(marks, coding, article, codes, focus))

    def check(marks: list[dict[str, Any]]) -> dict[str, Any]:
        saved = sheet.take(marks, marks, checked=True)
        if saved.value != marks:
            # Another window's marks came along. They must be seen here, or the next change
            # made here would look as if they had been taken away.
            shown.marks = saved.value
        return read(marks)

    def change(marks: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, str]]:
        saved = sheet.save(marks, checked=False)
        return saved.value, saved.status()

    def merge(
        marks: list[dict[str, Any]], base: list[dict[str, Any]]
    ) -> tuple[list[dict[str, Any]], dict[str, str]]:
        saved = sheet.take(marks, base, checked=False)
        return saved.value, saved.status()

    def give(marks: list[dict[str, Any]]) -> tuple[str, str]:
        name = text("exercise.export_name", article=article.id)
        return name, to_w3c(marks, article)

    def bring(raw: str) -> tuple[list[dict[str, Any]], str]:
        coming, problems = from_w3c(raw, article, known)
        here = sound(sheet.value)
        new = _new_marks(coming, here)
        form = "annotations.done_some" if problems else "annotations.done"
        told = text(form, count=len(new), problems=" ".join(problems))
        return [*here, *new], told

    marks = sound(sheet.value)
    shown = Reader(
        articles.as_dict(article, note=sheet.item.get("note", "")),
        codes,
        marks=marks,
        focus=focus,
        prompt=sheet.item["prompt"],
        hints=list(sheet.item.get("hints", [])),
        hints_shown=sheet.hints_shown,
        on_hint=sheet.hint,
        feedback=read(marks) if sheet.was_checked() and coding else None,
        status=sheet.status,
        on_change=change,
        on_merge=merge,
        on_check=check if coding else None,
        on_export=give,
        on_import=bring,
        place=place(),
        item=sheet.item["id"],
    )
    return shown


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
    shown = _reader(sheet) if sheet.item["kind"] == "mark" else _question(sheet)
    newest.add(sheet, shown)
    return shown
