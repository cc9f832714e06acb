"""Answers made from keys: all right, and with the mistakes that are made most.

For whoever measures what the kit says back: the same answers before and after a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.questions.options import CANT_TELL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Make = Callable[[Mapping[str, Any], Mapping[str, Any]], Any]

WORDS = "The text names nobody who could have seen it, and it says so only once."
"""What is written where own words are asked for."""


def _ids(item: Mapping[str, Any], name: str) -> list[str]:
    return [str(entry["id"]) for entry in item[name]]


def _guess(item: Mapping[str, Any]) -> Any:  # noqa: ANN401 - by kind
    """Answer where nothing is expected: the first option, the middle, a few words."""
    if item.get("modelled"):
        return len(item["steps"])
    if item["kind"] == "rate":
        return 50
    if item["kind"] in ("one", "many", "order"):
        first = _ids(item, "options")
        return first[0] if item["kind"] == "one" else first
    return WORDS


def right_one(item: Mapping[str, Any], key: Mapping[str, Any]) -> str:
    """Choose what is expected."""
    return str(key.get("right", _ids(item, "options"))[0])


def amiss_one(item: Mapping[str, Any], key: Mapping[str, Any]) -> str:
    """Choose the first that does not fit."""
    fine = {*key.get("right", ()), *key.get("accept", ())}
    return next(name for name in _ids(item, "options") if name not in fine)


def right_many(item: Mapping[str, Any], key: Mapping[str, Any]) -> list[str]:
    """Tick what is expected."""
    return list(key.get("right", _ids(item, "options")[:1]))


def amiss_many(item: Mapping[str, Any], key: Mapping[str, Any]) -> list[str]:
    """One that fits and one that does not; the others that fit are left out."""
    fine = {*key["right"], *key.get("accept", ())}
    wrong = [name for name in _ids(item, "options") if name not in fine]
    return [key["right"][0], *wrong[:1]]


def _every_third(right: Mapping[str, str], others: list[str]) -> dict[str, str]:
    """Give every third row another answer, and leave the rest as it is."""
    return {
        row: next(name for name in others if name != value) if number % 3 == 0 else value
        for number, (row, value) in enumerate(right.items())
    }


def right_match(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, str]:  # noqa: ARG001 - as every kind
    """Give each row its partner."""
    return dict(key["pairs"])


def amiss_match(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, str]:
    """Give every third row another partner."""
    return _every_third(key["pairs"], _ids(item, "right"))


def right_compare(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, str]:
    """Give each difference its name."""
    return right_match(item, key)


def amiss_compare(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, str]:
    """Give every third difference another name."""
    return _every_third(key["pairs"], _ids(item, "losses"))


def right_order(item: Mapping[str, Any], key: Mapping[str, Any]) -> list[str]:  # noqa: ARG001 - as every kind
    """Put all in order."""
    return list(key["right"])


def amiss_order(item: Mapping[str, Any], key: Mapping[str, Any]) -> list[str]:  # noqa: ARG001 - as every kind
    """Change the first two."""
    first, second, *rest = key["right"]
    return [second, first, *rest]


def right_rate(item: Mapping[str, Any], key: Mapping[str, Any]) -> int:  # noqa: ARG001 - as every kind
    """Rate in the middle of the band."""
    low, high = key["band"]
    return int((low + high) // 2)


def amiss_rate(item: Mapping[str, Any], key: Mapping[str, Any]) -> int:
    """Rate at the other end."""
    return 90 if right_rate(item, key) < 50 else 10  # noqa: PLR2004 - the middle of the scale


def right_mark(item: Mapping[str, Any], key: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Mark each cue, with its code."""
    wanted = item.get("paragraphs", ())
    records = [r for r in key["coding"].attributions if not wanted or r.paragraph in wanted]
    return [
        {"id": f"s-{n}", "start": r.cue.start, "end": r.cue.end, "code": r.source_type}
        for n, r in enumerate(records)
    ]


