"""The hand-in button itself: the name it passes on, and what it says of a failure."""

from __future__ import annotations

from markupsafe import Markup

from whosays.core.errors import KitError
from whosays.widgets.hand_in import HandIn


def test_the_name_that_stands_there_is_passed_on():
    given = []
    shown = HandIn(lambda name: given.append(name) or Markup("<p>made</p>"))
    shown.maker.button.click()
    shown.name.value = "sun"
    shown.maker.button.click()
    assert given == ["", "sun"]
    assert "<p>made</p>" in shown.maker.told.value


def test_a_failure_is_a_sentence():
    def fail(name):
        raise KitError(f"<i>{name}")

    shown = HandIn(fail)
    shown.maker.button.click()
    assert "&lt;i&gt;" in shown.maker.told.value
    assert "Make my hand-in file" in repr(shown)


def test_the_name_is_the_one_that_came_with_the_press():
    """What a page sends of the line for itself may come later than the press."""
    given = []
    shown = HandIn(lambda name: given.append(name) or Markup("<p>made</p>"))
    shown.name.value = "su"
    shown.name._handle_custom_msg({"type": "press", "text": "sun"}, [])
    assert given == ["sun"]
