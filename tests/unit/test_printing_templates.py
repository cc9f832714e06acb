"""Templates: everything that is put in is escaped, and what is missing is an error."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from whosays.printing import sheet, templates

EVIL = '</style><script>alert(1)</script>"\\'


def test_words_are_escaped_and_markup_stays():
    made = templates.render("case", flag=EVIL, rows=[(EVIL, Markup("<b>ours</b>"))])
    assert "<script" not in made
    assert made.count("&lt;script&gt;") == 2
    assert "<b>ours</b>" in made


def test_a_value_that_is_missing_is_an_error():
    with pytest.raises(UndefinedError, match="rows"):
        templates.render("case", flag="x")


def test_a_title_cannot_leave_the_style_sheet_s_string():
    page = sheet.document(EVIL, Markup(""))
    said = page.rpartition("@bottom-left")[2].partition("; font")[0].removeprefix(" { content: ")
    assert (said[0], said[-1]) == ('"', '"')
    assert not set(said[1:-1]) & set("<>\"'")
    assert page.count("</style>") == 1
