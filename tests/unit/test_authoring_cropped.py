"""The upper part of a picture is the same picture, dot for dot."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from whosays.authoring import cropped


def _png(picture):
    held = io.BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def _drawn(mode):
    """Draw something in which no line is like another."""
    picture = Image.linear_gradient("L").resize((61, 40)).rotate(30)
    return picture.convert(mode)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("high", [1, 17, 39])
def test_the_upper_lines_are_kept_as_they_are(mode, high):
    whole = _drawn(mode)
    made = Image.open(io.BytesIO(cropped.top(_png(whole), high)))
    wanted = whole.crop((0, 0, 61, high))
    assert (made.size, made.mode) == (wanted.size, wanted.mode)
    assert ImageChops.difference(made.convert("RGBA"), wanted.convert("RGBA")).getbbox() is None
    assert made.convert("RGBA").tobytes() == wanted.convert("RGBA").tobytes()


@pytest.mark.parametrize("high", [40, 400])
def test_a_picture_that_is_no_taller_stays(high):
    raw = _png(_drawn("RGB"))
    assert cropped.top(raw, high) == raw
