"""Real pictures that are not a child's frontal chest film, adults' chest films among them, for this model's gate.

`training/other_pictures.py` has the kinds that are no chest film at all, for a model that takes any age. Taught kinds
may teach the gate of a shipped model by their licence; all others only measure it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from datasets.errors import DatasetError
from datasets.image import Image
from datasets.read import read_image
from datasets.versions.table import LabelledRow, read_table
from training.pneumonia.films import to_bytes

Pictures = NDArray[np.uint8]

OTHER, ADULT = "other", "adult"
PER_KIND = 200
FREE = re.compile(r"(CC BY( \d\.\d)?|NIH open.*)$")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of picture.

    Attributes:
        name: such as `knee`.
        sort: `other` (no frontal chest film) or `adult`.
        is_taught: may the gate learn from it?
        pictures: `(n, size, size)` uint8, as the network's steps make them.
        licence: as the source states it.
    """

    name: str
    sort: str
    is_taught: bool
    pictures: Pictures = field(repr=False)
    licence: str = ""


def read_kinds(data: Path, size: int, seed: int, limit: int = PER_KIND) -> tuple[Kind, ...]:
    """Every kind that the data folder holds, at most `limit` pictures of each, drawn by the seed."""
    found = []
    for name, (sort, is_taught, licence, paths) in _KINDS.items():
        chosen = _some(sorted(paths(data)), limit, seed)
        pictures = [picture for path in chosen if (picture := _decoded(path, size)) is not None]
        if pictures:
            found.append(Kind(name, sort, is_taught, np.stack(pictures), licence))
    return (*found, *_cells(data / "malaria_cells", size, seed, limit))


def _decoded(path: Path, size: int) -> Pictures | None:
    """None for a file that is no picture: a table, a report, a volume's header."""
    try:
        return to_bytes(read_image(path), size)
    except DatasetError:
        return None


def _some(paths: list[Path], limit: int, seed: int) -> list[Path]:
    chosen = np.random.default_rng(seed).permutation(len(paths))[:limit]
    return [paths[index] for index in sorted(chosen)]


def _cells(folder: Path, size: int, seed: int, limit: int) -> Iterator[Kind]:
    path = folder / "cells_grey50.npz"
    if path.is_file():
        with np.load(path, allow_pickle=False) as content:
            cells = content["x"]
        chosen = np.random.default_rng(seed).permutation(len(cells))[:limit]
        pictures = [to_bytes(Image(cells[index].astype(np.float32) / 255), size) for index in chosen]
        yield Kind("blood_cells", OTHER, True, np.stack(pictures), "NLM, cite")


def _below(*parts: str) -> Callable[[Path], list[Path]]:
    def paths(data: Path) -> list[Path]:
        return [path for path in (data.joinpath(*parts)).rglob("*") if path.is_file()]

    return paths


def _rows(folder: str, is_wanted: Callable[[LabelledRow], bool]) -> Callable[[Path], list[Path]]:
    def paths(data: Path) -> list[Path]:
        table = data / folder / "labels.csv"
        rows = read_table(table) if table.is_file() else ()
        return [data / folder / row.image for row in rows if is_wanted(row)]

    return paths


def _is(column: str, value: str) -> Callable[[LabelledRow], bool]:
    return lambda row: row.columns.get(column) == value


def is_grown(row: LabelledRow) -> bool:
    """Is the patient, by the table, at least 16, or of unknown age in a source of adults?"""
    try:
        return float(row.columns.get("age") or 99) >= 16
    except ValueError:
        return True


def _adult(source: str, *, is_free: bool) -> Callable[[LabelledRow], bool]:
    def is_wanted(row: LabelledRow) -> bool:
        licence = FREE.match(row.columns.get("licence", "")) is not None
        return row.columns.get("source") == source and is_grown(row) and licence == is_free

    return is_wanted


def _shenzhen(row: LabelledRow) -> bool:
    return row.columns.get("site") == "shenzhen" and row.columns.get("adult") == "1"


_KINDS: Mapping[str, tuple[str, bool, str, Callable[[Path], list[Path]]]] = {
    "fetal_ultrasound": (OTHER, True, "CC BY 4.0", _below("fetal_head", "images")),
    "knee": (OTHER, True, "OAI, research", _below("knee_oa", "images")),
    "fundus": (OTHER, True, "CC BY 4.0", _below("fundus_dr", "idrid")),
    "brain_mri": (OTHER, False, "measured only", _below("brain_mri_sample", "images")),
    "breast_ultrasound": (OTHER, False, "measured only", _below("breast_ultrasound_sample", "images")),
    "ct_head": (OTHER, False, "measured only", _below("dicom", "ct_head_ge")),
    "ct_abdomen": (OTHER, False, "measured only", _below("ct_volume", "abdomen_3mm_dicom")),
    "ct_slab": (OTHER, False, "measured only", _below("ct_volume", "slab_2mm_dicom")),
    "mr_brain": (OTHER, False, "measured only", _below("dicom", "mr_brain_study3")),
    "mr_crop": (OTHER, False, "measured only", _below("dicom", "mr_hippocrop")),
    "adult_nih": (ADULT, True, "NIH, cite", _rows("cxr", _adult("nih", is_free=True))),
    "adult_cohen": (ADULT, True, "CC BY", _rows("cxr", _adult("cohen", is_free=True))),
    "adult_cohen_other": (ADULT, False, "measured only", _rows("cxr", _adult("cohen", is_free=False))),
    "adult_hannover": (ADULT, False, "measured only", _rows("cxr", _is("source", "hannover"))),
    "adult_shenzhen": (ADULT, False, "measured only", _rows("tb_chest", _shenzhen)),
    "adult_sakha": (ADULT, False, "measured only", _rows("tb_chest", _is("site", "sakha"))),
    "adult_tbx11k": (ADULT, False, "measured only", _rows("tb_chest", _is("site", "tbx11k"))),
    "adult_dicom": (ADULT, False, "measured only", _below("dicom", "cxr")),
}
