"""The command that puts faults into modules, on a small module of its own."""

from __future__ import annotations

import json
import sys
import tomllib
from types import ModuleType

import pytest

from whosays import cli
from whosays.authoring import mutate
from whosays.authoring.mutants import mutants
from whosays.authoring.trial import Kept, Wanted, named
from whosays.core.errors import KitError

pytestmark = pytest.mark.skipif(not hasattr(mutate.os, "fork"), reason="nothing can be forked")

TESTS = """
from whosays.sourcing.alpha import alpha

def test_nothing():
    assert alpha([]) is None
"""


@pytest.fixture
def small(tmp_path, kit, monkeypatch):
    """Give a kit whose only tests are three lines, in a process that knows a file of that name."""
    known = ModuleType("test_sourcing_alpha")
    known.__file__ = str(kit / "tests" / "unit" / "test_sourcing_alpha.py")
    monkeypatch.setitem(sys.modules, known.__name__, known)
    (tmp_path / "tests" / "unit").mkdir(parents=True)
    (tmp_path / "tests" / "unit" / "test_sourcing_alpha.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "tests" / "mutants.toml").write_text(
        "kept = []\n[also]\n[rooms]\n", encoding="utf-8"
    )
    package = tmp_path / "whosays" / "sourcing"
    package.mkdir(parents=True)
    for name in ("alpha.py", "collapse.py"):
        (package / name).write_bytes((kit / "whosays" / "sourcing" / name).read_bytes())
    return tmp_path


def test_modules_with_a_test_file_are_listed(small, kit):
    assert mutate.modules(small) == ["sourcing.alpha"]
    assert {"sourcing.collapse", "questions.kinds.one", "answers.files"} & set(
        mutate.modules(kit)
    ) >= {"sourcing.collapse", "answers.files"}


def test_a_module_or_a_room_is_chosen(small):
    assert mutate.chosen([], small) == ["sourcing.alpha"]
    assert mutate.chosen(["sourcing"], small) == ["sourcing.alpha"]
    for name in ("sourcing.collapse", "nowhere"):
        with pytest.raises(KitError, match=f"{name} has no test file of its own"):
            mutate.chosen([name], small)


def test_few_tests_notice_little_and_what_is_missed_is_told(small):
    """In a process of its own, as the command does it: pytest runs in pytest only once."""
    [found] = mutate.tried(["sourcing.alpha"], small)
    assert found.noticed >= 1
    assert found.missed
    head, *lines = found.told()
    assert head.startswith(f"sourcing.alpha: {found.noticed}/{found.noticed + len(found.missed)} (")
    assert all("  →  " in line for line in lines)
    line, enough = mutate.summed([found])
    assert not enough
    assert line.startswith(f"{found.noticed} of ")


def test_what_a_module_s_own_tests_miss_is_tried_with_those_of_its_room(small, kit):
    """Alone, the first file notices nearly nothing; with the real tests, nearly all."""
    [alone] = mutate.tried(["sourcing.alpha"], small)
    wide = (kit / "tests" / "unit" / "test_sourcing_alpha.py").read_bytes()
    (small / "tests" / "unit" / "test_wide.py").write_bytes(wide)
    (small / "tests" / "mutants.toml").write_text(
        'kept = []\n[also]\n[rooms]\nsourcing = ["test_wide.py", "test_gone.py"]\n',
        encoding="utf-8",
    )
    [both] = mutate.tried(["sourcing.alpha"], small)
    assert both.noticed > alone.noticed
    assert set(both.missed) < set(alone.missed)
    assert len(both.missed) == len(both.places)
    assert both.noticed + len(both.missed) == alone.noticed + len(alone.missed)
    # Where the wider tests fail as it is, the first ones are believed.
    (small / "tests" / "unit" / "test_wide.py").write_text(
        "def test_it():\n    assert 0\n", "utf-8"
    )
    assert list(mutate.tried(["sourcing.alpha"], small)) == [alone]


def test_what_nobody_can_notice_is_excused_with_a_reason(small):
    [found] = mutate.tried(["sourcing.alpha"], small)
    source = (small / "whosays" / "sourcing" / "alpha.py").read_text("utf-8")
    one = named(mutants(source), source)[found.places[0]]
    row = {"module": "sourcing.alpha", "in": one.where, "why": "x"}
    row |= {name: getattr(one, name) for name in ("line", "was", "now", "nth")}
    listed = "".join(f"{name} = {json.dumps(value)}\n" for name, value in row.items())
    (small / "tests" / "mutants.toml").write_text(
        f"[also]\n[rooms]\n[[kept]]\n{listed}", encoding="utf-8"
    )
    [after] = mutate.tried(["sourcing.alpha"], small)
    assert after.excused == 1
    assert after.places == found.places[1:]


