"""The chain builder on paper: the teacher's key, and a sheet to be done with a pencil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.questions.kinds.chain.reading import letter, lettered, roots_words
from whosays.questions.markup import Cut, fragments, how_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.questions.kinds.chain.records import ChainKey, ChainShown, StepShown


def _list(entries: Iterable[str], tag: str = "ul") -> Markup:
    inner = Markup("").join(Markup("<li>{}</li>").format(entry) for entry in entries)
    return Markup("<{}>{}</{}>").format(tag, inner, tag) if inner else inner


def _para(words: str) -> Markup:
    return Markup("<p>{}</p>").format(words)


def _steps(item: ChainShown) -> Markup:
    names = lettered(item)
    rows = []
    for step in item["steps"]:
        form, pair = step_of(step)
        head = text(f"kinds.chain_{form}", **pair_words(names, pair))
        lines = [
            Markup("<b>{}</b>").format(head),
            escape(step["says"]),
            escape(step.get("shows", "")),
        ]
        rows.append(Markup("<br>").join(line for line in lines if line))
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


def expected_html(item: ChainShown, key: ChainKey) -> Markup:
    """Give the key as safe markup.

    Parameters
    ----------
    item : ChainShown
    key : ChainKey
        Complete.

    Returns
    -------
    Markup
        The arrows with their reasons, the ties and the number of roots.
    """
    if item.get("modelled"):
        return _steps(item)
    names = lettered(item)

    def row(form: str, pair: Sequence[str], name: str) -> Markup:
        reason = key.of(name)
        says = reason.says or key.places.get(name, "")
        lines = (says, reason.rule, reason.shows)
        head = Markup("<b>{}</b>").format(text(f"kinds.chain_{form}", **pair_words(names, pair)))
        return Markup("<br>").join([head, *(escape(line) for line in lines if line)])

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
    parts.append(_para(text("kinds.chain_paper_count", roots=roots_words(*key.count))))
    parts += [_para(key.why)] if key.why else []
    return Markup("").join(parts)


def cuts(item: ChainShown) -> tuple[Cut, ...]:
    """Give the hands as cards to be cut out and laid in a path.

    Parameters
    ----------
    item : ChainShown

    Returns
    -------
    tuple of Cut
        None of a chain that is shown as a model.
    """
    if item.get("modelled"):
        return ()
    face = Markup('<p><b>{text}</b></p>{words}<p class="pr-label">{place}</p>')
    words = Markup("<blockquote>{}</blockquote>")
    return tuple(
        Cut(
            letter(number),
            face.format(
                text=hand["text"],
                words=words.format(hand["words"]) if hand.get("words") else "",
                place=hand.get("place", ""),
            ),
        )
        for number, hand in enumerate(item["hands"])
    )


def _model_html(item: ChainShown) -> Markup:
    """Write a modelled chain: its hands with their letters, then step by step."""
    hands = fragments(
        "<li><b>{letter}</b> {text}</li>",
        ({"letter": letter(n), "text": hand["text"]} for n, hand in enumerate(item["hands"])),
    )
    brief = {hand["id"]: letter(number) for number, hand in enumerate(item["hands"])}
    rows = []
    for step in item["steps"]:
        form, pair = step_of(step)
        # Whom the fold leaves is found with the pencil: printed here, it would answer a guess
        # that stands just above.
        left = text("kinds.chain_paper_left") if form == "fold" else step.get("shows", "")
        rows.append({
            "head": text(f"kinds.chain_{form}", **pair_words(brief, pair)),
            "says": step["says"],
            "shows": left,
        })  # fmt: skip
    steps = fragments("<li><b>{head}</b> {says} {shows}</li>", rows)
    return Markup('<ul class="pr-hands">{}</ul><ol class="pr-steps">{}</ol>').format(hands, steps)


def worksheet_html(item: ChainShown) -> Markup:
    """Give the task for cards and a pencil.

    Parameters
    ----------
    item : ChainShown

    Returns
    -------
    Markup
        The hands with a line each, room to draw, ties and the count; of a modelled chain
        its hands and its steps.
    """
    if item.get("modelled"):
        return _model_html(item)
    hands = fragments(
        "<tr><th scope='row'>{letter}</th><td>{text}</td><td></td></tr>",
        ({"letter": letter(n), "text": hand["text"]} for n, hand in enumerate(item["hands"])),
    )
    return Markup(
        '<table class="pr-fill pr-from"><thead><tr><th></th>'
        '<th scope="col">{who}</th><th scope="col">{source}</th></tr></thead>'
        '<tbody>{hands}</tbody></table><div class="pr-room">{draw}</div>'
        "<p>{left}</p>"
    ).format(
        who=text("kinds.chain_paper_who"),
        source=text("kinds.chain_paper_from"),
        hands=hands,
        draw=text("kinds.chain_paper_draw"),
        left=text("kinds.chain_paper_left"),
    )


def legend(item: ChainShown) -> Markup:
    """Say how a path is laid, drawn and tied.

    Parameters
    ----------
    item : ChainShown

    Returns
    -------
    Markup
        Empty of a chain that is shown as a model.
    """
    if item.get("modelled"):
        return Markup("")
    told = (text("kinds.chain_paper_how"), text("kinds.chain_paper_tie_how"))
    return how_box(told)
