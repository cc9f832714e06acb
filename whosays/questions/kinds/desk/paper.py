"""The newsroom desk on paper: the task for a pencil, and the key for the teacher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.corpus.pair_files import ANSWERS
from whosays.questions.markup import fragments, how_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.questions.kinds.desk.records import (
        Brief,
        Desk,
        DeskKey,
        DeskShown,
        Setting,
        Switch,
        TestShown,
    )


def _p(words: str) -> Markup:
    return Markup("<p>{}</p>").format(words)


def _passage(desk: Desk) -> Markup:
    """Write the text with its sentences numbered, to be pointed at by number."""
    numbered = list(enumerate(desk["sentences"], start=1))
    parts = []
    for para in desk["paragraphs"]:
        inner, at = "", para["start"]
        for number, (start, end) in numbered:
            if para["start"] <= start < para["end"]:
                inner += escape(desk["text"][at:start])
                inner += Markup("<sup>{}</sup>\u202f{}").format(number, desk["text"][start:end])
                at = end
        inner += escape(desk["text"][at : para["end"]])
        parts.append(
            Markup("<p><strong>{}</strong></p>").format(inner)
            if para["title"]
            else Markup("<p>{}</p>").format(inner)
        )
    label = escape(desk["label"])
    ours = Markup(" · {}").format(text("question.ours")) if desk["ours"] else ""
    return Markup("<p><em>{}{}</em></p><blockquote>{}</blockquote>").format(
        label, ours, Markup("").join(parts)
    )


def first_html(item: DeskShown) -> Markup:
    """Write the text with its sentences numbered, to be read before there is a control.

    Parameters
    ----------
    item : DeskShown

    Returns
    -------
    Markup
    """
    return _passage(item["desk"])


def _rule(test: TestShown) -> str:
    return f"{test['house']} ({test['year']}) {test['asks']}."


def worksheet_html(item: DeskShown) -> Markup:
    """Give the task to be done on paper.

    Parameters
    ----------
    item : DeskShown

    Returns
    -------
    Markup
        The passage with numbered sentences, a row for each test with boxes to tick and a place
        for the words, and the switches as a change to be written into the text.
    """
    desk = item["desk"]
    rows = fragments(
        '<tr><td><b>{number}. {question}</b> <span class="pr-label">{rule}</span></td>'
        '<td><span class="pr-box"></span></td><td><span class="pr-box"></span></td>'
        '<td><span class="pr-box"></span></td><td></td></tr>',
        (
            {"number": number, "question": test["question"], "rule": _rule(test)}
            for number, test in enumerate(desk["tests"], start=1)
        ),
    )
    names = [*(f"desk_{answer}" for answer in ANSWERS), "desk_paper_words"]
    heads = fragments(
        '<th scope="col">{name}</th>', ({"name": text(f"kinds.{name}")} for name in names)
    )
    return Markup(
        '{passage}<table class="pr-fill pr-tests"><thead><tr><th></th>'
        "{heads}</tr></thead><tbody>{rows}</tbody></table>{switches}"
    ).format(
        # Every value of it is escaped where it is put in.
        passage=_passage(desk),
        heads=heads,
        rows=rows,
        switches=_switches(desk["switches"]),
    )


def legend(item: DeskShown) -> Markup:  # noqa: ARG001 - as every kind
    """Say how tests are put.

    Parameters
    ----------
    item : DeskShown

    Returns
    -------
    Markup
    """
    return how_box((text("kinds.desk_paper_how"),))


def _switches(switches: Sequence[Switch]) -> Markup:
    """Write what is to be crossed out and put in its place."""
    if not switches:
        return Markup("")
    rows = fragments(
        "<li><b>{label}</b> {before} {after}</li>",
        (
            {
                "label": switch["label"],
                "before": text("kinds.desk_paper_from", words=switch["from"]),
                "after": text("kinds.desk_paper_to", words=switch["to"]),
            }
            for switch in switches
        ),
    )
    return Markup('<p class="pr-how">{}</p><ol>{}</ol><p>{}</p>').format(
        text("kinds.desk_paper_switches"), rows, text("kinds.desk_paper_guess")
    )


def _answer(reading: Brief) -> str:
    name = "off" if reading["off"] else reading["answer"]
    return text(f"kinds.desk_{name}")


def _row(test: TestShown, key: DeskKey) -> Markup:
    reading = key.tests[test["id"]]
    also = key.accept.get(test["id"], reading["also"])  # as it is marked
    accepted = ", ".join(text(f"kinds.desk_{name}") for name in also)
    read = Markup("<b>{}</b>").format(_answer(reading))
    if accepted:
        read += Markup("<br>{}: {}").format(text("kinds.desk_key_also"), accepted)
    words = Markup("“{}”<br>").format(reading["words"]) if reading["words"] else ""
    head = Markup('<th scope="row">{}<br>{}</th>').format(test["question"], _rule(test))
    return Markup("<tr>{}<td>{}</td><td>{}{}</td></tr>").format(
        head, read, words, reading["reason"]
    )


def _table(columns: list[str], rows: Markup) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in columns)
    return Markup(
        '<table class="ws-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, rows)


def _differs(test: TestShown, base: Setting, made: Setting) -> str | None:
    before, now = base["tests"][test["id"]], made["tests"][test["id"]]
    if (before["answer"], before["off"]) == (now["answer"], now["off"]):
        return None
    told = text(
        "kinds.desk_key_change",
        question=test["question"],
        before=_answer(before),
        now=_answer(now),
    )
    return f"{told} {text('kinds.desk_key_open')}" if now.get("open") else told


def _thrown(name: str, desk: Desk) -> str:
    return "; ".join(desk["switches"][int(number)]["label"] for number in name.split("-"))


def expected_html(item: DeskShown, key: DeskKey) -> Markup:
    """Give the key as safe markup, for the teacher.

    Parameters
    ----------
    item : DeskShown
    key : DeskKey
        As :func:`whosays.questions.kinds.desk.kind.complete_key` gives it.

    Returns
    -------
    Markup
        A table of the tests; and, for each switch, the tests that come out differently from
        the text as it is shown.
    """
    desk = item["desk"]
    # Three columns: a key stands in half a page.
    names = ("test", "answer", "why")
    columns = [text(f"kinds.desk_key_{name}") for name in names]
    parts = [_table(columns, Markup("").join(_row(test, key) for test in desk["tests"]))]
    return Markup("").join([*parts, _changes(desk, key)])


def _changes(desk: Desk, key: DeskKey) -> Markup:
    """Write what each switch changes alone, and those together that bring anything else.

    On paper each change stays when the next is made; on a page any can be thrown. Four switches
    have fifteen settings, and nearly all of them only add up.
    """
    base = key.settings.get("")
    if base is None:
        return Markup("")
    found = {
        name: {
            test["id"]: told for test in desk["tests"] if (told := _differs(test, base, setting))
        }
        for name, setting in key.settings.items()
        if name
    }
    rows, adds_up = Markup(""), len(desk["switches"]) > 1
    for name, differs in found.items():
        alone = name.split("-")
        together = {test: told for one in alone for test, told in found[one].items()}
        if len(alone) > 1 and differs == together:
            continue
        cell = Markup("<br>").join(escape(told) for told in differs.values())
        rows += Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(
            _thrown(name, desk), cell or escape(text("kinds.desk_key_none"))
        )
    columns = [text("kinds.desk_key_switches"), text("kinds.desk_key_changes")]
    table = _table(columns, rows) if rows else Markup("")
    return table + _p(text("kinds.desk_key_together")) if adds_up else table
