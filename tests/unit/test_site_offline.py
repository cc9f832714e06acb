from __future__ import annotations

import json
import re

from whosays.site import offline

FILES = {"index.html": b"1", "a/b.js": b"2"}


def test_the_worker_lists_every_file_and_bears_a_name_for_them():
    words = offline.worker(FILES).decode()
    assert json.loads(re.search(r"const FILES = (\[[^\]]*\]);", words)[1]) == [
        "a/b.js",
        "index.html",
    ]
    assert f'const STAMP = "{offline.stamp(FILES)}"' in words
    assert "{stamp}" not in words


def test_another_content_is_another_worker_so_that_a_browser_sees_it():
    assert offline.worker(FILES) == offline.worker(dict(reversed(FILES.items())))
    assert offline.worker(FILES) != offline.worker({**FILES, "index.html": b"3"})
    assert offline.stamp(FILES) != offline.stamp({"index.html": b"2", "a/b.js": b"1"})


def test_a_device_can_install_it_from_any_folder():
    said = json.loads(offline.manifest())
    assert said["name"] == "Who says so?"
    places = [said["start_url"], said["scope"], *(one["src"] for one in said["icons"])]
    assert all(place.startswith("./") for place in places)
