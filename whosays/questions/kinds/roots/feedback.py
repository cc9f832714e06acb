"""Root counter: what is said about a sorting, in words and as data to draw."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from whosays.core.i18n import counted, text
from whosays.questions.feedback import Feedback, Line
from whosays.sourcing.piles import ASIDE, Agreement, Sorting, agreement, count_error, matched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.questions.feedback import State
    from whosays.sourcing.piles import Count

# Below this share a sorting is told to look again: more pairs stand otherwise than as in the
# reference. Any sorting has some pairs in common with any other, so "above 0" says nothing.
HALF = 0.5
SHORT = 70  # characters of a card, where its letter alone would say too little


def score_of(share: float, error: int) -> float:
    """Give one figure for sorting and count.

    Parameters
    ----------
    share : float
        Of pairs of cards, from 0 to 1.
    error : int
        Root-count error, in roots.

    Returns
    -------
    float
        From 0 to 1: the mean of the share and 1 / (1 + error).
    """
    return (share + 1 / (1 + error)) / 2


def _headline(state: State) -> str:
    """Say how it stands; a sorting may be another one and its count the same."""
    return text("kinds.roots_look_again" if state == "not_yet" else f"marking.{state}")


def read(
    item: Mapping[str, Any],
    key: Mapping[str, Any],
    given: Sorting,
    names: Mapping[str, str],
    references: Sequence[Sorting],
) -> Feedback:
    """Say how a sorting stands to the reference.

    Parameters
    ----------
    item : Mapping
        In its public form.
    key : Mapping
        Complete.
    given : Sorting
    names : Mapping of str to str
        What the student calls the piles.
    references : sequence of Sorting
        The reference first, then others that can be defended. The nearest one counts.

    Returns
    -------
    Feedback
    """
    cards = [card["id"] for card in item["cards"]]
    letters = {card["id"]: card["letter"] for card in item["cards"]}

    def near(reference: Sorting) -> tuple[float, float, Agreement]:
        found = agreement(given, reference, cards)
        error = count_error(given.count(), reference.count())
        return score_of(found.share, error), found.share, found

    best = max(references, key=lambda reference: near(reference)[:2])
    score, share, found = near(best)
    held = _Held(given, names, best, references, letters)
    state: State = "right" if score >= 1 else "partly" if share >= HALF else "not_yet"
    other = best.place != references[0].place or best.ties != references[0].ties
    reach = (
        min(best.count()[0], references[0].count()[0]),
        max(best.count()[1], references[0].count()[1]),
    )
    count = text("kinds.roots_count", mine=count_words(given.count()), theirs=count_words(reach))
    missing = [letters[card] for card in cards if card not in given.place]
    notes = [
        text("kinds.roots_missing", cards=joined(missing)) if missing else "",
        _plural("pairs_sure", found.too_sure),
        _plural("pairs_open", found.too_open),
        text("marking.accepted") if other and score >= 1 else "",
        key["reason"],
    ]
    more = {
        "count": count,
        "difference": (
            text("kinds.roots_defended")
            if given.count() == best.count() != references[0].count()
            else difference(given.count(), reach)
        ),
        "pairs": text("kinds.roots_pairs", pairs=found.pairs, agreed=found.agreed),
        "mine": _drawn(given, letters, names),
        "theirs": _drawn(best, letters, {}),
        "other": other,
        "error": count_error(given.count(), best.count()),  # in roots, for whoever measures
    }
    return Feedback(
        state,
        round(score, 4),
        f"{_headline(state)} {count}",
        tuple(_line(card, key, held) for card in item["cards"]),
        tuple(note for note in notes if note),
        key.get("discussion", ""),
        more,
    )


def count_words(count: Count) -> str:
    """Give a count of roots in words: ``"3"`` or ``"1 to 2"``.

    Parameters
    ----------
    count : tuple of (int, int)
        At least and at most.

    Returns
    -------
    str
    """
    least, most = count
    return str(least) if least == most else text("kinds.roots_range", least=least, most=most)


def difference(mine: Count, theirs: Count) -> str:
    """Say how two counts differ.

    Parameters
    ----------
    mine, theirs : tuple of (int, int)
        At least and at most.

    Returns
    -------
    str
        A sentence.
    """
    over, under = mine[1] - theirs[1], theirs[0] - mine[0]
    if mine == theirs:
        return text("kinds.roots_same")
    if over <= 0 and under <= 0:
        return text("kinds.roots_within")
    form = "exact" if mine[0] == mine[1] else "range"
    said = [_plural(f"over_{form}", over), _plural(f"under_{form}", under)]
    return " ".join(sentence for sentence in said if sentence)


def _plural(name: str, count: int) -> str:
    return counted(f"kinds.roots_{name}", count) if count > 0 else ""


def joined(words: Sequence[str]) -> str:
    """Join words as in a sentence: ``"A, B and C"``.

    Parameters
    ----------
    words : sequence of str
        One or more.

    Returns
    -------
    str
    """
    if len(words) == 1:
        return words[0]
    return text("kinds.roots_and", first=", ".join(words[:-1]), last=words[-1])


def _drawn(
    sorting: Sorting, letters: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, Any]:
    """Give a sorting to be drawn: bundles of piles that may be one, each with its letters."""
    bundles: dict[str, list[dict[str, Any]]] = {}
    first = sorting.bundles()
    for pile in sorted(sorting.piles(), key=_number):
        told = {"name": names.get(pile, ""), "cards": _letters(sorting.cards(pile), letters)}
        bundles.setdefault(first[pile], []).append(told)
    return {
        "count": count_words(sorting.count()),
        "bundles": list(bundles.values()),
        "aside": _letters(sorting.cards(ASIDE), letters),
        "missing": _letters([card for card in letters if card not in sorting.place], letters),
    }


def _number(pile: str) -> tuple[int, str]:
    return len(pile), pile


def _letters(cards: Iterable[str], letters: Mapping[str, str]) -> list[str]:
    return sorted(letters[card] for card in cards)


def title(card: Mapping[str, str]) -> str:
    """Give a card in short: its letter and its own or the article's words.

    Parameters
    ----------
    card : Mapping
        In its public form.

    Returns
    -------
    str
    """
    words = card["text"] or card["quote"]
    if words.endswith(":"):  # it only leads up to the quotation
        words = f"{words} {card['quote']}"
    cut = shorten(" ".join(words.split()), SHORT, placeholder=" …")
    return text("kinds.roots_card", letter=card["letter"], text=cut)


@dataclass(frozen=True, slots=True)
class _Held:
    """A sorting beside the reading that is nearest to it."""

    given: Sorting
    names: Mapping[str, str]
    best: Sorting
    references: Sequence[Sorting]
    letters: Mapping[str, str]


def _line(card: Mapping[str, str], key: Mapping[str, Any], held: _Held) -> Line:
    name = card["id"]
    told: Mapping[str, str] = next((o for o in key.get("option", ()) if o["id"] == name), {})
    pile = held.given.place.get(name)
    called = held.names.get(pile or "", "")
    form = "unsorted" if pile is None else "aside" if pile == ASIDE else "pile"
    if form == "pile" and called:
        form = "pile_named"
    where = text(f"kinds.roots_in_{form}", pile=pile, name=called)
    fits = _fits(name, held)
    # Where the card lies as we read it, the picture of both sortings says enough.
    reading = "" if fits else _reading(name, held)
    shows = (told.get("shows", ""), reading)
    return Line(
        id=name,
        text=text("kinds.roots_row", card=title(card), where=where),
        chosen=True,  # every card is told something; whether it is sorted stands in the text
        fits=fits,
        says=told.get("says", ""),
        rule=told.get("rule", ""),
        shows=" ".join(part for part in shows if part),
    )


def _reading(card: str, held: _Held) -> str:
    """Say where a card stands in the reference."""
    best, pile = held.best, held.best.place[card]
    mates = _letters(best.mates(card), held.letters)
    if pile == ASIDE:
        said = [text("kinds.roots_reads_aside")]
    elif mates:
        said = [text("kinds.roots_reads_with", cards=joined(mates))]
    else:
        said = [text("kinds.roots_reads_alone")]
    tied = {other for tie in best.ties if pile in tie for other in tie} - {pile}
    near = _letters([c for other in tied for c in best.cards(other)], held.letters)
    if near:
        said.append(text("kinds.roots_reads_tied", cards=joined(near)))
    if _disputed(card, held.references):
        said.append(text("kinds.roots_reads_other"))
    return " ".join(said)


def _disputed(card: str, references: Sequence[Sorting]) -> bool:
    """Tell whether a card lies elsewhere in another reading, its pile apart from its name."""
    first = references[0]
    return any(
        matched(other, first).get(other.place[card]) != first.place[card] for other in references
    )


def _fits(card: str, held: _Held) -> bool | None:
    """Tell whether a card is in the pile that is meant by its group; None: to be discussed."""
    given, best = held.given, held.best
    if card not in given.place:
        return False
    if matched(given, best).get(given.place[card]) == best.place[card]:
        return None if _disputed(card, held.references) else True
    if ASIDE in (given.place[card], best.place[card]):
        return None if _disputed(card, held.references) else False
    settled = {"together", "apart"}
    for other in best.place:
        mine, theirs = given.relation(card, other), best.relation(card, other)
        if other != card and mine != theirs and {mine, theirs} <= settled:
            return False
    return None  # no more than "may be one" stands between the two readings
