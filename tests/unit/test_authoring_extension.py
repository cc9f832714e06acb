from __future__ import annotations

import json
import shutil

import pytest

from whosays.authoring import extension
from whosays.core.i18n import section


@pytest.fixture
def home(tmp_path):
    """Give a copy of the extension that a test may change."""
    return shutil.copytree(extension.HOME, tmp_path / "whosays-start")


def load(home):
    about = json.loads((home / "package.json").read_text(encoding="utf-8"))
    return about["jupyterlab"]["_build"]["load"]


def test_the_kit_s_extension_is_fresh():
    assert extension.is_fresh(), "renew it with: python -m whosays trust --write"


def test_the_address_that_jupyterlab_loads_is_a_file_of_the_extension(home):
    path, _, version = load(home).partition("?v=")
    assert (home / path).is_file()
    assert version == extension.version(home)


@pytest.mark.parametrize("name", ["remoteEntry.js", "start.js", "page.js", "calm.css"])
def test_a_changed_file_gets_a_new_address(home, name):
    before = load(home)
    with (home / "static" / name).open("a", encoding="utf-8") as file:
        file.write("\n// changed\n")
    assert not extension.is_fresh(home)
    extension.write(home)
    assert extension.is_fresh(home)
    assert load(home) != before


def test_line_ends_of_windows_and_the_list_of_cells_keep_the_address(home):
    before = extension.version(home)
    for file in (home / "static").glob("*.js"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    (home / "static" / "trusted.json").write_text("{}", encoding="utf-8")
    assert extension.version(home) == before


def test_the_words_are_those_of_the_locale(home):
    words = home / "static" / "words.json"
    said = json.loads(words.read_text(encoding="utf-8"))
    assert section("lab").items() <= said.items()
    card = section("card")
    assert all(said[key] == card[key] for key in said.keys() - section("lab").keys())
    assert {"card_new", "card_stale"} <= said.keys()
    words.unlink()
    assert not extension.is_fresh(home)


def test_every_word_the_extension_asks_for_is_there():
    static = extension.HOME / "static"
    scripts = "".join(file.read_text(encoding="utf-8") for file in static.glob("*.js"))
    for key in set(section("lab")) - {"glossary_example"}:
        # By its name, as what runs.js says and page.js looks up, or by the form of a number.
        stem = key.removesuffix("_one").removesuffix("_other")
        ways = (f"words.{key}", f'"{key}"', f"words[`{stem}_${{")
        assert any(way in scripts for way in ways), key
