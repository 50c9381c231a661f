"""BIDS: CT and MR series as NIfTI-1 volumes, a subject a patient, a session a study.

What a series is cannot be read from DICOM alone: MR is named by the contrast that its description tells (FLAIR, T1,
T2), CT by the suffix of the CT extension proposal; other series are left out and named.

**Source:** BIDS 1.10 (entities sub, ses, run; `dataset_description.json`, `participants.tsv`, T1w, T2w, FLAIR); NIfTI-1
(affine to RAS mm); DICOM PS3.3 C.7.6.2.1.1 (image plane to LPS mm).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.build.export.chosen import Chosen, series_of
from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import layout_of
from datasets.dicom.read import read_instance
from datasets.dicom.values import number, numbers, text
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

BIDS_VERSION = "1.10.0"
SUFFIXES = (("flair", "FLAIR"), ("t1", "T1w"), ("t2", "T2w"))
GAP_TOLERANCE = 0.01
LPS_TO_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])

Volume = tuple[NDArray[np.float32], NDArray[np.float64]]


def export_bids(chosen: Chosen, out: Path) -> tuple[str, ...]:
    """Write the BIDS folder; return a sentence for each series that it cannot hold."""
    _write_head(chosen, out)
    runs: Counter[str] = Counter()
    left_out = []
    for series in series_of(chosen.rows):
        where = series[0]["series_instance_uid"]
        try:
            datasets = [read_instance(chosen.file(row)) for row in series]
            suffix = _suffix(datasets[0])
            volume, affine = volume_of(datasets)
        except UnreadableInstance as error:
            left_out.append(f"{where}: {error}")
            continue
        place = _place(series[0], suffix, runs)
        (out / place).parent.mkdir(parents=True, exist_ok=True)
        image = nibabel.Nifti1Image(volume, affine)  # type: ignore[no-untyped-call]
        nibabel.save(image, out / f"{place}.nii.gz")
        sidecar = {"Modality": series[0]["modality"], "Manufacturer": series[0]["manufacturer"], **_labels(series[0])}
        (out / f"{place}.json").write_text(json.dumps(sidecar) + "\n", encoding="utf-8")
    return tuple(left_out)


def _labels(row: dict[str, Any]) -> dict[str, Any]:
    """Keys of the sidecar that BIDS leaves to whoever writes it."""
    told = {"Label": row["label"], "Labels": row["labels"]}
    return {key: value for key, value in told.items() if value}


def volume_of(datasets: list[Dataset]) -> Volume:
    """A series as `(columns, rows, slices)` of float32 in its own units, and the affine of voxels to RAS mm.

    Raises:
        UnreadableInstance: its slices are not parallel, even and all of one size.
    """
    directions = _vector(datasets[0], "ImageOrientationPatient", 6).reshape(2, 3)
    normal = np.cross(directions[0], directions[1])
    datasets = sorted(datasets, key=lambda each: float(_vector(each, "ImagePositionPatient", 3) @ normal))
    positions = np.stack([_vector(each, "ImagePositionPatient", 3) for each in datasets])
    step = (positions[-1] - positions[0]) / max(len(datasets) - 1, 1)
    if len(datasets) == 1:
        step = normal * (number(datasets[0], "SliceThickness", LIMITS) or 1.0)
    even = positions[0] + np.arange(len(datasets))[:, None] * step
    is_parallel = all(
        np.allclose(_vector(each, "ImageOrientationPatient", 6).reshape(2, 3), directions) for each in datasets
    )
    if not is_parallel or not np.any(step) or np.abs(positions - even).max() > GAP_TOLERANCE * np.linalg.norm(step):
        raise UnreadableInstance("expected parallel slices with even gaps, got others")
    planes = [_plane(each) for each in datasets]
    if len({plane.shape for plane in planes}) != 1:
        raise UnreadableInstance("expected slices of one size, got several")
    row_mm, column_mm = _vector(datasets[0], "PixelSpacing", 2)
    affine = np.eye(4)
    affine[:3, 0], affine[:3, 1] = directions[0] * column_mm, directions[1] * row_mm
    affine[:3, 2], affine[:3, 3] = step, positions[0]
    return np.stack(planes).transpose(2, 1, 0), LPS_TO_RAS @ affine


def _plane(dataset: Dataset) -> NDArray[np.float32]:
    layout = layout_of(dataset, LIMITS)
    if layout.frames != 1 or layout.samples != 1:
        raise UnreadableInstance("expected one gray frame an instance, got several or colour")
    stored = np.asarray(stored_frame(dataset, layout, 0, LIMITS), dtype=np.float32).reshape(layout.rows, layout.columns)
    slope = number(dataset, "RescaleSlope", LIMITS)
    plane: NDArray[np.float32] = stored * np.float32(1.0 if slope is None else slope)
    return plane + np.float32(number(dataset, "RescaleIntercept", LIMITS) or 0.0)


def _vector(dataset: Dataset, keyword: str, count: int) -> NDArray[np.float64]:
    found = numbers(dataset, keyword, LIMITS)
    if len(found) != count:
        raise UnreadableInstance(f"expected {keyword} with {count} numbers, got {len(found)}")
    return np.asarray(found, dtype=np.float64)


def _suffix(dataset: Dataset) -> str:
    modality = text(dataset, "Modality", LIMITS)
    if modality == "CT":
        return "ct"
    said = " ".join(text(dataset, word, LIMITS) or "" for word in ("SeriesDescription", "ProtocolName")).lower()
    found = next((suffix for sign, suffix in SUFFIXES if sign in said), None)
    if modality != "MR" or found is None:
        raise UnreadableInstance("expected CT, or MR whose description tells FLAIR, T1 or T2; got another")
    return found


def _place(row: dict[str, Any], suffix: str, runs: Counter[str]) -> str:
    subject, session = f"sub-{row['patient_id']}", f"ses-{_letters(row['study_instance_uid'])}"
    stem = f"{subject}/{session}/anat/{subject}_{session}"
    runs[f"{stem}_{suffix}"] += 1
    return f"{stem}_run-{runs[f'{stem}_{suffix}']}_{suffix}"


def _letters(uid: str) -> str:
    """The last 12 digits of a UID: an entity's label takes letters and digits alone."""
    return re.sub(r"\D", "", uid)[-12:]


def _write_head(chosen: Chosen, out: Path) -> None:
    name = chosen.manifest.version_name
    head = {"Name": name, "BIDSVersion": BIDS_VERSION, "DatasetType": "raw", "Authors": []}
    (out / "dataset_description.json").write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")
    (out / "README").write_text(f"{name}, exported from a de-identified version. Ages are bands.\n", encoding="utf-8")
    people = {row["patient_id"]: (row["age_band"] or "n/a", row["sex"] or "n/a") for row in chosen.rows}
    part_of = chosen.splits.part_of
    parts = {row["patient_id"]: part_of.get(row["path"], "n/a") for row in chosen.rows}
    lines = ["participant_id\tage_band\tsex\tsplit"]
    lines += [f"sub-{who}\t{age}\t{sex}\t{parts[who]}" for who, (age, sex) in sorted(people.items())]
    (out / "participants.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
