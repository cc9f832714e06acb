"""What the tests of the texts share."""

from __future__ import annotations

import _light  # noqa: F401 - for what it leaves out
