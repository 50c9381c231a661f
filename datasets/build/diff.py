"""What differs between two versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from datasets.build.index import read_index
from datasets.build.layout import INDEX
from datasets.build.manifest import BuiltManifest, read_manifest


@dataclass(frozen=True, slots=True)
class Difference:
    """What B has and A has not, and the other way round.

    Attributes:
        versions: names of A and B.
        added, removed, changed: instances by their SOP Instance UID; changed ones differ in their bytes.
        patients_added, patients_removed: pseudonyms.
        tables: table → rows in A and in B and whether the content is the same; `None` where it is not there.
        options: option, or other part of how it was made → value in A and in B.
    """

    versions: tuple[str, str]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    patients_added: tuple[str, ...]
    patients_removed: tuple[str, ...]
    tables: Mapping[str, Mapping[str, Any]]
    options: Mapping[str, tuple[Any, Any]]

    @property
    def is_same(self) -> bool:
        """Whether the content is the same; how it was made may still differ."""
        lists = (self.added, self.removed, self.changed)
        return not any(lists) and all(entry["is_same"] for entry in self.tables.values())

    def as_json(self) -> dict[str, Any]:
        """One JSON object."""
        return {"is_same": self.is_same, **asdict(self)}


def diff_versions(one: Path, other: Path) -> Difference:
    """Compare two version folders.

    Raises:
        InvalidVersion: one of them is not a version.
    """
    first, second = read_manifest(one), read_manifest(other)
    before, before_who = _contents(one)
    after, after_who = _contents(other)
    return Difference(
        versions=(first.version_name, second.version_name),
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(uid for uid in before.keys() & after.keys() if before[uid] != after[uid])),
        patients_added=tuple(sorted(after_who - before_who)),
        patients_removed=tuple(sorted(before_who - after_who)),
        tables=_tables(first, second),
        options=_options(first, second),
    )


def _contents(folder: Path) -> tuple[dict[str, str], set[str]]:
    hashes, people = {}, set()
    for row in read_index(folder / INDEX):
        hashes[row["sop_instance_uid"]] = row["sha256"]
        people.add(row["patient_id"])
    return hashes, people


def _tables(one: BuiltManifest, other: BuiltManifest) -> dict[str, dict[str, Any]]:
    found = {}
    for name in sorted({*one.tables, *other.tables}):
        first, second = one.tables.get(name), other.tables.get(name)
        is_same = bool(first and second and first.content_sha256 == second.content_sha256)
        rows = {"a": first.rows if first else None, "b": second.rows if second else None}
        found[name] = {**rows, "is_same": is_same}
    return found


def _options(one: BuiltManifest, other: BuiltManifest) -> dict[str, tuple[Any, Any]]:
    first, second = _flat(one.made), _flat(other.made)
    return {
        key: (first.get(key), second.get(key)) for key in sorted({*first, *second}) if first.get(key) != second.get(key)
    }


def _flat(made: Mapping[str, Any]) -> dict[str, Any]:
    """`made` with a name of its own for everything in it: `options.retain_uids`, `generalised.rungs.age`."""
    told = {**made, "code": {"commit": made.get("code", {}).get("commit")}}
    return dict(_leaves(told, ""))


def _leaves(told: Mapping[str, Any], before: str) -> Iterator[tuple[str, Any]]:
    for key, value in told.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value
