"""The attributes that every synthetic instance shares: a made-up patient, study, series and equipment.

**Source:** DICOM PS3.3 C.7.1.1 (patient), C.7.2.1 (study), C.7.3.1 (series), C.7.5.1 (equipment), C.12.1 (SOP common).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pydicom import Dataset, FileDataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import PYDICOM_IMPLEMENTATION_UID, UID, ExplicitVRLittleEndian

from datasets.synthetic.words import WORDS


@dataclass(frozen=True, slots=True)
class Who:
    """The made-up patient of a study.

    Attributes:
        name: such as `SYNTHETIC^CHILD`.
        seed: names the study; the same seed gives the same UIDs.
        age: DICOM age string such as `003Y`.
        sex: `M`, `F` or `O`.
    """

    name: str
    seed: int
    age: str
    sex: str = "O"


def derived_uid(*parts: object) -> UID:
    """A UID below 2.25 that is the same for the same parts. **Source:** DICOM PS3.5 B.2."""
    digest = hashlib.sha256("/".join(str(part) for part in ("tuetinh-synthetic", *parts)).encode()).digest()
    return UID(f"2.25.{int.from_bytes(digest[:16], 'big')}")


def new_instance(sop_class: UID, modality: str, who: Who, description: str) -> FileDataset:
    """An instance without pixels, in explicit VR little endian."""
    key = (modality, description, who.name, who.seed)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = derived_uid("instance", *key)
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = PYDICOM_IMPLEMENTATION_UID
    dataset = FileDataset("", {}, file_meta=meta, preamble=bytes(128))
    dataset.SOPClassUID = sop_class
    dataset.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
    dataset.SpecificCharacterSet = "ISO_IR 192"
    dataset.Modality = modality
    _add_patient_and_study(dataset, who, key)
    _add_series(dataset, description, key)
    return dataset


def _add_patient_and_study(dataset: Dataset, who: Who, key: tuple[object, ...]) -> None:
    dataset.PatientName = who.name
    dataset.PatientID = f"SYNTHETIC-{who.seed:06d}"
    dataset.PatientBirthDate = ""
    dataset.PatientSex = who.sex
    dataset.PatientAge = who.age
    dataset.StudyInstanceUID = derived_uid("study", *key)
    dataset.StudyID = f"S{who.seed:06d}"
    dataset.StudyDate, dataset.StudyTime = "20260101", "080000"
    dataset.AccessionNumber = f"SYN{who.seed:06d}"
    dataset.ReferringPhysicianName = ""


def _add_series(dataset: Dataset, description: str, key: tuple[object, ...]) -> None:
    dataset.SeriesInstanceUID = derived_uid("series", *key)
    dataset.SeriesNumber, dataset.InstanceNumber = 1, 1
    dataset.StudyDescription = dataset.SeriesDescription = description
    dataset.SeriesDate = dataset.ContentDate = dataset.AcquisitionDate = "20260101"
    dataset.SeriesTime = dataset.ContentTime = dataset.AcquisitionTime = "080000"
    dataset.ImageComments = WORDS
    dataset.Manufacturer = "Tue Tinh"
    dataset.ManufacturerModelName = "synthetic"
    dataset.DeviceSerialNumber, dataset.SoftwareVersions = "0", "1"
    dataset.BurnedInAnnotation = "YES"
    dataset.PatientOrientation = ""