def test_tests_that_fail_anyway_say_nothing_and_cost_only_their_module(small):
    file = small / "tests" / "unit" / "test_sourcing_alpha.py"
    file.write_text("def test_it():\n    assert 0\n", encoding="utf-8")
    for found in mutate.tried(["sourcing.alpha", "sourcing.alpha"], small):
        assert found.noticed == 0
        assert "fail or find nothing as it is" in found.missed[0]


def test_enough_is_nineteen_of_twenty():
    found = mutate.Found("a", noticed=19, missed=["x"])
    assert mutate.summed([found]) == ("19 of 20 noticed (95.0 %)", True)
    assert mutate.summed([found, mutate.Found("b", missed=["y"])])[1] is False


def test_the_command_tells_what_was_missed(monkeypatch, capsys):
    monkeypatch.setattr(mutate, "chosen", list)
    monkeypatch.setattr(
        mutate,
        "tried",
        lambda names, sample: [mutate.Found(n, 1, 2, ["  7 f: a  →  b"], sample) for n in names],
    )
    monkeypatch.setattr(cli, "_in_environment", lambda _: None)
    assert cli.main(["mutate", "sourcing.alpha", "--sample", "3"]) == 1
    said = capsys.readouterr().out
    assert "alpha: 1/2 (50.0 %), 2 nobody can notice, 3 not tried\n  7 f: a  →  b\n1 of 2 " in said


def test_of_many_only_some_are_tried_and_the_same_ones_each_time(small):
    [some], [again] = (list(mutate.tried(["sourcing.alpha"], small, 5)) for _ in range(2))
    [every] = mutate.tried(["sourcing.alpha"], small)
    assert some == again
    assert some.noticed + len(some.missed) == 5
    assert some.left == every.noticed + len(every.missed) - 5
    assert set(some.missed) <= set(every.missed)


def test_every_module_of_the_four_rooms_answers_to_some_test(kit):
    """But those in which nothing could be changed."""
    package = kit / "whosays"
    files = [file for room in mutate.ROOMS for file in (package / room).rglob("*.py")]
    names = {".".join(one.relative_to(package).with_suffix("").parts): one for one in files}
    left = set(names) - set(mutate.modules(kit))
    assert [one for one in left if mutants(names[one].read_text("utf-8"))] == []


def test_everything_excused_is_still_there_with_a_reason(kit):
    kept, also, rooms = mutate._told(kit)
    for name, files in {**also, **rooms}.items():
        assert [one for one in files if not (kit / "tests" / "unit" / one).is_file()] == [], name
    for one in kept:
        source = (kit / "whosays" / f"{one['module'].replace('.', '/')}.py").read_text("utf-8")
        there = named(mutants(source), source)
        assert mutate.excused(one["module"], kit) <= set(there), one
        assert one["why"].strip()


def test_a_change_that_is_excused_is_one_of_one_line():
    """Its function, its line and, of two of a kind in one line, its number."""
    source = "def f(a):\n    b = a < 1 or a < 1\n    return a < 1\n"
    told = [one for one in named(mutants(source), source) if one.was == "1"]
    line = "b = a < 1 or a < 1"
    assert told == [
        ("f", line, "1", "2", 1),
        ("f", line, "1", "2", 2),
        ("f", "return a < 1", "1", "2", 1),
    ]
    kept = Wanted({Kept("f", line, "1", "2", 2)})
    assert kept.of(told) == [0, 2]


def test_of_what_was_tried_last_enough_was_noticed_in_every_module(kit):
    """Of a module with few places for a fault, all but one."""
    seen = tomllib.loads((kit / "tests" / "mutants.toml").read_text("utf-8"))["seen"]
    assert set(seen) <= set(mutate.modules(kit))
    for name, (noticed, tried, _) in seen.items():
        assert noticed >= min(mutate.ENOUGH * tried, tried - 1), name
    assert sum(one[0] for one in seen.values()) >= mutate.ENOUGH * sum(
        one[1] for one in seen.values()
    )
