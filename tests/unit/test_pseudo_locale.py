"""In a language made from English, every word of a page is marked or stands in the set's files."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from _pseudo import is_marked, pseudo

from whosays.core import i18n
from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.core.schema import Field, check_record, read_toml
from whosays.printing import worksheets
from whosays.questions import items, keys, registry
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade

KIT = Path(__file__).parents[2]
UNITS = [file.stem for file in items.unit_files(Kit(KIT))]


def flat(words):
    return re.sub(r"[\s\\]+", " ", words)


@pytest.fixture(scope="module")
def written():
    """Give all that teachers and authors wrote: it is not the interface's."""
    files = [
        file
        for folder in ("exercises", "solutions", "lessons", "seeds")
        for ending in ("toml", "json", "txt", "md")
        for file in (KIT / folder).rglob(f"*.{ending}")
    ]
    return flat(" ".join(file.read_text(encoding="utf-8") for file in files))


@pytest.fixture
def other(tmp_path, monkeypatch):
    """Switch to the pseudo-locale."""
    folder = tmp_path / "xx"
    folder.mkdir()
    for file in (Path(i18n.__file__).parents[1] / "locale" / "en").glob("*.toml"):
        (folder / file.name).write_text(pseudo(file.read_text("utf-8")), encoding="utf-8")
    (tmp_path / "en").symlink_to(Path(i18n.__file__).parents[1] / "locale" / "en")
    monkeypatch.setattr(i18n, "_LOCALE", tmp_path)
    monkeypatch.setenv("WHOSAYS_LANGUAGE", "xx")
    i18n._load.cache_clear()
    yield
    i18n._load.cache_clear()


class Texts(HTMLParser):
    """Gives what a reader sees of a page."""

    def __init__(self, page):
        super().__init__()
        self.found, self.hidden = [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as the parser calls it
        """Pass over styles."""
        self.hidden = tag == "style"

    def handle_data(self, data):
        """Keep what holds a word, without the number before it."""
        if not self.hidden and re.search(r"[^\W\d_]{3}", data):
            self.found.append(re.sub(r"^\d+\. ", "", data.strip()))


def strangers(texts, written):
    """Find texts that come neither from the locale nor from the set.

    A text of our own is put together from pieces of its file: most of its sentences stand there.
    """
    found = []
    for words in texts:
        pieces = [part.strip() for part in re.split(r"[.:!?;,“”\n()‸→]", words) if part.strip()]
        there = sum(flat(piece) in written for piece in pieces)
        if not is_marked(words) and 2 * there < len(pieces):
            found.append(words)
    return found


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("unit", UNITS)
def test_worksheets_and_keys_have_no_word_of_the_code_s_own(unit, written):
    for page in (worksheets.worksheet(unit, Kit(KIT)), worksheets.answer_key(unit, Kit(KIT))):
        assert strangers(Texts(page).found, written) == []


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("unit", UNITS)
def test_a_headline_of_feedback_is_in_the_locale(unit):
    known = keys.load_keys(unit, Kit(KIT))
    for item in items.load_unit(unit, Kit(KIT)).items:
        shown = items.public(item, Kit(KIT))
        said = as_dict(grade(shown, known[item.id], None))["headline"]
        assert is_marked(said), (item.id, said)


def test_a_word_of_the_code_s_own_would_be_noticed(written):
    page = "<p>Zebras run</p><p>Réád ít</p><style>p { color: red }</style><p>12</p>"
    assert strangers(Texts(page).found, written) == ["Zebras run"]


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("kind", registry.names())
def test_the_page_is_given_marked_words_for_each_kind(kind):
    assert is_marked(i18n.section("question").get(f"kind_{kind}", "é"))


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("words", ["a = yes", "a = [1, 2", "a = 2024-13-45", "a = 1", "b = 1"])
def test_what_is_wrong_with_a_file_is_said_in_the_language(words, tmp_path):
    file = tmp_path / "one.toml"
    file.write_text(words, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        check_record(read_toml(file), {"a": Field(bool)}, file, "one")
    assert is_marked(caught.value.problem)
    assert is_marked(caught.value.mend)
