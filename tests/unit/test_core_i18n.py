from __future__ import annotations

import json
import re
import string
import tomllib
from pathlib import Path

import pytest
from _pseudo import pseudo

from whosays.core import i18n
from whosays.core.errors import DataError

LOCALE = Path(i18n.__file__).parents[1] / "locale"
WIDGETS = Path(i18n.__file__).parents[1] / "widgets"
FILES = sorted(LOCALE.glob("*/*.toml"))


@pytest.fixture
def other_locale(tmp_path, monkeypatch):
    """Give the test a locale folder of its own, nothing remembered before or after."""
    monkeypatch.setattr(i18n, "_LOCALE", tmp_path)
    i18n._load.cache_clear()
    (tmp_path / "en").mkdir()
    (tmp_path / "xx").mkdir()
    yield tmp_path
    i18n._load.cache_clear()


def test_a_text_has_its_placeholders_filled(other_locale):
    (other_locale / "en" / "part.toml").write_text('hello = "Hello {name}"', encoding="utf-8")
    assert i18n.text("part.hello", name="Åsa") == "Hello Åsa"


def test_a_translation_wins_and_what_it_lacks_is_english(other_locale, monkeypatch):
    (other_locale / "en" / "part.toml").write_text('a = "one"\nb = "two"', encoding="utf-8")
    (other_locale / "xx" / "part.toml").write_text('a = "uno"', encoding="utf-8")
    monkeypatch.setenv("WHOSAYS_LANGUAGE", "xx")
    assert i18n.section("part") == {"a": "uno", "b": "two"}


def test_a_missing_section_is_named():
    with pytest.raises(DataError, match="nowhere"):
        i18n.section("nowhere")


def test_a_missing_key_is_named(other_locale):
    (other_locale / "en" / "part.toml").write_text('a = "one"', encoding="utf-8")
    with pytest.raises(DataError, match="absent"):
        i18n.text("part.absent")


def test_something_other_than_a_text_is_refused(other_locale):
    (other_locale / "en" / "part.toml").write_text("a = 3", encoding="utf-8")
    with pytest.raises(DataError, match="quotation marks"):
        i18n.section("part")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_holds_flat_texts_with_plain_placeholders(file):
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert table
    for key, value in table.items():
        assert isinstance(value, str), key
        # The browser fills {word} only: no formats, no positions, no attributes.
        for _, name, spec, conversion in string.Formatter().parse(value):
            if name is not None:
                assert re.fullmatch(r"\w+", name), (key, name)
                assert not spec, key
                assert conversion is None, key


def amiss(words, english):
    """Find keys that English does not have, and those with other placeholders."""
    names = [
        {key: {part[1] for part in string.Formatter().parse(value) if part[1]}
         for key, value in tomllib.loads(table).items()}
        for table in (english, words)
    ]  # fmt: skip
    return sorted(key for key, held in names[1].items() if names[0].get(key) != held)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        *((file, file.read_text("utf-8")) for file in FILES if file.parent.name != "en"),
        *((file, pseudo(file.read_text("utf-8"))) for file in FILES if file.parent.name == "en"),
    ],
    ids=lambda part: part.name if isinstance(part, Path) else "",
)
def test_a_translation_keeps_keys_and_placeholders(file, words):
    """The pseudo-locale is one, made from English; a real one is a folder beside it."""
    assert amiss(words, (LOCALE / "en" / file.name).read_text("utf-8")) == []


def test_a_key_or_a_placeholder_that_is_not_kept_would_be_noticed():
    assert amiss('a = "{x}"\nb = "y"', 'a = "{name}"') == ["a", "b"]
    assert amiss('a = "{name} is here"', 'a = "Here is {name}"\nb = "y"') == []


def reader_source():
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in [WIDGETS / "reader.py", *sorted((WIDGETS / "src" / "reader").glob("*.js"))]
    )


