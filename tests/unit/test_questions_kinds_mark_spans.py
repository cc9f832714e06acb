from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.corpus import codebook
from whosays.corpus.articles import load_article
from whosays.corpus.attributions import load_coding
from whosays.questions.kinds.mark import spans
from whosays.questions.kinds.mark.spans import compare

ARTICLES = ("000", "001", "002", "003", "004")


@pytest.fixture
def page(tiny_kit):
    """Give the tiny article, its coding and the codes, by name."""
    return {
        "article": load_article("t1", Kit(tiny_kit)),
        "coding": load_coding("t1", Kit(tiny_kit)),
        "codes": codebook.codes("source_type", Kit(tiny_kit)),
    }


class Pages(dict):
    """The five real articles with everything they need; too large to print."""

    def __repr__(self):
        return "Pages"


@pytest.fixture(scope="module")
def real():
    root = Path(__file__).parents[2]
    codes = codebook.codes("source_type", Kit(root))
    pages = Pages()
    for name in ARTICLES:
        article, coding = load_article(name, Kit(root)), load_coding(name, Kit(root))
        pages[name] = {"article": article, "coding": coding, "codes": codes}
    return pages


def on(article, words, code, name="m1", nth=1):
    start, end = article.find(words, nth=nth)
    return {"id": name, "start": start, "end": end, "code": code}


def at(span, code, name="m1"):
    return {"id": name, "start": span.start, "end": span.end, "code": code}


def perfect(coding):
    return [at(r.cue, r.source_type, f"m-{r.id}") for r in coding.attributions]


def line(feedback, record):
    return next(entry for entry in feedback.records if entry.record == record)


SOURCE = "A source told the Gazette"


# ---------------------------------------------------------------- one outcome each
def test_nothing_marked_is_blank_and_says_what_to_do(page):
    feedback = compare([], **page)
    assert (feedback.state, feedback.score, feedback.found, feedback.total) == ("blank", None, 0, 5)
    assert feedback.headline
    assert feedback.records == feedback.extras == ()


def test_where_nothing_is_marked_only_the_paragraphs_in_focus_are_counted(page):
    assert compare([], **page, paragraphs=[3]).total == 1
    assert compare([], **page, paragraphs=[99]).total == 0


def test_without_a_mark_there_is_no_score(page):
    assert spans.score([], page["coding"], page["article"]) == ("blank", None)


def test_the_headline_counts_those_with_another_code(page):
    feedback = compare([on(page["article"], SOURCE, "vague")], **page)
    assert text("spans.count_other_code", count=1) in feedback.headline.split(" · ")


def test_the_right_words_with_the_right_code_are_found(page):
    feedback = compare([on(page["article"], SOURCE, "unnamed_person")], **page)
    entry = line(feedback, "t1-01")
    assert (entry.outcome, entry.mark, entry.code) == ("found", "m1", "unnamed_person")
    assert entry.quote == "A\u00a0source told the Gazette"
    assert "A\u00a0source told the Gazette" in entry.says
    assert entry.rule == ""  # the student has just used the code
    assert (feedback.state, feedback.found) == ("partly", 1)
    assert feedback.score == pytest.approx(1 / 5)


def test_the_right_words_with_another_code_are_half(page):
    feedback = compare([on(page["article"], SOURCE, "vague")], **page)
    entry = line(feedback, "t1-01")
    assert entry.outcome == "wrong_code"
    assert "Vague" in entry.shows
    assert "Unnamed person" in entry.shows
    assert "What unnamed_person is." in entry.rule
    assert feedback.found == 1
    assert feedback.score == pytest.approx(0.5 / 5)


def test_what_a_code_means_is_said_once(real):
    marks = [at(r.cue, "vague", r.id) for r in real["003"]["coding"].attributions]
    feedback = compare(marks, **real["003"])
    needed = [e for e in feedback.records if e.outcome != "found"]
    assert len(needed) > len({e.code for e in needed})
    assert sorted(e.code for e in feedback.records if e.rule) == sorted({e.code for e in needed})
    assert needed[0].rule


def test_a_code_that_is_accepted_too_counts_in_full_and_says_ours(page):
    feedback = compare([on(page["article"], "Mayor Ana Ruiz said", "named_institution")], **page)
    entry = line(feedback, "t1-02")
    assert entry.outcome == "found"
    assert "Named institution" in entry.shows
    assert "Named person" in entry.shows
    assert feedback.score == pytest.approx(1 / 5)


def test_a_mark_on_the_statement_is_near(page):
    feedback = compare([on(page["article"], "“the harbour is closed”", "unnamed_person")], **page)
    entry = line(feedback, "t1-01")
    assert entry.outcome == "partly"
    assert "A\u00a0source told the Gazette" in entry.shows
    assert "part of what is said" in entry.shows
    assert feedback.found == 0
    assert feedback.score == pytest.approx(0.75 / 5)


