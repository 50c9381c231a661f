"""The studies of the demo, and what must come back for each."""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pydicom import Dataset

from datasets.dicom.read import read_instance
from datasets.errors import UnreadableInstance
from datasets.synthetic.instances import chest_film
from models.card import Text
from models.scope import reason
from serving.story.returned import (
    LUNGS,
    PNEUMONIA,
    Returned,
    faults_of_abstention,
    faults_of_finding,
    faults_of_lungs,
)

FILES_LIMIT = 500
CHILD_SEED = 1


@dataclass(frozen=True, slots=True)
class Study:
    """One study of the play.

    Attributes:
        key: names its picture's file.
        title: for the reader.
        instances: what the PACS sends.
        awaited: kinds of result that must come before the study counts as answered.
        find_faults: what is wrong with what came back; empty means all is as it should be.
        is_own: the user's; nothing is promised of it, not even that a model takes its kind.
    """

    key: str
    title: Text
    instances: tuple[Dataset, ...] = field(repr=False)
    awaited: frozenset[str]
    find_faults: Callable[[Returned], list[str]] = field(repr=False)
    is_own: bool = False

    @property
    def study_instance_uid(self) -> str:
        """Of its first instance."""
        return str(self.instances[0].StudyInstanceUID)


def adult_chest() -> Study:
    """A real adult chest film: lung fields are drawn and measured, pneumonia is not judged."""
    return Study(
        key="adult-chest",
        title=Text(
            vi="Phim ngực người lớn, thật (MONOCHROME1, JPEG 2000)",
            en="Chest film of an adult, real (MONOCHROME1, JPEG 2000)",
        ),
        instances=(_public_film("RG1_J2KI.dcm"),),
        awaited=frozenset({"SC", "SEG", "SR"}),
        find_faults=lambda returned: [
            *faults_of_lungs(returned),
            *faults_of_abstention(returned, PNEUMONIA, reason("age-not-supported").text.en),
        ],
    )


def child_chest() -> Study:
    """A child's chest drawn by the computer and marked so: lung fields, probability, heat-map."""
    return Study(
        key="child-chest",
        title=Text(vi="Phim ngực trẻ em, do máy vẽ (không phải người thật)", en="Chest film of a child, synthetic"),
        instances=(chest_film(CHILD_SEED, label="pneumonia_bacterial"),),
        awaited=frozenset({"SC", "SEG", "SR"}),
        find_faults=lambda returned: [*faults_of_lungs(returned), *faults_of_finding(returned)],
    )


def leg() -> Study:
    """A real film of a leg: visibly not analysed."""
    return Study(
        key="leg",
        title=Text(vi="Phim cẳng chân, thật (JPEG 2000)", en="Film of a leg, real (JPEG 2000)"),
        instances=(_public_film("RG3_J2KI.dcm"),),
        awaited=frozenset({"SC", "SR"}),
        find_faults=_faults_of_leg,
    )


def _faults_of_leg(returned: Returned) -> list[str]:
    why = reason("body-part-not-supported").text.en
    unwanted = ["expected no segmentation of a leg, one came"] if returned.segmentations else []
    return [fault for model in (LUNGS, PNEUMONIA) for fault in faults_of_abstention(returned, model, why)] + unwanted


def own_studies(path: Path) -> list[Study]:
    """The user's own files, one study each by its UID; whatever comes back is shown.

    Raises:
        UnreadableInstance: there is no readable DICOM file, or there are more than five hundred.
    """
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    if not 0 < len(files) <= FILES_LIMIT:
        raise UnreadableInstance(f"expected 1 to {FILES_LIMIT} DICOM files, got {len(files)}")
    studies: dict[str, list[Dataset]] = {}
    for file in files:
        instance = read_instance(file)
        studies.setdefault(str(instance.StudyInstanceUID), []).append(instance)
    return [
        Study(
            key=f"own-{number}",
            title=Text(vi=f"Lượt chụp của bạn, số {number}", en=f"Your own study, number {number}"),
            instances=tuple(instances),
            awaited=frozenset({"SC"}),
            find_faults=lambda _returned: [],
            is_own=True,
        )
        for number, instances in enumerate(studies.values(), start=1)
    ]


def _public_film(name: str) -> Dataset:
    film = importlib.resources.files("data_store") / "data" / name
    with importlib.resources.as_file(film) as path:
        return read_instance(path)
