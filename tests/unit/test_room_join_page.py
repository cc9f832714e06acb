"""The first page of a room."""

from __future__ import annotations

import re

from whosays.room import join_page


def test_it_offers_a_made_up_nickname_and_leaves_nothing_unfilled():
    words = join_page.page([]).decode()
    assert re.search(r'value="[a-z]+-\d\d"', words)
    assert not re.search(r"\$[a-z_]+", words)