def test_the_headline_counts_them_by_the_word_that_stands_over_them(page):
    """“1 near” was counted, and the list below had no “near”: it had “Partly”."""
    feedback = compare([on(page["article"], "“the harbour is closed”", "unnamed_person")], **page)
    assert f"1 {text('reader.group_partly').lower()}" in feedback.headline.split(" · ")


def test_less_than_half_of_the_cue_is_near_and_half_is_found(page):
    cue = page["coding"].attributions[0].cue
    length = cue.end - cue.start
    half = -(-length // 2)
    for covered, outcome in ((half - 1, "partly"), (half, "found")):
        mark = {"id": "m1", "start": cue.start, "end": cue.start + covered}
        feedback = compare([{**mark, "code": "unnamed_person"}], **page)
        assert line(feedback, "t1-01").outcome == outcome, covered


@pytest.mark.parametrize(
    ("words", "code", "outcome"),
    [
        ("Seymour Hersh", "named_person", "found"),
        ("an SVR statement", "named_document", "found"),
        ("an SVR statement", "named_person", "wrong_code"),
        ("released on", "named_document", "partly"),
    ],
)
def test_the_words_that_name_the_source_are_enough(real, words, code, outcome):
    feedback = compare([on(real["003"]["article"], words, code)], **real["003"])
    assert [entry.outcome for entry in feedback.records if entry.mark] == [outcome]


def test_a_mark_over_everything_is_too_wide(page):
    whole = {"id": "m1", "start": 0, "end": len(page["article"].text), "code": "unnamed_person"}
    feedback = compare([whole], **page)
    hit = [entry for entry in feedback.records if entry.mark]
    assert [entry.outcome for entry in hit] == ["partly"]
    assert "much more" in hit[0].shows
    assert feedback.found == 0


def test_what_is_not_marked_is_missed_and_shown(page):
    feedback = compare([on(page["article"], SOURCE, "unnamed_person")], **page)
    entry = line(feedback, "t1-06")
    assert (entry.outcome, entry.mark, entry.quote) == ("missed", None, "reportedly")


@pytest.mark.parametrize("code", [None, "unnamed_person", "named_person"])
def test_a_contested_record_counts_neither_way(page, code):
    marks = [m for m in perfect(page["coding"]) if m["id"] != "m-t1-03"]
    if code:
        marks.append(on(page["article"], "قال الوزير", code, "mine"))
    feedback = compare(marks, **page)
    entry = line(feedback, "t1-03")
    assert (entry.outcome, entry.mark) == ("contested", "mine" if code else None)
    assert "Which minister?" in entry.shows
    assert (feedback.score, feedback.found, feedback.total) == (1.0, 5, 5)


def test_contested_on_another_field_counts(page):
    coding = page["coding"]
    records = [
        replace(r, contested_on=("how_know",)) if r.id == "t1-03" else r
        for r in coding.attributions
    ]
    page["coding"] = replace(coding, attributions=tuple(records))
    assert compare(perfect(coding), **page).total == 6


# ---------------------------------------------------------------- marks too many
def extra(page, mark):
    marks = [*perfect(page["coding"]), mark]
    feedback = compare(marks, **page)
    (found,) = feedback.extras
    assert found.mark == mark["id"]
    assert found.quote == page["article"].text[mark["start"] : mark["end"]]
    return found.reason, feedback


def test_a_mark_on_a_headline(page):
    reason, feedback = extra(page, on(page["article"], "The harbour", "vague", "x"))
    assert "headline" in reason
    assert feedback.score == pytest.approx(5 / 5.5, abs=1e-4)
    assert feedback.state == "open"


@pytest.mark.parametrize("words", ["Show More", "By Our Desk"])
def test_a_mark_on_the_web_page(page, words):
    reason, feedback = extra(page, on(page["article"], words, "vague", "x"))
    assert "web page" in reason
    assert feedback.score < 1


def test_a_mark_on_words_left_out_for_a_reason(page):
    reason, feedback = extra(page, on(page["article"], "She smiled", "vague", "x"))
    assert reason == "Nothing is credited here."
    assert feedback.score < 1
    assert "1" in feedback.notes[0]


def test_a_mark_on_plain_words(page):
    reason, feedback = extra(page, on(page["article"], "The Port said so", "vague", "x"))
    assert "credit nothing" in reason
    assert feedback.score < 1


def test_a_second_mark_on_one_attribution_with_its_code_costs_nothing(page):
    mark = on(page["article"], "“the harbour is closed”", "unnamed_person", "x")
    reason, feedback = extra(page, mark)
    assert "already" in reason
    assert (feedback.score, feedback.state, feedback.notes) == (1.0, "right", ())


def test_a_second_mark_with_another_code_is_a_mark_too_many(page):
    reason, feedback = extra(page, on(page["article"], SOURCE, "vague", "x"))
    assert "already" in reason
    assert feedback.score < 1


def test_a_second_mark_on_a_contested_record_costs_nothing(page):
    _, feedback = extra(page, on(page["article"], "قال الوزير", "vague", "x"))
    assert feedback.score == 1.0


def test_a_mark_inside_a_statement_is_not_told_it_points_to_the_cue(real):
    page = real["001"]
    record = next(r for r in page["coding"].attributions if r.id == "001-02")
    marks = [
        at(record.cue, record.source_type),
        on(page["article"], "extremist militants in the use", "unnamed_group", "m2"),
    ]
    [extra] = compare(marks, **page).extras
    assert extra.mark == "m2"
    assert "both marks point" not in extra.reason
    assert "part of what is said" in extra.reason
    assert record.cue.text in extra.reason


def test_every_code_on_every_cue_is_no_way_in(real):
    for page in real.values():
        marks = [
            at(r.cue, code["code"], f"{r.id}-{code['code']}")
            for r in page["coding"].attributions
            for code in page["codes"]
        ]
        feedback = compare(marks, **page)
        assert feedback.state != "right"
        assert feedback.score < 0.5


# ---------------------------------------------------------------- pairing
def test_one_mark_over_two_cues_is_the_mark_of_one(page):
    article = page["article"]
    start = article.find("The Port said in a statement")[0]
    end = article.find("adding")[1]
    mark = {"id": "m1", "start": start, "end": end, "code": "named_document"}
    feedback = compare([mark], **page)
    assert [e.record for e in feedback.records if e.mark == "m1"] == ["t1-04"]
    assert line(feedback, "t1-05").outcome == "missed"


def test_of_two_marks_on_one_cue_the_one_with_the_code_is_taken(page):
    marks = [
        on(page["article"], SOURCE, "vague", "first"),
        on(page["article"], SOURCE, "unnamed_person", "second"),
    ]
    feedback = compare(marks, **page)
    assert line(feedback, "t1-01").mark == "second"
    assert [e.mark for e in feedback.extras] == ["first"]


def test_only_the_paragraphs_in_focus_count(page):
    marks = [on(page["article"], SOURCE, "unnamed_person")]
    feedback = compare(marks, **page, paragraphs=[3])
    assert (feedback.state, feedback.score, feedback.total) == ("right", 1.0, 1)
    assert [e.record for e in feedback.records] == ["t1-01"]


def test_a_right_mark_outside_the_focus_is_not_called_a_slip(page):
    marks = [
        on(page["article"], SOURCE, "unnamed_person"),
        on(page["article"], "reportedly", "vague", "x"),
    ]
    feedback = compare(marks, **page, paragraphs=[3])
    assert feedback.score == 1.0
    assert "credit nothing" not in " ".join(e.reason for e in feedback.extras)


def test_marks_where_nothing_counts_are_not_right(page):
    marks = [on(page["article"], "Show More", "vague")]
    feedback = compare(marks, **page, paragraphs=[7])
    assert feedback.total == 0
    assert feedback.state == "not_yet"
    assert feedback.score == 0


# ---------------------------------------------------------------- on the real codings
@pytest.mark.parametrize("name", ARTICLES)
def test_marking_every_cue_with_its_code_is_right(real, name):
    feedback = compare(perfect(real[name]["coding"]), **real[name])
    assert (feedback.state, feedback.score) == ("right", 1.0)
    assert feedback.found == feedback.total
    assert feedback.extras == ()
    wrong = [e for e in feedback.records if e.outcome not in ("found", "contested")]
    assert not wrong


@pytest.mark.parametrize("name", ARTICLES)
def test_the_order_of_marks_does_not_matter(real, name):
    marks = perfect(real[name]["coding"])
    shuffled = marks[:]
    random.Random(7).shuffle(shuffled)  # noqa: S311 - a fixed series
    first, second = compare(marks, **real[name]), compare(shuffled, **real[name])
    assert (first.score, first.records) == (second.score, second.records)


@settings(max_examples=60)
@given(data=st.data())
def test_marks_that_fit_nothing_never_raise_the_score(real, data):
    page = real[data.draw(st.sampled_from(ARTICLES))]
    text, codes = page["article"].text, [c["code"] for c in page["codes"]]
    chosen = data.draw(
        st.lists(st.sampled_from(perfect(page["coding"])), unique_by=lambda m: m["id"])
    )
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 80)))
    junk = {"id": "junk", "start": start, "end": end, "code": data.draw(st.sampled_from(codes))}
    for record in page["coding"].attributions:
        # From cue to statement all is the attribution; a mark there is in the right place.
        low = min(record.cue.start, record.statement.start)
        high = max(record.cue.end, record.statement.end)
        if low < end and start < high:
            return
    before = compare(chosen, **page).score or 0
    assert compare([*chosen, junk], **page).score <= before


