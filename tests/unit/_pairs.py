"""A tiny control pair as plain data, and the file it is written to."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from _tiny import set_files, toml_file

RULES = Path(__file__).parents[2] / "lessons" / "rules.toml"
HEADLINE = "Ferry stays in port 😀"
WELL = (
    "The ferry did not leave. “It\u00a0stays,” Ana Ruiz said.\n\n"
    "Captain Lo, who was on board, said the cafe\u0301 flooded. Lo said it twice.\n\n"
    "The Port said it would look into it."
)
WEAK = (
    "The ferry did not leave. “It\u00a0stays,” a source said.\n\n"
    "Captain Lo, who was at home, said the cafe\u0301 flooded. Lo said it twice.\n\n"
    "The Port said it would look into it."
)


def attribution(paragraph: int, cue: str, statement: str, **fields: Any) -> dict[str, Any]:
    """Give an attribution in its file form."""
    return {
        "paragraph": paragraph,
        "cue": cue,
        "statement": statement,
        "source": "Captain Lo",
        "source_type": "named_person",
        "affiliation": "unknown",
        "how_know": "firsthand",
        "relayed_via": [],
        "contested": False,
        "note": "",
        **fields,
    }


def pair() -> dict[str, Any]:
    """Give a sound pair in its file form."""
    shared = [
        attribution(3, "Captain Lo", "the cafe\u0301 flooded"),
        attribution(3, "said", "it twice", nth=2),
        attribution(
            4, "The Port said", "it would look into it", source="The Port",
            source_type="named_institution", contested=True, note="A body or a place?",
        ),
    ]  # fmt: skip
    side = {"headline": HEADLINE, "outlet": "The Quay", "roots_why": "Lo.", "why": "Lo was there."}
    asks = {"rule": "reuters-two-better", "answer": "cant_tell"}
    return {
        "id": "c-ferry",
        "title_of_pair": "The ferry",
        "topic": "a ferry",
        "flag": "neutral",
        "flag_note": "Nobody is accused.",
        "feature": "named",
        "claim": "The café flooded.",
        "difference": "One was there.",
        "note": "We wrote this text for the kit.",
        "switches": [
            {"label": "where Lo was", "from": "was on board", "to": "was at home"},
            {"label": "who speaks", "from": "Ana Ruiz", "to": "a source"},
        ],
        "well": {
            **side, "text": WELL, "support": "well", "roots": [1, 2],
            "attributions": [attribution(2, "Ana Ruiz said", "It\u00a0stays"), *shared],
            "rules": [{**asks, "words": "Captain Lo"}],
        },
        "weak": {
            **side, "text": WEAK, "support": "weak", "roots": [0, 1],
            "attributions": [
                attribution(2, "a source said", "It\u00a0stays", source_type="unnamed_person"),
                *[{**entry, "nth": entry.get("nth", 1)} for entry in shared],
            ],
            "rules": [{**asks, "words": ""}],
        },
    }  # fmt: skip


def write(table: dict[str, Any], root: Path, name: str = "01-ferry") -> Path:
    """Put a pair where the kit looks for it, with the newsroom rules; give its file."""
    file = root / "lessons" / "controls" / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(toml_file(table), encoding="utf-8")
    shutil.copy(RULES, root / "lessons" / "rules.toml")
    set_files(root)
    return file
