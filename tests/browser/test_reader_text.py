"""The reader's counting: code points, words, sentences, lanes. Compared with Python."""

from __future__ import annotations

import pytest
from reader_bench import ARTICLE_DATA, article_of, whole
from windows import plain

pytestmark = pytest.mark.browser

TRICKY = [
    "plain words",
    "an emoji 🙂 in it, a family 👨‍👩‍👧 and a flag 🇺🇦.",
    "no\u00a0break\u00a0spaces and “curly quotes”",
    "cafe\u0301 nai\u0308ve e\u0301",
    "قال مصدر لوكالة Sputnik في 17 سبتمبر إن 250 خبيرا وصلوا",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 outside the basic plane",
    "a\x00null and a tab\there",
    "",
    "***",
    "人们说这是真的。消息人士告诉通讯社。",
]


@pytest.fixture
def pure(bench):
    """Give a function that evaluates an expression with the pure functions at hand."""
    bench.page.set_content("<p>x</p>")
    bench.page.add_script_tag(content=plain("reader/text.js", "reader/marks.js"))
    return lambda expression, given=None: bench.page.evaluate(f"(given) => {expression}", given)


@pytest.mark.parametrize("words", TRICKY)
def test_every_code_point_is_where_python_has_it(pure, words):
    got = pure(
        """{ const at = rdPositions(given);
             return Array.from(at, (_, i) => given.slice(0, rdToUnits(at, i))); }""",
        words,
    )
    assert got == [words[:i] for i in range(len(words) + 1)]


@pytest.mark.parametrize("words", TRICKY)
def test_units_turn_back_into_code_points(pure, words):
    got = pure(
        """{ const at = rdPositions(given);
             return Array.from(at, (units) => rdToPoints(at, units)); }""",
        words,
    )
    assert got == list(range(len(words) + 1))


def test_the_middle_of_a_pair_counts_as_before_it(pure):
    assert pure("rdToPoints(rdPositions('a🙂b'), 2)") == 1


@pytest.mark.parametrize("segmenter", ["Intl.Segmenter", "null"])
@pytest.mark.parametrize("words", TRICKY)
def test_words_lie_inside_the_text_in_order_and_apart(pure, words, segmenter):
    article = article_of("first", words)
    got = pure(f"rdPrepare(given, {segmenter}).words.map((w) => [w.start, w.end])", article)
    flat = [offset for word in got for offset in word]
    assert flat == sorted(flat)
    text = whole(article)
    assert all(0 <= start < end <= len(text) for start, end in got)
    assert all(text[start:end] == text[start:end].strip() for start, end in got)


def test_hyphenated_words_and_numbers_are_one_word(pure):
    article = article_of("Al-Qaeda’s 1,000 drones-for-fighters deal – said “X”.")
    got = pure("rdPrepare(given).words.map((w) => [w.start, w.end])", article)
    text = whole(article)
    expected = ["Al-Qaeda’s", "1,000", "drones-for-fighters", "deal", "said", "X"]
    assert [text[start:end] for start, end in got] == expected


def test_emoji_are_words_and_combining_marks_stay_with_their_letter(pure):
    article = article_of("So 👨‍👩‍👧 cafe\u0301 said")
    got = pure("rdPrepare(given).words.map((w) => [w.start, w.end])", article)
    text = whole(article)
    assert [text[s:e] for s, e in got] == ["So", "👨‍👩‍👧", "cafe\u0301", "said"]


def test_sentences_are_those_of_the_article(pure):
    got = pure(
        "rdPrepare(given).sentences.filter((s) => s.p === 11).map((s) => [s.start, s.end])",
        ARTICLE_DATA,
    )
    text = {p["number"]: p for p in ARTICLE_DATA["paragraphs"]}[12]
    said = [text["text"][s - text["start"] : e - text["start"]] for s, e in got]
    assert len(said) == 2
    assert said[0].endswith("Ukraine.")
    assert said[1].startswith("The outlet")


