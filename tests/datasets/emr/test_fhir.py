"""FHIR R4 into a record: what counts, what is left out and said, and no crash whatever comes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.emr.fhir import NOTES, read_record
from datasets.emr.fhir_json import FHIR_LIMITS, FhirLimits, next_page_of, parse_json_object
from datasets.emr.fhir_values import read_birth_date, read_moment
from datasets.errors import UnreadableRecord
from datasets.record import BIRTH_NOT_READ, Code, Observation, PatientRecord

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
LOINC = "http://loinc.org"


def observation(code: str = "8867-4", **value: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": code}]},
    } | value


def condition(code: str = "I48.0", system: str = "http://hl7.org/fhir/sid/icd-10", **more: Any) -> dict[str, Any]:
    return {"resourceType": "Condition", "code": {"coding": [{"system": system, "code": code}]}} | more


def status(code: str) -> dict[str, Any]:
    return {"coding": [{"system": "any", "code": code}]}


def read(*resources: dict[str, Any], patient: str | None = None) -> PatientRecord:
    entries = [{"resource": one} for one in resources]
    return read_record([{"resourceType": "Bundle", "entry": entries}], NOW, patient).record


def test_a_patient_gives_sex_and_birth_date_and_nothing_that_names() -> None:
    told = {
        "resourceType": "Patient",
        "id": "1",
        "gender": "female",
        "birthDate": "1980-02-29",
        "name": [{"text": "A"}],
    }
    record = read(told)
    assert (record.sex, record.birth_date, record.age_years) == ("female", date(1980, 2, 29), None)
    assert read({"resourceType": "Patient", "gender": "other"}).sex is None


@pytest.mark.parametrize("told", ["2030-01-01", "2030", "abc", "1980-02-31", 1980, "01/02/1980"])
def test_a_birth_date_that_cannot_be_is_noted(told: object) -> None:
    record = read({"resourceType": "Patient", "id": "1", "birthDate": told})
    assert (record.birth_date, record.age_years, record.notes) == (None, None, (BIRTH_NOT_READ,))
    assert read({"resourceType": "Patient", "id": "1"}).notes == ()


@pytest.mark.parametrize(
    ("timing", "note"),
    [
        ({"event": ["2030-01-01"]}, "time-in-future"),
        ({"event": ["2026-01-04", "2030-01-01"]}, "time-in-future"),
        ({"event": ["2026-01-04", "tomorrow"]}, "time-not-read"),
        ({"repeat": {"frequency": 1}}, "time-not-read"),
        ("2026-01-04", "time-not-read"),
    ],
)
def test_a_timing_of_the_future_is_not_current(timing: object, note: str) -> None:
    record = read(observation(valueQuantity={"value": 80, "code": "/min"}, effectiveTiming=timing, issued="2026-01-04"))
    assert (record.observations, record.notes) == ((), (note,))


def test_a_timing_is_of_its_last_event() -> None:
    (found,) = read(
        observation(
            valueQuantity={"value": 80, "code": "/min"}, effectiveTiming={"event": ["2026-01-03", "2026-01-04"]}
        )
    ).observations
    assert found.taken_at == read_moment("2026-01-04")


def test_a_year_of_birth_gives_an_age_and_a_note() -> None:
    record = read({"resourceType": "Patient", "id": "1", "birthDate": "1960"})
    assert (record.birth_date, record.age_years, record.notes) == (None, 66.0, ("birth-year-only",))
    assert read({"resourceType": "Patient", "birthDate": "2030"}).age_years is None


@pytest.mark.parametrize(
    ("value", "expected", "unit"),
    [
        ({"valueQuantity": {"value": 72, "code": "/min", "system": "http://unitsofmeasure.org"}}, 72.0, "/min"),
        ({"valueQuantity": {"value": 120, "unit": "mmHg"}}, 120.0, "mm[Hg]"),
        ({"valueQuantity": {"value": 88, "unit": "µmol/L", "code": "local", "system": "urn:x"}}, 88.0, "umol/L"),
        ({"valueQuantity": {"value": 7.4}}, 7.4, None),
        ({"valueInteger": 14}, 14.0, None),
        ({"valueBoolean": False}, False, None),
        ({"valueString": " alert "}, "alert", None),
        ({"valueCodeableConcept": {"coding": [{"system": LOINC, "code": "LA33-6"}]}}, True, None),
        ({"valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "2667000"}]}}, False, None),
        ({"valueCodeableConcept": {"coding": [{"system": "urn:x", "code": "alert"}]}}, "alert", None),
        ({"valueCodeableConcept": {"text": "alert"}}, "alert", None),
    ],
)
def test_every_kind_of_value_is_read(value: dict[str, Any], expected: Any, unit: str | None) -> None:
    (found,) = read(observation(**value)).observations
    assert (found.value, found.unit, type(found.value)) == (expected, unit, type(expected))
    assert found.codes == (Code("LN", "8867-4"),)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"valueQuantity": {"value": "72"}},
        {"valueQuantity": {"value": True}},
        {"valueQuantity": {"value": 10**400}},
        {"valueQuantity": []},
        {"valueInteger": None},
        {"valueBoolean": "true"},
        {"valueCodeableConcept": {"coding": 7}},
        {"dataAbsentReason": {"text": "unknown"}},
    ],
)
def test_what_is_no_value_is_no_observation(value: dict[str, Any]) -> None:
    assert read(observation(**value)).observations == ()


def test_components_are_observations_of_their_own_with_the_parents_time() -> None:
    parts = [
        observation("8480-6", valueQuantity={"value": 120, "unit": "mmHg"}),
        observation("8462-4", valueQuantity={"value": 70, "unit": "mmHg"}),
    ]
    record = read(observation("85354-9", component=parts, effectiveDateTime="2026-01-05T08:00:00+07:00"))
    assert [one.value for one in record.observations] == [120.0, 70.0]
    assert {one.taken_at for one in record.observations} == {datetime(2026, 1, 5, 1, tzinfo=UTC)}


@pytest.mark.parametrize("bad", ["entered-in-error", "cancelled", "registered"])
def test_what_was_entered_in_error_is_no_observation(bad: str) -> None:
    assert read(observation(valueInteger=1, status=bad)).observations == ()


def test_a_result_of_an_unreadable_time_is_left_out_with_a_note() -> None:
    record = read(observation(valueInteger=1, effectiveDateTime="junk"))
    assert (record.observations, record.notes) == ((), ("time-not-read",))


def test_a_result_of_the_future_is_left_out_with_a_note() -> None:
    record = read(observation(valueInteger=80, effectiveDateTime="2026-01-05T16:30:00+07:00"))
    assert (record.observations, record.notes) == ((), ("time-in-future",))
    near = read(observation(valueInteger=80, effectiveDateTime="2026-01-05T16:04:00+07:00"))
    assert (len(near.observations), near.notes) == (1, ()), "clocks differ by minutes"


def test_a_result_that_is_only_a_bound_is_left_out_with_a_note() -> None:
    record = read(observation(valueQuantity={"value": 5, "comparator": "<", "unit": "mg/L"}))
    assert (record.observations, record.notes) == ((), ("only-a-bound",))


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, True),
        ({"clinicalStatus": status("active")}, True),
        ({"clinicalStatus": status("recurrence"), "verificationStatus": status("confirmed")}, True),
        ({"verificationStatus": status("provisional")}, True),
        ({"clinicalStatus": status("resolved")}, False),
        ({"clinicalStatus": status("inactive")}, False),
        ({"verificationStatus": status("refuted")}, False),
        ({"verificationStatus": status("entered-in-error")}, False),
        ({"verificationStatus": status("differential")}, False),
    ],
)
def test_a_condition_counts_while_it_is_held_to_be_true(more: dict[str, Any], counts: bool) -> None:
    assert len(read(condition(**more)).conditions) == counts


def test_codings_of_several_systems_stand_together() -> None:
    told = condition()
    told["code"]["coding"].append({"system": "http://snomed.info/sct", "code": "49436004"})
    record = read(told)
    assert record.conditions[0].codes == (Code("ICD-10", "I48.0"), Code("SCT", "49436004"))
    assert record.observations == (Observation((Code("SCT", "49436004"),), True),)


def test_another_patients_resources_are_left_out_and_said() -> None:
    own = {"resourceType": "Patient", "id": "1"}
    mine = observation(valueInteger=1, subject={"reference": "https://his.example/fhir/Patient/1/_history/2"})
    others = observation(valueInteger=2, subject={"reference": "Patient/2"})
    record = read(own, mine, others, patient="Patient/1")
    assert [one.value for one in record.observations] == [1.0]
    assert record.notes == ("other-patient",)
    with pytest.raises(UnreadableRecord, match="expected the record of one patient, got several"):
        read(own, mine, others)


def test_full_urls_and_patients_without_an_id_are_the_same_patient() -> None:
    entries = [
        {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Patient", "gender": "male"}},
        {"resource": observation(valueInteger=3, subject={"reference": "urn:uuid:1"})},
    ]
    found = read_record([{"resourceType": "Bundle", "entry": entries}], NOW)
    assert (found.patient, found.record.sex, len(found.record.observations)) == ("urn:uuid:1", "male", 1)
    unnamed = read(
        {"resourceType": "Patient", "gender": "male"}, observation(valueInteger=1, subject={"reference": "Patient/9"})
    )
    assert (unnamed.sex, len(unnamed.observations)) == ("male", 1)


def test_sources_name_the_resource_behind_each_value() -> None:
    found = read_record([observation(valueInteger=3, id="o1"), condition(id="c1")], NOW)
    assert [reference for _, reference in found.sources] == ["Observation/o1", "Condition/c1"]


def test_an_operation_outcome_among_the_entries_is_said() -> None:
    assert read({"resourceType": "OperationOutcome"}).notes == ("source-failed",)


def test_the_next_page_is_found() -> None:
    page = {"link": [{"relation": "self", "url": "a"}, {"relation": "next", "url": "b"}]}
    assert (next_page_of(page), next_page_of({}), next_page_of({"link": 7})) == ("b", None, None)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024", datetime(2023, 12, 31, 17, tzinfo=UTC)),
        ("2024-05-06", datetime(2024, 5, 5, 17, tzinfo=UTC)),
        ("2024-05-06T07:08:09Z", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("2024-05-06T07:08:09.123456789+07:00", datetime(2024, 5, 6, 0, 8, 9, 123456, tzinfo=UTC)),
        ("2024-05-06T07:08", datetime(2024, 5, 6, 0, 8, tzinfo=UTC)),
        ("2024-13-01", None),
        ("2024-02-30", None),
        ("yesterday", None),
        (20240506, None),
    ],
)
def test_moments(text: Any, moment: datetime | None) -> None:
    assert read_moment(text) == moment


def test_birth_dates() -> None:
    assert read_birth_date("1980-05") == (None, 1980)
    assert read_birth_date("1980-02-31") == (None, None)
    assert read_birth_date(None) == (None, None)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"[1]", "expected a JSON object"),
        (b"{", "expected JSON in UTF-8"),
        (b"\xff", "expected JSON in UTF-8"),
        (b'{"a": Infinity}', "expected JSON in UTF-8"),
        (b'{"a": ' + b"7" * 5000 + b"}", "expected JSON in UTF-8"),
        (b'{"a": ' + b"[" * 100 + b"]" * 100 + b"}", "levels deep"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "levels deep"),
    ],
)
def test_what_is_no_document_is_said(body: bytes, words: str) -> None:
    with pytest.raises(UnreadableRecord, match=words):
        parse_json_object(body)


def test_caps_on_bytes_nodes_and_entries() -> None:
    with pytest.raises(UnreadableRecord, match="at most 10 bytes"):
        parse_json_object(b'{"a": "bcdef"}', FhirLimits(document_bytes=10))
    with pytest.raises(UnreadableRecord, match="at most 5 values"):
        parse_json_object(b'{"a": [1, 2, 3, 4, 5, 6]}', FhirLimits(nodes=5))
    crowd = {"resourceType": "Bundle", "entry": [{}] * (FHIR_LIMITS.entries + 1)}
    with pytest.raises(UnreadableRecord, match="at most 10000 entries"):
        read_record([crowd], NOW)


NAMES = st.sampled_from(
    ["resourceType", "entry", "resource", "fullUrl", "code", "coding", "system", "value", "unit", "valueQuantity",
     "valueInteger", "component", "subject", "reference", "effectiveDateTime", "effectivePeriod", "status", "birthDate",
     "gender", "id", "clinicalStatus", "valueCodeableConcept", "text", "recordedDate", "end"]
)  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**320), 10**320)
    | st.floats()
    | st.sampled_from(["Bundle", "Patient", "Observation", "Condition", "http://loinc.org", "8867-4", "2024-05-06"])
    | st.text(max_size=10)
)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=30
)


@given(st.dictionaries(NAMES, ANYTHING, max_size=8), st.sampled_from(["Bundle", "Patient", "Observation", "Condition"]))
def test_whatever_comes_gives_a_record_or_one_clear_error(document: dict[str, Any], kind: str) -> None:
    try:
        record = read_record([document | {"resourceType": kind}], NOW).record
    except UnreadableRecord as error:
        assert str(error).startswith("expected ")  # noqa: PT017  # either outcome is right
        return
    assert set(record.notes) <= set(NOTES)
    for one in record.observations:
        assert one.codes
        assert isinstance(one.value, float | str | bool)


@given(st.binary(max_size=200) | st.text().map(str.encode) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_whatever_bytes_come_are_an_object_or_one_clear_error(body: bytes) -> None:
    try:
        assert isinstance(parse_json_object(body), dict)
    except UnreadableRecord as error:
        assert str(error).startswith("expected ")  # noqa: PT017  # either outcome is right


def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.raises(UnreadableRecord, match="each name once"):
        parse_json_object(b'{"resourceType": "Patient", "gender": "male", "gender": "female"}')
