"""The graph that ships: logits, heat-maps and the gate's columns from one picture.

The gate looks at a second, untouched ImageNet tail on the same frozen early blocks, and at the picture itself in small:
a network that was trained to tell sick from healthy no longer sees much of what a picture is of.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.efficientnet_lite import EfficientNetLite0, load_imagenet_weights
from training.gate import PictureGate, pool_maps
from training.pneumonia.network import PneumoniaNetwork

OUTPUTS = ("logits", "heat_maps", "gate")
THUMBNAIL = 16
LATE_BLOCK = 11


class GateFeatures(nn.Module):
    """What the gate judges by: `(n, 3, size, size)` and the early map to `(n, d)`."""

    def __init__(self, early_blocks: int) -> None:
        super().__init__()
        backbone = EfficientNetLite0()
        load_imagenet_weights(backbone)
        self.backbone = backbone.eval().requires_grad_(False)
        self.early_blocks = early_blocks

    def early(self, x: Tensor) -> Tensor:
        """Stem and the frozen blocks, which the trained network shares."""
        x = self.backbone._act(self.backbone._bn0(self.backbone._conv_stem(x)))
        for block in self.backbone._blocks[: self.early_blocks]:
            x = block(x)
        return x

    def forward(self, x: Tensor, early: Tensor) -> Tensor:
        """Means, spreads and 3×3 grids of an early and a late map, means of the last, and the picture in small."""
        late = early
        for block in self.backbone._blocks[self.early_blocks : LATE_BLOCK]:
            late = block(late)
        last = late
        for block in self.backbone._blocks[LATE_BLOCK:]:
            last = block(last)
        last = self.backbone._act(self.backbone._bn1(self.backbone._conv_head(last)))
        thumbnail = F.avg_pool2d(x[:, :1], x.shape[2] // THUMBNAIL).flatten(1)
        return torch.cat([pool_maps([early, late], grids=(0, 1)), last.mean(dim=(2, 3)), thumbnail], dim=1)


class ShippedGraph(nn.Module):
    """`(n, 3, size, size)` to logits `(n, 2)`, heat-maps `(n, 2, h, w)` in 0–1 and gate columns.

    Args:
        network: trained; its first blocks must be the untouched ones of `features`.
        features: of the gate.
        gate: fitted on those features.
        heat_scale: evidence `(2,)` that is shown as 1.
        is_mirrored: average the logits with those of the mirror image.
        limits: bounds `(k,)` of the gate's columns, taken from them, so that each is refused above 0; and the spreads
            `(k,)` that they are then divided by.
    """

    heat_scale: Tensor
    bounds: Tensor
    spread: Tensor

    def __init__(
        self,
        network: PneumoniaNetwork,
        features: GateFeatures,
        gate: PictureGate,
        *,
        heat_scale: Tensor,
        limits: tuple[Tensor, Tensor],
        is_mirrored: bool,
    ) -> None:
        super().__init__()
        self.network, self.features, self.gate = network, features, gate
        self.is_mirrored = is_mirrored
        self.register_buffer("heat_scale", heat_scale.reshape(1, -1, 1, 1))
        self.register_buffer("bounds", limits[0].reshape(1, -1))
        self.register_buffer("spread", limits[1].reshape(1, -1))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits, heat-maps, gate."""
        early = self.features.early(x)
        logits, heat_maps = self.answers(x, early)
        columns = (self.gate(self.features(x, early)) - self.bounds) / self.spread
        return logits, heat_maps, columns

    def answers(self, x: Tensor, early: Tensor) -> tuple[Tensor, Tensor]:
        """Logits and heat-maps alone, as if the gate let everything pass."""
        maps = self._late(early)
        logits = self._logits(maps)
        if self.is_mirrored:
            logits = (logits + self._logits(self._late(self.features.early(x.flip(3))))) / 2
        heat_maps = (evidence(self.network, maps) / self.heat_scale).clamp(0.0, 1.0)
        return logits, heat_maps

    def _late(self, early: Tensor) -> Tensor:
        backbone = self.network.backbone
        x = early
        for block in backbone._blocks[self.features.early_blocks :]:
            x = block(x)
        maps: Tensor = backbone._act(backbone._bn1(backbone._conv_head(x)))
        return maps

    def _logits(self, maps: Tensor) -> Tensor:
        logits: Tensor = self.network.head(maps.mean(dim=(2, 3)))
        return logits


def evidence(network: PneumoniaNetwork, maps: Tensor) -> Tensor:
    """Class activation maps `(n, 2, h, w)`: each place's share of the logit, none where it speaks against."""
    weight = network.head.weight[:, :, None, None]
    return F.conv2d(maps, weight).clamp_min(0.0)
