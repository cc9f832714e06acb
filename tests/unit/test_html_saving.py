from __future__ import annotations

import base64
import re

from whosays.html import saving


def test_the_line_holds_the_file_and_is_escaped():
    made = saving.link("Save <it>", 'a".whosays', b"\x00bytes")
    assert "Save &lt;it&gt;" in made
    assert 'download="a&#34;.whosays"' in made
    assert base64.b64decode(re.search('base64,([^"]+)', made)[1]) == b"\x00bytes"
