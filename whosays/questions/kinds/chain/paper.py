"""The chain builder on paper: the teacher's key, and a sheet to be done with a pencil."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.questions.kinds.chain.reading import letter, lettered, roots_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.questions.kinds.chain.records import ChainKey, ChainShown, HandShown, StepShown

BLANK = "______"


def _list(entries: Iterable[str], tag: str = "ul") -> str:
    inner = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def _para(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _hand(number: int, hand: HandShown) -> str:
    made = f"<b>{letter(number)}</b> {escape(hand['text'])}"
    if hand.get("words"):
        made += f"<br><q>{escape(hand['words'])}</q>"
    if hand.get("place"):
        made += f" <small>{escape(hand['place'])}</small>"
    return made


def _steps(item: ChainShown) -> str:
    names = lettered(item)
    rows = []
    for step in item["steps"]:
        form, pair = step_of(step)
        head = text(f"kinds.chain_{form}", **pair_words(names, pair))
        lines = [f"<b>{escape(head)}</b>", escape(step["says"]), escape(step.get("shows", ""))]
        rows.append("<br>".join(line for line in lines if line))
    return _list(rows, "ol")


def step_of(step: StepShown) -> tuple[str, tuple[str, ...]]:
    """Tell what a step of a modelled chain does.

    Parameters
    ----------
    step : Mapping

    Returns
    -------
    tuple of (str, tuple of str)
        ``edge``, ``tie_ties``, ``tie_one`` or ``fold``, and the hands it joins.
    """
    if "from" in step:
        return "edge", (step["from"], step["to"])
    if "same" in step:
        return "tie_ties", tuple(step["same"])
    if "one" in step:
        return "tie_one", tuple(step["one"])
    return "fold", ()


def pair_words(names: Mapping[str, str], pair: Iterable[str]) -> dict[str, str]:
    """Give the names of a pair under the words that sentences have for them.

    Parameters
    ----------
    names : Mapping of str to str
    pair : iterable of str

    Returns
    -------
    dict of str to str
        ``first`` and ``last``; empty for no pair.
    """
    return dict(zip(("first", "last"), (names[name] for name in pair), strict=False))


def expected_html(item: ChainShown, key: ChainKey) -> str:
    """Give the key as safe markup.

    Parameters
    ----------
    item : ChainShown
    key : ChainKey
        Complete.

    Returns
    -------
    str
        The arrows with their reasons, the ties and the number of roots.
    """
    if item.get("modelled"):
        return _steps(item) + _para(key.reason)
    names = lettered(item)

    def row(form: str, pair: Sequence[str], name: str) -> str:
        reason = key.of(name)
        says = reason.says or key.places.get(name, "")
        lines = (says, reason.rule, reason.shows)
        head = f"<b>{escape(text(f'kinds.chain_{form}', **pair_words(names, pair)))}</b>"
        return "<br>".join([head, *(escape(line) for line in lines if line)])

    wanted = [">".join(pair) for pair in key.edges]
    accepted = [">".join(pair) for pair in key.accept]
    rows = [row("edge", pair, ">".join(pair)) for pair in key.edges]
    ties = [row("tie_ties", pair, "=".join(pair)) for pair in key.same]
    ties += [row("tie_one", pair, "=".join(pair)) for pair in key.one]
    open_rows = [row("edge", pair, ">".join(pair)) for pair in key.accept]
    others = [
        row("edge", name.split(">"), name)
        for name in dict.fromkeys(reason.id for reason in key.option)
        if ">" in name and name not in (*wanted, *accepted)
    ]
    parts = [_para(text("kinds.chain_paper_edges")), _list(rows)]
    for title, listed in (("ties", ties), ("accepted", open_rows), ("others", others)):
        if listed:
            parts += [_para(text(f"kinds.chain_paper_{title}")), _list(listed)]
    reasons = (key.why, key.reason, key.discussion)
    parts += [
        _para(text("kinds.chain_paper_count", roots=roots_words(*key.count))),
        *(_para(words) for words in reasons if words),
    ]
    return "".join(parts)


def worksheet_html(item: ChainShown) -> str:
    """Give the task as safe markup, to be done with a pencil.

    Parameters
    ----------
    item : ChainShown

    Returns
    -------
    str
        The hands with a line each, room to draw, ties and the count; of a modelled chain
        its hands and its steps.
    """
    hands = [_hand(number, hand) for number, hand in enumerate(item["hands"])]
    if item.get("modelled"):
        return _list(hands) + _steps(item)
    line = escape(text("kinds.chain_paper_from", blank=BLANK * 3))
    rows = [f"{hand}<br>{line}" for hand in hands]
    room = '<div style="height:16em;border:1px solid"></div>'
    tie = [escape(text("kinds.chain_paper_tie", blank=BLANK)) for _ in range(3)]
    return "".join(
        (
            _para(text("kinds.chain_paper_how")),
            _list(rows),
            _para(text("kinds.chain_paper_draw")),
            room,
            _para(text("kinds.chain_paper_tie_how")),
            _list(tie),
            _para(text("kinds.chain_paper_left", blank=BLANK)),
        )
    )
