"""A class beside one student's own answers: for that student, when the class may be seen.

It shows only what this student answered, too, so that nobody reads the class before making up
their own mind; and no key: what fits is for the talk that follows. Nobody is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markupsafe import Markup, escape

from whosays.classroom import class_html, class_pictures, class_texts, few, heat
from whosays.classroom.class_pictures import named
from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whosays.classroom.choices import Question
    from whosays.classroom.class_data import ClassData, Rating, Text


def _t(name: str, **values: object) -> Markup:
    return escape(text(f"class_beside.{name}", **values))


def _pieces(one: Text, marks: heat.Marks, start: int, end: int) -> Iterator[str]:
    """Write a stretch of the text: the class's marks as ground, one's own with a dashed line."""
    own = [(mark["start"], mark["end"]) for mark in marks]
    for words, level, mine in class_texts.parted(one, start, end, own):
        names = " ".join(name for name in (f"h{level}" * bool(level), "mine" * mine) if name)
        yield Markup('<mark class="{}">{}</mark>').format(names, words) if names else words


def _text(one: Text, marks: heat.Marks) -> Markup:
    head = Markup("<h3>{} · {}</h3>").format(named(one.item), one.article.title)
    if not one.heat.places:
        return Markup("{}<p>{}</p>").format(head, few.told(one.heat.students))
    paragraphs = Markup("").join(
        Markup("<p>{}</p>").format(Markup("").join(_pieces(one, marks, para.start, para.end)))
        for para in one.article.paragraphs
        if not one.paragraphs or para.number in one.paragraphs
    )
    rows = Markup("").join(
        Markup("<tr><td>“{}”</td><td>{}</td><td>{}</td></tr>").format(
            place.record.cue.text,
            class_texts.label(heat.code_at(place.record, marks)),
            class_texts.called(place),
        )
        for place in one.heat.places
    )
    titles = Markup("").join(
        Markup("<th>{}</th>").format(_t(name)) for name in ("words", "you", "class")
    )
    return Markup(
        "{}<p>{}</p>"
        '<div class="text" dir="auto">{}</div>'
        '<div class="scroll"><table><thead><tr>{}</tr></thead><tbody>{}</tbody>'
        "</table></div>"
    ).format(head, _t("marked", count=one.heat.students), paragraphs, titles, rows)


def _question(one: Question, answer: object) -> Markup:
    head = Markup('<h3 dir="auto">{} · {}</h3>').format(named(one.id), one.prompt)
    if not one.options:
        return Markup("<article>{}<p>{}</p></article>").format(head, few.told(one.answered))
    taken = answer if isinstance(answer, list) else [answer]
    yours = Markup(" <strong>{}</strong>").format(_t("yours"))
    rows = Markup("").join(
        Markup(
            '<tr><td dir="auto">{}{}</td><td style="width:30%">{}</td><td class="n">{}</td></tr>'
        ).format(
            option.text,
            yours if option.id in taken else "",
            class_pictures.bar(option.count, one.answered),
            class_pictures.count(option.count),
        )
        for option in one.options
    )
    told = _t("answered", count=one.answered)
    return Markup("<article>{}<p>{}</p><table><tbody>{}</tbody></table></article>").format(
        head, told, rows
    )


def _rating(one: Rating, answer: object) -> Markup:
    told = _t(
        "rated", yours=answer, count=one.answered, middle=f"{one.middle:g}",
        low=f"{one.low:g}", high=f"{one.high:g}",
    )  # fmt: skip
    head = Markup('<h3 dir="auto">{} · {}</h3>').format(named(one.item), one.prompt)
    return Markup("<article>{}<p>{}</p></article>").format(head, told)


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


def document(data: ClassData, own: Mapping[str, object], shown: frozenset[str]) -> bytes:
    """Write the page.

    Parameters
    ----------
    data : ClassData
        The class, perhaps of a moment ago.
    own : Mapping of str to object
        This student's clean answers, by question.
    shown : frozenset of str
        Those of :func:`answered` that are shown by now.

    Returns
    -------
    bytes
        One HTML file without a script.
    """
    mine = {name: value for name, value in own.items() if value not in (None, [], "")}
    parts = [
        *(
            _text(one, cast("heat.Marks", mine[one.item]))
            for one in data.texts
            if one.item in shown & mine.keys()
        ),
        *(_question(one, mine[one.id]) for one in data.questions if one.id in shown & mine.keys()),
        *(_rating(one, mine[one.item]) for one in data.ratings if one.item in shown & mine.keys()),
    ]
    waits = len(shown - mine.keys())
    more = Markup("<p>{}</p>").format(_t("more", count=waits)) if waits else ""
    body = Markup("").join(parts) or Markup("<p>{}</p>").format(_t("nothing"))
    head = Markup("<h1>{}</h1><p>{}</p>").format(_t("title"), _t("about"))
    return class_html.page(_t("title"), head + more + body)
