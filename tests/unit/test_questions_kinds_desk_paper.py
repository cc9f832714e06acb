from __future__ import annotations

import copy
import re
from dataclasses import replace
from html.parser import HTMLParser

from _records import as_item, as_key, changed

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions import items
from whosays.questions.kinds.desk import kind as desk

ITEM = {
    "id": "u2-x",
    "kind": "desk",
    "where": "exercise",
    "prompt": "Put the tests to it.",
    "passage": {"control": "c-egg-smell", "side": "b"},
    "rules": ["ap-not-simply-a-source", "ap-why-anonymous", "ap-more-than-one"],
    "switches": True,
}
KEY = {"item": "u2-x", "reason": "The rest is there.", "accept": {"ap-why-anonymous": ["met"]}}
PUBLIC = items.public(as_item(ITEM))
FULL = desk.complete_key(as_key("desk", KEY), as_item(ITEM), Kit(kit_root()))
VOID = {"br"}


class Balance(HTMLParser):
    """Hold every opening tag against its end, and keep the words."""

    def __init__(self, markup):
        super().__init__()
        self.open, self.words, self.tags = [], [], []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002
        """Note a tag that opens."""
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close the tag that opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Keep words."""
        self.words.append(data)

    @property
    def text(self):
        """All words, with one space between them."""
        return " ".join("".join(self.words).split())


def hostile():
    public, key = copy.deepcopy(PUBLIC), copy.deepcopy(FULL)
    bad = "<script>alert(1)</script>&"
    shown = public["desk"]
    shown["label"] = bad
    shown["text"] = bad + shown["text"][len(bad) :]
    shown["tests"][0].update(question=bad, house=bad, asks=bad)
    shown["switches"][0].update(label=bad, to=bad, **{"from": bad})
    key.tests["ap-why-anonymous"].update(words=bad, reason=bad)
    return public, replace(key, reason=bad)


def test_the_sheet_holds_all_that_the_screen_does():
    sheet = Balance(desk.worksheet_html(PUBLIC))
    shown = PUBLIC["desk"]
    for start, end in shown["sentences"]:
        assert " ".join(shown["text"][start:end].split()) in sheet.text
    for test in shown["tests"]:
        assert test["question"] in sheet.text
        assert test["asks"] in sheet.text
    for switch in shown["switches"]:
        assert switch["to"] in sheet.text
    assert desk.worksheet_html(PUBLIC).count("pr-box") == 3 * len(shown["tests"])
    assert "Tick one box" in desk.legend(PUBLIC)
    assert "We wrote this text for the kit." in sheet.text


def test_sentences_on_the_sheet_have_numbers():
    numbers = re.findall(r"<sup>(\d+)</sup>", desk.worksheet_html(PUBLIC))
    assert numbers == [str(n) for n in range(1, len(PUBLIC["desk"]["sentences"]) + 1)]


def test_an_article_s_sheet_has_no_switches_and_is_not_ours():
    item = {**ITEM, "passage": {"article": "000", "paragraph": 6}, "switches": False}
    sheet = Balance(desk.worksheet_html(items.public(as_item(item))))
    assert "Cross out" not in sheet.text
    assert "We wrote this text" not in sheet.text


def test_the_key_tells_answers_words_reasons_and_what_holds_too():
    told = Balance(desk.expected_html(PUBLIC, FULL)).text
    for reading in FULL.tests.values():
        assert reading["reason"] in told
        assert " ".join(reading["words"].split()) in told
    assert KEY["reason"] not in told, "the card around it says it, of every kind"
    assert "also accepted" in told
    quoted = sum(bool(reading["words"]) for reading in FULL.tests.values())
    assert desk.expected_html(PUBLIC, FULL).count("”<br>") == quoted, "words, then why: two lines"


def test_the_key_accepts_what_is_accepted_when_it_is_marked():
    """What a person accepts by hand goes before what the codes allow: not all three answers."""
    test = PUBLIC["desk"]["tests"][0]["id"]
    reading = {**FULL.tests[test], "answer": "cant_tell", "also": ["not_met"]}
    full = changed("desk", FULL, tests={**FULL.tests, test: reading}, accept={test: ["met"]})
    first = desk.expected_html(PUBLIC, full).partition("</tr>")[2].partition("</tr>")[0]
    assert text("kinds.desk_met") in first
    assert text("kinds.desk_not_met") not in first


def test_the_key_tells_what_each_switch_changes():
    told = Balance(desk.expected_html(PUBLIC, FULL))
    labels = [switch["label"] for switch in PUBLIC["desk"]["switches"]]
    assert all(label in told.text for label in labels)
    assert "; ".join(labels) not in told.text, "changes that only add up have no line of their own"
    assert text("kinds.desk_key_together") in told.text
    assert "→" in told.text
    assert told.tags.count("table") == 2


def test_changes_that_bring_something_else_together_have_a_line_of_their_own():
    settings = {**FULL.settings, "0-1": FULL.settings[""]}
    told = Balance(desk.expected_html(PUBLIC, changed("desk", FULL, settings=settings))).text
    labels = [switch["label"] for switch in PUBLIC["desk"]["switches"]]
    assert f"{labels[0]}; {labels[1]}{text('kinds.desk_key_none')}" in told
    assert f"{labels[0]}; {labels[2]}" not in told


def test_without_switches_the_key_is_one_table():
    full = changed("desk", FULL, settings={})
    assert Balance(desk.expected_html(PUBLIC, full)).tags.count("table") == 1


def test_nothing_from_data_becomes_markup():
    public, key = hostile()
    for markup in (desk.worksheet_html(public), desk.expected_html(public, key)):
        page = Balance(markup)
        assert "script" not in page.tags
        assert "<script>alert(1)</script>&" in page.text
