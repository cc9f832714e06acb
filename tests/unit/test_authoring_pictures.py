"""Reference pictures: what is kept, and when one counts as changed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from whosays.authoring import gallery, gallery_figures, pictures
from whosays.questions import registry

KEPT = Path(__file__).parents[1] / "browser" / "pictures"
MOST = 4_500_000  # bytes that a clone may carry for them


def drawn(*boxes, size=(160, 120), fill="#0b5c9e"):
    """Give a picture with letters, lines and some boxes."""
    picture = Image.new("RGB", size, "#ffffff")
    pen = ImageDraw.Draw(picture)
    for row in range(8, size[1] - 10, 14):
        pen.text((8, row), "Who says so, and how do they know?", fill="#1c2430")
    for box in boxes:
        pen.rectangle(box, fill=fill)
    return picture


def squeezed(picture):
    """Give it as it comes back from the file that is kept."""
    return Image.open(io.BytesIO(pictures._squeezed(picture))).convert("RGB")


def test_squeezing_alone_changes_nothing(monkeypatch):
    monkeypatch.setattr(pictures, "TOLERANCE", 0)
    picture = drawn((20, 20, 60, 50))
    assert pictures.difference("a", squeezed(picture), picture) is None


def test_an_edge_that_is_drawn_a_shade_lighter_is_no_change():
    picture = drawn((20, 20, 60, 50))
    shade = Image.blend(picture, Image.new("RGB", picture.size, "#ffffff"), 0.03)
    assert pictures.difference("a", squeezed(picture), shade) is None


@pytest.mark.parametrize(
    "other",
    [
        drawn((20, 20, 60, 50), (100, 60, 108, 68)),
        drawn((24, 20, 64, 50)),
        drawn((20, 20, 60, 50), fill="#8a3b12"),
    ],
    ids=["something more", "moved by four", "another colour"],
)
def test_what_a_person_would_see_is_found_and_marked(other):
    change = pictures.difference("a", squeezed(drawn((20, 20, 60, 50))), other)
    assert change.squares > 0
    assert change.where.size == other.size
    assert (0xC2, 0x18, 0x5B) in {colour for _, colour in change.where.getcolors(100_000)}


def test_another_size_is_a_change_even_if_all_that_is_there_is_the_same():
    before, longer = drawn(), Image.new("RGB", (160, 124), "#ffffff")
    longer.paste(before)
    assert pictures.difference("a", before, longer) is not None
    assert pictures.difference("a", squeezed(before), before) is None


def test_what_cards_say_comes_back_as_it_was(tmp_path):
    cards = gallery.listed(gallery.cards(states=("new", "amiss")))
    pictures.keep_cards(tmp_path, cards)
    assert pictures.kept_cards(tmp_path) == json.loads(json.dumps(cards))
    # The words of the interface are most of it, and stand there once.
    assert (tmp_path / "cards.json").stat().st_size < len(json.dumps(cards)) / 2


def test_every_kind_is_kept_before_and_after_a_check():
    told = [(card["kind"], card["state"]) for card in pictures.kept_cards(KEPT)]
    assert len(set(told)) == len(told)
    for kind in registry.names():
        assert {(kind, "new"), (kind, "amiss")} <= set(told), kind
    assert {state for kind, state in told if kind == "one"} == set(gallery.STATES)


def test_there_is_a_picture_of_each_kind_in_each_look_and_no_other():
    kinds = {card["kind"] for card in pictures.kept_cards(KEPT)}
    kinds |= {
        f"figure-{name}" for name in (*gallery_figures.FIGURES, "class_ratings", "class_report")
    }
    names = {f"{kind}-{look}.webp" for kind in kinds for look in pictures.LOOKS}
    assert {file.name for file in KEPT.glob("*.webp")} == names
    assert sum(file.stat().st_size for file in KEPT.iterdir()) < MOST


def test_what_is_kept_of_a_card_is_what_a_card_has_today():
    """A widget that asks for more than was kept would be drawn as it never is."""
    today = {
        (card["kind"], card["state"]): set(card["traits"])
        for card in gallery.listed(gallery.cards())
    }
    kept = {
        (card["kind"], card["state"]): set(card["traits"]) for card in pictures.kept_cards(KEPT)
    }
    assert kept == {place: names for place, names in today.items() if place in kept}, (
        "Take the pictures anew: python -m whosays gallery OUT --renew"
    )


def test_what_changed_is_laid_side_by_side(tmp_path):
    change = pictures.difference("<deck>-dark", drawn(), drawn((20, 20, 60, 50)))
    page = pictures.side_by_side([change])
    assert page.count("<img") == 3
    assert "&lt;deck&gt;-dark" in page
    assert "<deck>" not in page
    (tmp_path / "changed.html").write_text(page, encoding="utf-8")
