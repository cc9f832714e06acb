"""A class's report as one file of HTML: for the projector and for paper, and one for the teacher.

The projector's holds no name, whoever asks for it; the teacher's has the same and a table of who
has answered how much. Neither loads anything, and neither has a script.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.classroom import class_pictures, class_report, class_texts, few, notes, shown
from whosays.classroom.class_pictures import named
from whosays.core.i18n import counted, text
from whosays.html import documents

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from whosays.classroom.choices import Choice, Question
    from whosays.classroom.class_data import ClassData, Text, Unit
    from whosays.classroom.heat import Place

MOST_PLACES = 15
"""Disputed places that the teacher can choose from."""
CHOSEN = 3
"""Disputed places that are put on a page of their own, to be projected one by one."""
MOST_NAMES = 2_000
_TEMPLATES = Path(__file__).with_name("templates")


def _t(name: str, **values: object) -> Markup:
    return escape(text(f"class_report.{name}", **values))


# ------------------------------------------------------------------------------ places
def _disputed(data: ClassData) -> list[tuple[Text, Place]]:
    found = [(one, place) for one in data.texts for place in one.heat.disputed()]
    return sorted(found, key=lambda pair: -pair[1].spread)


def _three(data: ClassData, chosen: Collection[str]) -> list[tuple[Text, Place]]:
    """Give the places to project: those that the teacher chose, else the most disputed."""
    found = _disputed(data)
    mine = [pair for pair in found if pair[1].record.id in chosen]
    return (mine or found)[:CHOSEN]


def _to_choose_from(data: ClassData) -> Markup:
    """List the most disputed places with their codes, and all own words; for the teacher alone."""
    rows = Markup("").join(
        Markup("<tr><td><code>{}</code></td><td>“{}”</td><td>{}</td></tr>").format(
            place.record.id, place.record.cue.text, class_texts.called(place)
        )
        for _, place in _disputed(data)[:MOST_PLACES]
    )
    table = Markup("<table><caption>{}</caption><tbody>{}</tbody></table>").format(
        _t("choose_places"), rows
    )
    words = Markup("").join(map(class_pictures.to_choose_from, data.words))
    return Markup('<h2 id="choose">{}</h2><p>{}</p>{}{}').format(
        _t("choose"), _t("choose_about"), table, words
    )


def _one(number: int, one: Text, place: Place) -> Markup:
    para = one.article.paragraph(place.record.paragraph)
    cue = place.record.cue
    before = escape(one.article.text[para.start : cue.start])
    after = escape(one.article.text[cue.end : para.end])
    head = _t("one", number=number, item=named(one.item), paragraph=para.number)
    return Markup(
        '<section class="one" id="one-{}"><h3>{}</h3><blockquote dir="auto">{}'
        '<mark class="h3">{}</mark>{}</blockquote>'
        "<p>{} {}.</p><p><strong>{}</strong></p>"
        "</section>"
    ).format(
        number,
        head,
        before,
        cue.text,
        after,
        _t("one_class"),
        class_texts.called(place),
        _t("one_ask"),
    )


# ------------------------------------------------------------------------------ questions
def _option(one: Choice, of: int, *, differ: bool) -> Markup:
    fits = Markup(' <span class="fit">✓ {}</span>').format(_t("fits")) if one.fits else ""
    if one.fits is None and differ:
        fits = Markup(' <span class="soft">{}</span>').format(_t("differ"))
    bar = class_pictures.bar(one.count, of)
    reply = Markup('<br><span class="soft">{}</span>').format(one.reply) if one.reply else ""
    return Markup(
        '<tr><td dir="auto">{}{}{}</td><td style="width:30%">{}</td><td class="n">{}</td></tr>'
    ).format(one.text, fits, reply, bar, class_pictures.count(one.count))


def _question(one: Question) -> Markup:
    head = Markup('<h3 dir="auto">{} · {}</h3>').format(named(one.id), one.prompt)
    if not one.options:
        return Markup("<article>{}<p>{}</p></article>").format(head, few.told(one.answered))
    marked = any(option.fits is not None for option in one.options)
    rows = Markup("").join(_option(option, one.answered, differ=marked) for option in one.options)
    free = "" if marked else f" {_t('not_marked')}"
    talk = Markup("<p><strong>{}</strong> {}</p>").format(_t("talk"), one.discussion) * bool(
        one.discussion
    )
    return Markup("<article>{}<p>{}{}</p><table><tbody>{}</tbody></table>{}</article>").format(
        head, _t("answered", count=one.answered), free, rows, talk
    )


def _replies(unit: str) -> Markup:
    """Give what students often think, with the notes' ready reply."""
    rows = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td></tr>").format(says, reply)
        for says, reply in notes.replies(unit)
    )
    if not rows:
        return Markup("")
    head = Markup("<th>{}</th><th>{}</th>").format(_t("they_say"), _t("you_say"))
    return Markup(
        "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(_t("often"), head, rows)


def _questions(data: ClassData) -> Markup:
    parts = []
    for unit in data.units:
        # What most got otherwise comes first: that is the list to talk about.
        mine = sorted(
            (one for one in data.questions if one.unit == unit.id), key=lambda one: one.right
        )
        if mine:
            body = Markup("").join(map(_question, mine))
            title = Markup("{} · {}").format(unit.id, unit.title)
            parts.append(Markup("<h3>{}</h3>{}{}").format(title, _replies(unit.id), body))
    return Markup("").join(parts)


# ------------------------------------------------------------------------------ the rest
def _completion(units: Sequence[Unit]) -> Markup:
    rows = []
    for unit in units:
        enough = few.enough(unit.handed_in)
        middle = _t("of", count=f"{unit.middle:g}", of=unit.asked) if enough else "–"
        rows.append(
            Markup('<tr><td>{} · {}</td><td class="n">{}</td><td class="n">{}</td></tr>').format(
                unit.id, unit.title, unit.handed_in, middle
            )
        )
    names = ("unit", "handed_in", "middle")
    head = Markup("").join(
        Markup('<th class="{}">{}</th>').format("n" * (name != "unit"), _t(name)) for name in names
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
        head, Markup("").join(rows)
    )


def _ratings(data: ClassData) -> Markup:
    rows = Markup("").join(
        Markup(
            '<tr><td dir="auto">{} · {}</td>'
            '<td class="n">{}</td><td class="n">{:g}</td>'
            '<td class="n">{:g}–{:g}</td></tr>'
        ).format(named(one.item), one.prompt, one.answered, one.middle, one.low, one.high)
        for one in data.ratings
    )
    names = ("claim", "ratings_count", "median", "half")
    head = Markup("").join(
        Markup('<th class="{}">{}</th>').format("n" * (name != "claim"), _t(name)) for name in names
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows)


def _stuck(data: ClassData) -> Markup:
    """Write who has answered how much; for the teacher's eyes alone."""
    units = [unit for unit in data.units if unit.handed_in]
    rows = []
    for label, done in sorted(data.stuck[:MOST_NAMES], key=lambda one: sum(one[1].values())):
        cells = Markup("").join(
            Markup('<td class="n">{}</td>').format(
                f"{done[unit.id]}/{unit.asked}" if unit.id in done else "–"
            )
            for unit in units
        )
        rows.append(
            Markup('<tr><td dir="auto">{}</td>{}</tr>').format(shown.name(label, 60), cells)
        )
    head = Markup("").join(Markup('<th class="n">{}</th>').format(unit.id[:2]) for unit in units)
    return Markup(
        '<h2 id="names">{}</h2><p>{}</p><div class="scroll"><table>'
        "<thead><tr><th>{}</th>{}</tr></thead>"
        "<tbody>{}</tbody></table></div>"
    ).format(_t("names"), _t("names_about"), _t("student"), head, Markup("").join(rows))


def _forms(data: ClassData, *, for_teacher: bool) -> Markup:
    """Write what changed from form A to each later one; of too few to the teacher alone."""
    parts = []
    for one in data.forms:
        if one.changes or for_teacher:
            told = class_report.sentences(one, projected=not for_teacher)
            lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in told[1:])
            head = _t("forms_from", before=one.before.upper(), after=one.after.upper())
            parts.append(
                Markup("<h3>{}</h3><p><strong>{}</strong></p><ul>{}</ul>").format(
                    head, told[0], lines
                )
            )
    return Markup("").join(parts)


