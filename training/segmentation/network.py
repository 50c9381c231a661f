"""A U-Net whose encoder is EfficientNet-lite0: skip connections at strides 2 to 16, logits at stride 2.

Source: Ronneberger et al., U-Net, MICCAI 2015, arXiv:1505.04597.
"""

from __future__ import annotations

from typing import Self

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.efficientnet_lite import EfficientNetLite0, load_imagenet_weights

SKIPS = {0: 16, 2: 24, 4: 40, 10: 112}
"""Index of the last block of each stride, to its channels: strides 2, 4, 8 and 16."""
DEEPEST = 14
DEEPEST_CHANNELS = 192
WIDTHS = (96, 64, 40, 24)


class Fuse(nn.Module):
    """Double the deeper map, join the skip, and mix by a depthwise-separable pair of convolutions."""

    def __init__(self, deep: int, skip: int, width: int) -> None:
        super().__init__()
        self.mix = nn.Sequential(_separable(deep + skip, width), _separable(width, width))

    def forward(self, deep: Tensor, skip: Tensor) -> Tensor:
        """`(n, deep, h, w)` and `(n, skip, 2h, 2w)` to `(n, width, 2h, 2w)`."""
        larger = F.interpolate(deep, scale_factor=2.0, mode="bilinear", align_corners=False)
        mixed: Tensor = self.mix(torch.cat([larger, skip], dim=1))
        return mixed


def _separable(channels_in: int, channels_out: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, 1, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(inplace=True),
        nn.Conv2d(channels_out, channels_out, 3, padding=1, groups=channels_out, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(inplace=True),
    )


class EfficientUNet(nn.Module):
    """Picture `(n, 3, h, w)`, normalised as ImageNet, to logits `(n, classes, h, w)`; h and w multiples of 32.

    The stem and the first `frozen` blocks keep ImageNet's weights and statistics.
    """

    def __init__(self, classes: int, frozen: int = 5, is_pretrained: bool = True) -> None:
        super().__init__()
        self.encoder = EfficientNetLite0()
        if is_pretrained:
            load_imagenet_weights(self.encoder)
        self.encoder._blocks = self.encoder._blocks[: DEEPEST + 1]
        del self.encoder._conv_head, self.encoder._bn1
        self.frozen = frozen if is_pretrained else 0
        self._freeze()
        depths = (DEEPEST_CHANNELS, *WIDTHS)
        skips = reversed(SKIPS.values())
        self.fuses = nn.ModuleList(
            Fuse(deep, skip, width) for deep, skip, width in zip(depths, skips, WIDTHS, strict=False)
        )
        self.last = nn.Conv2d(WIDTHS[-1], classes, 3, padding=1)

    def _frozen_parts(self) -> list[nn.Module]:
        if not self.frozen:
            return []
        return [self.encoder._conv_stem, self.encoder._bn0, *self.encoder._blocks[: self.frozen]]

    def _freeze(self) -> None:
        for part in self._frozen_parts():
            part.requires_grad_(False)

    def train(self, mode: bool = True) -> Self:
        """Training mode for what is trained; the frozen part stays as it is."""
        super().train(mode)
        for part in self._frozen_parts():
            part.eval()
        return self

    def encode(self, x: Tensor) -> list[Tensor]:
        """The maps at strides 2, 4, 8, 16 and 32."""
        x = self.encoder._act(self.encoder._bn0(self.encoder._conv_stem(x)))
        maps = []
        for index, block in enumerate(self.encoder._blocks):
            x = block(x)
            if index in SKIPS or index == DEEPEST:
                maps.append(x)
        return maps

    def decode(self, maps: list[Tensor]) -> Tensor:
        """Logits at the picture's size, from `encode`."""
        *skips, x = maps
        for fuse, skip in zip(self.fuses, reversed(skips), strict=True):
            x = fuse(x, skip)
        logits: Tensor = self.last(x)
        return F.interpolate(logits, scale_factor=2.0, mode="bilinear", align_corners=False)

    def forward(self, x: Tensor) -> Tensor:
        """Logits."""
        return self.decode(self.encode(x))
