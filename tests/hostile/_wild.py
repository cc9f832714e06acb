"""Hand-ins that mean harm, made from a seed: the same ten thousand on every computer."""

from __future__ import annotations

import json
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.append(str(Path(__file__).parents[1] / "unit"))

from _handins import A, B, put, raw, zipped

if TYPE_CHECKING:
    from random import Random

PAYLOADS = (
    "<script>FOREIGN()</script>",
    "<img src=x onerror=FOREIGN()>",
    '"><svg/onload=FOREIGN()>',
    "'><iframe srcdoc='&lt;script&gt;FOREIGN()&lt;/script&gt;'></iframe>",
    "</li></ul></details><style>*{display:none}</style><object data=FOREIGN>",
    "<a href=javascript:FOREIGN()>press</a>",
    "</textarea></title><base href=//foreign.example/>",
    "&lt;b&gt;already escaped&lt;/b&gt;",
    "{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
    "%s%n{0}{name!r}{kit.__class__}",
    '=HYPERLINK("http://foreign.example","press")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "'; DROP TABLE answers; --",
    "../../../../etc/passwd",
    "C:\\Windows\\win.ini",
    "file:///etc/passwd",
    "\u202eevil\u2066 turned\u2069",
    "\ud800 half \udc00\ud800",
    "nul \0 bell \a esc \x1b[2J",
    "line\u2028line\u2029line\r\nline",
    "Z\u0351\u0352\u0353algo" * 30,
    "$x^2$ \\frac{1}{0} $$ \\input{/etc/passwd}",
    "__import__('os').system('touch FOREIGN')",
    "cos\nsystem\n(S'touch FOREIGN'\ntR.",
    "!!python/object/apply:os.system ['touch FOREIGN']",
    "\U0001f600" * 40,
    "a" * 30_000,
)
NUMBERS: tuple[Any, ...] = (
    0, -0.0, -1, 101, 50.5, 10**400, -(10**400), 1e308, float("inf"), float("nan"), True, False,
)  # fmt: skip


def value(chance: Random, depth: int = 0) -> Any:
    """Give a value of any shape, with payloads wherever there is a string."""
    kind = chance.randrange(9 if depth < 6 else 5)
    if kind < 3:
        return chance.choice(PAYLOADS)
    if kind == 3:
        return chance.choice(NUMBERS)
    if kind == 4:
        return chance.choice((None, "", "1", "cant-tell", "denies", [], {}))
    many = range(chance.randrange(5))
    if kind < 7:
        return [value(chance, depth + 1) for _ in many]
    return {chance.choice(PAYLOADS + KNOWN): value(chance, depth + 1) for _ in many}


KNOWN = (
    "value", "items", "exercise", "first", "placed", "rating", "how", "why", "changed", "earlier",
    "fa-01", "fa-02-count", "u5-e1", "__class__", "__proto__", "constructor",
)  # fmt: skip
ITEMS = ("fa-01", "fa-02", "fa-02-count", "fa-why", "fb-01", "u5-e1", "u1-e1", "fa-99")
UNITS = (A, B, "05-reading-sideways", "01-who-says-so", "99-none")


def deck(chance: Random, cards: tuple[str, ...]) -> dict[str, Any]:
    """Give an answer to the deck with a payload in every string that a reader may see."""
    return {
        "first": chance.choice((chance.randrange(101), value(chance))),
        "placed": {
            card: {
                "how": chance.choice(("denies", "unrelated", chance.choice(PAYLOADS))),
                "rating": chance.choice((chance.randrange(101), value(chance))),
                "why": chance.choice(PAYLOADS),
            }
            for card in cards
        },
    }


