"""The hostile layer: attacks on the kit, with their own counts at the end.

A test here plays somebody who means harm, or bad luck: a hand-in made to break the report, a
power cut, a second start. What it did it counts, and the layer's last words say how much was
tried, so that a test that silently tries nothing is seen:

    count("hand-ins", 500)

Kinds in use (one name for one thing, in the plural): ``hand-ins``, ``kills``,
``acknowledged answers``, ``power cuts``, ``payloads``, ``starts at once``, ``requests``.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest
from _room_fixture import room  # noqa: F401 - a fixture
from hypothesis import HealthCheck, settings

KIT = Path(__file__).parents[2]
# The tiny kit and the other helpers of the tests of single parts serve here, too.
sys.path.append(str(KIT / "tests" / "unit"))

_MARK = "hostile: "

_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("hostile", derandomize=True, **_PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "hostile"))


@pytest.fixture(autouse=True)
def _nothing_of_ours(monkeypatch, tmp_path_factory):
    """Answers go to an empty folder: an attack never meets anybody's real ones."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path_factory.getbasetemp() / "no-answers"))


@pytest.fixture
def kit():
    """Give the folder of the kit itself."""
    return KIT


@pytest.fixture
def count(request):
    """Give a function that counts what was tried: ``count(kind, n=1)``."""
    made = Counter()

    def add(kind, n=1):
        made[kind] += n

    yield add
    # Properties of a test travel with its report, also from another worker.
    request.node.user_properties += [(_MARK + kind, n) for kind, n in made.items()]


_TOTAL = pytest.StashKey()


def pytest_configure(config):
    """Begin at zero."""
    config.stash[_TOTAL] = Counter()
    config.pluginmanager.register(_Sum(config.stash[_TOTAL]), "hostile-sum")


class _Sum:
    """Adds up what the tests counted, wherever they ran."""

    def __init__(self, total):
        self.total = total

    def pytest_runtest_logreport(self, report):
        """Take a test's counts, once: when it has been cleared up."""
        if report.when == "teardown":
            for name, n in report.user_properties:
                if name.startswith(_MARK):
                    self.total[name.removeprefix(_MARK)] += n


def pytest_terminal_summary(terminalreporter, config):
    """Say what was tried."""
    total = config.stash[_TOTAL]
    if total:
        terminalreporter.section("tried")
        for kind, n in sorted(total.items()):
            terminalreporter.write_line(f"{n:>9,} {kind}")
