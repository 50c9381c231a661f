"""What a project may keep or clean beyond the basic profile, and how an instance says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydicom import Dataset
from pydicom.sequence import Sequence

Longitudinal = Literal["none", "full", "modified"]
MAKER = "Tue Tinh, PS3.15 "
METHOD = f"{MAKER}Table E.1-1 2026c"
BASIC = ("113100", "Basic Application Confidentiality Profile")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of PS3.15 E.3; without any, the basic profile alone.

    Attributes:
        retain_longitudinal: dates are removed, kept (`full`) or moved by whole days per patient (`modified`).
        retain_patient_characteristics: age (89 at most), sex, size, weight.
        retain_device: serial numbers and names of devices.
        retain_uids: UIDs as they are.
        retain_institution: names and addresses of the hospital.
        retain_safe_private: private elements of Table E.3.10-1.
        clean_descriptors: descriptions keep what names nobody, instead of being removed.
        clean_graphics: graphic annotations keep their shapes and cleaned texts. Overlays and curves go in any case:
            no machine here reads the text that a bitmap draws.
        clean_structured_content: structured reports keep codes, numbers and cleaned texts.
        clean_pixels: regions that the rules name, and text that is read in the pixels, are blacked out.
        retain_photographs: photographs of people leave as they are, marked as such; otherwise they are held back.
        clean_faces: the face is taken out of CT and MR series of the head, by `faces`, after all instances came.

    **Source:** DICOM PS3.15 E.3.1 to E.3.11.
    """

    retain_longitudinal: Longitudinal = "none"
    retain_patient_characteristics: bool = False
    retain_device: bool = False
    retain_uids: bool = False
    retain_institution: bool = False
    retain_safe_private: bool = False
    clean_descriptors: bool = False
    clean_graphics: bool = False
    clean_structured_content: bool = False
    clean_pixels: bool = False
    retain_photographs: bool = False
    clean_faces: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of Table E.1-1 that hold, retaining ones first: they win over cleaning ones."""
        names = [name for name in FLAGS if getattr(self, name) and name not in NO_COLUMNS]
        if self.retain_longitudinal != "none":
            names.insert(0, f"retain_longitudinal_{self.retain_longitudinal}")
        return tuple(names)


FLAGS = (
    "retain_uids",
    "retain_device",
    "retain_institution",
    "retain_patient_characteristics",
    "retain_safe_private",
    "clean_descriptors",
    "clean_structured_content",
    "clean_graphics",
    "retain_photographs",
    "clean_pixels",
)
NO_COLUMNS = ("retain_photographs", "clean_pixels")
"""Flags of which Table E.1-1 says nothing."""
DEFAULTS = (
    "retain_patient_characteristics",
    "clean_descriptors",
    "clean_structured_content",
    "clean_graphics",
    "clean_pixels",
)
"""What the verbs choose unless told otherwise."""
CODES = {
    "clean_pixels": ("113101", "Clean Pixel Data Option"),
    "clean_graphics": ("113103", "Clean Graphics Option"),
    "clean_structured_content": ("113104", "Clean Structured Content Option"),
    "clean_descriptors": ("113105", "Clean Descriptors Option"),
    "retain_longitudinal_full": ("113106", "Retain Longitudinal Temporal Information Full Dates Option"),
    "retain_longitudinal_modified": ("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    "retain_patient_characteristics": ("113108", "Retain Patient Characteristics Option"),
    "retain_device": ("113109", "Retain Device Identity Option"),
    "retain_uids": ("113110", "Retain UIDs Option"),
    "retain_safe_private": ("113111", "Retain Safe Private Option"),
    "retain_institution": ("113112", "Retain Institution Identity Option"),
}
"""**Source:** DICOM PS3.16 CID 7050."""

TEMPORAL = {"none": "REMOVED", "full": "UNMODIFIED", "modified": "MODIFIED"}


def sign_instance(dataset: Dataset, options: Options) -> None:
    """Write what was done: (0012,0062) to (0012,0064) and (0028,0303).

    **Source:** DICOM PS3.3 C.7.1.1 (patient), C.12.1 (SOP common), PS3.16 CID 7050.
    """
    done = [BASIC, *(CODES[name] for name in sorted((*options.columns, *(["clean_pixels"] * options.clean_pixels))))]
    dataset.PatientIdentityRemoved = "YES"
    dataset.DeidentificationMethod = METHOD
    dataset.DeidentificationMethodCodeSequence = Sequence(_code(*each) for each in done)
    dataset.LongitudinalTemporalInformationModified = TEMPORAL[options.retain_longitudinal]


def _code(value: str, meaning: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, "DCM", meaning
    return item
