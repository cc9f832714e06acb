"""Answers made from keys: all right, and with the mistakes that are made most.

For whoever measures what the kit says back: the same answers before and after a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from whosays.questions.options import CANT_TELL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from whosays.corpus.marks import Mark
    from whosays.questions.item import Shown
    from whosays.questions.key import Key
    from whosays.questions.kinds.chain.records import ChainAnswer, ChainKey, ChainShown
    from whosays.questions.kinds.compare.records import CompareKey, CompareShown
    from whosays.questions.kinds.deck.records import DeckAnswer, DeckKey, DeckShown, Placed
    from whosays.questions.kinds.desk.records import DeskAnswer, DeskKey, DeskShown
    from whosays.questions.kinds.mark.key import MarkKey, MarkShown
    from whosays.questions.kinds.match import MatchKey
    from whosays.questions.kinds.rate import RateKey
    from whosays.questions.kinds.roots.records import RootsAnswer, RootsKey, RootsShown
    from whosays.questions.options import ChoiceKey, ListKey

    Make = Callable[[Shown, Key], object]

WORDS = "The text names nobody who could have seen it, and it says so only once."
"""What is written where own words are asked for."""


def _ids(entries: Iterable[Mapping[str, object]]) -> list[str]:
    return [str(entry["id"]) for entry in entries]


def _guess(item: Shown) -> object:
    """Answer where nothing is expected: the first option, the middle, a few words."""
    chain = cast("ChainShown", item)
    if chain.get("modelled"):
        return len(chain["steps"])
    if item["kind"] == "rate":
        return 50
    if item["kind"] in ("one", "many", "order"):
        first = _ids(item["options"])
        return first[0] if item["kind"] == "one" else first
    return WORDS


def right_one(item: Shown, key: ChoiceKey) -> str:
    """Choose what is expected."""
    return str((key.right or _ids(item["options"]))[0])


def amiss_one(item: Shown, key: ChoiceKey) -> str:
    """Choose the first that does not fit."""
    fine = {*key.right, *key.accept}
    return next(name for name in _ids(item["options"]) if name not in fine)


def right_many(item: Shown, key: ChoiceKey) -> list[str]:
    """Tick what is expected."""
    return list(key.right or _ids(item["options"])[:1])


def amiss_many(item: Shown, key: ChoiceKey) -> list[str]:
    """One that fits and one that does not; the others that fit are left out."""
    fine = {*key.right, *key.accept}
    wrong = [name for name in _ids(item["options"]) if name not in fine]
    return [key.right[0], *wrong[:1]]


def _every_third(right: Mapping[str, str], others: list[str]) -> dict[str, str]:
    """Give every third row another answer, and leave the rest as it is."""
    return {
        row: next(name for name in others if name != value) if number % 3 == 0 else value
        for number, (row, value) in enumerate(right.items())
    }


def right_match(item: Shown, key: MatchKey) -> dict[str, str]:  # noqa: ARG001 - as every kind
    """Give each row its partner."""
    return dict(key.pairs)


def amiss_match(item: Shown, key: MatchKey) -> dict[str, str]:
    """Give every third row another partner."""
    return _every_third(key.pairs, _ids(item["right"]))


def right_compare(item: CompareShown, key: CompareKey) -> dict[str, str]:  # noqa: ARG001 - as every kind
    """Give each difference its name."""
    return dict(key.pairs)


def amiss_compare(item: CompareShown, key: CompareKey) -> dict[str, str]:
    """Give every third difference another name."""
    return _every_third(key.pairs, _ids(item["losses"]))


def right_order(item: Shown, key: ListKey) -> list[str]:  # noqa: ARG001 - as every kind
    """Put all in order."""
    return list(key.right)


def amiss_order(item: Shown, key: ListKey) -> list[str]:  # noqa: ARG001 - as every kind
    """Change the first two."""
    first, second, *rest = key.right
    return [second, first, *rest]


def right_rate(item: Shown, key: RateKey) -> int:  # noqa: ARG001 - as every kind
    """Rate in the middle of the band."""
    low, high = key.band
    return int((low + high) // 2)


def amiss_rate(item: Shown, key: RateKey) -> int:
    """Rate at the other end."""
    return 90 if right_rate(item, key) < 50 else 10  # noqa: PLR2004 - the middle of the scale


def right_mark(item: MarkShown, key: MarkKey) -> list[Mark]:
    """Mark each cue, with its code."""
    wanted = item.get("paragraphs", ())
    coded = key.coding.attributions if key.coding else ()
    records = [r for r in coded if not wanted or r.paragraph in wanted]
    return [
        {"id": f"s-{n}", "start": r.cue.start, "end": r.cue.end, "code": r.source_type}
        for n, r in enumerate(records)
    ]


def amiss_mark(item: MarkShown, key: MarkKey) -> list[Mark]:
    """Every third is missed, every third of the rest has another code."""
    found = [mark for n, mark in enumerate(right_mark(item, key)) if n % 3 != 0]
    codes = [code["code"] for code in item["codes"]]
    for mark in found[::3]:
        mark["code"] = next(code for code in codes if code != mark["code"])
    return found


def right_roots(item: RootsShown, key: RootsKey) -> RootsAnswer:  # noqa: ARG001 - as every kind
    """Make the piles and ties of the key."""
    piles = {card: str(n) for n, group in enumerate(key.groups, start=1) for card in group}
    piles |= dict.fromkeys(key.aside, "aside")
    ties = [[piles[a], piles[b]] for a, b in key.ties]
    return {"piles": piles, "ties": ties, "names": {}}


def amiss_roots(item: RootsShown, key: RootsKey) -> RootsAnswer:
    """Every third card is taken for a root of its own, and nothing is tied."""
    made = right_roots(item, key)
    for n, card in enumerate(_ids(item["cards"])):
        if n % 3 == 0:
            made["piles"][card] = str(item["piles"])
    return {"piles": made["piles"], "ties": [], "names": {}}


def right_chain(item: ChainShown, key: ChainKey) -> ChainAnswer | int:
    """Draw the arrows and ties of the key."""
    if item.get("modelled"):
        return len(item["steps"])
    return {
        "edges": [list(edge) for edge in key.edges],
        "ties": [list(pair) for pair in key.same],
        "one": [list(pair) for pair in key.one],
    }


def amiss_chain(item: ChainShown, key: ChainKey) -> ChainAnswer | int:
    """Half of the arrows, and one from the first hand to the last."""
    made = right_chain(item, key)
    if not isinstance(made, dict):
        return made
    hands = _ids(item["hands"])
    edges = [*made["edges"][::2], [hands[0], hands[-1]]]
    return {"edges": edges, "ties": [], "one": []}


def right_desk(item: DeskShown, key: DeskKey) -> DeskAnswer:  # noqa: ARG001 - as every kind
    """Answer each test as the rules give it, with its words."""
    answers = {name: test["answer"] for name, test in key.tests.items()}
    words = {name: test["span"] for name, test in key.tests.items() if test["span"]}
    return {"answers": answers, "words": words, "tried": [], "guesses": {}}


def amiss_desk(item: DeskShown, key: DeskKey) -> DeskAnswer:
    """Answer every third test the other way, and point at nothing."""
    made = right_desk(item, key)
    other = {"met": "not_met", "not_met": "met", CANT_TELL: "met", "cant_tell": "met"}
    for number, name in enumerate(made["answers"]):
        if number % 3 == 0:
            made["answers"][name] = other[made["answers"][name]]
    made["words"] = {}
    return made


def right_deck(item: DeckShown, key: DeckKey) -> DeckAnswer:
    """Place each card as we did, and let the rating stand."""
    placed: dict[str, Placed] = {
        name: {"how": key.ours[name].how, "rating": 50} for name in _ids(item["cards"])
    }
    return {"first": 50, "placed": placed}


def amiss_deck(item: DeckShown, key: DeckKey) -> DeckAnswer:
    """Place every third card elsewhere, and move by it."""
    made = right_deck(item, key)
    for number, placed in enumerate(made["placed"].values()):
        if number % 3 == 0:
            placed["how"] = "supports" if placed["how"] != "supports" else "denies"
            placed["rating"] = 70
    return made


def right_text(item: Shown, key: Key) -> str:  # noqa: ARG001 - as every kind
    """Write one sentence."""
    return WORDS


def amiss_text(item: Shown, key: Key) -> str:
    """Write the same: own words are not graded."""
    return right_text(item, key)


def sample(item: Shown, key: Key, *, amiss: bool) -> object:
    """Make an answer.

    Parameters
    ----------
    item : Shown
    key : Key
        Complete.
    amiss : bool
        Whether with mistakes.

    Returns
    -------
    object
        As a page would send it.
    """
    if key.prediction or key.open:
        return _guess(item)
    # Found by name, as kinds are: nothing lists them.
    make: Make = globals()[f"{'amiss' if amiss else 'right'}_{item['kind']}"]
    return make(item, key)
