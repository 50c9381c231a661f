"""Faces taken out of CT and MR series of the head: the whole series is written anew and checked, or none of it.

**Source:** DICOM PS3.15 E.3.2 (Clean Recognizable Visual Features Option), PS3.16 CID 7050 (113102), PS3.3 C.12.1
(RecognizableVisualFeatures).
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
from pydicom import Dataset, FileDataset

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.face_parts import shows_head
from datasets.deidentify.face_plane import FaceNotFound, NoFace, Plane, face_plane
from datasets.deidentify.face_slices import Slice, read_slices, volume_of
from datasets.deidentify.pixels import Samples, store_frames
from datasets.deidentify.sound_pixels import clean_stored_pixels
from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import layout_of
from datasets.dicom.read import read_instance, typed_errors
from datasets.dicom.values import value_of
from datasets.limits import LIMITS

CODE = ("113102", "Clean Recognizable Visual Features Option")


def deface_series(paths: Sequence[Path], into: Path) -> bool:
    """Write every file of a series without its face into a new folder, under its own name.

    Args:
        paths: all files of the series.
        into: made anew; after an error it holds a part.

    Returns:
        `False`, and nothing is written, when the series shows no head, or says that it has no face and none is found.

    Raises:
        FaceNotFound: it shows, or may show, a head whose face cannot be told from its brain.
        UnreadableInstance: a file is damaged.
    """
    headers = [read_instance(path, stop_before_pixels=True) for path in paths]
    if not any([shows_head(header) for header in headers]):  # a list: each has to tell its part of the body
        return False
    try:
        with typed_errors("looking for the face"):
            slices = [each for path in paths for each in read_slices(path)]
            plane = face_plane(*volume_of(slices), is_ct=headers[0].Modality == "CT")
    except NoFace:
        if all(header.get("RecognizableVisualFeatures") == "NO" for header in headers):
            return False
        raise
    air = min(each.air for each in slices)[1]
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True, mode=0o700)
    for path in paths:
        data = _without_face(path, [each for each in slices if each.path == path], plane, air)
        (into / path.name).write_bytes(data)
    return True


def is_defaced(dataset: Dataset) -> bool:
    """Whether `deface_series` signed it; only what was de-identified here can say so."""
    codes = value_of(dataset, "DeidentificationMethodCodeSequence", LIMITS) or ()
    return any(item.get("CodeValue") == CODE[0] for item in cast(Sequence[Dataset], codes))


def _without_face(path: Path, slices: Sequence[Slice], plane: Plane, air: int) -> bytes:
    """The file anew, read again and compared: beyond the plane air, elsewhere each sample as it was."""
    dataset = cast(FileDataset, read_instance(path))
    expected = _frames(dataset)
    for each in slices:
        expected[each.frame][each.beyond(plane)] = air
    with typed_errors("taking the face out"):
        store_frames(dataset, layout_of(dataset, LIMITS), expected)
        clean_stored_pixels(dataset)  # encoders sign what they wrote
        _sign(dataset)
    data = as_bytes(dataset)
    if not np.array_equal(_frames(read_instance(data)), expected):
        raise FaceNotFound("what was written is not what was meant")
    return data


def _frames(dataset: Dataset) -> Samples:
    layout = layout_of(dataset, LIMITS)
    return np.stack([stored_frame(dataset, layout, number, LIMITS) for number in range(layout.frames)])


def _sign(dataset: Dataset) -> None:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = CODE[0], "DCM", CODE[1]
    dataset.DeidentificationMethodCodeSequence = [*(dataset.get("DeidentificationMethodCodeSequence") or ()), item]
    dataset.RecognizableVisualFeatures = "NO"
