"""Structured report: findings, measurements and abstentions as a TID 1500 measurement report.

Source: DICOM PS3.16 TID 1500, 1501, 1410, 1004; PS3.3 A.35.3 (Comprehensive SR IOD); IHE RAD AIR.
"""

from __future__ import annotations

from collections.abc import Sequence

from highdicom import SOPClass
from highdicom.sr import (
    AlgorithmIdentification,
    CodedConcept,
    DeviceObserverIdentifyingAttributes,
    MeasurementReport,
    ObservationContext,
    ObserverContext,
    RelationshipTypeValues,
    TextContentItem,
)
from pydicom import Dataset
from pydicom.sr.coding import Code
from pydicom.uid import ComprehensiveSRStorage, ExplicitVRLittleEndian

from serving.prediction import Abstention, Prediction
from serving.results.kind import Subject, finish
from serving.results.measurement_groups import (
    Group,
    abstention_group,
    finding_group,
    measurement_group,
    segmentation_group,
)
from serving.results.seg import all_segments
from serving.results.source import MAKER
from serving.results.words import phrase

_COMMENT = Code("121106", "DCM", "Comment")
_DEVICE = Code("121007", "DCM", "Device")
_TITLE = Code("126000", "DCM", "Imaging Measurement Report")
_RADIOGRAPHY = Code("168537006", "SCT", "Plain radiography")
_IMAGING = Code("363679005", "SCT", "Imaging")


def render_report(subject: Subject, segmentation: Dataset | None) -> Dataset:
    """The report. With a segmentation, areas point at its segments; without, at the image itself."""
    variant = "" if segmentation is None else "with-segmentation"
    evidence = [subject.header] if segmentation is None else [subject.header, segmentation]
    return build_report(subject, _groups(subject, segmentation), evidence, variant)


def build_report(subject: Subject, groups: Sequence[Group], evidence: Sequence[Dataset], variant: str = "") -> Dataset:
    """The document around the groups; evidence is what they refer to."""
    header = subject.header
    report = MeasurementReport(
        observation_context=_observation_context(subject),
        procedure_reported=_RADIOGRAPHY if header.get("Modality") in ("CR", "DX", "RG") else _IMAGING,
        imaging_measurements=groups,
        title=_TITLE,
    )
    notice = "\n".join(phrase("decision-support", language) for language in ("vi", "en"))
    report[0].ContentSequence.append(comment(notice))
    result = _Document(
        study_instance_uid=header.StudyInstanceUID,
        sop_class_uid=ComprehensiveSRStorage,
        modality="SR",
        patient_id=header.PatientID,
        patient_birth_date=header.PatientBirthDate,
        patient_sex=header.PatientSex,
        accession_number=header.AccessionNumber,
        study_id=header.StudyID,
        study_date=header.StudyDate,
        study_time=header.StudyTime,
        transfer_syntax_uid=ExplicitVRLittleEndian,
        specific_character_set=header.SpecificCharacterSet,
        **subject.series_arguments("SR", variant),
    )
    result.update(report[0])
    _add_document(result, evidence)
    return finish(result, subject)


class _Document(SOPClass):
    # highdicom's own ComprehensiveSR copies, parses and searches the whole tree again, which is most of its time.
    pass


def _add_document(result: Dataset, evidence: Sequence[Dataset]) -> None:
    """The SR Document General and SR Document Series modules: complete, preliminary, unverified, made of these."""
    result.CompletionFlag = "COMPLETE"
    result.PreliminaryFlag = "PRELIMINARY"
    result.VerificationFlag = "UNVERIFIED"
    result.PerformedProcedureCodeSequence = []
    result.ReferencedPerformedProcedureStepSequence = []
    study = Dataset()
    study.StudyInstanceUID = result.StudyInstanceUID
    study.ReferencedSeriesSequence = [_evidence_series(one) for one in evidence]
    result.CurrentRequestedProcedureEvidenceSequence = [study]


def _evidence_series(one: Dataset) -> Dataset:
    instance, series = Dataset(), Dataset()
    instance.ReferencedSOPClassUID = one.SOPClassUID
    instance.ReferencedSOPInstanceUID = one.SOPInstanceUID
    series.SeriesInstanceUID = one.SeriesInstanceUID
    series.ReferencedSOPSequence = [instance]
    return series


def comment(text: str) -> TextContentItem:
    """A free-text comment inside a container."""
    return TextContentItem(
        name=CodedConcept.from_code(_COMMENT), value=text, relationship_type=RelationshipTypeValues.CONTAINS
    )


def _observation_context(subject: Subject) -> ObservationContext:
    identity = DeviceObserverIdentifyingAttributes(
        uid=subject.uid("observer"),
        name="; ".join(subject.software_versions),
        manufacturer_name=MAKER,
        model_name=MAKER,
        serial_number=subject.serial_number,
    )
    return ObservationContext(observer_device_context=ObserverContext(CodedConcept.from_code(_DEVICE), identity))


def _groups(subject: Subject, segmentation: Dataset | None) -> list[Group]:
    numbers = {(card.name, item.segment.name): place for place, (card, item) in enumerate(all_segments(subject), 1)}
    groups: list[Group] = []
    for outcome in subject.outcomes:
        card = outcome.model_card
        algorithm = AlgorithmIdentification(
            name=card.name, version=card.version, parameters=[f"sha256 {card.sha256}"], manufacturer=MAKER
        )
        if isinstance(outcome, Abstention):
            group, words = abstention_group(subject, outcome, algorithm)
            groups.append(with_words(group, words))
        elif isinstance(outcome, Prediction):
            if not outcome.findings and not outcome.measurements:
                group, words = segmentation_group(subject, outcome, algorithm)
                groups.append(with_words(group, words))
            for finding in outcome.findings:
                group, words = finding_group(subject, card, finding, algorithm)
                groups.append(with_words(group, words))
            for measurement in outcome.measurements:
                number = numbers.get((card.name, measurement.segment_name or ""))
                place = None if segmentation is None or number is None else (segmentation, number)
                group, words = measurement_group(subject, outcome, measurement, algorithm, place)
                groups.append(with_words(group, words))
    return groups


def with_words(group: Group, words: str) -> Group:
    """The group with free text at its end."""
    if words:
        group[0].ContentSequence.append(comment(words))
    return group