def amiss_mark(item: Mapping[str, Any], key: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every third is missed, every third of the rest has another code."""
    found = [mark for n, mark in enumerate(right_mark(item, key)) if n % 3 != 0]
    codes = [code["code"] for code in item["codes"]]
    for mark in found[::3]:
        mark["code"] = next(code for code in codes if code != mark["code"])
    return found


def right_roots(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - as every kind
    """Make the piles and ties of the key."""
    piles = {card: str(n) for n, group in enumerate(key["groups"], start=1) for card in group}
    piles |= dict.fromkeys(key.get("aside", ()), "aside")
    ties = [[piles[a], piles[b]] for a, b in key.get("ties", ())]
    return {"piles": piles, "ties": ties, "names": {}}


def amiss_roots(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    """Every third card is taken for a root of its own, and nothing is tied."""
    made = right_roots(item, key)
    most = int(item.get("piles", 6))
    for n, card in enumerate(_ids(item, "cards")):
        if n % 3 == 0:
            made["piles"][card] = str(most)
    return {**made, "ties": []}


def right_chain(item: Mapping[str, Any], key: Mapping[str, Any]) -> Any:  # noqa: ANN401 - by kind
    """Draw the arrows and ties of the key."""
    if item.get("modelled"):
        return len(item["steps"])
    return {
        "edges": [list(edge) for edge in key["edges"]],
        "ties": [list(pair) for pair in key.get("same", ())],
        "one": [list(pair) for pair in key.get("one", ())],
    }


def amiss_chain(item: Mapping[str, Any], key: Mapping[str, Any]) -> Any:  # noqa: ANN401 - by kind
    """Half of the arrows, and one from the first hand to the last."""
    made = right_chain(item, key)
    if not isinstance(made, dict):
        return made
    hands = _ids(item, "hands")
    edges = [*made["edges"][::2], [hands[0], hands[-1]]]
    return {"edges": edges, "ties": [], "one": []}


def right_desk(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - as every kind
    """Answer each test as the rules give it, with its words."""
    answers = {name: test["answer"] for name, test in key["tests"].items()}
    words = {name: test["span"] for name, test in key["tests"].items() if test["span"]}
    return {"answers": answers, "words": words, "tried": [], "guesses": {}}


def amiss_desk(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    """Answer every third test the other way, and point at nothing."""
    made = right_desk(item, key)
    other = {"met": "not_met", "not_met": "met", CANT_TELL: "met", "cant_tell": "met"}
    for number, name in enumerate(made["answers"]):
        if number % 3 == 0:
            made["answers"][name] = other[made["answers"][name]]
    return {**made, "words": {}}


def right_deck(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    """Place each card as we did, and let the rating stand."""
    cards = _ids(item, "cards")
    placed = {name: {"how": key["ours"][name]["how"], "rating": 50} for name in cards}
    return {"first": 50, "placed": placed}


def amiss_deck(item: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    """Place every third card elsewhere, and move by it."""
    made = right_deck(item, key)
    for number, name in enumerate(made["placed"]):
        if number % 3 == 0:
            how = made["placed"][name]["how"]
            made["placed"][name]["how"] = "supports" if how != "supports" else "denies"
            made["placed"][name]["rating"] = 70
    return made


def right_text(item: Mapping[str, Any], key: Mapping[str, Any]) -> str:  # noqa: ARG001 - as every kind
    """Write one sentence."""
    return WORDS


def amiss_text(item: Mapping[str, Any], key: Mapping[str, Any]) -> str:
    """Write the same: own words are not graded."""
    return right_text(item, key)


def sample(item: Mapping[str, Any], key: Mapping[str, Any], *, amiss: bool) -> Any:  # noqa: ANN401 - by kind
    """Make an answer.

    Parameters
    ----------
    item : Mapping
        In its public form.
    key : Mapping
        Complete.
    amiss : bool
        Whether with mistakes.

    Returns
    -------
    Any
        As a page would send it.
    """
    if key.get("prediction") or key.get("open"):
        return _guess(item)
    # Found by name, as kinds are: nothing lists them.
    make: Make = globals()[f"{'amiss' if amiss else 'right'}_{item['kind']}"]
    return make(item, key)
