from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pydicom import Dataset, FileDataset, uid
from pydicom.sequence import Sequence

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.pixels import black_out
from datasets.deidentify.project import Project
from datasets.deidentify.regions import Blackout, blackout_of, read_rules
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.errors import InvalidManifest
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import ct_slice, ultrasound

TOP, LEFT, BOTTOM, RIGHT = 60, 40, 400, 600


def _scan() -> FileDataset:
    dataset = ultrasound(1)
    region = Dataset()
    region.RegionLocationMinX0, region.RegionLocationMinY0 = LEFT, TOP
    region.RegionLocationMaxX1, region.RegionLocationMaxY1 = RIGHT, BOTTOM
    region.RegionSpatialFormat, region.RegionDataType, region.RegionFlags = 1, 1, 0
    region.PhysicalUnitsXDirection = region.PhysicalUnitsYDirection = 3
    region.PhysicalDeltaX = region.PhysicalDeltaY = 0.1
    dataset.SequenceOfUltrasoundRegions = Sequence([region])
    return dataset


@pytest.mark.parametrize(
    "syntax",
    [
        uid.ImplicitVRLittleEndian, uid.ExplicitVRLittleEndian, uid.DeflatedExplicitVRLittleEndian, uid.RLELossless,
        uid.JPEGLSLossless, uid.JPEG2000Lossless,
    ],
)  # fmt: skip
def test_what_lies_outside_of_the_ultrasound_regions_is_black_and_the_rest_untouched(
    syntax: uid.UID, project: Project, usual: Options
) -> None:
    source = read_instance(as_bytes(encode_instance(_scan(), syntax)))
    data = as_bytes(deidentify_instance(source, project, usual))
    output = read_instance(data)
    assert output.file_meta.TransferSyntaxUID == syntax
    assert output.BurnedInAnnotation == "NO"
    before, after = _scan().pixel_array, output.pixel_array
    inside = np.s_[TOP : BOTTOM + 1, LEFT : RIGHT + 1]
    assert np.array_equal(after[inside], before[inside])
    assert after.sum() == after[inside].sum()
    assert before.sum() > before[inside].sum()
    assert verify_instance(data, source, project, usual).reasons == ()
    assert as_bytes(deidentify_instance(output, project, usual)) == data


def test_a_lossy_source_becomes_lossless_of_its_family(project: Project, usual: Options) -> None:
    source = read_instance(as_bytes(encode_instance(_scan(), uid.JPEG2000)))
    output = deidentify_instance(source, project, usual)
    assert output.file_meta.TransferSyntaxUID == uid.JPEG2000Lossless
    assert output.LossyImageCompression == "01"
    assert not output.pixel_array[: TOP - 1].any()


def test_an_ultrasound_without_regions_is_read_and_released(project: Project, usual: Options) -> None:
    source = ultrasound(1)
    data = as_bytes(deidentify_instance(source, project, usual))
    assert verify_instance(data, source, project, usual).reasons == ()
    output = read_instance(data)
    assert output.BurnedInAnnotation == "NO"
    assert not output.pixel_array[7:20, 8:290].any()
    assert np.array_equal(output.pixel_array[60:], source.pixel_array[60:])


def test_an_ultrasound_that_was_not_read_is_held_back(project: Project, usual: Options) -> None:
    source = ultrasound(1)
    unread = replace(usual, clean_pixels=False)
    data = as_bytes(deidentify_instance(source, project, unread))
    assert verify_instance(data, source, project, unread).reasons == ("pixels that may hold text and were not cleaned",)


def test_the_gate_sees_pixels_that_were_not_blacked(project: Project, usual: Options) -> None:
    source = _scan()
    output = deidentify_instance(source, project, usual)
    output.PixelData = source.PixelData
    reasons = verify_instance(as_bytes(output), source, project, usual).reasons
    assert {"identifier of the original in the pixels", "pixels outside of the ultrasound regions"} <= set(reasons)


def test_a_hospitals_rule_blacks_its_boxes(project: Project, usual: Options, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("rules: [{match: {modality: CT, manufacturer: tue}, black: [[0, 0, 20, 256]], clears: true}]")
    source = ct_slice(1)
    output = deidentify_instance(source, project, usual, regions=rules)
    assert not output.pixel_array[:20].any()
    assert np.array_equal(output.pixel_array[20:], source.pixel_array[20:])
    assert output.BurnedInAnnotation == "NO"
    source.Manufacturer = "other"
    assert blackout_of(source, rules) is None


@pytest.mark.parametrize(
    "text", ["rules: [{match: {}}]", "rules: 3", "a: b", "rules: [{match: {modality: US}}]", ": ["]
)
def test_rules_of_another_form_are_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(text)
    with pytest.raises(InvalidManifest, match="expected"):
        read_rules(tmp_path / "rules.yaml")


@pytest.mark.parametrize(("photometric", "is_signed", "dark"), [
    ("MONOCHROME1", True, 2047), ("MONOCHROME1", False, 4095), ("MONOCHROME2", True, -250), ("MONOCHROME2", False, 0),
])  # fmt: skip
@pytest.mark.parametrize("is_kept", [True, False])
def test_black_is_the_darkest_value_of_signed_samples_too(
    photometric: str, is_signed: bool, dark: int, is_kept: bool
) -> None:
    dataset = ct_slice(1)
    dataset.PhotometricInterpretation, dataset.PixelRepresentation = photometric, int(is_signed)
    dataset.BitsStored, dataset.HighBit = 12, 11
    samples = np.arange(-8, dataset.Rows * dataset.Columns - 8, dtype=np.int32) % 500 - (250 if is_signed else 0)
    samples = samples.reshape(dataset.Rows, dataset.Columns).astype("<i2")
    dataset.PixelData = samples.tobytes()
    black_out(dataset, Blackout(((4, 6, 20, 30),), is_kept, clears=True))
    box = np.zeros(samples.shape, bool)
    box[4:20, 6:30] = True
    after = dataset.pixel_array
    assert np.all(after[box != is_kept] == dark)
    assert np.array_equal(after[box == is_kept], samples[box == is_kept])
