"""The labels of a version: three tables beside the others, and what they come to for manifest and datasheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.build.layout import TABLES
from datasets.labels.adjudication import item_id, readings_of
from datasets.labels.agreement import Agreement, agreement_of
from datasets.labels.items import Item, Level, items_of
from datasets.labels.label import Label
from datasets.labels.table import LABEL, read_labels, write_labels

AGREEMENT, DISPUTE = "label_agreement", "label_dispute"
LEVEL: Level = "study"
"""Readers are compared by study, whatever part of it each has read."""
REPEATS, SEED = 200, 2026
RULES = "report rules "
_TEXT, _WHOLE, _REAL = pa.string(), pa.int32(), pa.float64()
AGREEMENT_SCHEMA = pa.schema([
    ("finding", _TEXT), ("readers", _TEXT), ("figure", _TEXT), ("value", _REAL), ("low", _REAL), ("high", _REAL),
    ("items", _WHOLE), ("patients", _WHOLE), ("contradictions", _WHOLE),
])  # fmt: skip
DISPUTE_SCHEMA = pa.schema([
    ("item", _TEXT), ("patient_id", _TEXT), ("study_instance_uid", _TEXT), ("finding", _TEXT), ("readings", _TEXT),
    ("settled", _TEXT), ("settled_by", _TEXT),
])  # fmt: skip


def write_label_tables(labels: Iterable[Label], folder: Path) -> dict[str, Any]:
    """Write `label`, `label_agreement` and `label_dispute` below a version's tables; a table without rows is left out.

    Args:
        labels: as linked to the version.
        folder: of the version that is being made.

    Returns:
        The summary, as `label_summary` reads it.
    """
    tables = folder / TABLES
    write_labels(labels, tables / f"{LABEL}.parquet")
    items, _ = items_of(read_labels(tables / f"{LABEL}.parquet"), LEVEL)
    agreements = list(agreement_of(items, REPEATS, SEED))
    _write(tables / f"{AGREEMENT}.parquet", [row for each in agreements for row in _figures(each)], AGREEMENT_SCHEMA)
    _write(tables / f"{DISPUTE}.parquet", [_dispute(item) for item in items if item.is_disputed], DISPUTE_SCHEMA)
    return label_summary(folder)


def label_summary(folder: Path) -> dict[str, Any]:
    """What the tables of labels come to: counts, rules and figures; nothing where a version has no labels.

    Raises:
        InvalidLabels: the table is not of its form.
    """
    path = folder / TABLES / f"{LABEL}.parquet"
    if not path.is_file():
        return {}
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("sources", "roles", "values", "rules")}
    findings: dict[str, Counter[str]] = {}
    readers, rows = set(), 0
    for label in read_labels(path):
        rows += 1
        origin = label.origin
        readers.add(origin.reader)
        told = {"sources": origin.source, "roles": origin.role, "values": label.value.kind}
        for name, value in told.items():
            counts[name][value] += 1
        if origin.method.startswith(RULES):
            counts["rules"][origin.method.removeprefix(RULES)] += 1
        findings.setdefault(str(label.finding), Counter())[label.value.kind] += 1
    ordered = {name: dict(sorted(counter.items())) for name, counter in counts.items()}
    return {
        "rows": rows,
        "readers": len(readers),
        **ordered,
        "findings": {name: dict(sorted(values.items())) for name, values in sorted(findings.items())},
        "agreement": _alphas(folder / TABLES / f"{AGREEMENT}.parquet"),
        **_disputes(folder / TABLES / f"{DISPUTE}.parquet"),
    }


def _figures(found: Agreement) -> list[dict[str, Any]]:
    told = {"finding": found.finding, "readers": " ".join(f"[{reader}]" for reader in found.readers)}
    return [
        {**told, "figure": name, **asdict(figure), "contradictions": found.contradictions}
        for name, figure in sorted(found.figures.items())
    ]


def _dispute(item: Item) -> dict[str, Any]:
    return {
        "item": item_id(item),
        "patient_id": item.place.patient_id,
        "study_instance_uid": item.place.study,
        "finding": str(item.finding),
        "readings": readings_of(item),
        "settled": item.settled,
        "settled_by": item.settled_by or None,
    }


def _write(path: Path, rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> None:
    path.unlink(missing_ok=True)
    if rows:
        pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), path, compression="zstd")


def _alphas(path: Path) -> dict[str, Any]:
    """Finding → Krippendorff's alpha of all who read it; the figures of each two are in the table."""
    found: dict[str, Any] = {}
    for row in pq.read_table(path).to_pylist() if path.is_file() else ():
        if row["figure"] == "krippendorff_alpha" and row["finding"] not in found:
            figures = {"alpha": row["value"], "low": row["low"], "high": row["high"], "items": row["items"]}
            found[row["finding"]] = figures
    return found


def _disputes(path: Path) -> dict[str, int]:
    settled = pq.read_table(path, columns=["settled"])["settled"] if path.is_file() else pa.chunked_array([[]], _TEXT)
    return {"differing": len(settled), "unsettled": settled.null_count}
