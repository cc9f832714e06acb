"""Every exercise is completed in the browser edition, too: by keyboard alone, with no network.

``python3 -m whosays check --layer site -- -m browser tests/site/test_every_exercise.py``
"""

from __future__ import annotations

import pytest
from conftest import KEPT
from test_complete import DONE, FORMS, UNITS, complete

pytestmark = [pytest.mark.browser, pytest.mark.long]

# A student edition has two of the three forms, as ``whosays site`` makes it.
GIVEN = (*UNITS, *FORMS[:2])


@pytest.mark.parametrize("unit_id", GIVEN)
def test_an_exercise_by_keyboard_alone_without_a_network(window, served, unit_id):
    window.page.goto(window.base)
    window.page.wait_for_function(KEPT)
    served.stop()
    notebook = f"exercises/{unit_id}.ipynb"
    asked = complete(window, notebook, unit_id)
    done = window.page.evaluate(DONE)
    assert len(done) == len(asked)
    window.open(notebook)
    assert window.page.evaluate(DONE) == done
    assert window.axe() == []
    assert (window.missing, window.errors) == ([], [])
