"""Labels from a structured report: measurement groups of TID 1500, coded findings, and text by rules.

**Source:** DICOM PS3.16 TID 1500, 1501 (measurement groups), TID 2000 (basic diagnostic imaging report), CID 240.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydicom import Dataset

from datasets.deidentify.who import number_of
from datasets.dicom.values import items, text
from datasets.errors import DatasetError
from datasets.labels.coding import Coding
from datasets.labels.desk import Desk, Imported, Refused, algorithm_name
from datasets.labels.label import Label, Origin, Place, Role, Told, Value
from datasets.labels.report_text import labels_of_text
from datasets.labels.sr_tree import Item, tree_of
from datasets.limits import LIMITS

GROUP, FINDING, PERSON, DEVICE = "DCM|125007", "DCM|121071", "DCM|121008", "DCM|121015"
ALGORITHM, VERSION = "DCM|111001", "DCM|111003"
PRESENT: dict[str, Told] = {
    "SCT|52101004": "present", "SCT|2667000": "absent", "SCT|82334004": "uncertain", "SCT|373066001": "present",
    "SCT|373067005": "absent", "SCT|261665006": "uncertain",
}  # fmt: skip
"""Present, absent, indeterminate, yes, no, unknown."""
PARTS = {
    "DCM|121070": "findings", "DCM|121071": "findings", "DCM|121072": "impression", "DCM|121073": "impression",
    "DCM|121076": "impression", "DCM|121077": "impression", "DCM|121060": "history", "DCM|121109": "indication",
    "DCM|121110": "history", "DCM|121074": "recommendation", "DCM|121075": "recommendation",
    "LN|59776-5": "findings", "LN|19005-8": "impression",
}  # fmt: skip
"""Concept names of a report's parts → a heading that the rules know."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What every label of a report needs."""

    dataset: Dataset
    desk: Desk
    place: Place
    series_of: dict[str, str]
    origin: Origin

    def place_of(self, instance: str) -> Place:
        series = self.series_of.get(instance, "")
        uid = self.desk.uid
        return Place(self.place.patient_id, self.place.study, uid(series), uid(instance))


def labels_of_sr(dataset: Dataset, desk: Desk) -> Iterator[Imported]:
    """The labels of a report: findings, evaluations and measurements of its groups, other codes, and its text.

    Raises:
        InvalidLabels: it has more items than a report has, or no UIDs.
    """
    tree = tree_of(dataset)
    report = _report(dataset, tree, desk)
    groups = [item for item in tree.walk() if item.name == GROUP and item.kind == "CONTAINER"]
    inside = {id(each) for group in groups for each in group.walk()}
    for number, group in enumerate(groups, 1):
        yield from _guarded(f"measurement group {number}", _of_group(group, report))
    yield from _guarded("codes", _of_codes(tree, inside, report))
    words = "\n".join(_text_of(tree, inside, ""))
    if words:
        yield from _guarded(
            "text", labels_of_text(words, report.place, desk, "sr", report.origin.reference, report.origin.at)
        )


def _guarded(where: str, labels: Iterator[Label]) -> Iterator[Imported]:
    try:
        yield from labels
    except DatasetError as error:
        yield Refused(where, str(error))


def _report(dataset: Dataset, tree: Item, desk: Desk) -> _Report:
    evidence = [
        (text(study, "StudyInstanceUID", LIMITS) or "", series)
        for keyword in ("CurrentRequestedProcedureEvidenceSequence", "PertinentOtherEvidenceSequence")
        for study in items(dataset, keyword, LIMITS)
        for series in items(study, "ReferencedSeriesSequence", LIMITS)
    ]
    series_of = {
        text(one, "ReferencedSOPInstanceUID", LIMITS) or "": text(series, "SeriesInstanceUID", LIMITS) or ""
        for _, series in evidence
        for one in items(series, "ReferencedSOPSequence", LIMITS)
    }
    studies = {study for study, _ in evidence if study}
    own = text(dataset, "StudyInstanceUID", LIMITS) or ""
    study = studies.pop() if len(studies) == 1 else own
    place = desk.place(number_of(dataset), study)
    return _Report(dataset, desk, place, series_of, _origin(dataset, tree, desk))


