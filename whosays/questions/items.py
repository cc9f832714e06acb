"""Items: what is asked, read from ``exercises/<unit>.toml``. Keys live elsewhere."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import TYPE_CHECKING, Any

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.core.schema import Field, check_record, check_unique, listed, read_toml
from whosays.corpus import codebook, pairs
from whosays.corpus.texts import is_ours, load_text
from whosays.questions import registry

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = ("one", "many", "rate", "match", "order", "text", "mark")
KINDS = (*PLAIN, *registry.NAMES)
CANT_TELL = "cant-tell"

_UNIT = {
    "id": Field(str),
    "title": Field(str),
    "minutes_lesson": Field(int),
    "minutes_exercise": Field(int),
    "goals": Field(list, of=str),
    "needs": Field(str),
    "part": Field(str, required=False, allowed=("unit", "form", "capstone")),
}
_ITEM = {
    "id": Field(str),
    "kind": Field(str, allowed=KINDS),
    "where": Field(str, allowed=("lesson", "exercise")),
    "prompt": Field(str),
    "note": Field(str, required=False),
    "passage": Field(dict, required=False),
    "hints": Field(list, required=False, of=str),
    "options": Field(list, required=False),
    "left": Field(list, required=False),
    "right": Field(list, required=False),
    "low": Field(str, required=False),
    "high": Field(str, required=False),
    "rows": Field(int, required=False),
    "article": Field(str, required=False),
    "paragraphs": Field(list, required=False, of=int),
    "category": Field(str, required=False, allowed=tuple(codebook.CATEGORIES)),
    # An earlier item whose answer is shown beside this one: "First you said 53".
    "first": Field(str, required=False),
    # A sentence that is asked for before the answer can be checked.
    "explain": Field(str, required=False),
    # A mirror case that the page shows above the item; on paper it is printed with it.
    "case": Field(str, required=False),
}
_PASSAGE = {
    "article": Field(str),
    "paragraph": Field(int),
    "words": Field(str, required=False),
    "also": Field(list, required=False, of=int),  # further paragraphs, in order
}
_OURS = {"control": Field(str), "side": Field(str, allowed=pairs.LETTERS)}
# A short text of ours that stands in the item itself.
_SHORT = {"ours": Field(str), "outlet": Field(str)}
_OPTION = {"id": Field(str), "text": Field(str)}
_NEEDS = {
    "one": ("options",),
    "many": ("options",),
    "order": ("options",),
    "match": ("left", "right"),
    "rate": ("low", "high"),
    "text": (),
    "mark": ("article",),
}


def unit_files(root: Path | None = None) -> list[Path]:
    """List the item files of a set.

    Parameters
    ----------
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    list of Path
        In teaching order.
    """
    return files.listing((root or kit_root()) / "exercises", "[0-9]*.toml")


def _check_item(item: dict[str, Any], file: Path) -> None:
    where = f"item {item.get('id', '')}"
    kind = registry.of(str(item.get("kind")))
    check_record(item, _ITEM | (dict(kind.FIELDS) if kind else {}), file, where)
    if kind:
        kind.check_item(item, file, file.parents[1])
    for name in _NEEDS.get(item["kind"], ()):
        if not item.get(name):
            raise DataError(
                file,
                f"{where}, {name}",
                f"an item of kind “{item['kind']}” needs it.",
                f"Add {name}.",
            )
    if item["kind"] == "order" and len(item["options"]) == 1:
        raise DataError(file, f"{where}, options", "one option has no order.", "Give two or more.")
    for name in ("options", "left", "right"):
        for option in listed(item, name, file, where):
            check_record(option, _OPTION, file, f"{where}, {name}")
        check_unique((o["id"] for o in item.get(name, [])), file, f"{where}, {name}")
    if "passage" in item:
        check_passage(item["passage"], file, f"{where}, passage")


def check_passage(entry: dict[str, Any], file: Path, where: str) -> None:
    """Make sure that a passage says where it stands.

    Parameters
    ----------
    entry : dict
        As in the file; see :func:`passage`.
    file : Path
        Named in the error.
    where : str
        The field, named in the error.

    Raises
    ------
    DataError
        If a field is missing or not known, or it points to a control pair that is not there.
    """
    shape = _OURS if "control" in entry else _SHORT if "ours" in entry else _PASSAGE
    check_record(entry, shape, file, where)
    known = pairs.pair_files(file.parents[1]) if "control" in entry else {}
    if "control" in entry and entry["control"] not in known:
        raise DataError(
            file, f"{where}, control", f"there is no control pair “{entry['control']}”.",
            f"Use one of: {', '.join(known)}.",
        )  # fmt: skip


def load_unit(unit_id: str, root: Path | None = None) -> dict[str, Any]:
    """Load one unit's items.

    Parameters
    ----------
    unit_id : str
        Such as ``"01-who-says-so"``.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict
        ``unit`` (id, title, minutes in whole minutes, goals, needs) and ``item`` (list).

    Raises
    ------
    DataError
        If the file is missing or an item does not have what its kind needs.
    """
    return copy.deepcopy(_unit(unit_id, root or kit_root()))


@files.remembered
def _unit(unit_id: str, root: Path) -> dict[str, Any]:
    """Read and check a unit's items; what is remembered belongs to everybody."""
    file = root / "exercises" / f"{unit_id}.toml"
    table = read_toml(file)
    check_record(table.get("unit", {}), _UNIT, file, "unit")
    if table["unit"]["id"] != unit_id:
        raise DataError(file, "unit, id", "it differs from the file's name.", f"Write “{unit_id}”.")
    items = listed(table, "item", file)
    if not items:
        raise DataError(file, "item", "no [[item]] is listed.", "Add one for each question.")
    for item in items:
        _check_item(item, file)
    check_unique((item["id"] for item in items), file, "item")
    return table


