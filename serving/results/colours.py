"""The colours of the overlay: the legend's few, the heat-map's scale, and DICOM's CIELab for a segment."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Rgb = tuple[int, int, int]

PAPER: Rgb = (238, 240, 244)
GREY: Rgb = (172, 178, 190)
AMBER: Rgb = (255, 193, 70)
RED: Rgb = (255, 92, 92)
GREEN: Rgb = (92, 205, 130)
STRIP: Rgb = (14, 16, 21)
TITLE_STRIP: Rgb = (38, 34, 20)

# Every sixteenth colour of matplotlib's `inferno` (CC0): lightness rises evenly, so it also reads in grey.
_INFERNO = (
    (0, 0, 4), (11, 7, 36), (33, 12, 74), (61, 9, 101), (87, 16, 110), (113, 25, 110), (138, 34, 106), (163, 44, 97),
    (188, 55, 84), (210, 70, 68), (228, 90, 49), (241, 115, 29), (249, 142, 9), (252, 172, 17), (249, 203, 53),
    (242, 234, 105), (252, 255, 164),
)  # fmt: skip


@lru_cache(maxsize=1)
def heat_colours() -> NDArray[np.uint8]:
    """The heat-map's scale, low to high: `(256, 3)`.

    Source: Smith & van der Walt, A Better Default Colormap for Matplotlib, SciPy 2015.
    """
    stops = np.asarray(_INFERNO, dtype=np.float64)
    places = np.linspace(0, len(stops) - 1, 256)
    columns = [np.interp(places, np.arange(len(stops)), stops[:, channel]) for channel in range(3)]
    return np.rint(np.stack(columns, axis=1)).astype(np.uint8)


def cielab(rgb: Rgb) -> tuple[float, float, float]:
    """An sRGB colour, 0 to 255, as CIE L*a*b* under D65: L* 0 to 100, a* and b* −128 to 127.

    Source: IEC 61966-2-1; CIE 15:2004.
    """
    channel = np.asarray(rgb, dtype=np.float64) / 255
    linear = np.where(channel <= 0.04045, channel / 12.92, ((channel + 0.055) / 1.055) ** 2.4)
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    ratio = matrix @ linear / np.array([0.9505, 1.0, 1.089])
    root = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = (float(part) for part in root)
    return (max(0.0, 116 * y - 16), 500 * (x - y), 200 * (y - z))
