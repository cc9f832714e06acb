"""A small deck on a tiny kit: three cards of a made-up theme, the item and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _tiny import UNIT, Tiny, item, toml

if TYPE_CHECKING:
    from pathlib import Path

DECK = "t-deck"


def card(name: str, date: str, how: str = "", **fields: Any) -> dict[str, Any]:
    """Give a card; without `how` it bears on another claim."""
    bearing = {"claim": "c1" if how else "c2", "how": how or "context", "why": f"Why {name}."}
    return {
        "id": name,
        "kind": "evidence",
        "date": date,
        "publication": f"Paper {name}",
        "description": f"Report {name}.",
        "who": f"Somebody said {name}.",
        "sourcing": {"kind": "named_official", "how": f"Saw {name}."},
        "certainty": "certain",
        "shown_from": (date + "-01-01")[:10],
        "note": f"Note {name}.",
        "bears_on": [bearing],
        **fields,
    }


class Deck(Tiny):
    """The tiny kit with cards, a deck and its key."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.card_claims["claim"].append({"id": "c2", "says": "It rains.", "carried_by": ["t1"]})
        self.cards = [
            card("a", "2024-01-01", "supports_smaller"),
            card("b", "2024-02", "denies", title="Harbour says no"),
            card("c", "2024-03-03", "context"),
        ]
        names = [entry["id"] for entry in self.cards]
        self.deck = item(DECK, "deck", claim="c1", cards=names)
        self.deck_key: dict[str, Any] = {
            "item": DECK, "reason": "Because.", "accept": {"c": ["unrelated"]},
            "discussion": "Talk.",
            "option": [{"id": "a", "says": "It says a.", "shows": "Why a. Shown a."}],
        }  # fmt: skip
        self.unit["item"].append(self.deck)
        self.keys["key"].append(self.deck_key)

    def write(self) -> Path:
        """Put everything on disk, and give the folder."""
        root = super().write()
        lines = [
            "[[card]]\n" + "".join(f"{name} = {toml(value)}\n" for name, value in entry.items())
            for entry in self.cards
        ]
        (root / "lessons/cards/theme.toml").write_text("\n".join(lines), encoding="utf-8")
        return root


FILE = f"{UNIT}.toml"
