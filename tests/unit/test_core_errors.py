from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from whosays.core.errors import DataError, KitError


def test_a_data_error_says_file_place_problem_and_mend():
    error = DataError(Path("lessons/a.toml"), "item q1, options", "This is empty.", "Add one.")
    assert str(error) == f"{Path('lessons/a.toml')}, item q1, options: This is empty. Add one."
    assert (error.file, error.field) == (str(Path("lessons/a.toml")), "item q1, options")
    assert (error.problem, error.mend) == ("This is empty.", "Add one.")


def test_without_a_place_only_the_file_is_named():
    assert str(DataError("a.toml", "", "It is missing.", "Bring it.")).startswith("a.toml: It")


def test_both_are_caught_as_one_kind():
    with pytest.raises(KitError, match="Do this"):
        raise DataError("a.toml", "", "Odd.", "Do this.")
    assert str(KitError("What happened and what to do.")) == "What happened and what to do."


@pytest.mark.parametrize("error", [DataError("a.toml", "q1", "Odd.", "Mend it."), KitError("So.")])
def test_an_error_travels_between_processes(error):
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(arrived) is type(error)
    assert (str(arrived), vars(arrived)) == (str(error), vars(error))
