"""How long a page is waited for is said in one place: a busy machine is no fault of the kit."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
# Half a minute and more; what is shorter is what a test is about.
OWN = re.compile(r"(?:set_default_timeout\(|timeout=|PATIENCE = )(?:[3-9]\d|\d{3})\d*_?000\b")


def test_no_test_of_a_page_has_a_patience_of_its_own():
    assert OWN.search("page.set_default_timeout(120_000)")
    found = [
        f"{file.relative_to(TESTS)}: {match[0]}"
        for layer in ("browser", "site", "shared")
        for file in sorted((TESTS / layer).rglob("*.py"))
        for match in OWN.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []
