"""Statements of several readers about the same finding in the same place, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from datasets.labels.coding import Coding
from datasets.labels.label import TOLD, Label, Place, Told

Level = Literal["study", "series", "instance"]
LEVELS: tuple[Level, ...] = ("study", "series", "instance")
SETTLING = ("senior", "vote", "agreed")
_STRONGEST: tuple[Told, ...] = ("present", "uncertain", "past", "absent")


@dataclass(frozen=True, slots=True)
class Item:
    """One finding in one place.

    Attributes:
        place: at the level that is compared; narrower UIDs are empty.
        finding: what was looked for.
        said: reader → what they said; two values where a reader contradicts themselves in one place.
        settled: what a senior reader, a vote or an agreement made of it, or nothing.
        settled_by: `senior`, `vote` or `agreed`; empty for none of them.
    """

    place: Place
    finding: Coding
    said: Mapping[str, frozenset[Told]]
    settled: Told | None = None
    settled_by: str = ""

    @property
    def is_disputed(self) -> bool:
        """Whether two readers differ, or one contradicts themselves."""
        return len({value for values in self.said.values() for value in values}) > 1

    @property
    def agreed(self) -> Told | None:
        """What everybody said; nothing where they differ."""
        values = {value for told in self.said.values() for value in told}
        return values.pop() if len(values) == 1 else None

    @property
    def patient(self) -> str:
        """Whose it is, or the place itself where nobody told."""
        return self.place.patient_id or self.place.uid


def items_of(labels: Iterable[Label], level: Level = "study") -> tuple[tuple[Item, ...], int]:
    """The items, sorted, and how many statements have no UID of that level.

    Of a reader's statements about parts of one place the strongest counts (present, uncertain, past, absent), as a
    finding in one image is a finding of the study; two statements about the very same part are a contradiction and
    both stay. Of a senior reader's decisions the latest stands.
    """
    said: dict[tuple[Place, Coding], dict[str, dict[str, set[Told]]]] = {}
    settled: dict[tuple[Place, Coding], tuple[str, Told]] = {}
    patients: dict[str, str] = {}
    displays: dict[tuple[str, str], str] = {}
    left_out = 0
    for label in labels:
        if label.value.kind not in TOLD:
            continue
        place = _lifted(label.place, level)
        if place is None:
            left_out += 1
            continue
        patients[place.uid] = patients.get(place.uid) or label.place.patient_id
        displays.setdefault((label.finding.system, label.finding.code), label.finding.display)
        key = place, Coding(label.finding.system, label.finding.code)
        value: Told = label.value.kind
        if label.origin.role in SETTLING:
            settled[key] = _stronger(settled.get(key), (label.origin.role, value))
            said.setdefault(key, {})
        else:
            parts = said.setdefault(key, {}).setdefault(reader_of(label), {})
            parts.setdefault(label.place.uid, set()).add(value)
    found = [_item(key, told, settled.get(key), patients, displays) for key, told in said.items()]
    return tuple(sorted(found, key=lambda item: (item.place.uid, item.finding))), left_out


def reader_of(label: Label) -> str:
    """Who said it: a person; or a device or rules by name, with what they read."""
    return label.origin.reader


def _item(
    key: tuple[Place, Coding],
    told: Mapping[str, Mapping[str, set[Told]]],
    settled: tuple[str, Told] | None,
    patients: Mapping[str, str],
    displays: Mapping[tuple[str, str], str],
) -> Item:
    place, finding = key
    named = Coding(finding.system, finding.code, displays[finding.system, finding.code])
    whose = Place(patients[place.uid], place.study, place.series, place.instance)
    said = {reader: _of_parts(parts) for reader, parts in sorted(told.items())}
    role, value = settled if settled else ("", None)
    return Item(whose, named, said, value, role)


def _of_parts(parts: Mapping[str, set[Told]]) -> frozenset[Told]:
    if any(len(values) > 1 for values in parts.values()):
        return frozenset(value for values in parts.values() for value in values)
    return frozenset((min((next(iter(values)) for values in parts.values()), key=_STRONGEST.index),))


def _stronger(old: tuple[str, Told] | None, new: tuple[str, Told]) -> tuple[str, Told]:
    return old if old and SETTLING.index(old[0]) < SETTLING.index(new[0]) else new


def _lifted(place: Place, level: Level) -> Place | None:
    if level == "study":
        return Place(study=place.study) if place.study else None
    if level == "series":
        return Place(study=place.study, series=place.series) if place.series else None
    return Place(study=place.study, series=place.series, instance=place.instance) if place.instance else None
