"""Named preprocessing steps. A card lists them with parameters; training's evaluation and serving run the same list.

Each step takes and returns a float32 array. A step whose name the card gets wrong is an error, never skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import PIL.Image
from numpy.typing import NDArray

from datasets.image import Image
from models.card import Step
from models.errors import PreprocessingFailed

Array = NDArray[np.float32]

LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


def to_gray(pixels: Array) -> Array:
    """`(h, w)` or `(h, w, 3)` to `(h, w)` by Rec. 601 luma."""
    if pixels.ndim == 2:
        return pixels
    return np.asarray(pixels @ LUMA, dtype=np.float32)


def stretch(pixels: Array, low_percentile: float = 0.5, high_percentile: float = 99.5) -> Array:
    """Map the two percentiles to 0 and 1 and clip; a flat picture becomes 0. `(h, w)`.

    Percentiles are read from at most about 65,000 evenly spaced pixels, so a large film costs no more than a small one.
    """
    stride = max(1, int(np.sqrt(pixels.size / 65536)))
    low, high = np.percentile(pixels[::stride, ::stride], [low_percentile, high_percentile])
    if high - low < 1e-6:
        return np.zeros_like(pixels)
    scale = np.float32(1.0 / (high - low))
    return np.asarray(np.clip((pixels - np.float32(low)) * scale, 0.0, 1.0), dtype=np.float32)


def resize(pixels: Array, height: int, width: int) -> Array:
    """Resize `(h, w)` to `(height, width)` with antialiasing; the aspect is not kept (the whole film is squashed)."""
    picture = PIL.Image.fromarray(np.ascontiguousarray(pixels))
    reduced = picture.resize((width, height), PIL.Image.Resampling.BILINEAR, reducing_gap=2.0)
    return np.asarray(reduced, dtype=np.float32)


def to_channels(pixels: Array, channels: int = 3) -> Array:
    """`(h, w)` to `(channels, h, w)`, repeated."""
    return np.repeat(pixels[np.newaxis], channels, axis=0)


def normalise(pixels: Array, mean: Sequence[float], std: Sequence[float]) -> Array:
    """`(c, h, w)` minus mean, over standard deviation, per channel."""
    if pixels.ndim != 3 or pixels.shape[0] != len(mean):
        raise PreprocessingFailed(f"expected ({len(mean)}, height, width) to normalise, got {pixels.shape}")
    shape = (-1, 1, 1)
    centred = pixels - np.asarray(mean, dtype=np.float32).reshape(shape)
    return np.asarray(centred / np.asarray(std, dtype=np.float32).reshape(shape), dtype=np.float32)


STEPS: dict[str, Callable[..., Array]] = {
    "to_gray": to_gray,
    "stretch": stretch,
    "resize": resize,
    "to_channels": to_channels,
    "normalise": normalise,
}


def run_steps(steps: Sequence[Step], image: Image) -> Array:
    """Run the card's steps on an image and add the batch axis: `(1, …)` float32.

    Raises:
        PreprocessingFailed: a step is unknown, or was given a shape or parameter it does not take.
    """
    array = image.pixels
    for step in steps:
        function = STEPS.get(step.name)
        if function is None:
            raise PreprocessingFailed(f"expected a step of {sorted(STEPS)}, got {step.name!r}")
        try:
            array = function(array, **step.parameters)
        except (TypeError, ValueError) as error:
            raise PreprocessingFailed(f"step {step.name} failed on shape {array.shape}: {error}") from error
    return np.ascontiguousarray(array[np.newaxis], dtype=np.float32)
