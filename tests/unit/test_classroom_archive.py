"""ZIP files that a stranger made: nothing is believed that they say of themselves."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

import pytest
from _handins import zipped

from whosays.classroom import archive
from whosays.classroom.archive import Archive
from whosays.core.i18n import text

BROKEN, LIST, LARGE, LOCKED, PACKED, LINK = (
    text(f"handins.{name}")
    for name in ("zip_broken", "zip_list", "large", "zip_locked", "zip_packed", "link")
)


def opened(content):
    return Archive(io.BytesIO(content))


def refused(content, number=0, largest=100):
    with pytest.raises(ValueError, match=r".") as raised:
        opened(content).read(number, largest)
    return str(raised.value)


def with_mode(mode):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        info = zipfile.ZipInfo("a.json")
        info.create_system = 3
        info.external_attr = mode << 16
        whole.writestr(info, b"x")
    return made.getvalue()


def with_field(content, shift, value, form="<H"):
    """Set a field of the first entry in an archive's list."""
    made = bytearray(content)
    struct.pack_into(form, made, made.find(b"PK\x01\x02") + shift, value)
    return bytes(made)


GOOD = zipped({"a/": b"", "a/b.json": b"12345", "c.json": b"6"})


def test_members_are_files_with_their_numbers():
    whole = opened(GOOD)
    assert list(whole.members()) == [(1, "a/b.json"), (2, "c.json")]
    assert (whole.read(1, 5), whole.read(2, 5)) == (b"12345", b"6")


def test_a_member_is_read_up_to_its_limit():
    assert opened(GOOD).read(1, 5) == b"12345"
    assert refused(GOOD, 1, 4) == LARGE


def test_a_member_that_is_larger_than_it_says_is_not_read_beyond():
    """That it is too large, or that its checksum does not fit, is said, and nothing is given."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as whole:
        whole.writestr("a.json", b"12345")
    lies = with_field(stored.getvalue(), 24, 2, "<I")
    assert refused(lies, 0, 3) in (LARGE, BROKEN)


@pytest.mark.parametrize("mode", [0, stat.S_IFREG | 0o600])
def test_a_plain_member_is_read_whoever_packed_it(mode):
    assert opened(with_mode(mode)).read(0, 9) == b"x"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_member_that_is_no_file_is_not_read(kind):
    assert refused(with_mode(kind | 0o777)) == LINK


def test_what_is_locked_packed_otherwise_or_damaged_says_so():
    plain = zipped({"a.json": b"12345"})
    assert refused(with_field(plain, 8, 1)) == LOCKED
    assert refused(with_field(plain, 10, 14)) == PACKED
    assert refused(with_field(plain, 16, 7, "<I")) == BROKEN
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as whole:
        whole.writestr("a.json", b"12345")
    assert opened(stored.getvalue()).read(0, 5) == b"12345"


@pytest.mark.parametrize("content", [b"", b"no", b"PK\x03\x04nothing", GOOD[:-9]])
def test_what_is_no_archive_says_so(content):
    with pytest.raises(ValueError, match=r".") as raised:
        opened(content)
    assert str(raised.value) == BROKEN


def test_a_list_of_members_is_read_up_to_its_size(monkeypatch):
    names = zipped({f"{'n' * 100}{number}.json": b"" for number in range(600)})
    at = names.find(b"PK\x01\x02")
    size = names.find(b"PK\x05\x06") - at
    assert size > 70_000, "more than what is looked through at the end of any archive"
    monkeypatch.setattr(archive, "LARGEST_LIST", size)
    assert len(list(opened(names).members())) == 600
    monkeypatch.setattr(archive, "LARGEST_LIST", size - 1)
    with pytest.raises(ValueError, match=r".") as raised:
        opened(names)
    assert str(raised.value) == LIST


def test_a_measured_file_is_read_in_pieces_no_larger_than_may_be(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_LIST", 4)
    file = archive._Measured(io.BytesIO(b"12345"))
    assert (file.readable(), file.seekable()) == (True, True)
    assert file.read(4) == b"1234"
    assert file.tell() == 4
    assert file.read() == b"5"
    assert file.seek(0) == 0
    for size in (None, -1, 5, 99):
        file.seek(0)
        with pytest.raises(zipfile.BadZipFile, match=r"."):
            file.read(size)
    file.seek(-2, io.SEEK_END)
    assert file.read(0) == b""
    assert file.read() == b"45"
    assert file.read(0) == b""


def test_what_is_open_is_closed_with_its_archive():
    file = io.BytesIO(GOOD)
    Archive(file).close()
    assert file.closed


def test_the_limits_are_what_is_said_of_them():
    assert (archive.LARGEST, archive.LARGEST_INNER, archive.LARGEST_LIST) == (
        2_000_000_000, 50_000_000, 10_000_000,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a/b.json", ("a", "b.json")), ("a\\b.json", ("a", "b.json")), ("./a//b", ("a", "b")),
        ("a:b/c", None), ("C:\\a", None), ("a/b:c", ("a", "b:c")), ("/a", None), ("\\a", None),
        ("../a", None), ("a/../b", None), ("a/..", None), ("", None), ("./", None),
        ("..a", ("..a",)),
    ],
)  # fmt: skip
def test_a_name_that_leads_out_has_no_parts(name, parts):
    assert archive.parts(name) == parts
