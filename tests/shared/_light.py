"""Imported before all else, by the layers that read notebooks: what no test needs is left out."""

from __future__ import annotations

import sys

# It builds grammars for a second and a half while it is imported, in each process, for addresses
# that no schema here asks for; whosays/launch/serve.py goes without it, too.
sys.modules.setdefault("rfc3987_syntax", None)
