"""A report that is saved can be opened from the line that says so."""

from __future__ import annotations

import base64
import re

import pytest

from whosays import show
from whosays.core import browser
from whosays.printing import save

UNIT = "06-your-own-report"
LINK = re.compile(r'<a [^>]*download="([^"]+)" href="data:[^,"]+;base64,([^"]+)">([^<]+)</a>')


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))


def _pdf(*, there: bool):
    def write(_, target):
        if there:
            target.write_bytes(b"%PDF-1.4")
            return target
        raise save.KitError("No browser was found.")

    return write


def _told() -> str:
    view = show.my_report(UNIT)
    view.saver.button.click()
    return view.saver.told.value


@pytest.mark.parametrize("there", [True, False])
def test_each_file_that_was_saved_has_a_line_that_opens_it(there, tmp_path, monkeypatch):
    monkeypatch.setattr(save.pdf, "write", _pdf(there=there))
    found = LINK.findall(_told())
    assert [name for name, _, _ in found] == [f"{UNIT}.html", f"{UNIT}.pdf"][: 1 + there]
    for name, held, _ in found:
        assert base64.b64decode(held) == (tmp_path / "answers" / name).read_bytes()
    words = [said for _, _, said in found]
    assert len(set(words)) == len(words), "two lines of one name cannot be told apart"


def test_where_no_pdf_could_be_made_the_page_is_there_and_the_reason_is_said(monkeypatch):
    monkeypatch.setattr(save.pdf, "write", _pdf(there=False))
    told = _told()
    assert "No browser was found." in told
    assert told.count("download=") == 1


def test_a_browser_s_own_storage_is_not_called_a_folder(monkeypatch):
    monkeypatch.setattr(browser, "here", lambda: True)
    told = _told()
    assert [name for name, _, _ in LINK.findall(told)] == [f"{UNIT}.html"]
    assert "They are in" not in told
