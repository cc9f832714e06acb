"""What an address holds is what was put in, and no other module writes one."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from whosays.html.data_uri import data_uri, file_uri

HOUSE = Path(__file__).parents[2] / "whosays"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>Größe</text></svg>'


@pytest.mark.parametrize("drawn", [SVG, SVG.encode()])
def test_an_svg_becomes_an_address_that_holds_it(drawn):
    head, data = data_uri(drawn).split(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == SVG


def test_a_png_is_told_by_its_first_bytes():
    assert data_uri(b"\x89PNG\r\n\x1a\nrest").startswith("data:image/png;base64,")


def test_a_file_is_saved_and_never_shown():
    head, data = file_uri(b"<script>").split(",")
    assert head == "data:application/octet-stream;base64"
    assert base64.b64decode(data) == b"<script>"


def test_nobody_else_writes_one():
    writes = re.compile(r"data:[^\"'\s]*;base64,[{%]|b64encode")
    found = [
        file.relative_to(HOUSE).as_posix()
        for file in HOUSE.rglob("*.py")
        if "node_modules" not in file.parts and writes.search(file.read_text(encoding="utf-8"))
    ]
    assert found == ["html/data_uri.py"]
