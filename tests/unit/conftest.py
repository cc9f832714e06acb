"""What the tests of single parts share: the kit itself, a tiny one, nobody's real answers."""

from __future__ import annotations

import os
from pathlib import Path

import _light  # noqa: F401 - for what it leaves out
import pytest
from _room_fixture import room  # noqa: F401 - a fixture
from _tiny import Tiny
from hypothesis import HealthCheck, Phase, settings

from whosays.answers import session

KIT = Path(__file__).parents[2]

# The same examples every time, however busy the computer: a teacher's check must not fail
# by chance. HYPOTHESIS_PROFILE=explore looks at others.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("kit", derandomize=True, **_PATIENT)
settings.register_profile("explore", max_examples=400, **_PATIENT)
# A mutant that is noticed is noticed: nobody needs the smallest example.
_FOUND = (Phase.explicit, Phase.generate)
settings.register_profile("mutants", derandomize=True, phases=_FOUND, **_PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kit"))


@pytest.fixture(autouse=True)
def _nothing_of_ours(monkeypatch, tmp_path_factory):
    """Answers go to an empty folder, and nothing is remembered from another test."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path_factory.getbasetemp() / "no-answers"))
    yield
    session.current.cache_clear()


@pytest.fixture
def kit():
    """Give the folder of the kit itself."""
    return KIT


@pytest.fixture
def tiny(tmp_path):
    """Give the tables of a tiny kit, not yet on disk."""
    return Tiny(tmp_path / "kit")


@pytest.fixture
def tiny_kit(tiny, monkeypatch, tmp_path):
    """Give a tiny kit on disk, as the kit in use, with an empty folder for answers."""
    monkeypatch.setenv("WHOSAYS_KIT", str(tiny.root))
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    return tiny.write()
