"""A class's hand-ins, collected: whose each file is, and what became of it.

Files come as a school's system leaves them; nothing is passed over in silence. Every file ends
as one of :data:`STATES`, with a reason where there is one. Nothing is written, moved or run:
the originals stay where they are, :mod:`~whosays.classroom.originals` keeps copies of them as
evidence, and collecting again gives the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.classroom import crew, gather, judge, on_paper, shown, walk
from whosays.classroom.intake import Known
from whosays.classroom.remembered import Remembered
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions.items import load_unit, unit_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from whosays.classroom.database import Database
    from whosays.classroom.gather import File

STATES = ("taken", "twice", "older", "not_ours", "broken")
"""What becomes of a file."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file.

    Attributes
    ----------
    name : str
        Its path, as it may be shown. It may hold a student's name: for the teacher alone.
    state : str
        One of :data:`STATES`.
    unit : str
        Of a file that could be read.
    why : str
        A sentence: what happened and what to do; empty where all is well.
    numbered : bool
        Whether it was not counted though its name, such as “00-form-a (3).json”, may mean
        that it is another student's.
    quiet : bool
        Whether it was not even opened, being no hand-in by its name or nature.
    source : Path or None
        The file on the disk; that of the archive for what lies in one.
    """

    name: str
    state: str
    unit: str
    why: str
    numbered: bool
    quiet: bool
    source: Path | None = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Student:
    """One student's answers.

    Attributes
    ----------
    label : str
        What the teacher knows the student by. For the teacher alone.
    units : dict of str to dict of str to Any
        Unit id to item id to the cleaned answer, of the items that were asked for.
    began : dict of str to float
        Unit id to the time of its first kept answer, in seconds, where the files say one.
    key : tuple of str
        What tells this student from every other: a number in a learning platform, as
        ``("canvas:1234",)``, or a place.
    editions : dict of str to str
        Unit id to the stamp of the student edition it was answered in; empty for the kit itself.
    sent : dict of str to str
        Unit id to what a learning platform put before the file's name; empty if none did.
    """

    label: str
    units: dict[str, dict[str, Any]]
    began: dict[str, float]
    key: tuple[str, ...] = ()
    editions: dict[str, str] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collected:
    """A class.

    Attributes
    ----------
    students : tuple of Student
    verdicts : tuple of Verdict
        One for each file, in the order of their names.
    """

    students: tuple[Student, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    def count(self, state: str) -> int:
        """Count the files of one state.

        Parameters
        ----------
        state : str
            One of :data:`STATES`.

        Returns
        -------
        int
        """
        return sum(verdict.state == state for verdict in self.verdicts)


def everything(kit: Kit = HERE, problems: list[str] | None = None) -> list[str]:
    """Name every question, for whoever wants each answer looked at.

    Whoever remembers what was read asks for these, too: what was read is remembered for certain
    questions, and who asked for others would have everything read anew.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    problems : list of str, optional
        Where it is given, a unit that cannot be used costs itself only, and its sentence is put
        here.

    Returns
    -------
    list of str
    """
    names: list[str] = []
    for file in unit_files(kit):
        try:
            names += [item.id for item in load_unit(file.stem, kit).items]
        except KitError as error:
            if problems is None:
                raise
            problems.append(str(error))
    return names


def collect(  # noqa: PLR0913 - where, what for, and three switches of the person who collects
    places: Sequence[Path],
    keep: Iterable[str] = (),
    kit: Kit = HERE,
    *,
    only: bool = False,
    numbered: bool = False,
    tell: Callable[[int, int], None] | None = None,
    base: Database | None = None,
) -> Collected:
    """Collect a class's hand-ins.

    Parameters
    ----------
    places : sequence of Path
        Folders, answer files, hand-in files, ZIPs, and tables of answers from paper.
    keep : iterable of str
        Ids of the items whose answers are wanted.
    kit : Kit, optional
        What is read from; the kit in use by default.
    only : bool
        Leave files alone that, by their names, are of units that nothing is wanted of.
    numbered : bool
        Count files called “00-form-a (3).json” as students of their own.
    tell : callable, optional
        Told how many files are read, and of how many.
    base : Database, optional
        Remembers what files held, so that only new ones are read.

    Returns
    -------
    Collected

    Raises
    ------
    KitError
        If there is no such folder or file, or no such item.
    """
    for place in places:
        if not place.exists():
            raise KitError(text("handins.no_folder", folder=place))
    keep = tuple(keep)
    known = Known(keep, kit)
    with walk.Opened() as opened:
        paper = [place for place in places if on_paper.is_table(place)]
        rest = [place for place in places if place not in paper]
        files, told = gather.found(rest, opened, known, numbered=numbered)
        if only:
            files = [one for one in files if not one.named.unit or one.named.unit in known.wanted]
        budget = gather.Budget()
        before = Remembered(base, known) if base else None
        # Where most is remembered, too little is left to share out.
        new = [] if before and before.some else files
        plain = [one.entry.place[0] for one in new if gather.is_plain(one)]
        with crew.reading(plain, known, keep, kit) as ahead:
            for number, one in enumerate(files, start=1):
                gather.read(one, opened, known, budget, before=before, ahead=ahead)
                if tell:
                    tell(number, len(files))
        if before:
            before.flush()
    files += [one for place in paper for one in on_paper.files(place, known, kit)]
    students = [
        Student(group.label, group.units, group.began, group.key, group.editions, group.sent)
        for group in judge.students(files)
    ]
    everyone = sorted([*files, *told], key=lambda one: one.entry.parts)
    return Collected(tuple(students), tuple(_verdict(one) for one in everyone))


def _verdict(file: File) -> Verdict:
    return Verdict(
        shown.name("/".join(file.entry.parts)),
        file.state,
        file.contents.unit if file.contents else "",
        file.why,
        file.alone,
        file.state == "not_ours" and not file.opened,
        file.entry.place[0],
    )
