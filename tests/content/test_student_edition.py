"""What students get: every page opens calmly, and no file tells an answer."""

from __future__ import annotations

import ast
import base64
import html
import json
import shutil
import tomllib
import zipfile
from functools import cache
from io import BytesIO

import pytest

from whosays import show
from whosays.answers import session
from whosays.classroom import student_edition as edition
from whosays.core import sealed
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.corpus.texts import load_text
from whosays.html import page
from whosays.questions import items
from whosays.widgets.question import Question
from whosays.widgets.reader import Reader

KIT = kit_root()
PAGES = sorted(
    file.relative_to(KIT).as_posix()
    for folder in ("lessons", "exercises")
    for file in (KIT / folder).glob("[0-9]*.ipynb")
)
# Fields of keys, and the names of a control pair's sides.
KEY_WORDS = {
    "accept", "accept_groups", "accept_pairs", "answer", "band", "bears_on", "count", "discussion",
    "edges", "expected", "groups", "key", "look_for", "model", "option", "ours_how", "pairs",
    "reason", "side", "ties", "weak", "well", "why",
}  # fmt: skip


@cache
def files_of(mode):
    return edition.made(Kit(KIT), mode)


def opened(mode, tmp_path, monkeypatch):
    """Put an edition on disk, without the program, as the kit in use."""
    root = tmp_path / mode
    for place, raw in files_of(mode).items():
        if not place.startswith("whosays/"):
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            (root / place).write_bytes(raw)
    monkeypatch.setenv("WHOSAYS_KIT", str(root))
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.delenv("WHOSAYS_STRICT", raising=False)
    session.current.cache_clear()
    return root


@pytest.fixture
def student(tmp_path, monkeypatch):
    """Give a copy of the kit without the keys, as the kit in use."""
    root = tmp_path / "kit"
    for folder in ("seeds", "lessons", "exercises"):
        shutil.copytree(KIT / folder, root / folder)
    monkeypatch.setenv("WHOSAYS_KIT", str(root))
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.delenv("WHOSAYS_STRICT", raising=False)
    return root


def calls(name, root=KIT):
    """Give what the cells of a notebook call: function, arguments, named arguments."""
    for cell in json.loads((root / name).read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        for line in ast.parse("".join(cell["source"])).body:
            if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call):
                call = line.value
                yield (
                    call.func.id,
                    [ast.literal_eval(one) for one in call.args],
                    {one.arg: ast.literal_eval(one.value) for one in call.keywords},
                )


@pytest.mark.usefixtures("student")
@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_without_an_alarm(name):
    for function, given, named in calls(name):
        shown = getattr(show, function)(*given, **named)
        if isinstance(shown, page.Html):
            assert 'role="alert"' not in shown.body, (function, given, repr(shown))
            assert "solutions/" not in shown.body
        if isinstance(shown, Question):
            assert shown.mode == "assessed"
        if isinstance(shown, Reader):
            assert not shown.can_check


def names(value):
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names(inner)


@pytest.mark.parametrize("unit", [file.stem for file in items.unit_files(Kit(KIT))])
def test_what_goes_to_the_page_is_the_same_without_the_key_and_names_none_of_it(unit, student):
    for item in items.load_unit(unit, Kit(KIT)).items:
        shown = items.public(item, Kit(KIT))
        assert shown == items.public(item, Kit(student))
        assert not KEY_WORDS & set(names(shown)), item.id
        assert not any(side in json.dumps(shown) for side in ('"well"', '"weak"'))


def test_a_text_of_ours_is_found_without_its_coding(student):
    assert load_text("t-night-gates", Kit(student)).text


