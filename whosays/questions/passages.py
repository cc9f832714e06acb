"""Passages: the words that an item shows, from an article, a text of ours or the item itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.core.schema import Field, check_record
from whosays.corpus import pairs
from whosays.corpus.texts import is_ours, load_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PASSAGE = {
    "article": Field(str),
    "paragraph": Field(int),
    "words": Field(str, required=False),
    "also": Field(list, required=False, of=int),  # further paragraphs, in order
}
OURS = {"control": Field(str), "side": Field(str, allowed=pairs.LETTERS)}
# A short text of ours that stands in the item itself.
SHORT = {"ours": Field(str), "outlet": Field(str)}


def check_passage(entry: Mapping[str, Any], file: Path, where: str) -> None:
    """Make sure that a passage says where it stands.

    Parameters
    ----------
    entry : Mapping
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
    shape = OURS if "control" in entry else SHORT if "ours" in entry else PASSAGE
    check_record(entry, shape, file, where)
    known = pairs.pair_files(file.parents[1]) if "control" in entry else {}
    if "control" in entry and entry["control"] not in known:
        raise DataError(
            file, f"{where}, control", f"there is no control pair “{entry['control']}”.",
            f"Use one of: {', '.join(known)}.",
        )  # fmt: skip


def passage(where: Mapping[str, Any], root: Path | None = None) -> dict[str, Any]:
    """Resolve a passage to the words that stand there.

    Parameters
    ----------
    where : Mapping
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
