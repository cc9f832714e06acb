"""Files with their owners, and how much is read of whom."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from _handins import A, put, raw, zipped

from whosays.answers import handin_file
from whosays.classroom import gather, names, remembered, walk
from whosays.classroom.gather import Budget, File
from whosays.classroom.handin_note import Note
from whosays.classroom.intake import Known
from whosays.classroom.owners import Owner
from whosays.classroom.walk import Entry
from whosays.core.i18n import text

MIA, JO = ("mia",), ("jo",)
MUCH, IN_ALL = text("handins.much"), text("handins.much_in_all")


@pytest.fixture(scope="module")
def known():
    return Known(["fa-01"])


def named(name=f"{A}.json"):
    return names.read(name, frozenset({A}))


# ---------------------------------------------------------------- within limits
def test_one_student_s_files_are_read_up_to_their_number(monkeypatch):
    assert (gather.MOST_FILES, gather.MOST_BYTES, gather.MOST_IN_ALL) == (
        300, 20_000_000, 4_000_000_000,
    )  # fmt: skip
    monkeypatch.setattr(gather, "MOST_FILES", 2)
    budget = Budget()
    assert [budget.refused(MIA) for _ in range(3)] == ["", "", MUCH]
    assert budget.refused(JO) == ""


def test_one_student_s_bytes_are_read_up_to_their_number(monkeypatch):
    monkeypatch.setattr(gather, "MOST_BYTES", 10)
    budget = Budget()
    budget.spend(MIA, 4)
    budget.spend(MIA, 6)
    assert budget.refused(MIA) == ""
    budget.spend(MIA, 1)
    assert budget.refused(MIA) == MUCH
    assert budget.refused(JO) == ""


def test_of_a_student_of_whom_nothing_was_read_nothing_is_counted(monkeypatch):
    monkeypatch.setattr(gather, "MOST_BYTES", 0)
    assert Budget().refused(MIA) == ""


def test_a_class_s_bytes_are_read_up_to_their_number(monkeypatch):
    monkeypatch.setattr(gather, "MOST_IN_ALL", 10)
    budget = Budget()
    budget.spend(MIA, 6)
    budget.spend(JO, 4)
    assert budget.refused(("zoe",)) == ""
    budget.spend(JO, 1)
    assert budget.refused(("zoe",)) == IN_ALL


# ---------------------------------------------------------------- one file
class Memory:
    """Remembers what files held, by their places."""

    def __init__(self, held=None):
        self.held, self.kept = held, []

    def get(self, _):
        """Give what is remembered."""
        return self.held

    def put(self, place, contents):
        """Keep what a file holds."""
        self.kept.append((place, contents))


def file(path, member=(), note=None):
    entry = Entry((path.name, f"{A}.json"), (path, member))
    return File(entry, named(), Owner(MIA, ""), note=note)


def read(one, known, **more):
    budget = more.pop("budget", Budget())
    with walk.Opened() as opened:
        gather.read(one, opened, known, budget, **more)
    return budget


def test_a_file_is_read_and_what_it_cost_is_counted(tmp_path, known):
    one, memory = file(put(tmp_path / "a.json", raw(1))), Memory()
    budget = read(one, known, before=memory)
    assert (one.contents.unit, one.state, one.why, one.opened) == (A, "", "", True)
    assert (budget.bytes_, budget.whole) == ({MIA: len(raw(1))}, len(raw(1)))
    assert memory.kept == [(one.entry.place, remembered.packed(one.contents))]


def test_a_file_beyond_the_limits_is_not_opened(tmp_path, known, monkeypatch):
    monkeypatch.setattr(gather, "MOST_FILES", 0)
    one = file(put(tmp_path / "a.json", raw(1)))
    read(one, known)
    assert (one.contents, one.state, one.why, one.opened) == (None, "broken", MUCH, False)


def test_a_broken_file_says_why_and_is_not_remembered(tmp_path, known):
    one, memory = file(put(tmp_path / "a.json", b"{")), Memory()
    read(one, known, before=memory)
    assert (one.contents, one.state, one.why) == (None, "broken", text("handins.broken"))
    assert (one.opened, memory.kept) == (True, [])


def test_what_is_remembered_is_not_read_again_unless_a_note_says_how_it_was(tmp_path, known):
    place = put(tmp_path / "a.json", b"{")
    held = SimpleNamespace(unit="remembered")
    one = file(place)
    assert read(one, known, before=Memory(held)).whole == 0
    assert (one.contents, one.opened, one.state) == (held, True, "")
    noted = file(place, note=Note())
    read(noted, known, before=Memory(held))
    assert noted.state == "broken"


def test_a_member_that_is_not_as_its_note_says_is_told_and_counted(tmp_path, known):
    place = put(tmp_path / "x.whosays", raw(1))
    member = f"{place.name}/{A}.json"
    memory = Memory()
    changed = file(place, note=Note(sums={member: "another"}))
    read(changed, known, before=memory)
    assert (changed.contents.unit, changed.why) == (A, text("handins.changed"))
    same = file(place, note=Note())
    read(same, known, before=memory)
    assert (same.contents.unit, same.why, memory.kept) == (A, "", [])


def test_what_others_read_ahead_is_taken_for_plain_files_alone(tmp_path, known):
    place = put(tmp_path / "a.json", b"{")
    found = SimpleNamespace(size=7, contents=SimpleNamespace(unit="ahead"), state="", why="")
    ahead = SimpleNamespace(take=lambda path: found if path == place else None)
    one = file(place)
    assert read(one, known, ahead=ahead).whole == 7
    assert one.contents.unit == "ahead"
    noted = file(place, note=Note())
    read(noted, known, ahead=ahead)
    assert noted.state == "broken"
    nothing = SimpleNamespace(take=lambda _: None)
    other = file(place)
    read(other, known, ahead=nothing)
    assert other.state == "broken"


def test_a_member_is_known_to_its_note_by_its_folder_and_its_name(tmp_path, known):
    place = put(tmp_path / "a.json", raw(1))
    entry = Entry(("class.zip", "x.whosays", "answers", f"{A}.json"), (place, ()))
    one = File(entry, named(), Owner(MIA, ""), note=Note(sums={f"answers/{A}.json": "another"}))
    read(one, known)
    assert one.why == text("handins.changed")


def test_a_file_begins_without_a_verdict():
    one = file(Path("a.json"))
    assert (one.state, one.why, one.alone, one.opened, one.contents) == ("", "", False, False, None)


def test_what_could_not_be_read_is_nobody_s_and_has_no_name(tmp_path, known, monkeypatch):
    refusal = Entry((), (tmp_path, ()), "broken", "Why.")
    monkeypatch.setattr(walk, "everything", lambda *_: iter([refusal]))
    files, [told] = found(known, tmp_path)
    assert files == []
    assert (told.owner, told.named) == (Owner((), ""), names.Named(""))
    assert (told.state, told.why) == ("broken", "Why.")


def test_notes_of_two_hand_in_files_in_one_archive_are_told_apart(tmp_path, known):
    first, second = (
        handin_file.pack({f"{A}.json": raw(number)}, name)
        for number, name in enumerate(("Sun", "Moon"))
    )
    put(tmp_path / "all.zip", zipped({"1.whosays": first, "2.whosays": second}))
    assert [one.owner.label for one in found(known, tmp_path)[0]] == ["Sun", "Moon"]


def test_a_plain_file_lies_on_the_disk_and_has_no_note():
    path = Path("a.json")
    assert gather.is_plain(file(path)) is True
    assert gather.is_plain(file(path, member=(1,))) is False
    assert gather.is_plain(file(path, note=Note())) is False


def test_a_name_is_the_kit_s_own_if_it_is_no_copy_and_has_no_number():
    for name, own in ((f"{A}.json", True), (f"{A} - Copy.json", False), (f"{A} (3).json", False),
                      (f"Anna_{A}.json", False), ("mine.json", False)):  # fmt: skip
        one = File(Entry((name,), (Path(name), ())), named(name), Owner((), ""))
        assert one.kit_named is own, name


# ---------------------------------------------------------------- all files of a place
def found(known, *places, numbered=False):
    with walk.Opened() as opened:
        return gather.found(places, opened, known, numbered=numbered)


def test_files_have_owners_and_the_rest_is_told(tmp_path, known):
    put(tmp_path / "Mia" / f"{A}.json", raw(1))
    put(tmp_path / "Mia" / "photo.jpg", b"")
    put(tmp_path / ".hidden", b"")
    files, told = found(known, tmp_path)
    [one] = files
    assert (one.owner.key, one.owner.label, one.note) == (MIA, "Mia", None)
    said = {entry.entry.parts[-1]: (entry.state, entry.why) for entry in told}
    assert said == {
        "photo.jpg": ("not_ours", text("handins.kind")),
        ".hidden": ("not_ours", text("handins.system")),
    }


def test_a_hand_in_file_has_a_note_which_holds_for_its_members_alone(tmp_path, known):
    packed = handin_file.pack({f"{A}.json": raw(1)}, "Sun", code="0123ab")
    files = {"one.whosays": packed, f"two/{A}.json": raw(2)}
    put(tmp_path / "all.zip", zipped(files))
    [first, second] = sorted(found(known, tmp_path)[0], key=lambda one: one.entry.parts)
    assert (first.owner.label, first.note.code, first.note.name) == ("Sun", "0123ab", "Sun")
    assert second.note is None
    bare = handin_file.pack({f"{A}.json": raw(1)}, code="0123ab")
    put(tmp_path / "all.zip", zipped({"one.whosays": bare}))
    [one] = found(known, tmp_path)[0]
    assert (one.owner.label, one.note.code) != ("", "")
    assert one.note.code == "0123ab"


def test_each_place_has_owners_of_its_own_and_numbers_count_on_request(tmp_path, known):
    for place in ("one", "two"):
        for number in (1, 2):
            put(tmp_path / place / f"{A} ({number}).json", json.dumps({}).encode())
    places = [tmp_path / "one", tmp_path / "two"]
    assert {one.owner.key for one in found(known, *places)[0]} == {()}
    assert len({one.owner.key for one in found(known, *places, numbered=True)[0]}) == 2


def test_a_file_is_a_place_too(tmp_path, known):
    [one] = found(known, put(tmp_path / f"{A}.json", raw(1)))[0]
    assert one.entry.parts == (f"{A}.json",)
    files, told = found(known, put(tmp_path / "broken.zip", b"no"))
    assert files == []
    assert told[0].state == "broken"
