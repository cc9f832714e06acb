"""The line for codes beside the report's button: passed on, and there again the next time."""

from __future__ import annotations

from markupsafe import Markup

from whosays.core.errors import KitError
from whosays.widgets.chooser import Chooser


def test_what_stands_in_the_line_is_passed_on():
    given = []
    shown = Chooser(lambda typed: given.append(typed) or Markup("<p>made</p>"), "001-03")
    shown.button.click()
    shown.codes.value = "001-04 abc123"
    shown.button.click()
    assert given == ["001-03", "001-04 abc123"]
    assert "<p>made</p>" in shown.told.value


def test_the_codes_are_those_that_came_with_the_press():
    given = []
    shown = Chooser(lambda typed: given.append(typed) or Markup("<p>made</p>"), "001-03")
    shown.codes._handle_custom_msg({"type": "press", "text": "001-04"}, [])
    assert given == ["001-04"]


def test_a_failure_is_a_sentence():
    def fail(typed):
        raise KitError(f"<b>{typed}")

    shown = Chooser(fail)
    shown.button.click()
    assert "&lt;b&gt;" in shown.told.value
    assert "Make the report" in repr(shown)
