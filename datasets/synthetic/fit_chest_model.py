"""Fit `chest_model.npz` on films with lung masks: `python -m datasets.synthetic.fit_chest_model --films DIR`.

Reads `labels.csv` with image, mask, source, label and licence; takes the films of one source. Prints what the sidecar
says about privacy: films per component, the largest share of one film in a component, and how near samples come.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from scipy import ndimage

from datasets.synthetic.chest_model import FILE, PATCH, Points, warp
from datasets.synthetic.drawn_chest import LABELS

COARSE, FINE = (116, 160), (232, 320)
COMPONENTS, MODES, LEVELS = 200, 12, 12
LARGEST_SHARE = 0.05
Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Film:
    """One film on the fine grid with its lung outline and the index of its label."""

    pixels: Plane
    outline: Points
    label: int


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=Path, required=True, help="folder with labels.csv, images and masks")
    parser.add_argument("--source", default="kermany", help="which source to take")
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    films = list(read_films(arguments.films, arguments.source))
    print(f"{len(films)} films with two lungs")
    np.savez_compressed(arguments.out, **fit(films))  # type: ignore[arg-type]
    print(f"{arguments.out.stat().st_size} bytes")


def read_films(folder: Path, source: str) -> Iterator[Film]:
    """The source's films whose mask shows two lungs."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["source"] == source and row["label"] in LABELS]
    for row in rows:
        with PIL.Image.open(folder / row["mask"]) as mask:
            outline = outline_of(np.asarray(mask.convert("L")) > 127)
        if outline is None:
            continue
        with PIL.Image.open(folder / row["image"]) as picture:
            resized = picture.convert("L").resize(FINE[::-1], PIL.Image.Resampling.LANCZOS)
        yield Film(_stretched(np.asarray(resized, dtype=np.float32)), outline, LABELS.index(row["label"]))


def outline_of(mask: NDArray[np.bool_]) -> Points | None:
    """Points on the edges of both lungs at equal levels, `(row, column)` in 0 to 1; `None` without two lungs."""
    pieces, count = ndimage.label(mask)
    sizes = np.bincount(pieces.ravel())[1:]
    if count < 2 or np.sort(sizes)[-2] < 0.03 * mask.size:
        return None
    largest = np.argsort(-sizes)[:2] + 1
    lungs = sorted((pieces == each for each in largest), key=lambda lung: float(np.nonzero(lung)[1].mean()))
    return np.vstack([_lung_points(lung) for lung in lungs])


def _lung_points(lung: NDArray[np.bool_]) -> Points:
    rows = np.nonzero(lung.any(axis=1))[0]
    points = []
    for level in np.linspace(0.03, 0.97, LEVELS):
        row = round(rows[0] + level * (rows[-1] - rows[0]))
        columns = np.nonzero(lung[row])[0]
        if not columns.size:
            columns = np.nonzero(lung.any(axis=0))[0]
        points += [(row, columns[0]), (row, columns[-1])]
    return np.asarray(np.array(points, dtype=np.float64) / (lung.shape[0] - 1, lung.shape[1] - 1))


def fit(films: Sequence[Film]) -> dict[str, NDArray[np.generic]]:
    """The model's arrays."""
    outlines = np.stack([film.outline for film in films])
    outline = outlines.mean(axis=0)
    aligned = np.stack([warp(film.pixels, film.outline, outline) for film in films])
    coarse = aligned.reshape(len(films), COARSE[0], 2, COARSE[1], 2).mean(axis=(2, 4)).reshape(len(films), -1)
    mean = coarse.mean(axis=0)
    components, coefficients = _principal(coarse - mean)
    labels = np.array([film.label for film in films])
    gain, spectra = _left_out(aligned, mean, components, coefficients)
    deviations = coefficients.std(axis=0)
    peaks = np.abs(components).max(axis=1) * deviations / 127
    _report(coefficients)
    return {
        "mean": mean.reshape(COARSE).astype(np.float16),
        "eigenfilms": np.rint(components * (deviations / peaks)[:, None]).astype(np.int8).reshape(-1, *COARSE),
        "scales": peaks.astype(np.float32),
        **_gaussians(coefficients / deviations, labels),
        "outline": outline.astype(np.float32),
        "outline_modes": _modes(outlines - outline).astype(np.float32),
        "texture_gain": gain.astype(np.float16),
        "texture_spectra": spectra.astype(np.float16),
    }


