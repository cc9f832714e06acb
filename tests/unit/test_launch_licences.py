from __future__ import annotations

import pytest

from whosays.launch import licences

REFUSED = ["GPL-3.0-or-later", "LGPL-2.1-only", "AGPL-3.0", "MIT AND GPL-2.0", "UNKNOWN", "SSPL"]


def refused(licence):
    return [part for part in licences.parts(licence) if part not in licences.ALLOWED]


def test_every_package_is_under_a_licence_that_we_decided_to_take(kit):
    rows = licences.every(kit)
    assert len(rows) > 150
    amiss = {name: said for name, _, _, said in rows if said is None or refused(said)}
    assert amiss == {}


@pytest.mark.parametrize("licence", REFUSED)
def test_others_would_be_refused(licence):
    assert refused(licence)


def test_none_that_we_took_asks_to_be_passed_on():
    """But for MPL, which asks it of its own files only."""
    families = ("GPL", "SSPL", "EUPL", "CDDL", "EPL", "OSL", "CC-BY-SA", "CeCILL", "RPL")
    assert [name for name in licences.ALLOWED if any(one in name for one in families)] == []


CHOICES = ["MIT", "MIT AND PSF-2.0", "GPL-2.0 OR MIT", "(MIT OR Apache-2.0)"]


@pytest.mark.parametrize("licence", CHOICES)
def test_where_one_may_choose_the_choice_counts(licence):
    assert refused(licence) == []


def test_the_list_is_fresh(kit):
    """Renew it with: python -m whosays licences --write."""
    assert licences.FILE.read_text(encoding="utf-8") == licences.page(kit)


def test_a_package_that_is_not_there_says_nothing():
    assert licences.said("no-such-package-at-all") is None
