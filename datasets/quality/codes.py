"""Codes that are none, that nobody here knows, and keys that point nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from datasets.emr.codes import read_codes
from datasets.privacy.icd10_tree import is_icd10
from datasets.quality.finding import Finding
from datasets.tidy.code_forms import is_loinc
from datasets.tidy.schema import ENCOUNTER, PERSON


def find_codes(name: str, table: pa.Table) -> Iterator[Finding]:
    """Codes without the form of ICD-10 or LOINC, LOINC codes and tests that are not in `datasets/emr/tests.yaml`."""
    if name == "condition":
        yield from _count("not-icd10", name, "icd10", table, lambda code: not is_icd10(code))
    if name == "observation":
        listed = {code for test in read_codes().tests.values() for code in (*test.units.values(), *test.also)}
        yield from _count("not-loinc", name, "loinc", table, lambda code: not is_loinc(code))
        yield from _count("unknown-loinc", name, "loinc", table, lambda code: is_loinc(code) and code not in listed)
        if table["test"].null_count:
            yield Finding("unknown-test", name, "test", table["test"].null_count, len(table))


def find_orphans(tables: Mapping[str, pa.Table]) -> Iterator[Finding]:
    """Rows of people and encounters that no row is of."""
    for key, owner, check in ((PERSON, "person", "orphan-person"), (ENCOUNTER, "encounter", "orphan-encounter")):
        owners = tables[owner][key.name].combine_chunks() if owner in tables else pa.array([], pa.string())
        for name, table in sorted(tables.items()):
            if name != owner and key.name in table.column_names:
                told = table[key.name].drop_null()
                count = len(told) - (pc.sum(pc.is_in(told, value_set=owners)).as_py() or 0)
                if count:
                    yield Finding(check, name, key.name, count, len(told))


def _count(check: str, name: str, column: str, table: pa.Table, is_wrong: Callable[[str], bool]) -> Iterator[Finding]:
    """The commonest five codes are told where they are codes by their form; others may be anything."""
    counts = {each["values"]: each["counts"] for each in pc.value_counts(table[column].drop_null()).to_pylist()}
    wrong = Counter({code: count for code, count in counts.items() if is_wrong(code)})
    if wrong:
        shown = ", ".join(sorted(wrong, key=lambda code: (-wrong[code], code))[:5]) if check == "unknown-loinc" else ""
        yield Finding(check, name, column, wrong.total(), sum(counts.values()), shown)
