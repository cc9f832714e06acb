"""Words between “ ” stand word for word where we say they stand.

A no-break space counts as a space. At the start or the end of our own sentence the first
letter may be a capital one; “…” stands for words left out.
"""

from __future__ import annotations

import copy
import re
import tomllib
from fnmatch import fnmatch

import pytest
from _texts import (
    HERE,
    QUOTED,
    VERBATIM,
    article_lines,
    control_texts,
    data,
    files,
    item_homes,
    name_of,
    own_texts,
    pieces,
    pieces_of,
    plain,
)

from whosays.corpus.texts import load_text

ALLOWED = tomllib.loads((HERE / "not_quotations.toml").read_text(encoding="utf-8"))
DATA = data()
LINES = article_lines()
ARTICLES = {name: " ".join(lines) for name, lines in LINES.items()}
TEXTS = ARTICLES | control_texts(DATA) | own_texts()
CARDS = "lessons/cards/"
CARD_TABLES = {
    card["id"]: card
    for name, table in DATA.items()
    if name.startswith(CARDS)
    for card in table.get("card", [])
}
# Where a card tells what its publication says, one or two words of an article prove nothing.
TELLS = {"who", "what_later", "date_note"}
PLACEHOLDER = re.compile(r"\{\w+\}")


def stands(words, text):
    """Tell whether words stand in a text as whole words, in their order."""
    parts = [part.strip(" ,") for part in words.split("…")]
    spots = [
        re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)
        for part in parts
        if part
        for form in [part if part in text else part[0].swapcase() + part[1:]]
    ]
    return bool(spots) and all(spots)


def labels(tables):
    """Give what buttons, lines and codes of the kit are called."""
    book = tables["lessons/codebook.toml"]
    codes = [
        code["label"] for kind in ("source_type", "affiliation", "how_know") for code in book[kind]
    ]
    interface = [
        words
        for name, table in tables.items()
        if name.startswith("whosays/locale/")
        for words in table.values()
    ]
    return {words.casefold() for words in [*codes, *interface]}


def cited(words, card=None):
    """Find the entry for words of a cited source, of one card or of any."""
    for entry in ALLOWED["cited"]:
        if card in (None, entry["card"]):
            for given in entry["words"]:
                if words.casefold() == given.casefold() or (card is None and words in given):
                    return (entry["card"], given)
    return None


def listed(kind, words, piece):
    """Find an entry of the list for these words in this file."""
    for number, entry in enumerate(ALLOWED[kind]):
        if entry["words"] == words and fnmatch(piece.file, entry["file"]):
            return number if kind == "ours" or stands(words, TEXTS[entry["text"]]) else None
    return None


def card_of(piece, tables):
    number = re.match(r"/card\[(\d+)\]", piece.path)
    return tables[piece.file]["card"][int(number[1])]["id"] if number else ""


def reason(words, piece, tables, names):
    """Give why words may stand between “ ”; None if nothing allows it."""
    homes = piece.homes or tuple(TEXTS)
    telling = piece.file.startswith(CARDS) and piece.field in TELLS and len(words.split()) < 3
    if not telling and any(stands(words, TEXTS[home]) for home in homes):
        return "text"
    if PLACEHOLDER.fullmatch(words) or words.casefold() in names:
        return "label"
    # A control text's claim is its own sentence; feedback may take up its words.
    if piece.file.startswith("lessons/controls/") and stands(words, tables[piece.file]["claim"]):
        return "claim"
    for kind in ("ours", "elsewhere"):
        number = listed(kind, words, piece)
        if number is not None:
            return (kind, number)
    if piece.file.startswith(CARDS):
        return cited(words, card_of(piece, tables))
    return cited(words) if piece.file.startswith("whosays/locale/") else None


def checked(piece):
    """Leave out what holds a made-up newspaper's own words."""
    ours = piece.file.startswith("lessons/controls/")
    return not (ours and piece.field in VERBATIM | {"from", "to"})


def reasons(name, tables):
    """Give every quotation of a file with its reason."""
    names = labels(tables)
    return [
        (piece.path, words, reason(words, piece, tables, names))
        for piece in pieces_of(name, tables)
        if checked(piece)
        for words in QUOTED.findall(plain(piece.text))
    ]


def loose(name, tables):
    return [(path, words) for path, words, why in reasons(name, tables) if why is None]


