from __future__ import annotations

import pytest
from _tiny import UNIT

from whosays.core.errors import KitError
from whosays.notebook.solved import cards


@pytest.fixture
def shown(tiny, monkeypatch):
    def show():
        root = tiny.write()
        monkeypatch.setenv("WHOSAYS_KIT", str(root))
        return [card for found in cards(UNIT).values() for card in found]

    return show


def test_every_question_has_its_card(shown, tiny):
    written = shown()
    assert len(written) == len(tiny.unit["item"])
    assert not any("ws-problem" in card for card in written)


def test_an_error_costs_its_own_question_only(shown, tiny):
    tiny.key("t-one")["right"] = ["<z>"]
    del tiny.item("t-many")["options"]
    written = shown()
    amiss = [card for card in written if "ws-problem" in card]
    assert len(written) == len(tiny.unit["item"])
    assert len(amiss) == 2
    assert "t-one" in amiss[0] + amiss[1]
    assert "<z>" not in amiss[0] + amiss[1]


def test_without_keys_it_says_so(shown, tiny):
    root = tiny.write()
    shown()
    (root / "solutions" / f"{UNIT}.toml").unlink()
    with pytest.raises(KitError, match="student edition"):
        cards(UNIT)
