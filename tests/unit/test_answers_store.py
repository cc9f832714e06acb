from __future__ import annotations

from whosays.answers.file_store import FileStore
from whosays.answers.store import FORMAT, Saved, Store


def test_saved_gives_the_status_that_widgets_show():
    assert Saved(ok=True, value=1, message="m").status() == {"state": "saved", "text": "m"}
    assert Saved(ok=False, value=1, message="m").status() == {"state": "unsaved", "text": "m"}


def test_a_file_of_answers_is_a_store(tmp_path):
    assert isinstance(FileStore("01-a", tmp_path), Store)
    assert not isinstance(object(), Store)


def test_the_form_of_a_file_is_the_first():
    """A higher number is a promise that files of this kit are read: see the folder of old ones."""
    assert FORMAT == 1
