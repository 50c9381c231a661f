"""Codes that a machine reads: the QR code of a citizen's card, the bar code of a label or a film folder.

A code says a name as plainly as letters do. Looking for codes takes as long as everything else, so where text is not
expected only a picture is looked at in which strong edges crowd together as they do in a code, at some scale.

**Source:** ISO/IEC 18004 (QR), 15417 (Code 128), 16388 (Code 39), 16022 (Data Matrix), 15438 (PDF417); zxing-cpp 3.1,
Apache-2.0; a citizen's card of Vietnam bears a QR code (Circular 06/2021/TT-BCA).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from datasets.deidentify.places import Gray, Place, place_of

LOOKED_AT, SMALLEST = 1024, 64
"""The quick look shrinks a picture to LOOKED_AT pixels, and halves it down to SMALLEST."""
STEP, WINDOW, ONE_WAY, BOTH_WAYS = 48, 32, 0.42, 0.32
"""An edge is a STEP of levels. In a WINDOW square of a code a share ONE_WAY of the pixels are edges across or down, or
a share BOTH_WAYS each; in 330 slices of CT, MR and CR it was at most 0.38 and 0.29."""
ROUNDS, SHORTEST = 8, 4
"""Looks at a picture, each without what the one before found; characters of a linear code that is no chance."""
REACH, GAP, QUIET = 1.0, 0.06, 0.04
"""Of a code's length: how far around it its bars may go on, how far apart they may be, and what goes with them."""
LEVEL = 5.0
"""Bars that run within so many degrees of upright or level are read as they are."""
LINEAR: Any = zxingcpp.barcode_formats_from_str("Code128|Code39|Code93|Codabar|ITF|EANUPC")
FORMATS: Any = (*LINEAR, *zxingcpp.barcode_formats_from_str("QRCode|MicroQRCode|RMQRCode|DataMatrix|Aztec|PDF417"))

Corners = NDArray[np.float64]
"""`(4, 2)`, x and y, one after the other around it."""


def bar_codes(gray: Gray, *, is_whole: bool, zoom: float = 1.0) -> tuple[Place, ...]:
    """Where codes stand in `(h, w)`, with the quiet space around them.

    Args:
        gray: as displayed.
        is_whole: look whatever the picture is like; otherwise only where edges crowd.
        zoom: of the look, for a second one at another size.
    """
    is_dense = is_crowded(gray)
    if not (is_whole or is_dense):
        return ()
    rest = gray.copy() if zoom == 1.0 else np.asarray(cv2.resize(gray, None, fx=zoom, fy=zoom), np.uint8)
    found: list[Place] = []
    for _ in range(ROUNDS):
        corners = [*_read(rest)] or ([*_read_large(rest), *_read_turned(rest)] if is_dense else [])
        if not corners:
            break
        for each in corners:
            around = _bars_around(rest, each)
            found.append(place_of(around / zoom))
            cv2.fillConvexPoly(rest, np.rint(around).astype(np.int32), 0)
    return tuple(found)


def is_crowded(gray: Gray) -> bool:
    """Whether edges crowd anywhere in the picture as they do in a code."""
    scale = LOOKED_AT / max(gray.shape)
    seen = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    while min(seen.shape) >= SMALLEST:
        across, down = (cv2.blur(edges, (WINDOW, WINDOW)) for edges in _edges(np.asarray(seen, np.uint8)))
        if max(across.max(), down.max()) > 255 * ONE_WAY or cv2.min(across, down).max() > 255 * BOTH_WAYS:
            return True
        seen = cv2.pyrDown(seen)
    return False


def _edges(seen: Gray) -> tuple[NDArray[np.uint8], ...]:
    """Twice `(h - 1, w - 1)`: 255 where the next pixel across, and down, is a STEP away."""
    here = seen[:-1, :-1]
    steps = (cv2.absdiff(here, seen[:-1, 1:]), cv2.absdiff(here, seen[1:, :-1]))
    return tuple(np.asarray(cv2.threshold(step, STEP, 255, cv2.THRESH_BINARY)[1], np.uint8) for step in steps)


def _read(gray: Gray) -> Iterator[Corners]:
    for code in zxingcpp.read_barcodes(gray, formats=FORMATS):
        if code.symbology not in LINEAR or len(code.text) >= SHORTEST:
            told = code.position
            around = told.top_left, told.top_right, told.bottom_right, told.bottom_left
            yield np.array([(each.x, each.y) for each in around], np.float64)


def _read_large(gray: Gray) -> Iterator[Corners]:
    """Codes with bars of two pixels, which are read twice as large."""
    if max(gray.shape) <= LOOKED_AT:
        for corners in _read(np.asarray(cv2.resize(gray, None, fx=2, fy=2), np.uint8)):
            yield corners / 2


def _read_turned(gray: Gray) -> Iterator[Corners]:
    """Codes that are read once their bars are turned upright."""
    angle = _slope(gray)
    if min(abs(angle), 90 - abs(angle)) < LEVEL:
        return
    height, width = gray.shape
    side = int(np.hypot(height, width)) + 1
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turn[:, 2] += (side - width) / 2, (side - height) / 2
    turned = cv2.warpAffine(gray, turn, (side, side), borderMode=cv2.BORDER_REPLICATE)
    back = cv2.invertAffineTransform(turn)
    for corners in _read(np.asarray(turned, np.uint8)):
        yield np.asarray(corners @ back[:, :2].T + back[:, 2])


def _slope(gray: Gray) -> float:
    """Degrees by which the bars of the most crowded place are turned."""
    crowd = cv2.blur(cv2.max(*_edges(gray)), (WINDOW, WINDOW))
    row, column = np.unravel_index(int(crowd.argmax()), crowd.shape)
    tile = gray[max(0, row - WINDOW) : row + WINDOW, max(0, column - WINDOW) : column + WINDOW].astype(np.float32)
    across, down = cv2.Sobel(tile, -1, 1, 0), cv2.Sobel(tile, -1, 0, 1)
    return float(np.degrees(0.5 * np.arctan2(2 * (across * down).sum(), (across**2 - down**2).sum())))


def _bars_around(gray: Gray, corners: Corners) -> Corners:
    """A box over all that hangs together with the code; of a linear one the reader tells only where it read it."""
    low, high = corners.min(axis=0), corners.max(axis=0)
    length = float((high - low).max())
    left, top = np.maximum(low - REACH * length, 0).astype(int)
    right, bottom = np.ceil(high + REACH * length).astype(int) + 1
    edges = cv2.max(*_edges(gray[top:bottom, left:right]))
    gap = max(3, round(GAP * length)) | 1
    parts = cv2.connectedComponents(cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8)))[1]
    inside = np.zeros(parts.shape, np.uint8)
    cv2.polylines(inside, [np.rint(corners - (left, top)).astype(np.int32)], isClosed=True, color=1, thickness=3)
    cv2.fillConvexPoly(inside, np.rint(corners - (left, top)).astype(np.int32), 1)
    its = [label for label in np.unique(parts[inside > 0]).tolist() if label]
    rows, columns = np.nonzero(np.isin(parts, its))
    if rows.size:
        low = np.minimum(low, (columns.min() + left, rows.min() + top))
        high = np.maximum(high, (columns.max() + left + 1, rows.max() + top + 1))
    (left, top), (right, bottom) = low - QUIET * length, high + QUIET * length
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)
