"""Our pairs held against the newsroom rules that their files answer by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.kit import HERE, Kit
from whosays.corpus import pairs
from whosays.sourcing.rules import load_rules

if TYPE_CHECKING:
    from whosays.corpus.pairs import Pair


def load_pairs(kit: Kit = HERE) -> tuple[Pair, ...]:
    """Load every pair of a set, and check that each rule it answers is one of the set.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of Pair
        In the order of the files.

    Raises
    ------
    DataError
        If a file does not hold a sound pair, or answers a rule that is not there.
    """
    return pairs.load_pairs(kit, load_rules(kit).rules)
