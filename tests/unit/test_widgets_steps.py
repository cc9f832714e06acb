"""Five large buttons: each opens its own, made once and only when it is asked for."""

from __future__ import annotations

import ipywidgets

from whosays.notebook import for_class
from whosays.widgets.steps import ON, Step, Steps


def test_a_button_opens_what_belongs_to_it_and_makes_it_once():
    made = []

    def panel(name):
        return lambda: made.append(name) or [ipywidgets.HTML(name)]

    shown = Steps([Step("One", "before", panel("a")), Step("Two", "after", panel("b"))])
    assert made == []
    assert shown.panel.children == ()
    first, second = shown.buttons
    first.click()
    assert [one.value for one in shown.panel.children] == ["a"]
    assert ON in first._dom_classes
    second.click()
    assert [one.value for one in shown.panel.children] == ["b"]
    assert ON in second._dom_classes
    assert ON not in first._dom_classes
    first.click()
    assert made == ["a", "b"]


def test_the_teachers_five():
    shown = for_class.with_your_class()
    assert [one.description for one in shown.buttons] == [
        "Hand out", "Follow the class", "Collect", "Talk about", "Grade"
    ]  # fmt: skip
    assert "Hand out · Follow the class" in repr(shown)
    for button in shown.buttons:
        button.click()
        assert shown.panel.children
