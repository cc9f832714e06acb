"""A sourcing report: what the student said, in order, escaped, and nothing besides."""

from __future__ import annotations

import errno
import math
import os
from pathlib import Path

import pytest

from whosays import show
from whosays.answers import session
from whosays.answers.deleting import delete_all
from whosays.answers.file_store import FileStore
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.paths import answers_dir
from whosays.corpus.texts import load_text
from whosays.printing import pdf, save, student_report
from whosays.widgets.newest import newest
from whosays.widgets.report_view import ReportView

UNIT = "06-your-own-report"
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def answered(tmp_path, monkeypatch):
    """Answer the capstone the way a student would."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    article = load_text("t-night-gates")
    store = session.store(UNIT)
    marks = []
    for number, (words, code) in enumerate(
        [("Tarvold said", "named_person"), ("officials say", "unnamed_group")]
    ):
        start, end = article.find(words)
        marks.append({"id": f"m-{number}", "start": start, "end": end, "code": code})
    store.save("u6-e1", 60)
    store.save("u6-e9", 35)
    store.save("u6-e2", marks)
    piles = {"ministry": "1", "official": "1", "ota": "2", "andrin": "3", "tarvold": "aside"}
    store.save("u6-e4", {"piles": piles, "ties": [["1", "2"]], "names": {"3": "The mayor"}})
    store.save("u6-e6", "The ministry.\nThen the mayor.")
    return store


@pytest.mark.usefixtures("answered")
def test_it_holds_what_was_said_in_the_order_of_the_text():
    found = student_report.build(UNIT)
    assert (found.first, found.last) == (60, 35)
    assert [mark[:2] for mark in found.marks] == [
        ("officials say", "unnamed_group"),
        ("Tarvold said", "named_person"),
    ]
    assert found.count == (2, 3)
    assert [pile.name for pile in found.piles] == ["Root 1", "Root 2", "The mayor"]
    assert len(found.piles[0].cards) == 2
    assert len(found.aside) == 1
    assert found.words[0][1] == "The ministry.\nThen the mayor."
    assert len(found.missing) == 2


def test_the_page_says_how_the_rating_moved_and_counts_the_marks(answered):
    shown = student_report.report_html(student_report.build(UNIT))
    assert "First reading: 60 of 100. After the work: 35. It has fallen." in shown
    assert "2 to 3: the text does not show" in shown
    assert "“Tarvold said” (8)" in shown
    assert shown.count("rp-bar") == 2, "no bar where there is no mark"
    assert shown.count("<span>1 of 2</span>") == 2, "each bar has its number beside it"
    assert "<h2>Who is the first to know" in shown
    answered.save("u6-e9", 60)
    assert "It has not moved" in student_report.report_html(student_report.build(UNIT))


@pytest.mark.usefixtures("answered")
def test_on_a_sheet_there_is_room_for_a_name_and_the_text_is_on_its_back():
    found = student_report.build(UNIT)
    sheet, inside = (str(student_report.report_html(found, level=level)) for level in (1, 3))
    front, _, back = sheet.partition('<h2 class="pr-new">')
    assert front.count("pr-who") == 1
    for para in load_text("t-night-gates").paragraphs:
        assert f'<span class="ws-number">{para.number}</span>' in back
    assert "pr-who" not in inside
    assert "pr-new" not in inside


def test_with_nothing_answered_it_says_what_is_open(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    found = student_report.build(UNIT)
    assert len(found.missing) == 7
    shown = student_report.report_html(found)
    for words in ("Not rated yet.", "Not counted yet.", "Nothing is marked yet."):
        assert words in shown


def test_what_a_student_wrote_is_never_markup(answered):
    answered.save("u6-e6", EVIL)
    answered.save("u6-e4", {"piles": {"ministry": "1"}, "ties": [], "names": {"1": EVIL}})
    shown = student_report.report_html(student_report.build(UNIT))
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 2


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("u6-e2", "marks"),
        ("u6-e2", [{}, None, 3, {"start": "x", "end": 2, "code": "vague"}]),
        ("u6-e2", [{"start": -5, "end": 10**9, "code": "vague"}]),
        ("u6-e2", [{"start": 0, "end": 5, "code": EVIL}]),
        ("u6-e2", [{"id": "m-1", "start": math.inf, "end": 5, "code": "vague"}]),
        ("u6-e4", "piles"),
        ("u6-e4", {"piles": {"ministry": EVIL}}),
        ("u6-e4", {"piles": [], "ties": 3, "names": []}),
        ("u6-e1", True),
        ("u6-e6", 7),
    ],
)
def test_an_edited_file_makes_a_thinner_report_and_no_fault(answered, item, value):
    answered.save(item, value)
    assert "<script" not in student_report.report_html(student_report.build(UNIT))


def test_words_that_no_file_can_hold_and_numbers_beyond_the_scale_are_cut(answered, tmp_path):
    answered.save("u6-e6", "whole \ud800 and \0 half")
    answered.save("u6-e4", {"piles": {"ministry": "1"}, "names": {"1": "\ud800"}})
    answered.save("u6-e1", -(10**30))
    answered.save("u6-e9", 1e6)
    found = student_report.build(UNIT)
    assert (found.first, found.last) == (0, 100)
    assert found.words[0][1] == "whole � and  half"
    page = save.report(found, UNIT, tmp_path)[0][0]
    assert "whole � and  half" in page.read_text(encoding="utf-8")


def test_a_text_of_spaces_is_still_open(answered):
    before = len(student_report.build(UNIT).missing)
    answered.save("u6-e6", "  \n ")
    found = student_report.build(UNIT)
    assert found.words == ()
    assert len(found.missing) == before + 1


@pytest.mark.usefixtures("answered")
def test_the_report_holds_no_key_and_no_score():
    shown = student_report.report_html(student_report.build(UNIT))
    assert "ws-fits" not in shown
    assert "aside" not in shown.lower().replace("set aside", "")


@pytest.mark.parametrize("make", [student_report.build, student_report.model])
def test_a_unit_without_a_report_says_so(make):
    with pytest.raises(KitError, match="01-who-says-so"):
        make("01-who-says-so")


def test_a_plan_that_names_no_item_is_named(tiny, tiny_kit):
    names = dict.fromkeys(("first", "last", "marks", "roots"), "t-none")
    tiny.unit["report"] = {"text": "t1", "claim": "x", **names, "words": ["t-none"]}
    tiny.write()
    with pytest.raises(KitError, match="t-none"):
        student_report.build("01-tiny", Kit(tiny_kit))


def test_the_model_is_on_a_claim_of_the_set_with_our_marks(kit):
    found = student_report.model(UNIT, Kit(kit))
    assert found.count == (1, 1)
    assert ("a source told\u00a0Sputnik", "unnamed_person", 4) in found.marks
    assert "“a source told\u00a0Sputnik” (4)" in student_report.report_html(found)


def test_the_model_stays_closed_until_it_is_opened():
    shown = [show.model_report(UNIT, closed=closed)._repr_html_() for closed in (True, False)]
    assert ["<details>" in html for html in shown] == [True, False]


# ---------------------------------------------------------------- saving
@pytest.mark.usefixtures("answered")
def test_it_is_saved_as_a_page_and_as_a_pdf(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "write", lambda _, target: target.write_bytes(b"%PDF") and target)
    files, problem = save.report(student_report.build(UNIT), UNIT, tmp_path / "new" / "folder")
    assert [file.suffix for file in files] == [".html", ".pdf"]
    assert problem == ""
    page = files[0].read_text(encoding="utf-8")
    assert "<script" not in page
    assert "The ministry.\nThen the mayor." in page


@pytest.mark.usefixtures("answered")
def test_without_a_browser_the_page_is_saved_and_an_old_pdf_goes(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf.chromium, "find", lambda: None)
    old = tmp_path / f"{UNIT}.pdf"
    old.write_bytes(b"%PDF old")
    files, problem = save.report(student_report.build(UNIT), UNIT, tmp_path)
    assert [file.name for file in files] == [f"{UNIT}.html"]
    assert "Save as PDF" in problem
    assert not old.exists()


@pytest.mark.usefixtures("answered")
def test_where_nothing_can_be_written_the_answers_are_said_to_be_safe(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(KitError, match="Make room or ask for help"):
        save.report(student_report.build(UNIT), UNIT, blocked)


# ---------------------------------------------------------------- on the page
def test_the_view_follows_what_is_on_disk_and_is_drawn_anew_before_it_is_saved(
    answered, monkeypatch
):
    monkeypatch.setattr(pdf.chromium, "find", lambda: None)
    view = show.my_report(UNIT)
    assert isinstance(view, ReportView)
    assert "The ministry." in view.shown.value
    answered.save("u6-e6", "Changed.")
    newest(session.current()).look()
    assert "Changed." in view.shown.value
    assert "&lt;p" not in view.shown.value
    answered.save("u6-e6", "Once more.")
    view.saver.button.click()
    assert "Once more." in view.shown.value
    assert "report.html" in view.saver.told.value
    assert (answers_dir() / f"{UNIT}.html").is_file()


def test_what_is_answered_since_is_no_longer_asked_for():
    view = show.my_report(UNIT)
    assert text("report.missing_note") in view.shown.value
    prompts = view.shown.value.count("<li>")
    answers = FileStore(UNIT, answers_dir())  # another kernel's: say, a second page
    answers.save("u6-e6", "The ministry.")
    newest(session.current()).look()
    assert view.shown.value.count("<li>") == prompts - 1
    # A page that is loaded again shows a new view, and nobody draws the old one.
    other = show.my_report(UNIT)
    answers.save("u6-e7", "The fax.")
    newest(session.current()).look()
    assert "The fax." in other.shown.value
    assert "The fax." not in view.shown.value
    delete_all()
    newest(session.current()).look()
    assert other.shown.value.count("<li>") == prompts


@pytest.mark.usefixtures("answered")
def test_deleting_all_answers_is_not_stopped_by_a_report(monkeypatch):
    monkeypatch.setattr(pdf.chromium, "find", lambda: None)
    save.report(student_report.build(UNIT), UNIT, answers_dir())
    delete_all()
    assert not list(answers_dir().glob("*.json"))
    assert not list(answers_dir().glob("[!.]*report*")), "a report holds answers, too"


# ---------------------------------------------------------------- on disk
@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("name", [f"{UNIT}.html", f"{UNIT}.pdf"])
def test_a_link_in_its_place_is_replaced_and_never_followed(monkeypatch, tmp_path, name):
    monkeypatch.setattr(pdf, "browser", lambda: Path("a browser"))
    monkeypatch.setattr(pdf, "_made", lambda *_: b"%PDF")
    theirs = tmp_path / "theirs"
    theirs.write_text("mine", encoding="utf-8")
    try:
        (answers_dir() / name).symlink_to(theirs)
    except OSError as error:
        pytest.skip(f"no links here: {error}")
    saved, problem = save.report(student_report.build(UNIT), UNIT, answers_dir())
    assert problem == ""
    assert theirs.read_text(encoding="utf-8") == "mine"
    assert not (answers_dir() / name).is_symlink()
    assert len(saved) == 2


@pytest.mark.usefixtures("answered")
def test_a_report_is_there_whole_or_as_it_was(monkeypatch):
    """The disk is full half way: the report of before must not be cut short."""
    monkeypatch.setattr(pdf.chromium, "find", lambda: None)
    (page,), _ = save.report(student_report.build(UNIT), UNIT, answers_dir())
    before = page.read_bytes()

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(KitError, match=os.strerror(errno.ENOSPC)):
        save.report(student_report.build(UNIT), UNIT, answers_dir())
    assert page.read_bytes() == before
    assert not list(answers_dir().glob(".*.tmp"))
