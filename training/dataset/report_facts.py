"""What the page on a version shows: distributions from its index, and samples of its pictures."""

from __future__ import annotations

import base64
import io
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import PIL.Image

from datasets.build.index import read_index
from datasets.build.layout import FILES, INDEX
from datasets.build.manifest import BuiltManifest, read_manifest
from datasets.dicom.read import image_of, read_instance
from datasets.errors import UnreadableInstance

SIDE, SAMPLES, QUALITY, SEED = 128, 48, 70, 2026
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture of the contact sheet: what it is, and a small JPEG of what a reader sees."""

    words: str
    jpeg: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is shown.

    Attributes:
        manifest: of the version.
        counts: name of a distribution → value → how many instances.
        samples: drawn evenly over the modalities, the same in every run.
    """

    manifest: BuiltManifest
    counts: Mapping[str, Mapping[str, int]]
    samples: tuple[Sample, ...]


def read_facts(folder: Path) -> Facts:
    """Read the index once and draw the samples.

    Raises:
        InvalidVersion: the folder is no version.
    """
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("modality", "body_part", "age", "sex", "month", "manufacturer", "size")
    }
    pictured: dict[str, list[str]] = {}
    for row in read_index(folder / INDEX):
        size = f"{row['columns']} × {row['rows']}" if row["rows"] else UNKNOWN
        month = (row["study_date"] or UNKNOWN)[:7]
        told = (row["modality"], row["body_part"], row["age_band"], row["sex"], month, row["manufacturer"], size)
        for name, value in zip(counts, told, strict=True):
            counts[name][value or UNKNOWN] += 1
        if row["rows"]:
            pictured.setdefault(row["modality"] or UNKNOWN, []).append(row["path"])
    ordered = {name: _ordered(name, counter) for name, counter in counts.items()}
    return Facts(read_manifest(folder), ordered, tuple(_samples(folder, pictured)))


def _ordered(name: str, counter: Counter[str]) -> dict[str, int]:
    """Ages and months in their order, the rest by how many; the long tail in one bar."""
    if name in ("age", "month"):
        return dict(sorted(counter.items(), key=lambda item: (len(item[0].split("-")[0]), item[0]))[-36:])
    most = counter.most_common(15)
    rest = counter.total() - sum(count for _, count in most)
    return dict(most) | ({"…": rest} if rest else {})


def _samples(folder: Path, pictured: Mapping[str, list[str]]) -> list[Sample]:
    chance, found = random.Random(SEED), []  # noqa: S311  # a sheet must be repeatable, not secret
    for modality, paths in sorted(pictured.items()):
        for path in sorted(chance.sample(paths, min(len(paths), SAMPLES // len(pictured) or 1))):
            try:
                found.append(Sample(modality, _small(folder / FILES / path)))
            except UnreadableInstance:
                continue  # what cannot be drawn is no sample; `verify` tells of damaged files
    return found


def _small(path: Path) -> str:
    pixels = image_of(read_instance(path)).pixels
    picture = PIL.Image.fromarray(np.round(pixels * 255).astype(np.uint8)).convert("RGB")
    picture.thumbnail((SIDE, SIDE))
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=QUALITY)
    return base64.b64encode(stream.getvalue()).decode()
