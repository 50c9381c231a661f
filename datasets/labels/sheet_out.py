"""The settled values of one finding as the table that an export takes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from datasets.build.sheet import as_csv
from datasets.labels.errors import InvalidLabels
from datasets.labels.items import Item

COLUMNS = (
    "sop_instance_uid", "series_instance_uid", "study_instance_uid", "patient_id", "label", "settled_by", "finding",
)  # fmt: skip
MOST_NAMED = 20


def write_settled(items: Sequence[Item], finding: str, path: Path) -> tuple[int, int]:
    """Write a row an item: the senior's or the vote's word where there is one, else what everybody said.

    Items on which readers differ are left out; nothing is settled here.

    Args:
        items: at one level.
        finding: `system|code`, or a name of our own list.
        path: of the CSV; replaced where it exists.

    Returns:
        How many were written, and how many were left out because readers differ.

    Raises:
        InvalidLabels: nobody said anything of the finding.
    """
    own = [item for item in items if finding in (str(item.finding), item.finding.code)]
    if not own:
        known = ", ".join(sorted({str(item.finding) for item in items})[:MOST_NAMED]) or "none at this level"
        raise InvalidLabels(f"expected a finding that the labels have, got another; they have: {known}")
    rows = []
    for item in own:
        value = item.settled or item.agreed
        if value:
            place = item.place
            how = item.settled_by or ("all" if len(item.said) > 1 else "one")
            rows.append((place.instance, place.series, place.study, place.patient_id, value, how, str(item.finding)))
    path.write_text(as_csv(COLUMNS, rows), encoding="utf-8")
    return len(rows), len(own) - len(rows)
