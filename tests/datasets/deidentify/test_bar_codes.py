"""Codes that a machine reads are blacked out as text is, and nothing else is taken for one."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp
from pydicom import FileDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, SecondaryCaptureImageStorage

from datasets.deidentify.bar_codes import bar_codes, is_crowded
from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.places import Gray, boxes_over
from datasets.deidentify.project import derived_project
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
CHOSEN = Options(clean_pixels=True)
CARD = "079185012345|191234567|Trần Thị Bích Ngọc|12041985|Nữ|12 Lê Lợi, Quận 1|01012022"
KINDS = {
    "QRCode": CARD, "DataMatrix": CARD, "PDF417": CARD, "Aztec": CARD, "Code128": "BN48151623", "Code39": "BN48151623",
    "EAN13": "893850120004",
}  # fmt: skip


def _code(kind: str, scale: int, turned: int = 0) -> Gray:
    made = zxingcpp.create_barcode(KINDS[kind], zxingcpp.barcode_format_from_str(kind))
    code = np.array(zxingcpp.write_barcode_to_image(made, scale=scale, add_quiet_zones=True))
    side = int(np.hypot(*code.shape)) + 4
    turn = cv2.getRotationMatrix2D((code.shape[1] / 2, code.shape[0] / 2), turned, 1.0)
    turn[:, 2] += (side - code.shape[1]) / 2, (side - code.shape[0]) / 2
    return np.asarray(cv2.warpAffine(code, turn, (side, side), borderValue=255), np.uint8) if turned else code


def _picture(code: Gray) -> Gray:
    """The code on a noisy gray ground."""
    side = max(512, *(each + 40 for each in code.shape))
    noise = np.random.default_rng(7).integers(0, 120, (side, side)).astype(np.uint8)
    picture = np.asarray(cv2.GaussianBlur(noise, (5, 5), 0), np.uint8)
    picture[20 : 20 + code.shape[0], 20 : 20 + code.shape[1]] = code
    return picture


def _told(gray: Gray) -> list[str]:
    """What any look at it reads, as it is or larger."""
    large = np.asarray(cv2.resize(gray, None, fx=2, fy=2), np.uint8)
    return [code.text for look in (gray, large) for code in zxingcpp.read_barcodes(look)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("scale", "turned"), [(2, 0), (3, 20), (3, 90), (6, -35)])
def test_a_code_is_covered_whole_wherever_it_stands(kind: str, scale: int, turned: int) -> None:
    picture = _picture(_code(kind, scale, turned))
    assert is_crowded(picture)
    places = bar_codes(picture, is_whole=False)
    for top, left, bottom, right in (box for place in places for box in boxes_over(place, picture.shape)):
        picture[top:bottom, left:right] = 0
    assert places
    assert _told(picture) == []


@pytest.mark.parametrize("number", [1, 3])
def test_anatomy_is_no_code(number: int) -> None:
    pixels = mr_slice(number).pixel_array.astype(np.float64)
    gray = np.asarray(255 * pixels / max(1.0, pixels.max()), np.uint8)
    assert not is_crowded(gray)
    assert bar_codes(gray, is_whole=True) == ()


def _instance(modality: str, sop_class: str, picture: Gray) -> FileDataset:
    dataset = mr_slice(1)
    dataset.Modality, dataset.SOPClassUID = modality, sop_class
    dataset.file_meta.MediaStorageSOPClassUID = sop_class
    dataset.Rows, dataset.Columns = picture.shape
    dataset.BitsAllocated = dataset.BitsStored = 8
    dataset.HighBit, dataset.PixelRepresentation = 7, 0
    for keyword in ("RescaleSlope", "RescaleIntercept", "WindowCenter", "WindowWidth"):
        dataset.pop(keyword, None)
    dataset.PixelData = picture.tobytes()
    return encode_instance(dataset, ExplicitVRLittleEndian)


@pytest.mark.parametrize(("modality", "sop_class"), [("OT", SecondaryCaptureImageStorage), ("CT", CTImageStorage)])
def test_the_card_in_a_picture_is_blacked_out_and_the_gate_holds_one_that_was_not(
    modality: str, sop_class: str
) -> None:
    original = _instance(modality, sop_class, _picture(_code("QRCode", 3)))
    output = read_instance(as_bytes(deidentify_instance(original, PROJECT, CHOSEN)))
    assert _told(np.asarray(original.pixel_array)) != []
    assert _told(np.asarray(output.pixel_array)) == []
    assert verify_instance(as_bytes(output), original, PROJECT, CHOSEN).reasons == ()
    output.PixelData = original.PixelData
    reasons = verify_instance(as_bytes(output), original, PROJECT, CHOSEN).reasons
    assert "code that a machine reads in the pixels" in reasons
