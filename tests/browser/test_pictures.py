"""Every control is drawn as in the reference pictures: wide and narrow, light and dark."""

from __future__ import annotations

import pytest

from whosays.authoring import gallery_run, pictures
from whosays.core.i18n import text

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def alike(chrome) -> None:
    """Go on only where letters are drawn as on the machine that the pictures are from."""
    if not pictures.same_machine(gallery_run.place(), chrome):
        pytest.skip(text("gallery.other_machine"))


@pytest.mark.usefixtures("alike")
@pytest.mark.parametrize("look", pictures.LOOKS)
def test_every_control_is_drawn_as_before(look, chrome, tmp_path):
    changes = pictures.compare(gallery_run.place(), chrome, [look])
    page = tmp_path / "changed.html"
    page.write_text(pictures.side_by_side(changes), encoding="utf-8")
    assert [(change.name, change.squares) for change in changes] == [], (
        f"Side by side: {page}. If it is meant so, look at all of it and take the pictures anew: "
        "python -m whosays gallery OUT --renew"
    )


def test_a_change_of_the_looks_would_be_found(chrome, monkeypatch):
    """A colour that is off, as somebody's slip in the tokens would make it."""
    cards = [
        card
        for card in pictures.kept_cards(gallery_run.place())
        if (card["kind"], card["state"]) == ("one", "amiss")
    ]
    ((name, before),) = pictures.take(chrome, cards, "light-narrow")
    monkeypatch.setattr(
        pictures, "_QUIET", pictures._QUIET + ".ws { --ws-gap: #5c4090 !important; }"
    )
    ((_, after),) = pictures.take(chrome, cards, "light-narrow")
    assert pictures.difference(name, before, after).squares > 10
