"""Everything of ours that people read, piece by piece, as plain data.

A piece knows which texts the words it quotes must come from: its homes. Without a home they
may come from any of the five articles or of our own control texts.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from whosays.corpus.pairs import side_of_letter

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
ARTICLE_IDS = ("000", "001", "002", "003", "004")
QUOTED = re.compile(r"“([^“”]*[^“”\s][^“”]*)”")
TOML_FILES = (
    "exercises/*.toml",
    "solutions/*.toml",
    "solutions/coding/*.toml",
    "lessons/*.toml",
    "lessons/cards/*.toml",
    "lessons/controls/*.toml",
    "lessons/texts/*.toml",
    "seeds/*.toml",
    "whosays/locale/en/*.toml",
)
OTHER_FILES = ("solutions/coding/*.json", "*/*.ipynb", "*.md", "[a-z]*/*.md", "lessons/*/*.md")
# Fields that hold somebody’s words or a fictitious newspaper’s, and are checked as such elsewhere.
VERBATIM = {"words", "cue", "statement", "headline", "text"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One string of ours: its file, its place there, and the texts it may quote."""

    file: str
    path: str
    text: str
    homes: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """Give the name of the field, without its place in a list."""
        return re.sub(r"\[\d+\]$", "", self.path.rsplit("/", 1)[-1])


def name_of(value) -> str:
    """Name a test's value: the same in every process, so no address of a function."""
    return value if isinstance(value, str) else "plant"


def plain(words: str) -> str:
    """Give words with every kind of space, and every line end, as one space."""
    return " ".join(words.split())


def load(file: Path):
    """Read a data file: TOML, JSON, a notebook, or else its text."""
    words = file.read_text(encoding="utf-8")
    if file.suffix == ".toml":
        return tomllib.loads(words)
    return json.loads(words) if file.suffix in {".json", ".ipynb"} else words


def files(patterns=TOML_FILES + OTHER_FILES) -> list[str]:
    """List the files that people read, from the kit's folder."""
    found = (file for pattern in patterns for file in sorted(ROOT.glob(pattern)))
    return [
        file.relative_to(ROOT).as_posix()
        for file in found
        if not {"tests", "answers"} & set(file.relative_to(ROOT).parts)
    ]


def data() -> dict[str, object]:
    """Read all of them: file to what it holds, free to be changed by a test."""
    return {name: load(ROOT / name) for name in files()}


# --------------------------------------------------------------------- texts to quote from
def article_lines() -> dict[str, list[str]]:
    """Give the paragraphs of each article, counted as a class counts them."""
    found = {}
    for name in ARTICLE_IDS:
        (file,) = (ROOT / "seeds").glob(f"{name}_*.txt")
        lines = file.read_text(encoding="utf-8").split("\n")
        found[name] = [plain(line) for line in lines if line.strip()]
    return found


def control_texts(tables) -> dict[str, str]:
    """Give the headline and text of each side of each control pair."""
    found = {}
    for name, table in tables.items():
        if name.startswith("lessons/controls/") and name.endswith(".toml"):
            for side in ("well", "weak"):
                key = f"{table['id']}/{side}"
                found[key] = plain(f"{table[side]['headline']} {table[side]['text']}")
    return found


def own_texts() -> dict[str, str]:
    """Give the longer texts of our own, by id."""
    folder = ROOT / "lessons" / "texts"
    entries = tomllib.loads((folder / "texts.toml").read_text(encoding="utf-8"))["text"]
    return {e["id"]: plain((folder / e["file"]).read_text(encoding="utf-8")) for e in entries}


# --------------------------------------------------------------------- pieces
def walk(value, path=""):
    """Give every string inside plain data with the way to it."""
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from walk(entry, f"{path}/{name}")
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from walk(entry, f"{path}[{number}]")
    elif isinstance(value, str):
        yield path, value


def _home(name) -> str:
    """Give the home that an item names: a control's text stands there under a letter."""
    pair, _, letter = name.partition("/")
    return f"{pair}/{side_of_letter(pair, letter)}" if letter else name


def item_homes(item) -> tuple[str, ...]:
    """Give the texts that an item is about: its passage, its article, those it names."""
    passage = item.get("passage", {})
    if "control" in passage:
        side = side_of_letter(passage["control"], passage["side"])
        return (f"{passage['control']}/{side}",)
    named = [item.get("article", ""), passage.get("article", "")]
    named = [_home(name) for name in named]
    named += re.findall(r"[Aa]rticle (00\d)", item["prompt"])
    return tuple(dict.fromkeys(name for name in named if name))


