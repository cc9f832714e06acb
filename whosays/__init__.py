"""Who Says So? -- a teaching kit on sourcing: who is the first to know, and how could they?

This file stays free of imports, because the start command runs the package from a
system Python in which nothing is installed yet.
"""

from __future__ import annotations

__version__ = "0.1.0"
