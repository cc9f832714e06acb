from __future__ import annotations

import pytest
from markupsafe import Markup

from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.notebook.button import button


def test_a_button_says_its_words_and_what_came_of_it():
    seen = []

    def run():
        seen.append(made.told.value)
        return Markup("<p>made</p>")

    made = button("grade.button", "grade.button_about", run, busy="class_report.busy")
    assert made.button.description == text("grade.button")
    assert Markup("<p>{}</p>").format(text("grade.button_about")) in made.children[0].value
    made.button.click()
    assert text("class_report.busy") in seen[0]
    assert "<p>made</p>" in made.told.value


def test_words_that_are_nowhere_are_noticed_at_once():
    with pytest.raises(DataError, match="missing"):
        button("grade.nothing", "grade.button_about", Markup, busy="class_report.busy")
