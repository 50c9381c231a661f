"""The leakage gate: training refuses when a patient or a picture stands in two parts of a split."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from datasets.errors import LeakageFound
from datasets.read import read_image
from datasets.versions.perceptual_hash import Hashes, close_pairs, perceptual_hash
from datasets.versions.splits import Splits
from datasets.versions.table import LabelledRow

NEAR_DISTANCE = 10

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What tells two pictures to be the same, one entry an image: bytes, decoded pixels, look `(n, 256)`."""

    images: tuple[str, ...] = field(repr=False)
    file_sha256: tuple[str, ...] = field(repr=False)
    pixel_sha256: tuple[str, ...] = field(repr=False)
    hashes: Hashes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeakageReport:
    """Pairs of images that stand in two parts though they belong together, by how they were found."""

    same_patient: tuple[Pair, ...] = field(repr=False)
    same_group: tuple[Pair, ...] = field(repr=False)
    same_file: tuple[Pair, ...] = field(repr=False)
    same_pixels: tuple[Pair, ...] = field(repr=False)
    near_duplicate: tuple[Pair, ...] = field(repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """How many pairs of each sort."""
        return {name: len(getattr(self, name)) for name in self.__dataclass_fields__}


def fingerprint(rows: Sequence[LabelledRow], root: Path) -> Fingerprints:
    """Read every picture once; about a millisecond each at 224×224."""
    images = tuple(row.image for row in rows)
    files: list[str] = []
    pixels: list[str] = []
    hashes = np.zeros((len(images), 256), dtype=np.bool_)
    for index, image in enumerate(images):
        content = (root / image).read_bytes()
        picture = read_image(content).pixels
        gray = picture if picture.ndim == 2 else picture.mean(axis=2, dtype=np.float32)
        files.append(hashlib.sha256(content).hexdigest())
        pixels.append(hashlib.sha256(repr(gray.shape).encode() + gray.tobytes()).hexdigest())
        hashes[index] = perceptual_hash(gray)
    return Fingerprints(images, tuple(files), tuple(pixels), hashes)


def near_duplicates(fingerprints: Fingerprints, limit: int = NEAR_DISTANCE) -> tuple[Pair, ...]:
    """All pairs whose perceptual hashes differ in at most `limit` of 256 bits; hand them to `split_by_patient`."""
    images = fingerprints.images
    return tuple((images[one], images[other]) for one, other, _ in close_pairs(fingerprints.hashes, limit))


def find_leakage(
    rows: Sequence[LabelledRow], splits: Splits, fingerprints: Fingerprints, limit: int = NEAR_DISTANCE
) -> LeakageReport:
    """Look for every sort of leak between train, tune and test."""
    part_of = splits.part_of
    images = fingerprints.images
    return LeakageReport(
        same_patient=_shared(part_of, ((row.image, row.patient_id) for row in rows)),
        same_group=_shared(part_of, ((row.image, row.dup_group) for row in rows if row.dup_group)),
        same_file=_shared(part_of, zip(images, fingerprints.file_sha256, strict=True)),
        same_pixels=_shared(part_of, zip(images, fingerprints.pixel_sha256, strict=True)),
        near_duplicate=tuple(pair for pair in near_duplicates(fingerprints, limit) if _is_parted(part_of, pair)),
    )


def check_leakage(
    rows: Sequence[LabelledRow], splits: Splits, fingerprints: Fingerprints, limit: int = NEAR_DISTANCE
) -> LeakageReport:
    """`find_leakage`, as a gate.

    Raises:
        LeakageFound: at least one pair; the message gives counts only.
    """
    report = find_leakage(rows, splits, fingerprints, limit)
    if any(report.counts.values()):
        found = ", ".join(f"{name} {count}" for name, count in report.counts.items() if count)
        raise LeakageFound(f"pairs in two parts of the split: {found}; split again with split_by_patient")
    return report


def _shared(part_of: Mapping[str, str], keyed: Iterable[Pair]) -> tuple[Pair, ...]:
    """One pair of images for each two parts that a key stands in."""
    first_by_key: dict[str, dict[str, str]] = defaultdict(dict)
    for image, key in keyed:
        if image in part_of:
            first_by_key[key].setdefault(part_of[image], image)
    shared = (parts.values() for parts in first_by_key.values() if len(parts) > 1)
    return tuple(pair for images in shared for pair in itertools.combinations(images, 2))


def _is_parted(part_of: Mapping[str, str], pair: Pair) -> bool:
    parts = {part_of.get(image) for image in pair} - {None}
    return len(parts) > 1
