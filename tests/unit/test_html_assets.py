from __future__ import annotations

from pathlib import Path

import pytest

from whosays.html import assets
from whosays.questions import registry

STATIC = Path(assets.__file__).parents[1] / "widgets" / "static"
SHEETS = {file.stem: file.read_text(encoding="utf-8") for file in STATIC.glob("*.css")}
QUESTIONS = [f"question_{kind}" for kind in registry.names() if registry.widget(kind) == "question"]


@pytest.mark.parametrize("name", ["figure", "maker", "page", "progress", "reader"])
def test_a_style_sheet_is_the_theme_and_the_widgets_own_rules(name):
    assert assets.css(name) == SHEETS["theme"] + SHEETS[name]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_kind_has_what_all_questions_have_before_its_own(name):
    assert assets.css(name) == SHEETS["theme"] + SHEETS["question"] + SHEETS.get(name, "")


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "theme"])
def test_the_theme_stands_in_its_own_file_alone(name):
    assert "src/theme.css" not in SHEETS[name]
    assert ("src/question/question.css" in SHEETS[name]) == (name == "question")


def test_a_widget_that_is_not_there_is_no_widget_without_a_style():
    with pytest.raises(FileNotFoundError):
        assets.css("nothing")
