"""Too much costs only whoever asks."""

from __future__ import annotations

from whosays.room.limits import Limit


class _Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_so_many_at_once_and_more_after_a_while():
    clock = _Clock()
    limit = Limit(3, 0.5, clock)
    assert [limit.allows("a") for _ in range(5)] == [True] * 3 + [False] * 2
    clock.now = 2
    assert [limit.allows("a") for _ in range(2)] == [True, False]
    clock.now = 1_000
    assert [limit.allows("a") for _ in range(4)] == [True] * 3 + [False]


def test_one_asker_costs_another_nothing():
    limit = Limit(1, 0, _Clock())
    assert limit.allows("a")
    assert not limit.allows("a")
    assert limit.allows("b")


def test_what_is_remembered_does_not_grow_without_end():
    limit = Limit(1, 0, _Clock())
    for number in range(5_000):
        limit.allows(str(number))
    assert len(limit._left) <= 2_000
    assert not limit.allows("4999")
