"""A tiny picture and free ports."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, SecondaryCaptureImageStorage, generate_uid


@pytest.fixture
def make_instance() -> Callable[..., Dataset]:
    def make(modality: str = "CR", study: str = "1.2.826.0.1.3680043.8.498.1", rgb: bool = False) -> Dataset:
        instance = Dataset()
        instance.file_meta = FileMetaDataset()
        instance.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        instance.SOPClassUID = instance.file_meta.MediaStorageSOPClassUID = SecondaryCaptureImageStorage
        instance.SOPInstanceUID = instance.file_meta.MediaStorageSOPInstanceUID = generate_uid()
        instance.StudyInstanceUID = study
        instance.SeriesInstanceUID = generate_uid()
        instance.Modality, instance.PatientID, instance.PatientName = modality, "TEST", "Test^Film"
        samples = 3 if rgb else 1
        pixels = np.zeros((16, 16, samples), dtype=np.uint8)
        instance.set_pixel_data(np.squeeze(pixels), "RGB" if rgb else "MONOCHROME2", 8)
        return instance

    return make
