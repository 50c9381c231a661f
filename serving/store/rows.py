"""The rows of the store as frozen nouns. `None` means not known or not yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

StudyState = Literal["receiving", "queued", "analysing", "delivering", "done", "failed"]
AnalysisStatus = Literal["analyzed", "abstained", "unreadable", "not-routed", "failed"]
DeliveryState = Literal["pending", "delivered", "failed"]


@dataclass(frozen=True, slots=True)
class StudyHeader:
    """What the console shows of a study. All of it is patient data: never logged.

    Attributes:
        expected_count: NumberOfStudyRelatedInstances (0020,1208), where the sender says it.
    """

    patient_name: str = field(default="", repr=False)
    patient_id: str = field(default="", repr=False)
    patient_birth_date: str = field(default="", repr=False)
    patient_sex: str = field(default="", repr=False)
    accession_number: str = field(default="", repr=False)
    description: str = field(default="", repr=False)
    modality: str = ""
    study_date: str = field(default="", repr=False)
    expected_count: int | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """One received instance.

    Attributes:
        sha256: of the file, preamble and all.
        path: relative to the data directory.
        attempts: how often an analysis of it has begun; one that kills the worker each time is given up.
    """

    sop_instance_uid: str
    study_instance_uid: str
    series_instance_uid: str
    sop_class_uid: str
    transfer_syntax_uid: str
    modality: str
    sha256: str
    path: str
    size_bytes: int
    received_at: float
    calling_ae_title: str = ""
    called_ae_title: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Study:
    """One study and where it stands.

    Attributes:
        state: receiving → queued → analysing → delivering → done or failed.
        reason: why it failed (a code), or `some-instances-unreadable` of one that ended well but for those, or `None`.
        revision: 1, and one more each time instances came after the analysis had begun.
    """

    study_instance_uid: str
    state: StudyState
    reason: str | None
    revision: int
    received_at: float
    last_received_at: float
    finished_at: float | None
    instance_count: int
    calling_ae_title: str
    called_ae_title: str
    header: StudyHeader = field(repr=False)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one model said of one instance. `model_name` is empty when no model saw it (unreadable, not routed).

    Attributes:
        reason: code of `models/scope.py`, or `unreadable-instance`, `unsupported-transfer-syntax`, `no-rule-matches`,
            `own-result`, `model-failed`, `analysis-failed`, `given-up`.
        instance_sha256: the bytes that were analysed.
        findings: as `POST /v1/imaging/analyze` answers them.
        measurements: likewise.
    """

    sop_instance_uid: str
    study_instance_uid: str
    model_name: str
    model_version: str
    model_sha256: str
    status: AnalysisStatus
    reason: str | None
    findings: tuple[dict[str, Any], ...]
    measurements: tuple[dict[str, Any], ...]
    analysed_at: float
    instance_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One DICOM object we made; `path` is relative to the data directory."""

    sop_instance_uid: str
    study_instance_uid: str
    series_instance_uid: str
    source_sop_instance_uid: str
    sop_class_uid: str
    kind: str
    sha256: str
    path: str
    created_at: float


@dataclass(frozen=True, slots=True)
class Delivery:
    """One result on its way to one destination: a row of the outbox."""

    sop_instance_uid: str
    destination: str
    study_instance_uid: str
    sha256: str
    state: DeliveryState
    attempts: int
    next_attempt_at: float
    claimed_by: str | None
    last_error: str | None
    delivered_at: float | None
