from __future__ import annotations

import io
import zipfile

import pytest

from whosays.core import zipped

FILES = [("b.txt", b"two"), ("a/ä.txt", b"one" * 500)]


def opened(raw):
    return zipfile.ZipFile(io.BytesIO(raw))


@pytest.mark.parametrize("deflate", [False, True])
def test_what_went_in_comes_out_in_its_order(deflate):
    with opened(zipped.pack(FILES, deflate=deflate)) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == FILES
        assert archive.testzip() is None


def test_the_same_files_make_the_same_bytes_with_no_time_and_no_computer_in_them():
    raw = zipped.pack(FILES, mode=0o600)
    assert raw == zipped.pack(iter(FILES), mode=0o600)
    for info in opened(raw).infolist():
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert (info.create_system, info.external_attr) == (3, 0o600 << 16)
        assert info.compress_type == zipfile.ZIP_STORED


def test_deflating_makes_it_smaller():
    assert len(zipped.pack(FILES, deflate=True)) < len(zipped.pack(FILES))
