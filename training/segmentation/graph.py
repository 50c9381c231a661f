"""What is exported: lung probabilities, the gate's columns, and how plausible the two lungs are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from models.card import GateRule
from models.scope import check_gate
from training.gate import OUTPUT, PictureGate, pool_maps
from training.segmentation.network import EfficientUNet

SEGMENTS = "segments"
LUNGS = "lungs"
OUTPUTS = (SEGMENTS, OUTPUT, LUNGS)
FEATURE_OUTPUTS = (SEGMENTS, "features", LUNGS)
AREA_RIGHT, AREA_LEFT, CERTAINTY = 0, 1, 2
CELL = 32

Array = NDArray[np.float32]


class LungFeatures(nn.Module):
    """Picture `(n, 3, h, w)` to segments `(n, 2, h, w)`, features for the gate `(n, d)`, and lungs `(n, 3)`."""

    def __init__(self, network: EfficientUNet) -> None:
        super().__init__()
        self.network = network

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Segments, features, lungs."""
        maps = self.network.encode(x)
        segments = self.network.decode(maps).softmax(dim=1)[:, 1:]
        coarse = F.avg_pool2d(segments, CELL).flatten(1)
        features = torch.cat([pool_maps(maps[1:], grids=(3,)), coarse], dim=1)
        return segments, features, describe_lungs(segments)


def describe_lungs(segments: Tensor) -> Tensor:
    """Share of the picture of right and left lung, and the mean probability inside of them: `(n, 3)`."""
    inside = (segments > 0.5).to(segments.dtype)
    areas = inside.mean(dim=(2, 3))
    total = inside.sum(dim=(1, 2, 3))
    certainty = (segments * inside).sum(dim=(1, 2, 3)) / total.clamp_min(1.0)
    return torch.cat([areas, certainty[:, None]], dim=1)


class LungFieldsGraph(nn.Module):
    """The whole graph; outputs in the order of `OUTPUTS`."""

    def __init__(self, features: LungFeatures, gate: PictureGate) -> None:
        super().__init__()
        self.features = features
        self.gate = gate

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Segments `(n, 2, h, w)`, gate `(n, 4)`, lungs `(n, 3)`."""
        segments, features, lungs = self.features(x)
        return segments, self.gate(features), lungs


def verdict_columns(gate: Array, lungs: Array) -> Array:
    """What the card's rules look at, all turned so that more is worse: `(n, k + 3)`."""
    return np.concatenate([gate, -lungs], axis=1)


def decider(rules: Sequence[GateRule]) -> Callable[[Mapping[str, Array]], NDArray[np.bool_]]:
    """Every decision made of one film, for the parity check: of each pixel, and whether the gate refuses."""

    def decide(outputs: Mapping[str, Array]) -> NDArray[np.bool_]:
        is_refused = check_gate(rules, outputs) is not None
        return np.append(outputs[SEGMENTS] > 0.5, is_refused)

    return decide
