"""What a model's scope may ask of an instance, and the spacings; nothing that names a person."""

from __future__ import annotations

import re
from datetime import date

from pydicom import Dataset

from datasets.dicom.layout import Layout
from datasets.dicom.values import items, numbers, text, texts
from datasets.image import ImageHeader
from datasets.limits import Limits

DAYS_A_YEAR = 365.25
YEARS_A_UNIT = {"Y": 1.0, "M": 1 / 12, "W": 7 / DAYS_A_YEAR, "D": 1 / DAYS_A_YEAR}
DESCRIPTIONS = ("StudyDescription", "SeriesDescription", "ProtocolName", "AcquisitionDeviceProcessingDescription")


def header_of(dataset: Dataset, layout: Layout, limits: Limits) -> ImageHeader:
    """The header of an instance; what it does not say, or says in a malformed way, stays `None`."""
    description = (text(dataset, keyword, limits) for keyword in (*DESCRIPTIONS, "ViewPosition"))
    return ImageHeader(
        modality=_upper(text(dataset, "Modality", limits)),
        body_part_examined=_upper(text(dataset, "BodyPartExamined", limits)),
        view_position=_upper(text(dataset, "ViewPosition", limits)),
        patient_age_years=patient_age_years(dataset, limits),
        patient_sex=_upper(text(dataset, "PatientSex", limits)),
        image_laterality=_upper(text(dataset, "ImageLaterality", limits) or text(dataset, "Laterality", limits)),
        description=" ".join(words for words in description if words),
        sop_class_uid=text(dataset, "SOPClassUID", limits),
        transfer_syntax_uid=layout.transfer_syntax_uid,
        photometric_interpretation=layout.photometric,
        number_of_frames=layout.frames,
        image_type=texts(dataset, "ImageType", limits),
        manufacturer=text(dataset, "Manufacturer", limits),
    )


def patient_age_years(dataset: Dataset, limits: Limits) -> float | None:
    """PatientAge in years, else the time from birth to the study, else `None`.

    **Source:** DICOM PS3.5 6.2 (AS: `nnnD`, `nnnW`, `nnnM`, `nnnY`).
    """
    matched = re.fullmatch(r"(\d{1,3})([DWMY])", (text(dataset, "PatientAge", limits) or "").upper())
    if matched and matched[0] != "000Y":  # what devices write when they do not know; a newborn is 000D to 011M
        return int(matched[1]) * YEARS_A_UNIT[matched[2]]
    birth = _date(text(dataset, "PatientBirthDate", limits))
    days = (_date(text(dataset, keyword, limits)) for keyword in ("StudyDate", "SeriesDate", "AcquisitionDate"))
    study = next((day for day in days if day is not None), None)
    if birth is None or study is None or study < birth:
        return None
    return (study - birth).days / DAYS_A_YEAR


def spacing_of(dataset: Dataset, keyword: str, frame: int, limits: Limits) -> tuple[float, float] | None:
    """A two-valued spacing in millimetres, `(row, column)`, also from the functional groups of a multi-frame object."""
    for source in (dataset, *functional_groups(dataset, "PixelMeasuresSequence", frame, limits)):
        found = numbers(source, keyword, limits)
        if len(found) == 2 and min(found) > 0:
            return found[0], found[1]
    return None


def functional_groups(dataset: Dataset, macro: str, frame: int, limits: Limits) -> list[Dataset]:
    """The items of a functional group macro that hold for a frame: its own first, then the shared ones.

    **Source:** DICOM PS3.3 C.7.6.16.
    """
    own = list(items(dataset, "PerFrameFunctionalGroupsSequence", limits))
    shared = list(items(dataset, "SharedFunctionalGroupsSequence", limits))
    groups = [*own[frame : frame + 1], *shared[:1]]
    return [item for group in groups for item in items(group, macro, limits)]


def _date(value: str | None) -> date | None:
    matched = re.fullmatch(r"(\d{4})[.-]?(\d{2})[.-]?(\d{2})", value or "")
    if not matched:
        return None
    try:
        return date(int(matched[1]), int(matched[2]), int(matched[3]))
    except ValueError:
        return None


def _upper(value: str | None) -> str | None:
    return value.upper() if value else None
