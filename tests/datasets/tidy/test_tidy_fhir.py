"""FHIR's own ways: references of every kind, components, coded results, attachments, relatives."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from datasets.tidy.extract import Extract

Resource = dict[str, Any]
PATIENT: Resource = {
    "resourceType": "Patient",
    "id": "p1",
    "identifier": [{"value": "001060012345"}],
    "name": [{"text": "Trần Thị Giả"}],
    "birthDate": "1930-05-06",
    "gender": "female",
    "contact": [{"name": {"text": "Lê Văn Chồng"}, "telecom": [{"value": "0987654321"}]}],
}
LOINC = "http://loinc.org"


def coded(code: str, system: str = LOINC) -> Resource:
    return {"coding": [{"system": system, "code": code, "display": "Tên Riêng Hiển Thị"}]}


@pytest.fixture
def told(tmp_path: Path, read: Callable[..., Extract]) -> Callable[..., Extract]:
    """An extract of one Bundle of the patient and these resources."""

    def _told(*resources: Resource, **urls: Resource) -> Extract:
        (tmp_path / "in").mkdir()
        entries: list[Resource] = [{"resource": each} for each in (PATIENT, *resources)]
        entries += [{"fullUrl": f"urn:uuid:{url}", "resource": each} for url, each in urls.items()]
        bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
        (tmp_path / "in" / "a.json").write_text(json.dumps(bundle), encoding="utf-8")
        return read("fhir", tmp_path / "in")

    return _told


def of_patient(kind: str, **more: Any) -> Resource:
    subject = {"reference": "Patient/p1"}
    shared: Resource = {"resourceType": kind, "id": f"{kind}-1", "status": "final", "subject": subject}
    return shared | more


@pytest.mark.parametrize(
    "reference", ["Patient/p1", "Patient/p1/_history/3", "http://emr.example/fhir/Patient/p1", "urn:uuid:one"]
)
def test_every_way_to_refer_to_the_patient(reference: str, told: Callable[..., Extract]) -> None:
    period = {"start": "2024-05-06T08:00:00+07:00"}
    visit = of_patient("Encounter", subject={"reference": reference}, period=period) | {"class": {"code": "EMER"}}
    extract = told(visit, one=PATIENT)
    assert extract.refused_counts == {}
    (row,) = extract.tables["encounter"].to_pylist()
    assert (row["class"], row["age_years"]) == ("emergency", 90)
    assert extract.tables["person"].to_pylist()[0]["birth_year"] is None


def test_a_reference_by_full_url_meets_its_encounter(told: Callable[..., Extract]) -> None:
    visit = of_patient("Encounter", period={"start": "2024-05-06"})
    condition = of_patient(
        "Condition", code=coded("I10", "http://hl7.org/fhir/sid/icd-10"), encounter={"reference": "urn:uuid:visit"}
    )
    tables = told(condition, visit=visit).tables
    assert tables["condition"]["encounter_id"].to_pylist() == tables["encounter"]["encounter_id"].to_pylist()


def test_components_bounds_codes_and_words(told: Callable[..., Extract]) -> None:
    pressure = of_patient(
        "Observation",
        code=coded("85354-9"),
        component=[
            {"code": coded("8480-6"), "valueQuantity": {"value": 120, "unit": "mmHg"}},
            {"code": coded("8462-4"), "valueQuantity": {"value": 10, "unit": "kPa", "comparator": "<"}},
        ],
    )
    positive = of_patient(
        "Observation", code=coded("94500-6"), valueCodeableConcept=coded("260373001", "http://snomed.info/sct")
    )
    words = of_patient("Observation", code=coded("5778-6"), valueString="vàng trong, Trần Thị Giả")
    rows = told(pressure, positive | {"id": "b"}, words | {"id": "c"}).tables["observation"].to_pylist()
    assert [(row["test"], row["value"], row["comparator"]) for row in rows[:2]] == [
        ("systolic_bp", 120.0, None),
        ("diastolic_bp", 75.0064, "<"),
    ]
    assert rows[2]["value_code"] == "260373001"
    assert rows[3]["value_text"] == "vàng trong, [TÊN]"
    assert "Riêng" not in str(rows)


def test_names_of_relatives_leave_the_text(told: Callable[..., Extract]) -> None:
    relative = {
        "resourceType": "RelatedPerson",
        "patient": {"reference": "Patient/p1"},
        "name": [{"text": "Đỗ Cô Cháu"}],
    }
    text = "chồng lê văn chồng (0987.654.321) và cháu Do Co Chau đưa vào, sốt 39 độ"
    data = base64.b64encode(text.encode()).decode()
    document = of_patient("DocumentReference", content=[{"attachment": {"contentType": "text/plain", "data": data}}])
    scan = of_patient("DocumentReference", content=[{"attachment": {"contentType": "application/pdf", "data": data}}])
    notes = told(relative, document, scan | {"id": "x"}).tables["note"]["text"].to_pylist()
    assert len(notes) == 1
    assert "0987" not in notes[0]
    assert "hau" not in notes[0]
    assert "sốt 39 độ" in notes[0]


def test_a_day_is_needed_for_a_moment(told: Callable[..., Extract]) -> None:
    codes = {"code": coded("I10", "http://hl7.org/fhir/sid/icd-10")}
    year, day = (
        of_patient("Condition", onsetDateTime="2020", **codes),
        of_patient("Condition", onsetDateTime="2020-02-03", **codes),
    )
    moments = told(year, day | {"id": "y"}).tables["condition"]["recorded_at"].to_pylist()
    assert moments[0] is None
    assert moments[1] is not None


def test_a_code_that_is_none_and_a_record_that_says_nothing(told: Callable[..., Extract]) -> None:
    bad = of_patient("Condition", code=coded("tăng huyết áp", "urn:own"))
    none = of_patient("Procedure")
    wrong = of_patient("Observation", code=coded("2160-1"), valueQuantity={"value": 1})
    assert told(bad, none, wrong).refused_counts == {"no-code": 1, "not-a-code": 2}


def test_attachments_that_are_no_text_are_refused(told: Callable[..., Extract]) -> None:
    attachment = {"contentType": "text/plain", "data": "%%%"}
    assert told(of_patient("DocumentReference", content=[{"attachment": attachment}])).refused_counts == {
        "not-utf-8": 1
    }


def test_medications_tell_dose_route_and_times(told: Callable[..., Extract]) -> None:
    order = of_patient(
        "MedicationRequest",
        medicationCodeableConcept=coded("A10BA02", "http://www.whocc.no/atc"),
        authoredOn="2024-05-06T08:00:00+07:00",
        dosageInstruction=[
            {
                "text": "uống sau ăn",
                "route": coded("26643006", "http://snomed.info/sct"),
                "doseAndRate": [{"doseQuantity": {"value": 500, "unit": "mg"}}],
            }
        ],
        dispenseRequest={"quantity": {"value": 30}},
    )
    (row,) = told(order | {"status": "active"}).tables["medication"].to_pylist()
    assert (row["atc"], row["status"], row["dose"], row["dose_unit"]) == ("A10BA02", "ordered", 500.0, "mg")
    assert (row["quantity"], row["route_code"], row["dosage_text"]) == (30.0, "26643006", "uống sau ăn")