def _of_list(name, table, kind, homes):
    for number, entry in enumerate(table.get(kind, [])):
        for path, words in walk(entry, f"/{kind}[{number}]"):
            yield Piece(name, path, words, homes(entry))


def _unit(name, table):
    yield from (Piece(name, path, words) for path, words in walk(table["unit"], "/unit"))
    yield from _of_list(name, table, "item", item_homes)


def _keys(name, table, tables):
    unit = tables.get(name.replace("solutions/", "exercises/"), {"item": []})
    homes = {item["id"]: item_homes(item) for item in unit["item"]}
    yield from _of_list(name, table, "key", lambda key: homes.get(key["item"], ()))


def _claims(name, table):
    yield from _of_list(name, table, "node", lambda _: ())
    for number, claim in enumerate(table["claim"]):
        homes = tuple(sorted({record[:3] for record in claim["carried_by"]}))
        losses = claim.get("losses", [])
        rest = {key: value for key, value in claim.items() if key != "losses"}
        for path, words in walk(rest, f"/claim[{number}]"):
            yield Piece(name, path, words, homes)
        for place, loss in enumerate(losses):
            for path, words in walk(loss, f"/claim[{number}]/losses[{place}]"):
                yield Piece(name, path, words, (loss["article"],))


def _control(name, table):
    both = (f"{table['id']}/well", f"{table['id']}/weak")
    for path, words in walk(table):
        side = path.split("/")[1]
        homes = (f"{table['id']}/{side}",) if side in {"well", "weak"} else both
        yield Piece(name, path, words, homes)


def _notebook(name, book):
    for cell in book["cells"]:
        if cell["cell_type"] == "markdown":
            yield Piece(name, f"/{cell['id']}", "".join(cell["source"]))


def _decisions(name, table):
    yield from _of_list(name, table, "decision", lambda entry: (entry["record"][:3],))
    yield from (Piece(name, path, words) for path, words in walk(table["edges"], "/edges"))


def _coding(name, table):
    yield from (Piece(name, path, words, (table["article"],)) for path, words in walk(table))


def _catalogue(name, table):
    yield from _of_list(name, table, "article", lambda entry: (entry["id"],))


SHAPES = (
    (r".*\.ipynb", _notebook),
    (r"exercises/.*\.toml", _unit),
    (r"solutions/claims\.toml", _claims),
    (r"solutions/coding/adjudication\.toml", _decisions),
    (r"solutions/coding/[\w-]+\.json", _coding),
    (r"lessons/controls/.*\.toml", _control),
    (r"seeds/catalogue\.toml", _catalogue),
)


def pieces_of(name: str, tables) -> list[Piece]:
    """Give the pieces of one file, with their homes."""
    table = tables[name]
    if re.fullmatch(r"solutions/\d.*\.toml", name):
        return list(_keys(name, table, tables))
    for pattern, shape in SHAPES:
        if re.fullmatch(pattern, name):
            return list(shape(name, table))
    return [Piece(name, path or "/", words) for path, words in walk(table)]


def pieces(tables) -> list[Piece]:
    """Give all pieces of all files."""
    return [piece for name in tables for piece in pieces_of(name, tables)]


READ = (
    r"(exercises|lessons|whosays/locale)/.*",
    r"solutions/\d\d-.*\.(toml|ipynb)",
    r"solutions/claims\.toml",
)
# A made-up newspaper may write as it likes, and so may whoever is quoted.
OTHERS = (r"lessons/texts/.*\.txt",)
NEWSPAPER = {"from", "to", "ours", "outlet", "source"}


def read_in_class(tables) -> list[Piece]:
    """Give the pieces that students or their teacher read, and that are our own words."""
    return [
        piece
        for piece in pieces(tables)
        if any(re.fullmatch(pattern, piece.file) for pattern in READ)
        and not any(re.fullmatch(pattern, piece.file) for pattern in OTHERS)
        and not re.search(r"/cues/\w+/phrases", piece.path)
        and not (piece.field in VERBATIM - {"text"} and "locale" not in piece.file)
        and not (piece.field in NEWSPAPER and "locale" not in piece.file)
        and not (piece.field == "text" and piece.file.startswith("lessons/controls/"))
    ]


def own_words(text: str) -> str:
    """Give our own words of a piece: without quotations, in one line."""
    return plain(re.sub(r"“[^“”]*”", " ", text))
