from __future__ import annotations

import numpy as np
import pytest

from serving.results.colours import cielab, heat_colours


@pytest.mark.parametrize(
    ("rgb", "lab"),
    [
        ((255, 255, 255), (100.0, 0.0, 0.0)),
        ((0, 0, 0), (0.0, 0.0, 0.0)),
        ((255, 0, 0), (53.24, 80.09, 67.2)),
        ((0, 0, 255), (32.3, 79.19, -107.86)),
    ],
)
def test_known_colours(rgb: tuple[int, int, int], lab: tuple[float, float, float]) -> None:
    assert cielab(rgb) == pytest.approx(lab, abs=0.1)


def test_the_heat_scale_grows_lighter_from_end_to_end() -> None:
    lightness = [cielab((int(r), int(g), int(b)))[0] for r, g, b in heat_colours()[::8]]
    assert (np.diff(lightness) > 0).all()