def paragraphs_amiss(name, tables):
    """Find “paragraph N … “words”” in one sentence, where N does not hold the words."""
    found = []
    for piece in pieces_of(name, tables):
        homes = [home for home in piece.homes or LINES if home in LINES]
        for number, words in re.findall(
            r"[Pp]aragraph (\d+)(?: of article \d+)?(?: \w+){1,3} “([^“”]*)”", plain(piece.text)
        ):
            spots = [LINES[home][int(number) - 1 : int(number)] for home in homes]
            if homes and not any(stands(words, line) for spot in spots for line in spot):
                found.append((piece.path, number, words))
    return found


def places(value, path=""):
    """Find every table that gives an article, a paragraph and words."""
    if isinstance(value, dict):
        if {"article", "paragraph", "words"} <= set(value):
            yield path, value
        for key, entry in value.items():
            yield from places(entry, f"{path}/{key}")
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from places(entry, f"{path}[{number}]")


def lines_of(name):
    """Give the paragraphs of an article, or of a text of ours that an item points to."""
    if name in LINES:
        return LINES[name]
    return [plain(paragraph.text) for paragraph in load_text(name).paragraphs]


def places_amiss(name, tables):
    found = []
    for path, place in places(tables[name]):
        lines = lines_of(place["article"])
        within = 1 <= place["paragraph"] <= len(lines)
        if not within or plain(place["words"]) not in lines[place["paragraph"] - 1]:
            found.append(path)
    return found


RULES = {"quotations": loose, "paragraphs": paragraphs_amiss, "places": places_amiss}
UNIT, KEYS = "exercises/01-who-says-so.toml", "solutions/01-who-says-so.toml"
CLAIMS, BOOK = "solutions/claims.toml", "lessons/codebook.toml"
EGGS = "lessons/controls/17-egg-smell.toml"


def put(*path_and_value):
    *path, last, value = path_and_value

    def plant(table):
        for step in path:
            table = table[step]
        table[last] = value

    return plant


def key_of(table, item):
    return next(key for key in table["key"] if key["item"] == item)


def item_of(table, name):
    return next(item for item in table["item"] if item["id"] == name)


PLANTS = [
    ("quotations", UNIT, put("item", 2, "options", 0, "text", "“A group of 205 Ukrainian”")),
    ("quotations", UNIT, put("item", 2, "prompt", "Who is meant by “Nebenzia said”?")),
    ("quotations", UNIT, put("item", 2, "hints", 0, "Look at “a sourc”.")),
    ("quotations", UNIT, put("unit", "goals", 0, "see that “numerous report” is plural")),
    ("quotations", KEYS, put("key", 7, "reason", "“There is a confirmed information”.")),
    (
        "quotations",
        KEYS,
        lambda t: key_of(t, "u1-e8").update(reason="“Nebenzia said” so."),
    ),
    ("quotations", CLAIMS, put("claim", 0, "losses", 0, "why", "It turns “around 250” round.")),
    ("quotations", BOOK, put("how_know", 3, "definition", "“proven data” is a word.")),
    ("quotations", "solutions/coding/001.json", put("attributions", 1, "note", "“SVR claimed”")),
    ("quotations", "solutions/numbers.toml", put("retold", 0, "differs", "“nearly” is gone.")),
    ("quotations", CARDS + "swap.toml", put("card", 0, "who", "It wrote “a deal in drones”.")),
    ("quotations", CARDS + "swap.toml", put("card", 0, "who", "It wrote “categorically” so.")),
    ("quotations", CARDS + "swap.toml", put("card", 0, "who", "It wrote of “a source”.")),
    ("quotations", "lessons/rules.toml", put("rule", 0, "asks", "asks for “a name or two”")),
    ("quotations", "whosays/locale/en/spans.toml", put("extra", "Press “Do it again”.")),
    ("quotations", EGGS, put("well", "why", "“a source told Sputnik” is not here.")),
    ("quotations", "seeds/catalogue.toml", put("article", 0, "date_how", "It says “yesterday”.")),
    (
        "quotations",
        "lessons/00-start.ipynb",
        put("cells", 0, "source", ["It is the “first know er”."]),
    ),
    ("quotations", "README.md", None),
    (
        "paragraphs",
        KEYS,
        put("key", 6, "option", 0, "says", "Paragraph 5 says “a source told Sputnik”."),
    ),
    ("paragraphs", CLAIMS, put("claim", 0, "losses", 1, "why", "Paragraph 9 has “about 250”.")),
    ("paragraphs", KEYS, put("key", 6, "option", 0, "says", "Paragraph 99 says “a source”.")),
    ("places", BOOK, put("source_type", 0, "example", "paragraph", 12)),
    ("places", "solutions/numbers.toml", put("number", 0, "seen", 3, "words", "205 Ukrainian")),
    ("places", CLAIMS, put("claim", 0, "losses", 0, "article", "002")),
    (
        "places",
        "exercises/03-one-source-or-many.toml",
        lambda t: item_of(t, "u3-e6")["cards"][0].update(words="Baker Zoya Melentova denied"),
    ),
]


