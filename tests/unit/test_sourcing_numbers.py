from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.corpus.articles import load_article
from whosays.sourcing.numbers import load_numbers, load_retold

ROOT = Path(__file__).parents[2]


@pytest.fixture
def changed(tmp_path):
    """Copy the kit's data and give a way to replace words in the file of numbers."""
    for folder in ("seeds", "lessons", "solutions"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    file = tmp_path / "solutions" / "numbers.toml"

    def change(old, new):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return change


def test_words_stand_where_they_are_said_to():
    for number in load_numbers(Kit(ROOT)):
        for place in number.seen:
            if place.card is None:
                article = load_article(place.article, Kit(ROOT))
                assert article.text[place.span.start : place.span.end] == place.words
                assert article.paragraph_at(place.span.start).number == place.paragraph
            else:
                assert place.words in place.card.who
                assert (place.article, place.paragraph, place.span) == ("", 0, None)


def test_retold_words_stand_where_they_are_said_to():
    for entry in load_retold(Kit(ROOT)):
        article = load_article(entry.article, Kit(ROOT))
        for span, number in (
            (entry.own, entry.own_paragraph), (entry.quoted, entry.quoted_paragraph),
        ):  # fmt: skip
            assert article.text[span.start : span.end] == span.text
            assert article.paragraph_at(span.start).number == number


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Ukraine offered 75 drones",
            "Ukraine offered 76 drones",
            "does not stand in paragraph 10",
        ),
        ("about 60 ISIS men", "about 61 ISIS men", "does not stand on card al-tanf-2022-05-svr"),
        ('card = "number-2022-wsj"', 'card = "no-such-card"', "no card “no-such-card”"),
        ('article = "003", paragraph = 2', 'article = "033", paragraph = 2', "no article “033”"),
        ('counts = "trained", date', 'counts = "fed", date', "“fed” is not on the list"),
        ('id = "60"', 'id = "75"', "used twice"),
        ('date = "2022-02"', 'day = "2022-02"', "this field is not known"),
        ('article = "003", paragraph = 2', 'article = "003", line = 2', "paragraph"),
        ("[[number]]", "[[number]]\nshade = 1", "shade"),
        ('counts = "trained", date', 'counts = "fed", date', r"number 500, seen 2, counts"),
        ("250 Ukrainian instructors", "251 Ukrainian instructors", r"number 250, seen 1, words"),
        ('{ id = "drones", label', '{ id = "people", label', r"number 250, counts people: .*twice"),
        ('label = "drones"', 'name = "drones"', r"number 250, counts"),
        ('id = "60"', 'id = "75"', r"numbers.toml, number 75: "),
    ],
)
def test_a_mistake_in_a_number_is_told_with_its_place(changed, old, new, said):
    with pytest.raises(DataError, match=said) as caught:
        load_numbers(Kit(changed(old, new)))
    assert "numbers.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("with the presence of terror groups", "with terror groups", "retold 4, own"),
        ('own = { paragraph = 13, words = "this', 'own = { line = 13, words = "this', "not known"),
        ("differs = ", "differ = ", "not known"),
    ],
)
def test_a_mistake_in_a_retelling_is_told_with_its_place(changed, old, new, said):
    with pytest.raises(DataError, match=said):
        load_retold(Kit(changed(old, new)))


def test_a_missing_file_is_told(changed):
    root = changed("[[number]]", "[[number]]")
    (root / "solutions" / "numbers.toml").unlink()
    with pytest.raises(DataError, match="missing"):
        load_numbers(Kit(root))
