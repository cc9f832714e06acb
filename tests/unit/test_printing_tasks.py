"""One task on paper: in the words of paper, with what it needs said once."""

from __future__ import annotations

import pytest

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.printing.tasks import Once, paper_words, task
from whosays.questions.items import load_unit, public


@pytest.fixture
def items(tiny, tiny_kit):  # noqa: ARG001 - the kit has to be there
    """Give the tiny kit's items as pages show them."""
    return {
        item.id: public(item, Kit(tiny_kit)) for item in load_unit("01-tiny", Kit(tiny_kit)).items
    }


def test_paper_may_say_a_question_in_other_words(items):
    item = next(iter(items.values()))
    words = {"prompt": {item["id"]: "On <paper>"}, "note": {item["id"]: ""}}
    made = task(item, words=words)
    assert "On &lt;paper&gt;" in made
    assert item["prompt"] not in made


def test_what_stood_on_the_sheet_already_is_pointed_at():
    once = Once()
    from markupsafe import Markup  # noqa: PLC0415 - for this test alone

    told = Markup("<p>x</p>")
    assert once.say(told, "1.1") == (told, "")
    assert once.say(told, "1.4") == ("", "1.1")
    assert once.say(Markup(""), "1.5") == ("", "")


@pytest.mark.parametrize("words", ["[prompts]\na = 'x'\n", "prompt = 'x'\n", "[prompt]\na = \n"])
def test_a_file_of_words_that_does_not_fit_is_named(tmp_path, words):
    file = tmp_path / "lessons" / "sheets" / "words.toml"
    file.parent.mkdir(parents=True)
    file.write_text(words, encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.toml"):
        paper_words(Kit(tmp_path))


def test_a_set_without_such_a_file_has_no_other_words(tmp_path):
    assert paper_words(Kit(tmp_path)) == {}


def test_a_long_passage_of_an_article_is_read_on_its_sheet(items):
    item = dict(next(item for item in items.values() if item["kind"] == "one"))
    shown = {"label": "Article t1, paragraph 4", "text": "word " * 76, "ours": False}
    assert "Read on the article sheets: Article t1, paragraph 4." in task(
        {**item, "passage": shown}
    )
    for other in ({**shown, "ours": True}, {**shown, "text": "word " * 75}):
        assert "<blockquote" in task({**item, "passage": other})
