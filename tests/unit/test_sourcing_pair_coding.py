from __future__ import annotations

import pytest
from _pairs import pair, write

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.corpus import pairs
from whosays.sourcing import pair_coding


def test_pairs_come_as_their_files_say(tiny_kit):
    write(pair(), tiny_kit)
    assert pair_coding.load_pairs(Kit(tiny_kit)) == pairs.load_pairs(Kit(tiny_kit))


def test_a_rule_that_is_not_in_the_book_is_named(tiny_kit):
    table = pair()
    table["weak"]["rules"][0]["rule"] = "ap-unheard-of"
    write(table, tiny_kit)
    with pytest.raises(DataError) as found:
        pair_coding.load_pairs(Kit(tiny_kit))
    assert found.value.field == "weak, rule 1, rule"
    assert "ap-why-anonymous" in found.value.mend
