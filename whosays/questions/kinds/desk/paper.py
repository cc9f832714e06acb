"""The newsroom desk on paper: the task for a pencil, and the key for the teacher."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.corpus.pair_files import ANSWERS

if TYPE_CHECKING:
    from whosays.questions.kinds.desk.records import (
        Brief,
        Desk,
        DeskKey,
        DeskShown,
        Setting,
        TestShown,
    )


def _p(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _passage(desk: Desk) -> str:
    """Write the text with its sentences numbered, to be pointed at by number."""
    numbered = list(enumerate(desk["sentences"], start=1))
    parts = []
    for para in desk["paragraphs"]:
        inner, at = "", para["start"]
        for number, (start, end) in numbered:
            if para["start"] <= start < para["end"]:
                inner += escape(desk["text"][at:start])
                inner += f"<sup>{number}</sup>\u202f{escape(desk['text'][start:end])}"
                at = end
        inner += escape(desk["text"][at : para["end"]])
        parts.append(f"<p><strong>{inner}</strong></p>" if para["title"] else f"<p>{inner}</p>")
    label = escape(desk["label"])
    ours = f" · {escape(text('question.ours'))}" if desk["ours"] else ""
    return f"<p><em>{label}{ours}</em></p><blockquote>{''.join(parts)}</blockquote>"


def first_html(item: DeskShown) -> str:
    """Write the text with its sentences numbered, to be read before there is a control.

    Parameters
    ----------
    item : DeskShown

    Returns
    -------
    str
        Safe markup.
    """
    return _passage(item["desk"])


def _boxes() -> str:
    return " &emsp; ".join(f"☐ {escape(text(f'kinds.desk_{answer}'))}" for answer in ANSWERS)


def _rule(test: TestShown) -> str:
    return f"{test['house']} ({test['year']}) {test['asks']}."


def worksheet_html(item: DeskShown) -> str:
    """Give the task as safe markup to be done on paper.

    Parameters
    ----------
    item : DeskShown

    Returns
    -------
    str
        The passage with numbered sentences, the tests with boxes to tick and a line for the
        words, and the switches as a change to be written into the text.
    """
    desk = item["desk"]
    line = "_" * 24
    tests = "".join(
        f"<li><p><strong>{escape(test['question'])}</strong><br>{escape(_rule(test))}</p>"
        f"<p>{_boxes()}</p><p>{escape(text('kinds.desk_paper_words', blank=line))}</p></li>"
        for test in desk["tests"]
    )
    parts = [_passage(desk), _p(text("kinds.desk_paper_how")), f"<ol>{tests}</ol>"]
    if desk["switches"]:
        changes = "".join(
            f"<li><p><strong>{escape(switch['label'])}</strong></p>"
            + _p(text("kinds.desk_paper_from", words=switch["from"]))
            + _p(text("kinds.desk_paper_to", words=switch["to"]))
            + _p(text("kinds.desk_paper_guess", blank=line))
            + "</li>"
            for switch in desk["switches"]
        )
        parts += [_p(text("kinds.desk_paper_switches")), f"<ol>{changes}</ol>"]
    return "".join(parts)


def _answer(reading: Brief) -> str:
    name = "off" if reading["off"] else reading["answer"]
    return text(f"kinds.desk_{name}")


def _row(test: TestShown, key: DeskKey) -> str:
    reading = key.tests[test["id"]]
    also = dict.fromkeys([*reading["also"], *key.accept.get(test["id"], ())])
    cells = (
        _answer(reading),
        f"“{reading['words']}”" if reading["words"] else "",
        reading["reason"],
        ", ".join(text(f"kinds.desk_{name}") for name in also),
    )
    head = f'<th scope="row">{escape(test["question"])}<br>{escape(_rule(test))}</th>'
    return f"<tr>{head}{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _table(columns: list[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    return f'<table class="ws-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _differs(test: TestShown, base: Setting, made: Setting) -> str | None:
    before, now = base["tests"][test["id"]], made["tests"][test["id"]]
    if (before["answer"], before["off"]) == (now["answer"], now["off"]):
        return None
    return text(
        "kinds.desk_key_change",
        question=test["question"],
        before=_answer(before),
        now=_answer(now),
    )


def _thrown(name: str, desk: Desk) -> str:
    return "; ".join(desk["switches"][int(number)]["label"] for number in name.split("-"))


def expected_html(item: DeskShown, key: DeskKey) -> str:
    """Give the key as safe markup, for the teacher.

    Parameters
    ----------
    item : DeskShown
    key : DeskKey
        As :func:`whosays.questions.kinds.desk.kind.complete_key` gives it.

    Returns
    -------
    str
        A table of the tests; and, for each setting of the switches, the tests that come out
        differently from the text as it is shown.
    """
    desk = item["desk"]
    names = ("test", "answer", "words", "why", "also")
    columns = [text(f"kinds.desk_key_{name}") for name in names]
    parts = [_table(columns, "".join(_row(test, key) for test in desk["tests"]))]
    made = {name: setting for name, setting in key.settings.items() if name}
    rows = ""
    for name, setting in made.items():
        found = (_differs(test, key.settings[""], setting) for test in desk["tests"])
        told = "<br>".join(escape(words) for words in found if words)
        cell = told or escape(text("kinds.desk_key_none"))
        rows += f'<tr><th scope="row">{escape(_thrown(name, desk))}</th><td>{cell}</td></tr>'
    if rows:
        columns = [text("kinds.desk_key_switches"), text("kinds.desk_key_changes")]
        parts.append(_table(columns, rows))
    return "".join([*parts, _p(key.reason)])
