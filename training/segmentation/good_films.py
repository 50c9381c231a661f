"""Frontal films the gate must let through: those with masks, and further adults without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from datasets.read import read_image
from datasets.versions.splits import split_by_patient
from datasets.versions.table import LabelledRow, read_table
from models.preprocess import run_steps
from training.segmentation.films import Films, is_shippable, picture_steps, source_of

EXTRA_SOURCES = {"nih": "nih", "hannover": "hannover"}
EXTRA_FRACTIONS = (0.55, 0.2, 0.25)
LEAST_PER_GROUP = 300
CHILDREN = ("kermany",)


@dataclass(frozen=True, slots=True)
class GoodFilms:
    """Films `(n, size, size)` in 0–1 with source, patient and part, one entry a film."""

    pictures: NDArray[np.float32] = field(repr=False)
    source: tuple[str, ...]
    patient_id: tuple[str, ...] = field(repr=False)
    part: tuple[str, ...] = field(repr=False)

    def where(self, part: str, source: str | None = None) -> NDArray[np.int64]:
        """Indices of a part, and of one source when it is named."""
        pairs = enumerate(zip(self.part, self.source, strict=True))
        return np.array([i for i, (p, s) in pairs if p == part and source in (None, s)], dtype=np.int64)

    def groups(self, indices: Sequence[int] | NDArray[np.int64]) -> tuple[str, ...]:
        """Sources at some indices."""
        return tuple(self.source[i] for i in indices)

    def ages(self, indices: Sequence[int] | NDArray[np.int64]) -> tuple[str, ...]:
        """`child` or `adult`, the groups in which the share of refused films is held down."""
        return tuple("child" if self.source[i] in CHILDREN else "adult" for i in indices)

    def balanced_training(self) -> NDArray[np.int64]:
        """Training indices, small sources repeated, so that no source alone sets the covariance."""
        chosen = []
        for source in sorted(set(self.source)):
            indices = self.where("train", source)
            if len(indices):
                chosen.append(np.tile(indices, max(1, round(LEAST_PER_GROUP / len(indices)))))
        return np.concatenate(chosen)


def read_good_films(films: Films, data: Path, size: int, seed: int) -> GoodFilms:
    """The films with masks, each in its part, and the further adults of `cxr` that may train a shipped model."""
    table = data / "cxr" / "labels.csv"
    extra = [row for row in read_table(table) if _is_extra(row)] if table.is_file() else []
    splits = split_by_patient(extra, seed=seed, fractions=EXTRA_FRACTIONS).part_of if extra else {}
    read = [run_steps(picture_steps(size), read_image(data / "cxr" / row.image))[0] for row in extra]
    rows = [*films.rows, *extra]
    return GoodFilms(
        pictures=np.concatenate([films.pictures, np.stack(read)]) if read else films.pictures,
        source=tuple(source_of(row) for row in rows),
        patient_id=tuple(row.patient_id for row in rows),
        part=(*films.part, *(splits[row.image] for row in extra)),
    )


def _is_extra(row: LabelledRow) -> bool:
    """NIH is open with citation; a film of Hannover must be CC BY and no copy of one that has a mask."""
    source = source_of(row)
    return source in EXTRA_SOURCES and not row.dup_group and (source == "nih" or is_shippable(row))
