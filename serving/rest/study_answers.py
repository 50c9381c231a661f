"""The shapes of the answers about studies, and how the store's rows fill them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from serving.rest.storing import Stored
from serving.store.rows import Analysis, Delivery, Result, Study

StepState = Literal["waiting", "running", "done", "failed"]
STEPS = ("receive", "analyse", "deliver")
REACHED = {"receiving": 0, "queued": 1, "analysing": 1, "delivering": 2, "done": 3}


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", protected_namespaces=())


class StepAnswer(_Answer):
    """One step of the work on a study."""

    step: Literal["receive", "analyse", "deliver"]
    state: StepState


class DeliveryAnswer(_Answer):
    """One result on its way to one destination."""

    destination: str
    sop_instance_uid: str
    state: str
    attempts: int
    last_error: str | None
    delivered_at: str | None


class StudyAnswer(_Answer):
    """Where a study stands."""

    study_instance_uid: str
    state: str
    reason: str | None
    revision: int
    instances: int
    received_at: str
    finished_at: str | None
    steps: list[StepAnswer]
    deliveries: list[DeliveryAnswer]
    results_url: str


class AnalysisEntry(_Answer):
    """What one model said of one instance; `findings` and `measurements` as `POST /v1/imaging/analyze` answers."""

    sop_instance_uid: str
    status: str
    reason: str | None
    findings: list[dict[str, Any]]
    measurements: list[dict[str, Any]]
    model: dict[str, str] | None
    analysed_at: str
    overlay: str


class ObjectEntry(_Answer):
    """One DICOM object that was made."""

    kind: str
    sop_class_uid: str
    sop_instance_uid: str
    series_instance_uid: str
    source_sop_instance_uid: str
    url: str


class ResultsAnswer(_Answer):
    """Everything that was found in a study."""

    study_instance_uid: str
    analyses: list[AnalysisEntry]
    objects: list[ObjectEntry]


class StoredStudy(_Answer):
    """A study that instances were kept of."""

    study_instance_uid: str
    instances: list[str]
    url: str


class StoredAnswer(_Answer):
    """What was kept, and how many files were not."""

    studies: list[StoredStudy]
    refused: int


def describe_stored(stored: Sequence[Stored]) -> StoredAnswer:
    """What was kept, by study."""
    studies: dict[str, list[str]] = {}
    for one in stored:
        if one.instance is not None and one.failure is None:
            studies.setdefault(one.instance.study_instance_uid, []).append(one.instance.sop_instance_uid)
    kept = [StoredStudy(study_instance_uid=uid, instances=sops, url=_url(uid)) for uid, sops in studies.items()]
    return StoredAnswer(studies=kept, refused=sum(one.failure is not None for one in stored))


def describe_study(
    study: Study, analyses: Sequence[Analysis], results: Sequence[Result], deliveries: Sequence[Delivery]
) -> StudyAnswer:
    """Where it stands."""
    failed_at = 2 if results else 1 if analyses or study.state == "failed" else None
    return StudyAnswer(
        study_instance_uid=study.study_instance_uid,
        state=study.state,
        reason=study.reason,
        revision=study.revision,
        instances=study.instance_count,
        received_at=_moment(study.received_at),
        finished_at=None if study.finished_at is None else _moment(study.finished_at),
        steps=_steps(study.state, failed_at or 0),
        deliveries=[_describe_delivery(delivery) for delivery in deliveries],
        results_url=f"{_url(study.study_instance_uid)}/results",
    )


def describe_results(uid: str, analyses: Sequence[Analysis], results: Sequence[Result]) -> ResultsAnswer:
    """What was found."""
    objects = [
        ObjectEntry(
            kind=result.kind,
            sop_class_uid=result.sop_class_uid,
            sop_instance_uid=result.sop_instance_uid,
            series_instance_uid=result.series_instance_uid,
            source_sop_instance_uid=result.source_sop_instance_uid,
            url=f"{_url(uid)}/results/{result.sop_instance_uid}",
        )
        for result in results
    ]
    entries = [_describe_analysis(analysis) for analysis in analyses]
    return ResultsAnswer(study_instance_uid=uid, analyses=entries, objects=objects)


def _describe_analysis(analysis: Analysis) -> AnalysisEntry:
    model = {"name": analysis.model_name, "version": analysis.model_version, "sha256": analysis.model_sha256}
    return AnalysisEntry(
        sop_instance_uid=analysis.sop_instance_uid,
        status=analysis.status,
        reason=analysis.reason,
        findings=list(analysis.findings),
        measurements=list(analysis.measurements),
        model=model if analysis.model_name else None,
        analysed_at=_moment(analysis.analysed_at),
        overlay=f"{_url(analysis.study_instance_uid)}/instances/{analysis.sop_instance_uid}/overlay",
    )


def _describe_delivery(delivery: Delivery) -> DeliveryAnswer:
    return DeliveryAnswer(
        destination=delivery.destination,
        sop_instance_uid=delivery.sop_instance_uid,
        state=delivery.state,
        attempts=delivery.attempts,
        last_error=delivery.last_error,
        delivered_at=None if delivery.delivered_at is None else _moment(delivery.delivered_at),
    )


def _steps(state: str, failed_at: int) -> list[StepAnswer]:
    reached = REACHED.get(state, failed_at)
    now: StepState = "failed" if state == "failed" else "waiting" if state == "queued" else "running"
    states: list[StepState] = ["done" if at < reached else now if at == reached else "waiting" for at in range(3)]
    return [StepAnswer.model_validate({"step": step, "state": at}) for step, at in zip(STEPS, states, strict=True)]


def _url(study_instance_uid: str) -> str:
    return f"/v1/imaging/studies/{study_instance_uid}"


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
