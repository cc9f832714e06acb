"""Articles: loaded from a set's catalogue, checked against their checksum, cut into paragraphs.

Every place in an article is a half-open range ``[start, end)`` of Unicode code points of
the file's decoded text. Nothing is normalised: non-breaking spaces and curly quotation
marks stay as they are.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import asdict, dataclass, replace
from typing import Literal, TypedDict, cast, get_args

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss, text
from whosays.core.kit import HERE, Kit
from whosays.core.records import read, record
from whosays.core.schema import check_unique, listed, read_toml
from whosays.corpus.article_set import Written, writing

Kind = Literal["title", "dateline", "standfirst", "label", "body", "furniture"]
NBSP = "\u00a0"
KINDS = ("title", "dateline", "standfirst", "label", "furniture")
Certainty = Literal["certain", "likely", "unknown"]
CERTAINTIES = get_args(Certainty)


@record
class Parts:
    """Which paragraphs are which part of a page, by their numbers; the rest is body."""

    title: tuple[int, ...] = ()
    dateline: tuple[int, ...] = ()
    standfirst: tuple[int, ...] = ()
    label: tuple[int, ...] = ()
    furniture: tuple[int, ...] = ()


@record
class Entry(Written):
    """What the catalogue says of an article, and how sure that is."""

    id: str
    file: str
    sha256: str
    title: str
    short: str
    outlet_how: str
    outlet_certainty: Certainty
    host_certainty: Certainty
    date_certainty: Certainty
    author: str
    date_inferred: str
    date_how: str
    outlet: str = ""
    host: str = ""
    date_stated: str = ""
    not_known: tuple[str, ...]
    parts: Parts


@dataclass(frozen=True, slots=True)
class Info:
    """What is known of a text, as far as pages say it.

    Attributes
    ----------
    title : str
        Headline as it stands in the file.
    short : str
        Who published it, in a word or two.
    outlet : str
        The same in full, where that is known.
    note : str
        What stands above a text of ours: that we wrote it.
    """

    title: str
    short: str = ""
    outlet: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty line of an article's file.

    Attributes
    ----------
    number : int
        Counted from 1 over the non-empty lines, bits of web page included.
    start, end : int
        Code points, ``[start, end)``.
    text : str
        The line, exactly.
    kind : str
        What part of the page it is.
    """

    number: int
    start: int
    end: int
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Article:
    """An article with what is known of it.

    Attributes
    ----------
    id : str
        ``"000"`` … ``"004"`` in the default set.
    text : str
        The file's text, exactly.
    paragraphs : tuple of Paragraph
        In order.
    info : Info
    lang, dir : str
        Language tag and direction of writing (``"ltr"`` or ``"rtl"``).
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    info: Info
    lang: str
    dir: str

    @property
    def title(self) -> str:
        """Headline as it stands in the file."""
        return self.info.title

    def paragraph(self, number: int) -> Paragraph:
        """Give one paragraph.

        Parameters
        ----------
        number : int
            Counted from 1.

        Returns
        -------
        Paragraph

        Raises
        ------
        KitError
            If the article has no such paragraph.
        """
        if not 1 <= number <= len(self.paragraphs):
            raise KitError(
                text(
                    "corpus.no_paragraph", article=self.id, number=number, last=len(self.paragraphs)
                )
            )
        return self.paragraphs[number - 1]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Give the paragraph a place lies in.

        Parameters
        ----------
        offset : int
            Code point of the file's text.

        Returns
        -------
        Paragraph or None
            None between paragraphs and outside the text.
        """
        at = bisect_right(self.paragraphs, offset, key=lambda para: para.start)
        para = self.paragraphs[at - 1] if at else None
        return para if para and offset < para.end else None

    def find(self, words: str, *, paragraph: int | None = None, nth: int = 1) -> tuple[int, int]:
        """Find words as they stand, taking a non-breaking space for a space.

        Parameters
        ----------
        words : str
            The words, with the file's own quotation marks. A keyboard's space finds the
            file's non-breaking one (both are one code point, so places stay right).
        paragraph : int, optional
            Look only there.
        nth : int
            Which occurrence, from 1.

        Returns
        -------
        tuple of (int, int)
            ``[start, end)`` in code points.

        Raises
        ------
        KitError
            If the words do not stand there that often.
        """
        low, high = 0, len(self.text)
        if paragraph is not None:
            para = self.paragraph(paragraph)
            low, high = para.start, para.end
        whole, words = self.text.replace(NBSP, " "), words.replace(NBSP, " ")
        at = low - 1
        for _ in range(nth):
            at = whole.find(words, at + 1, high)
            if at < 0:
                break
        if nth < 1 or at < 0 or not words:
            key = "corpus.not_in_article" if paragraph is None else "corpus.not_in_paragraph"
            raise KitError(text(key, words=words, article=self.id, paragraph=paragraph, nth=nth))
        return at, at + len(words)


