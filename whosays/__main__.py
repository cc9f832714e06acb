"""``python -m whosays``."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one place that an older Python may reach
    sys.exit(
        "This kit needs Python 3.11 or newer, and this is Python "
        + ".".join(map(str, sys.version_info[:3]))
        + ". Install a newer Python, then run the same command with it."
    )

# The kit's folder stands first on the path by now: behind everything else it shadows nothing.
if not sys.flags.safe_path:
    sys.path.append(sys.path.pop(0))

from whosays.cli import main

sys.exit(main())
