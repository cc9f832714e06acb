from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from _records import as_item, as_key
from markupsafe import Markup

from whosays.core.kit import Kit
from whosays.core.table import Table
from whosays.corpus.articles import Article, Info, Parts, load_article, split
from whosays.corpus.attributions import Attribution, Coding, Span, load_coding
from whosays.html import page
from whosays.questions.coded import coded_passage
from whosays.questions.items import public

HOSTILE = "<script>alert(1)</script> & \"q\" 'a' <img src=x onerror=alert(2)> </p></table>"


class Reader(HTMLParser):
    """Collect elements, attributes and text; notice what is not closed."""

    VOID = frozenset({"br", "img", "hr", "input"})

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.seen, self.attributes, self.words = [], set(), [], ""

    def handle_starttag(self, tag, attrs):  # noqa: D102
        self.seen.add(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):  # noqa: D102
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data):  # noqa: D102
        self.words += data


def read(markup):
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    assert reader.open == []
    assert not reader.seen & {"script", "img", "iframe", "style"}
    assert not any(name.startswith("on") for name, _ in reader.attributes)
    return reader


def article(text):
    return Article("t1", text, split(text, Parts()), Info("T"), 'en" x="', "ltr")


def cue(start, end, text, code="vague", name="t1-01"):
    span = Span(start, end, text[start:end])
    return Attribution(name, "t1", 1, span, span, HOSTILE, code, "us", "asserts", note=HOSTILE)


# ---------------------------------------------------------------- escaping
@pytest.mark.usefixtures("tiny_kit")
def test_hostile_words_of_an_article_stay_words():
    markup = coded_passage(article(HOSTILE), [cue(0, 20, HOSTILE)])
    found = read(markup)
    assert words_of(markup) == [HOSTILE]
    assert ("lang", 'en" x="') in found.attributes


@pytest.mark.usefixtures("tiny_kit")
def test_a_hostile_code_stays_in_its_attribute():
    found = read(coded_passage(article("One two."), [cue(0, 3, "One two.", '"><script>')]))
    assert "two" in found.words


@pytest.mark.usefixtures("tiny_kit")
def test_hostile_records_stay_words_in_the_table():
    record = replace(cue(0, 20, HOSTILE), contested=True, how_know=HOSTILE, affiliation=HOSTILE)
    found = read(page.coding_table(Coding(HOSTILE, (record,))))
    assert found.words.count(HOSTILE) >= 4


def test_a_hostile_table_stays_a_table():
    found = read(page.table_html(Table(HOSTILE, (HOSTILE, "b"), ((HOSTILE, HOSTILE),))))
    assert found.words.count(HOSTILE) == 4


@pytest.mark.parametrize("name", ["t-one", "t-many", "t-rate", "t-match", "t-order", "t-text"])
def test_a_hostile_item_and_key_stay_words(tiny, tiny_kit, name):
    item, key = tiny.item(name), tiny.key(name)
    item["prompt"] = HOSTILE
    for part in ("options", "left", "right"):
        for option in item.get(part, []):
            option["text"] = HOSTILE
    key.update(reason=HOSTILE, discussion=HOSTILE, model=HOSTILE, look_for=[HOSTILE])
    for option in key.get("option", []):
        option.update(says=HOSTILE, rule=HOSTILE, shows=HOSTILE)
    found = read(page.answer_card(public(as_item(item), Kit(tiny_kit)), as_key(item["kind"], key)))
    assert found.words.count(HOSTILE) >= 4


def test_a_hostile_codebook_stays_words(tiny, tiny_kit):
    for entry in tiny.codebook["source_type"]:
        entry.update(label=HOSTILE, definition=HOSTILE)
    tiny.write()
    found = read(page.codebook_table("source_type", Kit(tiny_kit)))
    assert found.words.count(HOSTILE) == 12


# ---------------------------------------------------------------- passages
def words_of(markup):
    """Give the text of each paragraph, without numbers, labels and code letters."""
    bare = re.sub(r"<sup>.*?</sup>|<span class=\"ws-(number|sr)\".*?</span>", "", markup)
    return [
        unescape(re.sub(r"<[^>]+>", "", part))
        for part in re.findall(r"<p>(.*?)</p>", bare, flags=re.DOTALL)
    ]


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_a_coded_passage_loses_and_adds_no_character(kit, name):
    shown, coding = load_article(name, Kit(kit)), load_coding(name, Kit(kit))
    markup = coded_passage(shown, coding.attributions)
    read(markup)
    assert words_of(markup) == [p.text for p in shown.paragraphs]
    assert markup.count("<sup>") == len(coding.attributions)


def test_only_the_paragraphs_asked_for(kit):
    shown = load_article("001", Kit(kit))
    assert words_of(coded_passage(shown, [], [4, 6])) == [
        shown.paragraph(4).text, shown.paragraph(6).text,
    ]  # fmt: skip


CASES = {
    "apart": [(0, 3), (4, 7)],
    "crossing": [(0, 6), (4, 9)],
    "inside": [(0, 9), (2, 4)],
    "the same": [(2, 5), (2, 5)],
    "touching": [(0, 3), (3, 6)],
    "all": [(0, 14)],
    "over the end": [(10, 14), (8, 14)],
}


