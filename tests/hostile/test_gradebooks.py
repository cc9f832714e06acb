"""What is made of hand-ins that mean harm: no page renders, no table runs what stands in them."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from pathlib import Path
from random import Random

import pytest
from _foreign import foreign
from _handins import put, raw
from _wild import PAYLOADS, good, hand_in

from whosays.classroom import grade_run, report_run
from whosays.classroom.collect import collect, everything
from whosays.questions.items import find_item

UNIT = "01-who-says-so"
OURS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "nav", "ol",
    "ul", "li", "a", "table", "caption", "thead", "tbody", "tr", "th", "td", "div", "span", "mark",
    "section", "article", "blockquote", "strong", "small", "br", "code",
}  # fmt: skip
PLAIN = {"class", "id", "href", "style", "lang", "charset", "name", "content", "dir"}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Four hundred hostile hand-ins, nine good ones, and a payload in each answer and name."""
    top = tmp_path_factory.mktemp("hostile") / "in"
    cards = tuple(card for card in find_item("u5-e1")[1].cards)
    chance = Random(4)  # noqa: S311 - nothing is kept secret with it
    for number in range(400):
        hand_in(chance, top / f"H{number:03}", cards)
    for number in range(9):
        good(top / f"Good {number}", number)
    for number, payload in enumerate(PAYLOADS):
        name = payload.replace("/", "∕").replace("\0", "")[:60].encode("utf-8", "replace").decode()
        said = {"u1_e11": payload, "u1_l3": payload, "u1_e1": payload, "u1_e3": "cant-tell"}
        put(top / (name or "x") / f"{UNIT}.json", raw(number, UNIT, **said))
    if os.name != "nt":
        odd = os.fsencode(top) + b"/\xff\xfe name"
        put(Path(os.fsdecode(odd)) / f"{UNIT}.json", raw(77, UNIT, u1_e11="words"))
    return top


def test_the_gradebook_holds_everybody_and_no_formula(place, tmp_path, count):
    out, zipped = tmp_path / "book.csv", tmp_path / "feedback.zip"
    plan = grade_run.Plan([place], out, feedback=zipped)
    found, book, said = grade_run.run(plan)
    assert len(book.rows) == len(found.students) > 20
    for name in ("book.csv", "book-questions.csv"):
        rows = list(csv.reader(io.StringIO((tmp_path / name).read_text("utf-8-sig"), newline="")))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@"))]
        assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    "\n".join(said).encode()
    with zipfile.ZipFile(zipped) as archive:
        names = archive.namelist()
        pages = [archive.read(name).decode() for name in names]
    assert len(names) == len(set(names)) > 20
    assert not any(".." in name or name.startswith(("/", "\\")) or ":" in name for name in names)
    assert [hit for page in pages for hit in foreign(page, OURS, PLAIN)] == []
    again = grade_run.run(plan)
    assert again[1].rows == book.rows
    count("hand-ins", 400)


def test_the_report_renders_nothing_of_it(place, tmp_path, count):
    found, data = report_run.read([place], out=tmp_path)
    assert found == collect([place], everything())
    for file in report_run.write(data, tmp_path):
        words = file.read_text(encoding="utf-8")
        assert foreign(words, OURS, PLAIN) == []
        assert "FOREIGN()</script>" not in words
    assert not (tmp_path / "FOREIGN").exists()
    count("hand-ins", 400)
    count("payloads", 4 * len(PAYLOADS))


def test_the_finder_finds_what_is_foreign():
    live = [payload for payload in PAYLOADS if "FOREIGN" in payload and payload.startswith("<")]
    assert all(foreign(f"<p>{payload}</p>", OURS, PLAIN) for payload in live)