def test_a_language_tag_that_cannot_be_read_does_no_harm(pure):
    got = pure("rdPrepare(given).words.length", article_of("two words", lang="not a tag!"))
    assert got == 2


@pytest.mark.parametrize(
    ("words", "rough", "expected"),
    [
        ("one two three", "ne tw", "one two"),
        ("one two three", " two ", "two"),
        ("said “it is so” today", "“it is s", "“it is so"),
        ("said “it is so” today", "“it is so”", "“it is so”"),
        ("a\u00a0source\u00a0said", "\u00a0source\u00a0", "source"),
        ("the cafe\u0301 said", "cafe", "cafe\u0301"),
        ("it 👨‍👩‍👧 said", "👨", "👨‍👩‍👧"),
        ("he said …\u0301 then", "…", "…\u0301"),
        ("one two", " ", None),
    ],
)
def test_a_rough_selection_grows_to_whole_words(pure, words, rough, expected):
    article = article_of("before", words)
    text = whole(article)
    start = text.index(rough, article["paragraphs"][1]["start"])
    got = pure(
        "rdSnap(rdPrepare(given[0]), given[1], given[2])", [article, start, start + len(rough)]
    )
    assert (text[got["start"] : got["end"]] if got else None) == expected


def test_a_selection_over_two_paragraphs_trims_the_break_at_its_ends(pure):
    article = article_of("one two", "three four", "five")
    text = whole(article)
    got = pure("rdSnap(rdPrepare(given[0]), given[1], given[2])", [article, 4, len(text) - 5])
    assert text[got["start"] : got["end"]] == "two\n\nthree four"


def test_lanes_keep_overlapping_marks_apart_with_as_few_as_possible(pure):
    marks = [
        {"id": "a", "start": 0, "end": 10},
        {"id": "b", "start": 5, "end": 15},
        {"id": "c", "start": 10, "end": 12},
        {"id": "d", "start": 20, "end": 25},
    ]
    got = pure("Object.fromEntries(rdLanes(given))", marks)
    assert got == {"a": 0, "b": 1, "c": 0, "d": 0}


def test_pieces_cover_the_paragraph_without_gap(pure):
    article = article_of("one two three four")
    marks = [
        {"id": "a", "start": 0, "end": 7, "code": "x"},
        {"id": "b", "start": 4, "end": 13, "code": "x"},
    ]
    got = pure(
        "rdPieces(rdPrepare(given[0]).paragraphs[0], given[1])"
        ".map((p) => [p.start, p.end, p.marks.map((m) => m.id)])",
        [article, marks],
    )
    assert got == [[0, 4, ["a"]], [4, 7, ["b", "a"]], [7, 13, ["b"]], [13, 18, []]]


def test_undo_after_a_merge_takes_back_only_ones_own_step(pure):
    got = pure(
        """{ const h = rdHistory([]);
             const mark = (id) => ({ id, start: 0, end: 1, code: "x" });
             h.take({ do: "add", mark: mark("mine"), index: 0 });
             h.marks = [mark("theirs"), ...h.marks];
             h.undo();
             const after = h.marks.map((m) => m.id);
             h.redo();
             return [after, h.marks.map((m) => m.id)]; }"""
    )
    assert got == [["theirs"], ["mine", "theirs"]]


def test_undo_passes_over_a_mark_that_is_gone(pure):
    got = pure(
        """{ const h = rdHistory([]);
             const mark = (id) => ({ id, start: 0, end: 1, code: "x" });
             h.take({ do: "add", mark: mark("one"), index: 0 });
             h.take({ do: "add", mark: mark("two"), index: 1 });
             h.marks = h.marks.filter((m) => m.id === "one");
             const step = h.undo();
             return [step.mark.id, h.marks.length, h.undo()]; }"""
    )
    assert got == ["one", 0, None]
