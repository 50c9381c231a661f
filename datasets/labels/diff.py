"""What differs between the labels of two versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from datasets.labels.label import Label

Spoken = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class LabelDifference:
    """What the labels of B say and those of A do not, and the other way round.

    Attributes:
        added, removed: labels of a reader, source and place that only one of both has.
        changed: finding, UID, reader, what A says and what B says.
        findings: finding → how many were added, removed and changed.
    """

    added: int
    removed: int
    changed: tuple[Spoken, ...]
    findings: dict[str, tuple[int, int, int]]

    @property
    def is_same(self) -> bool:
        """Whether nobody says anything else."""
        return not (self.added or self.removed or self.changed)

    def as_json(self) -> dict[str, Any]:
        """One JSON object."""
        return {"is_same": self.is_same, **asdict(self)}


def diff_labels(one: Iterable[Label], other: Iterable[Label]) -> LabelDifference:
    """Compare label by label: the same reader on the same finding in the same place, from the same source."""
    before, after = _by_speaker(one), _by_speaker(other)
    added, removed, changed = Counter[str](), Counter[str](), list[Spoken]()
    for key in sorted({*before, *after}):
        old, new = before.get(key, []), after.get(key, [])
        gone, come = _without(old, new), _without(new, old)
        both = min(len(gone), len(come))
        changed += [(key[0], key[1], key[2], *pair) for pair in zip(gone[:both], come[:both], strict=True)]
        removed[key[0]] += len(gone) - both
        added[key[0]] += len(come) - both
    told = Counter(each[0] for each in changed)
    findings = {
        name: (added[name], removed[name], told[name])
        for name in sorted({*added, *removed, *told})
        if added[name] or removed[name] or told[name]
    }
    return LabelDifference(added.total(), removed.total(), tuple(changed), findings)


def _by_speaker(labels: Iterable[Label]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for label in labels:
        origin = label.origin
        key = (str(label.finding), label.place.uid, origin.reader, origin.role, origin.source, label.about)
        found.setdefault(key, []).append(str(label.value))
    return {key: sorted(values) for key, values in found.items()}


def _without(values: list[str], others: list[str]) -> list[str]:
    return sorted((Counter(values) - Counter(others)).elements())
