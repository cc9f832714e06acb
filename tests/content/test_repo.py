"""What the kit's folder holds and what it never holds; the same measure for every side."""

from __future__ import annotations

import copy
import dataclasses
import hashlib
import re
import shutil
import subprocess
import tomllib
from collections import Counter
from fnmatch import fnmatch
from functools import cache
from itertools import product

import pytest
from _texts import ARTICLE_IDS, HERE, QUOTED, ROOT, plain, walk

from whosays.authoring.new import MARK
from whosays.core.kit import Kit
from whosays.corpus.articles import load_article
from whosays.corpus.attributions import load_coding
from whosays.sourcing.rule_checks import passage_of
from whosays.sourcing.rule_verdicts import apply_all
from whosays.sourcing.rules import load_rules

SET = tomllib.loads((HERE / "repo_rules.toml").read_text(encoding="utf-8"))
FAIR = SET["symmetry"]
SEEDS = ROOT / "seeds"


# --------------------------------------------------------------------- files
@cache
def tracked():
    """List the files that git keeps; in a copy without git, those of the kit's own folders."""
    asked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if asked.returncode == 0 and asked.stdout:
        return tuple(name for name in asked.stdout.split("\0") if name)
    folders = ("seeds", "lessons", "exercises", "solutions", "whosays", "tests")
    found = [file for folder in folders for file in (ROOT / folder).rglob("*") if file.is_file()]
    skipped = {"__pycache__", ".ipynb_checkpoints"}
    return tuple(
        file.relative_to(ROOT).as_posix() for file in found if not skipped & set(file.parts)
    )


@cache
def texts():
    """Give every tracked file that is text, with its words."""
    found = {}
    for name in tracked():
        try:
            found[name] = (ROOT / name).read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError):
            continue  # taken away just now; or no text
    return found


def strangers(names):
    """Find names at the top of the kit that do not belong there."""
    allowed = [*SET["top"], *(entry["name"] for entry in SET["top_also"] if entry["why"].strip())]
    tops = {name.split("/")[0] for name in names}
    return sorted(top for top in tops if not any(fnmatch(top, pattern) for pattern in allowed))


def whole(entry):
    return "".join(entry["pieces"])


def registries(name, words):
    del name
    lower = words.casefold()
    return [whole(entry) for entry in SET["registries"] if whole(entry) in lower]


def machines(name, words):
    """Find folders of a machine; a test may make up a person’s folder."""
    return [
        whole(entry)
        for entry in SET["machines"]
        if not (entry["tests"] and name.startswith("tests/"))
        and re.search(rf"(?<![\w.]){re.escape(whole(entry))}", words)
    ]


def making(name, words):
    """Find words about how a text was made. The articles and controls tell of anything."""
    if name.startswith("seeds/") and name.endswith(".txt"):
        return []
    pattern = "|".join(re.escape(whole(entry)) for entry in SET["making"])
    return re.findall(rf"(?<![\w/+])(?:{pattern})(?![\w/+])", words, re.IGNORECASE)


NEVER = {"registries": registries, "machines": machines, "making": making}
PLANTED = {
    "registries": [whole(entry) for entry in SET["registries"]],
    "machines": [whole(entry) for entry in SET["machines"]],
    "making": [whole(entry) for entry in SET["making"]],
}


def test_the_top_of_the_kit_holds_what_belongs_there():
    assert strangers(tracked()) == []


@pytest.mark.parametrize("name", ["notes/x.md", "package.json", "Makefile", "docs/a/b.md"])
def test_a_stranger_at_the_top_would_be_noticed(name):
    assert strangers([*tracked(), name]) == [name.split("/")[0]]


@pytest.mark.parametrize("rule", NEVER)
def test_no_file_holds_what_none_may_hold(rule):
    found = {name: NEVER[rule](name, words) for name, words in texts().items()}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, words) for rule in PLANTED for words in PLANTED[rule]]
)
def test_each_of_these_words_would_be_found(rule, words):
    assert NEVER[rule]("README.md", f"Made with {words.upper() if rule == 'making' else words}.")
    assert NEVER[rule]("README.md", "Made by hand, with a pen, at https://example.org/x.") == []


