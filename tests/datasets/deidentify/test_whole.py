"""Damaged headers: whatever lost its study, its series or its pixels is held back with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydicom import Dataset, uid
from pydicom.sequence import Sequence

from datasets.deidentify.batch import Task, as_bytes, deidentify_bytes, deidentify_folder
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.deidentify.whole import is_of_images
from datasets.errors import UnreadableInstance
from datasets.synthetic.encode import NATIVE, encode_instance
from datasets.synthetic.instances import ct_slice, mr_slice
from datasets.synthetic.planted import Planted

TAGS = {"Study Instance UID": "StudyInstanceUID", "Series Instance UID": "SeriesInstanceUID"}


def _task(project: Project, options: Options, folder: Path = Path()) -> Task:
    return Task(folder / "in", folder / "out", project, options, Identities(project))


@pytest.mark.parametrize("syntax", NATIVE)
@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize("name", [*TAGS, "image with its pixels", "rows and columns"])
def test_what_an_image_cannot_be_without(
    name: str, syntax: uid.UID, project: Project, tags_only: Options, *, is_there: bool
) -> None:
    dataset = ct_slice(1)
    dataset.BurnedInAnnotation = "NO"
    keyword = TAGS.get(name, "PixelData" if "pixels" in name else "Columns")
    if is_there:
        dataset[keyword].value = b"" if keyword == "PixelData" else None
    else:
        del dataset[keyword]
    with pytest.raises(UnreadableInstance, match=f"expected an? {name}|expected {name}"):
        deidentify_bytes(as_bytes(encode_instance(dataset, syntax)), _task(project, tags_only))


@pytest.mark.parametrize("is_implicit", [True, False])
def test_no_piece_of_a_file_is_released_as_a_sound_one(
    tmp_path: Path, project: Project, tags_only: Options, *, is_implicit: bool
) -> None:
    dataset = mr_slice(1)
    dataset.BurnedInAnnotation = "NO"
    item = Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = dataset.SOPClassUID, "1.2.3.4"
    dataset.SourceImageSequence = Sequence([item])
    dataset["SourceImageSequence"].is_undefined_length = True
    data = as_bytes(encode_instance(dataset, uid.ImplicitVRLittleEndian if is_implicit else uid.ExplicitVRLittleEndian))
    header = len(data) - len(dataset.PixelData)
    cuts = [*range(132, header + 8, 9), *range(header, len(data), len(data) // 8), len(data)]
    (tmp_path / "in").mkdir()
    for cut in cuts:
        (tmp_path / "in" / f"{cut:06d}.dcm").write_bytes(data[:cut])
    told = deidentify_folder(_task(project, tags_only, tmp_path)).as_json()
    assert told["released"] == 1
    assert told["quarantined"] == len(cuts) - 1


def test_a_length_beyond_the_end_is_refused(project: Project, tags_only: Options) -> None:
    data = as_bytes(ct_slice(1))
    date, pixels = data.index(b"\x08\0\x20\0DA") + 6, data.index(b"\xe0\x7f\x10\0OW") + 8
    for at, length in ((date, b"\xff\xff"), (pixels, b"\xf0\xff\xff\xff")):
        with pytest.raises(UnreadableInstance, match="expected"):
            deidentify_bytes(data[:at] + length + data[at + len(length) :], _task(project, tags_only))
    with pytest.raises(UnreadableInstance, match="expected"):
        deidentify_bytes(data[:-1000], _task(project, tags_only))


def test_a_report_needs_no_pixels(corpus: tuple[Planted, ...], project: Project, tags_only: Options) -> None:
    reports = [each.dataset for each in corpus if each.dataset.Modality == "SR"]
    assert reports
    for report in reports:
        assert not is_of_images(report.SOPClassUID)
        assert deidentify_bytes(as_bytes(report), _task(project, tags_only))


@pytest.mark.parametrize(
    ("sop_class", "expected"),
    [
        (uid.CTImageStorage, True), (uid.EnhancedMRImageStorage, True), (uid.SegmentationStorage, True),
        (uid.DigitalMammographyXRayImageStorageForPresentation, True), (uid.ParametricMapStorage, True),
        (uid.MultiFrameGrayscaleWordSecondaryCaptureImageStorage, True), (uid.BasicTextSRStorage, False),
        (uid.EncapsulatedPDFStorage, False), (uid.RTPlanStorage, False),
        (uid.GrayscaleSoftcopyPresentationStateStorage, False),
        ("1.2.3.4", False), ("", False),
    ],
)  # fmt: skip
def test_which_classes_hold_images(sop_class: str, expected: bool) -> None:
    assert is_of_images(sop_class) is expected
