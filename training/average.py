"""The moving average of a network's weights, which generalises better than any single epoch's.

Source: Izmailov et al., Averaging weights leads to wider optima, UAI 2018; Polyak & Juditsky 1992.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn


class MovingAverage:
    """Keeps a copy of the network whose floating tensors follow the trained ones."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).eval()
        self.network.requires_grad_(False)
        self.decay = decay
        self.updates = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Take one step; the first steps follow faster, so that the start is forgotten."""
        self.updates += 1
        weight = 1.0 - min(self.decay, (1 + self.updates) / (10 + self.updates))
        for mine, theirs in zip(_tensors(self.network), _tensors(network), strict=True):
            if mine.is_floating_point():
                mine.lerp_(theirs, weight)
            else:
                mine.copy_(theirs)


def _tensors(network: nn.Module) -> list[Tensor]:
    return list(network.state_dict(keep_vars=False).values())
