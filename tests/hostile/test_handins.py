"""Ten thousand hand-ins that mean harm: nothing stops, runs, leaks or is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest
from _foreign import foreign
from _handins import A, B, put, raw, zipped
from _wild import PAYLOADS, good, hand_in

from whosays.classroom import class_report, collect, collect_table, handins
from whosays.classroom.collect import STATES
from whosays.notebook import class_view, measure
from whosays.questions.items import find_item

BATCHES, EACH = 20, 510
GOOD = 9
# What our own pages are made of; anything else on them came from a hand-in.
OURS = {
    "style", "div", "p", "strong", "ul", "li", "details", "summary", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "figure", "figcaption", "img", "h4", "svg", "a", "button", "span",
}  # fmt: skip
PLAIN = {
    "class", "role", "tabindex", "aria-label", "scope", "dir", "alt", "src", "style", "lang", "id",
    "href", "type", "popover", "popovertarget", "data-column", "data-none",
}  # fmt: skip


def strange(markup):
    """List what is none of ours on a page that may hold pictures of its own."""
    return foreign(markup, OURS, PLAIN, ("data:image/", "#"))


def test_the_finder_finds_what_is_strange():
    live = [payload for payload in PAYLOADS if "FOREIGN" in payload and payload.startswith("<")]
    assert len(live) >= 3
    assert all(strange(f"<p>{payload}</p>") for payload in live)
    assert not strange('<p class="x"><img src="data:image/svg+xml;base64,x" alt="y"></p>')


@pytest.fixture(scope="module")
def cards():
    return tuple(card for card in find_item("u5-e1")[1].cards)


def seeded(seed):
    """Give chance that is the same on every computer."""
    return Random(seed)  # noqa: S311 - nothing is kept secret with it


def students(found):
    return {one.label: one.units for one in found.students}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_batch_of_hostile_hand_ins_costs_only_itself(tmp_path, monkeypatch, cards, count, batch):
    """Good hand-ins among them read as they do alone; every file has one verdict."""
    place = tmp_path / "kit" / "handins"
    alone = tmp_path / "alone"
    chance = seeded(batch)
    for number in range(EACH):
        hand_in(chance, place / f"H{number:03}", cards)
    for number in range(GOOD):
        good(place / f"Good {number}", 101 * batch + number)
        good(alone / f"Good {number}", 101 * batch + number)
    monkeypatch.chdir(tmp_path)
    before = {path: os.lstat(path).st_mtime_ns for path in tmp_path.rglob("*")}
    keep = class_report.asked(("a", "b"))
    found = collect.collect([place], [*keep, "u5-e1"])
    expected = students(collect.collect([alone], keep))
    read = students(found)
    assert {label: read[label] for label in expected} == expected
    assert len(found.students) <= EACH + GOOD
    assert {one.state for one in found.verdicts} <= set(STATES)
    assert all(len(one.name) <= 90 and len(one.why) < 400 for one in found.verdicts)
    assert all(one.why for one in found.verdicts if one.state != "taken")
    "\n".join(collect_table.lines(found, everything=True)).encode()
    assert {path: os.lstat(path).st_mtime_ns for path in tmp_path.rglob("*")} == before
    count("hand-ins", EACH)


def test_no_page_renders_what_was_handed_in(tmp_path, cards, count):
    """Both pages of a class, with a payload in each string and file name."""
    place = tmp_path / "handins"
    chance = seeded(99)
    for number in range(400):
        hand_in(chance, place / f"H{number:03}", cards)
    for number in range(GOOD):
        good(place / f"Good {number}", number)
    for number, payload in enumerate(PAYLOADS):
        said = {
            "first": number,
            "placed": {card: {"how": payload, "rating": 5, "why": payload} for card in cards},
        }
        table = raw(number, "05-reading-sideways", u5_e1=said)
        put(place / f"P{number}" / "05-reading-sideways.json", table)
        name = payload.replace("/", "∕").replace("\0", "")[:60].encode("utf-8", "replace").decode()
        put(place / f"P{number}" / f"{name}.json", b"{")
        count("payloads", 3)
    shown = [
        class_view.class_page("u5-e1", place, "handins")._repr_html_(),
        measure.class_report("a", "b", str(place))._repr_html_(),
    ]
    for markup in shown:
        markup.encode()
        assert strange(markup) == []
        assert len(markup) < 2_000_000
        assert "Good 1" not in markup
    assert "&lt;script&gt;FOREIGN" in shown[0]
    assert not (tmp_path / "FOREIGN").exists()
    assert not Path("FOREIGN").exists()
    count("hand-ins", 400)


def test_nothing_outside_the_folder_is_opened(tmp_path, cards, count):
    """Every file that is opened while collecting lies in the folder, or is the kit's own."""
    place = tmp_path / "handins"
    chance = seeded(7)
    for number in range(200):
        hand_in(chance, place / f"H{number:03}", cards)
    collect.collect([place])  # whatever the kit itself reads once is read now
    seen, listening = [], [True]

    def listen(event, given):
        # A hook of this kind cannot be taken away again; it can stop listening.
        if listening and event == "open":
            seen.append(given[0])

    sys.addaudithook(listen)
    collect.collect([place])
    listening.clear()
    ours = (str(place), str(Path(collect.__file__).parents[2]))
    named = [str(name) for name in seen if isinstance(name, str | bytes | os.PathLike)]
    assert len(named) > 100
    assert [name for name in named if not name.startswith(ours)] == []
    count("hand-ins", 200)


