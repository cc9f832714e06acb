"""What the notebooks show for paper: a button that makes it all, in the size that is chosen."""

from __future__ import annotations

from whosays.notebook import papers
from whosays.printing import make
from whosays.printing.sheet import SIZES


def test_the_button_prints_in_the_size_that_is_chosen(tiny_kit, monkeypatch):
    monkeypatch.setattr(make.pdf.chromium, "find", lambda: None)
    shown, size = papers.print_button()
    assert (size.options, size.value) == (SIZES, "A4")
    for wanted in SIZES:
        size.value = wanted
        shown.button.click()
        page = (tiny_kit / "printed" / "worksheets" / "01-tiny.html").read_text(encoding="utf-8")
        assert f"  size: {wanted};" in page
    assert shown.told in shown.children
