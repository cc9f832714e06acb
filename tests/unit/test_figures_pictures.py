from __future__ import annotations

import json

import pytest

from whosays.core import browser
from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.figures import pictures


@pytest.fixture
def along(tmp_path, monkeypatch):
    """Give a kit that took one picture along, in a browser."""
    with pictures.taken_along() as taken:
        assert pictures.picture("what it tells", lambda: "<svg/>") == "<svg/>"
    (tmp_path / pictures.NAME).write_text(json.dumps(taken), encoding="utf-8")
    monkeypatch.setattr(pictures, "HERE", Kit(tmp_path))
    monkeypatch.setattr(browser, "here", lambda: True)


def never():
    raise AssertionError("a browser cannot draw")


@pytest.mark.usefixtures("along")
def test_what_was_taken_along_is_shown_where_nothing_can_draw():
    assert pictures.picture("what it tells", never) == "<svg/>"


@pytest.mark.usefixtures("along")
def test_a_picture_of_other_data_is_missed_rather_than_shown_wrong():
    with pytest.raises(KitError, match="not in the browser edition"):
        pictures.picture("what it tells now", never)


def test_nothing_is_kept_when_nobody_asks():
    with pictures.taken_along() as taken:
        pass
    pictures.picture("later", lambda: "<svg/>")
    assert taken == {}
