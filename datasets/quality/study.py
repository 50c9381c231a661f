"""Every check over a version's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from datasets.quality.codes import find_codes, find_orphans
from datasets.quality.drift import find_drift, month_counts
from datasets.quality.finding import SEVERITIES, Finding
from datasets.quality.order import find_disorder
from datasets.quality.presence import find_absent, missing_shares
from datasets.quality.ranges import find_impossible
from datasets.quality.repeats import find_repeats
from datasets.quality.units import find_units
from datasets.tidy.schema import TABLES

EACH = (find_absent, find_impossible, find_units, find_codes, find_drift)


@dataclass(frozen=True, slots=True)
class Quality:
    """What was found.

    Attributes:
        rows: table → how many rows.
        missing: table → column → share of rows in which nothing is told.
        months: table → month → rows.
        findings: the gravest first.
    """

    rows: Mapping[str, int]
    missing: Mapping[str, Mapping[str, float]]
    months: Mapping[str, Mapping[str, int]]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Severity → how many findings."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    def as_json(self) -> dict[str, Any]:
        """One JSON object; no value of anybody."""
        findings = [finding.as_json() for finding in self.findings]
        missing = {
            table: {name: round(share, 6) for name, share in columns.items()} for table, columns in self.missing.items()
        }
        return {
            "rows": dict(self.rows),
            "counts": self.counts,
            "findings": findings,
            "missing": missing,
            "months": self.months,
        }


def study_quality(tables: Mapping[str, pa.Table], now: datetime, no_days: Mapping[str, int] | None = None) -> Quality:
    """Run every check.

    Args:
        tables: tidy tables by name; others are passed over.
        now: Vietnam time without a zone; moments after it are the future.
        no_days: table and column, as `encounter.ended_at` → how many moments stood for none when the tables were made.
    """
    tidy = {name: tables[name] for name in TABLES if name in tables}
    found = [*_all(tidy, now), *_no_days(tidy, no_days or {})]
    findings = tuple(sorted(found, key=lambda finding: finding.rank))
    missing = {name: missing_shares(name, table) for name, table in tidy.items()}
    return Quality({name: len(table) for name, table in tidy.items()}, missing, month_counts(tidy), findings)


def _all(tables: Mapping[str, pa.Table], now: datetime) -> Iterator[Finding]:
    for name, table in tables.items():
        for check in EACH:
            yield from check(name, table)
    yield from find_repeats(tables)
    yield from find_orphans(tables)
    yield from find_disorder(tables, now)


def _no_days(tables: Mapping[str, pa.Table], no_days: Mapping[str, int]) -> Iterator[Finding]:
    """What the build emptied, of as many rows at least as it emptied: later some rows may have been held back."""
    for place, count in no_days.items():
        table, _, column = place.partition(".")
        if table in tables:
            yield Finding("no-day", table, column, count, max(len(tables[table]), count))
