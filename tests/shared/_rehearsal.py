"""A class to rehearse with, and every number of it counted by hand.

Thirty students hand in by every way that a school has, five of them on paper, which the
teacher types into a table; of two more the teacher wrote down points alone, one is excused. What
they answer is one of five patterns. The numbers below were counted with pencil and paper from
these patterns and from the keys of units 1 and 2; none of them is worked out by the kit.

==========  ====  =====  ====  =====  ===  ===  =====================================
pattern     many  1.e3   1.e7  1.e11  e8   e12  of eight points
==========  ====  =====  ====  =====  ===  ===  =====================================
right         10  2      3     1      1    1    8
wrong          7  0      0     blank  0    0    0: the weak claim is rated above the other
partial        4  2      2     blank  0    –    4: two of three; one rating waits for the other
blank          4  –      –     –      –    –    0, and handed in
hostile        5  blank  1     1      –    –    2: one of three; any words are an answer
==========  ====  =====  ====  =====  ===  ===  =====================================
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from whosays.answers import handin_file

if TYPE_CHECKING:
    from pathlib import Path

UNIT, LATER = "01-who-says-so", "02-unnamed-sources"
POINTS = """
marked = 0
open = 0
lesson = 0
[question]
u1-e3 = 2
u1-e7 = 3
u1-e11 = 1
u1-e8 = 1
u1-e12 = 1
u2-l3 = 1
"""
FORMULA, MARKUP = "=HYPERLINK(1)", "<script>alert(1)</script>"


def mark(start: int, end: int, code: str) -> dict[str, Any]:
    """Give one mark in article 001."""
    return {"id": f"m{start}", "start": start, "end": end, "code": code}


# “a source told Sputnik” in paragraph 4, and Sergei Lavrov in paragraph 8 of article 001.
SOURCE, LAVROV = (403, 424), (1174, 1238)
PATTERNS: dict[str, dict[str, Any]] = {
    "right": {
        "u1_e1": [mark(*SOURCE, "unnamed_person"), mark(*LAVROV, "named_person")],
        "u1_e3": "cant-tell", "u1_e7": ["body", "release", "own"], "u1_e8": 20, "u1_e12": 80,
        "u1_e11": "A dated photograph, and who took it.",
    },
    "wrong": {
        "u1_e1": [mark(*SOURCE, "named_institution")],
        "u1_e3": "saw", "u1_e7": ["proof"], "u1_e8": 80, "u1_e12": 20,
    },
    "partial": {"u1_e3": "cant-tell", "u1_e7": ["body", "release"], "u1_e8": 20},
    "blank": {},
    "hostile": {
        "u1_e1": [{"id": "x", "start": -5, "end": 10**30, "code": MARKUP}, "x", None],
        "u1_e3": {"x": 1}, "u1_e7": ["body", MARKUP] * 500, "u1_e8": "NaN", "u1_e12": None,
        "u1_e11": MARKUP, "u9_e9": "no such question",
    },
}  # fmt: skip
NEXT = {"sputnik": "nothing", "field": "side", "opposition": "side", "israeli": "field",
        "soldier": "field", "engineer": "job"}  # fmt: skip

IN_ROOM = {
    "Ada": "right", "Ida": "right", "Walt": "wrong", "Pam": "partial", "Bea": "blank",
    FORMULA: "hostile",
}  # fmt: skip
ON_HUB = {"hub right": "right", "hub wrong": "wrong", "hub partial": "partial",
          "hub blank": "blank", "hub hostile": "hostile"}  # fmt: skip

# What is marked in a text cannot be typed: on paper nobody has u1-e1. Letters are the sheet's own.
PAPER_FORMULA = "@SUM(1)"
ON_PAPER = {"Pip": "right", "Pau": "wrong", "canvas:1011": "partial", "Pru": "blank",
            PAPER_FORMULA: "hostile"}  # fmt: skip
PAPER = f"""student,no. 1.7,no. 1.11,no. 1.16,no. 1.13,no. 1.19,no. 9.9
(what to type),a letter,letters,a number,a number,words,
Pip,d,a c d,20,80,"A dated photograph, and who took it.",
Pau,a,b,80,20,,
canvas:1011,d,ac,20,,,
Pru,,,,,,
{PAPER_FORMULA},z,a,NaN,900,{MARKUP},1
"""

BY_HAND = """student,what,points,comment
Eva Ek,u1-e3,2,
Eva Ek,no. 1.19,1,on paper
Eva Ek,unit 2,0.5,her own sheet
canvas:1009,unit 1,5.5,on paper
moodle:19,total,EX,ill
Ada,01-who-says-so,7,handed in twice
"""
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Who says so? (77),Final Score\r\n"
    "Manual Posting,,,,,,,\r\n"
    "    Points Possible,,,,,,8,(read only)\r\n"
    '"Right, Rita",1001,s1,rita,A,hi,,50\r\n'
    '"Wrong, Wim",1002,s2,wim,A,,5.5,40\r\n'
    '"Hostile, Hal",1003,s3,hal,A,,,\r\n'
    '"Paper, Pia",1009,s9,pia,A,,,\r\n'
    '"Not, There",1010,s10,not,A,,3,\r\n'
    '"Sheet, Sia",1011,s11,sia,A,,,\r\n'
)
CANVAS_AFTER = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Who says so? (77),Final Score\r\n"
    "Manual Posting,,,,,,,\r\n"
    "    Points Possible,,,,,,8,(read only)\r\n"
    '"Right, Rita",1001,s1,rita,A,hi,8.00,50\r\n'
    '"Wrong, Wim",1002,s2,wim,A,,0.00,40\r\n'
    '"Hostile, Hal",1003,s3,hal,A,,2.00,\r\n'
    '"Paper, Pia",1009,s9,pia,A,,5.50,\r\n'
    '"Not, There",1010,s10,not,A,,3,\r\n'
    '"Sheet, Sia",1011,s11,sia,A,,4.00,\r\n'
)
MOODLE = (
    "Identifier,Full name,Status,Grade,Maximum grade,Grade can be changed,"
    "Last modified (grade),Feedback comments\r\n"
    "Participant 17,Rosa Roe,Submitted,,10.00,Yes,-,\r\n"
    "Participant 18,Wanda Wu,Submitted,,10.00,Yes,-,well\r\n"
    "Participant 19,Ill Inge,No submission,2.00,10.00,Yes,-,\r\n"
    "Participant 21,Rolf Rau,Submitted,,10.00,Yes,-,\r\n"
    "Participant 22,Per Poe,Submitted,,10.00,No,-,\r\n"
    "Participant 23,Not There,No submission,4.00,10.00,Yes,-,\r\n"
)
MOODLE_AFTER = (
    MOODLE.replace("Roe,Submitted,,", "Roe,Submitted,8.00,")
    .replace("Wu,Submitted,,", "Wu,Submitted,0.00,")
    .replace("Rau,Submitted,,", "Rau,Submitted,8.00,")
)
MOODLE_BOOK = (
    "First name,Last name,ID number,Email address,Quiz (Real)\r\n"
    "Rosa,Roe,r17,r@x,-\r\nWanda,Wu,w18,w@x,3\r\nIll,Inge,i19,i@x,-\r\n"
    "Rolf,Rau,r21,ra@x,-\r\nPer,Poe,p22,p@x,-\r\nNot,There,n23,n@x,4\r\n"
)
MOODLE_BOOK_AFTER = (
    "ID number,Who says so? In all\r\nr17,8.00\r\nw18,0.00\r\nr21,8.00\r\np22,4.00\r\n"
)

HEAD = ["Student", "Id", UNIT, LATER, "Total", "Late", "Missing", "Comment"]
MOST = ["Points there are", "", "8.00", "1.00", "9.00", "", "", ""]
# By label: unit 1, unit 2, total, late, missing, comment.
BOOK = {
    "Ada": ["7.00", "", "7.00", "", LATER, "handed in twice"],
    "Ida": ["8.00", "", "8.00", "", LATER, ""],
    "Walt": ["0.00", "", "0.00", "", LATER, ""],
    "Pam": ["4.00", "", "4.00", "", LATER, ""],
    "Bea": ["0.00", "", "0.00", "", LATER, ""],
    "'" + FORMULA: ["2.00", "", "2.00", "", LATER, ""],
    "hub right": ["8.00", "", "8.00", "", LATER, ""],
    "hub wrong": ["0.00", "", "0.00", "", LATER, ""],
    "hub partial": ["4.00", "", "4.00", "", LATER, ""],
    "hub blank": ["0.00", "", "0.00", "", LATER, ""],
    "hub hostile": ["2.00", "", "2.00", "", LATER, ""],
    "Rita": ["8.00", "", "8.00", "", LATER, ""],
    "wrongwim": ["0.00", "", "0.00", UNIT, LATER, ""],
    "hostilehal": ["2.00", "", "2.00", "", LATER, ""],
    "k9x2": ["0.00", "", "0.00", "", LATER, ""],
    "Rosa Roe": ["8.00", "", "8.00", "", LATER, ""],
    "Wanda Wu": ["0.00", "", "0.00", "", LATER, ""],
    "Rolf Rau": ["8.00", "", "8.00", "", LATER, ""],
    "Per Poe": ["4.00", "", "4.00", "", LATER, ""],
    f"classroom/{UNIT}.json": ["8.00", "", "8.00", "", LATER, ""],
    f"classroom/{UNIT} (1).json": ["0.00", "", "0.00", "", LATER, ""],
    "Kim": ["8.00", "1.00", "9.00", "", "", ""],
    "Anna": ["8.00", "", "8.00", "", LATER, ""],
    "Ben": ["0.00", "", "0.00", "", LATER, ""],
    "'=1+1": ["2.00", "", "2.00", "", LATER, ""],
    "Pip": ["8.00", "", "8.00", "", LATER, ""],
    "Pau": ["0.00", "", "0.00", "", LATER, ""],
    "canvas:1011": ["4.00", "", "4.00", "", LATER, ""],
    "Pru": ["0.00", "", "0.00", "", LATER, ""],
    "'" + PAPER_FORMULA: ["2.00", "", "2.00", "", LATER, ""],
    "Eva Ek": ["3.00", "0.50", "3.50", "", "", "her own sheet"],
    "canvas:1009": ["5.50", "", "5.50", "", LATER, "on paper"],
    "moodle:19": ["", "", "EX", "", f"{UNIT}, {LATER}", "ill"],
}

# ------------------------------------------------------------------------------ the report
# Answers of unit 1 for each student: right 6, wrong 5, partial 3, hostile 2, blank 0; on paper
# right 5, wrong 4. In order: 0 four times, 2 five times, 3 four times, 4 once, 5 seven times, 6
# nine times: the fifteenth and the sixteenth of 30 have 5. Unit 2 has one student.
COMPLETION = {"1": ["30", "5 of 19"], "2": ["1", "–"], "3": ["0", "–"], "4": ["0", "–"],
              "5": ["0", "–"], "6": ["0", "–"]}  # fmt: skip
FEW = "fewer than 5, or not told"
# By the number of the question: how many answered, and who chose what, as the page has them.
CHOSEN = {
    "1.7": ("21", {"The source was there.": "7", "Can’t tell from the text": "14",
                   "The source has a list or another document.": "0",
                   "Somebody else told the source.": "0"}),
    "1.11": ("26", {"The name of the body that says so": "19", "A speaker who could know": "10",
                    "A release that you could ask to read": "14",
                    "Proof that everything happened exactly like that": "7",
                    "A second source that does not depend on the first": "0"}),
}  # fmt: skip
# 1.16: fourteen times 20, seven times 80; 1.13: seven times 20, ten times 80.
RATINGS = {"1.16": ["21", "20", "20–80"], "1.13": ["17", "80", "20–80"]}
# Fifteen marked. At the source of paragraph 4, nine said one unnamed person and six a named body;
# at Lavrov, nine marked a person and six nothing; at the other ten places nobody marked anything.
# Of 180 values, 9, 6 and 9 are codes and 156 none. Observed: (2·54/14 + 2·54/14)/180 = 0.0857.
# Expected: (180² - 9² - 6² - 9² - 156²)/(180·179) = 7866/32220 = 0.2441. 1 - 0.3511 = 0.65.
MARKED = "15 students marked something in this text."
ALPHA = "α = 0.65"
PLACES = {
    "“a source told\xa0Sputnik”": "One unnamed person: 9; Named body or outlet: 6",
    "“Russian Foreign Minister Sergei Lavrov, on 12 September,\xa0accused”":
        "Named person: 9; not marked: 6",
}  # fmt: skip
ELSEWHERE = "not marked: 15"
# By kind, our coding has five places of one unnamed person, two of a named one, three of a body,
# two of nobody.
# The same says 9 of 75, 9 of 30, 0 of 45, 0 of 30. Instead: nothing, 6 + 4·15 or all of them.
# Whether it is that kind: at one of twelve places 9 of 15 say so of an unnamed and of a named
# person, 6 of a body; nobody says that nobody is in sight. Observed: (2·54/14)/180 = 0.0429.
# Expected: 2·9·171/(180·179) = 0.0955, 1 - 0.4486 = 0.55; 2·6·174/(180·179) = 0.0648, 0.34.
KINDS = {
    "Nobody in sight": ["2 of 2", "0 %", "–", "not marked: 30"],
    "One unnamed person": ["5 of 5", "12 %", "0.55", "not marked: 60"],
    "Named person": ["2 of 2", "30 %", "0.55", "not marked: 21"],
    "Named body or outlet": ["3 of 3", "0 %", "0.34", "not marked: 45"],
}
# Own words: ten with a right sheet, five with a hostile one.
WORDS = 15


def sheet(unit: str, minute: int, answers: dict[str, Any]) -> bytes:
    """Give an answers file; no two students answer in the same minute."""
    items = {
        name.replace("_", "-"): {
            "value": value, "version": 1, "changed": f"2026-11-28T08:{minute:02}:{at:02}+00:00",
        }
        for at, (name, value) in enumerate(answers.items())
    }  # fmt: skip
    return json.dumps({"format": 1, "exercise": unit, "kit": "1", "items": items}).encode()


def of(pattern: str, minute: int) -> bytes:
    """Give the answers file of a pattern."""
    return sheet(UNIT, minute, PATTERNS[pattern])


def _zip(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return made.getvalue()


def _handed(pattern: str, minute: int, name: str = "") -> bytes:
    return handin_file.pack({f"{UNIT}.json": of(pattern, minute)}, name)


def downloads(place: Path) -> list[Path]:
    """Put what platforms, mail and clouds give a teacher into a folder; list what to collect."""
    sent = "_assignsubmission_file"
    older = sheet(UNIT, 10, {**PATTERNS["wrong"], "u1_e11": PATTERNS["right"]["u1_e11"]})
    files = {
        "canvas.zip": _zip({
            "rightrita_1001_91_handin.whosays": _handed("right", 33, "Rita"),
            f"wrongwim_LATE_1002_92_{UNIT}.json": of("wrong", 21),
            f"anon_k9x2_93_{UNIT}.json": of("blank", 22),
            f"hostilehal_1003_94_{UNIT}.json": of("hostile", 36),
        }),
        "moodle.zip": _zip({
            f"Rosa Roe_17{sent}/handin.whosays": _handed("right", 34),
            f"Wanda Wu_18{sent}/{UNIT}.json": of("wrong", 23),
        }),
        "moodle-flat.zip": _zip({
            f"Rolf Rau_21{sent}_{UNIT}.json": of("right", 24),
            f"Per Poe_22{sent}_handin.whosays": _handed("partial", 35),
        }),
        f"classroom/{UNIT}.json": of("right", 25),
        f"classroom/{UNIT} (1).json": of("wrong", 26),
        f"cloud/Kim/{UNIT}.json": older,
        f"cloud/Kim/{UNIT} (conflicted copy 2026-11-28 101010).json": of("right", 27),
        f"cloud/Kim/{LATER}.json": sheet(LATER, 59, {"u2_l3": NEXT}),
        f"mail/Anna_{UNIT}.json": of("right", 28),
        f"mail/Ben_{UNIT}.json": b"\xef\xbb\xbf" + of("wrong", 29),
        f"mail/=1+1_{UNIT}.json": of("hostile", 30),
        f"mail/Cut_{UNIT}.json": of("right", 31)[:200],
        "mail/holiday.jpg": b"\xff\xd8\xff",
        "mail/out.zip": _zip({f"../../outside/{UNIT}.json": of("right", 32)}),
    }  # fmt: skip
    for name, raw in files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    table = place.parent / "report" / "on-paper-01.csv"
    table.parent.mkdir(exist_ok=True)
    table.write_text(PAPER, encoding="utf-8")
    return [place, table]
