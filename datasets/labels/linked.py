"""Labels of a version: each belongs to an image that is in the index, and nothing in it tells of a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from datasets.build.recheck import row_findings
from datasets.deidentify.options import Longitudinal
from datasets.deidentify.project import Project
from datasets.labels.desk import Desk
from datasets.labels.label import Label, Origin, Place
from datasets.labels.table import LABEL, row_of
from datasets.labels.text.plain import plain_of

OTHER_PATIENT = "the source names another patient than the image does"
OTHER_STUDY = "the source names another study or series than the image does"
NOT_OURS = "a reader, reference, method or unit that has not the form of one"
TELLS = "a text that has the form of a number, date or address of a person, or a known name"
_PROGRAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+/-]{0,159}")
_READER = re.compile(r"R[A-Z2-7]{16}|unknown|settled")
_UID = re.compile(r"[0-9.]{1,64}")
_DIGEST = re.compile(r"[0-9a-f]{12}")
_WORD = re.compile(r"[^\W\d_]+")
_UNIT = re.compile(r"[!-~]{0,32}")
SHORTEST_NAME = 2
"""A name of one word is too often a word of medicine, too."""
_PEOPLE = ("person", "senior", "agreed")


@dataclass(slots=True)
class Linked:
    """What became of labels.

    Attributes:
        labels: of images of the version, with the patient and the UIDs that the index tells.
        refused: reason → how many.
        elsewhere: how many are about images that are not in the version.
    """

    labels: list[Label] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    elsewhere: int = 0


def link_labels(labels: Iterable[Label], rows: Iterable[Mapping[str, Any]], desk: Desk, dates: Longitudinal) -> Linked:
    """Keep the labels of a version's images.

    Args:
        labels: with de-identified UIDs, dates moved as `Desk.moment` moves them.
        rows: of the version's index.
        desk: of the version's project, with the names that are known.
        dates: of the version: none takes the moments away, full moves them back, modified leaves them.
    """
    labels = list(labels)
    places = places_of(rows, {label.place.uid for label in labels})
    gate = _Gate(desk)
    linked = Linked()
    for label in labels:
        place = places.get(label.place.uid)
        if place is None:
            linked.elsewhere += 1
            continue
        reason = gate.problem(label, place)
        if reason:
            linked.refused[reason] = linked.refused.get(reason, 0) + 1
        else:
            origin = replace(label.origin, at=_at(label.origin, place, desk.project, dates))
            linked.labels.append(replace(label, place=place, origin=origin))
    return linked


def places_of(rows: Iterable[Mapping[str, Any]], wanted: set[str]) -> dict[str, Place]:
    """UID → the place with everything that the index tells of it; of the wanted ones alone."""
    found: dict[str, Place] = {}
    for row in rows:
        patient, study = row["patient_id"] or "", row["study_instance_uid"] or ""
        series, instance = row["series_instance_uid"] or "", row["sop_instance_uid"] or ""
        told = {study: Place(patient, study), series: Place(patient, study, series)}
        told[instance] = Place(patient, study, series, instance)
        found |= {uid: place for uid, place in told.items() if uid in wanted}
    return found


class _Gate:
    """What a label must be to leave; equal words are looked at once."""

    def __init__(self, desk: Desk) -> None:
        self._project, self._keeps_uids = desk.project, desk.keeps_uids
        names = (words_of(name) for _, _, told in desk.identities.people() for name in told)
        self._names = frozenset(name for name in names if name.count(" ") > SHORTEST_NAME)
        self._tells: dict[str, bool] = {}

    def problem(self, label: Label, place: Place) -> str:
        """Why it may not leave; empty when it may."""
        said = label.place
        if said.patient_id and said.patient_id != place.patient_id:
            return OTHER_PATIENT
        if (said.study and said.study != place.study) or (said.series and said.series != place.series):
            return OTHER_STUDY
        if not self._is_formed(label):
            return NOT_OURS
        return TELLS if self._is_telling(label) else ""

    def _is_formed(self, label: Label) -> bool:
        origin, region = label.origin, label.value.region
        form = _READER if origin.role in _PEOPLE else _PROGRAM
        reference = not origin.reference or _DIGEST.fullmatch(origin.reference) or self._owns(origin.reference)
        method = not origin.method or _PROGRAM.fullmatch(origin.method)
        unit = _UNIT.fullmatch(label.value.unit)
        return bool(
            form.fullmatch(origin.reader) and reference and method and unit and (not region or self._owns(region))
        )

    def _is_telling(self, label: Label) -> bool:
        return bool(row_findings(LABEL, row_of(label), has_dates=False)) or any(
            map(self._names_somebody, (label.finding.display, label.origin.method, label.evidence.phrase))
        )

    def _names_somebody(self, text: str) -> bool:
        if text not in self._tells:
            folded = words_of(text)
            self._tells[text] = any(name in folded for name in self._names)
        return self._tells[text]

    def _owns(self, uid: str) -> bool:
        return bool(self._keeps_uids and _UID.fullmatch(uid)) or self._project.owns_uid(uid)


def _at(origin: Origin, place: Place, project: Project, dates: Longitudinal) -> datetime | None:
    if origin.at is None or dates == "none":
        return None
    return origin.at - project.shift(place.patient_id) if dates == "full" else origin.at


def words_of(text: str) -> str:
    """Small letters without marks, a blank before, between and behind the words."""
    return f" {' '.join(_WORD.findall(plain_of(text).bare))} "
