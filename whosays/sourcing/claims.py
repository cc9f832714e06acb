"""Claims: what the articles claim, who is the first to know, and which way it came.

What a claim says stands with the cards (``lessons/cards/claims.toml``), where students read
it; how it reached the page stands with the keys (``solutions/claims.toml``). A claim's
record describes sourcing; none says whether the claim holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss, counted, text
from whosays.core.kit import HERE, Kit
from whosays.core.records import read, record
from whosays.core.schema import check_unique, listed, read_toml
from whosays.corpus.article_set import article_set
from whosays.corpus.articles import Article, load_article, load_catalogue
from whosays.corpus.attributions import Span, load_coding
from whosays.sourcing.cards import load_cards, load_claims

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Kind = Literal["root", "relay", "article", "site"]
How = Literal["told", "states", "reports", "rewords", "reposts", "translates"]
Reply = Literal["direct", "other_point", "absent"]
LossKind = Literal["attribution", "hedge", "verb", "number", "date", "translation", "verbatim"]
Checked = Literal["yes", "no", "not_said"]
KINDS, HOWS, LOSSES = get_args(Kind), get_args(How), get_args(LossKind)
REPLIES, CHECKED = get_args(Reply), get_args(Checked)


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


@record
class NodeEntry:
    """A hand, as the file has it."""

    id: str
    kind: Kind
    label: str
    affiliation: str
    date: str = ""


@record
class LossEntry:
    """What changed on the way, as the file has it."""

    kind: LossKind
    article: str
    paragraph: int
    words: str
    why: str


@record
class StepEntry:
    """One hand passing a claim to the next, as the file has it."""

    from_: str
    to: str
    how: How
    shown_by: str


@record
class ClaimEntry:
    """A traced claim, as the file has it."""

    id: str
    roots_why: str
    evidence_offered: str
    accused: str
    reply_why: str
    carried_by: tuple[str, ...]
    roots: tuple[int, ...]
    steps: tuple[StepEntry, ...]
    same: tuple[tuple[str, ...], ...] = ()
    one: tuple[tuple[str, ...], ...] = ()
    losses: tuple[LossEntry, ...] = ()
    evidence_checked: Checked
    reply: Reply


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
    found = []
    for table in listed(read_toml(file), "node", file):
        where = f"node {table.get('id', '')}"
        entry = read(NodeEntry, table, file, where)
        article_set(kit).check_affiliations([entry.affiliation], file, f"{where}, affiliation")
        found.append(Node(entry.id, entry.label, entry.kind, entry.affiliation, entry.date))
    check_unique((node.id for node in found), file, "node")
    return {node.id: node for node in found}


def _loss(entry: LossEntry, articles: Mapping[str, Article], file: Path, where: str) -> Loss:
    if entry.article not in articles:
        raise DataError(file, f"{where}, article", *amiss("sourcing.no_such_article"))
    article = articles[entry.article]
    try:
        start, end = article.find(entry.words, paragraph=entry.paragraph)
    except KitError as error:
        raise DataError(file, f"{where}, words", str(error), text("sourcing.words_mend")) from None
    span = Span(start, end, article.text[start:end])
    return Loss(entry.kind, article.id, span, entry.why)


def _check_roots(entry: ClaimEntry, nodes: Mapping[str, Node], file: Path) -> None:
    where = f"claim {entry.id}, roots"
    there = {step.from_ for step in entry.steps if nodes[step.from_].kind == "root"}
    if len(entry.roots) != 2 or not 1 <= entry.roots[0] <= entry.roots[1]:  # noqa: PLR2004 - a range
        raise DataError(file, where, *amiss("sourcing.range", roots=list(entry.roots)))
    low = entry.roots[0]
    if low > len(there):
        raise DataError(
            file,
            where,
            counted("sourcing.roots_begin", len(there), low=low),
            text("sourcing.roots_begin_mend"),
        )


def _check_steps(entry: ClaimEntry, nodes: Mapping[str, Node], known: set[str], file: Path) -> None:
    where = f"claim {entry.id}"
    for step in entry.steps:
        for name in (step.from_, step.to):
            if name not in nodes:
                raise DataError(file, f"{where}, steps", *amiss("sourcing.no_node", name=name))
        if step.shown_by not in known:
            raise DataError(
                file,
                f"{where}, steps, shown_by",
                *amiss("sourcing.shown_by", name=step.shown_by, catalogue="catalogue"),
            )
    for name in entry.carried_by:
        if name not in known:
            raise DataError(
                file, f"{where}, carried_by", *amiss("sourcing.no_attribution", name=name)
            )


def _check_pairs(entry: ClaimEntry, nodes: Mapping[str, Node], file: Path) -> None:
    where = f"claim {entry.id}"
    for pair in (*entry.same, *entry.one):
        if len(pair) != 2:  # noqa: PLR2004 - two joined roots
            raise DataError(
                file, f"{where}, same or one", *amiss("sourcing.no_pair", pair=list(pair))
            )
        for name in pair:
            if name not in nodes:
                raise DataError(
                    file, f"{where}, same or one", *amiss("sourcing.no_node", name=name)
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
    for table in listed(read_toml(file), "claim", file):
        where = f"claim {table.get('id', '')}"
        entry = read(ClaimEntry, table, file, where)
        if entry.id not in told:
            raise DataError(file, where, *amiss("sourcing.claim_unsaid"))
        carriers = {name.partition("-")[0] for name in entry.carried_by}
        if carriers != set(told[entry.id].carried_by):
            raise DataError(file, f"{where}, carried_by", *amiss("sourcing.claim_articles"))
        _check_steps(entry, nodes, known, file)
        _check_pairs(entry, nodes, file)
        _check_roots(entry, nodes, file)
        claims.append(
            Trace(
                entry.id,
                told[entry.id].says,
                entry.carried_by,
                (entry.roots[0], entry.roots[1]),
                entry.roots_why,
                tuple(Step(s.from_, s.to, s.how, s.shown_by) for s in entry.steps),
                tuple((a, b) for a, b in entry.same),
                tuple((a, b) for a, b in entry.one),
                entry.evidence_offered,
                entry.evidence_checked,
                entry.accused,
                entry.reply,
                entry.reply_why,
                tuple(_loss(loss, articles, file, f"{where}, losses") for loss in entry.losses),
            )
        )
    check_unique((claim.id for claim in claims), file, "claim")
    missing = sorted(set(told) - {claim.id for claim in claims})
    if missing:
        raise DataError(file, "", *amiss("sourcing.no_trace", claims=", ".join(missing)))
    return tuple(claims)
