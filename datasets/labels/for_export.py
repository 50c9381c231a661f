"""What a version's own labels say of each image: the settled or agreed value of each finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from datasets.build.layout import TABLES
from datasets.labels.coding import OWN, Coding
from datasets.labels.errors import InvalidLabels
from datasets.labels.items import LEVELS, items_of
from datasets.labels.label import TOLD, Label
from datasets.labels.table import LABEL, read_labels

MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class SaidOf:
    """Values by place.

    Attributes:
        said: UID of an instance, series or study → finding → present, absent, uncertain or past.
        findings: that are told of; `effusion` of our own list, else `system|code`.
        unsettled: places and findings on which readers differ and nobody settled; they have no value.
    """

    said: Mapping[str, Mapping[str, str]] = field(repr=False)
    findings: tuple[str, ...]
    unsettled: int


def labels_for_export(folder: Path, wanted: Iterable[str]) -> SaidOf:
    """Read a version's labels, each in the place that it was said of; numbers and regions are no classes.

    Args:
        folder: of the version.
        wanted: findings, as `effusion` or `SCT|60046008`; none takes all.

    Raises:
        InvalidLabels: the version has no labels, or nobody said anything of a finding.
    """
    path = folder / TABLES / f"{LABEL}.parquet"
    if not path.is_file():
        raise InvalidLabels(
            "expected a version with labels, got one without: attach some (dataset labels attach), or name a CSV"
        )
    labels = [label for label in read_labels(path) if label.value.kind in TOLD]
    known = {name_of(label.finding) for label in labels}
    names = {each.removeprefix(f"{OWN}|") for each in wanted} or known
    if missing := sorted(names - known):
        told = ", ".join(sorted(known)[:MOST_NAMED]) or "none"
        raise InvalidLabels(f"expected findings that the version has labels of, got {missing[0]!r}; it has: {told}")
    said, unsettled = _said(label for label in labels if name_of(label.finding) in names)
    return SaidOf(said, tuple(sorted(names)), unsettled)


def name_of(finding: Coding) -> str:
    """As people write it: the code of our own list, else `system|code`."""
    return finding.code if finding.system == OWN else str(finding)


def _said(labels: Iterable[Label]) -> tuple[dict[str, dict[str, str]], int]:
    by_level: dict[str, list[Label]] = {level: [] for level in LEVELS}
    for label in labels:
        by_level[label.place.level].append(label)
    said: dict[str, dict[str, str]] = {}
    unsettled = 0
    for level in LEVELS:
        for item in items_of(by_level[level], level)[0]:
            value = item.settled or item.agreed
            if value:
                said.setdefault(item.place.uid, {})[name_of(item.finding)] = value
            else:
                unsettled += 1
    return said, unsettled
