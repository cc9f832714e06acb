"""On paper: every item has its twin, keys stay apart, nothing of a student's or ours runs."""

from __future__ import annotations

import re
import sys

import pytest
from markupsafe import Markup

from whosays.core.errors import DataError, KitError
from whosays.core.kit import Kit
from whosays.printing import make, papers, pdf, sheet
from whosays.questions.items import unit_files
from whosays.widgets.maker import Maker

UNITS = [file.stem for file in unit_files()]
EVIL = '<script>alert(1)</script> & "quoted"'


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
    page = sheet.document("T <b>", Markup("<p>x</p>"))
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
    files, problem = make.everything(kit=Kit(tiny_kit))
    names = {file.relative_to(tiny_kit / "printed").as_posix() for file in files}
    assert names == {
        "index.html",
        "worksheets/01-tiny.html",
        "worksheets/articles.html",
        "keys/01-tiny-key.html",
        "tables/on-paper-01-tiny.csv",
    }
    assert "No Chromium" in problem
    index = files[0].read_text(encoding="utf-8")
    assert 'href="worksheets/01-tiny.html"' in index
    assert 'href="tables/on-paper-01-tiny.csv"' in index
    assert ".pdf" not in index.partition("</style>")[2]


@pytest.mark.parametrize("size", sheet.SIZES)
def test_each_page_says_its_size(size, tiny_kit):
    for one in make.pages(Kit(tiny_kit), size):
        assert one.page.count(f"  size: {size};") == 1


def test_a_student_edition_prints_no_keys(tiny_kit):
    (tiny_kit / "solutions" / "01-tiny.toml").unlink()
    files, problem = make.everything(kit=Kit(tiny_kit), with_pdf=False)
    assert problem == ""
    assert not [file for file in files if "keys" in file.parts]


def test_where_nothing_can_be_written_the_folder_is_named(tiny_kit):
    (tiny_kit / "printed").write_text("in the way", encoding="utf-8")
    with pytest.raises(KitError, match="printed"):
        make.everything(kit=Kit(tiny_kit), with_pdf=False)


def test_a_title_is_the_same_in_the_list_as_on_its_page(tiny_kit):
    folder = tiny_kit / "lessons" / "papers"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("# The teacher's <b> & more\n", encoding="utf-8")
    files, _ = make.everything(kit=Kit(tiny_kit), with_pdf=False)
    index = files[0].read_text(encoding="utf-8")
    assert ">The teacher&#39;s &lt;b&gt; &amp; more</a>" in index


def test_a_file_that_begins_with_a_byte_order_mark_has_a_title(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("# Title\n\nWords.", encoding="utf-8-sig")  # as Windows Notepad may save it
    assert "<title>Title</title>" in papers.paper(file)


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
