"""Colour arithmetic: can a text be read on a fill, can two fills be told apart.

Contrast is the ratio of WCAG 2.2 (success criterion 1.4.3). Colour blindness is simulated
with the matrices for full severity of Machado, Oliveira and Fernandes (2009), "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
Visualization and Computer Graphics 15(6), applied to linear RGB. Difference is the distance
in CIELAB (CIE 1976, white D65); about 2 is the least that a trained eye sees.
"""

from __future__ import annotations

import math

Triple = tuple[float, float, float]

DEFICIENCIES: dict[str, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Linear RGB (sRGB primaries) to XYZ: IEC 61966-2-1.
_TO_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
_WHITE: Triple = (0.9505, 1.0, 1.089)
# Below this, sRGB is a straight line (IEC 61966-2-1).
_STRAIGHT = 0.04045


def _times(matrix: tuple[Triple, Triple, Triple], values: Triple) -> Triple:
    a, b, c = (sum(m * v for m, v in zip(row, values, strict=True)) for row in matrix)
    return a, b, c


def linear(colour: str) -> Triple:
    """Turn a colour into linear RGB.

    Parameters
    ----------
    colour : str
        ``"#rrggbb"``.

    Returns
    -------
    tuple of float
        Red, green, blue from 0 to 1, proportional to light.
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= _STRAIGHT else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return r, g, b


def contrast(first: str, second: str) -> float:
    """Give the contrast of two colours.

    Parameters
    ----------
    first, second : str
        ``"#rrggbb"``.

    Returns
    -------
    float
        From 1 (the same) to 21 (black on white); text needs 4.5.
    """
    low, high = sorted(_times(_TO_XYZ, linear(colour))[1] for colour in (first, second))
    return (high + 0.05) / (low + 0.05)


def simulate(colour: str, deficiency: str) -> Triple:
    """Show a colour as a colour-blind eye has it.

    Parameters
    ----------
    colour : str
        ``"#rrggbb"``.
    deficiency : str
        One of ``DEFICIENCIES``.

    Returns
    -------
    tuple of float
        Linear RGB, 0 to 1.
    """
    seen = _times(DEFICIENCIES[deficiency], linear(colour))
    r, g, b = (min(1.0, max(0.0, part)) for part in seen)
    return r, g, b


def lab(values: Triple) -> Triple:
    """Place a colour in CIELAB.

    Parameters
    ----------
    values : tuple of float
        Linear RGB, 0 to 1.

    Returns
    -------
    tuple of float
        L*, a*, b*.
    """
    scaled = (part / white for part, white in zip(_times(_TO_XYZ, values), _WHITE, strict=True))
    edge = (6 / 29) ** 3
    x, y, z = (t ** (1 / 3) if t > edge else t / (3 * (6 / 29) ** 2) + 4 / 29 for t in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(first: str, second: str, deficiency: str | None = None) -> float:
    """Tell how far apart two colours look.

    Parameters
    ----------
    first, second : str
        ``"#rrggbb"``.
    deficiency : str, optional
        One of ``DEFICIENCIES``, or the usual eye.

    Returns
    -------
    float
        Distance in CIELAB.
    """
    if deficiency is None:
        return math.dist(lab(linear(first)), lab(linear(second)))
    return math.dist(lab(simulate(first, deficiency)), lab(simulate(second, deficiency)))


def least_difference(first: str, second: str) -> float:
    """Tell how far apart two colours look to the eye that sees them closest.

    Parameters
    ----------
    first, second : str
        ``"#rrggbb"``.

    Returns
    -------
    float
        The least of :func:`difference` over the usual eye and every deficiency.
    """
    return min(difference(first, second, eye) for eye in (None, *DEFICIENCIES))