def body(data: ClassData, *, for_teacher: bool, chosen: Collection[str] = ()) -> Markup:
    """Write a report.

    Parameters
    ----------
    data : ClassData
    for_teacher : bool
        Whether names may stand in it.
    chosen : collection of str
        Codes of the places and texts to project.

    Returns
    -------
    Markup
    """
    about = escape(counted("class_report.about", data.students))
    parts = [Markup("<h1>{}</h1>").format(_t("title")), Markup("<p>{}</p>").format(about)]
    if for_teacher:
        parts.append(Markup("<p><strong>{}</strong></p>").format(_t("teachers")))
        told = Markup("").join(Markup("<li>{}</li>").format(one) for one in data.problems)
        parts.append(Markup("<p>{}</p><ul>{}</ul>").format(_t("left_out"), told) * bool(told))
    if not few.enough(data.students):
        parts.append(Markup("<p>{}</p>").format(few.told(data.students)))
        return Markup("").join(parts) + (_stuck(data) if for_teacher else Markup(""))
    three = _three(data, chosen)
    words = Markup("").join(class_pictures.side_by_side(one, chosen) for one in data.words)
    sections: tuple[tuple[str, Markup], ...] = (
        ("completion", _completion(data.units)),
        ("disputed", Markup("").join(_one(n, *pair) for n, pair in enumerate(three, 1))),
        ("words", words),
        ("texts", Markup("").join(map(class_texts.article, data.texts))),
        ("questions", _questions(data)),
        ("paths", Markup("").join(map(class_pictures.overlay, data.paths))),
        ("moves", Markup("").join(map(class_pictures.move, data.moves))),
        ("ratings", _ratings(data) if data.ratings else Markup("")),
        ("forms", _forms(data, for_teacher=for_teacher)),
    )
    there = [(name, words) for name, words in sections if words]
    listed = Markup("").join(
        Markup('<li><a href="#{}">{}</a></li>').format(name, _t(name)) for name, _ in there
    )
    parts.append(Markup("<nav><ol>{}</ol></nav>").format(listed))
    for name, words in there:
        parts.append(
            Markup('<h2 id="{}">{}</h2><p>{}</p>{}').format(
                name, _t(name), _t(f"{name}_about"), words
            )
        )
    if for_teacher:
        parts += [_to_choose_from(data), _stuck(data)]
    return Markup("").join(parts)


def document(data: ClassData, *, for_teacher: bool, chosen: Collection[str] = ()) -> bytes:
    """Write a report as one file.

    Parameters
    ----------
    data : ClassData
    for_teacher : bool
    chosen : collection of str
        As for :func:`body`.

    Returns
    -------
    bytes
    """
    return page(_t("title"), body(data, for_teacher=for_teacher, chosen=chosen))


def page(title: str, inside: Markup) -> bytes:
    """Write a page about a class, with its style sheets inside.

    Parameters
    ----------
    title : str
    inside : Markup

    Returns
    -------
    bytes
    """
    words = documents.render(_TEMPLATES, "class_page.html.j2", title=title, body=inside)
    return words.encode("utf-8", "replace")
