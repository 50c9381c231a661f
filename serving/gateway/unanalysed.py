"""The visible result of an instance that could not be analysed, as far as anything of it can still be read."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pydicom import DataElement, Dataset
from pydicom.config import IGNORE
from pydicom.datadict import dictionary_VR

from datasets.dicom.read import read_instance
from datasets.errors import UnreadableInstance
from serving.results.notice import render_notice
from serving.store.database import Store
from serving.store.rows import Instance
from serving.store.studies import get_study

SAID_AS = {"model-failed": "analysis-failed", "given-up": "analysis-failed"}

logger = logging.getLogger("tuetinh.worker")


def header_of_file(path: Path) -> Dataset | None:
    """What stands before the pixels, or `None` when that cannot be read either."""
    with suppress(UnreadableInstance):
        return read_instance(path, stop_before_pixels=True)
    return None


def header_of_store(store: Store, instance: Instance) -> Dataset:
    """What the store kept of the header when the instance came: enough for a result in the right study.

    Raises:
        StudyNotFound: it is not held.
    """
    study = get_study(store, instance.study_instance_uid).header
    kept = {
        "SpecificCharacterSet": "ISO_IR 192",
        "StudyInstanceUID": instance.study_instance_uid,
        "SeriesInstanceUID": instance.series_instance_uid,
        "SOPInstanceUID": instance.sop_instance_uid,
        "SOPClassUID": instance.sop_class_uid,
        "Modality": instance.modality,
        "PatientName": study.patient_name,
        "PatientID": study.patient_id,
        "PatientBirthDate": study.patient_birth_date,
        "PatientSex": study.patient_sex,
        "AccessionNumber": study.accession_number,
        "StudyDate": study.study_date,
        "StudyDescription": study.description,
    }
    header = Dataset()
    for keyword, value in kept.items():
        # Taken as they are: what breaks its VR is mended where the result is made, as with any header.
        header.add(DataElement(keyword, dictionary_VR(keyword), value, validation_mode=IGNORE))
    return header


def explain_in_study(headers: Sequence[Dataset], reason: str, kinds: Sequence[str]) -> list[Dataset]:
    """Objects that say why there is no analysis, made of the first header that serves; none when none does."""
    for header in headers:
        try:
            return render_notice(header, SAID_AS.get(reason, reason), kinds)
        except Exception as error:  # noqa: BLE001  # a header may be broken in any way; the next one is plainer
            logger.warning("no notice could be made of a header (%s)", type(error).__name__)
    return []
