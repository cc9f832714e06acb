"""What runs inside the kit's environment: JupyterLab, started a little faster.

``rfc3987_syntax`` checks a rare kind of web address and builds a whole grammar while it
is imported, which takes seconds. The package that would use it goes on without it when
it is absent, so it is made absent here, for this process only.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Start JupyterLab with the words of the command line."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from jupyterlab.labapp import main as lab  # noqa: PLC0415 (after the line above)

    lab()


if __name__ == "__main__":
    main()
