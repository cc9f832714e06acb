"""What lies in a folder and in archives, at any depth that a person would make."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from _handins import put, zipped

from whosays.classroom import archive, walk
from whosays.classroom.walk import Entry
from whosays.core.i18n import text

DEEP, LINK, SYSTEM, NO_FILE, LIST, OUTSIDE = (
    text(f"handins.{name}")
    for name in ("deep", "link", "system", "no_file", "zip_list", "zip_outside")
)


def many(most):
    return text("handins.many", most=most)


def told(entries):
    """Give each path with its state and sentence."""
    return [("/".join(one.parts), one.state, one.why) for one in entries]


def well(*paths):
    return [(path, "", "") for path in paths]


# ---------------------------------------------------------------- folders
def test_files_come_before_folders_and_both_by_name(tmp_path):
    for name in ("b/2.json", "b/1.json", "a/x.json", "c.json"):
        put(tmp_path / name, b"")
    found = list(walk.folder(tmp_path))
    assert told(found) == well("c.json", "a/x.json", "b/1.json", "b/2.json")
    assert found[0].place == (tmp_path / "c.json", ())


def test_links_system_s_own_and_special_files_are_told_and_not_gone_into(tmp_path):
    put(tmp_path / "real" / "a.json", b"")
    put(tmp_path / "__MACOSX" / "a.json", b"")
    put(tmp_path / ".DS_Store", b"")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    assert told(walk.folder(tmp_path)) == [
        (".DS_Store", "not_ours", SYSTEM), ("__MACOSX", "not_ours", SYSTEM),
        ("link", "not_ours", LINK), ("pipe", "not_ours", NO_FILE), *well("real/a.json"),
    ]  # fmt: skip


def test_folders_are_gone_into_up_to_a_depth(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "DEEPEST", 2)
    put(tmp_path / "a" / "b" / "x.json", b"")
    put(tmp_path / "a" / "b" / "c" / "y.json", b"")
    assert told(walk.folder(tmp_path)) == [*well("a/b/x.json"), ("a/b/c", "broken", DEEP)]


def test_what_lies_after_a_folder_too_deep_is_listed(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "DEEPEST", 1)
    put(tmp_path / "a" / "b" / "x.json", b"")
    put(tmp_path / "c" / "x.json", b"")
    assert told(walk.folder(tmp_path)) == [("a/b", "broken", DEEP), *well("c/x.json")]


@pytest.mark.parametrize(("most", "more"), [(3, True), (4, False), (5, False)])
def test_as_many_files_and_folders_are_looked_at_as_may_be(tmp_path, most, more):
    """Four things: two folders and a file in each."""
    for name in ("a", "b"):
        put(tmp_path / name / "x.json", b"")
    found = told(walk.folder(tmp_path, most))
    assert found == [*well("a/x.json"), ("b", "broken", many(most)) if more else
                     ("b/x.json", "", "")]  # fmt: skip


def test_a_folder_that_cannot_be_read_costs_itself(tmp_path, monkeypatch):
    for name in ("a", "b"):
        put(tmp_path / name / "x.json", b"")
    listed = walk._listed

    def refuses(place, left):
        if place.name == "a":
            raise PermissionError(13, "not yours")
        return listed(place, left)

    monkeypatch.setattr(walk, "_listed", refuses)
    assert told(walk.folder(tmp_path)) == [
        ("a", "broken", text("handins.unreadable", reason="not yours")), *well("b/x.json"),
    ]  # fmt: skip
    assert walk._reason(OSError()) == text("handins.unreadable", reason="OSError")


def test_a_file_that_cannot_be_looked_at_costs_itself(tmp_path, monkeypatch):
    for name in ("a.json", "b.json"):
        put(tmp_path / name, b"")
    one = walk._one

    def refuses(entry, parts):
        if entry.name == "a.json":
            raise OSError(5, "broken disk")
        return one(entry, parts)

    monkeypatch.setattr(walk, "_one", refuses)
    assert told(walk.folder(tmp_path)) == [
        ("a.json", "broken", text("handins.unreadable", reason="broken disk")), *well("b.json"),
    ]  # fmt: skip


# ---------------------------------------------------------------- archives
def entry(file, *inner):
    return Entry((file.name,), (file, inner))


def members(file, *inner, **more):
    with walk.Opened() as opened:
        return list(walk.members(entry(file, *inner), opened, **more))


def packed(tmp_path, files, name="class.zip"):
    return put(tmp_path / name, zipped(files))


def test_members_have_the_archive_s_name_before_theirs_and_their_number(tmp_path):
    file = packed(tmp_path, {"b/x.json": b"", "a.json": b""})
    found = members(file)
    assert told(found) == well("class.zip/b/x.json", "class.zip/a.json")
    assert [one.place for one in found] == [(file, (0,)), (file, (1,))]


def test_what_leads_out_of_an_archive_is_told_and_the_rest_is_listed(tmp_path):
    file = packed(tmp_path, {"../x.json": b"", "a.json": b""})
    found = members(file)
    assert told(found) == [("class.zip/../x.json", "broken", OUTSIDE), *well("class.zip/a.json")]
    assert found[0].place == (file, (0,))


def test_a_name_is_read_up_to_its_longest(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "_LONGEST", 6)
    file = packed(tmp_path, {"1.json": b"", "12.json": b"", "3.json": b""})
    assert [one[1] for one in told(members(file))] == ["", "broken", ""]


def test_a_system_s_folder_is_told_once(tmp_path):
    file = packed(tmp_path, {"__MACOSX/a.json": b"", "__MACOSX/b.json": b"", "x/.git/c": b"",
                             "x/.git/d": b"", "x/a.json": b""})  # fmt: skip
    assert told(members(file)) == [
        ("class.zip/__MACOSX", "not_ours", SYSTEM), ("class.zip/x/.git", "not_ours", SYSTEM),
        *well("class.zip/x/a.json"),
    ]  # fmt: skip


def test_members_are_listed_up_to_a_depth_which_the_archive_is_part_of(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "DEEPEST", 3)
    file = packed(tmp_path, {"a/b.json": b"", "a/b/c.json": b"", "d.json": b""})
    assert told(members(file)) == [
        *well("class.zip/a/b.json"), ("class.zip/a/b/c.json", "broken", DEEP),
        *well("class.zip/d.json"),
    ]  # fmt: skip


@pytest.mark.parametrize(("most", "good"), [(2, True), (1, False), (3, True)])
def test_an_archive_may_have_so_many_members(tmp_path, most, good):
    file = packed(tmp_path, {"a.json": b"", "b.json": b""})
    found = told(members(file, most=most))
    assert found == (
        well("class.zip/a.json", "class.zip/b.json") if good else [("class.zip", "broken", LIST)]
    )


def test_an_archive_that_cannot_be_used_is_told_by_its_own_name(tmp_path):
    file = put(tmp_path / "class.zip", b"no")
    [one] = members(file)
    assert (one.parts, one.place, one.state) == (("class.zip",), (file, ()), "broken")
    [gone] = members(tmp_path / "gone.zip")
    assert gone.state == "broken"
    assert "No such file" in gone.why


def test_archives_lie_in_each_other_only_so_deep(tmp_path):
    inner = zipped({"x.json": b""})
    for _ in range(walk.NESTED):
        inner = zipped({"in.zip": inner})
    with walk.Opened() as opened:
        found = told(walk.everything(put(tmp_path / "class.zip", inner), opened))
    [(path, state, why)] = found
    assert (path.count("in.zip"), state, why) == (walk.NESTED, "broken", text("handins.zip_deep"))
    assert walk.NESTED >= 2


def test_what_lies_in_an_archive_in_an_archive_is_read(tmp_path):
    first, second = zipped({"a.json": b"1", "b.json": b"2"}), zipped({"c.json": b"3"})
    file = packed(tmp_path, {"one.zip": first, "two.zip": second, "d.json": b"4"})
    with walk.Opened() as opened:
        found = list(walk.everything(file, opened))
        assert told(found) == well(
            "class.zip/one.zip/a.json", "class.zip/one.zip/b.json", "class.zip/two.zip/c.json",
            "class.zip/d.json",
        )  # fmt: skip
        # In any order: archives that lead to the one read last are open, and others are closed.
        assert [opened.read(one.place) for one in [*found, *reversed(found)]] == [
            b"1", b"2", b"3", b"4", b"4", b"3", b"2", b"1",
        ]  # fmt: skip
        assert [place for place, _ in opened._open] == [(file, ()), (file, (0,))]
        with pytest.raises(ValueError, match="far larger"):
            opened.read(found[0].place, 0)
    assert opened._open == []


def test_an_archive_is_opened_once_while_its_members_are_read(tmp_path, monkeypatch):
    file = packed(tmp_path, {"one.zip": zipped({"a.json": b"1", "b.json": b"2"})})
    made = []
    monkeypatch.setattr(
        archive, "Archive", lambda opened, kind=archive.Archive: made.append(1) or kind(opened)
    )
    with walk.Opened() as opened:
        for one in walk.everything(file, opened):
            opened.read(one.place)
    assert len(made) == 2


def test_a_plain_file_is_read_up_to_its_limit(tmp_path):
    file = put(tmp_path / "a.json", b"12")
    with walk.Opened() as opened:
        assert opened.read((file, ()), 2) == b"12"
        with pytest.raises(ValueError, match="far larger"):
            opened.read((file, ()), 1)


# ---------------------------------------------------------------- everything
def everything(place):
    with walk.Opened() as opened:
        return told(walk.everything(place, opened))


def test_a_folder_s_archives_are_gone_into_and_a_file_is_a_place(tmp_path):
    packed(tmp_path / "in", {"a.json": b""}, "Mia.ZIP")
    put(tmp_path / "in" / "Jo.whosays", zipped({"b.json": b""}))
    put(tmp_path / "in" / "c.json", b"")
    assert everything(tmp_path / "in") == well("Jo.whosays/b.json", "Mia.ZIP/a.json", "c.json")
    assert everything(tmp_path / "in" / "c.json") == well("c.json")


def test_one_hand_in_of_many_files_hides_nobody_else_s(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "MOST_EACH", 2)
    for number in range(4):
        put(tmp_path / "Ann" / f"{number}.json", b"")
    put(tmp_path / "Zoe" / "a.json", b"")
    assert everything(tmp_path) == [
        *well("Ann/0.json", "Ann/1.json"), ("Ann", "broken", many(2)), *well("Zoe/a.json"),
    ]  # fmt: skip


def test_a_folder_with_nothing_but_a_folder_is_a_wrapper(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "MOST_EACH", 2)
    for number in range(4):
        put(tmp_path / "class" / f"S{number}" / "a.json", b"")
    assert len(everything(tmp_path)) == 4
    assert walk._is_wrapper(tmp_path) is True
    assert walk._is_wrapper(tmp_path / "class") is False
    assert walk._is_wrapper(tmp_path / "gone") is False


def test_an_archive_is_no_file_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "MOST_EACH", 2)
    packed(tmp_path, {"a.json": b"", "b.json": b""}, "Mia.zip")
    put(tmp_path / "other.json", b"")
    assert everything(tmp_path) == well("Mia.zip/a.json", "Mia.zip/b.json", "other.json")
    packed(tmp_path, {"a.json": b"", "b.json": b"", "c.json": b""}, "Mia.zip")
    assert everything(tmp_path) == [
        *well("Mia.zip/a.json", "Mia.zip/b.json"), ("Mia.zip", "broken", many(2)),
        *well("other.json"),
    ]  # fmt: skip


def test_what_is_told_counts_as_well_and_the_whole_folder_has_no_name(tmp_path):
    entries = iter([Entry((), (tmp_path, ()), "broken", "Why.")])
    with walk.Opened() as opened:
        seen = Counter()
        assert told(walk._flattened(entries, opened, seen, 1, 1)) == [("", "broken", "Why.")]
    assert seen == {"": 1}


def test_the_limits_are_what_is_said_of_them():
    assert (walk.DEEPEST, walk.MOST, walk.MOST_EACH, walk.MOST_MEMBERS, walk.NESTED) == (
        12, 400_000, 6_000, 5_000, 2,
    )  # fmt: skip
    assert walk._LONGEST == 4_096


def test_archives_that_lead_nowhere_any_more_are_closed(tmp_path, monkeypatch):
    """A school's year has thousands of them, and a system opens only so many files."""
    one, two = (packed(tmp_path, {"a.zip": zipped({"x": b"1"})}, f"{n}.zip") for n in (1, 2))
    closed = []
    close = archive.Archive.close
    monkeypatch.setattr(archive.Archive, "close", lambda self: closed.append(self) or close(self))
    with walk.Opened() as opened:
        outer = opened.archive((one, ()))
        inner = opened.archive((one, (0,)))
        assert opened.archive((one, ())) is outer
        assert closed == [inner]
        opened.archive((two, ()))
        assert closed == [inner, outer]
    assert len(closed) == 3


