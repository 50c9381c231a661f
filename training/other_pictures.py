"""Pictures that are no chest films: to teach the gate's heads, and to measure it with.

Every kind says whether a shipped model may have seen it. Kinds that may not, and each kind in turn that may, measure.
A gate that must refuse adults too has kinds of its own in `pneumonia/gate_kinds.py`.
"""

from __future__ import annotations

import csv
import gzip
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from datasets.errors import UnreadableInstance
from datasets.image import Image
from datasets.read import read_image
from models.card import Step
from models.preprocess import run_steps
from training import credits

Pictures = NDArray[np.float32]
Reader = Callable[[Path], Iterator[Image]]


@dataclass(frozen=True, slots=True)
class OtherKind:
    """Pictures of one kind, `(n, size, size)` in 0–1.

    Attributes:
        may_ship: a shipped model may have been taught with them.
        licence, citation: as their source says.
    """

    name: str
    pictures: Pictures = field(repr=False)
    may_ship: bool
    licence: str
    citation: str


@dataclass(frozen=True, slots=True)
class _Source:
    folder: str
    reader: Callable[[Path, int, int], Iterator[Image]]
    may_ship: bool
    licence: str
    citation: str


def read_other_kinds(data: Path, steps: Sequence[Step], most: int = 120, seed: int = 0) -> Mapping[str, OtherKind]:
    """Every kind that lies below the data folder; at most so many pictures of each, drawn evenly by seed."""
    found: dict[str, OtherKind] = {}
    for name, source in SOURCES.items():
        folder = data / source.folder
        if not folder.is_dir():
            continue
        pictures = [run_steps(steps, image)[0] for image in source.reader(folder, most, seed)]
        if pictures:
            stack = np.stack(pictures)
            found[name] = OtherKind(name, stack, source.may_ship, source.licence, source.citation)
    return found


def _draw(items: Sequence[Path], most: int, seed: int) -> list[Path]:
    rng = np.random.default_rng([seed, zlib.crc32(str(len(items)).encode())])
    chosen = rng.permutation(len(items))[:most]
    return [items[i] for i in sorted(chosen)]


def _of_table(column: str) -> Callable[[Path, int, int], Iterator[Image]]:
    def read(folder: Path, most: int, seed: int) -> Iterator[Image]:
        with (folder / "labels.csv").open(encoding="utf-8", newline="") as stream:
            files = sorted(folder / row[column] for row in csv.DictReader(stream))
        for path in _draw(files, most, seed):
            yield read_image(path)

    return read


def _of_dicom(pattern: str) -> Callable[[Path, int, int], Iterator[Image]]:
    def read(folder: Path, most: int, seed: int) -> Iterator[Image]:
        for path in _draw(sorted(folder.glob(pattern)), most, seed):
            try:
                yield read_image(path)
            except UnreadableInstance:
                continue  # objects without pixels lie among the images

    return read


def _of_cells(folder: Path, most: int, seed: int) -> Iterator[Image]:
    with np.load(folder / "cells_grey50.npz") as archive:
        cells = archive["x"]
    for index in sorted(np.random.default_rng(seed).permutation(len(cells))[:most]):
        yield Image(np.asarray(cells[index] / 255, dtype=np.float32))


def _of_nifti(folder: Path, most: int, seed: int) -> Iterator[Image]:
    for path in _draw(sorted((folder / "images").glob("*.nii.gz")), most, seed):
        volume = read_nifti(path)
        plane = np.rot90(volume[:, :, volume.shape[2] // 2])
        yield Image(np.ascontiguousarray(plane / max(float(plane.max()), 1e-6), dtype=np.float32))


def read_nifti(path: Path) -> Pictures:
    """A little-endian NIfTI-1 volume of 8-, 16- or 32-bit numbers, as `(i, j, k)` float32.

    Source: NIfTI-1 header, https://nifti.nimh.nih.gov/nifti-1 (dim at byte 40, datatype at 70, vox_offset at 108).
    """
    kinds = {2: "<u1", 4: "<i2", 8: "<i4", 16: "<f4", 512: "<u2"}
    with gzip.open(path) as stream:
        content = stream.read(1 << 28)
    shape = struct.unpack_from("<8h", content, 40)[1:4]
    kind = struct.unpack_from("<h", content, 70)[0]
    offset = int(struct.unpack_from("<f", content, 108)[0])
    if kind not in kinds:
        raise UnreadableInstance(f"expected a NIfTI datatype of {sorted(kinds)}, got {kind}")
    values = np.frombuffer(content, dtype=kinds[kind], count=int(np.prod(shape)), offset=offset)
    return values.reshape(shape, order="F").astype(np.float32)


SOURCES: Mapping[str, _Source] = {
    "knee_film": _Source(
        "knee_oa",
        _of_table("image"),
        True,
        "CC BY 4.0, pictures under the OAI terms",
        credits.KNEE,
    ),
    "fetal_ultrasound": _Source(
        "fetal_head",
        _of_table("image"),
        True,
        "CC BY 4.0",
        credits.HC18,
    ),
    "retina_photograph": _Source("fundus_dr", _of_table("file"), True, "CC BY 4.0", credits.IDRID),
    "blood_smear": _Source(
        "malaria_cells",
        _of_cells,
        True,
        "US National Library of Medicine, public",
        credits.MALARIA,
    ),
    "hippocampus_mr": _Source(
        "hippocampus",
        _of_nifti,
        True,
        "CC BY-SA 4.0",
        credits.HIPPOCAMPUS,
    ),
    "brain_mr": _Source("brain_mri_sample", _of_table("image"), False, "CC0 / CC BY 4.0, mixed", credits.BRAIN_MRI),
    "breast_ultrasound": _Source(
        "breast_ultrasound_sample",
        _of_table("image"),
        False,
        "CC BY 4.0",
        credits.BUSI,
    ),
    "abdomen_ct": _Source("ct_volume", _of_dicom("**/*.dcm"), False, "Apache-2.0 repository", credits.TOTALSEGMENTATOR),
    "head_ct": _Source("dicom/ct_head_ge", _of_dicom("**/*.dcm"), False, "evaluation only", credits.HEAD_CT),
    "brain_mr_dicom": _Source(
        "dicom/mr_brain_study3", _of_dicom("**/*.dcm"), False, "evaluation only", credits.BRAIN_TUMOR_PROGRESSION
    ),
}
