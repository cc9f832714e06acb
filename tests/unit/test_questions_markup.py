"""Fragments of markup: everything from data escaped, and nothing where nothing is to be said."""

from __future__ import annotations

from html import escape

import pytest
from _records import as_key
from markupsafe import Markup

from whosays.core.i18n import text
from whosays.questions import markup

OPTIONS = [{"id": name, "text": f"Option <{name}>"} for name in "abc"]
ITEM = {"id": "q", "kind": "one", "options": OPTIONS}
SAID = [{"id": "a", "says": "Says <so>.", "shows": "Shown."}]


def key(**fields):
    return as_key("one", {"option": SAID, **fields})


def test_a_line_has_its_name_and_is_left_out_where_it_says_nothing():
    assert markup.named("key", "a < b") == (
        f"<p><strong>{escape(text('page.key'))}:</strong> a &lt; b</p>"
    )
    assert markup.named("key", "") == ""


def test_a_list_has_its_name_and_is_left_out_where_it_is_empty():
    head = f"<p><strong>{escape(text('page.key'))}:</strong></p>"
    assert markup.listed("key", ["a <", "b"]) == f"{head}<ul><li>a &lt;</li><li>b</li></ul>"
    assert markup.listed("key", ["a"], "ol") == f"{head}<ol><li>a</li></ol>"
    assert markup.listed("key", []) == ""


def test_only_a_prediction_is_not_graded():
    assert markup.not_graded(key(prediction=True)) == f"<p>{escape(text('page.prediction'))}</p>"
    assert markup.not_graded(key()) == ""


def test_reasons_are_a_line_each():
    assert markup.reasons(key(), "a") == "<br>Says &lt;so&gt;.<br>Shown."
    assert markup.reasons(key(), "b") == ""


def test_options_have_letters_reasons_and_what_is_put_beside_them():
    made = markup.options(ITEM, key(), {"b": "key"})
    beside = f" <span class='ws-fits'>✓ {escape(text('page.key'))}</span>"
    assert made == (
        '<ol class="ws-letters" type="a">'
        "<li>Option &lt;a&gt;<br>Says &lt;so&gt;.<br>Shown.</li>"
        f"<li>Option &lt;b&gt;{beside}</li><li>Option &lt;c&gt;</li></ol>"
    )
    assert "✓" not in markup.options(ITEM, key())


def test_what_is_expected_goes_before_what_can_be_defended():
    """An option that a key names twice is the one that is expected."""
    made = markup.choice(ITEM, key(right=["a"], accept=["a", "b"]))
    expected, accepted = (f"✓ {escape(text(f'page.{name}'))}<" for name in ("key", "accepted"))
    first, second, third = made.split("</li>")[:3]
    assert expected in first
    assert accepted not in first
    assert accepted in second
    assert "✓" not in third
    assert markup.choice(ITEM, key(prediction=True)).startswith(
        f"<p>{escape(text('page.prediction'))}</p><ol"
    )


# ---------------------------------------------------------------- on paper
def test_a_value_that_is_no_markup_is_escaped():
    rows = [{"words": "<b>"}, {"words": Markup("<i>")}]
    made = markup.fragments("<p>{words}</p>", rows)
    assert made == Markup("<p>&lt;b&gt;</p><p><i></p>")
    assert isinstance(made, Markup)


def test_how_it_is_done_stands_in_a_line_or_in_a_box():
    assert str(markup.say("order", last=4)) == escape(text("printing.order", last=4))
    assert markup.note("order", last=4) == Markup('<p class="pr-how">{}</p>').format(
        markup.say("order", last=4)
    )
    assert markup.how_box(["a <", "b"]) == Markup(
        '<div class="pr-box-how"><p>a &lt;</p><p>b</p></div>'
    )


@pytest.mark.parametrize(("long", "line"), [(26, " pr-inline"), (27, "")])
def test_options_that_are_all_short_stand_in_one_line(long, line):
    entries = [{"id": "a", "text": "x" * long}, {"id": "b", "text": "<"}]
    assert str(markup.boxes(entries, "pr-box")) == (
        f'<ul class="pr-choices{line}"><li><span class="pr-box"></span><span>{"x" * long}</span>'
        '</li><li><span class="pr-box"></span><span>&lt;</span></li></ul>'
    )


def test_lines_and_a_scale():
    assert markup.lines(3) == Markup('<div class="pr-line"></div>') * 3
    made = markup.scale("no <", "yes")
    assert [f"<span>{at}</span>" in made for at in range(0, 101, 10)] == [True] * 11
    assert "<span>110</span>" not in made
    assert made.count("<span>") == 13
    assert made.index("no &lt;") < made.index("yes")
    assert made.endswith('<span class="pr-answer"></span></div>')


def test_a_passage_is_quoted_paragraph_by_paragraph_and_says_whether_it_is_ours():
    shown = {"label": "Text <1>", "text": "One <.\n\nTwo."}
    assert markup.quoted(shown) == Markup(
        '<p class="pr-label">Text &lt;1&gt;</p><blockquote translate="no">'
        '<p dir="auto">One &lt;.</p><p dir="auto">Two.</p></blockquote>'
    )
    ours = markup.quoted({**shown, "ours": True})
    assert Markup("Text &lt;1&gt; · {}</p>").format(markup.say("ours")) in ours
    assert markup.quoted(None) == Markup("")
