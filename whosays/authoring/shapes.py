"""Which data files there are and what records they hold, gathered from where each is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from whosays.core.records import fields
from whosays.corpus import article_set, articles, attributions, codebook, pair_files, texts
from whosays.printing.report_plan import Model, Plan
from whosays.questions import forms, items, keys, registry
from whosays.questions.unit_files import Unit
from whosays.sourcing import card_file, claims, glossary, numbers, rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.schema import Field

Many = Literal["one", "list", "named"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One form that a record can have.

    Attributes
    ----------
    name : str
        Names it in the reference and in ``fields.toml``.
    fields : Mapping of str to Field
    when : tuple of (str, str), optional
        The field, and its value, by which this form is told from others of the table.
    """

    name: str
    fields: Mapping[str, Field]
    when: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file: its name, how many records it holds, and their forms."""

    name: str
    many: Many
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """One sort of data file.

    Attributes
    ----------
    name : str
        Of its schema.
    where : str
        Pattern of its paths in the kit's folder.
    left_out : tuple of str
        Paths that the pattern meets and that are of another sort.
    tables : tuple of Table
    whole : Shape, optional
        Where the file itself is one record.
    """

    name: str
    where: str
    tables: tuple[Table, ...] = ()
    left_out: tuple[str, ...] = field(default=())
    whole: Shape | None = None


def _list(name: str, *shapes: Shape) -> Table:
    return Table(name, "list", shapes)


def _only(name: str, fields: Mapping[str, Field]) -> Shape:
    return Shape(name, fields)


def _items() -> tuple[Shape, ...]:
    return tuple(
        Shape(
            f"item of kind {kind}",
            {**items.ITEM, **registry.own_fields(kind, "item")},
            ("kind", kind),
        )
        for kind in registry.names()
    )


def _keys() -> tuple[Shape, ...]:
    return tuple(
        Shape(f"key of kind {kind}", {**keys.KEY, **registry.own_fields(kind, "key")})
        for kind in registry.names()
    )


def _cards() -> tuple[Shape, ...]:
    evidence, mirror = card_file.KINDS
    return (
        Shape("evidence card", fields(card_file.CardEntry), ("kind", evidence)),
        Shape("mirror case", fields(card_file.MirrorEntry), ("kind", mirror)),
    )


def _rules() -> tuple[Shape, ...]:
    return tuple(
        Shape(f"rule that looks at {check}", {**rules.RULE, **fields}, ("check", check))
        for check, fields in rules.NEEDS.items()
    )


def _pair() -> Shape:
    side = {**pair_files.SIDE_OPEN, **pair_files.SIDE_KEY}
    fields = {**pair_files.OPEN, **pair_files.KEY}
    sides = {name: replace(fields[name], inside=(side,)) for name in pair_files.SIDES}
    return Shape("pair", {**fields, **sides})


def data_files() -> tuple[DataFile, ...]:
    """Give every sort of data file that a teacher may edit.

    Returns
    -------
    tuple of DataFile
        In the order of the reference.
    """
    codes = (_list(name, _only("code", fields(codebook.Code))) for name in codebook.CATEGORIES)
    terms = (Table(name, "one", (_only("word", fields(codebook.Term)),)) for name in codebook.TERMS)
    return (
        DataFile("exercises", "exercises/[0-9]*.toml", (
            Table("unit", "one", (_only("unit", fields(Unit)),)),
            _list("item", *_items()),
            Table("report", "one", (_only("report", fields(Plan)),)),
            Table("model", "one", (_only("model report", fields(Model)),)),
        )),
        DataFile("solutions", "solutions/[0-9]*.toml", (_list("key", *_keys()),)),
        DataFile("forms", "solutions/forms.toml", (
            _list("slot", _only("slot", forms.SLOT)),
            _list("text", _only("text of a form", forms.TEXT)),
        )),
        DataFile("claims", "solutions/claims.toml", (
            _list("node", _only("node", fields(claims.NodeEntry))),
            _list("claim", _only("traced claim", fields(claims.ClaimEntry))),
        )),
        DataFile("numbers", "solutions/numbers.toml", (
            _list("number", _only("number", fields(numbers.NumberEntry))),
            _list("retold", _only("retold", fields(numbers.RetoldEntry))),
        )),
        DataFile("coding", "solutions/coding/*.json", (
            _list("attributions", _only("attribution", fields(attributions.Entry))),
            _list("not_coded", _only("not coded", fields(attributions.NotCodedEntry))),
        )),
        DataFile("catalogue", "seeds/catalogue.toml", (
            Table("set", "one", (_only("set", fields(article_set.SetEntry)),)),
            _list("article", _only("article", fields(articles.Entry))),
        )),
        DataFile("codebook", "lessons/codebook.toml", (
            *terms, *codes, _list("rule", _only("edge rule", fields(codebook.EdgeRule))),
        )),
        DataFile("cards", "lessons/cards/*.toml", (_list("card", *_cards()),),
                 left_out=("lessons/cards/claims.toml",)),
        DataFile("card-claims", "lessons/cards/claims.toml",
                 (_list("claim", _only("claim", fields(card_file.ClaimEntry))),)),
        DataFile("rules", "lessons/rules.toml", (
            Table("cues", "named", (_only("list of words", rules.CUES),)), _list("rule", *_rules()),
        )),
        DataFile("controls", "lessons/controls/[0-9]*-*.toml", whole=_pair()),
        DataFile("texts", "lessons/texts/texts.toml",
                 (_list("text", _only("own text", fields(texts.OwnText))),)),
        DataFile("glossary", "lessons/glossary.toml",
                 (_list("term", _only("term", glossary.TERM)),)),
    )  # fmt: skip
