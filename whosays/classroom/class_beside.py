"""A class beside one student's own answers: for that student, when the class may be seen.

It shows only what this student answered, too, so that nobody reads the class before making up
their own mind; and no key: what fits is for the talk that follows. Nobody is named.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from whosays.classroom import class_html, class_pictures, few, heat
from whosays.classroom.class_pictures import named
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from whosays.classroom.choices import Question
    from whosays.classroom.class_data import ClassData, Rating, Text

_STYLE = """
.mine{outline:2px dashed var(--ink);outline-offset:1px}
"""


def _t(name: str, **values: object) -> str:
    return escape(text(f"class_beside.{name}", **values))


def _pieces(one: Text, marks: heat.Marks, start: int, end: int) -> Iterator[str]:
    """Write a stretch of the text: the class's marks as ground, one's own with a dashed line."""
    own = [(mark["start"], mark["end"]) for mark in marks]
    edges = {start, end}
    for low, high in [*own, *((a, b) for a, b, _ in one.heat.stretches)]:
        edges |= {edge for edge in (low, high) if start < edge < end}
    for low, high in pairwise(sorted(edges)):
        words = escape(one.article.text[low:high])
        level = next((n for a, b, n in one.heat.stretches if a <= low and high <= b), 0)
        mine = any(a <= low and high <= b for a, b in own)
        names = " ".join(name for name in (f"h{level}" * bool(level), "mine" * mine) if name)
        yield f'<mark class="{names}">{words}</mark>' if names else words


def _text(one: Text, marks: heat.Marks) -> str:
    head = f"<h3>{escape(named(one.item))} · {escape(one.article.title)}</h3>"
    if not one.heat.places:
        return f"{head}<p>{escape(few.told(one.heat.students))}</p>"
    paragraphs = "".join(
        f"<p>{''.join(_pieces(one, marks, para.start, para.end))}</p>"
        for para in one.article.paragraphs
        if not one.paragraphs or para.number in one.paragraphs
    )
    rows = "".join(
        f"<tr><td>“{escape(place.record.cue.text)}”</td>"
        f"<td>{escape(class_html.label(heat.code_at(place.record, marks)))}</td>"
        f"<td>{class_html.called(place)}</td></tr>"
        for place in one.heat.places
    )
    titles = "".join(f"<th>{_t(name)}</th>" for name in ("words", "you", "class"))
    return (
        f"{head}<p>{_t('marked', count=one.heat.students)}</p>"
        f'<div class="text" dir="auto">{paragraphs}</div>'
        f'<div class="scroll"><table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody>'
        f"</table></div>"
    )


def _question(one: Question, answer: object) -> str:
    head = f'<h3 dir="auto">{escape(named(one.id))} · {escape(one.prompt)}</h3>'
    if not one.options:
        return f"<article>{head}<p>{escape(few.told(one.answered))}</p></article>"
    taken = answer if isinstance(answer, list) else [answer]
    yours = f" <strong>{_t('yours')}</strong>"
    rows = "".join(
        f'<tr><td dir="auto">{escape(option.text)}'
        f"{yours if option.id in taken else ''}</td>"
        f'<td style="width:30%">{class_pictures.bar(option.count, one.answered)}</td>'
        f'<td class="n">{class_pictures.count(option.count)}</td></tr>'
        for option in one.options
    )
    told = _t("answered", count=one.answered)
    return f"<article>{head}<p>{told}</p><table><tbody>{rows}</tbody></table></article>"


def _rating(one: Rating, answer: object) -> str:
    told = _t(
        "rated", yours=answer, count=one.answered, middle=f"{one.middle:g}",
        low=f"{one.low:g}", high=f"{one.high:g}",
    )  # fmt: skip
    head = f'<h3 dir="auto">{escape(named(one.item))} · {escape(one.prompt)}</h3>'
    return f"<article>{head}<p>{told}</p></article>"


def answered(data: ClassData) -> dict[str, int]:
    """Count who answered what can be shown beside one's own.

    Parameters
    ----------
    data : ClassData

    Returns
    -------
    dict of str to int
        By question.
    """
    return {
        **{one.item: one.heat.students for one in data.texts},
        **{one.id: one.answered for one in data.questions},
        **{one.item: one.answered for one in data.ratings},
    }


def document(data: ClassData, own: Mapping[str, object], shown: Callable[[str], bool]) -> bytes:
    """Write the page.

    Parameters
    ----------
    data : ClassData
        The class, perhaps of a moment ago.
    own : Mapping of str to object
        This student's clean answers, by question.
    shown : callable
        Whether a question is shown by now.

    Returns
    -------
    bytes
        One HTML file without a script.
    """
    mine = {name: value for name, value in own.items() if value not in (None, [], "")}
    there = {name for name in answered(data) if shown(name)}
    parts = [
        *(
            _text(one, cast("heat.Marks", mine[one.item]))
            for one in data.texts
            if one.item in there & mine.keys()
        ),
        *(_question(one, mine[one.id]) for one in data.questions if one.id in there & mine.keys()),
        *(_rating(one, mine[one.item]) for one in data.ratings if one.item in there & mine.keys()),
    ]
    waits = len(there - mine.keys())
    more = f"<p>{_t('more', count=waits)}</p>" if waits else ""
    body = "".join(parts) or f"<p>{_t('nothing')}</p>"
    words = (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_t('title')}</title><style>{class_html.STYLE}{_STYLE}</style></head>\n"
        f"<body><main><h1>{_t('title')}</h1><p>{_t('about')}</p>{more}{body}</main></body></html>\n"
    )
    return words.encode("utf-8", "replace")