# ---------------------------------------------------------------- what no file may hold
def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def unread(root):
    """Give every string of the keys, by the file that it stands in."""
    for file in sorted((root / "solutions").rglob("*.toml")):
        yield file.name, strings(tomllib.loads(file.read_text(encoding="utf-8")))
    for file in sorted((root / "solutions").rglob("*.json")):
        yield file.name, strings(json.loads(file.read_text(encoding="utf-8")))
    for file in sorted((root / "solutions").glob("*.ipynb")):
        book = json.loads(file.read_text(encoding="utf-8"))
        told = [
            "".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "markdown"
        ]
        yield file.name, iter(told[1:])  # the first cell is the lesson's own
    for file in sorted((root / "lessons" / "controls").glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        key = [table["feature"], table["difference"]]
        sides = [
            {n: v for n, v in table[side].items() if n in ("roots_why", "why")}
            for side in ("well", "weak")
        ]
        yield file.name, strings([key, sides])
    for file in sorted((root / "lessons" / "cards").glob("*.toml")):
        cards = tomllib.loads(file.read_text(encoding="utf-8")).get("card", ())
        yield file.name, strings([[c.get("bears_on", []), c.get("note", "")] for c in cards])
    for file in sorted((root / "lessons" / "notes").glob("*.md")):
        yield file.name, iter(file.read_text(encoding="utf-8").split("\n\n"))
    for name in ("2-guide", "3-letter-home"):
        file = root / "lessons" / "papers" / f"{name}.md"
        yield file.name, iter(file.read_text(encoding="utf-8").split("\n\n"))


LEAST = 24  # shorter words stand in any text
# Plain phrases of the program, the glossary and the codebook that a key happens to use, too.
PHRASES = {
    "The text does not show it.",
    "Our codebook (2026): whoever passes it on is not a root.",
    "“an SVR statement released on 13 February reads”.",
    "Aydinlik, Turkish newspaper",
    "Russia's Foreign Intelligence Service (SVR)",
}


@cache
def public_words():
    """Give what students read anyway: a key may quote it."""
    parts = [file.read_text(encoding="utf-8") for file in (KIT / "seeds").glob("*.txt")]
    parts += [file.read_text(encoding="utf-8") for file in (KIT / "lessons" / "texts").iterdir()]
    for unit in items.unit_files(Kit(KIT)):
        shown = [
            items.public(item, Kit(KIT)) for item in items.load_unit(unit.stem, Kit(KIT)).items
        ]
        parts += strings(shown)
    for folder in ("lessons", "exercises"):
        for file in (KIT / folder).glob("*.ipynb"):
            for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
                parts.append("".join(cell["source"]))
    for name in ("rules.toml", "glossary.toml", "codebook.toml", "cards/claims.toml"):
        parts += strings(tomllib.loads((KIT / "lessons" / name).read_text(encoding="utf-8")))
    for file in (KIT / "lessons" / "cards").glob("*.toml"):
        cards = tomllib.loads(file.read_text(encoding="utf-8")).get("card", ())
        told = ("bears_on", "note")
        parts += strings([{n: v for n, v in card.items() if n not in told} for card in cards])
    for file in (KIT / "lessons" / "controls").glob("*.toml"):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        shown = [table[side][part] for side in ("well", "weak") for part in ("headline", "text")]
        parts += [*strings(table["switches"]), *shown]
    parts.append((KIT / "lessons" / "papers" / "1-handout.md").read_text(encoding="utf-8"))
    return "\n".join(parts)


@cache
def secrets():
    """Give every sentence of the keys that stands nowhere that a student may read."""
    there = public_words()
    found = {}
    for name, told in unread(KIT):
        for words in told:
            if len(words) >= LEAST and words not in there and words not in PHRASES:
                found[words] = name
    return found


def encodings(words):
    """Give a sentence in every encoding that the kit's files use, and some that hide it."""
    plain = words.encode()
    yield plain
    yield json.dumps(words)[1:-1].encode()
    yield json.dumps(words, ensure_ascii=False)[1:-1].encode()
    yield html.escape(words).encode()
    yield words.encode("utf-16-le")
    yield plain.hex().encode()
    for shift in range(3):  # base64 of a longer text, wherever in it the sentence begins
        yield base64.b64encode(b"x" * shift + plain)[4 if shift else 0 :][: len(plain) - 4]


def inner(raw):
    """Give what a file holds: itself, and each member where it is an archive."""
    yield raw
    for shown in (raw, sealed.turned(raw)):
        if zipfile.is_zipfile(BytesIO(shown)):
            with zipfile.ZipFile(BytesIO(shown)) as archive:
                for info in archive.infolist():
                    yield archive.read(info)


def test_there_is_something_to_look_for():
    by_file = list(secrets().values())
    for unit in items.unit_files(Kit(KIT)):
        assert by_file.count(f"{unit.stem}.toml") >= 15, unit.stem
    assert by_file.count("forms.toml") >= 60
    assert len(secrets()) > 1200


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_no_file_holds_a_sentence_of_the_keys(mode):
    """In an assessed edition in no way; in one for practice not in a file that can be read."""
    looked = [
        raw
        for place, held in files_of(mode).items()
        for raw in (inner(held) if mode == "assessed" else (held,))
    ]
    everything = b"\0".join(looked)
    assert len(everything) > 1_000_000
    hits = {
        (name, words[:60])
        for words, name in secrets().items()
        if any(form in everything for form in encodings(words))
    }
    assert hits == set()


def test_the_search_finds_a_sentence_in_each_encoding():
    words = next(iter(secrets()))
    wrapped = [
        words.encode(),
        json.dumps({"a": words}).encode(),
        f"<p>{html.escape(words)}</p>".encode(),
        base64.b64encode(b"{'x': " + words.encode() + b"}"),
        next(raw for raw in inner(sealed.seal({"a": words.encode()})) if words.encode() in raw),
    ]
    for raw in wrapped:
        assert any(form in raw for form in encodings(words)), raw[:40]


def tables(value):
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from tables(one)
    elif isinstance(value, list):
        for one in value:
            yield from tables(one)


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_no_readable_file_has_a_field_of_a_key_or_names_a_side(mode):
    """Also where a key is a letter or a number, which no search for words would find."""
    fields = {"bears_on", "support", "roots", "roots_why", "right", "accept", "band", "pairs",
              "edges", "groups", "ties", "reason", "look_for", "model", "well", "weak", "feature",
              "difference", "attributions", "piles", "count"}  # fmt: skip
    ours = {"right", "piles", "roots", "count"}  # of items: rows to match, how many piles, a name
    for place, raw in files_of(mode).items():
        if place.startswith(("lessons/", "exercises/")) and place.endswith(".toml"):
            item_file = place.startswith("exercises/")
            for table in tables(tomllib.loads(raw.decode())):
                # The model report of lesson 6 is shown to practise on.
                hits = fields & set(table) - (ours if item_file else set())
                if place == "lessons/rules.toml":
                    hits -= {"reason", "groups"}  # lists of words that a test looks for
                assert hits <= ({"model"} if mode == "practice" and item_file else set()), place
    assert not any(p.startswith(("solutions/", "lessons/notes/", "tests/")) for p in files_of(mode))


def test_the_seal_of_a_practice_edition_holds_no_key_of_a_form():
    held = sealed.unseal(files_of("practice")[sealed.NAME])
    assert "solutions/01-who-says-so.toml" in held
    assert not [place for place in held if "form" in place or "passes" in place]
    assert sealed.NAME not in files_of("assessed")


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_the_same_kit_makes_the_same_edition(mode):
    again = edition.made(Kit(KIT), mode)
    assert edition.packed(again, "kit") == edition.packed(files_of(mode), "kit")


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_pages_of_an_edition_have_no_outputs_and_agree_with_the_copy_they_are_mended_from(mode):
    files = files_of(mode)
    own = json.loads(files["whosays/lab/pages.json"])
    books = {place: json.loads(raw) for place, raw in files.items() if place.endswith(".ipynb")}
    assert set(own) == set(books)
    for place, book in books.items():
        assert not any(cell.get("outputs") for cell in book["cells"]), place
        assert [cell["source"] for cell in book["cells"]] == [
            cell["source"] for cell in own[place]["cells"]
        ]
        assert "solutions/" not in files[place].decode(), place
        assert "08-form-c" not in files[place].decode(), place
        if mode == "assessed":
            assert "What you can say now" not in files[place].decode()
            assert "press **Check**" not in files[place].decode()


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_each_page_of_an_edition_opens_and_checks_or_only_saves(mode, tmp_path, monkeypatch):
    root = opened(mode, tmp_path, monkeypatch)
    checks = []
    for name in [place for place in files_of(mode) if place.endswith(".ipynb")]:
        for function, given, named in calls(name, root):
            shown = getattr(show, function)(*given, **named)
            if isinstance(shown, page.Html):
                assert 'role="alert"' not in shown.body, (function, given, repr(shown))
                continue
            form = "form-" in name
            if isinstance(shown, Question):
                checks.append(shown.mode)
                assert shown.mode == ("assessed" if form else mode), given
            if isinstance(shown, Reader):
                assert shown.can_check == (mode == "practice")
    assert len(checks) > 100


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_an_edition_shows_the_questions_that_the_kit_does(mode, tmp_path, monkeypatch):
    root = opened(mode, tmp_path, monkeypatch)
    for file in items.unit_files(Kit(root)):
        teachers = items.load_unit(file.stem, Kit(KIT)).items
        for mine, theirs in zip(items.load_unit(file.stem, Kit(root)).items, teachers, strict=True):
            assert items.public(mine, Kit(root)) == items.public(theirs, Kit(KIT)), mine.id
