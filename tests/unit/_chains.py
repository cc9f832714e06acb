"""A chain in the tiny kit: its item, its key, a modelled one, and pairs in short."""

from __future__ import annotations

from _tiny import item

from whosays.core.kit import Kit
from whosays.questions.items import find_item, public
from whosays.questions.keys import load_keys

HANDS = [
    {"id": "src", "text": "a source", "article": "t1", "paragraph": 3, "words": "A source"},
    {"id": "gazette", "text": "the Gazette", "article": "t1", "paragraph": 3, "words": "Gazette"},
    {"id": "port", "text": "the Port", "article": "t1", "paragraph": 6},
    {"id": "mayor", "text": "the mayor", "article": "t1", "paragraph": 4, "words": "Ana Ruiz"},
    {"id": "t1", "text": "the article"},
]
STEPS = [
    {"from": "src", "to": "gazette", "says": "It says so.", "shows": "A root."},
    {"from": "port", "to": "gazette", "says": "And here."},
    {"same": ["src", "port"], "says": "Nobody knows."},
    {"collapse": True, "says": "Fold."},
]


def chain(**fields):
    """Give a chain's item, with copies that a test may change."""
    hands = [dict(hand) for hand in HANDS]
    return item("t-chain", "chain", **{"hands": hands, "claim": "c1", **fields})


def modelled(**fields):
    """Give a modelled chain's item."""
    steps = [dict(step) for step in STEPS]
    return item(
        "t-chain", "chain", hands=[dict(hand) for hand in HANDS],
        **{"modelled": True, "steps": steps, **fields},
    )  # fmt: skip


def pairs(words):
    """Read "a>b c>d" as pairs."""
    return [word.split(">") for word in words.split()]


def answer(edges="", ties="", one=""):
    """Give an answer in short."""
    return {"edges": pairs(edges), "ties": pairs(ties), "one": pairs(one)}


def put(tiny, entry=None, **key):
    """Put a chain and its key into a tiny kit, on disk."""
    tiny.unit["item"].append(entry or chain())
    tiny.keys["key"].append({"item": "t-chain", "reason": "Because.", **key})
    return tiny.write()


def loaded(root):
    """Give the item in its public form, and its complete key."""
    unit, entry = find_item("t-chain", Kit(root))
    return public(entry, Kit(root)), load_keys(unit, Kit(root))["t-chain"]