def test_a_word_that_only_holds_the_letters_is_fine():
    assert making("README.md", "clauded, allm, opengpts") == []


# --------------------------------------------------------------------- the five articles
def seeds_amiss(catalogue, files):
    """Find articles whose bytes are not those of the catalogue, and files it does not list."""
    listed = {entry["file"]: entry["sha256"] for entry in catalogue["article"]}
    found = {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()}
    return sorted(
        name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name)
    )


def seeds():
    catalogue = tomllib.loads((SEEDS / "catalogue.toml").read_text(encoding="utf-8"))
    return catalogue, {file.name: file.read_bytes() for file in SEEDS.glob("*.txt")}


def test_the_articles_are_kept_byte_for_byte():
    catalogue, files = seeds()
    assert seeds_amiss(catalogue, files) == []
    assert len(files) == len(ARTICLE_IDS)
    others = {file.name for file in SEEDS.iterdir()} - set(files)
    assert others == {"README.md", "catalogue.toml"}


def test_a_byte_changed_added_or_gone_would_be_noticed():
    catalogue, files = seeds()
    first, second, *_ = sorted(files)
    changed = {**files, first: files[first].replace("\u2019".encode(), b"'")}
    assert changed[first] != files[first]
    assert seeds_amiss(catalogue, changed) == [first]
    assert seeds_amiss(catalogue, {**files, second: files[second] + b"\n"}) == [second]
    assert seeds_amiss(catalogue, {**files, "005_x.txt": b"x"}) == ["005_x.txt"]
    assert seeds_amiss(catalogue, {n: raw for n, raw in files.items() if n != first}) == [first]


# --------------------------------------------------------------------- the same for every side
ARTICLES = {name: load_article(name, Kit(ROOT)) for name in ARTICLE_IDS}
CODED = {name: load_coding(name, Kit(ROOT)).attributions for name in ARTICLE_IDS}
# Each side in the place of the one that stands against it, allies in the places of allies.
MIRROR = {"russian_state": "ukrainian", "syrian_government": "us"}
MIRROR |= {there: here for here, there in MIRROR.items()}


def named_sides(rules):
    """Find a rule, or a list of words it looks for, that names one side."""
    pattern = re.compile(rf"\b(?:{'|'.join(FAIR['sides'])})\b")
    return [
        (path, word)
        for part in ("rule", "cues")
        for path, words in walk(rules[part], f"/{part}")
        for word in pattern.findall(words)
    ]


def test_no_newsroom_rule_names_a_side():
    rules = tomllib.loads((ROOT / "lessons" / "rules.toml").read_text(encoding="utf-8"))
    assert named_sides(rules) == []
    planted = copy.deepcopy(rules)
    planted["rule"][0]["asks"] = "asks Moscow for a name"
    planted["cues"]["reason"]["phrases"].append("a Ukrainian source")
    assert len(named_sides(planted)) == 2


def mirrored(entries):
    return tuple(
        dataclasses.replace(entry, affiliation=MIRROR.get(entry.affiliation, entry.affiliation))
        for entry in entries
    )


def lopsided(book):
    """Find paragraphs where a rule answers otherwise once the sides have changed places."""
    found = []
    for name, article in ARTICLES.items():
        turned = mirrored(CODED[name])
        for para in article.paragraphs:
            passage = passage_of(article, para.number)
            ours, theirs = (apply_all(passage, coded, book) for coded in (CODED[name], turned))
            found += [
                (name, para.number, rule)
                for rule in ours
                if ours[rule].answer != theirs[rule].answer
            ]
    return found


def test_every_rule_gives_every_side_the_same_answer():
    assert lopsided(load_rules(Kit(ROOT))) == []


