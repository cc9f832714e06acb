"""What goes to the kernel and back: saving, merging, checking, files."""

from __future__ import annotations

import pytest
from reader_bench import ARTICLE, mark_of

pytestmark = pytest.mark.browser

LAVROV = mark_of("Sergei Lavrov", "named_person", "m-theirs")


def status(bench):
    return bench.page.locator(".ws-status-text").text_content()


def mark_a_word(bench, words="The newspaper said", key="2"):
    bench.click(words)
    bench.key(key)


def test_saved_is_said_only_after_the_answer(bench):
    bench.load(answers=False)
    mark_a_word(bench)
    assert status(bench) == "Saving …"
    bench.page.evaluate("bench.save(bench.sent[0])")
    assert status(bench) == "Saved at 10:42"


def test_saved_is_said_again_if_the_words_are_the_same_as_before(bench):
    bench.load(status={"state": "saved", "text": "Saved at 10:42"})
    mark_a_word(bench)
    mark_a_word(bench, "Sergei Lavrov")
    assert status(bench) == "Saved at 10:42"


def test_saving_that_takes_long_is_said(make_bench):
    bench = make_bench(fresh=True)
    bench.page.clock.install()
    bench.load(answers=False)
    mark_a_word(bench)
    bench.page.clock.fast_forward(11_000)
    assert status(bench).startswith("Not saved yet: no reply.")
    bench.page.evaluate("bench.save(bench.sent[0])")
    assert status(bench) == "Saved at 10:42"


def test_marks_of_another_window_come_in_with_the_answer(bench):
    bench.load(answers=False)
    mark_a_word(bench)
    bench.page.evaluate(
        "(theirs) => bench.save(bench.sent[0], [theirs, ...bench.sent[0].marks])", LAVROV
    )
    assert bench.page.locator(".rd-list .rd-row").count() == 2
    bench.button("Undo").click()
    assert bench.words() == [("Sergei Lavrov", "named_person")]


def test_an_answer_to_an_older_change_undoes_nothing(bench):
    bench.load(answers=False)
    mark_a_word(bench)
    mark_a_word(bench, "Sergei Lavrov", "1")
    bench.page.evaluate("bench.save(bench.sent[0])")
    assert bench.page.locator(".rd-list .rd-row").count() == 2
    assert status(bench) == "Saving …"
    bench.page.evaluate("bench.save(bench.sent[1])")
    assert bench.page.locator(".rd-list .rd-row").count() == 2
    assert status(bench) == "Saved at 10:42"


def test_an_answer_meant_for_another_window_is_not_ours(bench):
    bench.load(answers=False)
    mark_a_word(bench)
    bench.page.evaluate("bench.save({ ...bench.sent[0], view: 'other' }, [])")
    assert bench.page.locator(".rd-list .rd-row").count() == 1


def test_a_change_of_the_marks_by_another_window_is_drawn(bench):
    bench.load()
    bench.page.evaluate("(theirs) => bench.model.set('marks', [theirs])", LAVROV)
    assert bench.page.locator(".rd-mark").text_content() == "Sergei Lavrov"


def test_what_could_not_be_saved_is_said_with_a_way_to_try_again(bench):
    bench.load(answers=False)
    mark_a_word(bench)
    bench.page.evaluate(
        """() => bench.fire({ type: "saved", view: bench.sent[0].view, seq: 1,
             marks: bench.sent[0].marks,
             status: { state: "unsaved", text: "The disk is full." } })"""
    )
    assert status(bench) == "The disk is full."
    assert bench.page.locator(".rd-mark").count() == 1
    bench.button("Try again").click()
    assert bench.sent("retry")
    bench.page.evaluate(
        """() => bench.fire({ ...bench.sent.at(-1), type: "saved",
             status: { state: "saved", text: "Saved at 10:43" } })"""
    )
    assert status(bench) == "Saved at 10:43"
    assert not bench.button("Try again").is_visible()


def test_check_is_there_only_where_it_can_be_done(bench):
    bench.load(can_check=False, can_export=False, can_import=False)
    assert bench.button("Check my marks").count() == 0
    assert bench.page.locator(".rd-more").count() == 0


