from __future__ import annotations

from pathlib import Path

from whosays.authoring import pins
from whosays.core.kit import Kit

KIT = Path(__file__).parents[2]
RUN = "a==1 \\\n    --hash=sha256:00\nb-c==2 ; python_version < '3.12' \\\n    --hash=sha256:01\n"
ADDED = "d==4 \\\n    --hash=sha256:02 \\\n    --hash=sha256:03\n"
TEST = f"{RUN}B_C==2 \\\n    --hash=sha256:01\n{ADDED}"


def test_what_the_kit_has_is_left_to_its_list():
    assert pins.added(RUN, TEST) == ADDED


def test_to_do_it_again_changes_nothing():
    once = pins.added(RUN, TEST)
    assert pins.added(RUN, once) == once


def test_the_command_writes_the_list(tmp_path):
    (tmp_path / "requirements.txt").write_text(RUN, encoding="utf-8")
    (tmp_path / "requirements-test.txt").write_text(TEST, encoding="utf-8")
    assert pins.main(Kit(tmp_path)) == 0
    written = (tmp_path / "requirements-test.txt").read_text(encoding="utf-8")
    assert written == pins.added(RUN, TEST)


def test_the_kit_s_own_list_of_the_tests_holds_only_what_it_adds():
    run, test = ((KIT / name).read_text(encoding="utf-8") for name in (pins.RUN, pins.TEST))
    assert test == pins.added(run, test)
    assert pins.names(test) & {"pytest", "mypy", "nbval"} == {"pytest", "mypy", "nbval"}
