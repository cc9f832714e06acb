"""The front door: what a notebook cell may call, under a name that stays when rooms move.

A room is opened when a cell asks for something in it: a page loads no more than it shows.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.notebook.cases import mirror_case, newsroom_tests
    from whosays.notebook.class_view import class_ratings
    from whosays.notebook.for_class import (
        collect_handins,
        follow_class,
        give_points,
        hand_out,
        remind_form_c,
        talk_about,
        with_your_class,
    )
    from whosays.notebook.forms import form_design
    from whosays.notebook.glossary import glossary
    from whosays.notebook.hand_in import hand_in
    from whosays.notebook.measure import (
        class_report,
        class_report_example,
        how_it_is_counted,
        my_ratings,
    )
    from whosays.notebook.papers import paper, printables
    from whosays.notebook.report import model_report, my_report
    from whosays.notebook.show import (
        ask,
        claim_path,
        claims_table,
        codebook_table,
        my_source_mix,
        named_share,
        number_drift,
        progress,
        reference_coding,
        shared_wording,
        solutions,
        source_mix,
        start_page,
        timeline,
        who_is_quoted,
        who_says_what,
    )
    from whosays.notebook.units import units

__all__ = [
    "ask",
    "claim_path",
    "claims_table",
    "class_ratings",
    "class_report",
    "class_report_example",
    "codebook_table",
    "collect_handins",
    "follow_class",
    "form_design",
    "give_points",
    "glossary",
    "hand_in",
    "hand_out",
    "how_it_is_counted",
    "mirror_case",
    "model_report",
    "my_ratings",
    "my_report",
    "my_source_mix",
    "named_share",
    "newsroom_tests",
    "number_drift",
    "paper",
    "printables",
    "progress",
    "reference_coding",
    "remind_form_c",
    "shared_wording",
    "solutions",
    "source_mix",
    "start_page",
    "talk_about",
    "timeline",
    "units",
    "who_is_quoted",
    "who_says_what",
    "with_your_class",
]

_ROOMS = {
    "cases": (
        "mirror_case",
        "newsroom_tests",
    ),
    "class_view": ("class_ratings",),
    "for_class": (
        "collect_handins",
        "follow_class",
        "give_points",
        "hand_out",
        "remind_form_c",
        "talk_about",
        "with_your_class",
    ),
    "forms": ("form_design",),
    "glossary": ("glossary",),
    "hand_in": ("hand_in",),
    "measure": (
        "class_report",
        "class_report_example",
        "how_it_is_counted",
        "my_ratings",
    ),
    "papers": (
        "paper",
        "printables",
    ),
    "report": (
        "model_report",
        "my_report",
    ),
    "show": (
        "ask",
        "claim_path",
        "claims_table",
        "codebook_table",
        "my_source_mix",
        "named_share",
        "number_drift",
        "progress",
        "reference_coding",
        "shared_wording",
        "solutions",
        "source_mix",
        "start_page",
        "timeline",
        "who_is_quoted",
        "who_says_what",
    ),
    "units": ("units",),
}
_WHERE = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"whosays.notebook.{_WHERE[name]}"), name)
