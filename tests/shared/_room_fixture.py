"""A room of students for one test."""

from __future__ import annotations

import pytest


@pytest.fixture
def room(tmp_path):
    """Open a room on nothing, and close it in the end."""
    from _room import Running  # noqa: PLC0415 - a server, for those alone that want a room

    running = Running(tmp_path / "room")
    yield running
    running.stop()