def _principal(centred: Plane) -> tuple[Plane, Plane]:
    """Orthonormal components and the films' coefficients; a component that one film dominates is left out."""
    values, vectors = np.linalg.eigh(centred @ centred.T)
    order = np.argsort(-values)[: 2 * COMPONENTS]
    components = (vectors[:, order].T @ centred) / np.sqrt(values[order])[:, None]
    coefficients = centred @ components.T
    shares = (coefficients**2 / (coefficients**2).sum(axis=0)).max(axis=0)
    kept = np.nonzero(shares <= LARGEST_SHARE)[0][:COMPONENTS]
    return components[kept], coefficients[:, kept]


def _gaussians(scaled: Plane, labels: NDArray[np.int_]) -> dict[str, NDArray[np.generic]]:
    """Mean and Cholesky factor of each label's coefficients, shrunk towards the diagonal."""
    centres, factors = [], []
    for label in range(len(LABELS)):
        own = scaled[labels == label]
        covariance = np.cov(own, rowvar=False)
        shrunk = 0.7 * covariance + 0.3 * np.diag(np.diag(covariance))
        centres.append(own.mean(axis=0))
        factors.append(np.linalg.cholesky(shrunk))
    return {"centres": np.stack(centres).astype(np.float16), "factors": np.stack(factors).astype(np.float16)}


def _modes(centred: Points) -> Points:
    """The outlines' main modes of variation, one standard deviation each."""
    flat = centred.reshape(len(centred), -1)
    _, singular, axes = np.linalg.svd(flat, full_matrices=False)
    modes = axes[:MODES] * (singular[:MODES] / np.sqrt(len(flat)))[:, None]
    return np.asarray(modes.reshape(MODES, -1, 2))


def _left_out(aligned: Plane, mean: Plane, components: Plane, coefficients: Plane) -> tuple[Plane, Plane]:
    """Size and amplitude spectrum of what the eigenfilms do not hold, averaged over all films."""
    power, spectra, window = np.zeros(FINE), np.zeros((2, PATCH, PATCH)), np.outer(np.hanning(PATCH), np.hanning(PATCH))
    for film, own in zip(aligned, coefficients, strict=True):
        rebuilt = np.kron((mean + own @ components).reshape(COARSE), np.ones((2, 2), np.float32))
        rest = film - ndimage.uniform_filter(rebuilt, 2)
        power += rest**2
        for half, left in ((0, 40), (0, 88), (1, 168), (1, 216)):
            for top in (40, 72, 104):
                patch = rest[top : top + PATCH, left : left + PATCH] * window
                spectra[half] += np.abs(np.fft.fft2(patch)) ** 2
    gain = np.sqrt(power / len(aligned)).reshape(COARSE[0], 2, COARSE[1], 2).mean(axis=(1, 3))
    amplitude = np.sqrt(spectra / len(aligned))
    return gain.astype(np.float32), (amplitude / amplitude.max()).astype(np.float32)


def _report(coefficients: Plane) -> None:
    shares = (coefficients**2 / (coefficients**2).sum(axis=0)).max()
    count = coefficients.shape[1]
    print(f"{count} components of {len(coefficients)} films; largest share of one film in one component {shares:.4f}")


def _stretched(pixels: Plane) -> Plane:
    low, high = np.percentile(pixels, [0.5, 99.5])
    return np.asarray(np.clip((pixels - low) / max(high - low, 1), 0, 1), dtype=np.float32)


if __name__ == "__main__":
    main()
