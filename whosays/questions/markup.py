"""Fragments of safe markup that kinds use: for the teacher's key, and for paper.

Everything that comes from data is escaped here.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup
from markupsafe import escape as escape_once

from whosays.core.i18n import text
from whosays.corpus import codebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Attribution
    from whosays.questions.item import OptionShown, Shown
    from whosays.questions.key import Key
    from whosays.questions.options import ChoiceKey
    from whosays.questions.passages import PassageShown


# ---------------------------------------------------------------- the teacher's key
def named(name: str, body: str) -> str:
    """Write a line under its name.

    Parameters
    ----------
    name : str
        Of a sentence in ``page.toml``.
    body : str
        Plain text.

    Returns
    -------
    str
        Safe markup; empty if there is nothing to say.
    """
    return f"<p><strong>{escape(text(f'page.{name}'))}:</strong> {escape(body)}</p>" if body else ""


def listed(name: str, entries: Iterable[str], tag: str = "ul") -> str:
    """Write a list of plain texts under its name.

    Parameters
    ----------
    name : str
        Of a sentence in ``page.toml``.
    entries : iterable of str
        Plain texts.
    tag : str
        ``ul`` or ``ol``.

    Returns
    -------
    str
        Safe markup; empty if the list is.
    """
    rows = "".join(f"<li>{escape(entry)}</li>" for entry in entries)
    head = f"<p><strong>{escape(text(f'page.{name}'))}:</strong></p>"
    return f"{head}<{tag}>{rows}</{tag}>" if rows else ""


def not_graded(key: Key) -> str:
    """Say of a prediction that it is not graded.

    Parameters
    ----------
    key : Key

    Returns
    -------
    str
        Safe markup; empty for any other key.
    """
    return f"<p>{escape(text('page.prediction'))}</p>" if key.prediction else ""


def reasons(key: Key, name: str) -> str:
    """Write what a key says of one option, a line each.

    Parameters
    ----------
    key : Key
    name : str
        The option's id.

    Returns
    -------
    str
        Safe markup; empty if it says nothing.
    """
    return "".join(f"<br>{escape(line)}" for line in key.of(name).lines)


def options(item: Shown, key: Key, fits: Mapping[str, str] | None = None) -> str:
    """List the options as the student sees them, with what is expected and why.

    Parameters
    ----------
    item : Shown
    key : Key
    fits : Mapping, optional
        Option to the name of a sentence in ``page.toml`` that is put beside it.

    Returns
    -------
    str
        Safe markup.
    """
    rows = []
    for option in item["options"]:
        name = option["id"]
        sentence = (fits or {}).get(name)
        told = (
            f" <span class='ws-fits'>✓ {escape(text(f'page.{sentence}'))}</span>"
            if sentence
            else ""
        )
        rows.append(f"<li>{escape(option['text'])}{told}{reasons(key, name)}</li>")
    # Letters, so that a class can say which one it talks about.
    return f'<ol class="ws-letters" type="a">{"".join(rows)}</ol>'


def choice(item: Shown, key: ChoiceKey) -> str:
    """Write the key of a choice.

    Parameters
    ----------
    item : Shown
    key : Key

    Returns
    -------
    str
        Safe markup.
    """
    fits = {
        **dict.fromkeys(key.accept, "accepted"),
        **dict.fromkeys(key.right, "key"),
    }
    return not_graded(key) + options(item, key, fits)


# ---------------------------------------------------------------- a text with its coding
def _piece(words: str, covering: Sequence[Attribution], ending: Sequence[Attribution]) -> str:
    inner = escape(words)
    if not covering:
        return inner
    record = covering[0]
    tags = "".join(f"<sup>{escape(_short(r.source_type))}</sup>" for r in ending)
    return f'<span class="ws-cue ws-code-{escape(record.source_type)}">{inner}{tags}</span>'


def _short(code: str) -> str:
    for entry in codebook.load_codebook().codes["source_type"]:
        if entry.code == code:
            return entry.short
    return ""


def coded_passage(
    article: Article, records: Iterable[Attribution], paragraphs: Sequence[int] = ()
) -> str:
    """Show paragraphs with every cue marked in its code's colour, line and letter.

    Parameters
    ----------
    article : Article
    records : iterable of Attribution
    paragraphs : sequence of int
        Which ones; all if empty.

    Returns
    -------
    str
        Markup.
    """
    listed = list(records)
    rows = []
    for para in article.paragraphs:
        if paragraphs and para.number not in paragraphs:
            continue
        here = [r for r in listed if r.cue.start < para.end and r.cue.end > para.start]
        edges = {para.start, para.end}
        for record in here:
            edges |= {max(record.cue.start, para.start), min(record.cue.end, para.end)}
        places = sorted(edges)
        pieces = []
        for start, end in pairwise(places):
            covering = [r for r in here if r.cue.start <= start and r.cue.end >= end]
            ending = [r for r in covering if r.cue.end == end]
            pieces.append(_piece(article.text[start:end], covering, ending))
        number = f'<span class="ws-number" aria-hidden="true">{para.number}</span>'
        label = f'<span class="ws-sr">{escape(text("page.paragraph"))} {para.number}: </span>'
        rows.append(f"{number}<p>{label}{''.join(pieces)}</p>")
    direction = f' lang="{escape(article.lang)}" dir="{escape(article.dir)}"'
    return f'<div class="ws-text"{direction}>{"".join(rows)}</div>'


# ---------------------------------------------------------------- on paper
@dataclass(frozen=True, slots=True)
class Cut:
    """A card to be cut out.

    Attributes
    ----------
    mark : str
        What it is called on the worksheet: a letter, or a number.
    body : Markup
        What stands on it.
    """

    mark: str
    body: Markup


SHORT = 26
"""Options of at most this many characters stand in one line on paper."""


def say(name: str, **values: object) -> Markup:
    """Give a sentence of the paper, escaped.

    Parameters
    ----------
    name : str
        Of a sentence in ``printing.toml``.
    **values : object
        For its placeholders.

    Returns
    -------
    Markup
    """
    return escape_once(text(f"printing.{name}", **values))


def fragments(template: str, rows: Iterable[Mapping[str, object]]) -> Markup:
    """Put each row into a piece of markup; what is not markup itself is escaped.

    Parameters
    ----------
    template : str
        Ours, with ``{name}`` where a value goes.
    rows : iterable of Mapping
        The values by name.

    Returns
    -------
    Markup
    """
    piece = Markup(template)  # noqa: S704 - a literal at every call, never data
    return Markup("").join(piece.format(**row) for row in rows)


def note(name: str, **values: object) -> Markup:
    """Say how a task is done with a pencil.

    Parameters
    ----------
    name : str
        Of a sentence in ``printing.toml``.
    **values : object
        For its placeholders.

    Returns
    -------
    Markup
    """
    return Markup('<p class="pr-how">{}</p>').format(say(name, **values))


def how_box(told: Iterable[str]) -> Markup:
    """Say how a kind of task is done, in a box that a sheet has once.

    Parameters
    ----------
    told : iterable of str
        A paragraph each.

    Returns
    -------
    Markup
    """
    rows = fragments("<p>{words}</p>", ({"words": words} for words in told))
    return Markup('<div class="pr-box-how">{}</div>').format(rows)


def boxes(entries: Sequence[OptionShown], shape: str) -> Markup:
    """Write options with a place to mark before each.

    Parameters
    ----------
    entries : sequence of Mapping
        With ``text``.
    shape : str
        Class names of the place.

    Returns
    -------
    Markup
        In one line where all are short: a number, a word.
    """
    rows = fragments(
        '<li><span class="{shape}"></span><span>{words}</span></li>',
        ({"shape": shape, "words": entry["text"]} for entry in entries),
    )
    line = " pr-inline" if all(len(entry["text"]) <= SHORT for entry in entries) else ""
    return Markup('<ul class="pr-choices{}">{}</ul>').format(line, rows)


def lines(count: int) -> Markup:
    """Give lines to write on.

    Parameters
    ----------
    count : int

    Returns
    -------
    Markup
    """
    return Markup('<div class="pr-line"></div>') * count


def scale(low: str, high: str) -> Markup:
    """Give the line from 0 to 100 with its two ends, and a box for the number.

    Parameters
    ----------
    low, high : str
        What the ends are called.

    Returns
    -------
    Markup
    """
    steps = fragments("<span>{at}</span>", ({"at": value} for value in range(0, 101, 10)))
    return Markup(
        '<div class="pr-rate"><div><div class="pr-scale" aria-hidden="true">{steps}</div>'
        '<p class="pr-ends"><span>{low}</span><span>{high}</span></p></div>'
        '<span class="pr-answer"></span></div>'
    ).format(steps=steps, low=low, high=high)


def quoted(shown: PassageShown | None) -> Markup:
    """Write a passage under its label, as paper shows it.

    Parameters
    ----------
    shown : Mapping or None
        As :func:`whosays.questions.passages.passage` gives it.

    Returns
    -------
    Markup
        Empty if there is none.
    """
    if not shown:
        return Markup("")
    ours = shown.get("ours")
    label = Markup("{} · {}").format(shown["label"], say("ours")) if ours else None
    # A space of a blank line between paragraphs is a page more in a unit.
    paragraphs = fragments(
        '<p dir="auto">{words}</p>', ({"words": words} for words in shown["text"].split("\n\n"))
    )
    return Markup('<p class="pr-label">{}</p><blockquote translate="no">{}</blockquote>').format(
        label or shown["label"], paragraphs
    )
