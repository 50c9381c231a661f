"""The measurement groups of the report: one a finding, one a measurement, one an abstention.

Each returns the group and the free text that goes with it, in both languages.
Source: DICOM PS3.16 TID 1501 and TID 1410, CID 6042, CID 240.
"""

from __future__ import annotations

from highdicom.sr import (
    AlgorithmIdentification,
    FindingSite,
    Measurement,
    MeasurementsAndQualitativeEvaluations,
    PlanarROIMeasurementsAndQualitativeEvaluations,
    QualitativeEvaluation,
    ReferencedSegmentationFrame,
    SourceImageForMeasurementGroup,
    SourceImageForSegmentation,
    TrackingIdentifier,
)
from pydicom import Dataset
from pydicom.sr.coding import Code

from models.card import Card
from serving.prediction import Abstention, FindingResult, Prediction
from serving.prediction import Measurement as MeasuredValue
from serving.results.kind import Subject
from serving.results.seg import code_of
from serving.results.words import (
    Language,
    abstention_sentence,
    conformal_sentence,
    finding_sentence,
    in_language,
    probability_sentence,
)

Group = MeasurementsAndQualitativeEvaluations | PlanarROIMeasurementsAndQualitativeEvaluations
_LANGUAGES: tuple[Language, Language] = ("vi", "en")

_CERTAINTY = Code("111012", "DCM", "Certainty of Finding")
_PERCENT = Code("%", "UCUM", "Percent")
_PRESENT = Code("52101004", "SCT", "Present")
_ABSENT = Code("2667000", "SCT", "Absent")
_INDETERMINATE = Code("82334004", "SCT", "Indeterminate")
_SUMMARY_OF_ANALYSES = Code("111065", "DCM", "Summary of Analyses")
_SUCCEEDED = Code("111222", "DCM", "Succeeded")
_NOT_ATTEMPTED = Code("111225", "DCM", "Not Attempted")


def finding_group(
    subject: Subject, card: Card, result: FindingResult, algorithm: AlgorithmIdentification
) -> tuple[Group, str]:
    """A finding: its certainty in percent, and present, absent or indeterminate.

    Where "not" is itself a finding, the group speaks of the one that the model favours.
    """
    finding = result.finding
    is_other = not result.is_positive and finding.negative_code is not None
    code = code_of(finding.negative_code if is_other and finding.negative_code is not None else finding.code)
    share = 1 - result.probability if is_other else result.probability
    group = MeasurementsAndQualitativeEvaluations(
        tracking_identifier=_track(subject, card, finding.name),
        finding_type=code,
        algorithm_id=algorithm,
        measurements=[Measurement(name=_CERTAINTY, value=round(100 * share, 2), unit=_PERCENT)],
        qualitative_evaluations=[QualitativeEvaluation(name=code, value=_presence(result, is_other))],
        source_images=[_source_image(subject)],
    )
    sentences = [_finding_words(result, language) for language in _LANGUAGES]
    return group, "\n".join(sentences)


def _presence(result: FindingResult, is_other: bool) -> Code:
    if result.finding.conformal is not None and len(result.conformal_set) != 1:
        return _INDETERMINATE
    return _PRESENT if result.is_positive or is_other else _ABSENT


def _finding_words(result: FindingResult, language: Language) -> str:
    parts = (finding_sentence(result, language), probability_sentence(result, language))
    return "; ".join(part for part in (*parts, conformal_sentence(result, language)) if part)


def abstention_group(subject: Subject, outcome: Abstention, algorithm: AlgorithmIdentification) -> tuple[Group, str]:
    """A model that did not answer: the analysis was not attempted, and why."""
    card = outcome.model_card
    group = MeasurementsAndQualitativeEvaluations(
        tracking_identifier=_track(subject, card, "abstention"),
        algorithm_id=algorithm,
        qualitative_evaluations=[QualitativeEvaluation(name=_SUMMARY_OF_ANALYSES, value=_NOT_ATTEMPTED)],
        source_images=[_source_image(subject)],
    )
    sentences = [
        f"{in_language(card.title, language)}: {abstention_sentence(outcome, language)}" for language in _LANGUAGES
    ]
    return group, "\n".join(sentences)


