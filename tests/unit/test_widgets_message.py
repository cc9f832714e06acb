"""What is no message has no type, so that nobody answers it."""

import pytest

from whosays.widgets.message import message


def test_a_message_is_taken_as_it_is():
    sent = {"type": "change", "answer": "a", "unknown": 1}
    assert message(sent) == sent


@pytest.mark.parametrize("sent", [None, 7, "change", ["type", "change"]])
def test_anything_else_is_of_no_type(sent):
    assert message(sent).get("type") is None
