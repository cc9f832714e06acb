"""Data in a script element: the same when it is read, and no sign in it ends the element."""

from __future__ import annotations

import json

from markupsafe import Markup

from whosays.core.markup import in_script, ours


def test_data_in_a_script_is_read_as_it_was():
    held = {"b": "</script><!--<script>", "a": ["“ü”", 1, None]}
    made = in_script(held)
    assert "<" not in made
    assert json.loads(made) == held


def test_the_same_data_is_written_the_same():
    assert in_script({"b": 1, "a": 2}) == in_script({"a": 2, "b": 1})


def test_what_is_ours_stays_as_it_is_in_markup():
    assert Markup("<p>{}</p>").format(ours("<b>x</b>")) == "<p><b>x</b></p>"
