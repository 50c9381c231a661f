"""A message whose PID tells no birth date may tell the age as a result."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from datasets.emr.codes import read_codes
from datasets.emr.hl7v2.message import parse_message
from datasets.emr.hl7v2.record import read_record
from models.instruments import find_scores
from serving.appraise_all import Panel, appraise_all

AT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(("age", "is_answered"), [("4", False), ("40", True)])
def test_an_age_in_an_obx_is_the_patients(age: str, is_answered: bool) -> None:
    lines = (
        "MSH|^~\\&|HIS|BV|TUETINH|TUETINH|20260105080000||ORU^R01|1|P|2.5.1",
        "PID|||1^^^BV",
        "OBR|1|||panel|||20260105075000",
        "OBX|1|NM|9279-1^^LN||28|/min|||||F",
        "OBX|2|NM|8480-6^^LN||88|mm[Hg]|||||F",
        "OBX|3|NM|9269-2^^LN||13|{score}|||||F",
        f"OBX|4|NM|age^x^99TUETINH||{age}|a|||||F",
    )
    record = read_record(parse_message("\r".join(lines).encode() + b"\r"), read_codes())
    found = appraise_all(Panel((find_scores()["qsofa"],)), record, AT)
    assert bool(found) is is_answered