def split(text: str, parts: Parts) -> tuple[Paragraph, ...]:
    r"""Cut a text into its non-empty lines.

    Parameters
    ----------
    text : str
        The file's decoded text, lines ended by ``\n``.
    parts : Parts

    Returns
    -------
    tuple of Paragraph
    """
    named = asdict(parts).items()
    kinds = {number: cast("Kind", kind) for kind, numbers in named for number in numbers}
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            number = len(found) + 1
            kind = kinds.get(number, "body")
            found.append(Paragraph(number, start, start + len(line), line, kind))
        start += len(line) + 1
    return tuple(found)


@files.remembered
def load_catalogue(kit: Kit = HERE) -> dict[str, Entry]:
    """Read what is known of each article of a set.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to Entry
        Article id to its entry, in the file's order, with ``lang``, ``dir`` and ``script``
        filled in.

    Raises
    ------
    DataError
        If the catalogue is missing, is not TOML, or lacks or misstates a field.
    """
    file = kit / "seeds" / "catalogue.toml"
    table = read_toml(file)
    entries = listed(table, "article", file)
    if not entries:
        raise DataError(file, "", *amiss("corpus.articles_none"))
    found = [
        read(Entry, entry, file, f"article {entry.get('id', f'number {number}')}")
        for number, entry in enumerate(entries, start=1)
    ]
    check_unique((entry.id for entry in found), file, "article")
    usual = writing(kit)
    return {entry.id: replace(entry, **asdict(usual.of(entry))) for entry in found}


@files.remembered
def load_article(article_id: str, kit: Kit = HERE) -> Article:
    """Load one article and make sure it is the text the exercises point at.

    Parameters
    ----------
    article_id : str
        As in the catalogue.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Article

    Raises
    ------
    KitError
        If the set has no such article.
    DataError
        If its file is missing or changed; the message gives the file, the checksum
        expected and the one found.
    """
    catalogue = load_catalogue(kit)
    if article_id not in catalogue:
        raise KitError(text("corpus.no_article", article=article_id, known=", ".join(catalogue)))
    entry = catalogue[article_id]
    file = kit / "seeds" / entry.file
    try:
        raw = files.read_bytes(file)
    except (FileNotFoundError, IsADirectoryError):
        raise DataError(file, "", *amiss("corpus.article_missing", sha256=entry.sha256)) from None
    found = hashlib.sha256(raw).hexdigest()
    if found != entry.sha256:
        raise DataError(
            file, "", *amiss("corpus.article_changed", sha256=entry.sha256, found=found)
        )
    try:
        words = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(
            file, "", *amiss("corpus.article_not_utf8", reason=error.reason, byte=error.start)
        ) from None
    paragraphs = split(words, entry.parts)
    for kind, numbers in asdict(entry.parts).items():
        for number in numbers:
            if not 1 <= number <= len(paragraphs):
                raise DataError(
                    file.with_name("catalogue.toml"),
                    f"article {article_id}, parts, {kind}",
                    *amiss("corpus.part_no_paragraph", number=number, last=len(paragraphs)),
                )
    info = Info(entry.title, entry.short, entry.outlet)
    how = writing(kit).of(entry)
    return Article(article_id, words, paragraphs, info, how.lang, how.dir)


class ParagraphShown(TypedDict):
    """A paragraph in the reader."""

    number: int
    start: int
    end: int
    text: str
    kind: Kind


class ArticleShown(TypedDict):
    """An article in the reader."""

    id: str
    title: str
    label: str
    note: str
    lang: str
    dir: str
    paragraphs: list[ParagraphShown]


def as_dict(article: Article, *, note: str = "") -> ArticleShown:
    """Give an article in the plain form that the reader widget shows.

    Parameters
    ----------
    article : Article
    note : str
        A line above the text, such as "We wrote this text for the kit".

    Returns
    -------
    ArticleShown
    """
    return {
        "id": article.id,
        "title": article.title,
        "label": article.info.short,
        "note": note,
        "lang": article.lang,
        "dir": article.dir,
        "paragraphs": [
            {"number": p.number, "start": p.start, "end": p.end, "text": p.text, "kind": p.kind}
            for p in article.paragraphs
        ],
    }
