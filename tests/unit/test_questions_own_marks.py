"""Marks as they stand on disk: what is none is left out."""

from __future__ import annotations

import math

import pytest
from _records import as_item
from _tiny import UNIT

from whosays.core.errors import DataError, KitError
from whosays.core.kit import Kit
from whosays.questions.items import find_item, load_unit
from whosays.questions.own_marks import own_marks

GOOD = {"id": "m-1", "start": 0, "end": 3, "code": "vague"}


def test_only_marks_in_the_text_are_kept_in_their_order(tiny_kit):
    _, item = find_item("t-mark", Kit(tiny_kit))
    later = {**GOOD, "id": "m-2", "end": 2}
    beyond = [{**GOOD, "id": "m-3", "end": bad} for bad in (0, 10**9, math.inf, "3", None)]
    value = [later, *beyond, None, 7, {**GOOD, "id": "m-4", "code": ["vague"]}, GOOD]
    assert own_marks(item, value, Kit(tiny_kit)) == [later, GOOD]


@pytest.mark.parametrize("value", [None, 3, True, "marks", {"id": "m-1"}])
def test_what_is_no_list_has_no_marks(tiny_kit, value):
    _, item = find_item("t-mark", Kit(tiny_kit))
    assert own_marks(item, value, Kit(tiny_kit)) == []


def test_a_text_that_is_gone_is_named(tiny_kit):
    with pytest.raises(KitError, match="t-gone"):
        own_marks(as_item({"kind": "mark", "article": "t-gone"}), [GOOD], Kit(tiny_kit))


def test_an_item_that_names_no_text_is_refused(tiny):
    del tiny.item("t-mark")["article"]
    with pytest.raises(DataError, match="t-mark, article"):
        load_unit(UNIT, Kit(tiny.write()))
