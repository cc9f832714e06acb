"""The pictures of the guide can be taken: of the teacher's page, each with what its words say."""

from __future__ import annotations

import shutil

import pytest
from PIL import Image

from whosays.authoring import guide_pictures

pytestmark = pytest.mark.browser


@pytest.fixture
def people(kit_copy):
    """Put the made-up class into the copy of the kit, and take it away again."""
    guide_pictures.people(kit_copy)
    yield
    for name in ("handins", "report"):
        shutil.rmtree(kit_copy / name, ignore_errors=True)


@pytest.mark.usefixtures("people")
def test_each_picture_is_taken_and_shows_something(room, tmp_path):
    page = room.open(guide_pictures.PAGE)
    made = guide_pictures.take(page, tmp_path)
    assert [file.stem for file in made] == [shot.name for shot in guide_pictures.SHOTS]
    assert page.get_by_text("Taken: 12").is_visible()
    for file in made:
        picture = Image.open(file)
        assert picture.mode == "P"
        assert picture.size[0] > 600
        # Letters and colours all over it, not one blank sheet.
        assert len(picture.convert("RGB").getcolors(10**6)) > 20
