"""Collecting: every way a school has, and a verdict for every file."""

from __future__ import annotations

import io
import json
import os
import socket
import stat
import struct
import subprocess
import zipfile

import pytest
from _handins import A, B, put, raw, sheet, zipped

from whosays.answers import handin_file
from whosays.classroom import archive, collect_table, database, gather, untrusted, walk
from whosays.classroom.collect import STATES, collect, everything
from whosays.classroom.intake import Known
from whosays.classroom.remembered import Remembered
from whosays.core.errors import KitError
from whosays.core.i18n import text

KEEP = [f"f{letter}-{n:02}" for letter in "ab" for n in range(1, 7)]


def collected(*places, **options):
    return collect(places, KEEP, **options)


def states(found):
    return {verdict.name: verdict.state for verdict in found.verdicts}


def why(found, state):
    return [verdict.why for verdict in found.verdicts if verdict.state == state]


# ------------------------------------------------------------------ the ways a school has
WAYS = {
    "folders": ("Mia/answers/00-form-a.json", "Jo/answers/00-form-a.json"),
    "folders of classes": ("class 1/Mia/00-form-a.json", "class 2/Mia/00-form-a.json"),
    "canvas": ("doejane_1_91_00-form-a.json", "roejo_LATE_2_92_00-form-a-1.json"),
    "canvas, anonymous": ("anon_a1b2c_91_00-form-a.json", "anon_d3e4f_92_00-form-a.json"),
    "moodle": (
        "Jane Doe_17_assignsubmission_file/00-form-a.json",
        "Jo Roe_18_assignsubmission_file/00-form-a.json",
    ),
    "moodle, flat": (
        "Jane Doe_17_assignsubmission_file_00-form-a.json",
        "Jo Roe_18_assignsubmission_file_00-form-a.json",
    ),
    "by hand": ("Anna_00-form-a.json", "00-form-a-jo.JSON"),
    "as text": ("Anna.json.txt", "Jo.json"),
}


@pytest.mark.parametrize("form", ["folder", "zip", "zip in a folder"])
@pytest.mark.parametrize("way", WAYS)
def test_each_way_gives_each_student_once(tmp_path, way, form):
    files = {name: raw(n) for n, name in enumerate(WAYS[way])}
    place = tmp_path / "handins"
    if form == "folder":
        for name, content in files.items():
            put(place / name, content)
    elif form == "zip":
        place = put(tmp_path / "all.zip", zipped(files))
    else:
        put(place / "all.zip", zipped(files))
    found = collected(place)
    assert len(found.students) == 2
    assert set(states(found).values()) == {"taken"}
    assert sorted(one.units[A]["fa-01"] for one in found.students) == [11, 18]


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
def test_text_as_an_editor_leaves_it_is_read(tmp_path, mark):
    words = raw(1).decode()
    encoded = {
        "utf-16-le-bom": b"\xff\xfe" + words.encode("utf-16-le"),
        "utf-16-be-bom": b"\xfe\xff" + words.encode("utf-16-be"),
    }.get(mark) or words.encode(mark)
    put(tmp_path / "Mia" / "00-form-a.json", encoded)
    assert collected(tmp_path).students[0].units[A]["fa-01"] == 18


def test_two_downloads_of_one_system_are_paired_by_its_number(tmp_path):
    put(tmp_path / "A" / "doejane_1_91_00-form-a.json", raw(1))
    put(tmp_path / "B" / "doejane_1_95_07-form-b.json", raw(1, B))
    (one,) = collected(tmp_path).students
    assert set(one.units) == {A, B}


def test_two_folders_of_one_name_are_paired_if_their_units_differ(tmp_path):
    put(tmp_path / "A" / "Anna" / "00-form-a.json", raw(1))
    put(tmp_path / "B" / "Anna" / "07-form-b.json", raw(1, B))
    put(tmp_path / "A" / "Jo" / "00-form-a.json", raw(2))
    put(tmp_path / "B" / "Jo" / "00-form-a.json", raw(3))
    assert sorted(len(one.units) for one in collected(tmp_path).students) == [1, 1, 2]


# ------------------------------------------------------------------ who counts as a student
@pytest.mark.parametrize(
    "folder", ["answers - Copy", "answers (2)", ".ipynb_checkpoints", "__MACOSX", ".hidden"]
)
def test_a_copy_or_a_computers_own_folder_is_no_student(tmp_path, folder):
    put(tmp_path / "Mia" / "answers" / "00-form-a.json", raw(1))
    put(tmp_path / "Mia" / folder / "00-form-a.json", raw(1, fa_01=3))
    assert len(collected(tmp_path).students) == 1


