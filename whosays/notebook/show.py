"""What the notebooks call: one function for each thing a page shows.

A problem that a teacher can mend is shown as a calm sentence in the page; with
``WHOSAYS_STRICT`` set, as in the tests, it is raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from whosays.answers import progress as counts
from whosays.answers import session
from whosays.core import browser
from whosays.core.i18n import text
from whosays.core.paths import answers_dir
from whosays.corpus import articles, attributions
from whosays.corpus.texts import load_text, need_text_coding
from whosays.html import page
from whosays.notebook import solved
from whosays.notebook.calm import calm
from whosays.questions import items
from whosays.questions.coded import coded_passage
from whosays.questions.own_marks import own_marks
from whosays.widgets import bind

if TYPE_CHECKING:
    from whosays.corpus.articles import Article
    from whosays.figures.style import Plate
    from whosays.questions.own_marks import MarkItem
    from whosays.widgets.figure import Figure
    from whosays.widgets.progress import Progress
    from whosays.widgets.question import Question
    from whosays.widgets.reader import Reader


@calm
def ask(item_id: str) -> Question | Reader:
    """Show a question, with whatever was answered before.

    Parameters
    ----------
    item_id : str
        Such as ``"u1-e1"``.

    Returns
    -------
    Question or Reader
    """
    return bind.ask(item_id)


@calm
def progress(unit_id: str) -> Progress:
    """Show how much of one unit is answered; it follows along.

    Parameters
    ----------
    unit_id : str
        Such as ``"01-who-says-so"``.

    Returns
    -------
    Progress
    """
    from whosays.widgets.progress import Progress  # noqa: PLC0415 - only where one is shown

    def rows() -> list[dict[str, object]]:
        row = counts.progress_row(unit_id)
        # What is counted is on the page: the lesson's questions are on another.
        return [{**row, **row["pages"].get("exercise", {})}]

    bar = Progress(rows(), on_refresh=rows)

    def follow(changed: str) -> None:
        if changed == unit_id:
            bar.rows = rows()

    # One bar for each unit: a cell that runs again shows a new one in its place.
    session.current().follow(f"progress {unit_id}", follow)
    return bar


@calm
def start_page() -> Progress:
    """Show the whole kit: every unit with its bar, and where the answers are kept.

    Returns
    -------
    Progress
    """
    from whosays.answers.deleting import delete_all  # noqa: PLC0415 - only on the start page
    from whosays.widgets.progress import Progress  # noqa: PLC0415 - only where one is shown

    return Progress(
        counts.progress_rows(),
        whole_kit=True,
        folder="" if browser.here() else str(answers_dir()),
        on_refresh=counts.progress_rows,
        on_delete=delete_all,
        place=session.place(),
    )


@calm
def who_says_what(
    article_id: str, *paragraphs: int, closed: bool = False, marked: bool = True
) -> page.Html:
    """Show paragraphs, with every cue marked by the kind of its source.

    Parameters
    ----------
    article_id : str
    *paragraphs : int
        Which ones; all if none is given.
    closed : bool
        Hide it until the student opens it, after a guess.
    marked : bool
        Without, they stand there as they were found: where marking them is still to come.

    Returns
    -------
    Html
    """
    article, coding = _coded(article_id)
    body = coded_passage(article, coding.attributions if marked else (), paragraphs)
    told = f"Article {article_id}{' with its cues marked' if marked else ''}"
    return page.Html(page.details(body) if closed else body, told)


@calm
def codebook_table(category: str = "source_type") -> page.Html:
    """Show one category of the codebook with an example for each code.

    Parameters
    ----------
    category : str

    Returns
    -------
    Html
    """
    return page.Html(page.codebook_table(category), f"The codes of {category}")


def _plate(plate: Plate, *, closed: bool) -> page.Html:
    from whosays.widgets.figure import figure_html  # noqa: PLC0415 - as above

    body = figure_html(plate.svg, plate.alt, plate.takeaway, plate.table, plate.slim)
    return page.Html(page.details(body) if closed else body, plate.takeaway)


@calm
def source_mix(*article_ids: str, closed: bool = False) -> page.Html:
    """Show what kinds of source articles credit, counted in words.

    Parameters
    ----------
    *article_ids : str
        The takeaway says what differs between them.
    closed : bool
        Hide the figure until the student opens it, after a guess.

    Returns
    -------
    Html
    """
    from whosays.figures.source_mix import plate  # noqa: PLC0415 - as above

    rows = {
        text("figures.article", article=name): attributions.words_credited(
            attributions.load_coding(name)
        )
        for name in article_ids
    }
    return _plate(plate(rows, "words"), closed=closed)


@calm
def my_source_mix(item_id: str) -> Figure:
    """Show the mix of a student's own marks, and after a check the reference coding beside it.

    Parameters
    ----------
    item_id : str
        An item of kind ``mark``.

    Returns
    -------
    Figure
        Drawn when the student asks for it, and again on request.
    """
    from whosays.widgets.figure import Figure  # noqa: PLC0415 - only where one is shown

    unit_id, found = items.find_item(item_id)
    item = cast("MarkItem", found)

    def draw() -> Plate | str:
        record = session.store(unit_id).records().get(item_id, {})
        marks = own_marks(item, record.get("value"))
        # Marks that were changed since are no longer "checked", but they were tried.
        ours = bool(record.get("checked") or record.get("tries"))
        if not marks:
            return text("exercise.mix_none")
        from whosays.figures.source_mix import marks_plate  # noqa: PLC0415 - loads matplotlib

        return marks_plate(marks, item.article, item.paragraphs, ours=ours)

    return Figure(on_draw=draw)


@calm
def solutions(unit_id: str) -> page.Html:
    """Show every question of a unit with its key, the reasons and what to talk about.

    Parameters
    ----------
    unit_id : str

    Returns
    -------
    Html
    """
    found = solved.cards(unit_id)
    parts = [
        Markup("<h3>{}</h3>{}").format(text(f"page.part_{where}"), Markup("").join(cards))
        for where, cards in found.items()
        if cards  # a form has no lesson
    ]
    count = sum(map(len, found.values()))
    return page.Html(Markup("").join(parts), f"{count} questions of {unit_id} with their keys")


@calm
def reference_coding(article_id: str, *paragraphs: int) -> page.Html:
    """Show an article's reference coding: the marked text, then a table of every record.

    Parameters
    ----------
    article_id : str
    *paragraphs : int
        Which ones; all if none is given.

    Returns
    -------
    Html
    """
    article, coding = _coded(article_id)
    records = tuple(r for r in coding.attributions if not paragraphs or r.paragraph in paragraphs)
    shown = attributions.Coding(article_id, records)
    body = coded_passage(article, records, paragraphs) + page.coding_table(shown)
    where = f"article {article_id}" if article_id.isdigit() else "the text"
    return page.Html(body, f"{len(records)} attributions in {where}")


@calm
def who_is_quoted(*article_ids: str, closed: bool = False) -> page.Html:
    """Show whose side the sources of articles are on.

    Parameters
    ----------
    *article_ids : str
        All if none is given.
    closed : bool
        Hide the figure until the student opens it, after a guess.

    Returns
    -------
    Html
    """
    from whosays.figures import affiliation  # noqa: PLC0415 - loads matplotlib

    rows = affiliation.rows(_ids(article_ids), "attributions")
    return _plate(affiliation.plate(rows, "attributions"), closed=closed)


@calm
def named_share(*article_ids: str, closed: bool = False) -> page.Html:
    """Show how many credited words go to sources with a name, without one, and to nobody.

    Parameters
    ----------
    *article_ids : str
        All if none is given.
    closed : bool
        Hide the figure until the student opens it, after a guess.

    Returns
    -------
    Html
    """
    from whosays.figures import naming  # noqa: PLC0415 - loads matplotlib

    return _plate(naming.plate(naming.rows(_ids(article_ids))), closed=closed)


@calm
def timeline(story: str, *, closed: bool = False) -> page.Html:
    """Show what was said, written and answered, one row a date.

    Parameters
    ----------
    story : str
        ``"al_tanf"`` or ``"idlib"``.
    closed : bool
        Hide the figure until the student opens it, after a guess.

    Returns
    -------
    Html
    """
    from whosays.figures import timeline as drawn  # noqa: PLC0415 - loads matplotlib

    return _plate(drawn.plate(drawn.stories(story)), closed=closed)


@calm
def claim_path(claim_id: str, *, closed: bool = False) -> page.Html:
    """Show the way a claim came, and what is left when re-reports are folded.

    Parameters
    ----------
    claim_id : str
        Such as ``"c01"``.
    closed : bool
        Hide the figure until the student opens it, after a guess.

    Returns
    -------
    Html
    """
    from whosays.figures import provenance_graph  # noqa: PLC0415 - loads matplotlib

    return _plate(provenance_graph.claim_plate(claim_id), closed=closed)


@calm
def number_drift(number: str, *, closed: bool = False) -> page.Html:
    """Show one number on its way from text to text.

    Parameters
    ----------
    number : str
        ``"250"``, ``"75"``, ``"60"``, ``"500"`` or ``"17,000"``.
    closed : bool
        Hide the figure until the student opens it, after a guess.

    Returns
    -------
    Html
    """
    from whosays.figures import number_drift as drawn  # noqa: PLC0415 - loads matplotlib

    return _plate(drawn.plate(drawn.pick(number)), closed=closed)


@calm
def shared_wording(*, closed: bool = False) -> page.Html:
    """Show how many words in a row the articles share with each other.

    Parameters
    ----------
    closed : bool
        Hide the figure until the student opens it, after a guess.

    Returns
    -------
    Html
    """
    from whosays.figures import shared_wording as drawn  # noqa: PLC0415 - loads matplotlib

    return _plate(drawn.set_plate(), closed=closed)


def _coded(name: str) -> tuple[Article, attributions.Coding]:
    """Give a text, an article or one of ours, with its coding."""
    return load_text(name), need_text_coding(name)


def _ids(article_ids: tuple[str, ...]) -> tuple[str, ...]:
    return article_ids or tuple(articles.load_catalogue())


@calm
def claims_table() -> page.Html:
    """Show every key claim with who carries it, its roots and why, and the reply.

    Returns
    -------
    Html
    """
    from whosays.sourcing.claims import load_traces  # noqa: PLC0415 - only where it is shown

    traces = load_traces()
    coded = (one for name in _ids(()) for one in attributions.load_coding(name).attributions)
    paragraphs = {one.id: one.paragraph for one in coded}
    return page.Html(
        page.claims_table(traces, paragraphs), f"{len(traces)} claims with their roots"
    )
