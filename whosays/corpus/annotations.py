"""Marks as W3C Web Annotations, out and in, so that they can leave the kit and come back.

Each mark becomes an annotation with two selectors, as the Web Annotation Data Model (W3C
Recommendation, 23 February 2017) has them: a text position (code points) and a text quote
(exact words with a little of what stands before and after). Coming back, the position is
used if the words stand there; else the quote finds its place.
"""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any

from whosays.core.errors import KitError
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from whosays.corpus.articles import Article
    from whosays.corpus.marks import Mark

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
LIMIT = 5_000_000
_SOURCE = "urn:whosays:article:"
_MARK = "urn:whosays:mark:"
_OWN = re.compile(r"[\w.:-]{1,64}")  # the ids that the reader gives and takes


def to_w3c(marks: Sequence[Mark], article: Article) -> str:
    """Write marks as a W3C annotation page.

    Parameters
    ----------
    marks : sequence of dict
        id, start, end (code points), code.
    article : Article

    Returns
    -------
    str
        JSON text.
    """
    items = []
    for mark in marks:
        start, end = mark["start"], mark["end"]
        items.append(
            {
                "id": f"{_MARK}{mark['id']}",
                "type": "Annotation",
                "motivation": "classifying",
                "body": {
                    "type": "TextualBody",
                    "purpose": "classifying",
                    "format": "text/plain",
                    "value": mark["code"],
                },
                "target": {
                    "source": f"{_SOURCE}{article.id}",
                    "selector": [
                        {"type": "TextPositionSelector", "start": start, "end": end},
                        {
                            "type": "TextQuoteSelector",
                            "exact": article.text[start:end],
                            "prefix": article.text[max(0, start - AROUND) : start],
                            "suffix": article.text[end : end + AROUND],
                        },
                    ],
                },
            }
        )
    page = {
        "@context": CONTEXT,
        "id": f"{_SOURCE}{article.id}:marks",
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _selector(annotation: dict[str, Any], kind: str) -> dict[str, Any]:
    selectors = annotation["target"]["selector"]
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if selector.get("type") == kind:
            return dict(selector)
    return {}


def _place(annotation: dict[str, Any], article: Article) -> tuple[int, int] | None:
    """Find where an annotation belongs, by position if the words agree, else by its quote."""
    start, end = (
        _selector(annotation, "TextPositionSelector").get(side, -1) for side in ("start", "end")
    )
    quote = _selector(annotation, "TextQuoteSelector")
    placed = isinstance(start, int) and isinstance(end, int)
    if placed and 0 <= start < end <= len(article.text):
        there = article.text[start:end]
        if quote.get("exact", there) == there:
            return start, end
    exact = quote.get("exact")
    if not isinstance(exact, str) or not exact:
        return None
    before, after = str(quote.get("prefix", "")), str(quote.get("suffix", ""))
    # Words that stand there twice, even with their surroundings, do not say where they belong.
    for words, ahead in ((before + exact + after, len(before)), (exact, 0)):
        at = article.text.find(words)
        if at >= 0 and article.text.find(words, at + 1) < 0:
            return at + ahead, at + ahead + len(exact)
    return None


def _name(annotation: dict[str, Any], number: int, taken: Collection[str]) -> str:
    """Give the mark's own id back; other programs' ids may be anything, so they get a new one."""
    given = annotation.get("id")
    own = given.removeprefix(_MARK) if isinstance(given, str) and given.startswith(_MARK) else ""
    if _OWN.fullmatch(own) and own not in taken:
        return own
    free = (f"m-in-{number}{'-' * bool(more)}{more or ''}" for more in count())
    return next(name for name in free if name not in taken)


def _annotations(raw: str) -> list[dict[str, Any]]:
    if len(raw) > LIMIT:
        raise KitError(text("annotations.too_large"))
    try:
        page = json.loads(raw)
    except (ValueError, RecursionError):
        raise KitError(text("annotations.not_json")) from None
    # A page holds its items; a collection may hold its first page; some tools write a bare list.
    for name in ("first", "items"):
        if isinstance(page, dict) and name in page:
            page = page[name]
    if not isinstance(page, list) or not all(isinstance(item, dict) for item in page):
        raise KitError(text("annotations.no_list"))
    return page


def from_w3c(raw: str, article: Article, codes: Collection[str]) -> tuple[list[Mark], list[str]]:
    """Read marks from W3C Web Annotation JSON.

    Parameters
    ----------
    raw : str
        The file's text: an annotation page, a collection with its first page inside, or a
        plain list of annotations.
    article : Article
        The text they belong to.
    codes : collection of str
        The codes that are known.

    Returns
    -------
    tuple of (list of dict, list of str)
        The marks, and a sentence for each annotation that was left out.

    Raises
    ------
    KitError
        If the file is no such JSON, or all of it belongs to another article.
    """
    marks: dict[str, Mark] = {}
    left_out: list[str] = []
    elsewhere: set[str] = set()
    for number, annotation in enumerate(_annotations(raw), start=1):
        try:
            source = annotation["target"]["source"]
            body = annotation["body"]
            code = (body[0] if isinstance(body, list) else body)["value"]
            place = _place(annotation, article)
        except (KeyError, TypeError, AttributeError, IndexError):
            left_out.append(text("annotations.lacks", number=number))
            continue
        if str(source).startswith(_SOURCE) and source != f"{_SOURCE}{article.id}":
            elsewhere.add(str(source).removeprefix(_SOURCE))
            left_out.append(text("annotations.other", number=number))
        elif not isinstance(code, str) or code not in codes:
            left_out.append(text("annotations.code", number=number))
        elif place is None:
            left_out.append(text("annotations.words", number=number))
        else:
            name = _name(annotation, number, marks)
            marks[name] = {"id": name, "start": place[0], "end": place[1], "code": code}
    if elsewhere and not marks:
        others = ", ".join(sorted(elsewhere))
        raise KitError(text("annotations.elsewhere", others=others, here=article.id))
    return list(marks.values()), left_out
