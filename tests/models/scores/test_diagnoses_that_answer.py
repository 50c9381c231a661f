"""Which coded diagnosis answers a history question with yes, and which must leave it open (WHO ICD-10, ICD-10-CM)."""

from datetime import UTC, datetime
from importlib import import_module

import pytest

from datasets.record import Code, Condition, PatientRecord
from models.intake import take_inputs

AT = datetime(2026, 3, 1, tzinfo=UTC)
# score, flag, code, whether it answers yes
ANSWERS = [
    ("cha2ds2_vasc", "previous_stroke_or_tia", "I63.9", True),
    ("cha2ds2_vasc", "previous_stroke_or_tia", "G45.9", True),
    ("cha2ds2_vasc", "previous_stroke_or_tia", "Z86.73", True),
    ("cha2ds2_vasc", "previous_stroke_or_tia", "G45.4", False),  # transient global amnesia
    ("cha2ds2_vasc", "previous_stroke_or_tia", "Z86.6", False),  # any past disease of the nervous system
    ("cha2ds2_vasc", "previous_stroke_or_tia", "Z86.69", False),
    ("pneumonia_severity_index", "cerebrovascular_disease", "G45.4", False),
    ("wells_pe", "cancer", "C34.9", True),
    ("wells_pe", "cancer", "C43.9", True),
    ("wells_pe", "cancer", "C44.3", False),  # basal- and squamous-cell cancer of the skin
    ("quick_pitt", "altered_mental_status", "R40.2", True),
    ("quick_pitt", "altered_mental_status", "R41.81", False),  # age-related cognitive decline
    ("caprini", "other_thrombophilia", "D68.51", False),  # factor V Leiden has a row of its own
    ("caprini", "other_thrombophilia", "D68.62", False),  # so has lupus anticoagulant
    ("caprini", "other_thrombophilia", "D68.59", True),
    ("dapt", "previous_mi_or_pci", "Z95.5", False),  # the very stent that the score is about
    ("dapt", "previous_mi_or_pci", "I25.2", False),  # the infarction a year ago that it was put in for
    ("dengue_who_2009", "dengue_confirmed", "A97.0", False),  # a diagnosis is no laboratory's result
    ("jones_2015", "previous_rheumatic_fever", "I01.9", False),  # the episode in question
    ("jones_2015", "previous_rheumatic_fever", "I05.0", True),
    ("ovarian_rmi", "postmenopausal", "N95.1", False),  # the climacteric begins before the menopause
    ("ovarian_rmi", "postmenopausal", "N95.0", True),
]


@pytest.mark.parametrize(("name", "flag", "code", "is_yes"), ANSWERS)
def test_only_the_diagnosis_that_is_asked_for_answers(name: str, flag: str, code: str, is_yes: bool) -> None:
    record = PatientRecord(conditions=(Condition((Code("ICD-10", code),)),))
    found = take_inputs(record, import_module(f"models.scores.{name}").SCORE.inputs, AT).values
    assert found.get(flag) is (True if is_yes else None)