@settings(max_examples=40)
@given(data=st.data())
def test_the_order_of_any_marks_does_not_matter(real, data):
    page = real[data.draw(st.sampled_from(ARTICLES))]
    length, codes = len(page["article"].text), [c["code"] for c in page["codes"]]
    starts = data.draw(st.lists(st.integers(0, length - 1), min_size=1, max_size=6, unique=True))
    marks = [
        {
            "id": f"m{n}",
            "start": start,
            "end": min(length, start + data.draw(st.integers(1, 200))),
            "code": data.draw(st.sampled_from(codes)),
        }
        for n, start in enumerate(starts)
    ]
    other = data.draw(st.permutations(marks))
    first, second = compare(marks, **page), compare(other, **page)
    assert first.score == second.score
    assert {e.mark for e in first.extras} == {e.mark for e in second.extras}


# ---------------------------------------------------------------- anything at all
@pytest.mark.parametrize(
    "mark",
    [
        {}, None, 5, "mark", [], {"id": "x"},
        {"id": "x", "start": 5, "end": 5, "code": "vague"},
        {"id": "x", "start": 9, "end": 5, "code": "vague"},
        {"id": "x", "start": -9, "end": -2, "code": "vague"},
        {"id": "x", "start": 0, "end": 10**9, "code": "vague"},
        {"id": "x", "start": "0", "end": "5", "code": "vague"},
        {"id": "x", "start": 0.5, "end": 5.5, "code": "vague"},
        {"id": "x", "start": True, "end": 5, "code": "vague"},
        {"id": "x", "start": 0, "end": 5, "code": ["vague"]},
        {"id": "x", "start": 0, "end": 5, "code": None},
        {"id": ["x"], "start": 0, "end": 5, "code": "vague"},
        {"start": 0, "end": 5, "code": "vague"},
    ],
)  # fmt: skip
def test_what_is_no_mark_is_passed_over(page, mark):
    good = on(page["article"], SOURCE, "unnamed_person")
    assert compare([mark, good], **page).score == compare([good], **page).score
    assert compare([mark], **page).state == "blank"