def table(chance: Random, cards: tuple[str, ...]) -> Any:
    """Give what an answer file holds: nearly right, or not at all."""
    if chance.random() < 0.1:
        return value(chance)
    items: dict[str, Any] = {}
    for name in chance.sample(ITEMS, chance.randrange(1, len(ITEMS))):
        items[name] = {
            "value": deck(chance, cards) if name == "u5-e1" else value(chance),
            "changed": chance.choice(("2026-09-01T08:00:00+00:00", "9999-12-31", value(chance))),
            "earlier": chance.choice(([], value(chance), [{"changed": "2026-01-01T00:00:00"}])),
            "item": chance.choice(PAYLOADS),
        }
        if chance.random() < 0.1:
            items[name] = value(chance)
    made = {"format": chance.choice((1, 2, "1", None, 10**400)), "kit": chance.choice(PAYLOADS)}
    unit = chance.choice(UNITS) if chance.random() < 0.9 else value(chance)
    return {**made, "exercise": unit, "items": items if chance.random() < 0.95 else value(chance)}


# Ways to spoil a file: what is left of `made`, by chance.
SPOILT = (
    lambda made, chance: made[: chance.randrange(len(made))],
    lambda made, chance: (
        made[: (at := chance.randrange(len(made)))]
        + bytes([chance.randrange(256)])
        + made[at + 1 :]
    ),
    lambda made, _: made.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass"),
    lambda made, _: b"\xef\xbb\xbf" + made,
    lambda made, chance: b"[" * chance.randrange(1, 3000) + made,
    lambda made, chance: b'{"a":' * chance.randrange(1, 3000) + made,
    lambda made, _: made.replace(b'"value"', b'"value": 1, "value"'),
    lambda made, _: made.replace(b'"value": ', b'"value": ' + b"9" * 5000),
    lambda made, _: made * 2,
    lambda _, chance: b"[" + b"[]," * chance.randrange(99_000, 101_000) + b"[]]",
    lambda _, chance: chance.randbytes(300),
    lambda made, _: zlib.compress(made),
)


def words(chance: Random, cards: tuple[str, ...]) -> bytes:
    """Give an answer file's bytes: whole, cut, doubled, turned, or made to be large."""
    said = json.dumps(table(chance, cards), ensure_ascii=chance.random() < 0.5)
    made = said.encode("utf-8", "surrogatepass")
    return made if chance.random() < 0.5 else chance.choice(SPOILT)(made, chance)


def file_name(chance: Random) -> str:
    """Give a file's name: the kit's, a system's, or a payload."""
    unit = chance.choice((A, B, "05-reading-sideways", "whosays", ""))
    odd = chance.choice(PAYLOADS).replace("/", "∕").replace("\0", "")[:60]
    kept = odd.encode("utf-8", "replace").decode()[:40]
    return chance.choice((
        f"{unit or 'x'}.json", f"{unit}.JSON", f"{unit}{kept}.json", f"{kept}.json",
        f"x_{chance.randrange(9)}_{chance.randrange(99)}_{unit}.json", f"{unit} (2).json",
        f"{kept}_7_assignsubmission_file_{unit}.json", f"{unit}.json.txt", f".{unit}.json",
    ))  # fmt: skip


def hand_in(chance: Random, folder: Path, cards: tuple[str, ...]) -> None:
    """Put one hostile hand-in there: a few files, a ZIP, links, or a file for a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for _ in range(chance.randrange(1, 3)):
        made = words(chance, cards)
        name = file_name(chance)
        if os.path.lexists(folder / name):
            continue
        match chance.randrange(12):
            case 0:
                inside = chance.choice(
                    (name, f"../../{name}", f"/{name}", f"C:\\{name}", "a/" * 30)
                )
                put(folder / "all.zip", zipped({inside: made}))
            case 1:
                broken = bytearray(zipped({name: made}))
                broken[chance.randrange(len(broken))] ^= 255
                put(folder / "all.whosays", bytes(broken))
            case 2:
                (folder / name).symlink_to(chance.choice(("/etc/passwd", "/dev/zero", "..", ".")))
            case 3:
                (folder / name).mkdir()
            case 4:
                os.mkfifo(folder / name)
            case 5:
                put(
                    folder / chance.choice(("a", "b/c", ".git", "__MACOSX")) / "00-form-a.json",
                    made,
                )
            case _:
                put(folder / name, made)


def good(folder: Path, student: int) -> None:
    """Put an honest hand-in there."""
    put(folder / "00-form-a.json", raw(student))
    put(folder / "07-form-b.json", raw(student, B))