def test_every_text_the_reader_asks_for_is_there():
    source = reader_source()
    asked = set(re.findall(r'\bt\(\s*"(\w+)"', source))
    asked |= set(re.findall(r'\btext\("reader\.(\w+)"', source))
    counted = re.findall(r'\b(?:n\("|counted\("reader\.)(\w+)"', source)
    asked |= {f"{key}_{form}" for key in counted for form in ("one", "other")}
    assert asked
    assert asked <= {
        *i18n.section("reader"),
        *i18n.section("outbox"),
        *i18n.section("card"),
    }


def test_every_text_of_the_reader_is_used():
    source = reader_source()
    named = set(re.findall(r'"(?:reader\.)?(\w+)"', source)) | {
        "retry",
        "language",
    }  # common.js, plural.js
    named |= {f"{key}_{form}" for key in named for form in ("one", "other")}
    built = ("outcome_", "group_", "key_", "does_")  # put together in the JavaScript
    unused = [
        key for key in i18n.section("reader") if key not in named and not key.startswith(built)
    ]
    assert unused == []


def test_no_message_calls_answers_safe():
    """Nobody can promise that: what is saved says so, and what waits says that."""
    words = {
        f"{file.stem}.{key}": value
        for file in sorted((Path(i18n.__file__).parents[1] / "locale" / "en").glob("*.toml"))
        for key, value in i18n.section(file.stem).items()
    }
    assert [key for key, value in words.items() if "are safe" in value.lower()] == []


# ---------------------------------------------------------------- numbers
PLURALS = json.loads((Path(__file__).parents[1] / "cases" / "plurals.json").read_text("utf-8"))


@pytest.mark.parametrize("language", PLURALS)
def test_a_number_takes_the_form_of_its_language(language):
    """The page is held to the same cases by ``whosays/widgets/src/plural.test.js``."""
    forms = {count: i18n._form_of(language)(int(count)) for count in PLURALS[language]}
    assert forms == PLURALS[language]


def test_a_text_about_a_number_has_its_form(other_locale, monkeypatch):
    (other_locale / "en" / "part.toml").write_text(
        'a_one = "{count} ship of {whose}"\na_other = "{count} ships of {whose}"', encoding="utf-8"
    )
    (other_locale / "ru").mkdir()
    (other_locale / "ru" / "part.toml").write_text(
        'a_one = "{count} one"\na_few = "{count} few"\na_other = "{count} other"', encoding="utf-8"
    )
    assert i18n.counted("part.a", 1, whose="Ruiz") == "1 ship of Ruiz"
    assert i18n.counted("part.a", 21, whose="Ruiz") == "21 ships of Ruiz"
    monkeypatch.setenv("WHOSAYS_LANGUAGE", "ru")
    assert [i18n.counted("part.a", n, whose="") for n in (21, 2, 5)] == [
        "21 one",
        "2 few",
        "5 other",
    ]


def test_what_is_not_translated_takes_the_form_of_english(other_locale, monkeypatch):
    (other_locale / "en" / "part.toml").write_text(
        'a_one = "one ship"\na_other = "{count} ships"', encoding="utf-8"
    )
    monkeypatch.setenv("WHOSAYS_LANGUAGE", "ru")
    assert i18n.counted("part.a", 21) == "21 ships"


def test_a_text_with_forms_has_the_one_that_every_language_has():
    """One that stands for no number is called otherwise than by a form's name."""
    for file in (LOCALE / "en").glob("*.toml"):
        keys = tomllib.loads(file.read_text(encoding="utf-8"))
        for key, value in keys.items():
            if key.endswith("_one") and "{count}" in value:
                assert f"{key[:-4]}_other" in keys, (file.name, key)


def test_a_language_that_nobody_knows_counts_as_english_does():
    assert [i18n._form_of("no-such-one")(number) for number in (1, 2)] == ["one", "other"]


def test_what_is_amiss_comes_with_its_mend():
    said, mend = i18n.amiss("grade.hand_number", given="<b>", excused="E")
    assert said == i18n.text("grade.hand_number", given="<b>")
    assert mend == i18n.text("grade.hand_number_mend", excused="E")
    with pytest.raises(DataError, match="grade"):
        i18n.amiss("grade.nothing")