@pytest.mark.usefixtures("tiny_kit")
@pytest.mark.parametrize("places", CASES.values(), ids=CASES)
def test_cues_that_cross_lose_nothing_and_each_has_its_letter(places):
    text = "one two three."
    records = [cue(*place, text, name=f"t1-{n}") for n, place in enumerate(places)]
    markup = coded_passage(article(text), records)
    read(markup)
    assert words_of(markup) == [text]
    assert markup.count("<sup>V</sup>") == len(places)
    covered = set().union(*(range(*place) for place in places))
    marked = "".join(
        re.sub(r"<sup>.*?</sup>", "", part)
        for part in re.findall(r'<span class="ws-cue[^>]*>(.*?)</span>', markup)
    )
    assert len(marked) == len(covered)


@pytest.mark.usefixtures("tiny_kit")
def test_a_cue_over_two_paragraphs_shows_in_both():
    text = "one two\nthree four"
    markup = coded_passage(article(text), [cue(4, 13, text)])
    read(markup)
    assert words_of(markup) == ["one two", "three four"]
    assert markup.count("ws-cue") == 2
    assert markup.count("<sup>") == 1


# ---------------------------------------------------------------- cards and the rest
def card_of(tiny, name, root):
    item = as_item(tiny.item(name))
    return page.answer_card(public(item, Kit(root)), as_key(item.kind, tiny.key(name)))


def test_a_card_shows_what_is_expected(tiny, tiny_kit):
    def card(name):
        return read(card_of(tiny, name, tiny_kit)).words

    assert "Option a" in card("t-one")
    assert "Option cant-tell" in card("t-one")
    assert "A\u00a0source told" in card("t-one")
    assert "Between 30 and 60" in card("t-rate")
    assert "Option l2 → Option cant-tell" in card("t-match")
    assert "A name." in card("t-text")
    assert "not marked" in card("t-guess")
    order = card("t-order")
    assert order.index("Option a") < order.index("Option b") < order.index("Option c")


def test_a_card_lists_each_option_once_with_a_letter_its_mark_and_its_reasons(tiny, tiny_kit):
    markup = card_of(tiny, "t-one", tiny_kit)
    found = read(markup)
    assert ("type", "a") in found.attributes
    for name in ("a", "b", "cant-tell"):
        assert found.words.count(f"Option {name}") == 1
    assert "Option a ✓ ExpectedIt says.AP.Shown." in found.words
    assert "Option cant-tell ✓ Also accepted" in found.words
    assert "Option b ✓" not in found.words


def test_a_card_shows_hints_the_why_and_the_ends_of_a_scale(tiny, tiny_kit):
    tiny.item("t-one")["explain"] = "Why do you think so?"
    words = read(card_of(tiny, "t-one", tiny_kit)).words
    assert "Hints:h1h2" in words
    assert "Why do you think so?" in words
    words = read(card_of(tiny, "t-rate", tiny_kit)).words
    assert "0 is “not”, 100 is “very”" in words


def test_a_model_has_its_label_once(tiny, tiny_kit):
    for model in ("‘Ruiz.’", "One possible answer: ‘Ruiz.’"):
        tiny.key("t-text")["model"] = model
        words = read(card_of(tiny, "t-text", tiny_kit)).words
        assert words.count("One possible answer: ‘Ruiz.’") == 1
        assert words.count("One possible answer") == 1


def test_the_reference_table_keeps_what_was_coded_under_the_source(kit):
    coding = load_coding("001", Kit(kit))
    markup = page.coding_table(coding)
    assert markup.count('<th scope="col">') == 4
    words = read(markup).words
    for record in coding.attributions:
        assert f"“{record.statement.text}”" in words
    assert words.count("How could it know:") == len(coding.attributions)


def test_every_card_of_the_kit_is_well_formed(kit):
    from whosays.questions.items import load_unit, unit_files  # noqa: PLC0415 - for this test alone
    from whosays.questions.keys import load_keys  # noqa: PLC0415

    for file in unit_files(Kit(kit)):
        keys = load_keys(file.stem, Kit(kit))
        for item in load_unit(file.stem, Kit(kit)).items:
            read(page.answer_card(public(item, Kit(kit)), keys[item.id]))


def test_a_notebook_shows_markup_with_its_style_or_plain_words():
    shown = page.Html(Markup("<p>One</p>"), "One, in words")
    assert "<style>" in shown._repr_html_()
    assert '<div class="ws ws-page"><p>One</p></div>' in shown._repr_html_()
    assert repr(shown) == "One, in words"


def test_what_is_closed_has_a_summary():
    assert read(page.details(Markup("<p>One</p>"))).seen == {"details", "summary", "p"}


def test_a_teacher_reads_what_a_guess_is_answered_with():
    key = as_key("rate", {"prediction": True, "was": "It was <b>11</b> in a hundred."})
    item = {"id": "x", "kind": "rate", "prompt": "?", "number": "1", "low": "0", "high": "1"}
    assert "It was &lt;b&gt;11&lt;/b&gt; in a hundred." in page.answer_card(item, key)
