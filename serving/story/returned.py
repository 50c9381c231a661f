"""What the PACS got back for one study, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from pydicom import Dataset

from serving.story.report import Statement, read_statements

LUNGS, PNEUMONIA = "lung_fields", "paediatric_pneumonia"
LEAST_LUNG_SHARE = 0.02
LEAST_HEAT_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Returned:
    """The result objects of one study."""

    captures: tuple[Dataset, ...]
    segmentations: tuple[Dataset, ...]
    reports: tuple[Dataset, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """Which kinds have come."""
        found = {"SC": self.captures, "SEG": self.segmentations, "SR": self.reports}
        return frozenset(kind for kind, objects in found.items() if objects)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the reports say."""
        return tuple(statement for report in self.reports for statement in read_statements(report))


def sort_results(objects: Sequence[Dataset]) -> Returned:
    """Tell captures, segmentations and reports apart; a presentation state is none of them."""

    def of(*modalities: str) -> tuple[Dataset, ...]:
        return tuple(one for one in objects if one.get("Modality") in modalities)

    is_picture = tuple(one for one in objects if "PixelData" in one and one.get("Modality") not in ("SEG", "SR"))
    return Returned(is_picture, of("SEG"), of("SR"))


def write_picture(capture: Dataset, path: Path) -> None:
    """The capture as a PNG."""
    PIL.Image.fromarray(_rgb(capture)).save(path)


def _rgb(capture: Dataset) -> NDArray[np.uint8]:
    return np.asarray(capture.pixel_array, dtype=np.uint8)


def faults_of_lungs(returned: Returned) -> list[str]:
    """Both lung fields are drawn, and something was measured on them."""
    if not returned.segmentations:
        return ["expected a segmentation (SEG), none came"]
    masks = np.atleast_3d(returned.segmentations[0].pixel_array)
    shares = [float(np.mean(mask > 0)) for mask in masks]
    faults = []
    if len(shares) < 2 or min(shares) < LEAST_LUNG_SHARE:
        faults.append(f"expected two lung fields of at least {LEAST_LUNG_SHARE:.0%} of the film each, got {shares}")
    if not any(statement.model == LUNGS and statement.numbers for statement in returned.statements):
        faults.append("expected a measurement of the lung fields in the report, found none")
    return faults


def faults_of_abstention(returned: Returned, model: str, reason: str) -> list[str]:
    """That model did not answer, and the report says this reason (its English words)."""
    said = [statement for statement in returned.statements if statement.model == model]
    if not any(statement.is_abstention for statement in said):
        return [f"expected {model} not to answer, but its statements are {[one.subject for one in said]}"]
    if any(not statement.is_abstention for statement in said):
        return [f"expected {model} only to abstain, it also reported a finding"]
    if not any(reason in line for statement in said for line in statement.words):
        return [f"expected the reason {reason!r}, got {[one.words for one in said]}"]
    return []


def faults_of_finding(returned: Returned) -> list[str]:
    """The pneumonia model answered with a probability, and where it looked is drawn on the picture."""
    said = [statement for statement in returned.statements if statement.model == PNEUMONIA]
    refusals = [statement.words for statement in said if statement.is_abstention]
    if refusals:
        return [f"expected {PNEUMONIA} to answer, it abstained: {refusals}"]
    faults = []
    if not any(unit == "%" and 0 <= value <= 100 for one in said for _, value, unit in one.numbers):
        faults.append(f"expected a probability by {PNEUMONIA}, found none")
    if not returned.captures or heat_share(returned.captures[0]) < LEAST_HEAT_SHARE:
        faults.append("expected a heat-map on the picture, found none")
    return faults


def heat_share(capture: Dataset) -> float:
    """The share of the picture in warm colours, which only a heat-map draws."""
    pixels = _rgb(capture).astype(np.int16)
    return float(np.mean((pixels[..., 0] - pixels[..., 2] > 60) & (pixels[..., 0] > 120)))
