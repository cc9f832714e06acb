"""The words of the kit on a page: each once, with a place to jump to."""

from __future__ import annotations

from whosays.notebook.glossary import glossary
from whosays.sourcing.glossary import anchor, load_glossary


def test_every_term_has_its_place():
    shown = glossary()
    terms = load_glossary()
    assert len(terms) > 10
    for term in terms:
        assert shown.body.count(f'id="{anchor(term.term)}"') == 1
    assert str(len(terms)) in repr(shown)