def test_three_thousand_folders_of_one_student_are_one(tmp_path):
    put(tmp_path / "Jo" / "00-form-a.json", raw(2))
    for number in range(300):
        put(tmp_path / "Mia" / str(number) / "00-form-a.json", raw(1000 + number))
    found = collected(tmp_path)
    assert len(found.students) == 2
    assert found.count("twice") == 299


def test_folders_made_from_one_students_are_one_student(tmp_path):
    """Each says another thing somewhere, but the rest was given in the same second."""
    for number in range(40):
        put(tmp_path / f"S{number}" / "00-form-a.json", raw(1, fa_06=number))
    found = collected(tmp_path)
    assert len(found.students) == 1
    assert all("given at the same second" in sentence for sentence in why(found, "twice"))


def test_the_earlier_of_two_students_copies_counts(tmp_path):
    put(tmp_path / "Anna" / "00-form-a.json", raw(1, fa_01=99))
    put(tmp_path / "Zoe" / "00-form-a.json", raw(1))
    (one,) = collected(tmp_path).students
    assert one.label == "Zoe"


def test_students_of_like_mind_are_not_taken_for_copies(tmp_path):
    for number in range(3):
        put(tmp_path / f"S{number}" / "00-form-a.json", raw(101 * number))
    assert len(collected(tmp_path).students) == 3


def test_blank_files_of_two_students_are_two(tmp_path):
    for name in ("Mia", "Jo"):
        put(tmp_path / name / "00-form-a.json", b'{"exercise": "00-form-a", "items": {}}')
    assert len(collected(tmp_path).students) == 2


# ------------------------------------------------------------------ copies
@pytest.mark.parametrize(
    "copy",
    [
        "00-form-a (conflicted copy 2026-11-02 101010).json",
        "00-form-a-DESKTOP-AB12CD.json",
        "00-form-a.sync-conflict-20261102-101010-ABCDEF.json",
        "00-form-a - Copy.json",
    ],
)
def test_of_a_conflict_the_newer_answer_to_each_question_wins(tmp_path, copy):
    put(tmp_path / "Mia" / "00-form-a.json", raw(1, fa_01=70))
    put(tmp_path / "Mia" / copy, raw(1, fa_02=30))
    found = collected(tmp_path)
    (one,) = found.students
    assert (one.units[A]["fa-01"], one.units[A]["fa-02"]) == (70, 30)
    assert sorted(states(found).values()) == ["older", "taken"]


def test_the_same_file_in_two_places_is_handed_in_twice(tmp_path):
    for name in ("Mia", "Mia (2)"):
        put(tmp_path / name / "00-form-a.json", raw(1))
    found = collected(tmp_path)
    assert len(found.students) == 1
    assert found.count("twice") == 1


def test_numbered_files_are_offered_as_students(tmp_path):
    for number in range(30):
        name = f"00-form-a ({number}).json" if number else "00-form-a.json"
        put(tmp_path / name, raw(number))
    found = collected(tmp_path)
    assert len(found.students) == 1
    assert sum(one.numbered for one in found.verdicts) == 29
    assert "--numbered-are-students" in "\n".join(collect_table.lines(found))
    assert len(collected(tmp_path, numbered=True).students) == 30


def test_the_first_answer_tells_when_a_form_was_begun(tmp_path):
    """Every answer to form A was looked at again after form B; earlier versions tell."""
    table = sheet(1, later=60)
    earlier = sheet(1)["items"]
    for name, record in table["items"].items():
        record["earlier"] = [{"value": 1, "changed": earlier[name]["changed"]}, 7, {"changed": 3}]
    put(tmp_path / "Mia" / "00-form-a.json", json.dumps(table).encode())
    put(tmp_path / "Mia" / "07-form-b.json", raw(1, B, later=30))
    put(tmp_path / "Jo" / "00-form-a.json", raw(2))
    put(tmp_path / "Jo" / "07-form-b.json", raw(2, B, later=-30))
    began = {one.label: one.began for one in collected(tmp_path).students}
    assert began["Mia"][A] < began["Mia"][B]
    assert began["Jo"][A] > began["Jo"][B]


