"""What plain kinds have in common: a key that is whole, and nothing more for the page."""

from __future__ import annotations

from whosays.questions import plain


def test_a_key_is_given_as_it_is():
    key = object()
    assert plain.complete_key(key, None, None) is key


def test_the_page_gets_nothing_on_top():
    assert dict(plain.public(None, None)) == {}
