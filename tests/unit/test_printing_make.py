"""On paper: every item has its twin, keys stay apart, nothing of a student's or ours runs."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest
from _records import as_item

from whosays.core.errors import DataError, KitError
from whosays.corpus.texts import load_text
from whosays.printing import make, papers, pdf, sheet, worksheets
from whosays.questions import numbering
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.kinds.mark import kind as mark_kind
from whosays.widgets.maker import Maker

UNITS = [file.stem for file in unit_files()]
EVIL = '<script>alert(1)</script> & "quoted"'


@pytest.mark.parametrize("unit", UNITS)
def test_every_item_of_a_unit_stands_on_its_worksheet(unit, kit):
    page = worksheets.worksheet(unit, kit)
    asked = load_unit(unit, kit).items
    assert len(re.findall(r'<section class="pr-task', page)) == len(asked)
    numbers = re.findall(r'<section class="pr-task[^>]*><h3>(\S+) ', page)
    assert numbers == [numbering.number(item.id, kit) for item in asked]
    assert "<script" not in page


@pytest.mark.parametrize("unit", UNITS)
def test_a_worksheet_says_nothing_of_the_key(unit, kit):
    page = worksheets.worksheet(unit, kit)
    for word in ("ws-fits", "Expected", 'class="ws-answer"'):
        assert word not in page.partition("</style>")[2]


@pytest.mark.parametrize("unit", UNITS)
def test_an_item_about_a_box_has_the_box_on_paper(unit, kit):
    asked = [item for item in load_unit(unit, kit).items if "box above" in item.prompt]
    assert [item.id for item in asked if not item.case] == []
    page = worksheets.worksheet(unit, kit)
    assert page.count('<section class="pr-case">') == len(asked)
    if asked:
        assert "What came later:" in page


def test_a_case_that_is_not_there_is_named(tiny, tiny_kit):
    tiny.unit["item"][0]["case"] = "mirror-2002-tube"
    tiny.write()
    with pytest.raises(KitError, match="mirror-2002-tube"):
        worksheets.worksheet(tiny.unit["unit"]["id"], tiny_kit)


def test_what_the_letters_mean_stands_on_a_sheet_once(kit):
    page = worksheets.worksheet("04-following-the-relay", kit)
    assert page.count('<ul class="pr-legend">') == 1
    number = re.findall(r"<h3>(\d\S*) ", page.partition('<ul class="pr-legend">')[0])[-1]
    assert page.count(f"stands at task {number}.") == 5


@pytest.mark.parametrize("unit", UNITS)
def test_the_key_has_the_worksheet_s_numbers(unit, kit):
    page = worksheets.answer_key(unit, kit).partition("</style>")[2]
    numbers = re.findall(r'<div class="ws-answer"><h4>(\S+) ', page)
    asked = load_unit(unit, kit).items
    assert numbers == [numbering.number(item.id, kit) for item in asked]


def test_each_choice_of_a_plain_item_can_be_ticked(kit):
    items = {item.id: public(item, kit) for item in load_unit("01-who-says-so", kit).items}
    for name, item in items.items():
        shown = worksheets.task(item)
        for part in ("options", "left", "right"):
            for option in item.get(part, ()):
                words = shown.replace("&quot;", '"').replace("&#x27;", "'")
                assert option["text"] in words, (name, option)


def test_what_stands_in_an_item_is_shown_as_text(tiny, tiny_kit):
    for item in tiny.unit["item"]:
        item["prompt"] = EVIL
        if item["kind"] == "text":
            item["explain"] = EVIL
    tiny.write()
    page = worksheets.worksheet(tiny.unit["unit"]["id"], tiny_kit)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


# ---------------------------------------------------------------- papers
def test_markdown_becomes_markup_and_markup_stays_text():
    made = papers.body(f"# A\n\n- *b*\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n{EVIL}")
    assert "<em>b</em>" in made
    assert '<table class="ws-table">' in made
    assert "<script" not in made


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "../x.md", "data:text/html,x", '../x.md "a title > it"']
)
def test_a_link_that_leads_nowhere_on_paper_is_its_words(target):
    made = papers.body(f"[words]({target})")
    assert "words" in made
    assert "href" not in made


@pytest.mark.parametrize("target", ["https://x.example/a.png", "a.png", 'a.png "title"'])
def test_a_picture_is_its_words_and_nothing_is_fetched(target):
    assert papers.body(f"See ![the <harbour>]({target}) here.") == (
        "<p>See the &lt;harbour&gt; here.</p>\n"
    )


def test_a_paper_without_a_title_is_named(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("no title", encoding="utf-8")
    with pytest.raises(DataError, match=r"x\.md"):
        papers.paper(file)


@pytest.mark.parametrize("file", papers.paper_files(), ids=lambda file: file.stem)
def test_the_kit_s_papers_can_be_printed(file):
    assert "<h1>" in papers.paper(file)


# ---------------------------------------------------------------- the document
def test_a_document_needs_nothing_from_outside():
    page = sheet.document("T <b>", "<p>x</p>")
    assert "<title>T &lt;b&gt;</title>" in page
    assert not re.search(r'(?:src|href)="(?!data:)|@import|url\((?!data:)', page)


# ---------------------------------------------------------------- pdf
def browser(tmp_path, code):
    """Make a program that stands in for a browser."""
    file = tmp_path / "browser"
    file.write_text(f"#!{sys.executable}\nimport sys\n{code}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


WRITES = (
    "out = next(w.partition('=')[2] for w in sys.argv if w.startswith('--print-to-pdf='))\n"
    "open(out, 'wb').write(b'%PDF-1.4 ' + ' '.join(sys.argv).encode())"
)


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "a page.html"
    file.write_text("x", encoding="utf-8")
    return file


needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")


@needs_sh
def test_a_pdf_is_made_by_the_browser_that_is_there(tmp_path, page):
    made = pdf.write(page, tmp_path / "out" / "a.pdf", browser(tmp_path, WRITES))
    words = made.read_text(encoding="utf-8")
    assert words.startswith("%PDF")
    assert "a%20page.html" in words
    assert "--no-sandbox" not in words


@needs_sh
@pytest.mark.skipif(sys.platform != "linux", reason="only there a container may need it")
def test_where_the_sandbox_cannot_start_it_is_left_out(tmp_path, page):
    code = f"if '--no-sandbox' not in sys.argv: sys.exit(1)\n{WRITES}"
    made = pdf.write(page, tmp_path / "a.pdf", browser(tmp_path, code))
    assert "--no-sandbox" in made.read_text(encoding="utf-8")


@needs_sh
@pytest.mark.parametrize("code", ["sys.exit(1)", "pass", WRITES.replace("%PDF", "nope")])
def test_a_browser_that_makes_none_is_a_sentence(tmp_path, page, code):
    with pytest.raises(KitError, match="Save as PDF"):
        pdf.write(page, tmp_path / "a.pdf", browser(tmp_path, code))
    assert not (tmp_path / "a.pdf").exists()


@needs_sh
def test_a_pdf_that_another_program_holds_open_is_a_sentence(tmp_path, page):
    (tmp_path / "a.pdf").mkdir()  # like a file that is open in a reader on Windows
    with pytest.raises(KitError, match="close it there"):
        pdf.write(page, tmp_path / "a.pdf", browser(tmp_path, WRITES))


def test_no_browser_is_a_sentence(tmp_path, page, monkeypatch):
    monkeypatch.setattr(pdf.chromium, "find", lambda: None)
    with pytest.raises(KitError, match="No Chromium, Chrome or Edge"):
        pdf.write(page, tmp_path / "a.pdf")


# ---------------------------------------------------------------- everything
def test_everything_is_written_and_keys_lie_apart(tiny_kit, monkeypatch):
    monkeypatch.setattr(pdf.chromium, "find", lambda: None)
    files, problem = make.everything(root=tiny_kit)
    names = {file.relative_to(tiny_kit / "printed").as_posix() for file in files}
    assert names == {"index.html", "worksheets/01-tiny.html", "keys/01-tiny-key.html"}
    assert "No Chromium" in problem
    index = files[0].read_text(encoding="utf-8")
    assert 'href="worksheets/01-tiny.html"' in index
    assert ".pdf" not in index.partition("</style>")[2]


def test_a_student_edition_prints_no_keys(tiny_kit):
    (tiny_kit / "solutions" / "01-tiny.toml").unlink()
    files, problem = make.everything(root=tiny_kit, with_pdf=False)
    assert problem == ""
    assert not [file for file in files if "keys" in file.parts]


def test_where_nothing_can_be_written_the_folder_is_named(tiny_kit):
    (tiny_kit / "printed").write_text("in the way", encoding="utf-8")
    with pytest.raises(KitError, match="printed"):
        make.everything(root=tiny_kit, with_pdf=False)


def test_a_title_is_the_same_in_the_list_as_on_its_page(tiny_kit):
    folder = tiny_kit / "lessons" / "papers"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("# The teacher's <b> & more\n", encoding="utf-8")
    files, _ = make.everything(root=tiny_kit, with_pdf=False)
    index = files[0].read_text(encoding="utf-8")
    assert ">The teacher&#x27;s &lt;b&gt; &amp; more</a>" in index


def test_a_file_that_begins_with_a_byte_order_mark_has_a_title(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("# Title\n\nWords.", encoding="utf-8-sig")  # as Windows Notepad may save it
    assert "<title>Title</title>" in papers.paper(file)


def test_the_note_of_a_text_of_ours_is_shown_as_text(tiny, tiny_kit, monkeypatch):
    item = next(item for item in tiny.unit["item"] if item["kind"] == "mark")
    article = load_text(item["article"], tiny_kit)
    ours = replace(article, id="t-x", info={"note": EVIL})
    monkeypatch.setattr(mark_kind, "load_text", lambda *_: ours)
    shown = public(as_item(item), tiny_kit)
    assert EVIL in shown["shown"]["label"]
    assert "<script" not in worksheets.task(shown)


# ---------------------------------------------------------------- the button
def test_the_button_says_what_was_made():
    widget = Maker("Make", "It makes.", lambda: "<p>done</p>")
    widget.button.click()
    assert "done" in widget.told.value
    assert widget.button.disabled is False


def test_a_problem_is_shown_as_its_sentence_and_not_as_markup():
    def fails():
        raise KitError("<b>No room.</b>")

    widget = Maker("Make", "It makes.", fails)
    widget.button.click()
    assert "&lt;b&gt;No room." in widget.told.value
    assert widget.button.disabled is False


def test_a_fault_is_a_sentence_too_and_never_an_endless_wait():
    def fails():
        raise RuntimeError("<b>unforeseen</b>")

    widget = Maker("Make", "It makes.", fails)
    widget.button.click()
    assert "went wrong" in widget.told.value
    assert "<b>" not in widget.told.value
    assert widget.button.disabled is False
