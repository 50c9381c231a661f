"""Children's chest films with their labels, versioned, split and decoded by the steps that serving runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from datasets.image import Image
from datasets.read import read_image
from datasets.versions.leakage import LeakageReport, check_leakage, fingerprint, near_duplicates
from datasets.versions.manifest import build_version
from datasets.versions.splits import Splits, split_by_patient
from datasets.versions.table import LabelledRow, read_table
from models.card import Step
from models.preprocess import run_steps
from training.errors import InvalidPlan

NORMAL, BACTERIAL, VIRAL = 0, 1, 2
CLASS_OF = {"normal": NORMAL, "pneumonia_bacterial": BACTERIAL, "pneumonia_viral": VIRAL}
SOURCE = "kermany"
IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)

Pictures = NDArray[np.uint8]
Classes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Films:
    """Films with their labels.

    Attributes:
        data: folder of all datasets, where the gate finds its other pictures.
        root: folder of the table.
        rows: one a film.
        splits: by patient; the source's official test is fixed.
        leakage: what the gate found, all zero.
        classes: `(n,)`: 0 normal, 1 bacterial, 2 viral.
        pictures: `(n, size, size)` uint8, gray, stretched and squashed.
        variants: for some films the unsquashed original, by index: another decoding of the same film.
        dataset_versions: `dataset@version`.
    """

    data: Path
    root: Path
    rows: tuple[LabelledRow, ...] = field(repr=False)
    splits: Splits = field(repr=False)
    leakage: LeakageReport = field(repr=False)
    classes: Classes = field(repr=False)
    pictures: Pictures = field(repr=False)
    variants: dict[int, Pictures] = field(repr=False)
    dataset_versions: tuple[str, ...]

    def where(self, part: str) -> NDArray[np.int64]:
        """Indices of `train`, `tune` or `test`."""
        part_of = self.splits.part_of
        return np.array([i for i, row in enumerate(self.rows) if part_of.get(row.image) == part], dtype=np.int64)

    def patients(self, indices: NDArray[np.int64]) -> list[str]:
        """Whose films they are."""
        return [self.rows[index].patient_id for index in indices]

    def image(self, index: int) -> Image:
        """One film, read anew at its own size."""
        return read_image(self.root / self.rows[index].image)


def picture_steps(size: int) -> tuple[Step, ...]:
    """From any image to `(size, size)` in 0–1."""
    return (
        Step(name="to_gray"),
        Step(name="stretch", parameters={"low_percentile": 0.5, "high_percentile": 99.5}),
        Step(name="resize", parameters={"height": size, "width": size}),
    )


def network_steps(size: int) -> tuple[Step, ...]:
    """From any image to the network's input `(3, size, size)`."""
    return (
        *picture_steps(size),
        Step(name="to_channels", parameters={"channels": 3}),
        Step(name="normalise", parameters={"mean": list(IMAGENET_MEAN), "std": list(IMAGENET_STD)}),
    )


def read_films(data: Path, size: int, seed: int, tune_share: float) -> Films:
    """Read the table `cxr/labels.csv` below the data folder; split; refuse on leakage; decode.

    Raises:
        InvalidPlan: no such table, or none of its rows can be used.
        LeakageFound: the split leaks.
    """
    root = data / "cxr" if (data / "cxr").is_dir() else data
    rows = _usable(root)
    prints = fingerprint(rows, root)
    official = [row.image for row in rows if row.columns.get("orig_split") == "test"]
    shares = (1 - tune_share, tune_share, 0.0) if official else (1 - 2 * tune_share, tune_share, tune_share)
    together = near_duplicates(prints)
    splits = split_by_patient(rows, seed=seed, fractions=shares, fixed_test=official, together=together)
    report = check_leakage(rows, splits, prints)
    licences = "; ".join(sorted({row.columns.get("licence") or "own" for row in rows}))
    version = build_version(root, root / "labels.csv", "cxr", source="Kermany 2018 and others", licence=licences)
    pictures = np.stack([decode(root / row.image, size) for row in rows])
    classes = np.array([CLASS_OF[row.label] for row in rows])
    variants = _variants(data / "lungseg" / "images" / SOURCE, rows, size)
    return Films(data, root, rows, splits, report, classes, pictures, variants, (version.version_name,))


def decode(path: Path, size: int) -> Pictures:
    """Gray, stretch and squash one file, to uint8 `(size, size)`."""
    return to_bytes(read_image(path), size)


def to_bytes(image: Image, size: int) -> Pictures:
    """Gray, stretch and squash one image, to uint8 `(size, size)`."""
    return np.asarray(np.rint(run_steps(picture_steps(size), image)[0] * 255), dtype=np.uint8)


def prepare_inputs(images: Sequence[Image], size: int) -> NDArray[np.float32]:
    """The network's input `(n, 3, size, size)`, exactly as serving makes it."""
    return np.concatenate([run_steps(network_steps(size), image) for image in images])


def _usable(root: Path) -> tuple[LabelledRow, ...]:
    table = root / "labels.csv"
    if not table.is_file():
        raise InvalidPlan("expected cxr/labels.csv with image, patient_id and label below the data folder")
    rows = tuple(row for row in read_table(table) if row.label in CLASS_OF and _source(row) == SOURCE)
    if len({row.label for row in rows}) < len(CLASS_OF):
        raise InvalidPlan(f"expected films of each of {', '.join(CLASS_OF)} in cxr/labels.csv")
    return rows


def _source(row: LabelledRow) -> str:
    return row.columns.get("source") or SOURCE


def _variants(folder: Path, rows: Sequence[LabelledRow], size: int) -> dict[int, Pictures]:
    """The originals that stand elsewhere with their own aspect, by the original file's name."""
    named = {path.stem: path for path in sorted(folder.glob("*.jpg"))}
    stems = [Path(row.columns.get("orig_name", "")).stem for row in rows]
    return {index: decode(named[stem], size) for index, stem in enumerate(stems) if stem in named}
