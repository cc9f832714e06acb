"""The tour names each picture and what is on it; what takes the pictures is told of every fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.authoring import gallery, tour
from whosays.core.errors import KitError

STEP = tour.STEPS[:1]


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Leave the gallery itself out: it has its own tests."""
    page = "<html><head></head><body></body></html>"
    monkeypatch.setattr(gallery, "page", lambda *_, **__: page)


def test_every_step_is_a_card_of_the_gallery_and_a_picture_with_words():
    made = tour.page()
    pictures = re.findall(r'<img src="(\w+)\.png" alt="([^"]+)"', made)
    assert [kind for kind, _ in pictures] == [kind for kind, *_ in tour.STEPS]
    assert min(len(said) for _, said in pictures) > 30
    assert "//" not in re.sub(r"<style>.*?</style>", "", made)


def test_each_picture_is_taken_of_its_card_alone(tmp_path, monkeypatch):
    seen = []

    def shoot(page, target, program, size):
        seen.append((page.read_text(encoding="utf-8"), program, size))
        target.write_bytes(b"a picture")

    monkeypatch.setattr(tour, "_shoot", shoot)
    place = tour.write(tmp_path / "tour", program=Path("chrome"))
    assert place.is_file()
    assert {one.stem for one in place.parent.glob("*.png")} == {kind for kind, *_ in tour.STEPS}
    for (page, program, size), (kind, state, *wanted) in zip(seen, tour.STEPS, strict=True):
        assert f"section[data-kind={kind}][data-state={state}] {{ display: block" in page
        assert (program, size) == (Path("chrome"), tuple(wanted))


def test_where_no_picture_came_of_it_a_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(tour, "_shoot", lambda *_: None)
    with pytest.raises(KitError, match="took no picture"):
        tour.write(tmp_path, steps=STEP, program=Path("chrome"))


def test_where_there_is_no_browser_a_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(tour.pdf, "browser", lambda: None)
    with pytest.raises(KitError, match="Install one"):
        tour.write(tmp_path)


def test_a_program_that_does_not_run_leaves_no_picture(tmp_path):
    with pytest.raises(KitError, match="took no picture"):
        tour.write(tmp_path, steps=STEP, program=tmp_path / "nothing")
