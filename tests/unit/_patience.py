"""Waiting by a clock that the test moves: no test waits for real."""

from __future__ import annotations

from whosays.core.disk import Patience


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self, on_sleep=lambda: None):
        self.now = 0.0
        self.slept = 0
        self.on_sleep = on_sleep

    def sleep(self, seconds):
        self.now += seconds
        self.slept += 1
        self.on_sleep()

    def patience(self, seconds=2.0, pause=0.05):
        return Patience(seconds, pause, lambda: self.now, self.sleep)
