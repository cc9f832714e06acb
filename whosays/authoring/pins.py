"""What the tests need on top of the kit: their pins without those that the kit has already.

``uv pip compile`` writes all that the tests need, the kit's own packages among them. Installers
that check checksums want every package named: they are given both lists, so that the one of the
tests need not repeat the kit's. Run as ``python -m whosays.authoring.pins`` after the lists were
renewed.
"""

from __future__ import annotations

import re
import sys

from whosays.core.kit import HERE, Kit
from whosays.launch.contents import canonical
from whosays.launch.install import RUN, TEST

# A pin stands at the beginning of a line; its checksums follow, indented.
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def names(words: str) -> set[str]:
    """List the packages that a list of pins names.

    Parameters
    ----------
    words : str
        The file's text.

    Returns
    -------
    set of str
        In their canonical form.
    """
    return {canonical(found[1]) for found in _PIN.finditer(words)}


def added(run: str, test: str) -> str:
    """Give the pins of the tests without those of the kit.

    Parameters
    ----------
    run, test : str
        The two lists.

    Returns
    -------
    str
        The list of the tests.
    """
    kit = names(run)
    return "".join(found[0] for found in _PIN.finditer(test) if canonical(found[1]) not in kit)


def main(kit: Kit = HERE) -> int:
    """Take out of the list of the tests what the kit's list has.

    Parameters
    ----------
    kit : Kit, optional

    Returns
    -------
    int
        Exit status.
    """
    run, test = ((kit / name).read_text(encoding="utf-8") for name in (RUN, TEST))
    (kit / TEST).write_text(added(run, test), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
