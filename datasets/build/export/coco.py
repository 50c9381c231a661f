"""COCO: images as PNG of what a reader sees, annotations from segmentations where the version has them.

**Source:** COCO data format (images, annotations with RLE of columns first, categories); DICOM PS3.3 A.51.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
from numpy.typing import NDArray

from datasets.build.export.chosen import Chosen
from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import layout_of
from datasets.dicom.read import image_of, read_instance
from datasets.dicom.values import integer, items, text
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

Mask = NDArray[np.bool_]
SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4"


def export_coco(chosen: Chosen, out: Path) -> tuple[str, ...]:
    """Write `images/` and `annotations.json`; return the paths that could not be drawn.

    Multi-frame instances give their first frame.
    """
    (out / "images").mkdir(parents=True)
    part_of, images, undrawn = chosen.splits.part_of, [], []
    for number, row in enumerate((row for row in chosen.rows if row["sop_class_uid"] != SEGMENTATION), 1):
        name = f"{number:06d}.png"
        try:
            pixels = image_of(read_instance(chosen.file(row))).pixels
        except UnreadableInstance:
            undrawn.append(str(row["path"]))
            continue
        PIL.Image.fromarray(np.round(pixels * 255).astype(np.uint8)).save(out / "images" / name)
        height, width = pixels.shape[:2]
        images.append({"id": number, "file_name": name, "width": width, "height": height, **_said(row, part_of)})
    annotations, categories = _annotations(chosen, {each["sop_instance_uid"]: each for each in images})
    info = {"description": chosen.manifest.version_name, "contributor": "", "url": ""}
    content = {"info": info, "licenses": [], "images": images, "annotations": annotations, "categories": categories}
    (out / "annotations.json").write_text(json.dumps(content) + "\n", encoding="utf-8")
    return tuple(undrawn)


def run_lengths(mask: Mask) -> list[int]:
    """COCO's uncompressed RLE of `(rows, columns)`: column by column, beginning with how many are 0."""
    flat = mask.ravel(order="F")
    lengths = [len(list(run)) for _, run in groupby(flat.tolist())]
    return lengths if flat.size and not flat[0] else [0, *lengths]


def bounding_box(mask: Mask) -> list[int]:
    """`[x, y, width, height]` in pixels of a mask that is not empty."""
    rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    return [int(columns[0]), int(rows[0]), int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]


def _said(row: dict[str, Any], part_of: dict[str, str]) -> dict[str, Any]:
    kept = ("sop_instance_uid", "patient_id", "modality", "label", *(("labels",) if row["labels"] else ()))
    return {**{key: row[key] for key in kept}, "split": part_of.get(row["path"])}


def _annotations(
    chosen: Chosen, images: dict[str, dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    found: list[dict[str, Any]] = []
    numbers: dict[str, int] = {}
    for row in (row for row in chosen.rows if row["sop_class_uid"] == SEGMENTATION):
        for uid, name, mask in _segments(chosen.file(row)):
            image = images.get(uid)
            if image is None or not mask.any() or mask.shape != (image["height"], image["width"]):
                continue
            category = numbers.setdefault(name, len(numbers) + 1)
            rle = {"size": list(mask.shape), "counts": run_lengths(mask)}
            box = {"bbox": bounding_box(mask), "area": int(mask.sum()), "iscrowd": 1, "segmentation": rle}
            found.append({"id": len(found) + 1, "image_id": image["id"], "category_id": category, **box})
    return found, [{"id": number, "name": name} for name, number in numbers.items()]


def _segments(path: Path) -> Iterator[tuple[str, str, Mask]]:
    """Each frame of a segmentation: the instance it lies on, its segment's label, its mask."""
    dataset = read_instance(path)
    layout = layout_of(dataset, LIMITS)
    names = {
        integer(each, "SegmentNumber", LIMITS): text(each, "SegmentLabel", LIMITS) or "unnamed"
        for each in items(dataset, "SegmentSequence", LIMITS)
    }
    for frame, group in enumerate(items(dataset, "PerFrameFunctionalGroupsSequence", LIMITS)):
        named = items(group, "SegmentIdentificationSequence", LIMITS)
        segment = [integer(each, "ReferencedSegmentNumber", LIMITS) for each in named]
        sources = [
            text(source, "ReferencedSOPInstanceUID", LIMITS)
            for derivation in items(group, "DerivationImageSequence", LIMITS)
            for source in items(derivation, "SourceImageSequence", LIMITS)
        ]
        mask = np.asarray(stored_frame(dataset, layout, frame, LIMITS)).reshape(layout.rows, layout.columns) > 0
        yield from ((uid, names.get(segment[0], "unnamed"), mask) for uid in sources if uid and segment)
