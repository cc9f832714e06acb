"""How long a test waits for a page before what it waits for counts as missing.

A kit that hangs is found all the same, only later. A machine on which others are at work takes ten
times as long for a page as an idle one, and that is no fault of the kit.
"""

from __future__ import annotations

SECONDS = 600
PAGE = 1000 * SECONDS
"""In milliseconds, as a browser is told."""
