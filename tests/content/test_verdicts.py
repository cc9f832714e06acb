"""Nothing of ours passes judgement on a claim: no sentence, no title, no id, no file name."""

from __future__ import annotations

import copy
import re
import subprocess
import tomllib
from fnmatch import fnmatch

import pytest
from _texts import HERE, ROOT, data, files, name_of, pieces_of, plain

LIST = tomllib.loads((HERE / "verdict_words.toml").read_text(encoding="utf-8"))
WORD = re.compile(
    r"(?<![^\W_])(?:(?:{})|(?:{})[^\W_]*)(?![^\W_])".format(
        "|".join(LIST["words"]), "|".join(LIST["stems"])
    ),
    re.IGNORECASE,
)
QUOTED = re.compile(
    "|".join(f"{left}[^{left}{right}]*{right}" for left, right in LIST["quotation_marks"])
)
DATA = data()
# Names that a person sees or a student edition carries, beside those of files.
NAMING = {"id", "item", "code", "kind", "flag", "feature", "claim", "rule", "card"}


def not_ours(piece, entries):
    return any(
        fnmatch(piece.file, entry["file"]) and re.fullmatch(entry["path"], piece.path)
        for entry in entries["not_ours"]
    )


def own_words(piece, entries):
    """Give a piece's words without quotations and the sentences of principle."""
    words = plain(piece.text)
    for entry in entries["principle"]:
        if fnmatch(piece.file, entry["file"]):
            words = words.replace(entry["sentence"], " ")
    return QUOTED.sub(" ", words)


def verdicts(name, tables, entries=LIST):
    """Find the words of judgement in our own sentences of a file."""
    return [
        (piece.path, word)
        for piece in pieces_of(name, tables)
        if not not_ours(piece, entries)
        for word in WORD.findall(own_words(piece, entries))
    ]


def verdict_names(names):
    """Find names with a word of judgement in them: parts stand between any signs."""
    return [name for name in names if WORD.search(name)]


def tracked():
    asked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if asked.returncode == 0 and asked.stdout:
        return [name for name in asked.stdout.split("\0") if name]
    return list(files())


def ids(tables):
    """Give all ids of items, keys, claims, cards, rules and cells, and names of interface texts."""
    found = []
    for name, table in tables.items():
        if name.endswith(".ipynb"):
            found += [cell["id"] for cell in table["cells"]]
            found += [tag for cell in table["cells"] for tag in cell["metadata"].get("tags", [])]
            continue
        if name.startswith("whosays/locale/"):
            found += list(table)
        found += [p.text for p in pieces_of(name, tables) if p.field in NAMING]
    return found


@pytest.mark.parametrize("name", files())
def test_our_own_sentences_pass_no_judgement(name):
    assert verdicts(name, DATA) == []


def test_neither_do_names_of_files_and_ids():
    assert verdict_names(tracked()) == []
    assert verdict_names(ids(DATA)) == []
    assert len(ids(DATA)) > 300


def put(*path_and_value):
    *path, last, value = path_and_value

    def plant(table):
        for step in path:
            table = table[step]
        table[last] = value

    return plant


PLANTS = [
    ("exercises/01-who-says-so.toml", put("item", 2, "prompt", "Is this true?")),
    ("exercises/01-who-says-so.toml", put("item", 2, "options", 0, "text", "A lie.")),
    ("exercises/01-who-says-so.toml", put("item", 2, "hints", 0, "Think of propaganda.")),
    ("exercises/01-who-says-so.toml", put("unit", "title", "Spot the fake")),
    ("solutions/01-who-says-so.toml", put("key", 2, "reason", "It was debunked later.")),
    ("solutions/01-who-says-so.toml", put("key", 2, "option", 0, "shows", "It is baseless.")),
    ("solutions/claims.toml", put("claim", 0, "roots_why", "A hoax has no root.")),
    ("solutions/claims.toml", put("node", 0, "label", "disinformation desk")),
    ("solutions/coding/001.json", put("attributions", 0, "note", "Proven otherwise.")),
    ("solutions/coding/adjudication.toml", put("decision", 0, "why", "It is untrue.")),
    ("solutions/numbers.toml", put("retold", 0, "differs", "Falsified.")),
    ("lessons/codebook.toml", put("affiliation", 0, "definition", "A mouthpiece.")),
    ("lessons/rules.toml", put("rule", 0, "settles", "Whether it is a myth.")),
    ("lessons/cards/swap.toml", put("card", 0, "note", "This was misleading.")),
    ("lessons/controls/17-egg-smell.toml", put("well", "why", "The truth came out.")),
    ("whosays/locale/en/spans.toml", put("extra", "Do not be deceived.")),
    ("seeds/catalogue.toml", put("article", 0, "date_how", "A false date.")),
    ("lessons/00-start.ipynb", put("cells", 0, "source", ["# Learn to find lies"])),
]


@pytest.mark.parametrize(("name", "plant"), PLANTS, ids=name_of)
def test_a_planted_verdict_is_found(name, plant):
    tables = {**DATA, name: copy.deepcopy(DATA[name])}
    plant(tables[name])
    assert len(verdicts(name, tables)) == 1


@pytest.mark.parametrize("name", ["fake-claims.toml", "u1_true", "Debunked.ipynb", "lies/x"])
def test_a_planted_name_is_found(name):
    assert verdict_names([name]) == [name]


@pytest.mark.parametrize("name", ["belief.toml", "trueman", "whosays/widgets/static/reader.js"])
def test_a_name_that_only_holds_the_letters_is_fine(name):
    assert verdict_names([name]) == []


def test_a_quotation_is_somebody_else_s_but_what_follows_it_is_ours():
    tables = {"x.toml": {"note": 'They said “false”, then "fake".'}}
    assert verdicts("x.toml", tables) == []
    tables = {"x.toml": {"note": "They said “no”, which was false, then “yes”."}}
    assert verdicts("x.toml", tables) == [("/note", "false")]


# --------------------------------------------------------------------- the list itself
def idle(entries):
    """Find entries without a reason, or that let nothing pass."""
    found = [e for kind in ("principle", "not_ours") for e in entries[kind] if not e["why"].strip()]
    for entry in entries["principle"]:
        names = [name for name in DATA if fnmatch(name, entry["file"])]
        words = [plain(piece.text) for name in names for piece in pieces_of(name, DATA)]
        if not WORD.search(entry["sentence"]) or not any(entry["sentence"] in w for w in words):
            found.append(entry)
    for entry in entries["not_ours"]:
        alone = {"not_ours": [entry]}
        if not any(not_ours(piece, alone) for name in DATA for piece in pieces_of(name, DATA)):
            found.append(entry)
    return found


def test_every_exception_is_explained_and_needed():
    assert idle(LIST) == []


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("principle", {"file": "README.md", "sentence": "Nothing is true.", "why": "So."}),
        ("principle", {"file": "README.md", "sentence": "No programming", "why": "So."}),
        ("not_ours", {"file": "lessons/rules.toml", "path": "/rule/asks", "why": "So."}),
        ("not_ours", {"file": "lessons/rules.toml", "path": ".*/asks", "why": " "}),
    ],
)
def test_an_exception_too_many_would_be_noticed(kind, entry):
    entries = {**LIST, kind: [*LIST[kind], entry]}
    assert idle(entries) == [entry]


def test_no_word_of_the_list_is_shadowed_by_another():
    stems = tuple(LIST["stems"])
    words = LIST["words"]
    assert [word for word in words if word.startswith(stems)] == []
    assert len(set(words)) == len(words)
