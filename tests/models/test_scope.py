"""A model that is out of scope says so and why; what the source leaves out never stands for "normal"."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.image import ImageHeader
from models.card import GateRule, Range, Scope
from models.scope import REASON_CODES, check_gate, check_header, reason

SCOPE = Scope(
    modality=("CR", "DX"),
    body_part_examined=("CHEST",),
    view_position=("AP", "PA"),
    age_years=Range(minimum=1, maximum=5),
    required=("patient_age_years",),
)
CHILD = {
    "sop_class_uid": "1.2.840.10008.5.1.4.1.1.1.1",
    "modality": "DX",
    "body_part_examined": "CHEST",
    "view_position": "AP",
    "patient_age_years": 3.0,
}


def code(header: ImageHeader) -> str | None:
    answer = check_header(SCOPE, header)
    return None if answer is None else answer.code


def test_a_child_in_scope_passes() -> None:
    assert code(ImageHeader(**CHILD)) is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"modality": "US"}, "modality-not-supported"),
        ({"body_part_examined": "LEG"}, "body-part-not-supported"),
        ({"view_position": "LL"}, "view-not-supported"),
        ({"patient_age_years": 61.0}, "age-not-supported"),
        ({"patient_age_years": 0.5}, "age-not-supported"),
        ({"patient_age_years": None}, "header-incomplete"),
        ({"number_of_frames": 2}, "number-of-frames-not-supported"),
    ],
    ids=lambda value: str(value),
)
def test_each_rule_refuses_with_its_own_reason(change: dict[str, object], expected: str) -> None:
    assert code(ImageHeader(**(CHILD | change))) == expected


def test_a_plain_picture_has_no_header_to_hold_against_it() -> None:
    assert code(ImageHeader()) is None


def test_what_is_not_required_may_be_absent() -> None:
    assert code(ImageHeader(**(CHILD | {"view_position": None, "body_part_examined": None}))) is None


@given(value=st.floats(allow_nan=True, width=32), maximum=st.floats(-1e6, 1e6, width=32))
def test_the_gate_refuses_over_its_bound_and_on_nan(value: float, maximum: float) -> None:
    rule = GateRule(output="gate", maximum=maximum, reason="not-in-training-distribution")
    answer = check_gate([rule], {"gate": np.array([value], dtype=np.float32)})
    assert (answer is None) == (value <= maximum)


def test_the_gate_reads_the_column_it_names() -> None:
    rules = [GateRule(output="gate", index=1, minimum=0.2, reason="lungs-not-found")]
    assert check_gate(rules, {"gate": np.array([[0.0, 0.3]], dtype=np.float32)}) is None
    answer = check_gate(rules, {"gate": np.array([[0.3, 0.0]], dtype=np.float32)})
    assert answer is not None
    assert answer.code == "lungs-not-found"


@pytest.mark.parametrize("name", sorted(REASON_CODES))
def test_every_reason_is_said_in_both_languages(name: str) -> None:
    text = reason(name).text
    assert text.vi != text.en
