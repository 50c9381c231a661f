"""A MONAI datalist: one entry a series or film, in the parts of the patient-level split.

**Source:** MONAI `monai.data.load_decathlon_datalist` (keys `training`, `validation`, `test`; paths below the file).
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

from datasets.build.export.chosen import Chosen, series_of
from datasets.build.export.plain import copy_files
from datasets.build.layout import FILES

PARTS = {"train": "training", "tune": "validation", "test": "test"}


def export_monai(chosen: Chosen, out: Path) -> None:
    """Write `files/` and `datalist.json`; a series of several instances is named by its folder."""
    copy_files(chosen, chosen.rows, out)
    part_of = chosen.splits.part_of
    listed: dict[str, list[dict[str, Any]]] = {name: [] for name in PARTS.values()}
    for series in series_of(chosen.rows):
        listed[PARTS[part_of[series[0]["path"]]]].append(_entry(series))
    head = {"name": chosen.manifest.version_name, "seed": chosen.splits.seed, "modality": _modalities(chosen)}
    (out / "datalist.json").write_text(json.dumps({**head, **listed}, indent=1) + "\n", encoding="utf-8")


def _entry(series: list[dict[str, Any]]) -> dict[str, Any]:
    first = PurePosixPath(FILES, series[0]["path"])
    entry = {"image": str(first if len(series) == 1 else first.parent), "patient_id": series[0]["patient_id"]}
    return entry | {key: series[0][key] for key in ("label", "labels") if series[0][key]}


def _modalities(chosen: Chosen) -> dict[str, str]:
    return {str(number): name for number, name in enumerate(chosen.manifest.counts.modalities)}
