"""The schema. Times are seconds since 1970, UTC. Other modules may put tables of their own on `METADATA`.

A study's display columns are patient data: read them only through routes that leave an audit record.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1
METADATA = MetaData()


def _uid(name: str, *, primary_key: bool = False, nullable: bool = False) -> Column[str]:
    return Column(name, String(64), primary_key=primary_key, nullable=nullable)


SCHEMA = Table("schema_version", METADATA, Column("version", Integer, primary_key=True))

STUDY = Table(
    "study",
    METADATA,
    _uid("study_instance_uid", primary_key=True),
    Column("state", String(16), nullable=False),
    Column("reason", String(64)),
    Column("revision", Integer, nullable=False),
    Column("received_at", Float, nullable=False),
    Column("last_received_at", Float, nullable=False),
    Column("finished_at", Float),
    Column("instance_count", Integer, nullable=False),
    Column("expected_count", Integer),
    Column("calling_ae_title", String(16), nullable=False),
    Column("called_ae_title", String(16), nullable=False),
    Column("patient_name", Text, nullable=False),
    Column("patient_id", Text, nullable=False),
    Column("patient_birth_date", String(16), nullable=False),
    Column("patient_sex", String(16), nullable=False),
    Column("accession_number", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("modality", String(16), nullable=False),
    Column("study_date", String(16), nullable=False),
    Index("study_by_state", "state", "last_received_at"),
    Index("study_by_time", "received_at"),
)

INSTANCE = Table(
    "instance",
    METADATA,
    _uid("sop_instance_uid", primary_key=True),
    Column("study_instance_uid", String(64), ForeignKey("study.study_instance_uid"), nullable=False, index=True),
    _uid("series_instance_uid"),
    _uid("sop_class_uid"),
    _uid("transfer_syntax_uid"),
    Column("modality", String(16), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("path", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("received_at", Float, nullable=False),
    Column("calling_ae_title", String(16), nullable=False),
    Column("called_ae_title", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
)

ANALYSIS = Table(
    "analysis",
    METADATA,
    _uid("sop_instance_uid", primary_key=True),
    Column("model_name", String(64), primary_key=True),
    Column("study_instance_uid", String(64), ForeignKey("study.study_instance_uid"), nullable=False, index=True),
    Column("instance_sha256", String(64), nullable=False),
    Column("model_version", String(32), nullable=False),
    Column("model_sha256", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("reason", String(64)),
    Column("findings", JSON, nullable=False),
    Column("measurements", JSON, nullable=False),
    Column("analysed_at", Float, nullable=False),
)

RESULT = Table(
    "result",
    METADATA,
    _uid("sop_instance_uid", primary_key=True),
    Column("study_instance_uid", String(64), ForeignKey("study.study_instance_uid"), nullable=False, index=True),
    _uid("series_instance_uid"),
    _uid("source_sop_instance_uid"),
    _uid("sop_class_uid"),
    Column("kind", String(16), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("path", Text, nullable=False),
    Column("created_at", Float, nullable=False),
)

DELIVERY = Table(
    "delivery",
    METADATA,
    _uid("sop_instance_uid", primary_key=True),
    Column("destination", String(64), primary_key=True),
    Column("study_instance_uid", String(64), ForeignKey("study.study_instance_uid"), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", Float, nullable=False),
    Column("claimed_by", String(64)),
    Column("last_error", String(128)),
    Column("delivered_at", Float),
    Index("delivery_due", "state", "next_attempt_at"),
)

WORKER = Table(
    "worker",
    METADATA,
    Column("worker_id", String(64), primary_key=True),
    Column("heartbeat_at", Float, nullable=False),
)
