"""Widgets of one page speak from several threads; none loses an answer or fails."""

from __future__ import annotations

import threading

from whosays.answers.file_store import FileStore

ITEMS = [f"q{number}" for number in range(4)]
TIMES = 40


def test_threads_that_share_a_store_lose_nothing(tmp_path):
    store = FileStore("01-threads", tmp_path)
    ready = threading.Barrier(len(ITEMS))
    told: dict[str, list] = {name: [] for name in ITEMS}
    failed = []

    def work(name):
        ready.wait()
        try:
            for number in range(TIMES):
                told[name].append(store.save(name, f"{name} {number}"))
        except Exception as error:  # noqa: BLE001 - logged, and said on the page
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ITEMS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    for name in ITEMS:
        assert [saved.value for saved in told[name]] == [f"{name} {n}" for n in range(TIMES)]
        assert all(saved.ok for saved in told[name])
    fresh = FileStore("01-threads", tmp_path).records()
    assert {name: fresh[name]["value"] for name in ITEMS} == {
        name: f"{name} {TIMES - 1}" for name in ITEMS
    }
