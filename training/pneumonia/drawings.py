"""Pictures of nothing that a chest film shows, drawn at random: pages, screens, traces, limbs, sectors, textures.

They stand for the kinds of image nobody collected; the gate is measured on real kinds that it was not taught.
Each returns `(size, size)` float32 in 0–1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import PIL.Image
import PIL.ImageDraw
import PIL.ImageFilter
import PIL.ImageFont
from numpy.typing import NDArray

Picture = NDArray[np.float32]
Drawing = Callable[[int, np.random.Generator], Picture]

LETTERS = "abcdefghijklmnopqrstuvwxyz  ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,:;()-"


def _canvas(size: int, shade: int) -> tuple[PIL.Image.Image, PIL.ImageDraw.ImageDraw]:
    image = PIL.Image.new("L", (size, size), shade)
    return image, PIL.ImageDraw.Draw(image)


def _picture(image: PIL.Image.Image) -> Picture:
    return np.asarray(image, dtype=np.float32) / np.float32(255)


def _words(rng: np.random.Generator, length: int) -> str:
    return "".join(rng.choice(list(LETTERS), length))


def page(size: int, rng: np.random.Generator) -> Picture:
    """Lines of text, dark on light or light on dark."""
    is_dark = rng.random() < 0.25
    image, draw = _canvas(size, 20 if is_dark else int(rng.integers(220, 256)))
    height = int(rng.integers(6, 20))
    font = PIL.ImageFont.load_default(size=height)
    left, top = int(rng.integers(0, size // 4)), int(rng.integers(0, size // 4))
    for row in range(top, size, round(height * rng.uniform(1.1, 2.0))):
        if rng.random() < 0.9:
            draw.text((left, row), _words(rng, int(rng.integers(3, 60))), fill=235 if is_dark else 25, font=font)
    return _picture(image)


def screen(size: int, rng: np.random.Generator) -> Picture:
    """Boxes, bars and labels, as a window on a computer shows."""
    image, draw = _canvas(size, int(rng.integers(0, 256)))
    for _ in range(int(rng.integers(4, 25))):
        x, y = (int(v) for v in rng.integers(-10, size, 2))
        w, h = (int(v) for v in rng.integers(5, size // 2, 2))
        draw.rectangle((x, y, x + w, y + h), fill=int(rng.integers(0, 256)), outline=int(rng.integers(0, 256)))
        if rng.random() < 0.6:
            font = PIL.ImageFont.load_default(size=int(rng.integers(7, 18)))
            draw.text((x + 2, y + 2), _words(rng, 12), fill=int(rng.integers(0, 256)), font=font)
    return _picture(image)


def traces(size: int, rng: np.random.Generator) -> Picture:
    """Curves over a grid, as an ECG strip or a chart."""
    image, draw = _canvas(size, int(rng.integers(200, 256)))
    step = int(rng.integers(5, 25))
    for place in range(0, size, step):
        draw.line((place, 0, place, size), fill=190)
        draw.line((0, place, size, place), fill=190)
    x = np.arange(size)
    for middle in np.linspace(0.1, 0.9, int(rng.integers(1, 6))) * size:
        beat = np.exp(-(((x + rng.uniform(0, 50)) % rng.uniform(20, 80) - 10) ** 2) / rng.uniform(2, 30))
        drift = np.cumsum(rng.normal(0, rng.uniform(0.1, 1.5), size))
        y = middle - beat * rng.uniform(5, 40) + drift
        draw.line(list(zip(x.tolist(), y.tolist(), strict=True)), fill=20, width=int(rng.integers(1, 3)))
    return _picture(image)


def shapes(size: int, rng: np.random.Generator) -> Picture:
    """Ellipses, polygons and lines of any shade."""
    image, draw = _canvas(size, int(rng.integers(0, 256)))
    for _ in range(int(rng.integers(1, 30))):
        corners = [tuple(float(v) for v in rng.uniform(-0.2, 1.2, 2) * size) for _ in range(int(rng.integers(3, 7)))]
        fill = int(rng.integers(0, 256))
        if rng.random() < 0.5:
            draw.polygon(corners, fill=fill)
        else:
            x, y = rng.uniform(0, size, 2)
            w, h = rng.uniform(4, size / 2, 2)
            draw.ellipse((x - w, y - h, x + w, y + h), fill=fill)
    return _picture(image.filter(PIL.ImageFilter.GaussianBlur(float(rng.uniform(0, 3)))))


def limb(size: int, rng: np.random.Generator) -> Picture:
    """One to five bright bones with joints in soft tissue on black, at any angle: a leg, an arm, a hand."""
    image, draw = _canvas(size, int(rng.integers(0, 40)))
    count = int(rng.integers(1, 6))
    angle = rng.uniform(-0.6, 0.6) + rng.choice([0.0, np.pi / 2])
    for index in range(count):
        offset = (index - (count - 1) / 2) * size * rng.uniform(0.1, 0.2)
        spread = angle + (index - (count - 1) / 2) * rng.uniform(0, 0.25)
        along, across = np.array([np.sin(spread), np.cos(spread)]), np.array([np.cos(spread), -np.sin(spread)])
        start = np.full(2, size / 2) + across * offset - along * size * rng.uniform(0.3, 0.7)
        for _ in range(int(rng.integers(1, 5))):
            stop = start + along * size * rng.uniform(0.15, 0.6)
            width = int(size * rng.uniform(0.03, 0.1))
            line = [tuple(start.tolist()), tuple(stop.tolist())]
            draw.line(line, fill=int(rng.integers(60, 130)), width=width * 3)
            draw.line(line, fill=int(rng.integers(150, 256)), width=width)
            x, y = stop
            draw.ellipse((x - width, y - width, x + width, y + width), fill=int(rng.integers(150, 256)))
            start = stop + along * 3
    return _with_grain(image.filter(PIL.ImageFilter.GaussianBlur(float(rng.uniform(1, 5)))), rng)


def head(size: int, rng: np.random.Generator) -> Picture:
    """A bright ring round a textured middle: a skull, a slice, a field of view."""
    image, draw = _canvas(size, int(rng.integers(0, 30)))
    x, y = rng.uniform(0.4, 0.6, 2) * size
    w, h = rng.uniform(0.25, 0.5, 2) * size
    draw.ellipse((x - w, y - h, x + w, y + h), fill=int(rng.integers(120, 256)))
    rim = rng.uniform(0.03, 0.15)
    inner = (x - w * (1 - rim), y - h * (1 - rim), x + w * (1 - rim), y + h * (1 - rim))
    draw.ellipse(inner, fill=int(rng.integers(30, 160)))
    for _ in range(int(rng.integers(0, 8))):
        u, v = (rng.normal(0, 0.3, 2) * (w, h)) + (x, y)
        r, s = rng.uniform(0.03, 0.3, 2) * (w, h)
        draw.ellipse((u - r, v - s, u + r, v + s), fill=int(rng.integers(0, 256)))
    return _with_grain(image.filter(PIL.ImageFilter.GaussianBlur(float(rng.uniform(1, 6)))), rng)


def sector(size: int, rng: np.random.Generator) -> Picture:
    """Speckle in a fan on black, as ultrasound shows."""
    rows, columns = np.mgrid[0:size, 0:size] / size
    angle = np.arctan2(columns - 0.5, rows + rng.uniform(0.02, 0.3))
    radius = np.hypot(columns - 0.5, rows)
    field = _cloud(size, rng, rng.uniform(1.0, 2.0)) * rng.rayleigh(0.6, (size, size))
    inside = (np.abs(angle) < rng.uniform(0.4, 0.9)) & (radius < rng.uniform(0.7, 1.1))
    return np.asarray(np.clip(field * inside * rng.uniform(0.6, 1.5), 0, 1), dtype=np.float32)


def clouds(size: int, rng: np.random.Generator) -> Picture:
    """Noise with as much power at each scale as photographs have, or less, or more."""
    return _cloud(size, rng, rng.uniform(0.4, 2.2))


def slopes(size: int, rng: np.random.Generator) -> Picture:
    """Smooth shading with a few edges."""
    rows, columns = np.mgrid[0:size, 0:size] / size
    waves = [np.sin(rng.uniform(0, 9) * rows + rng.uniform(0, 9) * columns + rng.uniform(0, 6)) for _ in range(3)]
    field = np.sum(waves, axis=0)
    field = np.where(field > rng.normal(), field, field * rng.uniform(-1, 1))
    return _scaled(field)


def _cloud(size: int, rng: np.random.Generator, power: float) -> Picture:
    frequency = np.hypot(np.fft.fftfreq(size)[:, None], np.fft.fftfreq(size)[None])
    frequency[0, 0] = 1.0
    spectrum = np.fft.fft2(rng.standard_normal((size, size))) / frequency**power
    spectrum[0, 0] = 0.0
    return _scaled(np.real(np.fft.ifft2(spectrum)))


def _scaled(field: NDArray[np.float64]) -> Picture:
    low, high = np.percentile(field, [1, 99])
    return np.asarray(np.clip((field - low) / max(high - low, 1e-6), 0, 1), dtype=np.float32)


def _with_grain(image: PIL.Image.Image, rng: np.random.Generator) -> Picture:
    picture = _picture(image)
    grain = rng.normal(0, rng.uniform(0, 0.08), picture.shape)
    texture = (_cloud(picture.shape[0], rng, 1.3) - 0.5) * rng.uniform(0, 0.5) * (picture > 0.1)
    return np.asarray(np.clip(picture + grain + texture, 0, 1), dtype=np.float32)


DRAWINGS: Mapping[str, Drawing] = {
    "page": page,
    "screen": screen,
    "traces": traces,
    "shapes": shapes,
    "limb": limb,
    "head": head,
    "sector": sector,
    "clouds": clouds,
    "slopes": slopes,
}


def draw_all(kind: str, count: int, size: int, seed: int) -> NDArray[np.uint8]:
    """`(count, size, size)` of one kind; the same seed gives the same pictures."""
    made = [DRAWINGS[kind](size, np.random.default_rng([seed, index])) for index in range(count)]
    return np.rint(np.stack(made) * 255).astype(np.uint8)
