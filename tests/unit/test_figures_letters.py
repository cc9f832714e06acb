from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from whosays.figures import letters

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _there():
    letters.ready()


def place(weight):
    one = FontProperties(family=letters.FAMILY, weight=weight)
    return findfont(one, fallback_to_default=False)


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_they_come_from_the_kit_s_own_folder(weight):
    assert place(weight).startswith(str(letters.FOLDER))
    assert ("Bold" in place(weight)) is (weight == "bold")


def test_they_have_every_sign_of_the_words_on_figures_but_arrows():
    words = (ROOT / "whosays" / "locale" / "en" / "figures.toml").read_text(encoding="utf-8")
    signs = set(get_font(place("normal")).get_charmap())
    assert [sign for sign in sorted(set(words) - {"\n"}) if ord(sign) not in signs] == []
    assert {ord(sign) for sign in "éıŠЖя€ …"} <= signs


def test_a_sign_they_lack_is_drawn_with_others(caplog):
    families = FontProperties(family=list(letters.FAMILIES), size=12)
    arrow, _, _ = text_to_path.get_text_width_height_descent("→", families, ismath=False)
    assert arrow > 0
    assert caplog.text == ""


def test_their_licence_stands_beside_them():
    licence = (letters.FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Copyright 2015 Google LLC" in licence
    files = [file.name for file in letters.FOLDER.glob("*.ttf")]
    assert sorted(files) == ["KitSans-Bold.ttf", "KitSans-Regular.ttf"]
    assert all(name in licence for name in files)