def _origin(dataset: Dataset, tree: Item, desk: Desk) -> Origin:
    verifying = [
        text(one, "VerifyingObserverName", LIMITS) or "" for one in items(dataset, "VerifyingObserverSequence", LIMITS)
    ]
    person = next((item.words for item in tree.walk() if item.name == PERSON and item.words), "")
    person = person or next(filter(None, verifying), "")
    device = next((item.words for item in tree.walk() if item.name == DEVICE), "")
    has_device = any(item.name in (DEVICE, "DCM|121012") for item in tree.walk())
    role: Role = "person" if person or not has_device else "device"
    reader = desk.reader(person) if role == "person" else algorithm_name(device)
    flag = text(dataset, "VerificationFlag", LIMITS)
    method = flag.lower() if flag in ("VERIFIED", "UNVERIFIED") else ""
    reference = desk.uid(text(dataset, "SOPInstanceUID", LIMITS) or "")
    return Origin(
        "sr", reader, role, reference, method, desk.moment(_at(dataset), text(dataset, "PatientID", LIMITS) or "")
    )


def _at(dataset: Dataset) -> str:
    return f"{text(dataset, 'ContentDate', LIMITS) or ''}{(text(dataset, 'ContentTime', LIMITS) or '')[:6]}"


def _of_group(group: Item, report: _Report) -> Iterator[Label]:
    finding = next((item.code for item in group.named(FINDING) if item.code), None)
    origin, place = _origin_of(group, report), _place_of(group, report)
    count = 0
    for item in group.children:
        for label in _of_item(item, finding, report, (place, origin)):
            count += 1
            yield label
    if finding is None:
        return
    regions = [each for item in group.walk() if (each := item.reference) and each.segment is not None]
    for region in regions:
        value = Value("region", region=report.desk.uid(region.instance), segment=region.segment)
        yield _label(report, place, finding, value, origin)
    if not count and not regions:
        yield _label(report, place, finding, Value("present"), origin)


def _of_item(item: Item, finding: Coding | None, report: _Report, own: tuple[Place, Origin]) -> Iterator[Label]:
    place, origin = own
    if item.kind == "CODE" and item.code and str(item.code) in PRESENT and item.concept:
        yield _label(report, place, item.concept, Value(PRESENT[str(item.code)]), origin)
    elif item.kind == "NUM" and item.number is not None and item.concept:
        value = Value("number", item.number, item.unit)
        about = str(report.desk.lexicon.canonical(finding)) if finding else ""
        yield _label(report, place, item.concept, value, origin, about)


def _label(report: _Report, place: Place, finding: Coding, value: Value, origin: Origin, about: str = "") -> Label:
    return Label(place, report.desk.lexicon.canonical(finding), value, origin, str(finding), about)


def _origin_of(group: Item, report: _Report) -> Origin:
    name = next((item.words for item in group.named(ALGORITHM)), "")
    if not name:
        return report.origin
    version = next((item.words for item in group.named(VERSION)), "")
    old, reader = report.origin, algorithm_name(name, version)
    return Origin("sr", reader, "device", old.reference, old.method, old.at)


def _place_of(group: Item, report: _Report) -> Place:
    images = {each.instance for item in group.walk() if (each := item.reference) and each.segment is None}
    known = {uid for uid in images if uid in report.series_of} or images
    return report.place_of(known.pop()) if len(known) == 1 else report.place


def _of_codes(tree: Item, inside: set[int], report: _Report) -> Iterator[Label]:
    for item in tree.walk():
        if item.kind != "CODE" or id(item) in inside or not item.code or not item.concept:
            continue
        if str(item.code) in PRESENT and item.concept.system != "DCM":
            yield _label(report, report.place, item.concept, Value(PRESENT[str(item.code)]), report.origin)
        elif item.name == FINDING:
            yield _label(report, report.place, item.code, Value("present"), report.origin)


def _text_of(item: Item, inside: set[int], heading: str) -> Iterator[str]:
    """The texts with the headings that their concept names mean; a group's comments are left out."""
    heading = PARTS.get(item.name, heading)
    if item.kind == "TEXT" and id(item) not in inside and heading and item.words:
        yield f"{heading}: {item.words}"
    for child in item.children:
        yield from _text_of(child, inside, heading)
