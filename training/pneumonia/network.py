"""EfficientNet-lite0 with two heads on its last map: pneumonia, and bacterial where there is pneumonia.

The heads are linear on the averaged map, so weight times map is the localisation (CAM) without any further pass.
Source: Zhou et al., Learning deep features for discriminative localization, CVPR 2016, doi:10.1109/CVPR.2016.319.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.efficientnet_lite import FEATURES, EfficientNetLite0, load_imagenet_weights

HEADS = 2
DROPOUT = 0.3


class PneumoniaNetwork(nn.Module):
    """`(n, 3, h, w)` to logits `(n, 2)`.

    Args:
        frozen_blocks: stem and so many blocks keep their ImageNet weights and statistics.
    """

    def __init__(self, frozen_blocks: int) -> None:
        super().__init__()
        self.backbone = EfficientNetLite0()
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(FEATURES, HEADS)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)
        self.frozen_blocks = frozen_blocks
        for part in self._frozen():
            part.requires_grad_(False)

    def train(self, mode: bool = True) -> PneumoniaNetwork:
        """Training mode, in which the frozen part still keeps its statistics."""
        super().train(mode)
        for part in self._frozen():
            part.eval()
        return self

    def maps(self, x: Tensor) -> Tensor:
        """The last map, `(n, 1280, h/32, w/32)`."""
        backbone = self.backbone
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen_blocks):
            x = backbone._act(backbone._bn0(backbone._conv_stem(x)))
            for block in backbone._blocks[: self.frozen_blocks]:
                x = block(x)
        for block in backbone._blocks[self.frozen_blocks :]:
            x = block(x)
        features: Tensor = backbone._act(backbone._bn1(backbone._conv_head(x)))
        return features

    def forward(self, x: Tensor) -> Tensor:
        """Logits `(n, 2)`: pneumonia, bacterial given pneumonia."""
        logits: Tensor = self.head(self.dropout(self.maps(x).mean(dim=(2, 3))))
        return logits

    def _frozen(self) -> list[nn.Module]:
        backbone = self.backbone
        stem: list[nn.Module] = [backbone._conv_stem, backbone._bn0]
        return [*stem, *backbone._blocks[: self.frozen_blocks]] if self.frozen_blocks else []


def pretrained_network(frozen_blocks: int) -> PneumoniaNetwork:
    """With ImageNet weights."""
    network = PneumoniaNetwork(frozen_blocks)
    load_imagenet_weights(network.backbone)
    return network
