"""The form that our recipes read: `labels.csv`, images beside it, the split, and the version's name for the card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from datasets.build.errors import InvalidBuild, InvalidVersion
from datasets.build.export.chosen import Chosen
from datasets.build.export.plain import copy_files
from datasets.build.layout import FILES
from datasets.build.manifest import file_hash
from datasets.build.sheet import as_csv
from datasets.versions.splits import write_splits

LABELS, SPLITS, ORIGIN = "labels.csv", "splits.json", "dataset-version.json"
COLUMNS = (
    "image", "patient_id", "label", "modality", "body_part", "view_position", "age_band", "sex", "study_date", "source",
    "sop_instance_uid",
)  # fmt: skip


def export_own(chosen: Chosen, out: Path) -> None:
    """Write the folder that `./tuetinh train NAME --data` takes.

    Raises:
        InvalidBuild: labels of several findings, where a recipe learns one.
    """
    findings = sorted({name for row in chosen.rows for name in row["labels"]})
    if len(findings) > 1:
        raise InvalidBuild(f"expected one finding with --form tuetinh, got {len(findings)}: --labels {findings[0]}")
    copy_files(chosen, chosen.rows, out)
    (out / LABELS).write_text(
        as_csv(COLUMNS, (_line(row, chosen.manifest.name) for row in chosen.rows)), encoding="utf-8"
    )
    write_splits(chosen.splits, out / SPLITS)
    origin = {"version": chosen.manifest.version_name, "labels_sha256": file_hash(out / LABELS)}
    (out / ORIGIN).write_text(json.dumps(origin, indent=1) + "\n", encoding="utf-8")


def built_versions(data: Path) -> tuple[str, ...]:
    """The versions that a folder of data was exported from, `+changes` where its table was edited since.

    Args:
        data: an exported folder, or the folder of several.

    Raises:
        InvalidVersion: an origin's file is damaged.
    """
    return tuple(_version(path) for path in sorted({*data.glob(ORIGIN), *data.glob(f"*/{ORIGIN}")}))


def _version(path: Path) -> str:
    try:
        origin = json.loads(path.read_text(encoding="utf-8"))
        is_same = file_hash(path.parent / LABELS) == origin["labels_sha256"]
        return f"{origin['version']}{'' if is_same else '+changes'}"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidVersion(f"expected {ORIGIN} beside {LABELS}, got {type(error).__name__}; export again") from None


def _line(row: dict[str, Any], source: str) -> list[Any]:
    named = {**row, "image": f"{FILES}/{row['path']}", "source": source}
    return [named[column] for column in COLUMNS]
