"""The articles on paper: every paragraph, exactly, with its number."""

from __future__ import annotations

import re
from html import unescape

from whosays.core.kit import Kit
from whosays.corpus.articles import load_article, load_catalogue
from whosays.printing.article_sheets import articles


def test_every_paragraph_stands_there_exactly_with_its_number(kit):
    parts = re.split(r'<section class="pr-article', articles(Kit(kit)))[1:]
    assert len(parts) == len(load_catalogue(Kit(kit)))
    for name, part in zip(load_catalogue(Kit(kit)), parts, strict=True):
        found = re.findall(
            r'<span class="pr-number">(\d+)</span><p class="pr-\w+">(.*?)</p>', part, re.DOTALL
        )
        wanted = [(str(p.number), p.text) for p in load_article(name, Kit(kit)).paragraphs]
        assert [(number, unescape(words)) for number, words in found] == wanted
        assert 'translate="no"' in part


def test_a_tiny_set_has_its_own_letters_and_directions(tiny_kit):
    page = articles(Kit(tiny_kit))
    assert 'lang="en" dir="ltr"' in page
    assert "<dt>" in page
