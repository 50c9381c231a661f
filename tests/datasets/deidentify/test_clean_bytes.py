"""Pixels cleaned by the short way are the same file, byte for byte, as by the long one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from pydicom import Dataset, FileDataset, uid
from pydicom.sequence import Sequence

from datasets.deidentify.batch import Task, as_bytes, deidentify_bytes
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.dicom.read import read_instance
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import ct_slice, ultrasound

SYNTAXES = (
    uid.ImplicitVRLittleEndian, uid.ExplicitVRLittleEndian, uid.DeflatedExplicitVRLittleEndian, uid.RLELossless,
    uid.JPEGLSLossless,
)  # fmt: skip


def _slice(*, is_written: bool) -> FileDataset:
    dataset = ct_slice(1)
    plane = dataset.pixel_array.copy()
    plane[:60] = plane.min()
    if is_written:
        ink = np.zeros(plane.shape, np.uint8)
        cv2.putText(ink, "NGUYEN THI LAN", (10, 40), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 255, 1)
        plane[ink > 0] = plane.max()
    dataset.PixelData = plane.tobytes()
    return dataset


def _scan(*, is_said: bool) -> FileDataset:
    dataset, region = ultrasound(1), Dataset()
    region.RegionLocationMinX0, region.RegionLocationMinY0 = 40, 60
    region.RegionLocationMaxX1, region.RegionLocationMaxY1 = 600, 400
    region.RegionSpatialFormat, region.RegionDataType, region.RegionFlags = 1, 1, 0
    region.PhysicalUnitsXDirection = region.PhysicalUnitsYDirection = 3
    region.PhysicalDeltaX = region.PhysicalDeltaY = 0.1
    dataset.SequenceOfUltrasoundRegions = Sequence([region])
    dataset.BurnedInAnnotation = "YES" if is_said else None
    if not is_said:
        del dataset.BurnedInAnnotation
    return dataset


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("kind", ["plain slice", "written slice", "scan", "scan that says nothing"])
def test_both_ways_write_the_same_bytes(kind: str, syntax: uid.UID, project: Project, usual: Options) -> None:
    is_slice = kind.endswith("slice")
    made = _slice(is_written=kind == "written slice") if is_slice else _scan(is_said=kind == "scan")
    source = as_bytes(encode_instance(made, syntax))
    task = Task(Path(), Path(), project, usual, Identities(project))
    data = deidentify_bytes(source, task)
    assert data == as_bytes(deidentify_instance(read_instance(source), project, usual))
    assert deidentify_bytes(data, task) == data
    only_tags = deidentify_bytes(source, replace(task, options=replace(usual, clean_pixels=False)))
    is_changed = not np.array_equal(read_instance(data).pixel_array, read_instance(only_tags).pixel_array)
    assert is_changed is (kind != "plain slice")