def test_a_mark_with_an_unknown_code_is_no_mark_as_on_the_page(page):
    assert compare([on(page["article"], SOURCE, "martian")], **page).state == "blank"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "start", "end", "code"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=80)
@given(marks=anything)
def test_nothing_raises(real, marks):
    feedback = compare(marks, **real["001"])
    json.dumps(spans.as_dict(feedback))
    assert feedback.state in {"right", "partly", "not_yet", "blank"}


def test_feedback_is_plain_data(page):
    table = spans.as_dict(compare(perfect(page["coding"]), **page))
    assert json.loads(json.dumps(table)) == table
    assert set(table) == {
        "state", "score", "headline", "found", "total", "records", "extras", "notes",
    }  # fmt: skip


# ---------------------------------------------------------------- the score alone


@pytest.mark.parametrize("name", ARTICLES)
def test_the_score_alone_is_that_of_the_feedback(real, name):
    page = real[name]
    codes = [code["code"] for code in page["codes"]]
    chance = random.Random(name)  # noqa: S311 - nothing is kept secret with it
    asked = [{}, {"paragraphs": [2, 3]}]
    for number in range(60):
        marks = [
            at(
                chance.choice((one.cue, one.statement)),
                chance.choice((one.source_type, *codes)), f"m{at_}",
            )
            for at_, one in enumerate(page["coding"].attributions)
            if chance.random() < number / 60
        ]  # fmt: skip
        start = chance.randrange(len(page["article"].text) - 400)
        marks.append({"id": "x", "start": start, "end": start + chance.randrange(1, 400),
                      "code": chance.choice(codes)})  # fmt: skip
        for paragraphs in asked:
            told = compare(marks, **page, **paragraphs)
            alone = spans.score(marks, page["coding"], page["article"], **paragraphs)
            assert alone == (told.state, told.score)


def test_the_head_counts_every_mark(real):
    """“10 of 10 places” stood over twelve marks: two where careful readers differ."""
    for whole in real.values():
        marks = perfect(whole["coding"])
        found = compare(marks, whole["coding"], whole["article"], whole["codes"])
        discussed = sum(one.outcome == "contested" for one in found.records)
        assert found.found + discussed == len(marks)
        assert (f"{discussed} more can be discussed" in found.headline) == bool(discussed)
    # One that is not marked is not counted.
    assert "discussed" not in compare(marks[:1], **real["004"]).headline
