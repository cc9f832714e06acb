"""Root counter: what is said about a sorting, in words and as data to draw."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from textwrap import shorten
from typing import TYPE_CHECKING

from whosays.core.i18n import counted, text
from whosays.questions.feedback import Feedback, Line, count_lines, joined, of_all
from whosays.questions.key import NOTHING
from whosays.questions.verdict import headline
from whosays.sourcing.piles import ASIDE, Sorting, agreement, count_error, matched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.questions.kinds.roots.records import CardShown, RootsKey, RootsShown
    from whosays.questions.verdict import Verdict
    from whosays.sourcing.piles import Count

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


def read(
    item: RootsShown,
    key: RootsKey,
    given: Sorting,
    names: Mapping[str, str],
    references: Sequence[Sorting],
) -> Feedback:
    """Say how a sorting stands to the reference.

    Parameters
    ----------
    item : RootsShown
    key : RootsKey
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

    def near(reference: Sorting) -> tuple[float, float]:
        found = agreement(given, reference, cards)
        error = count_error(given.count(), reference.count())
        return score_of(found.share, error), found.share

    best = max(references, key=near)
    score, share = near(best)
    held = _Held(given, names, best, references, letters)
    ours = references[0]
    other = best.place != ours.place or best.ties != ours.ties
    # Another count is defended by its cards, not by coming to its number with other ones.
    fair = (best if share == 1 or best.place == ours.place else ours).count()
    counts = {"mine": count_words(given.count()), "theirs": count_words(ours.count())}
    count = text("kinds.roots_count", **counts)
    missing = [letters[card] for card in cards if card not in given.place]
    more: dict[str, object] = {
        "count": count,
        "difference": _apart(given.count(), fair, best.count(), ours.count()),
        "mine": _drawn(given, letters, names),
        "theirs": _drawn(best, letters, {}),
        "other": other,
        "error": count_error(given.count(), best.count()),  # in roots, for whoever measures
    }
    if missing:  # both counts, and our piles, tell of cards that are not sorted yet
        more = {"error": more["error"]}
    ties = _tie_lines(held)
    lines = (*(_line(card, key, held) for card in item["cards"]), *ties)
    tallied = count_lines(lines, blank=len(missing))
    told, later = of_all(key, tallied)
    notes = [text("kinds.roots_missing", cards=joined(missing))] if missing else list(told)
    return Feedback(
        tallied.state,
        round(score, 4),
        headline("cards_ties" if ties else "cards", tallied),
        lines,
        tuple(notes),
        later,
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


def _apart(mine: Count, fair: Count, shown: Count, ours: Count) -> str:
    """Say how a count differs, beside the piles of the reading that is shown with it.

    What is called too many must not stand above a reading that has as many.
    """
    if mine == fair != ours:
        return text("kinds.roots_defended")
    if mine == shown != ours:
        return text("kinds.roots_other_piles")
    return difference(mine, fair)


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


def _drawn(
    sorting: Sorting, letters: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, object]:
    """Give a sorting to be drawn: bundles of piles that may be one, each with its letters."""
    bundles: dict[str, list[dict[str, object]]] = {}
    first = sorting.bundles()
    for pile in sorted(sorting.piles(), key=_number):
        told: dict[str, object] = {
            "name": names.get(pile, ""),
            "cards": _letters(sorting.cards(pile), letters),
        }
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


def title(card: CardShown) -> str:
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


def _line(card: CardShown, key: RootsKey, held: _Held) -> Line:
    name = card["id"]
    pile = held.given.place.get(name)
    told = key.of(name) if pile is not None else NOTHING
    called = held.names.get(pile or "", "")
    form = "unsorted" if pile is None else "aside" if pile == ASIDE else "pile"
    if form == "pile" and called:
        form = "pile_named"
    where = text(f"kinds.roots_in_{form}", pile=pile, name=called)
    verdict = _verdict(name, held)
    # Where the card lies as we read it, the picture of both sortings says enough.
    reading = "" if verdict == "fits" or pile is None else _reading(name, held, verdict)
    shows = (told.shows, reading)
    return Line(
        id=name,
        text=text("kinds.roots_row", card=title(card), where=where),
        chosen=pile is not None,
        verdict=verdict,
        # What the card says stands on the card; for the teacher’s key it stands in the key.
        rule=told.rule,
        shows=" ".join(part for part in shows if part),
    )


def _reading(card: str, held: _Held, verdict: Verdict) -> str:
    """Say where a card stands in the reference.

    Where another reading has it as the student has, it is said where ours has it.
    """
    best = held.references[0] if verdict == "open" else held.best
    pile = best.place[card]
    all_mates = best.mates(card)
    # Of cards that are not sorted yet nothing is told, not even that they lie here.
    mates = _letters([mate for mate in all_mates if mate in held.given.place], held.letters)
    said: list[str] = []
    if pile == ASIDE:
        said = [text("kinds.roots_reads_aside")]
    elif mates:
        said = [text("kinds.roots_reads_with", cards=joined(mates))]
    elif not all_mates and len(held.given.place) == len(held.letters):
        said = [text("kinds.roots_reads_alone")]
    if _disputed(card, held.references):
        said.append(text("kinds.roots_reads_other"))
    return " ".join(said)


def _disputed(card: str, references: Sequence[Sorting]) -> bool:
    """Tell whether a card lies elsewhere in another reading, its pile apart from its name."""
    first = references[0]
    return any(
        matched(other, first).get(other.place[card]) != first.place[card] for other in references
    )


def _verdict(card: str, held: _Held) -> Verdict:
    """Judge a card's place by the reading that is nearest to the whole sorting."""
    if card not in held.given.place:
        return "fits_not"
    found = _against(card, held.given, held.best)
    if found != "fits":
        return found
    # As another reading has it: only what lies elsewhere in ours is in dispute.
    ours, best = held.references[0], held.best
    return "fits" if matched(best, ours).get(best.place[card]) == ours.place[card] else "open"


def _against(card: str, given: Sorting, best: Sorting) -> Verdict:
    """Judge a card's place against one reading, by the pile that its group means."""
    if matched(given, best).get(given.place[card]) == best.place[card]:
        return "fits"
    if ASIDE in (given.place[card], best.place[card]):
        return "fits_not"
    settled = {"together", "apart"}
    found: Verdict = "partly"  # no more than "may be one" stands between the two readings
    for other in best.place:
        mine, theirs = given.relation(card, other), best.relation(card, other)
        if other == card or mine == theirs:
            continue
        if {mine, theirs} <= settled:
            return "fits_not"
        if mine in settled:
            found = "not_shown"
    return found


def _ties(held: _Held) -> dict[frozenset[str], Verdict]:
    """Judge ties: those of the nearest reading, and the student's own.

    Returns
    -------
    dict of frozenset of str to str
        Two of the student's piles to a verdict. Piles that mean no root are left to what is
        said of their cards.
    """
    given, best, first = held.given, held.best, held.references[0]
    meant, back = matched(given, best), matched(best, first)
    found: dict[frozenset[str], Verdict] = {}
    for pair in combinations([pile for pile in given.piles() if pile in meant], 2):
        there = (meant[pair[0]], meant[pair[1]])
        mine, theirs = _is_tied(given, pair), _is_tied(best, there)
        ours = _is_tied(first, (back.get(there[0], ""), back.get(there[1], "")))
        if mine != theirs:
            found[frozenset(pair)] = "partly" if mine else "not_shown"
        elif mine or ours:
            found[frozenset(pair)] = "fits" if mine == ours else "open"
    return found


def _is_tied(sorting: Sorting, pair: tuple[str, str]) -> bool:
    first = sorting.bundles()
    return pair[0] in first and first[pair[0]] == first.get(pair[1])


def _tie_lines(held: _Held) -> list[Line]:
    """Say of each tie whether it is as we read it."""
    lines = []
    for pair, verdict in _ties(held).items():
        first, last = sorted(pair, key=_number)
        ends = [joined(_letters(held.given.cards(pile), held.letters)) for pile in (first, last)]
        form = "tied" if _is_tied(held.given, (first, last)) else "untied"
        why = "" if verdict == "fits" else text(f"kinds.roots_tie_{verdict}")
        row = text(f"kinds.roots_row_{form}", first=ends[0], last=ends[1])
        name = f"{first}={last}"
        lines.append(Line(name, row, chosen=True, verdict=verdict, shows=why))
    return lines