@files.remembered
def _index(root: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in unit_files(root):
        for item in _unit(file.stem, root)["item"]:
            if item["id"] in found:
                raise DataError(
                    file,
                    f"item {item['id']}",
                    f"this id is used in {found[item['id']]} too.",
                    "Give it its own.",
                )
            found[item["id"]] = file.stem
    return found


def find_item(item_id: str, root: Path | None = None) -> tuple[str, dict[str, Any]]:
    """Find an item by its id.

    Parameters
    ----------
    item_id : str
        Unique over all units.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    tuple of (str, dict)
        The unit's id and the item as in the file.

    Raises
    ------
    KitError
        If there is no such item.
    """
    base = root or kit_root()
    unit_id = _index(base).get(item_id)
    for item in _unit(unit_id, base)["item"] if unit_id else ():
        if item["id"] == item_id:
            return str(unit_id), copy.deepcopy(item)
    raise KitError(
        f"There is no question “{item_id}” in this kit. "
        "Check the id in the cell against the files in exercises/."
    )


def passage(where: dict[str, Any], root: Path | None = None) -> dict[str, Any]:
    """Resolve a passage to the words that stand there.

    Parameters
    ----------
    where : dict
        article, paragraph and, for less than the whole paragraph, words, or, for more, also
        (further paragraphs); or control and side, for the whole of a text that we wrote; or
        ours and outlet, for a short one that stands here itself.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict
        article, label, text (exactly as in the file), start, end (code points), ours. For
        a text of ours, article is the pair: the side's name is the key.
    """
    if "control" in where:
        return _ours(pairs.lettered(where["control"], where["side"], root))
    if "ours" in where:
        words = where["ours"].strip()
        label = text("items.ours", outlet=where["outlet"])
        return {
            "article": "", "label": label, "text": words, "start": 0, "end": len(words),
            "ours": True,
        }  # fmt: skip
    article = load_text(where["article"], root)
    para = article.paragraph(where["paragraph"])
    start, end = para.start, para.end
    if where.get("words"):
        start, end = article.find(where["words"], paragraph=para.number)
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    shown = article.text[start:end]
    numbers = [para.number, *where.get("also", ())]
    for number in numbers[1:]:
        more = article.paragraph(number)
        shown, end = f"{shown}\n\n{more.text}", more.end
    form = "items.passages" if len(numbers) > 1 else "items.passage"
    listed_numbers = " · ".join(map(str, numbers))
    label = text(form, article=article.id, paragraph=listed_numbers)
    if is_ours(article.id):
        label = text("items.ours", outlet=article.info["short"])
    return {
        "article": article.id,
        "label": label,
        "text": shown,
        "start": start,
        "end": end,
        "ours": is_ours(article.id),
    }


def _ours(side: pairs.Side) -> dict[str, Any]:
    return {
        "article": side.article.id.partition("/")[0],
        "label": text("items.ours", outlet=side.outlet),
        "text": side.article.text,
        "start": 0,
        "end": len(side.article.text),
        "ours": True,
    }


def public(item: dict[str, Any], root: Path | None = None) -> dict[str, Any]:
    """Give an item in the form a widget shows: resolved, and with nothing of its key.

    Parameters
    ----------
    item : dict
        As in the file.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict
        JSON-ready.
    """
    shown = {
        name: value for name, value in item.items() if name not in ("where", "category", "case")
    }
    shown["passage"] = passage(item["passage"], root) if "passage" in item else None
    shown.setdefault("note", "")
    shown.setdefault("hints", [])
    kind = registry.of(item["kind"])
    if kind:
        shown.update(kind.public(item, root or kit_root()))
    if item["kind"] == "mark":
        shown["codes"] = codebook.codes(item.get("category", "source_type"), root)
    return shown


def fingerprint(item: dict[str, Any]) -> str:
    """Give an item's fingerprint, kept with each answer so that a changed item is noticed.

    Parameters
    ----------
    item : dict
        As in the file.

    Returns
    -------
    str
        The first 16 hexadecimal digits of the SHA-256 of its canonical JSON.
    """
    canonical = json.dumps(item, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(canonical).hexdigest()[:16]
