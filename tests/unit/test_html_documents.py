"""Documents from templates of any room: escaped, strict, and no word can leave a style sheet."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from whosays.html import documents

EVIL = "</title><script>alert(1)</script>"


def test_words_are_escaped_and_markup_stays(tmp_path):
    (tmp_path / "one.html").write_text("<p>{{ a }}</p>{{ b }}\n", encoding="utf-8")
    made = documents.render(tmp_path, "one.html", a=EVIL, b=Markup("<b>ours</b>"))
    assert made == f"<p>{Markup.escape(EVIL)}</p><b>ours</b>\n"
    assert isinstance(made, Markup)


def test_a_value_that_is_missing_is_an_error(tmp_path):
    (tmp_path / "one.html").write_text("{{ a }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="a"):
        documents.render(tmp_path, "one.html")


def test_a_template_asks_for_words_of_the_interface(tmp_path):
    (tmp_path / "one.html").write_text('{{ text("page.key") }}', encoding="utf-8")
    assert documents.render(tmp_path, "one.html") == "Expected"


def test_nothing_ends_a_string_of_a_style_sheet():
    assert documents.css_string('a"\n\\') == '"a\\22 \\a \\5c "'
