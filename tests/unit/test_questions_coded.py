"""A text with its coding: each cue with its letter, and what the letters mean."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.corpus.articles import load_article
from whosays.corpus.attributions import load_coding
from whosays.corpus.codebook import load_codebook
from whosays.questions.coded import _short, coded_passage


def test_each_cue_is_marked_and_has_its_letter_where_it_ends(tiny_kit):
    kit = Kit(tiny_kit)
    article, records = load_article("t1", kit), load_coding("t1", kit).attributions
    made = coded_passage(article, records, [4])
    assert made.startswith('<div class="ws-text" lang="en" dir="ltr">')
    assert made.count("<p>") == 1
    assert '<span class="ws-number" aria-hidden="true">4</span>' in made
    assert f'<span class="ws-sr">{escape(text("page.paragraph"))} 4: </span>' in made
    assert made.count("<sup>") == 1
    assert "</p></div>" in made
    cue = made.partition('<span class="ws-cue ws-code-named_person">')[2]
    assert cue.startswith("Mayor Ana Ruiz said<sup>N</sup></span>")
    assert _short("vague") == "V"
    assert _short("gossip") == ""
    # Nothing of the text is lost, and nothing of another paragraph is there.
    plain = re.sub("<[^>]+>", "", made)
    assert "stays open. She smiled." in plain
    assert "Port" not in plain
    assert coded_passage(article, records).count("<p>") == len(article.paragraphs)


def test_what_the_letters_of_a_passage_mean_stands_with_it(tiny_kit):
    """They were explained in the lesson of unit 1 alone, and stood in four others."""
    kit = Kit(tiny_kit)
    article, records = load_article("t1", kit), load_coding("t1", kit).attributions
    labels = {
        code.code: (code.short, code.label) for code in load_codebook(kit).codes["source_type"]
    }
    for wanted in ([4], [], [1]):
        made = coded_passage(article, records, wanted)
        told = re.findall(r'<span class="ws-letter"><b>(.*?)</b> (.*?)</span>', made)
        letters = set(re.findall(r"<sup>(.*?)</sup>", made))
        assert {letter for letter, _ in told} == letters
        assert set(told) <= set(labels.values())
        assert len(told) == len(set(told)), "each once"
        # A list of options with letters has that name, and a look of its own.
        assert "ws-letters" not in made


def test_a_passage_without_a_mark_has_no_letters(tiny_kit):
    made = coded_passage(load_article("t1", Kit(tiny_kit)), [], [4])
    assert made.endswith("</p></div>")


def test_cues_that_touch_or_lie_in_each_other_are_marked_sign_by_sign(tiny_kit):
    kit = Kit(tiny_kit)
    article = load_article("t1", kit)
    first, second = load_coding("t1", kit).attributions[1:3]
    para = article.paragraph(4)

    def at(record, start, end):
        cue = replace(record.cue, start=para.start + start, end=para.start + end)
        return replace(record, cue=cue)

    inside = coded_passage(article, [at(first, 0, 10), at(second, 6, 10)], [4])
    assert inside.count('<span class="ws-cue ws-code-named_person">') == 2
    assert inside.count("<sup>") == 2
    assert "<sup>N</sup><sup>U</sup></span>" in inside
    ends = inside.partition("</span></p>")[0]
    assert "Mayor </span>" in ends, "it does not end where the other begins"
    beside = coded_passage(article, [at(first, 0, 5), at(second, 5, 10)], [4])
    assert beside.count('<span class="ws-cue ws-code-named_person">') == 1
    assert beside.count('<span class="ws-cue ws-code-unnamed_person">') == 1
    outside = coded_passage(article, [at(first, -5, 0)], [4])
    assert "ws-cue" not in outside
    over = coded_passage(article, [at(first, -5, 3)], [4])
    assert '<span class="ws-cue ws-code-named_person">May<sup>' in over
    after = coded_passage(article, [at(first, para.end - para.start, 999)], [4])
    assert "ws-cue" not in after


def test_between_pieces_and_between_paragraphs_stands_nothing(tiny_kit):
    kit = Kit(tiny_kit)
    article, records = load_article("t1", kit), load_coding("t1", kit).attributions
    made = coded_passage(article, records, [3, 4]).partition("<p class")[0]
    bare = re.sub("<[^>]+>", "", re.sub("<sup>.*?</sup>", "", made))
    label = text("page.paragraph")
    lines = [article.paragraph(number) for number in (3, 4)]
    assert unescape(bare) == "".join(f"{p.number}{label} {p.number}: {p.text}" for p in lines)
