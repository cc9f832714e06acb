"""The gallery has every figure of the pages, and for its pictures one of each kind."""

from __future__ import annotations

import pytest

from whosays.authoring import gallery_figures


@pytest.fixture(scope="module")
def drawn():
    """Draw every figure, once for all."""
    return list(gallery_figures.figures())


def test_every_figure_of_the_pages_is_drawn_once(drawn):
    assert {call.partition("(")[0] for call, _ in drawn} == set(gallery_figures.FIGURES)
    assert len({html for _, html in drawn}) == len(drawn)
    assert all("<img" in html or "<svg" in html for _, html in drawn)


def test_an_example_of_each_figure_is_the_one_with_most_to_show(drawn, monkeypatch):
    monkeypatch.setattr(gallery_figures, "figures", lambda _: drawn)
    found = gallery_figures.examples()
    kinds = (*gallery_figures.FIGURES, "class_ratings", "class_report")
    assert set(found) == {f"figure-{kind}" for kind in kinds}
    longest = max((html for call, html in drawn if call.startswith("claim_path")), key=len)
    assert found["figure-claim_path"] == longest
    assert all(html.count('<figure class="ws ws-figure"') == 1 for html in found.values())
