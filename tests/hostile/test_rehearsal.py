"""The rehearsal as a whole: a class by every way to report and gradebook, all counted by hand."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile

import pytest
from _handins import put
from _rehearsal import (
    ALPHA,
    BOOK,
    BY_HAND,
    CANVAS,
    CANVAS_AFTER,
    CHOSEN,
    COMPLETION,
    ELSEWHERE,
    FORMULA,
    HEAD,
    IN_ROOM,
    KINDS,
    MARKED,
    MARKUP,
    MOODLE,
    MOODLE_AFTER,
    MOODLE_BOOK,
    MOODLE_BOOK_AFTER,
    MOST,
    ON_HUB,
    PAPER_FORMULA,
    PLACES,
    POINTS,
    RATINGS,
    UNIT,
    WORDS,
    downloads,
    of,
)
from _room import Running

from whosays.classroom import grade_run, report_run
from whosays.notebook import hand_in


def through_the_room(folder):
    """Let students join, answer and hand in over the room's own protocol; then it is collected."""
    running = Running(folder)
    try:
        for minute, (nick, pattern) in enumerate(IN_ROOM.items(), 1):
            student = running.browser().join(nick)
            assert student.put(of(pattern, minute)).status == 200, nick
            assert student.to("POST", "/room/handin").status == 200
        assert running.browser().enter().to("POST", "/teacher/collect").status == 200
    finally:
        running.stop()
    return folder / "handins"


def through_the_hub(folder, monkeypatch):
    """Hand in as a hub's students do: from a home of their own, into the box of its settings."""
    box = folder / "handins"
    box.mkdir(parents=True)
    box.chmod(0o3773)
    monkeypatch.setenv("WHOSAYS_HANDINS", str(box))
    for minute, (name, pattern) in enumerate(ON_HUB.items(), 10):
        home = folder / "home" / name / "whosays-answers"
        put(home / f"{UNIT}.json", of(pattern, minute))
        monkeypatch.setenv("WHOSAYS_ANSWERS", str(home))
        assert "class" in hand_in.make(name)
    assert {file.stat().st_mode & 0o777 for file in box.iterdir()} == {0o640}
    return box


@pytest.fixture
def places(tmp_path, monkeypatch):
    with monkeypatch.context() as own:
        box = through_the_hub(tmp_path / "hub", own)
    return [through_the_room(tmp_path / "room"), box, *downloads(tmp_path / "in")]


def planned(places, folder, name, **more):
    """Plan to grade a class with the points and decisions that were counted with."""
    points = put(folder / "points.toml", POINTS.encode())
    hand = put(folder / "hand.csv", BY_HAND.encode())
    return grade_run.Plan(places, folder / "out" / name, points=points, by_hand=hand,
                          numbered=True, **more)  # fmt: skip


@pytest.fixture
def plan(places, tmp_path):
    def made(name="book.csv", **more):
        return planned(places, tmp_path, name, **more)

    return made


def rows(raw):
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_every_number_of_the_gradebook_is_the_one_counted_by_hand(plan, count):
    wanted = plan()
    found, book, _ = grade_run.run(wanted)
    table = rows(wanted.out.read_bytes())
    assert table[:2] == [HEAD, MOST]
    assert {line[0]: line[2:] for line in table[2:]} == BOOK
    assert len(table) == 2 + len(BOOK)  # nobody twice
    assert len(found.students) == 30
    count("hand-ins", 30)
    # What could not be read is told, and cost nobody else anything.
    told = {one.name: one.state for one in found.verdicts if one.state not in {"taken", "older"}}
    assert told == {
        f"mail/Cut_{UNIT}.json": "broken", "mail/holiday.jpg": "not_ours",
        f"mail/out.zip/../../outside/{UNIT}.json": "broken", "on-paper-01.csv/no. 9.9": "broken",
    }  # fmt: skip
    # Question by question: each student's points add up to the unit's.
    details = rows(wanted.out.with_name("book-questions.csv").read_bytes())[1:]
    for label, line in BOOK.items():
        if label not in {"Ada", "canvas:1009", "moodle:19", "Kim", "Eva Ek"}:  # decided as a whole
            mine = [float(one[8]) for one in details if one[0] == label and one[8]]
            assert sum(mine) == float(line[0]), label
    assert len(details) == len(BOOK) * len(book.asked)