_LIMITED = """
import resource, sys
from pathlib import Path

def most_used():
    status = Path("/proc/self/status")
    if status.is_file():  # getrusage counts the memory of whoever started this process, too
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**20

from whosays.classroom import class_report, handins
found = handins.read(Path(sys.argv[1]), class_report.asked(("a", "b")))
used = most_used()
print(len(found.handins), used)
sys.exit(used > int(sys.argv[2]))
"""


def _sheet(inner):
    return b'{"exercise":"00-form-a","items":{' + inner + b"}}"


_4_9 = 4_900_000
LARGE = {
    "empty lists": lambda: _sheet(b'"fa-01":{"value":[' + b",".join([b"[]"] * 1_640_000) + b"]}"),
    "a name of 4.9 MB": lambda: b'{"exercise":"' + b"n" * _4_9 + b'","items":{}}',
    "a question of 4.9 MB": lambda: _sheet(b'"' + b"q" * _4_9 + b'":{"value":1}'),
    "a text of 4.9 MB": lambda: _sheet(b'"fa-why":{"value":"' + b"w" * _4_9 + b'"}'),
    "half a text": lambda: b'{"exercise":"' + b'\\"' * 2_450_000,
    "digits": lambda: _sheet(b'"fa-01":{"value":' + b"9" * _4_9 + b"}"),
    "numbers": lambda: b"[" + b",".join([b"1e9"] * 1_200_000) + b"]",
    "depth": lambda: b"[" * 2_450_000 + b"]" * 2_450_000,
    "zip": lambda: zipped({f"{n}/00-form-a.json": b" " * _4_9 for n in range(60)}),
    "names in a zip": lambda: zipped({f"{n}{'x' * 60}.json": b"" for n in range(20_000)}),
    "zips in a zip": lambda: zipped(
        {f"{n}.zip": zipped({f"{m}.json": b"" for m in range(4_000)}) for n in range(8)}
    ),
}


@pytest.mark.skipif(os.name == "nt", reason="its limits are counted in another way")
@pytest.mark.parametrize("kind", LARGE)
def test_twenty_hand_ins_just_under_the_limit_take_little_memory(tmp_path, count, kind):
    """Counted in a process of its own: 300 MiB in all, Python and the kit with it."""
    content = LARGE[kind]()
    assert len(content) < 5_000_000
    ending = "zip" if content.startswith(b"PK") else "json"
    for number in range(20):
        # A comment of its own, so that each is another file.
        own = content if ending == "zip" else content + b" " * number
        name = "00-form-a.json" if ending == "json" else "all.zip"
        put(tmp_path / "h" / f"H{number}" / name, own)
    good(tmp_path / "h" / "Z, the last", 1)
    env = {**os.environ, "PYTHONPATH": str(Path(collect.__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "h"), "300"],
        env=env, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[0]) >= 1
    count("hand-ins", 20)


def test_an_overlapping_archive_is_read_within_limits(tmp_path, count):
    """A ZIP whose members are all the same bytes: 40 kB on disk, a terabyte if believed."""
    kernel = zipped({"0.json": b" " * 4_900_000})
    head = kernel.find(b"PK\x01\x02")
    entry = kernel[head : kernel.find(b"PK\x05\x06")]
    end = bytearray(kernel[kernel.find(b"PK\x05\x06") :])
    many = 3000
    end[8:10] = end[10:12] = many.to_bytes(2, "little")
    end[12:16] = (len(entry) * many).to_bytes(4, "little")
    put(tmp_path / "h" / "Mia" / "all.zip", kernel[:head] + entry * many + bytes(end))
    good(tmp_path / "h" / "Good", 1)
    found = handins.read(tmp_path / "h", ["fa-01"])
    assert len(found.handins) == 1
    assert zipfile.is_zipfile(tmp_path / "h" / "Mia" / "all.zip")
    count("hand-ins", 1)


def test_the_layer_tries_at_least_ten_thousand():
    assert BATCHES * EACH >= 10_000
    assert {A, B} == {"00-form-a", "07-form-b"}
