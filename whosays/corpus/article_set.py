"""An article set: what holds for all its texts, and who in its conflict stands with whom.

A set is a folder laid out like the kit's own. How its articles are written (language,
direction, script), whose side a source can be on, which sides stand together and which flags
a text can be about are data of the set: ``seeds/catalogue.toml`` and the list of affiliations
in ``lessons/codebook.toml``. Nothing in the code knows a country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.records import read, record
from whosays.core.schema import Field, check_record, check_unique, listed, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Direction = Literal["ltr", "rtl"]
UNKNOWN = "unknown"
"""The affiliation that every set has: the text does not show whose side a source is on."""
RTL = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})
"""Scripts written from right to left, by their codes of ISO 15924."""


@record
class Written:
    """How a text is written; a set says it for all its texts, a text for itself."""

    lang: str | None = None
    dir: Direction | None = None
    script: str | None = None


@record
class SetEntry(Written):
    """What the catalogue says of a set as a whole."""

    id: str = ""
    title: str = ""
    sides: tuple[tuple[str, ...], ...] = ()
    flags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a text is written.

    Attributes
    ----------
    lang : str
        Language tag, such as ``"en"`` or ``"ar"``.
    dir : str
        ``"ltr"`` or ``"rtl"``.
    script : str
        Code of ISO 15924, such as ``"Latn"``.
    """

    lang: str = "en"
    dir: Direction = "ltr"
    script: str = "Latn"

    def of(self, entry: Written) -> Writing:
        """Give how one text is written, where its entry may say otherwise.

        Parameters
        ----------
        entry : Written

        Returns
        -------
        Writing
            A script of its own brings its direction, unless that is given too.
        """
        told: Direction = "rtl" if entry.script in RTL else "ltr"
        usual = self.dir if entry.script is None else told
        return Writing(
            self.lang if entry.lang is None else entry.lang,
            entry.dir or usual,
            self.script if entry.script is None else entry.script,
        )


@dataclass(frozen=True, slots=True)
class ArticleSet:
    """A set of articles: one immutable object, the same until one of its files changes.

    Attributes
    ----------
    kit : Kit
        Where it is.
    id, title : str
    writing : Writing
        How its texts are written unless they say otherwise.
    affiliations : tuple of str
        Whose side a source can be on, in the codebook's order; one is ``"unknown"``.
    sides : tuple of tuple of str
        Affiliations that stand together in this conflict. Not a judgement.
    flags : Mapping of str to str
        Code to name of the flags that a statement can be made under.
    """

    kit: Kit
    id: str
    title: str
    writing: Writing
    affiliations: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    flags: Mapping[str, str]

    def check_affiliations(self, used: Iterable[str], file: Path | str, where: str) -> None:
        """Make sure that sources are on sides that this set knows.

        Parameters
        ----------
        used : iterable of str
        file : Path or str
            Named in the error.
        where : str
            The field, named in the error.

        Raises
        ------
        DataError
            At the first that is not in the codebook.
        """
        for name in used:
            if name not in self.affiliations:
                raise DataError(
                    file,
                    where,
                    *amiss(
                        "corpus.affiliation_unknown",
                        name=name,
                        affiliations=", ".join(self.affiliations),
                    ),
                )


@files.remembered
def _shared(kit: Kit) -> SetEntry:
    """Give what the catalogue says of the set as a whole."""
    file = kit / "seeds" / "catalogue.toml"
    return read(SetEntry, read_toml(file).get("set", {}), file, "set")


@files.remembered
def writing(kit: Kit = HERE) -> Writing:
    """Tell how a set's texts are written; its other files are not looked at.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Writing
        English from left to right, unless the set says otherwise.

    Raises
    ------
    DataError
        If the catalogue is missing or a field of its ``[set]`` does not fit.
    """
    return Writing().of(_shared(kit))


def _affiliations(kit: Kit) -> tuple[str, ...]:
    file = kit / "lessons" / "codebook.toml"
    entries = listed(read_toml(file), "affiliation", file)
    for number, entry in enumerate(entries, start=1):
        check_record({"code": entry.get("code")}, {"code": Field(str)}, file,
                     f"affiliation number {number}")  # fmt: skip
    codes = tuple(str(entry["code"]) for entry in entries)
    check_unique(codes, file, "affiliation")
    if UNKNOWN not in codes:
        raise DataError(file, "affiliation", *amiss("corpus.affiliation_none", code=UNKNOWN))
    return codes


@files.remembered
def article_set(kit: Kit = HERE) -> ArticleSet:
    """Give a set with all that holds for it.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    ArticleSet

    Raises
    ------
    DataError
        If the catalogue or the list of affiliations is missing or does not fit.
    """
    shared = _shared(kit)
    file = kit / "seeds" / "catalogue.toml"
    check_record(shared.flags, dict.fromkeys(shared.flags, Field(str)), file, "set, flags")
    found = ArticleSet(
        kit=kit,
        id=shared.id,
        title=shared.title,
        writing=writing(kit),
        affiliations=_affiliations(kit),
        sides=shared.sides,
        flags=shared.flags,
    )
    members = [name for group in shared.sides for name in group]
    found.check_affiliations(members, file, "set, sides")
    check_unique(members, file, "set, sides")
    return found
