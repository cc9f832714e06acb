"""Questions of the plain kinds for a learning platform: GIFT for Moodle, QTI 1.2 for Canvas.

A platform can give one choice, several choices, pairs to match and a text. What the kit does
besides, such as marking an article, it cannot, and those questions are left out and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from whosays.core import zipped
from whosays.questions import registry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.classroom.points import Asked
    from whosays.questions.item import OptionShown
    from whosays.questions.kinds.match import MatchKey
    from whosays.questions.options import ChoiceKey

_XML = Markup('<?xml version="1.0" encoding="UTF-8"?>\n')
_ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def plain(asked: Sequence[Asked]) -> list[Asked]:
    """Keep the questions that a platform can give and mark.

    Parameters
    ----------
    asked : sequence of Asked

    Returns
    -------
    list of Asked
        A guess has no right answer that a platform could mark; only a text may go without one.
    """
    found = []
    for one in asked:
        form = registry.platform(one.item["kind"])
        free = one.key.prediction or one.key.open
        if form == "text" or (form and not free):
            found.append(one)
    return found


def _asked(one: Asked) -> str:
    """Give the whole question: the passage, if it has one, and what is asked."""
    passage = one.item.get("passage")
    parts = [passage["label"], passage["text"]] if passage else []
    parts.append(one.item["prompt"])
    return "\n\n".join(part for part in parts if part)


def _choice(one: Asked) -> ChoiceKey:
    return cast("ChoiceKey", one.key)


def _pairs(one: Asked) -> Mapping[str, str]:
    return cast("MatchKey", one.key).pairs


def _right(one: Asked) -> set[str]:
    key = _choice(one)
    return {*key.right, *key.accept}


# ------------------------------------------------------------------------------ GIFT
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})


def _gift_words(words: str) -> str:
    return words.translate(_SIGNS).replace("\n", "\\n")


def _gift(one: Asked) -> str:
    kind, item = registry.platform(one.item["kind"]), one.item
    if kind == "text":
        body = ""
    elif kind == "pairs":
        right = {option["id"]: option["text"] for option in item["right"]}
        pairs = _pairs(one)
        body = "".join(
            f"\t={_gift_words(row['text'])} -> {_gift_words(right[pairs[row['id']]])}\n"
            for row in item["left"]
            if row["id"] in pairs
        )
    elif kind == "choice":
        fits = _right(one)
        # Moodle takes one answer as right; a second that can be defended has all points, too.
        signs = {o["id"]: "~%100%" if o["id"] in fits else "~" for o in item["options"]}
        signs[_choice(one).right[0]] = "="
        body = "".join(f"\t{signs[o['id']]}{_gift_words(o['text'])}\n" for o in item["options"])
    else:
        fits = set(_choice(one).right)
        share = 100 / len(fits)
        body = "".join(
            f"\t~%{share if o['id'] in fits else -share:.5f}%{_gift_words(o['text'])}\n"
            for o in item["options"]
            if o["id"] not in _choice(one).accept
        )
    name = _gift_words(one.id)
    return f"// {one.id}\n::{name}::[plain]{_gift_words(_asked(one))}{{\n{body}}}\n"


def gift(asked: Sequence[Asked]) -> str:
    """Write questions for Moodle's import.

    Parameters
    ----------
    asked : sequence of Asked
        As :func:`plain` gives them.

    Returns
    -------
    str
    """
    parts, unit = [], ""
    for one in asked:
        if one.unit != unit:
            unit = one.unit
            parts.append(f"$CATEGORY: {unit}\n")
        parts.append(_gift(one))
    return "\n".join(parts)


# ------------------------------------------------------------------------------ QTI 1.2
def _material(words: str, kind: str = "text/plain") -> Markup:
    # Markup is words here, which the platform reads as markup once it has read the file.
    return Markup('<material><mattext texttype="{}">{}</mattext></material>').format(
        kind, str(words)
    )


def _html(words: str) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in words.split("\n\n"))


def _lid(ident: str, entries: Sequence[OptionShown], how: str, words: str = "") -> Markup:
    labels = Markup("").join(
        Markup('<response_label ident="{}">{}</response_label>').format(
            entry["id"], _material(entry["text"])
        )
        for entry in entries
    )
    said = _material(words) if words else ""
    return Markup(
        '<response_lid ident="{}" rcardinality="{}">{}'
        "<render_choice>{}</render_choice></response_lid>"
    ).format(ident, how, said, labels)


def _full(condition: Markup, score: str = "100", action: str = "Set") -> Markup:
    return Markup(
        '<respcondition continue="{}"><conditionvar>{}'
        '</conditionvar><setvar action="{}" varname="SCORE">{}</setvar></respcondition>'
    ).format("No" if action == "Set" else "Yes", condition, action, score)


def _equal(ident: str, value: str) -> Markup:
    return Markup('<varequal respident="{}">{}</varequal>').format(ident, value)


def _parts(one: Asked) -> tuple[str, str, str]:
    """Give a question's type in Canvas' words, its answers, and how they are marked."""
    item, kind = one.item, registry.platform(one.item["kind"])
    if kind == "text":
        box = Markup('<response_str ident="r" rcardinality="Single"><render_fib/></response_str>')
        return "essay_question", box, ""
    if kind == "pairs":
        rows = [row for row in item["left"] if row["id"] in _pairs(one)]
        lids = Markup("").join(
            _lid(f"r-{row['id']}", item["right"], "Single", row["text"]) for row in rows
        )
        each = f"{100 / len(rows):.2f}"
        marked = Markup("").join(
            _full(_equal(f"r-{row['id']}", _pairs(one)[row["id"]]), each, "Add") for row in rows
        )
        return "matching_question", lids, marked
    if kind == "choice":
        marked = Markup("").join(_full(_equal("r", name)) for name in sorted(_right(one)))
        return "multiple_choice_question", _lid("r", item["options"], "Single"), marked
    fits = set(_choice(one).right)
    every = Markup("").join(
        _equal("r", o["id"])
        if o["id"] in fits
        else Markup("<not>{}</not>").format(_equal("r", o["id"]))
        for o in item["options"]
        if o["id"] not in _choice(one).accept
    )
    lid = _lid("r", item["options"], "Multiple")
    return "multiple_answers_question", lid, _full(Markup("<and>{}</and>").format(every))


def _item(one: Asked) -> Markup:
    kind, answers, marked = _parts(one)
    fields = {"question_type": kind, "points_possible": f"{one.points or 1:.2f}"}
    meta = Markup("").join(
        Markup(
            "<qtimetadatafield><fieldlabel>{}</fieldlabel><fieldentry>{}</fieldentry>"
            "</qtimetadatafield>"
        ).format(name, value)
        for name, value in fields.items()
    )
    score = Markup('<decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/>')
    return Markup(
        '<item ident="{}" title="{}"><itemmetadata><qtimetadata>{}'
        "</qtimetadata></itemmetadata><presentation>{}"
        "{}</presentation><resprocessing><outcomes>{}</outcomes>{}"
        "</resprocessing></item>"
    ).format(
        one.id, one.id, meta, _material(_html(_asked(one)), "text/html"), answers, score, marked
    )


def qti(asked: Sequence[Asked], title: str) -> bytes:
    """Write questions as a QTI 1.2 package.

    Parameters
    ----------
    asked : sequence of Asked
        As :func:`plain` gives them.
    title : str

    Returns
    -------
    bytes
        A ZIP; the same questions make the same bytes.
    """
    items = Markup("").join(map(_item, asked))
    words = Markup(
        '{}<questestinterop xmlns="{}"><assessment ident="whosays" '
        'title="{}"><section ident="root_section">{}</section></assessment>'
        "</questestinterop>\n"
    ).format(_XML, _ASI, title, items)
    manifest = Markup(
        '{}<manifest identifier="whosays-manifest" '
        'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><metadata><schema>IMS Content</schema>'
        "<schemaversion>1.1.3</schemaversion></metadata><organizations/><resources>"
        '<resource identifier="whosays" type="imsqti_xmlv1p2"><file href="whosays.xml"/></resource>'
        "</resources></manifest>\n"
    ).format(_XML)
    files = (("imsmanifest.xml", manifest), ("whosays.xml", words))
    return zipped.pack((name, body.encode("utf-8", "replace")) for name, body in files)
