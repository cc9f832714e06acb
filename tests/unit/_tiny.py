"""A tiny kit in a folder of its own: one short article with everything around it.

Its data are plain tables that a test may change before :meth:`Tiny.write` puts them on disk.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from whosays.corpus.codebook import FIXED, TERMS

KIT = Path(__file__).parents[2]
TEXT = (
    "The harbour is closed 😀\n"
    "By Our Desk\n"
    "\n"
    "A\u00a0source told the Gazette that “the harbour is closed”.\n"
    "Mayor Ana Ruiz said the cafe\u0301 stays open. She smiled.\n"
    "قال الوزير إن الميناء مغلق.\n"
    "   \n"
    "The Port said in a statement that ships wait, adding that none left. "
    "It was reportedly cold. The Port said so.\n"
    "Show More\n"
)
UNIT = "01-tiny"
AFFILIATIONS = (
    *("russian_state", "syrian_government", "ukrainian", "us", "opposition_or_ngo"),
    *("other_government", "news_outlet", "unknown"),
)


def set_files(root: Path) -> None:
    """Put what holds for a set as a whole into a folder that lacks it, as the kit has it."""
    for name in ("seeds/catalogue.toml", "lessons/codebook.toml"):
        target = root / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(KIT / name, target)


def toml(value: Any) -> str:
    """Write a value as TOML, tables in one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def toml_file(table: dict[str, Any]) -> str:
    """Write a table as a TOML file."""
    return "".join(f"{json.dumps(name)} = {toml(value)}\n" for name, value in table.items())


