"""Which kind of labels a file holds, by what stands in it and not by its name alone."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Literal

from datasets.labels.errors import InvalidLabels

FileKind = Literal["dicom", "fhir", "sheet", "feedback", "reports", "settled", "labels"]
LINES = (".jsonl", ".ndjson")
HEAD_BYTES = 1 << 16
_PREAMBLE, _DICM, _PARQUET = 128, b"DICM", b"PAR1"
_SIGNS: tuple[tuple[str, FileKind], ...] = (("text", "reports"), ("verdict", "feedback"), ("label", "settled"))


def kind_of(path: Path) -> FileKind:
    """DICOM and Parquet by their magic bytes, FHIR by `resourceType`, tables and lines by their columns or keys.

    A table with `text` holds reports, with `verdict` feedback on a model, with `finding` and `label` settled values,
    with `finding` and `value` readings.

    Raises:
        InvalidLabels: it is none of them.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise InvalidLabels(f"expected a file of labels, got {type(error).__name__}") from None
    if head.startswith(_PARQUET):
        return "labels"
    if head[_PREAMBLE:].startswith(_DICM) or path.suffix.lower() == ".dcm":
        return "dicom"
    text = head.decode("utf-8-sig", "replace")
    if path.suffix.lower() not in LINES and text.lstrip()[:1] in ("{", "["):
        return "fhir"
    return _of_names(_names(path, text))


def _names(path: Path, text: str) -> frozenset[str]:
    first = text.partition("\n")[0]
    if path.suffix.lower() not in LINES:
        return frozenset(next(csv.reader(io.StringIO(first)), ()))
    try:
        told = json.loads(first)
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(told) if isinstance(told, dict) else frozenset()


def _of_names(names: frozenset[str]) -> FileKind:
    if "resourceType" in names:
        return "fhir"
    found = next((kind for name, kind in _SIGNS if name in names), None)
    if found == "settled" and "finding" not in names:
        raise InvalidLabels(
            "expected a column finding beside label, got none: write one, such as effusion; or keep this table for"
            " dataset export --labels"
        )
    if found or {"finding", "value"} <= names:
        return found or "sheet"
    raise InvalidLabels(
        "expected labels, got another file: DICOM SR or SEG, FHIR, labels.parquet, or a table with finding and value,"
        " with finding and label, with verdict, or with text"
    )
