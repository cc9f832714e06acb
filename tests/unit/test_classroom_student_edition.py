"""Making an edition: on disk, as a ZIP, again and again the same. What it holds: tests/content."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import zipfile
from functools import cache

import pytest

from whosays import cli
from whosays.classroom import student_edition as edition
from whosays.core.edition import NAME
from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.corpus import pairs
from whosays.corpus.pairs import lettered, load_pair

KIT = kit_root()


@cache
def made(mode="practice", forms="ab"):
    return edition.made(Kit(KIT), mode, forms)


def test_a_folder_and_a_zip_hold_the_same(tmp_path):
    folder = edition.write(tmp_path / "kit", made())
    file = edition.write(tmp_path / "kit2", made(), as_zip=True)
    assert file.name == "kit2.zip"
    with zipfile.ZipFile(file) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    for place, raw in made().items():
        assert (folder / place).read_bytes() == raw == packed[f"kit2/{place}"]
    assert len(packed) == len(made())


def test_nothing_that_is_there_is_overwritten(tmp_path):
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    with pytest.raises(KitError, match="is there already"):
        edition.write(tmp_path, made())
    with pytest.raises(KitError, match="is there already"):
        edition.write(tmp_path / "mine", made())
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]


def test_a_disk_that_refuses_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(KitError, match="could not be written"):
        edition.write(tmp_path / "file" / "kit", made())


@pytest.mark.parametrize(
    ("mode", "forms", "said"),
    [("exam", "ab", "no edition “exam”"), ("practice", "ax", "“ax” names a form")],
)
def test_a_wrong_word_says_what_to_write(mode, forms, said):
    with pytest.raises(KitError, match=said):
        edition.made(Kit(KIT), mode, forms)


def test_an_edition_makes_no_edition(tmp_path):
    root = edition.write(tmp_path / "kit", made())
    with pytest.raises(KitError, match="student edition itself"):
        edition.made(Kit(root), "practice")


def test_forms_are_held_back_unless_they_are_named():
    assert "exercises/08-form-c.toml" not in made()
    assert "exercises/08-form-c.ipynb" in made("practice", "abc")
    assert "exercises/00-form-a.ipynb" not in made("practice", "")
    places = {one["place"] for one in json.loads(made()[f"{edition.STATIC}course.json"])}
    listed = {place for place in made() if place.endswith(".ipynb") and "/glossary" not in place}
    assert places == listed


def test_the_letters_of_an_assessed_edition_are_drawn_anew_and_mean_the_same_texts(tmp_path):
    root = edition.write(tmp_path / "kit", made("assessed"))
    turned = 0
    for name in edition._turns(Kit(KIT)):
        texts = {letter: lettered(name, letter, Kit(root)).article.text for letter in "ab"}
        teachers = load_pair(name, Kit(KIT))
        assert set(texts.values()) == {side.article.text for side in (teachers.well, teachers.weak)}
        turned += texts["a"] == lettered(name, "a", Kit(KIT)).article.text
    assert 0 < turned < len(edition._turns(Kit(KIT)))


def test_toml_is_written_as_it_is_read():
    table = {"a": '“x”\n\\ "y"', "b": [1, True, {"c d": []}], "e": {"f": -3}}
    assert tomllib.loads(edition._table(table).decode()) == table


def test_the_command_says_what_it_made(tmp_path, capsys):
    assert cli.main(["student-edition", str(tmp_path / "kit"), "--mode", "assessed"]) == 0
    said = capsys.readouterr().out
    stamp = json.loads((tmp_path / "kit" / NAME).read_text(encoding="utf-8"))["stamp"]
    assert stamp == edition.stamp_of(made("assessed"))
    assert stamp in said


@pytest.mark.parametrize("turned", [True, False])
@pytest.mark.parametrize(
    "words", ['{{ control = "c-ferry", side = "{}" }}', '{{ article = "c-ferry/{}" }}']
)
def test_a_text_of_a_pair_keeps_its_words_however_its_letters_fall(turned, words):
    """The letter that an edition's exercise uses is that of the same side in its pair's file."""
    for letter in pairs.LETTERS:
        at = pairs.SIDES.index(pairs.side_of_letter("c-ferry", letter))
        expected = pairs.LETTERS[1 - at if turned else at]
        given = edition._lettered(words.format(letter), {"c-ferry": turned})
        assert given == words.format(expected)


@pytest.mark.parametrize("turn", [False, True])
def test_a_passage_and_a_card_of_one_text_get_the_same_letter(turn):
    """The draw goes by the pair's file, so an edit of it may turn the letters at any time."""
    words = 'control = "c-bakery-roof", side = "a"\narticle = "c-bakery-roof/a"\narticle = "003"\n'
    made = edition._lettered(words, {"c-bakery-roof": turn})
    letters = re.findall(r'(?:side = "|roof/)([ab])"', made)
    assert letters[0] == letters[1]
    assert len(letters) == 2
    other = edition._lettered(words, {"c-bakery-roof": not turn})
    assert re.findall(r'(?:side = "|roof/)([ab])"', other) != letters
    assert 'article = "003"' in made


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_no_words_of_its_own_pages_are_taken_for_a_strangers(mode):
    files = made(mode)
    known = json.loads(files[f"{edition.STATIC}texts.json"])
    pages = {place: json.loads(raw) for place, raw in files.items() if place.endswith(".ipynb")}
    assert set(known) == set(pages)
    for place, book in pages.items():
        said = ["".join(c["source"]) for c in book["cells"] if c["cell_type"] == "markdown"]
        sums = {hashlib.sha256(words.encode()).hexdigest() for words in said}
        assert sums == set(known[place]), place