def test_an_archive_that_cannot_be_used_is_not_left_open(tmp_path, monkeypatch):
    file = put(tmp_path / "bad.zip", b"no")
    kept = []
    plain = walk.untrusted.open_plain
    monkeypatch.setattr(
        walk.untrusted, "open_plain", lambda *given: kept.append(plain(*given)) or kept[-1]
    )
    with walk.Opened() as opened, pytest.raises(ValueError, match=r"."):
        opened.archive((file, ()))
    assert [one.closed for one in kept] == [True]


def test_no_more_of_an_endless_folder_or_archive_is_listed_than_one_beyond_the_limit(tmp_path):
    for number in range(5):
        put(tmp_path / f"{number}.json", b"")
    assert len(walk._listed(tmp_path, 2)) == 3


def test_a_junction_of_windows_is_a_link(tmp_path):
    class Junction:
        """A folder's entry, as Windows gives it."""

        name, path = "j", str(tmp_path)

        def is_symlink(self):
            """Tell that it is none."""
            return False

        def is_junction(self):
            """Tell that it leads elsewhere."""
            return True

    assert walk._one(Junction(), ("j",)).why == LINK


def test_a_link_that_leads_nowhere_is_told_as_a_link(tmp_path):
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert told(walk.folder(tmp_path)) == [("gone", "not_ours", LINK)]
