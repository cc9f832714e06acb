"""A report on the page and in files: what goes wrong is a sentence in its place."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.printing import pdf, save, student_report
from whosays.widgets.report_view import ReportView

UNIT = "06-your-own-report"


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.setattr(pdf.chromium, "find", lambda: None)


def test_an_old_pdf_that_is_open_elsewhere_is_no_fault(tmp_path):
    (tmp_path / f"{UNIT}.pdf").mkdir()  # like a file that Windows does not let go
    files, problem = save.report(student_report.build(UNIT), UNIT, tmp_path)
    assert len(files) == 1
    assert "Save as PDF" in problem


def test_a_problem_is_said_where_the_report_stands():
    drawn = ["<p>as it is</p>"]

    def draw():
        if not drawn:
            raise KitError("<b>No report.</b>")
        return drawn.pop()

    view = ReportView(draw, lambda: "<p>saved</p>")
    assert "as it is" in view.shown.value
    view.show()
    assert "&lt;b&gt;No report." in view.shown.value
    # What is not seen is not saved either.
    view.saver.button.click()
    assert "saved" not in view.saver.told.value
    assert "&lt;b&gt;No report." in view.saver.told.value


def test_what_is_changed_after_the_report_was_saved_is_said_beside_it():
    """It went on saying “Saved” under a report that is no longer the one in the file."""
    now = ["<p>first</p>"]
    view = ReportView(lambda: now[0], lambda: "<p>Saved: report.html</p>")
    late = text("report.late")
    view.show()
    assert late not in view.saver.told.value, "nothing is saved yet"
    view.saver.button.click()
    view.show()
    assert late not in view.saver.told.value, "nothing is changed"
    now[0] = "<p>second</p>"
    view.show()
    view.show()
    assert view.saver.told.value.count(late) == 1
    assert "Saved: report.html" in view.saver.told.value
    now[0] = "<p>first</p>"
    view.show()
    assert late not in view.saver.told.value, "it is as it was saved again"
    now[0] = "<p>third</p>"
    view.show()
    view.saver.button.click()
    assert late not in view.saver.told.value, "it is saved anew"
