"""A small set on disk with an item of every kind, each with its key.

A kind can also bring its own item, key and answer: a file of its name in ``kind_cases``.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _chains import chain
from _deck import Deck
from _pairs import RULES
from _tiny import TEXT, UNIT, item

from whosays.core.kit import Kit
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys

if TYPE_CHECKING:
    from whosays.questions.item import Shown
    from whosays.questions.key import Key

CASES = {
    file.stem: tomllib.loads(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "kind_cases").glob("*.toml"))
}
ROOTS = item(
    "t-roots", "roots", piles=5,
    cards=[
        {"id": "a", "text": "Ruiz", "article": "t1", "paragraph": 4, "words": "Mayor Ana Ruiz"},
        {"id": "b", "text": "A paper repeats the mayor", "label": "The Post"},
        {"id": "c", "article": "t1", "paragraph": 3},
    ],
)  # fmt: skip
COMPARE = item(
    "t-compare", "compare",
    before={"ours": "Mayor Ana Ruiz said up to 60 ships may wait.", "outlet": "the Gazette"},
    after={"ours": "It emerged that hundreds of ships wait.", "outlet": "the Echo"},
    differences=[
        {"id": "who", "before": "Mayor Ana Ruiz said", "after": "It emerged that"},
        {"id": "count", "before": "up to 60", "after": "hundreds of"},
    ],
)  # fmt: skip
RULE = "ap-not-simply-a-source"
DESK = item("t-desk", "desk", rules=[RULE], passage={"article": "t1", "paragraph": 3})
KEYS = [
    {"item": "t-roots", "groups": [["a", "b"], ["c"]], "aside": [], "count": [2, 2]},
    {"item": "t-compare", "pairs": {"who": "attribution", "count": "number"}},
    {"item": "t-desk"},
    {"item": "t-chain", "edges": [["src", "gazette"], ["gazette", "t1"]]},
]
START = TEXT.index("reportedly")
ANSWERS: dict[str, Any] = {
    "one": "a",
    "many": ["a", "b"],
    "order": ["a", "b", "c"],
    "rate": 45,
    "match": {"l1": "r1", "l2": "cant-tell"},
    "text": "Ruiz of the port says so.",
    "mark": [{"id": "m-1", "start": START, "end": START + 10, "code": "vague"}],
    "desk": {"answers": {RULE: "met"}, "words": {RULE: [0, 5]}, "tried": [], "guesses": {}},
    "roots": {"piles": {"a": "1", "b": "1", "c": "2"}, "ties": [["1", "2"]], "names": {"1": "R"}},
    "chain": {"edges": [["src", "gazette"]], "ties": [["src", "port"]], "one": []},
    "compare": {"who": "attribution", "count": "number"},
    "deck": {"first": 50, "placed": {"a": {"how": "denies", "rating": 40, "why": "So."}}},
    **{kind: case["answer"] for kind, case in CASES.items()},
}
"""An answer of each kind that says something."""


def load(root: Path) -> dict[str, tuple[Shown, Key]]:
    """Write the set; give the first item of each kind, in its public form, with its key."""
    tiny = Deck(root)
    walk = chain()
    del walk["claim"]  # its key stands beside it, with no claim to trace
    tiny.unit["item"] += [ROOTS, COMPARE, DESK, walk, *(case["item"] for case in CASES.values())]
    tiny.keys["key"] += [{**key, "reason": "Because."} for key in KEYS]
    tiny.keys["key"] += [case["key"] for case in CASES.values()]
    tiny.write()
    shutil.copy(RULES, root / "lessons" / "rules.toml")
    keys = load_keys(UNIT, Kit(root))
    found: dict[str, tuple[Shown, Key]] = {}
    for entry in load_unit(UNIT, Kit(root)).items:
        found.setdefault(entry.kind, (public(entry, Kit(root)), keys[entry.id]))
    return found
