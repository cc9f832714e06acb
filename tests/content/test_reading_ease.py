"""How hard our own words are to read: grade 10 at most, and no sentence without an end.

The grade is the Automated Readability Index: letters in a word, words in a sentence. It knows
nothing of riddles and jargon; for those there is the list of phrases.
"""

from __future__ import annotations

import re

import pytest
import textstat
from _texts import data, own_words, read_in_class

GRADE = 10
LONGEST = 40  # words of a sentence
SHORTEST = 8  # words of a piece: a label is no sentence
# For teachers: a list of what to know may be a long sentence.
TEACHERS = r"lessons/(notes|papers)/.*|solutions/\d\d-[\w-]+\.ipynb"


def prose(piece):
    """Give a piece as sentences: no markup, and every line of a page ends one."""
    text = piece.text
    if not piece.file.endswith(".toml"):
        text = text.replace("\n", " . ")
    text = re.sub(r"\[([^]]*)\]\([^)]*\)|<[^>]+>", r"\1", text)
    return own_words(re.sub(r"[*#|`_]", " ", text))


def by_file(pieces):
    found = {}
    for piece in pieces:
        text = prose(piece)
        if len(text.split()) >= SHORTEST:
            found.setdefault(piece.file, []).append(text)
    return found


TEXTS = by_file(read_in_class(data()))


def grade(texts):
    """Give the school grade of texts; of one text without a full stop at its end, too."""
    whole = " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)
    return textstat.automated_readability_index(whole)


def long_sentences(texts):
    return [
        sentence
        for text in texts
        for sentence in re.split(r"(?<=[.?!])\s", text)
        if len(sentence.split()) > LONGEST
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_can_be_read_in_grade_ten(name):
    assert grade(TEXTS[name]) <= GRADE


@pytest.mark.parametrize("name", [name for name in TEXTS if not re.fullmatch(TEACHERS, name)])
def test_no_sentence_for_students_goes_on_and_on(name):
    assert long_sentences(TEXTS[name]) == []


def test_hard_words_and_endless_sentences_are_noticed():
    hard = "Epistemological considerations notwithstanding, institutional attributions deteriorate."
    assert grade([hard]) > GRADE
    assert long_sentences(["word " * 41 + "."]) != []
    assert grade(["The cat sat on the mat."]) < GRADE
