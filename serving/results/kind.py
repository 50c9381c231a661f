"""What every result object has in common: its series, its UIDs, its time, and who made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from pydicom import Dataset
from pydicom.uid import UID

from datasets.image import Image
from serving.prediction import Outcome
from serving.results.source import MAKER, content_moment, describe_source, laterality_of, orientation_of
from serving.results.uids import IMPLEMENTATION_CLASS_UID, derive_uid, models_digest
from serving.results.words import Language, phrase

SERIES_NUMBERS = {"SC": 9001, "SEG": 9002, "SR": 9003, "GSPS": 9004}
# Defined terms of PS3.16 Annex L that are not one of two sides.
UNPAIRED = frozenset(
    (
        "ABDOMEN",
        "BRAIN",
        "CHEST",
        "CHESTABDOMEN",
        "CHESTABDPELVIS",
        "CSPINE",
        "HEAD",
        "HEART",
        "LSPINE",
        "NECK",
        "PELVIS",
        "SKULL",
        "SPINE",
        "SSPINE",
        "STERNUM",
        "THORAX",
        "TSPINE",
        "WHOLEBODY",
    )
)
_NAMES = ("PatientName", "ReferringPhysicianName")
KINDS = frozenset(SERIES_NUMBERS)


class SeriesArguments(TypedDict):
    """What each highdicom constructor is given alike."""

    series_instance_uid: str
    series_number: int
    sop_instance_uid: str
    instance_number: int
    manufacturer: str
    series_description: str
    content_date: str
    content_time: str


@dataclass(frozen=True, slots=True)
class Subject:
    """One analysed instance, ready to be rendered in any kind.

    Attributes:
        header: the source's sound header, without pixels and names.
        names: patient and referring physician as the source has them: highdicom objects to a name of one component,
            which many Vietnamese systems write, so they are set on the finished object.
        image: what was analysed.
        outcomes: what the models said.
        language: of the words on it.
        date, time: the moment every result carries, taken from the source.
        orientation: row and column direction in the patient, or empty.
    """

    header: Dataset = field(repr=False)
    names: dict[str, str] = field(repr=False)
    image: Image = field(repr=False)
    outcomes: Sequence[Outcome] = field(repr=False)
    language: Language
    date: str
    time: str
    orientation: list[str]

    @property
    def software_versions(self) -> list[str]:
        """`name version` of every model; SoftwareVersions (0018,1020)."""
        names = [f"{outcome.model_card.name} {outcome.model_card.version}" for outcome in self.outcomes]
        return names or ["none"]

    @property
    def serial_number(self) -> str:
        """The digest of the networks: DeviceSerialNumber (0018,1000), so an object tells exactly who made it."""
        return models_digest(self.outcomes)

    def uid(self, *parts: str) -> str:
        """A UID that follows from the source, the models, the language and the parts."""
        return derive_uid(str(self.header.SOPInstanceUID), models_digest(self.outcomes), self.language, *parts)

    def series_arguments(self, kind: str, variant: str = "") -> SeriesArguments:
        """Series and instance of that kind; a variant tells apart objects whose content depends on what goes along."""
        series_uid = derive_uid(
            str(self.header.SeriesInstanceUID), models_digest(self.outcomes), self.language, "series", kind, variant
        )
        words = phrase(f"kind-{kind}", self.language)
        return SeriesArguments(
            series_instance_uid=series_uid,
            series_number=SERIES_NUMBERS[kind],
            sop_instance_uid=self.uid("instance", kind, variant),
            instance_number=max(1, int(self.header.get("InstanceNumber") or 1)),
            manufacturer=MAKER,
            series_description=phrase("series-description", self.language, kind=words)[:64],
            content_date=self.date,
            content_time=self.time,
        )


def read_subject(source: Dataset, image: Image, outcomes: Sequence[Outcome], language: Language) -> Subject:
    """Bring source, image and outcomes together.

    Raises:
        UnreadableInstance: the source lacks a UID that a result must refer to.
    """
    fallback = outcomes[0].model_card.provenance.trained_at if outcomes else ""
    date, time = content_moment(source, fallback)
    header = describe_source(source)
    names = {keyword: str(header[keyword].value) for keyword in _NAMES}
    for keyword in _NAMES:
        setattr(header, keyword, "")
    return Subject(header, names, image, outcomes, language, date, time, orientation_of(source))


def finish(result: Dataset, subject: Subject) -> Dataset:
    """Give a built object what highdicom leaves out, and take from it what the clock put in."""
    for keyword in ("InstanceCreationDate", "InstanceCreationTime", "DateOfSecondaryCapture", "TimeOfSecondaryCapture"):
        if keyword in result:
            delattr(result, keyword)
    for equipment in result.get("ContributingEquipmentSequence", []):
        equipment.pop("ContributionDateTime", None)
    result.SpecificCharacterSet = subject.header.SpecificCharacterSet
    result.SeriesDate, result.SeriesTime = subject.date, subject.time
    result.ManufacturerModelName = MAKER
    result.SoftwareVersions = subject.software_versions
    result.DeviceSerialNumber = subject.serial_number
    _place(result, subject.header)
    for keyword, name in subject.names.items():
        # highdicom shares the header's own elements with what it builds: replace this one, do not write into it.
        result.pop(keyword, None)
        setattr(result, keyword, name)
    for keyword in ("StudyDescription", "PatientAge", "IssuerOfPatientID"):
        if keyword in subject.header:
            setattr(result, keyword, subject.header[keyword].value)
    result.file_meta.ImplementationClassUID = UID(IMPLEMENTATION_CLASS_UID)
    result.file_meta.ImplementationVersionName = "TUETINH"
    return result


def _place(result: Dataset, header: Dataset) -> None:
    # highdicom copies neither body part nor laterality. Laterality is wanted of a paired part only, or an unknown one.
    if result.Modality == "SR":
        return
    body_part = header.get("BodyPartExamined")
    if body_part:
        result.BodyPartExamined = body_part
    if result.Modality != "SEG" and body_part not in UNPAIRED:
        result.Laterality = laterality_of(header)
