"""The picture's gate: how far are a network's features from those of good films, and do they look like something else?

Fitted once on pooled features, then exported inside the ONNX graph as an output `gate` `(n, 2 + heads)`:
column 0, the Mahalanobis distance (over √k) within the principal components, to the nearest group of good films;
column 1, the distance left outside of those components, in units of the good films' own;
further columns, one linear outlier head each (log-odds of "this kind of outlier" against "a good film").

Source: Lee et al., A simple unified framework for detecting out-of-distribution samples, NeurIPS 2018,
arXiv:1807.03888; Hendrycks et al., Deep anomaly detection with outlier exposure, ICLR 2019, arXiv:1812.04606.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.utils.extmath import randomized_svd
from torch import Tensor, nn

Features = NDArray[np.float32]

OUTPUT = "gate"
DISTANCE, RESIDUAL = 0, 1
FIRST_HEAD = 2
HEAD_COMPONENTS = 200
LEAST_SPREAD = 1e-3
LEAST_RESIDUAL = 0.05
LEAST_VARIATION = 0.02


def pool_maps(maps: Sequence[Tensor], grids: Sequence[int] = ()) -> Tensor:
    """Feature maps `(n, c, h, w)` to `(n, d)`: mean and spread of each channel, and for some maps a 3×3 grid of means.

    Args:
        maps: of any sizes.
        grids: indices of the maps whose place matters (orientation); their sides must be at least 3.
    """
    parts = []
    for index, one in enumerate(maps):
        mean = one.mean(dim=(2, 3))
        parts += [mean, ((one - mean[:, :, None, None]) ** 2).mean(dim=(2, 3)).clamp_min(1e-12).sqrt()]
        if index in grids:
            parts.append(_grid_of_means(one).flatten(1))
    return torch.cat(parts, dim=1)


def _grid_of_means(one: Tensor, cells: int = 3) -> Tensor:
    """`(n, c, 3, 3)` by overlapping windows of fixed size, which ONNX can say where adaptive pooling cannot."""
    height, width = int(one.shape[2]), int(one.shape[3])
    strides = (height // cells, width // cells)
    windows = (height - (cells - 1) * strides[0], width - (cells - 1) * strides[1])
    return F.avg_pool2d(one, windows, strides)


class PictureGate(nn.Module):
    """See the module. `(n, d)` features to `(n, 2 + heads)`."""

    mean: Tensor
    scale: Tensor
    basis: Tensor
    spread: Tensor
    centres: Tensor
    rest: Tensor

    def __init__(self, buffers: Mapping[str, Features], weights: Features, biases: Features) -> None:
        super().__init__()
        for name, value in buffers.items():
            self.register_buffer(name, torch.from_numpy(np.asarray(value, dtype=np.float32)))
        self.heads = nn.Linear(weights.shape[1], weights.shape[0])
        self.heads.weight.data = torch.from_numpy(weights.astype(np.float32))
        self.heads.bias.data = torch.from_numpy(biases.astype(np.float32))
        self.requires_grad_(False)

    def forward(self, features: Tensor) -> Tensor:
        """Distance, residual, heads."""
        standard = (features - self.mean) * self.scale
        standard = standard.clamp(-30.0, 30.0)
        inside = standard @ self.basis
        outside = standard - inside @ self.basis.T
        white = inside * self.spread
        gaps = ((white[:, None, :] - self.centres[None]) ** 2).mean(dim=2)
        distance = gaps.amin(dim=1, keepdim=True).clamp_min(1e-12).sqrt()
        residual = (outside**2).mean(dim=1, keepdim=True).clamp_min(1e-12).sqrt() * self.rest
        return torch.cat([distance, residual, self.heads(standard)], dim=1)


def fit_gate(
    good: Features,
    groups: Sequence[str],
    outliers: Mapping[str, Features],
    *,
    components: int = 64,
    strength: float = 0.003,
    seed: int = 0,
) -> PictureGate:
    """Fit on features of good films (train split only) and of outliers by head.

    Args:
        good: `(n, d)`.
        groups: the source of each; the distance is to the nearest group's centre under one shared covariance.
        outliers: head name to `(m, d)`; the gate's columns from 2 on, in this order.
        components: of the principal components, at most a third of the films.
        strength: inverse of the heads' L2 penalty (scikit-learn's C).
        seed: of the heads' solver.
    """
    mean, sd = good.mean(axis=0), good.std(axis=0)
    scale = 1.0 / np.maximum(sd, np.maximum(LEAST_VARIATION * np.abs(mean), 1e-3 * max(float(sd.max()), 1e-6)))
    standard = np.clip((good - mean) * scale, -30, 30)
    names = sorted(set(groups))
    member = np.asarray(groups)
    group_means = np.stack([standard[member == name].mean(axis=0) for name in names])
    within = standard - group_means[[names.index(name) for name in groups]]
    distinct = len(np.unique(good, axis=0))
    count = max(2, min(components, distinct // 3, good.shape[1]))
    _, singular, rows = randomized_svd(within, count, n_iter=2, random_state=seed)
    basis = rows.T
    spread = np.sqrt(max(1, len(good) - len(names))) / np.maximum(singular, LEAST_SPREAD * float(singular[0]))
    outside = standard - standard @ basis @ basis.T
    rest = 1.0 / max(float(np.sqrt((outside**2).mean(axis=1)).mean()), LEAST_RESIDUAL)
    buffers = {
        "mean": mean,
        "scale": scale,
        "basis": basis,
        "spread": spread,
        "centres": (group_means @ basis) * spread,
        "rest": np.asarray(rest),
    }
    bad = {name: np.clip((values - mean) * scale, -30, 30) for name, values in outliers.items()}
    fitted = [_fit_head(standard, values, strength, seed) for values in bad.values()]
    weights = np.stack([weight for weight, _ in fitted]) if fitted else np.zeros((0, good.shape[1]))
    biases = np.array([bias for _, bias in fitted])
    return PictureGate(buffers, np.asarray(weights, dtype=np.float32), np.asarray(biases, dtype=np.float32))


def _fit_head(good: Features, outliers: Features, strength: float, seed: int) -> tuple[Features, float]:
    """Weight and bias of a ridge-penalised logistic regression within the leading components of both together."""
    x = np.concatenate([good, outliers])
    y = np.repeat([0, 1], [len(good), len(outliers)])
    count = min(HEAD_COMPONENTS, min(x.shape) - 1)
    _, _, rows = randomized_svd(x, count, n_iter=2, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        head = LogisticRegression(C=strength, class_weight="balanced", max_iter=300, random_state=seed)
        head.fit(x @ rows.T, y)
    return np.asarray(head.coef_[0] @ rows, dtype=np.float32), float(head.intercept_[0])


def run_gate(gate: PictureGate, features: Features) -> Features:
    """The columns, in numpy."""
    with torch.no_grad():
        return np.asarray(gate(torch.from_numpy(features)).numpy(), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The greatest accepted value of each column."""

    maxima: tuple[float, ...]

    def refuses(self, columns: Features) -> NDArray[np.bool_]:
        """`(n,)`: is any column over its bound? NaN refuses."""
        is_within = columns <= np.asarray(self.maxima, dtype=np.float32)
        return np.asarray(~is_within.all(axis=1), dtype=np.bool_)

    def severity(self, columns: Features, spread: Features) -> Features:
        """One number a picture, for ranking: the greatest excess over a bound, in spreads `(k,)` of good films."""
        excess = (columns - np.asarray(self.maxima, dtype=np.float32)) / spread
        return np.asarray(excess.max(axis=1), dtype=np.float32)


def set_bounds(columns: Features, groups: Sequence[str], refused: float, margin: float = 0.0) -> Bounds:
    """Bounds such that at most the share `refused` of the tune films of every group is over any of them.

    All columns get the same quantile of the films; the least strict quantile that keeps within the share is found by
    going through them from strict to lax. `margin` then widens every bound by that share of its distance from the
    median, since a few hundred films do not show where the last hundredth of all films lies.
    """
    member = np.asarray(groups)
    for quantile in np.linspace(0.95, 1.0, 101):
        bounds = Bounds(tuple(float(v) for v in np.quantile(columns, quantile, axis=0)))
        shares = [bounds.refuses(columns[member == name]).mean() for name in sorted(set(groups))]
        if max(shares) <= refused:
            return _widened(bounds, columns, margin)
    return _widened(Bounds(tuple(float(v) for v in columns.max(axis=0))), columns, margin)


def _widened(bounds: Bounds, columns: Features, margin: float) -> Bounds:
    middles = np.median(columns, axis=0)
    return Bounds(tuple(m + (1 + margin) * (b - m) for b, m in zip(bounds.maxima, middles.tolist(), strict=True)))
