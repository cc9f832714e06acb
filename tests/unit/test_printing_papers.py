"""The papers' own pictures: inside the page, with words, small, and taken by a command."""

from __future__ import annotations

import base64
import io
import re

import pytest
from PIL import Image

from whosays.authoring import guide_pictures
from whosays.core.kit import HERE
from whosays.printing import papers

FOLDER = HERE / "lessons" / "papers" / "pictures"
PICTURES = sorted(FOLDER.iterdir())
GUIDE = HERE / "lessons" / "papers" / "2-guide.md"
PARTS = ("Before class.", "In class.", "After class.")
MOST = 60_000


def amiss(raw):
    """Find what a picture is not: small, of few colours, nothing but a picture."""
    kinds = re.findall(rb"(?s)(IHDR|PLTE|IDAT|IEND|tEXt|zTXt|iTXt|eXIf|tIME)", raw)
    more = sorted({kind.decode() for kind in kinds} - {"IHDR", "PLTE", "IDAT", "IEND"})
    found = [*more, *(["large"] if len(raw) > MOST else [])]
    return found if Image.open(io.BytesIO(raw)).mode == "P" else [*found, "colours"]


def test_a_picture_of_the_kit_stands_inside_the_page_with_its_words():
    made = papers.body("![A <button>](pictures/before.png)")
    assert 'alt="A &lt;button&gt;"' in made
    held = re.search(r'src="data:image/png;base64,([^"]+)"', made).group(1)
    assert base64.b64decode(held) == (FOLDER / "before.png").read_bytes()


@pytest.mark.parametrize(
    "place",
    ["pictures/none.png", "pictures/../2-guide.md", "../papers/pictures/before.png",
     "pictures/before.svg", "/etc/hostname", "https://x.example/pictures/before.png"],
)  # fmt: skip
def test_of_any_other_picture_there_are_only_the_words(place):
    assert papers.body(f"![words]({place})") == "<p>words</p>\n"


def test_before_in_and_after_class_have_each_a_picture_with_words_of_their_own():
    words = GUIDE.read_text(encoding="utf-8")
    found = [
        re.search(rf"!\[([^\]]+)\]\((pictures/[a-z-]+\.png)\)\n\n\*\*{re.escape(part)}\*\*", words)
        for part in PARTS
    ]
    assert all(found), "each part begins under its picture"
    assert len({one.group(2) for one in found}) == len(PARTS)
    assert all(len(one.group(1).split()) >= 10 for one in found), "the words say what it shows"
    assert {one.group(2) for one in found} == {f"pictures/{file.name}" for file in PICTURES}


def test_the_command_takes_each_of_them_and_the_readme_shows_them():
    taken = [f"{shot.name}.png" for shot in guide_pictures.SHOTS]
    assert sorted(taken) == [file.name for file in PICTURES]
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\(lessons/papers/pictures/([a-z-]+\.png)\)", readme) == taken
    assert "tour lessons/papers/pictures --guide" in (HERE / "CONTRIBUTING.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
def test_a_picture_is_small_and_nothing_but_a_picture(file):
    assert amiss(file.read_bytes()) == []


def test_what_is_large_or_says_more_is_noticed():
    held = io.BytesIO()
    picture = Image.effect_noise((300, 300), 90).convert("RGB")
    picture.save(held, "PNG", exif=b"Exif\0\0of somebody")
    assert amiss(held.getvalue()) == ["eXIf", "large", "colours"]


def test_a_picture_is_made_small():
    held = io.BytesIO()
    Image.effect_noise((80, 80), 90).convert("RGB").save(held, "PNG", exif=b"Exif\0\0of somebody")
    assert amiss(guide_pictures.small(held.getvalue())) == []
