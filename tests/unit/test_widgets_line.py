"""A line with its button: what is typed travels with the press."""

from __future__ import annotations

import pytest

from whosays.widgets.line import Line


@pytest.fixture
def line():
    return Line("Name", "such as sun", "Make it", "at first", width="10em")


def test_a_press_brings_what_stands_there(line):
    seen = []
    line.on_click(lambda: seen.append(line.pressed_with))
    line.click()
    line.value = "su"
    line._handle_custom_msg({"type": "press", "text": "sun"}, [])
    assert seen == ["at first", "sun"]
    assert line.value == "su", "what is being typed is the page's"


@pytest.mark.parametrize(
    "content", [None, [], {}, {"type": "press"}, {"type": "press", "text": 1}, {"text": "sun"}]
)
def test_anything_else_is_passed_over(line, content):
    seen = []
    line.on_click(lambda: seen.append(line.pressed_with))
    line._handle_custom_msg(content, [])
    assert seen == []


def test_before_anybody_waits_for_it_a_press_does_nothing(line):
    line.click()
    assert line.pressed_with == "at first"


def test_it_says_what_it_is_where_it_cannot_be_drawn(line):
    assert "Make it" in repr(line)
    assert line.description == "Make it"
