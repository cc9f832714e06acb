"""What our own pages say in numbers of articles, claims and texts is what the files hold.

Each finder gives the numbers that a page misses; the pages have none, and each is held to a
planted one.
"""

from __future__ import annotations

import json
import tomllib

import pytest
from _texts import ROOT, name_of, own_texts, plain

from whosays.corpus.attributions import load_coding
from whosays.corpus.codebook import NAMED, UNNAMED
from whosays.figures.stacked import percents
from whosays.figures.style import SOURCE_STYLE

WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
LESSONS = ["lessons/sheets/01-who-says-so.md", "lessons/01-who-says-so.ipynb"]
UNIT_4 = "04-following-the-relay"


def read(name):
    """Give a page's words, each kind of space as one."""
    return plain((ROOT / name).read_text(encoding="utf-8"))


def table(name):
    """Read a data file of the kit."""
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def credited(article, field):
    """Count the credited words of an article by what stands in a field."""
    counts = {}
    for one in load_coding(article).attributions:
        key = getattr(one, field)
        counts[key] = counts.get(key, 0) + len(one.statement.text.split())
    return counts


def unnamed_words(page):
    """Find a share of article 001 that the figure beside it does not have."""
    share = percents(credited("001", "source_type"), SOURCE_STYLE)
    unnamed, nobody = sum(share[code] for code in UNNAMED), share["vague"]
    wanted = [
        f"{100 - sum(share[code] for code in NAMED)} of a hundred such words",
        f"{unnamed} go to sources that are not named",
        f"{nobody} to nobody in sight",
    ]
    return [words for words in wanted if words not in page]


def one_government(page):
    """Find a page that says more, or less, than a third of article 002 for one government."""
    counts = credited("002", "affiliation")
    third = round(100 * counts["russian_state"] / sum(counts.values())) in range(30, 37)
    return [] if third and "bout a third" in page else ["about a third"]


def second_claim(page):
    """Find a number of attributions that the second claim of the page on all articles has not."""
    (claim,) = [c for c in table("solutions/claims.toml")["claim"] if c["id"] == "c08"]
    wanted = f"The second has {WORDS[len(claim['carried_by'])]} attributions."
    return [] if wanted in page else [wanted]


def length_of_the_text(page):
    """Find a length of the last unit's text that is not its own, to the nearest fifty."""
    wanted = f"about {round(len(own_texts()['t-night-gates'].split()) / 50) * 50} words"
    return [] if wanted in page else [wanted]


def nothing_lost(page):
    """Find a count of the numbered places of unit 4 at which nothing was lost."""
    keys = table(f"solutions/{UNIT_4}.toml")["key"]
    kinds = {i["id"]: i["kind"] for i in table(f"exercises/{UNIT_4}.toml")["item"]}
    found = [w for k in keys if kinds[k["item"]] == "compare" for w in k["pairs"].values()]
    wanted = f"({WORDS[found.count('none')]} of the numbers stand at one)"
    return [] if wanted in page else [wanted]


def questions_of_unit_4(page):
    """Find a number of questions that unit 4 does not have."""
    wanted = f"of its {len(table(f'exercises/{UNIT_4}.toml')['item'])} questions"
    return [] if wanted in page else [wanted]


SAID = [
    *((unnamed_words, page, ("11 to nobody", "12 to nobody")) for page in LESSONS),
    *((one_government, page, ("about a third", "about half")) for page in LESSONS),
    (one_government, "lessons/notes/01-who-says-so.md", ("About a third", "Most")),
    (second_claim, "solutions/00-five-articles.ipynb", ("has six", "has seven")),
    (length_of_the_text, "lessons/notes/06-your-own-report.md", ("about 400", "about 450")),
    (nothing_lost, f"lessons/notes/{UNIT_4}.md", ("(three of", "(five of")),
    (questions_of_unit_4, f"lessons/notes/{UNIT_4}.md", ("its 22", "its 24")),
]


@pytest.mark.parametrize(("finder", "page", "plant"), SAID, ids=name_of)
def test_a_number_of_ours_is_what_the_files_hold(finder, page, plant):
    words = read(page)
    assert finder(words) == []
    assert plant[0] in words
    assert finder(words.replace(*plant)) != []


def test_the_guess_about_article_001_is_answered_with_its_share():
    share = percents(credited("001", "source_type"), SOURCE_STYLE)
    keys = {key["item"]: key for key in table("solutions/01-who-says-so.toml")["key"]}
    told = 100 - sum(share[code] for code in NAMED)
    assert f"bout {told} in a hundred" in keys["u1-l5"]["was"]


def test_the_pages_are_pages():
    assert json.loads((ROOT / LESSONS[1]).read_text(encoding="utf-8"))["cells"]