@pytest.mark.parametrize("name", files())
@pytest.mark.parametrize("rule", RULES)
def test_what_is_quoted_stands_there(rule, name):
    assert RULES[rule](name, DATA) == []


@pytest.mark.parametrize(("rule", "name", "plant"), PLANTS, ids=name_of)
def test_each_of_these_tests_catches_a_planted_slip(rule, name, plant):
    tables = {**DATA, name: copy.deepcopy(DATA[name])}
    if plant:
        plant(tables[name])
    else:
        tables[name] += "\nIt is a “source of one’s own”.\n"
    assert RULES[rule](name, tables) != []


def test_every_rule_has_its_plant():
    assert {rule for rule, _, _ in PLANTS} == set(RULES)


def test_a_capital_at_the_start_and_words_left_out_are_fine_but_half_words_are_not():
    text = TEXTS["001"]
    assert stands("Numerous reports", text)
    assert stands("A group of 250 … in Syria’s northern Idlib", text)
    assert not stands("umerous reports", text)
    assert not stands("numerous report", text)
    assert not stands("…", text)


def test_a_no_break_space_counts_as_a_space():
    assert plain("Hayat\u00a0Tahrir") == "Hayat Tahrir"


def test_an_item_s_homes_are_its_passage_and_the_articles_it_names():
    assert item_homes({"prompt": "In article 002?", "article": "001"}) == ("001", "002")
    passage = {"control": "c-egg-smell", "side": "b"}
    assert item_homes({"prompt": "x", "passage": passage}) == ("c-egg-smell/well",)
    assert item_homes({"prompt": "x", "article": "c-egg-smell/a"}) == ("c-egg-smell/weak",)


# --------------------------------------------------------------------- the list itself
def used():
    found = {why for name in DATA for _, _, why in reasons(name, DATA)}
    return {why for why in found if isinstance(why, tuple)}


def unused(entries):
    """Find entries of the list that nothing needs."""
    seen = used()
    left = [(kind, n) for kind in ("ours", "elsewhere") for n, _ in enumerate(entries[kind])]
    left += [(entry["card"], words) for entry in entries["cited"] for words in entry["words"]]
    return [entry for entry in left if entry not in seen]


def test_every_entry_of_the_list_is_needed():
    assert unused(ALLOWED) == []


def test_an_entry_too_many_would_be_noticed():
    more = copy.deepcopy(ALLOWED)
    more["cited"].append({"card": "swap-2024-09-aydinlik", "words": ["a deal"], "by": "x"})
    more["ours"].append({"words": "never said", "file": "*", "why": "None."})
    assert len(unused(more)) == 2


def unexplained(entries):
    """Find entries without a reason, and cited words whose card does not name their speaker."""
    found = [e["words"] for kind in ("ours", "elsewhere") for e in entries[kind] if not e["why"]]
    for entry in entries["cited"]:
        card = CARD_TABLES.get(entry["card"], {})
        named = " ".join(
            str(card.get(key, "")) for key in ("publication", "by_way_of", "who", "what_later")
        )
        if not card.get("date") or entry["by"] not in named:
            found.append(entry["card"])
    return found


def test_every_entry_has_its_reason_or_its_source():
    assert unexplained(ALLOWED) == []


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [("ours", "why", ""), ("cited", "by", "The Rival"), ("cited", "card", "no-such-card")],
)
def test_an_entry_without_reason_or_source_would_be_noticed(kind, field, value):
    entries = copy.deepcopy(ALLOWED)
    entries[kind][0][field] = value
    assert unexplained(entries) != []


def test_there_is_enough_to_check():
    assert sum(len(QUOTED.findall(piece.text)) for piece in pieces(DATA)) > 200
