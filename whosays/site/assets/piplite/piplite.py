"""The two settings that JupyterLite's kernel writes.

The browser edition holds all that its pages import, so that the installer, and what it needs, would
only take time at every start.
"""

_PIPLITE_DISABLE_PYPI = True
_PIPLITE_URLS: list[str] = []
