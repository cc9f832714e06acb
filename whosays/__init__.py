"""Who Says So? A teaching kit on sourcing: who is the first to know, and how they could.

This file stays free of imports, because the start command runs the package from a
system Python in which nothing is installed yet.
"""

__version__ = "0.1.0"
