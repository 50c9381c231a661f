"""Chest films with lung masks, decoded once by the steps that serving runs, held in memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from scipy import ndimage

from datasets.image import Image
from datasets.read import read_image
from datasets.versions.leakage import check_leakage, fingerprint, near_duplicates
from datasets.versions.manifest import build_version
from datasets.versions.splits import Splits, split_by_patient
from datasets.versions.table import LabelledRow, read_table
from models.card import Step
from models.preprocess import run_steps
from training.errors import InvalidPlan

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)
SHIPPABLE = re.compile(r"(CC0|CC BY( \d\.\d)?( \(image\).*)?$)")

Labels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Films:
    """Films of one or several sources.

    Attributes:
        rows: of the table, in order.
        pictures: `(n, size, size)` float32, 0–1, after gray, stretch and resize.
        labels: `(n, size, size)` uint8: 0 outside, 1 right lung (left in the picture), 2 left lung.
        part: `train`, `tune`, `test` or `excluded`, one a film.
        dataset_versions: `dataset@version`.
        root: where masks are read again at their own size.
    """

    rows: tuple[LabelledRow, ...] = field(repr=False)
    pictures: NDArray[np.float32] = field(repr=False)
    labels: Labels = field(repr=False)
    part: tuple[str, ...] = field(repr=False)
    dataset_versions: tuple[str, ...]
    root: Path

    def where(self, part: str, sources: Sequence[str]) -> NDArray[np.int64]:
        """Indices of a part of some sources."""
        found = [i for i, row in enumerate(self.rows) if self.part[i] == part and source_of(row) in sources]
        return np.asarray(found, dtype=np.int64)

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source, sorted."""
        return tuple(sorted({source_of(row) for row in self.rows}))


def source_of(row: LabelledRow) -> str:
    """The `source` column; one word where the table has none."""
    return row.columns.get("source") or "unnamed"


def is_shippable(row: LabelledRow) -> bool:
    """May a model trained on this image be shipped? Only CC BY without further conditions; no column means our own."""
    licence = row.columns.get("licence")
    return licence is None or SHIPPABLE.match(licence) is not None


def picture_steps(size: int) -> tuple[Step, ...]:
    """From any image to `(size, size)` in 0–1."""
    return (
        Step(name="to_gray"),
        Step(name="stretch", parameters={"low_percentile": 0.5, "high_percentile": 99.5}),
        Step(name="resize", parameters={"height": size, "width": size}),
    )


def network_steps(size: int) -> tuple[Step, ...]:
    """From any image to the network's input `(3, size, size)`."""
    normalise: dict[str, object] = {"mean": list(IMAGENET_MEAN), "std": list(IMAGENET_STD)}
    return (
        *picture_steps(size),
        Step(name="to_channels", parameters={"channels": 3}),
        Step.model_validate({"name": "normalise", "parameters": normalise}),
    )


def read_films(folder: Path, name: str, size: int, seed: int, fractions: tuple[float, float, float]) -> Films:
    """Version, split by patient, check for leakage, and decode a folder with `labels.csv`, images and masks.

    Images whose licence does not allow a shipped model are test only, and so is whoever they show.

    Raises:
        InvalidPlan: no table with a mask column.
        LeakageFound: the split leaks.
    """
    table = folder / "labels.csv"
    rows = tuple(row for row in read_table(table) if row.columns.get("mask")) if table.is_file() else ()
    if not rows:
        raise InvalidPlan(f"expected {name}/labels.csv with columns image, mask and patient_id below the data folder")
    licences = "; ".join(sorted({row.columns.get("licence", "own") for row in rows}))
    version = build_version(
        folder, table, name, source="; ".join(sorted({source_of(r) for r in rows})), licence=licences
    )
    splits = _split(folder, rows, seed, fractions)
    pictures = [run_steps(picture_steps(size), read_image(folder / row.image))[0] for row in rows]
    labels = [_resized(read_lungs(folder / row.columns["mask"]), size) for row in rows]
    part_of = splits.part_of
    part = tuple(part_of.get(row.image, "excluded") for row in rows)
    return Films(rows, np.stack(pictures), np.stack(labels), part, (version.version_name,), folder)


def _split(folder: Path, rows: Sequence[LabelledRow], seed: int, fractions: tuple[float, float, float]) -> Splits:
    prints = fingerprint(rows, folder)
    withheld = [row.image for row in rows if not is_shippable(row)]
    splits = split_by_patient(
        rows, seed=seed, fractions=fractions, fixed_test=withheld, together=near_duplicates(prints)
    )
    check_leakage(rows, splits, prints)
    return splits


def read_lungs(path: Path) -> Labels:
    """A mask of both lungs, parted: `(h, w)` with 1 the right lung (left in the picture) and 2 the left.

    The two largest connected pieces are the lungs, smaller ones go with the nearer; a single piece is cut at the
    column of its centre.
    """
    mask = np.asarray(PIL.Image.open(path).convert("L")) > 127
    pieces, count = ndimage.label(mask, structure=np.ones((3, 3)))
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)
    sizes[0] = 0
    order = np.argsort(-sizes)
    if count < 2 or sizes[order[1]] < 0.1 * sizes[order[0]]:
        return _cut_at_centre(mask)
    centres = ndimage.center_of_mass(mask, pieces, range(1, count + 1))
    columns = np.array([np.nan, *(centre[1] for centre in centres)])
    left, right = sorted(columns[order[:2]])
    side = np.where(np.abs(columns - left) <= np.abs(columns - right), 1, 2).astype(np.uint8)
    side[0] = 0
    return np.asarray(side[pieces], dtype=np.uint8)


def _cut_at_centre(mask: NDArray[np.bool_]) -> Labels:
    columns = np.nonzero(mask)[1]
    centre = columns.mean() if len(columns) else 0.0
    sides = np.where(np.arange(mask.shape[1]) <= centre, 1, 2).astype(np.uint8)
    return np.asarray(mask * sides, dtype=np.uint8)


def _resized(labels: Labels, size: int) -> Labels:
    picture = PIL.Image.fromarray(labels).resize((size, size), PIL.Image.Resampling.NEAREST)
    return np.asarray(picture, dtype=np.uint8)


def normalised(pictures: NDArray[np.float32]) -> NDArray[np.float32]:
    """`(n, h, w)` in 0–1 to the network's `(n, 3, h, w)`, as `network_steps` ends."""
    mean, std = (np.asarray(values, dtype=np.float32).reshape(1, 3, 1, 1) for values in (IMAGENET_MEAN, IMAGENET_STD))
    return np.asarray((pictures[:, None] - mean) / std, dtype=np.float32)


def film_as_image(films: Films, index: int) -> Image:
    """One stored film, read anew at its own size."""
    return read_image(films.root / films.rows[index].image)