def test_the_platforms_own_sheets_hold_the_same_numbers(plan, tmp_path):
    sheets = {
        "canvas": put(tmp_path / "canvas.csv", CANVAS.encode()),
        "moodle": put(tmp_path / "moodle.csv", MOODLE.encode()),
        "moodle_gradebook": put(tmp_path / "moodle-book.csv", MOODLE_BOOK.encode()),
    }
    wanted = plan("book.xlsx", **sheets)
    _, _, said = grade_run.run(wanted)
    made = {name: (wanted.out.with_name(f"{file.stem}-graded.csv")).read_bytes().decode()
            for name, file in sheets.items()}  # fmt: skip
    assert made["canvas"] == CANVAS_AFTER
    assert made["moodle"] == MOODLE_AFTER
    assert made["moodle_gradebook"] == MOODLE_BOOK_AFTER
    assert any("Per Poe" in line and "cannot be changed" in line for line in said)
    with zipfile.ZipFile(wanted.out) as archive:
        words = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in words
    numbers = [cell for line in BOOK.values() for cell in line[:3] if cell not in {"", "EX"}]
    held = re.findall(r"<v>([^<]*)</v>", words)
    assert sorted(held) == sorted([*numbers, "8.00", "1.00", "9.00"])


def told(words):
    """Give the words of markup."""
    return html.unescape(re.sub(r"<[^>]+>", "", words)).strip()


def lines(words):
    """Give the cells of each line of the tables."""
    return [
        [told(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line, re.DOTALL)]
        for line in re.findall(r"<tr>(.*?)</tr>", words, re.DOTALL)
    ]


def part(words, name):
    """Give a section of the report."""
    found = re.search(rf'<h2 id="{name}">(.*?)(?=<h2 |</main>)', words, re.DOTALL)
    return found[1]


def test_every_number_of_the_report_is_the_one_counted_by_hand(places, tmp_path):
    _, data = report_run.read(places, numbered=True)
    projector, teacher = (
        file.read_text(encoding="utf-8") for file in report_run.write(data, tmp_path / "report")
    )
    assert "The answers of 30 students" in projector
    completion = [line for line in lines(part(projector, "completion")) if line]
    assert {line[0][1:2]: line[1:] for line in completion} == COMPLETION

    questions = part(projector, "questions")
    for number, (answered, chosen) in CHOSEN.items():
        (block,) = re.findall(rf"<article><h3[^>]*>{number} · .*?</article>", questions, re.DOTALL)
        assert f"{answered} answered." in block
        cells = {line[0]: line[2] for line in lines(block)}
        for option, number_ in chosen.items():
            (name,) = [one for one in cells if one.startswith(option)]
            assert cells[name] == number_, option
        assert len(cells) == len(chosen)
    assert len(re.findall(r"<article><h3", questions)) == len(CHOSEN)

    ratings = {line[0].partition(" ")[0]: line[1:] for line in lines(part(projector, "ratings"))
               if line}  # fmt: skip
    assert ratings == RATINGS

    texts = part(projector, "texts")
    assert MARKED in texts
    assert ALPHA in texts
    places_ = [line for line in lines(texts) if line and line[0].startswith("“")]
    assert len(places_) == 12
    for line in places_:
        cue = line[0].partition("”")[0] + "”"
        assert line[2] == PLACES.get(cue, ELSEWHERE), cue
    kinds = {line[0]: line[1:] for line in lines(texts) if line and line[0] in KINDS}
    assert kinds == KINDS
    assert part(projector, "disputed").count('class="one"') == len(PLACES)

    names = {line[0]: line[1:] for line in lines(part(teacher, "names")) if line}
    assert len(names) == 30
    assert names["Ada"] == ["6/19", "–"]
    assert names["Kim"] == ["6/19", "1/19"]
    assert names["Bea"] == ["0/19", "–"]
    assert names["hub blank"] == ["0/19", "–"]
    assert names["hostilehal"] == ["2/19", "–"]
    assert names[FORMULA] == ["2/19", "–"]
    assert names["Pip"] == ["5/19", "–"]
    assert names[PAPER_FORMULA] == ["2/19", "–"]
    assert not any(name and name in projector for name in ("Wanda", "Rolf", "HYPERLINK"))
    assert data.words[0].answered == WORDS
    assert MARKUP not in projector + teacher
