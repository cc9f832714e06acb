from __future__ import annotations

from pathlib import Path

import pytest

from whosays.core import shown
from whosays.core.errors import DataError
from whosays.core.i18n import text

BAD = [
    "\u202e", "\u202d", "\u2066", "\u2069", "\u200f", "\u061c", "\x1b", "\n", "\x00",
    "\u2028", "\ud800", "\ufeff",
]  # fmt: skip


@pytest.mark.parametrize("mark", BAD)
def test_what_would_mislead_is_spelled_out(mark):
    assert shown.name(f"a{mark}b") == f"a[U+{ord(mark):04X}]b"


@pytest.mark.parametrize(
    "name", ["Ärger é ñ.json", "إجابات", "نامه\u200cها", "答え", "👩\u200d🏫", "a b"]
)
def test_names_of_every_script_stay_as_they_are(name):
    assert shown.name(name) == name


@pytest.mark.parametrize("mark", BAD[:8])
def test_a_file_s_name_in_a_sentence_is_cleaned_wherever_it_is_said(mark):
    place = Path("kit") / f"gpj{mark}exe.txt"
    assert f"j{mark}e" not in text("start.not_writable", folder=place)
    assert f"j{mark}e" not in str(DataError(place, "x", "this is wrong.", "Mend it."))
