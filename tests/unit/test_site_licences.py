from __future__ import annotations

import zipfile
from pathlib import Path

from whosays.site import licences
from whosays.site.needs import Parts


def test_every_package_that_is_handed_on_is_named_with_its_licence(tmp_path):
    wheels = {}
    for name, file in (("one", "one-1.dist-info/licenses/LICENSE"), ("two", "two/__init__.py")):
        wheels[name] = tmp_path / f"{name}.whl"
        with zipfile.ZipFile(wheels[name], "w") as archive:
            archive.writestr(file, f"words of {name}")
    told = licences.page(Parts(wheels, Path(), "npm")).decode()
    assert "one:\n\nwords of one" in told
    assert "two:\n\nsee the package itself" in told
    assert "Mozilla Public License" in told
