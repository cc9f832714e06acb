"""What this layer stands on: nobody's real answers are within reach of an attack."""

from __future__ import annotations

import os
from pathlib import Path

from whosays.core.paths import answers_dir


def test_an_attack_finds_no_real_answers(kit):
    assert answers_dir() == Path(os.environ["WHOSAYS_ANSWERS"])
    assert kit not in answers_dir().parents
