"""A second look at a finished version, without the originals: what the output alone can give away.

The gate of `datasets.deidentify.verify` with an empty original: signed, no attribute that must be gone, no private
element, no foreign UID, no forms of numbers, telephones, e-mails and dates in texts. What only the original could tell
(a name in free text) was looked for when the version was built.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from pydicom import Dataset

from datasets.build.index import BATCH_ROWS
from datasets.deidentify.options import Options
from datasets.deidentify.project import PREFIX, Project
from datasets.deidentify.verify import FORMS, verify_instance
from datasets.errors import DatasetError
from datasets.tidy.schema import TABLES

NOBODY = bytes(32)
KEY = re.compile(r"[0-9a-f]{24}")
DIGEST = re.compile(r"[0-9a-f]{12}")
OF_LABELS = ("label", "label_agreement", "label_dispute")
DIGESTS = ("reference", "item")
PLACES = ("study_instance_uid", "series_instance_uid", "sop_instance_uid", "region_uid", "reference")
UID = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
CODES = re.compile(r"(?:SCT|SRT|DCM|LN|RADLEX|UMLS|99TUETINH)\|[0-9A-Za-z.:^-]{1,64}")


@dataclass(frozen=True, slots=True)
class AnyProject(Project):
    """Stands for the project where its secret is not at hand: what has the form of its marks passes as its own."""

    name: str = ""
    key: bytes = NOBODY

    def is_pseudonym(self, text: str) -> bool:
        """Whether the text has a pseudonym's form."""
        text = text.strip()
        if len(text) != len(PREFIX) + 26 or not text.startswith(PREFIX):
            return False
        try:
            return len(base64.b32decode(text[len(PREFIX) :] + "======")) == 16
        except ValueError:
            return False

    def owns_uid(self, uid: str) -> bool:
        """Whether the UID has the form of a project's UID."""
        number = uid.removeprefix("2.25.")
        return number != uid and number.isascii() and number.isdigit() and len(number) <= 39


def recheck_file(path: Path, project: Project, options: Options) -> tuple[str, ...]:
    """The gate's findings on one released file; none is good."""
    try:
        return verify_instance(path.read_bytes(), Dataset(), project, options).reasons
    except DatasetError as error:
        return (f"{type(error).__name__}: {error}",)


def recheck_table(path: Path, options: Options) -> dict[str, int]:
    """Column and form of number → how many rows of a table show it; none is good.

    Free text may tell dates where the options let dates stay or moved them; which ones moved, only the original tells.
    """
    has_dates = options.retain_longitudinal != "none"
    found: dict[str, int] = {}
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH_ROWS):
            for row in batch.to_pylist():
                for reason in row_findings(path.stem, row, has_dates=has_dates):
                    found[reason] = found.get(reason, 0) + 1
    return found


def row_findings(table: str, row: dict[str, Any], *, has_dates: bool) -> list[str]:
    """Columns of one row in which a number, telephone, e-mail or date of a person's form stands.

    A key of 24 hexadecimal digits, a label's digest of 12, its UIDs, which are those of the index, and a code of a
    public scheme may look like a number by chance, and are none.
    """
    kinds = {column.name: column.kind for column in TABLES.get(table, ())}
    free = {name for name, kind in kinds.items() if kind == "text" and has_dates}
    texts = {
        column: value
        for column, value in row.items()
        if isinstance(value, str) and not (kinds.get(column) == "key" and KEY.fullmatch(value))
        if not (table in OF_LABELS and _is_of_label(column, value, row))
    }
    return [
        f"{form} in {table}.{column}"
        for column, text in texts.items()
        for form, rule in FORMS
        if rule.search(text) and not (form == "date" and column in free)
    ]


def _is_of_label(column: str, value: str, row: dict[str, Any]) -> bool:
    """Whether a value of a table of labels is a digest or a code that many know, whatever it looks like."""
    if column in PLACES and UID.fullmatch(value):
        return True
    if column in DIGESTS:
        return bool(DIGEST.fullmatch(value))
    code = f"{row.get('finding_system')}|{value}" if column == "finding_code" else value
    return bool(CODES.fullmatch(code))