def place(words: str, nth: int = 1, text: str = TEXT) -> dict[str, Any]:
    """Give start, end and text of the nth occurrence of words."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return {"start": at, "end": at + len(words), "text": words}


def record(number: int, paragraph: int, cue: str, statement: str, **fields: Any) -> dict[str, Any]:
    """Give an attribution in its file form."""
    return {
        "id": f"t1-{number:02d}",
        "article": "t1",
        "paragraph": paragraph,
        "cue": place(cue),
        "statement": place(statement),
        "source": "",
        "source_type": "unnamed_person",
        "affiliation": "unknown",
        "how_know": "asserts",
        "relayed_via": [],
        "contested": False,
        "note": "",
        "also": [],
        "contested_on": [],
        **fields,
    }


def option(name: str) -> dict[str, str]:
    """Give an option."""
    return {"id": name, "text": f"Option {name}"}


def item(name: str, kind: str, **fields: Any) -> dict[str, Any]:
    """Give an item."""
    return {"id": name, "kind": kind, "where": "exercise", "prompt": f"Ask {name}?", **fields}


class Tiny:
    """The tables of a tiny kit, and the folder they are written to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.text = TEXT
        self.raw: bytes | None = None  # the article's bytes, where they are not to be its text
        self.entry: dict[str, Any] = {
            "id": "t1",
            "file": "t1.txt",
            "title": "The harbour is closed 😀",
            "short": "the Gazette",
            "outlet": "the Gazette",
            "outlet_how": "The text says so.",
            "outlet_certainty": "certain",
            "host": "",
            "host_certainty": "unknown",
            "author": "not named",
            "date_stated": "",
            "date_inferred": "2024",
            "date_how": "A guess.",
            "date_certainty": "likely",
            "not_known": ["who wrote it"],
            "parts": {"title": [1], "dateline": [2], "standfirst": [3], "furniture": [7]},
        }
        self.catalogue: dict[str, Any] = {
            "set": {
                "id": "tiny",
                "title": "Tiny",
                "lang": "en",
                "dir": "ltr",
                "flags": {"russia": "Russia", "ukraine": "Ukraine", "us": "US", "other": "other"},
            },
            "article": [self.entry],
        }
        example = {"article": "t1", "paragraph": 3, "words": "A source told the Gazette"}
        self.codebook: dict[str, Any] = {
            term: {"label": term.title(), "definition": f"What {term} is.", "example": example}
            for term in TERMS
        }
        for name, codes in {**FIXED, "affiliation": AFFILIATIONS}.items():
            self.codebook[name] = [
                {
                    "code": code,
                    "label": code.replace("_", " ").capitalize(),
                    "short": code[0].upper(),
                    "definition": f"What {code} is.",
                    "example": dict(example),
                }
                for code in codes
            ]
        self.codebook["rule"] = [{"id": "r1", "label": "A rule", "text": "Keep to it."}]
        self.coding: dict[str, Any] = {
            "article": "t1",
            "attributions": [
                record(1, 3, "A\u00a0source told the Gazette", "“the harbour is closed”"),
                record(
                    2,
                    4,
                    "Mayor Ana Ruiz said",
                    "the cafe\u0301 stays open",
                    source="Ana Ruiz",
                    source_type="named_person",
                    also=["named_institution"],
                ),
                record(
                    3, 5, "قال الوزير", "إن الميناء مغلق", source_type="unnamed_person",
                    contested=True, contested_on=["source_type"], note="Which minister?",
                ),
                record(
                    4, 6, "The Port said in a statement", "ships wait", source="The Port",
                    source_type="named_document", relayed_via=["the Gazette", "Herald"],
                ),
                record(5, 6, "adding", "none left", source_type="named_document"),
                record(6, 6, "reportedly", "It was reportedly cold", source_type="vague"),
            ],
            "not_coded": [{**place("She smiled"), "reason": "Nothing is credited here."}],
        }  # fmt: skip
        abc = [option(name) for name in ("a", "b", "c")]
        self.unit: dict[str, Any] = {
            "unit": {
                "id": UNIT,
                "title": "Tiny",
                "minutes_lesson": 5,
                "minutes_exercise": 7,
                "goals": ["try"],
                "needs": "nothing",
            },
            "item": [
                item(
                    "t-one", "one", options=[*abc, option("cant-tell")], hints=["h1", "h2"],
                    passage={"article": "t1", "paragraph": 3, "words": "A source told"},
                ),
                item("t-many", "many", options=[*abc, option("d")], where="lesson"),
                item("t-rate", "rate", low="not", high="very"),
                item("t-guess", "rate", low="not", high="very", where="lesson"),
                item(
                    "t-match", "match", left=[option("l1"), option("l2")],
                    right=[option("r1"), option("r2"), option("cant-tell")],
                ),
                item("t-order", "order", options=abc),
                item("t-text", "text", rows=3, passage={"article": "t1", "paragraph": 4}),
                item("t-mark", "mark", article="t1", paragraphs=[3, 4, 6], hints=["look"]),
            ],
        }  # fmt: skip
        self.keys: dict[str, Any] = {
            "key": [
                {
                    "item": "t-one", "right": ["a"], "accept": ["cant-tell"], "reason": "Because.",
                    "discussion": "Talk.",
                    "option": [
                        {"id": "a", "says": "It says.", "rule": "AP.", "shows": "Shown."},
                        *({"id": name, "says": f"Not {name}."} for name in ("b", "c")),
                    ],
                },
                {
                    "item": "t-many", "right": ["a", "b"], "accept": ["d"], "reason": "Because.",
                    "option": [{"id": "c", "says": "Not c."}],
                },
                {"item": "t-rate", "band": [30, 60], "reason": "Because."},
                {"item": "t-guess", "prediction": True, "reason": "Later."},
                {
                    "item": "t-match", "pairs": {"l1": "r1", "l2": "cant-tell"},
                    "reason": "Because.", "option": [{"id": "l1", "says": "It says."}],
                },
                {"item": "t-order", "right": ["a", "b", "c"], "reason": "Because."},
                {
                    "item": "t-text", "look_for": ["A name."], "model": "Ruiz.",
                    "reason": "Because.",
                },
                {"item": "t-mark", "prediction": True, "reason": "See the coding."},
            ]
        }  # fmt: skip
        self.card_claims: dict[str, Any] = {
            "claim": [{"id": "c1", "says": "The harbour is closed.", "carried_by": ["t1"]}]
        }
        nodes = (("src", "root"), ("port", "root"), ("gazette", "relay"), ("t1", "article"))
        self.claims: dict[str, Any] = {
            "node": [
                {"id": name, "kind": kind, "label": name.title(), "affiliation": "unknown"}
                for name, kind in nodes
            ],
            "claim": [
                {
                    "id": "c1",
                    "carried_by": ["t1-01", "t1-04"],
                    "roots": [1, 2],
                    "roots_why": "The text does not say.",
                    "steps": [
                        {"from": "src", "to": "gazette", "how": "told", "shown_by": "t1-01"},
                        {"from": "gazette", "to": "t1", "how": "reports", "shown_by": "catalogue"},
                        {"from": "port", "to": "t1", "how": "states", "shown_by": "t1-04"},
                    ],
                    "same": [["src", "port"]],
                    "evidence_offered": "none",
                    "evidence_checked": "not_said",
                    "accused": "nobody",
                    "reply": "absent",
                    "reply_why": "Nobody asked.",
                    "losses": [
                        {
                            "kind": "hedge", "article": "t1", "paragraph": 6,
                            "words": "ships wait", "why": "No hedge is left.",
                        }
                    ],
                }
            ],
        }  # fmt: skip

    @property
    def claim(self) -> dict[str, Any]:
        """The one claim that is traced."""
        return self.claims["claim"][0]

    def key(self, name: str) -> dict[str, Any]:
        """Give an item's key."""
        return next(key for key in self.keys["key"] if key["item"] == name)

    def item(self, name: str) -> dict[str, Any]:
        """Give an item."""
        return next(entry for entry in self.unit["item"] if entry["id"] == name)

    def write(self) -> Path:
        """Put everything on disk, and give the folder."""
        raw = self.text.encode() if self.raw is None else self.raw
        self.entry.setdefault("sha256", hashlib.sha256(raw).hexdigest())
        files = {
            "seeds/t1.txt": raw,
            "seeds/catalogue.toml": toml_file(self.catalogue),
            "lessons/codebook.toml": toml_file(self.codebook),
            "lessons/cards/claims.toml": toml_file(self.card_claims),
            "solutions/coding/t1.json": json.dumps(self.coding, ensure_ascii=False),
            "solutions/claims.toml": toml_file(self.claims),
            f"exercises/{UNIT}.toml": toml_file(self.unit),
            f"solutions/{UNIT}.toml": toml_file(self.keys),
        }
        for name, words in files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(words if isinstance(words, bytes) else words.encode())
        return self.root
