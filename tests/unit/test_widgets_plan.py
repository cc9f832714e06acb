"""The table of the course: it prints what it holds, and says in a sentence what went wrong."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.widgets.plan import Plan, Row

ROWS = [
    Row(unit="01-a", mark="1", title="A", minutes=60),
    Row(unit="02-b", mark="2", title="B", minutes=20),
]


def asked(print_it, message):
    plan = Plan(ROWS, on_print=print_it, base="..")
    sent = []
    plan.send = sent.append
    plan._handle_custom_msg(message, None)
    return sent


def test_a_unit_is_printed_and_its_row_is_told():
    (told,) = asked(lambda unit: f"made {unit}", {"type": "print", "unit": "02-b"})
    assert told == {"type": "told", "unit": "02-b", "text": "made 02-b", "problem": False}


@pytest.mark.parametrize(
    "message",
    [None, "print", {}, {"type": "print"}, {"type": "print", "unit": "../x"},
     {"type": "print", "unit": ["01-a"]}, {"type": "other", "unit": "01-a"}],
)  # fmt: skip
def test_what_is_no_row_of_the_table_is_passed_over(message):
    assert asked(pytest.fail, message) == []


def test_what_went_wrong_is_said_in_the_row():
    def full(_):
        raise KitError("The disk is full.")

    (told,) = asked(full, {"type": "print", "unit": "01-a"})
    assert (told["text"], told["problem"]) == ("The disk is full.", True)


def test_a_fault_of_the_kit_is_a_calm_sentence_and_is_raised():
    plan = Plan(ROWS, on_print=lambda _: 1 / 0, base="..")
    sent = []
    plan.send = sent.append
    with pytest.raises(ZeroDivisionError):
        plan._handle_custom_msg({"type": "print", "unit": "01-a"}, None)
    assert sent[0]["problem"] is True
    assert "ZeroDivision" not in sent[0]["text"]


def test_it_names_its_units_in_words():
    assert "A · B" in repr(Plan(ROWS, on_print=str, base=".."))