def notice_group(subject: Subject, name: str) -> Group:
    """An image that no model could look at: the analysis was not attempted."""
    return MeasurementsAndQualitativeEvaluations(
        tracking_identifier=TrackingIdentifier(
            uid=subject.uid("tracking", "notice", name), identifier=f"notice/{name}"
        ),
        qualitative_evaluations=[QualitativeEvaluation(name=_SUMMARY_OF_ANALYSES, value=_NOT_ATTEMPTED)],
        source_images=[_source_image(subject)],
    )


def segmentation_group(subject: Subject, outcome: Prediction, algorithm: AlgorithmIdentification) -> tuple[Group, str]:
    """A segmentation without a measurement, as when the pixel spacing is unknown: that it was done, and on what."""
    card = outcome.model_card
    group = MeasurementsAndQualitativeEvaluations(
        tracking_identifier=_track(subject, card, "segmentation"),
        algorithm_id=algorithm,
        qualitative_evaluations=[QualitativeEvaluation(name=_SUMMARY_OF_ANALYSES, value=_SUCCEEDED)],
        source_images=[_source_image(subject)],
    )
    return group, "\n".join(in_language(card.title, language) for language in _LANGUAGES)


def measurement_group(
    subject: Subject,
    outcome: Prediction,
    measured: MeasuredValue,
    algorithm: AlgorithmIdentification,
    place: tuple[Dataset, int] | None,
) -> tuple[Group, str]:
    """A measurement on a segment of the SEG object (`place`: the object and the segment's number), or on the image."""
    card = outcome.model_card
    value = Measurement(name=code_of(measured.code), value=float(f"{measured.value:.6g}"), unit=code_of(measured.unit))
    words = "\n".join(_measurement_words(measured, language) for language in _LANGUAGES)
    segment = next((item.segment for item in outcome.segments if item.segment.name == measured.segment_name), None)
    tracking = _track(subject, card, measured.name if place is None else str(measured.segment_name))
    if segment is None or place is None:
        group: Group = MeasurementsAndQualitativeEvaluations(
            tracking_identifier=tracking,
            algorithm_id=algorithm,
            measurements=[value],
            source_images=[_source_image(subject)],
        )
        return group, words
    side = None if segment.laterality is None else code_of(segment.laterality)
    group = PlanarROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=tracking,
        referenced_segment=_referenced_segment(subject, *place),
        finding_type=code_of(segment.property_type),
        finding_sites=[FindingSite(anatomic_location=code_of(segment.property_type), laterality=side)],
        algorithm_id=algorithm,
        measurements=[value],
    )
    return group, words


def _measurement_words(measured: MeasuredValue, language: Language) -> str:
    name = in_language(measured.display, language)
    return name if measured.note is None else f"{name}: {in_language(measured.note, language)}"


def _referenced_segment(subject: Subject, segmentation: Dataset, number: int) -> ReferencedSegmentationFrame:
    header = subject.header
    reference = ReferencedSegmentationFrame(
        sop_class_uid=segmentation.SOPClassUID,
        sop_instance_uid=segmentation.SOPInstanceUID,
        frame_number=number,
        segment_number=number,
        source_image=SourceImageForSegmentation(header.SOPClassUID, header.SOPInstanceUID),
    )
    # A segment or a frame may be referred to, not both (PS3.3 table 10-3); highdicom always writes both.
    del reference[0].ReferencedSOPSequence[0].ReferencedFrameNumber
    return reference


def _source_image(subject: Subject) -> SourceImageForMeasurementGroup:
    return SourceImageForMeasurementGroup(subject.header.SOPClassUID, subject.header.SOPInstanceUID)


def _track(subject: Subject, card: Card, name: str) -> TrackingIdentifier:
    return TrackingIdentifier(uid=subject.uid("tracking", card.name, name), identifier=f"{card.name}/{name}")
