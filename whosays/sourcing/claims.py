"""Claims: what the articles claim, who is the first to know, and which way it came.

What a claim says stands with the cards (``lessons/cards/claims.toml``), where students read
it; how it reached the page stands with the keys (``solutions/claims.toml``). A claim's
record describes sourcing; none says whether the claim holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.kit import HERE, Kit
from whosays.core.schema import Field, check_record, check_unique, listed, read_toml
from whosays.corpus.article_set import article_set
from whosays.corpus.articles import Article, load_article, load_catalogue
from whosays.corpus.attributions import Span, load_coding
from whosays.sourcing.cards import load_cards, load_claims

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KINDS = ("root", "relay", "article", "site")
HOWS = ("told", "states", "reports", "rewords", "reposts", "translates")
REPLIES = ("direct", "other_point", "absent")
LOSSES = ("attribution", "hedge", "verb", "number", "date", "translation", "verbatim")
CHECKED = ("yes", "no", "not_said")


@dataclass(frozen=True, slots=True)
class Node:
    """A hand that a claim passed through.

    Attributes
    ----------
    id, label : str
    kind : str
        ``root`` (a first knower), ``relay``, ``article`` or ``site`` (a repost).
    affiliation : str
        Code of the codebook.
    date : str
        As precise as it is stated; empty if it is not.
    """

    id: str
    label: str
    kind: str
    affiliation: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One hand passing a claim to the next.

    Attributes
    ----------
    source, target : str
        Node ids.
    how : str
        ``told``, ``states``, ``reports``, ``rewords``, ``reposts`` or ``translates``.
    shown_by : str
        How we know: an attribution's id, ``catalogue`` or ``card:<id>``.
    """

    source: str
    target: str
    how: str
    shown_by: str


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that changed on the way.

    Attributes
    ----------
    kind : str
        ``attribution`` dropped, ``hedge`` dropped, ``verb`` inflated, ``number``, ``date`` or
        ``translation`` drift, ``verbatim`` reuse without credit.
    article : str
    span : Span
        Where it shows.
    why : str
    """

    kind: str
    article: str
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A key claim, traced.

    Attributes
    ----------
    id, says : str
    carried_by : tuple of str
        Attribution ids.
    roots : tuple of (int, int)
        Least and most first knowers that the texts allow.
    roots_why : str
    steps : tuple of Step
    same : tuple of tuple of (str, str)
        Roots that give the same number or story; independence is not shown.
    one : tuple of tuple of (str, str)
        Roots that are two voices of one body.
    evidence_offered, evidence_checked : str
    accused, reply, reply_why : str
    losses : tuple of Loss
    """

    id: str
    says: str
    carried_by: tuple[str, ...]
    roots: tuple[int, int]
    roots_why: str
    steps: tuple[Step, ...]
    same: tuple[tuple[str, str], ...]
    one: tuple[tuple[str, str], ...]
    evidence_offered: str
    evidence_checked: str
    accused: str
    reply: str
    reply_why: str
    losses: tuple[Loss, ...]


NODE = {
    "id": Field(str),
    "kind": Field(str, allowed=KINDS),
    "label": Field(str),
    "affiliation": Field(str),
    "date": Field(str, required=False),
}
LOSS = {
    "kind": Field(str, allowed=LOSSES),
    "article": Field(str),
    "paragraph": Field(int),
    "words": Field(str),
    "why": Field(str),
}
STEP = {
    "from": Field(str),
    "to": Field(str),
    "how": Field(str, allowed=HOWS),
    "shown_by": Field(str),
}
CLAIM = {
    **dict.fromkeys(("id", "roots_why", "evidence_offered", "accused", "reply_why"), Field(str)),
    "carried_by": Field(list, of=str),
    "roots": Field(list, of=int),
    "steps": Field(list, inside=(STEP,)),
    **dict.fromkeys(("same", "one"), Field(list, required=False, of=list)),
    "losses": Field(list, required=False, inside=(LOSS,)),
    "evidence_checked": Field(str, allowed=CHECKED),
    "reply": Field(str, allowed=REPLIES),
}


def _file(kit: Kit) -> Path:
    return kit / "solutions" / "claims.toml"


@files.remembered
def load_nodes(kit: Kit = HERE) -> dict[str, Node]:
    """Load the hands that claims pass through.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to Node

    Raises
    ------
    DataError
        If the file is missing or a node does not have what it needs.
    """
    file = _file(kit)
    entries = listed(read_toml(file), "node", file)
    for entry in entries:
        where = f"node {entry.get('id', '')}"
        check_record(entry, NODE, file, where)
        article_set(kit).check_affiliations([entry["affiliation"]], file, f"{where}, affiliation")
    check_unique((entry["id"] for entry in entries), file, "node")
    return {entry["id"]: Node(**entry) for entry in entries}


