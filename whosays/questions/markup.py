"""Fragments of safe markup that kinds use: for the teacher's key, and for paper.

Everything that comes from data is escaped here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.core.markup import ours
from whosays.questions.typed import letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.questions.item import OptionShown, Shown
    from whosays.questions.key import Key
    from whosays.questions.options import ChoiceKey
    from whosays.questions.passages import PassageShown


# ---------------------------------------------------------------- the teacher's key
def named(name: str, body: str) -> Markup:
    """Write a line under its name.

    Parameters
    ----------
    name : str
        Of a sentence in ``page.toml``.
    body : str
        Plain text.

    Returns
    -------
    Markup
        Empty if there is nothing to say.
    """
    if not body:
        return Markup("")
    return Markup("<p><strong>{}:</strong> {}</p>").format(text(f"page.{name}"), body)


def listed(name: str, entries: Iterable[str], tag: str = "ul") -> Markup:
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
    Markup
        Empty if the list is.
    """
    rows = Markup("").join(Markup("<li>{}</li>").format(entry) for entry in entries)
    head = Markup("<p><strong>{}:</strong></p>").format(text(f"page.{name}"))
    return Markup("{}<{}>{}</{}>").format(head, tag, rows, tag) if rows else rows


def not_graded(key: Key) -> Markup:
    """Say of a prediction that it is not graded.

    Parameters
    ----------
    key : Key

    Returns
    -------
    Markup
        Empty for any other key.
    """
    told = Markup("<p>{}</p>").format(text("page.prediction"))
    return told if key.prediction else Markup("")


def reasons(key: Key, name: str) -> Markup:
    """Write what a key says of one option, a line each.

    Parameters
    ----------
    key : Key
    name : str
        The option's id.

    Returns
    -------
    Markup
        Empty if it says nothing.
    """
    return Markup("").join(Markup("<br>{}").format(line) for line in key.of(name).lines)


def options(item: Shown, key: Key, fits: Mapping[str, str] | None = None) -> Markup:
    """List the options as the student sees them, with what is expected and why.

    Parameters
    ----------
    item : Shown
    key : Key
    fits : Mapping, optional
        Option to the name of a sentence in ``page.toml`` that is put beside it.

    Returns
    -------
    Markup
    """
    rows = []
    for option in item["options"]:
        name = option["id"]
        sentence = (fits or {}).get(name)
        told = (
            Markup(" <span class='ws-fits'>✓ {}</span>").format(text(f"page.{sentence}"))
            if sentence
            else ""
        )
        rows.append(Markup("<li>{}{}{}</li>").format(option["text"], told, reasons(key, name)))
    # Letters, so that a class can say which one it talks about.
    return Markup('<ol class="ws-letters" type="a">{}</ol>').format(Markup("").join(rows))


def choice(item: Shown, key: ChoiceKey) -> Markup:
    """Write the key of a choice.

    Parameters
    ----------
    item : Shown
    key : Key

    Returns
    -------
    Markup
    """
    fits = {
        **dict.fromkeys(key.accept, "accepted"),
        **dict.fromkeys(key.right, "key"),
    }
    return not_graded(key) + options(item, key, fits)


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
    return escape(text(f"printing.{name}", **values))


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
    piece = ours(template)
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


def boxes(entries: Sequence[OptionShown], shape: str, *, lettered: bool = False) -> Markup:
    """Write options with a place to mark before each.

    Parameters
    ----------
    entries : sequence of Mapping
        With ``text``.
    shape : str
        Class names of the place.
    lettered : bool
        Whether each has its letter, by which a class talks about it and a table has its answers.

    Returns
    -------
    Markup
        In one line where all are short: a number, a word.
    """
    sign = Markup('<b class="pr-letter">{}</b> ')
    rows = fragments(
        '<li><span class="{shape}"></span><span>{letter}{words}</span></li>',
        (
            {
                "shape": shape,
                "letter": sign.format(letter(at)) if lettered else "",
                "words": entry["text"],
            }
            for at, entry in enumerate(entries)
        ),
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


def quoted(shown: PassageShown | None, *, told: bool = False) -> Markup:
    """Write a passage under its label, as paper shows it.

    Parameters
    ----------
    shown : Mapping or None
        As :func:`whosays.questions.passages.passage` gives it.
    told : bool
        Whether the sheet says already that we wrote it.

    Returns
    -------
    Markup
        Empty if there is none.
    """
    if not shown:
        return Markup("")
    ours = shown.get("ours") and not told
    label = Markup("{} · {}").format(shown["label"], say("ours")) if ours else None
    # A space of a blank line between paragraphs is a page more in a unit.
    paragraphs = fragments(
        '<p dir="auto">{words}</p>', ({"words": words} for words in shown["text"].split("\n\n"))
    )
    return Markup('<p class="pr-label">{}</p><blockquote translate="no">{}</blockquote>').format(
        label or shown["label"], paragraphs
    )