# ------------------------------------------------------------------ hand-in files
def test_a_hand_in_file_is_read_with_its_nickname(tmp_path):
    made = handin_file.pack({"00-form-a.json": raw(1), "07-form-b.json": raw(1, B)}, "Sun")
    found = collected(put(tmp_path / "x.whosays", made))
    (one,) = found.students
    assert (one.label, set(one.units)) == ("Sun", {A, B})
    assert set(states(found).values()) == {"taken"}
    assert why(found, "taken") == ["", ""]


def test_answers_changed_after_the_hand_in_was_made_are_counted_and_told(tmp_path):
    made = zipfile.ZipFile(io.BytesIO(handin_file.pack({"00-form-a.json": raw(1)})))
    files = {name: made.read(name) for name in made.namelist()}
    files["answers/00-form-a.json"] = raw(1, fa_01=100)
    found = collected(put(tmp_path / "x.whosays", zipped(files)))
    assert len(found.students) == 1
    assert "changed after" in why(found, "taken")[0]


def test_a_note_that_is_nonsense_costs_nothing(tmp_path):
    files = {"whosays.json": b"[" * 99, "answers/00-form-a.json": raw(1)}
    assert len(collected(put(tmp_path / "x.whosays", zipped(files))).students) == 1


# ------------------------------------------------------------------ what is not taken
def test_links_fifos_sockets_and_devices_are_told_and_never_opened(tmp_path):
    good = put(tmp_path / "h" / "Mia" / "00-form-a.json", raw(1))
    other = put(tmp_path / "elsewhere" / "00-form-a.json", raw(2))
    folder = tmp_path / "h" / "Jo"
    folder.mkdir()
    (folder / "00-form-a.json").symlink_to(other)
    (folder / "linked").symlink_to(other.parent)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "07-form-b.json")
    bound = socket.socket(socket.AF_UNIX)
    here = os.getcwd()  # noqa: PTH109 - a socket's name is short
    os.chdir(folder)
    bound.bind("s.json")
    os.chdir(here)
    bound.close()
    found = collected(tmp_path / "h")
    assert len(found.students) == 1
    assert found.count("not_ours") == 5
    assert found.count("taken") == 1
    assert good.is_file()


def test_a_file_that_turns_into_a_fifo_is_refused(tmp_path):
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(untrusted.NotOursError):
        untrusted.open_plain(tmp_path / "a.json", 10)
    (tmp_path / "b.json").symlink_to("/dev/zero")
    with pytest.raises(OSError):  # noqa: PT011 - the system's own words
        untrusted.open_plain(tmp_path / "b.json", 10)


