"""A blank board for figures that are laid out by hand: text that is measured before it is set.

Places are in points from the top left corner, as one reads, so that a module can work down
the page. Text is measured with the font it is drawn in, so a label is wrapped where it must
be and a box is as high as its label.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from whosays.figures import letters
from whosays.figures.style import INK, PLAIN, WIDTH, new_figure, to_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

POINTS = 72
LEADING = 1.25
# From the middle of small and large letters down to their line, as a share of their size.
_HALF = 0.33
# Where a word that is too long for its line may be cut.
_BREAKS = ".-/–"


@cache
def text_width(words: str, size: float = PLAIN, weight: str = "normal") -> float:
    """Measure a text.

    Parameters
    ----------
    words : str
    size : float
        Points.
    weight : str
        ``"normal"`` or ``"bold"``.

    Returns
    -------
    float
        Points.
    """
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - only when drawing
    from matplotlib.textpath import text_to_path  # noqa: PLC0415 - only when drawing

    letters.ready()
    font = FontProperties(family=list(letters.FAMILIES), size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(width)


def wrap(words: str, width: float, size: float = PLAIN, weight: str = "normal") -> list[str]:
    """Break a text into lines that fit.

    Parameters
    ----------
    words : str
    width : float
        Points.
    size : float
        Points.
    weight : str

    Returns
    -------
    list of str
        A word wider than a line is cut after a dot, a dash or a slash, or else anywhere.
    """
    lines: list[str] = []
    line = ""
    for word in words.split():
        tried = f"{line} {word}".strip()
        if text_width(tried, size, weight) <= width:
            line = tried
            continue
        if line:
            lines.append(line)
        line = word
        while text_width(line, size, weight) > width and len(line) > 1:
            fits = 1
            while text_width(line[: fits + 1], size, weight) <= width:
                fits += 1
            cut = max((line.rfind(mark, 0, fits) for mark in _BREAKS), default=-1) + 1 or fits
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line else lines


class Board:
    """A board of the kit's width.

    Parameters
    ----------
    height : float
        Points.

    Attributes
    ----------
    width, height : float
        Points.
    axes : matplotlib.axes.Axes
        Points from the top left corner.
    """

    def __init__(self, height: float) -> None:
        self.width = WIDTH * POINTS
        self.height = height
        self._figure = new_figure(WIDTH, height / POINTS)
        self._figure.set_layout_engine("none")
        self.axes = self._figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(height, 0)
        self.axes.set_axis_off()

    def say(self, x: float, y: float, words: str, **how: Any) -> None:  # noqa: ANN401 - passed on
        """Write one line, its middle at ``y``.

        Parameters
        ----------
        x, y : float
        words : str
        **how
            As for matplotlib's ``text``.
        """
        how = {"fontsize": PLAIN, "va": "baseline", "color": INK, **how}
        self.axes.text(x, y + _HALF * how["fontsize"], words, **how)

    def say_lines(self, x: float, y: float, lines: Sequence[str], **how: Any) -> None:  # noqa: ANN401
        """Write lines one below the other, the middle of the block at ``y``.

        Parameters
        ----------
        x, y : float
        lines : sequence of str
        **how
            As for matplotlib's ``text``.
        """
        step = float(how.get("fontsize", PLAIN)) * LEADING
        first = y - step * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            self.say(x, first + number * step, line, **how)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        **how: Any,  # noqa: ANN401
    ) -> None:
        """Draw a box with round corners.

        Parameters
        ----------
        x, y : float
            Its top left corner.
        width, height : float
        **how
            As for matplotlib's patches; ``round`` is the corner's radius.
        """
        from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415 - only when drawing

        radius = how.pop("round", 4)
        self.axes.add_patch(
            FancyBboxPatch(
                (x, y), width, height, boxstyle=f"round,pad=0,rounding_size={radius}", **how
            )
        )

    def line(self, places: Sequence[tuple[float, float]], **how: Any) -> None:  # noqa: ANN401
        """Draw a line through places.

        Parameters
        ----------
        places : sequence of (float, float)
        **how
            As for matplotlib's ``plot``.
        """
        xs, ys = zip(*places, strict=True)
        self.axes.plot(xs, ys, **{"color": INK, "linewidth": 1.2, **how})

    def svg(self) -> str:
        """Give the drawing.

        Returns
        -------
        str
        """
        return to_svg(self._figure)