def _loss(
    entry: Mapping[str, Any], articles: Mapping[str, Article], file: Path, where: str
) -> Loss:
    check_record(entry, LOSS, file, where)
    if entry["article"] not in articles:
        raise DataError(file, f"{where}, article", "there is no such article.", "Correct the id.")
    article = articles[entry["article"]]
    try:
        start, end = article.find(entry["words"], paragraph=entry["paragraph"])
    except KitError as error:
        raise DataError(file, f"{where}, words", str(error), "Correct the words.") from None
    span = Span(start, end, article.text[start:end])
    return Loss(entry["kind"], article.id, span, entry["why"])


def _check_roots(entry: Mapping[str, Any], nodes: Mapping[str, Node], file: Path) -> None:
    where = f"claim {entry['id']}, roots"
    low, high = entry["roots"] if len(entry["roots"]) == 2 else (0, 0)  # noqa: PLR2004 - a range
    there = {step["from"] for step in entry["steps"] if nodes[step["from"]].kind == "root"}
    if not 1 <= low <= high:
        raise DataError(file, where, f"{entry['roots']} is no range.", "Give [least, most].")
    if low > len(there):
        raise DataError(
            file, where, f"at least {low} are said, but the steps begin at {len(there)} roots.",
            "Add the missing steps or lower the number.",
        )  # fmt: skip


def _check_steps(
    entry: Mapping[str, Any], nodes: Mapping[str, Node], known: set[str], file: Path
) -> None:
    where = f"claim {entry['id']}"
    for step in entry["steps"]:
        check_record(step, STEP, file, f"{where}, steps")
        for name in (step["from"], step["to"]):
            if name not in nodes:
                raise DataError(file, f"{where}, steps", f"“{name}” is no node.", "Add a [[node]].")
        if step["shown_by"] not in known:
            raise DataError(
                file, f"{where}, steps, shown_by",
                f"“{step['shown_by']}” is no attribution, card or “catalogue”.", "Correct it.",
            )  # fmt: skip
    for name in entry["carried_by"]:
        if name not in known:
            raise DataError(
                file, f"{where}, carried_by", f"there is no attribution “{name}”.", "Correct it."
            )


def _check_pairs(entry: Mapping[str, Any], nodes: Mapping[str, Node], file: Path) -> None:
    where = f"claim {entry['id']}"
    for pair in (*entry.get("same", []), *entry.get("one", [])):
        if len(pair) != 2:  # noqa: PLR2004 - two joined roots
            raise DataError(
                file, f"{where}, same or one", f"{pair} is no pair.", "Give two nodes each."
            )
        for name in pair:
            if name not in nodes:
                raise DataError(
                    file, f"{where}, same or one", f"“{name}” is no node.", "Add a [[node]]."
                )


@files.remembered
def load_traces(kit: Kit = HERE) -> tuple[Trace, ...]:
    """Load every claim with its trace, held against texts, coding and cards.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of Trace
        In the file's order.

    Raises
    ------
    DataError
        If something named is not there, or quoted words do not stand where they should.
    """
    file = _file(kit)
    nodes = load_nodes(kit)
    told = load_claims(kit)
    articles = {name: load_article(name, kit) for name in load_catalogue(kit)}
    known = {"catalogue"} | {f"card:{card.id}" for card in load_cards(kit)}
    for name in articles:
        known |= {record.id for record in load_coding(name, kit).attributions}
    claims = []
    for entry in listed(read_toml(file), "claim", file):
        where = f"claim {entry.get('id', '')}"
        check_record(entry, CLAIM, file, where)
        if entry["id"] not in told:
            raise DataError(
                file, where, "lessons/cards/claims.toml does not say what it claims.", "Add it."
            )
        carriers = {name.partition("-")[0] for name in entry["carried_by"]}
        if carriers != set(told[entry["id"]].carried_by):
            raise DataError(
                file, f"{where}, carried_by", "the articles are not those of the cards' list.",
                "Make lessons/cards/claims.toml and this agree.",
            )  # fmt: skip
        _check_steps(entry, nodes, known, file)
        _check_pairs(entry, nodes, file)
        _check_roots(entry, nodes, file)
        claims.append(
            Trace(
                entry["id"],
                told[entry["id"]].says,
                tuple(entry["carried_by"]),
                (entry["roots"][0], entry["roots"][1]),
                entry["roots_why"],
                tuple(Step(s["from"], s["to"], s["how"], s["shown_by"]) for s in entry["steps"]),
                tuple((a, b) for a, b in entry.get("same", [])),
                tuple((a, b) for a, b in entry.get("one", [])),
                entry["evidence_offered"],
                entry["evidence_checked"],
                entry["accused"],
                entry["reply"],
                entry["reply_why"],
                tuple(
                    _loss(loss, articles, file, f"{where}, losses")
                    for loss in entry.get("losses", [])
                ),
            )
        )
    check_unique((claim.id for claim in claims), file, "claim")
    missing = sorted(set(told) - {claim.id for claim in claims})
    if missing:
        raise DataError(file, "", f"no trace for {', '.join(missing)}.", "Add a [[claim]].")
    return tuple(claims)