@pytest.fixture
def nested(tmp_path):
    """Give a function that makes folders in folders, deeper than any path can say."""
    tops = []

    def make(name, depth):
        tops.append(tmp_path / name)
        here = os.open(tmp_path, os.O_RDONLY)
        for _ in range(depth):
            os.mkdir(name, dir_fd=here)
            inner = os.open(name, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        os.close(here)

    yield make
    # Python's own way to take a tree away goes no deeper than 1,000.
    subprocess.run(["rm", "-rf", *map(str, tops)], check=True)


def test_a_folder_1200_deep_costs_a_sentence(tmp_path, nested):
    put(tmp_path / "Mia" / "00-form-a.json", raw(1))
    nested("d", 1200)
    found = collected(tmp_path)
    assert len(found.students) == 1
    (sentence,) = why(found, "broken")
    assert "too many folders" in sentence


def test_a_path_too_long_costs_a_sentence(tmp_path, monkeypatch, nested):
    monkeypatch.setattr(walk, "DEEPEST", 100)
    put(tmp_path / "Mia" / "00-form-a.json", raw(1))
    nested("n" * 250, 20)
    found = collected(tmp_path)
    assert len(found.students) == 1
    assert "File name too long" in why(found, "broken")[0]


def test_more_files_than_are_looked_at_cost_a_sentence(tmp_path):
    for number in range(9):
        put(tmp_path / f"S{number}" / "00-form-a.json", raw(number))
    entries = list(walk.folder(tmp_path, most=12))
    assert sum(not entry.state for entry in entries) == 3
    assert "more than 12 files" in entries[-1].why


def test_an_archive_of_more_members_than_are_looked_at_costs_a_sentence(tmp_path):
    file = tmp_path / "class.zip"
    with zipfile.ZipFile(file, "w") as made:
        for number in range(4):
            made.writestr(f"S{number}/00-form-a.json", raw(number))
    entry = walk.Entry((file.name,), (file, ()))
    with walk.Opened() as opened:
        assert len(list(walk.members(entry, opened, most=4))) == 4
        [told] = walk.members(entry, opened, most=3)
    assert (told.state, told.why) == ("broken", text("handins.zip_list"))


def test_one_student_s_files_are_read_within_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(gather, "MOST_FILES", 3)
    put(tmp_path / "Jo" / "00-form-a.json", raw(1))
    for number in range(9):
        put(tmp_path / "Mia" / str(number) / "00-form-a.json", raw(number + 10))
    found = collected(tmp_path)
    assert len(found.students) == 2
    assert sum("far more files" in sentence for sentence in why(found, "broken")) == 6


@pytest.mark.parametrize(("limit", "broken"), [("MOST_BYTES", 3), ("MOST_IN_ALL", 4)])
def test_bytes_are_read_within_limits(tmp_path, monkeypatch, limit, broken):
    monkeypatch.setattr(gather, limit, 100)
    put(tmp_path / "Jo" / "00-form-a.json", raw(9))
    for number in range(4):
        put(tmp_path / "Mia" / str(number) / "00-form-a.json", raw(number))
    assert collected(tmp_path).count("broken") == broken


BROKEN = {
    "cut off": (raw(1)[:200], "not a whole answer file"),
    "deep": (b"[" * 41 + b"]" * 41, "far more than any"),
    "twice one name": (raw(1).replace(b'"fa-02"', b'"fa-01"'), "two things under one name"),
    "a long number": (raw(1).replace(b'"version": 1', b'"version": ' + b"9" * 2000), "whole"),
    "many questions": (
        b'{"exercise": "00-form-a", "items": {'
        + b",".join(b'"q%d": {"value": 1}' % n for n in range(501))
        + b"}}",
        "far more than any",
    ),
    "half of utf-16": (b"\xff\xfe{\x00\x00\xd8", "not a whole answer file"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_says_why(tmp_path, kind):
    content, said = BROKEN[kind]
    put(tmp_path / "Mia" / "00-form-a.json", content)
    put(tmp_path / "Jo" / "00-form-a.json", raw(2))
    found = collected(tmp_path)
    assert len(found.students) == 1
    assert said in why(found, "broken")[0]


def test_the_limits_let_an_honest_file_through():
    """Depth, parts and values at their limits are taken; one more is not."""
    deep = b"[" * untrusted.DEEPEST + b"]" * untrusted.DEEPEST
    assert untrusted.parse(deep) is not None
    wide = b"[" + b",".join([b"[]"] * (untrusted.MOST_PARTS - 1)) + b"]"
    assert len(untrusted.parse(wide)) == untrusted.MOST_PARTS - 1
    with pytest.raises(ValueError, match="far more"):
        untrusted.parse(wide[:-1] + b",[]]")
    many = b"[" + b",".join([b"1"] * (untrusted.MOST_VALUES + 1)) + b"]"
    assert len(untrusted.parse(many)) == untrusted.MOST_VALUES + 1
    with pytest.raises(ValueError, match="far more"):
        untrusted.parse(many[:-1] + b",1]")


def test_brackets_in_a_text_are_words():
    said = '["' + "[{,:" * 300_000 + '\\""]'
    assert untrusted.parse(said.encode()) == ["[{,:" * 300_000 + '"']


def test_a_text_without_an_end_is_looked_at_once():
    """A quarter of a million quotation marks, each of which could begin a text anew."""
    with pytest.raises(ValueError, match="not a whole"):
        untrusted.parse(b'["' + b'\\"' * 2_000_000)


# ------------------------------------------------------------------ archives
def with_flags(content, offset, value):
    """Set a field in every entry of an archive's list, and in every member's own head."""
    made = bytearray(content)
    for head, shift in ((b"PK\x01\x02", offset), (b"PK\x03\x04", offset - 2)):
        at = made.find(head)
        while at >= 0:
            struct.pack_into("<H", made, at + shift, value)
            at = made.find(head, at + 4)
    return bytes(made)


def linked(content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as made_zip:
        info = zipfile.ZipInfo("00-form-a.json")
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made_zip.writestr(info, content)
    return made.getvalue()


GOOD = zipped({"00-form-a.json": raw(1)})
ZIPS = {
    "not a zip": (b"PK\x03\x04nothing", "not a whole ZIP"),
    "cut off": (GOOD[:-30], "not a whole ZIP"),
    "damaged": (GOOD[:60] + bytes(40) + GOOD[100:], "not a whole ZIP"),
    "locked": (with_flags(GOOD, 8, 1), "password"),
    "packed strangely": (with_flags(GOOD, 10, 14), "unusual way"),
    "a link": (linked(b"/etc/passwd"), "a link"),
    "a bomb": (zipped({"00-form-a.json": b" " * (untrusted.LARGEST + 1)}), "far larger"),
    "upwards": (zipped({"../../00-form-a.json": raw(1)}), "lead out of"),
    "from the root": (zipped({"/etc/00-form-a.json": raw(1)}), "lead out of"),
    "from a drive": (zipped({"C:\\00-form-a.json": raw(1)}), "lead out of"),
    "a zip in a zip in a zip": (zipped({"a.zip": zipped({"b.zip": GOOD})}), "ZIP in a ZIP"),
    "deep": (zipped({"a/" * 20 + "00-form-a.json": raw(1)}), "too many folders"),
    "an endless name": (zipped({"a" * 5000 + ".json": raw(1)}), "lead out of"),
}


@pytest.mark.parametrize("kind", ZIPS)
def test_an_archive_made_to_harm_costs_a_sentence(tmp_path, kind):
    content, said = ZIPS[kind]
    put(tmp_path / "h" / "Mia.zip", content)
    put(tmp_path / "h" / "Jo" / "00-form-a.json", raw(2))
    found = collected(tmp_path / "h")
    assert len(found.students) == 1
    (sentence,) = [one.why for one in found.verdicts if one.state in ("broken", "not_ours")]
    assert said in sentence
    assert sorted(path.name for path in tmp_path.iterdir()) == ["h"]


def test_a_list_of_members_too_long_to_read_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_LIST", 70_000)
    content = zipped({f"{'n' * 200}{n}.json": b"" for n in range(400)})
    assert "far more files" in why(collected(put(tmp_path / "a.zip", content)), "broken")[0]


def test_a_member_larger_than_it_says_is_not_read_beyond(tmp_path):
    content = bytearray(zipped({"00-form-a.json": b" " * (untrusted.LARGEST + 9)}))
    at = content.find(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 100)
    found = collected(put(tmp_path / "a.zip", bytes(content)))
    assert found.count("broken") == 1


def test_hand_in_files_in_a_class_s_zip_are_students(tmp_path):
    files = {
        f"s{n}_{n}_9{n}_mine.whosays": handin_file.pack({"00-form-a.json": raw(n)})
        for n in range(5)
    }
    found = collected(put(tmp_path / "submissions.zip", zipped(files)))
    assert sorted(one.label for one in found.students) == ["s0", "s1", "s2", "s3", "s4"]


# ------------------------------------------------------------------ the whole
def test_a_place_that_is_not_there_is_named(tmp_path):
    with pytest.raises(KitError, match="nowhere"):
        collected(tmp_path / "nowhere")


def test_the_table_names_every_state_and_every_file_that_needs_the_teacher(tmp_path):
    put(tmp_path / "Mia" / "00-form-a.json", raw(1))
    put(tmp_path / "Jo" / "00-form-a.json", b"{")
    put(tmp_path / "Jo" / "photo.jpg", b"")
    found = collected(tmp_path)
    said = list(collect_table.lines(found))
    assert sum(line.startswith(("Taken: 1", "Broken, not counted: 1")) for line in said) == 2
    assert any("Jo/00-form-a.json" in line and "not a whole" in line for line in said)
    assert not any("photo" in line for line in said)
    assert any("photo" in line for line in collect_table.lines(found, everything=True))
    assert "Students: 1" in said
    assert {verdict.state for verdict in found.verdicts} <= set(STATES)


def test_collecting_again_gives_the_same_and_changes_nothing(tmp_path):
    for number in range(5):
        put(tmp_path / f"S{number}" / "00-form-a.json", raw(number))
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    assert collected(tmp_path) == collected(tmp_path)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


def test_each_file_is_counted_as_it_is_read(tmp_path):
    for name in ("Jo", "Mia", "Zoe"):
        put(tmp_path / name / "00-form-a.json", raw(len(name) + ord(name[0])))
    told = []
    collected(tmp_path, tell=lambda number, of: told.append((number, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_file_whose_name_says_another_unit_is_left_alone_on_request(tmp_path):
    """What says no unit by its name may be anything, so it is looked at."""
    for student, name in enumerate(("00-form-a", "01-who-says-so", "mine")):
        put(tmp_path / f"S{student}" / f"{name}.json", raw(student))
    names = {"S0/00-form-a.json", "S2/mine.json"}
    assert set(states(collected(tmp_path, only=True))) == names
    assert set(states(collected(tmp_path))) == names | {"S1/01-who-says-so.json"}


def test_what_was_read_is_remembered_from_one_collecting_to_the_next(tmp_path):
    put(tmp_path / "in" / "Mia" / "00-form-a.json", raw(1))
    with database.Database(tmp_path / "base") as base:
        collected(tmp_path / "in", base=base)
        assert Remembered(base, Known(KEEP)).some


def test_what_is_no_hand_in_by_its_name_is_quiet_and_has_no_unit(tmp_path):
    put(tmp_path / "Mia" / "00-form-a.json", raw(1))
    put(tmp_path / "Mia" / "film.mp4", b"")
    put(tmp_path / "Jo" / "notes.json", b"[]")
    told = {one.name: one for one in collected(tmp_path).verdicts}
    film, notes, form = (told[n] for n in ("Mia/film.mp4", "Jo/notes.json", "Mia/00-form-a.json"))
    assert (film.state, film.quiet, film.unit) == ("not_ours", True, "")
    assert (notes.state, notes.quiet) == ("not_ours", False)  # opened: it may have been meant
    assert (form.state, form.quiet, form.unit) == ("taken", False, A)
    assert form.source == tmp_path / "Mia" / "00-form-a.json"


def test_a_verdict_says_nothing_of_where_the_files_lie(tmp_path):
    """The same class in two places is the same, and a name in a report has no path of a disk."""
    for place in ("one", "two"):
        put(tmp_path / place / "Mia" / "00-form-a.json", raw(1))
    first, second = (collected(tmp_path / place) for place in ("one", "two"))
    assert first.verdicts == second.verdicts
    assert str(tmp_path) not in repr(first.verdicts)


# ------------------------------------------------------------------ editions, and a table to keep
def test_editions_of_two_kinds_are_noticed(tmp_path):
    for number, stamp in enumerate(["practice-0123456789ab", "assessed-0123456789ab", "<b>", None]):
        table = sheet(number) | ({"edition": stamp} if stamp else {})
        put(tmp_path / f"S{number}" / "00-form-a.json", json.dumps(table).encode())
    said = "\n".join(collect_table.lines(collected(tmp_path)))
    assert "00-form-a was answered in editions of two kinds" in said
    assert "practice-0123456789ab: 1" in said
    assert "the teacher’s copy: 2" in said
    assert "<b>" not in said


def test_one_edition_is_not_worth_a_word(tmp_path):
    for number in range(2):
        table = sheet(number) | {"edition": "assessed-0123456789ab"}
        put(tmp_path / f"S{number}" / "00-form-a.json", json.dumps(table).encode())
    found = collected(tmp_path)
    assert "edition" not in "\n".join(collect_table.lines(found))
    assert {one.editions[A] for one in found.students} == {"assessed-0123456789ab"}


def test_the_table_has_a_line_for_every_file(tmp_path):
    put(tmp_path / "Mia" / "00-form-a.json", raw(1))
    put(tmp_path / "Jo" / "00-form-a.json", b"{")
    put(tmp_path / "Jo" / "film.mp4", b"")
    found = collected(tmp_path)
    table = list(collect_table.rows(found))
    assert len(table) == 1 + len(found.verdicts) == 4
    assert {line[1] for line in table[1:]} == {"taken", "broken", "not ours"}
    assert all(line[3] for line in table[1:] if line[1] != "taken")


def test_a_number_out_of_range_is_told_and_what_was_remembered_tells_it_again(tmp_path):
    for name, value in (("Mia", 900), ("Jo", 90)):
        items = {"fa-01": {"value": value, "version": 1}}
        table = {"format": 1, "exercise": A, "items": items}
        put(tmp_path / "in" / name / f"{A}.json", json.dumps(table).encode())
    for _ in range(2):
        with database.Database(tmp_path / "base") as base:
            found = collected(tmp_path / "in", base=base)
        said = {verdict.name.partition("/")[0]: verdict for verdict in found.verdicts}
        assert {verdict.state for verdict in found.verdicts} == {"taken"}
        assert "1 answer in it is impossible for its question" in said["Mia"].why
        assert not said["Jo"].why
        assert [one.units[A]["fa-01"] for one in found.students] == [90, 100]


def test_the_command_and_the_page_look_at_every_question():
    kept = everything()
    assert {"fa-01", "u1-e8", "u6-e1"} <= set(kept)
    assert len(kept) == len(set(kept))