def test_a_rule_that_is_harder_on_one_side_would_be_noticed(tmp_path):
    for name in ("lessons/codebook.toml", "seeds/catalogue.toml"):
        (tmp_path / name).parent.mkdir()
        shutil.copy(ROOT / name, tmp_path / name)
    words = (ROOT / "lessons" / "rules.toml").read_text(encoding="utf-8")
    unfair = words.replace('russian_state = "met"', 'russian_state = "not_met"')
    assert unfair != words
    (tmp_path / "lessons" / "rules.toml").write_text(unfair, encoding="utf-8")
    assert lopsided(load_rules(Kit(tmp_path))) != []


def quoted_records(words):
    """Find the attributions whose cue is quoted, or holds what is quoted."""
    quotes = [quote for quote in QUOTED.findall(plain(words)) if len(quote.split()) > 1]
    return [
        record
        for records, quote in product(CODED.values(), quotes)
        for record in records
        for cue in [plain(record.cue.text)]
        if quote in cue or cue in quote
    ]


def at(place):
    """Give the attributions of a passage; our own texts are on nobody's side."""
    numbers = [place.get("paragraph"), *place.get("also", [])]
    return [r for r in CODED.get(place.get("article"), []) if r.paragraph in numbers]


def asked_about(item):
    """Give the attributions that an item is about: its passage, its marks, the cues it quotes."""
    if item["kind"] == "mark":
        records = CODED.get(item["article"], [])
        return [r for r in records if r.paragraph in item.get("paragraphs", [r.paragraph])]
    places = [item.get(name, {}) for name in ("passage", "before", "after")]
    places += [*item.get("cards", []), *item.get("hands", [])] if item["kind"] != "deck" else []
    found = [record for place in places if "article" in place for record in at(place)]
    if found:
        return found
    rows = [*item.get("options", []), *item.get("left", [])]
    return [record for row in rows for record in quoted_records(row["text"])]


def kit_questions():
    """Give all items whose answers are held against a key or a coding."""
    found = []
    for file in sorted((ROOT / "exercises").glob("[0-9]*.toml")):
        items = tomllib.loads(file.read_text(encoding="utf-8"))["item"]
        keys = tomllib.loads((ROOT / "solutions" / file.name).read_text(encoding="utf-8"))["key"]
        open_ones = {key["item"] for key in keys if key.get("prediction")}
        found += [i for i in items if i["kind"] == "mark" or i["id"] not in open_ones]
    return found


def shares(questions):
    """Give each side's share of the questions that are about anybody's words."""
    sides = [{record.affiliation for record in asked_about(item)} for item in questions]
    sides = [found for found in sides if found]
    counts = Counter(side for found in sides for side in found)
    return {side: count / len(sides) for side, count in counts.items()}


def one_sided(questions):
    return [
        side
        for side, share in shares(questions).items()
        if share > FAIR["most_of_one_side"] and side not in FAIR["no_side"]
    ]


def test_questions_are_not_about_one_side_only():
    questions = kit_questions()
    assert one_sided(questions) == []
    assert len(set(shares(questions)) - set(FAIR["no_side"])) >= 3


@pytest.mark.parametrize(("article", "paragraph"), [("002", 5), ("002", 14), ("002", 29)])
def test_too_many_questions_about_one_side_would_be_noticed(article, paragraph):
    item = {"id": "x", "kind": "one", "passage": {"article": article, "paragraph": paragraph}}
    questions = kit_questions()
    questions += [item] * len(questions)
    (record, *_) = asked_about(item)
    assert record.affiliation in one_sided(questions)


# ------------------------------------------------------------------- what was begun is done
def unwritten(name):
    """Tell whether a file holds words that its maker has still to write."""
    here = name.startswith(("exercises/", "solutions/", "lessons/", "whosays/locale/"))
    kinds = name.startswith(("whosays/questions/kinds/", "whosays/widgets/src/", "tests/"))
    ours = name.endswith(("new.toml", "test_repo.py", "test_new_kind.py"))
    return (here or kinds) and not ours and "test_authoring_new" not in name


def test_nothing_that_was_begun_is_left_unwritten():
    found = [name for name, words in texts().items() if unwritten(name) and MARK in words]
    assert found == [], f"write where they say {MARK}"
