"""Type is one system: each size with its own line, a question that is short, lines that read well.

The sizes are those of tokens.css. An article in the reader has a size that its reader chooses, and
a drawing has letters of its own; both have tests of theirs.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import whosays

pytestmark = pytest.mark.browser

PAGES = (
    "lessons/00-start.ipynb",
    "lessons/01-who-says-so.ipynb",
    "exercises/01-who-says-so.ipynb",
    "exercises/00-form-a.ipynb",
    "solutions/00-teachers-page.ipynb",
)
TOKENS = Path(whosays.__file__).parent / "widgets" / "src" / "tokens.css"
PROSE, PASSAGE = 608, 70  # pixels; characters of a full line, where about 66 are meant

SEEN = """
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0 &&
    !e.closest('.ws-sr, .whosays-told, svg, select, .rd-sheet, [aria-hidden=true]');
  const all = [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) *')]
    .filter((e) => own(e) && seen(e));
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className}: ` +
    e.textContent.trim().slice(0, 40);
"""
SIZES = f"""() => {{
  {SEEN}
  return all.map((e) => [getComputedStyle(e).fontSize, name(e)]);
}}"""
LINES = f"""() => {{
  {SEEN}
  const running = all.filter((e) => e.matches('p, li, dd, legend, h1, h2, h3, h4, blockquote, td'));
  return running.map((e) => {{
    const style = getComputedStyle(e);
    return [`${{style.fontSize}} / ${{style.lineHeight}}`, name(e)];
  }});
}}"""
WIDE = f"""(most) => {{
  {SEEN}
  const wide = (e) => {{
    const range = document.createRange();
    range.selectNodeContents(e);
    return range.getBoundingClientRect().width;
  }};
  return all.filter((e) => e.matches('p, li, dd, h1, h2, h3, blockquote, legend') &&
    !e.closest('.pg-units, table') && wide(e) > most + 1).map(name);
}}"""
PROMPTS = """() => [...document.querySelectorAll('.qu-prompt, .rd-prompt')]
  .filter((e) => e.checkVisibility()).map((e) => {
    const asked = e.querySelector('.ws-asked') ?? e, setup = e.querySelector('.ws-setup');
    const say = (one) => { const s = getComputedStyle(one);
      return `${s.fontSize} / ${s.lineHeight} ${s.fontWeight}`; };
    const range = document.createRange();
    range.selectNodeContents(asked);
    const lines = new Set([...range.getClientRects()].filter((box) => box.width > 1)
      .map((box) => Math.round(box.bottom / 12))).size;
    return [say(asked), setup ? say(setup) : '', lines, asked.textContent];
  })"""
FULL = """() => [...document.querySelectorAll('.qu-passage blockquote, .ws-text p')]
  .filter((e) => e.checkVisibility()).map((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    const bottoms = new Set([...range.getClientRects()].filter((box) => box.width > 1)
      .map((box) => Math.round(box.bottom / 12)));
    return [Math.round(e.textContent.length / bottoms.size), bottoms.size];
  }).filter(([, lines]) => lines > 2).map(([count]) => count)"""


def system() -> dict[str, str]:
    """Give the sizes of tokens.css in pixels, each with its lines."""
    words = TOKENS.read_text(encoding="utf-8")
    rems = {
        name: float(size) * 16 for name, size in re.findall(r"--ws-([a-z-]+): ([\d.]+)rem;", words)
    }
    pairs = [(size, rems[f"{name}-line"]) for name, size in rems.items() if f"{name}-line" in rems]
    return {f"{size:g}px / {line:g}px": f"{size:g}px" for size, line in pairs}


def test_the_system_is_what_the_design_says():
    assert set(system()) == {
        "12px / 16px", "14px / 20px", "16px / 24px", "18px / 30px", "18px / 26px",
        "20px / 28px", "24px / 32px", "32px / 40px",
    }  # fmt: skip


@pytest.mark.parametrize("place", PAGES)
def test_letters_have_the_sizes_of_the_system_and_running_text_its_lines(room, place):
    page = room.open(place)
    sizes, pairs = page.evaluate(SIZES), page.evaluate(LINES)
    assert len(sizes) > 20
    assert [one for one in sizes if one[0] not in system().values()] == []
    assert [one for one in pairs if one[0] not in system()] == []


@pytest.mark.parametrize("place", PAGES)
def test_words_keep_to_a_width_that_reads_well(room, place):
    page = room.open(place)
    assert page.evaluate(WIDE, PROSE) == []
    full = page.evaluate(FULL)
    assert [count for count in full if count > PASSAGE] == []


@pytest.mark.parametrize("place", PAGES[1:4])
def test_only_the_question_is_large(room, place):
    prompts = room.open(place).evaluate(PROMPTS)
    assert len(prompts) > 3
    assert {asked for asked, *_ in prompts} == {"20px / 28px 650"}
    assert {setup for _, setup, *_ in prompts} <= {"16px / 24px 400", ""}
    assert [words for *_, lines, words in prompts if lines > 3] == []
