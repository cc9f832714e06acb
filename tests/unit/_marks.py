"""Marks that a hand might make: some that fit, some with another code, one that is no cue."""

from __future__ import annotations

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.corpus.texts import load_text, load_text_coding
from whosays.questions.items import load_unit, unit_files

ROOT = kit_root()
ITEMS = {
    item.id: (file.stem, item)
    for file in unit_files(Kit(ROOT))
    for item in load_unit(file.stem, Kit(ROOT)).items
    if item.kind == "mark"
}


def some_marks(item):
    """Mark every third cue with its code, the next with another, and a word that is no cue."""
    coding, article = load_text_coding(item.article, Kit(ROOT)), load_text(item.article, Kit(ROOT))
    wanted = item.paragraphs or [para.number for para in article.paragraphs]
    records = [one for one in coding.attributions if one.paragraph in wanted]
    made = []
    for number, one in enumerate(records):
        if number % 3 < 2:
            other = "vague" if one.source_type != "vague" else "named_person"
            code = one.source_type if number % 3 == 0 else other
            place = {"start": one.cue.start, "end": one.cue.end}
            made.append({"id": f"m-{number}", "code": code, **place})
    para = article.paragraph(max(wanted))
    made.append({"id": "m-x", "start": para.end - 2, "end": para.end, "code": "vague"})
    return made, records