def test_a_copy_of_the_marks_is_downloaded(bench, tmp_path):
    bench.load(marks=[LAVROV])
    bench.page.get_by_text("Save a copy, or bring one in").click()
    bench.button("Save a copy of my marks").click()
    view = bench.sent("export")[0]["view"]
    with bench.page.expect_download() as waiting:
        bench.page.evaluate(
            """(view) => bench.fire({ type: "download", view, name: "marks-001.json",
                 text: '{"a": "é🙂"}' })""",
            view,
        )
    assert waiting.value.suggested_filename == "marks-001.json"
    waiting.value.save_as(tmp_path / "got")
    assert (tmp_path / "got").read_text(encoding="utf-8") == '{"a": "é🙂"}'
    assert "marks-001.json" in bench.page.locator(".rd-notice").text_content()


def bring(bench, text, name="marks.json"):
    bench.page.get_by_text("Save a copy, or bring one in").click()
    with bench.page.expect_file_chooser() as chooser:
        bench.button("Bring in marks from a file").click()
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    chooser.value.set_files(file)
    return file


def test_marks_are_brought_in_as_one_step_that_can_be_undone(bench):
    bench.load(marks=[mark_of("a source told")])
    bring(bench, '{"é": 1}')
    bench.page.wait_for_function("bench.sent.some((m) => m.type === 'import')")
    [message] = bench.sent("import")
    assert message["text"] == '{"é": 1}'
    bench.page.evaluate(
        """([view, theirs]) => {
             bench.fire({ type: "imported", view, marks: [theirs], text: "1 mark came in.",
               status: { state: "saved", text: "Saved" } });
             bench.model.set("marks", [theirs]); }""",
        [message["view"], LAVROV],
    )
    assert bench.page.locator(".rd-notice").text_content() == "1 mark came in."
    assert bench.page.locator(".rd-list .rd-row-quote").all_text_contents() == ["“Sergei Lavrov”"]
    bench.button("Undo").click()
    assert bench.words() == [("a source told", "vague")]


def test_a_file_that_cannot_be_used_is_said_and_changes_nothing(bench):
    bench.load(marks=[LAVROV])
    bring(bench, "nonsense")
    bench.page.wait_for_function("bench.sent.some((m) => m.type === 'import')")
    bench.page.evaluate(
        """() => bench.fire({ type: "note", view: bench.sent.at(-1).view, problem: true,
             text: "This file holds no marks. Choose another." })"""
    )
    assert bench.page.locator(".rd-problem").text_content().startswith("This file holds no marks")
    assert bench.page.locator(".rd-list .rd-row").count() == 1


def test_a_file_that_is_much_too_large_is_not_even_sent(bench):
    bench.load(marks=[LAVROV])
    bring(bench, "x" * 2_000_001, "big.json")
    bench.page.locator(".rd-problem", has_text="big.json is too large").wait_for()
    assert bench.sent("import") == []


def test_only_changed_paragraphs_are_drawn_again(bench):
    words = [
        (paragraph.start + at, paragraph.start + at + 4)
        for paragraph in ARTICLE.paragraphs
        for at in range(0, len(paragraph.text) - 4, 14)
    ][:200]
    marks = [
        {"id": f"m-{i}", "start": start, "end": end, "code": "vague"}
        for i, (start, end) in enumerate(words)
    ]
    assert len(marks) == 200
    bench.load(marks=marks)
    bench.page.evaluate(
        """() => { window.drawn = new Set(); window.rows = 0;
             new MutationObserver((all) => all.forEach((m) => {
               const box = m.target.closest?.("[data-paragraph]");
               if (box) window.drawn.add(box.dataset.paragraph);
             })).observe(document.querySelector(".rd-sheet"), { childList: true, subtree: true });
             new MutationObserver((all) => all.forEach((m) => {
               window.rows += m.addedNodes.length + m.removedNodes.length;
             })).observe(document.querySelector(".rd-list"), { childList: true });
           }"""
    )
    bench.page.locator(".rd-list select").nth(30).select_option("named_person")
    assert len(bench.page.evaluate("[...drawn]")) == 1
    assert bench.page.evaluate("rows") == 0
    bench.page.locator(".rd-x").nth(30).click()
    assert bench.page.evaluate("rows") == 1


def test_taking_the_widget_away_leaves_no_listeners(bench):
    bench.load()
    before = bench.page.evaluate("bench.listeners()")
    bench.page.evaluate("bench.end()")
    # The status line's own listener goes with its model.
    assert bench.page.evaluate("bench.listeners()") <= before - 4
