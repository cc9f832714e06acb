"""The teacher's page as markup."""

from __future__ import annotations

import re

import pytest

from whosays.core.i18n import text
from whosays.room import teacher_page


@pytest.mark.parametrize("made", [teacher_page.page, teacher_page.projector, teacher_page.door])
def test_nothing_is_left_unfilled_and_no_script_stands_in_the_page(made):
    words = made().decode()
    assert not re.search(r"\$[a-z_]+", words)
    scripts = re.findall(r"<script(.*?)>(.*?)</script>", words)
    assert all("src=" in head or "application/json" in head for head, _ in scripts)
    assert not re.search(r"\son\w+=", words)


def test_several_addresses_stand_below_the_likeliest_and_none_is_told():
    both = teacher_page.address(["http://10.0.0.7/", "http://192.168.0.7/"]).decode()
    assert both.index("10.0.0.7") < both.index("192.168.0.7")
    assert both.count("<svg") == 1
    assert text("room.no_network") in teacher_page.address([]).decode()
