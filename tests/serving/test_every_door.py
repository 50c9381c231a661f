"""docs/instruments.md, held: every model's own example through every door, every score at the command line, and BHYT.

What the scores do at the other doors is held by test_same_number.py and test_same_number_hl7.py.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow.csv
import pytest
import yaml
from fastapi.testclient import TestClient

from datasets.emr.bhyt.record import WEIGHT
from datasets.emr.bhyt.vital_signs import DIASTOLIC, SIGNS, SYSTOLIC
from datasets.emr.codes import read_codes
from datasets.emr.hl7v2.message import parse_message
from datasets.synthetic.bhyt import Result, Visit, write_bhyt
from models.clinical_input import Input, Value
from models.instruments import Instrument, find_instruments
from models.registry import SHIPPED
from models.score import Score
from models.table import TableModel
from serving.__main__ import main
from serving.appraise_all import Panel, choose_instruments
from serving.auth import create_key
from serving.doors import open_doors
from serving.emr.report import Means, report_on
from serving.hl7.responder import Responder
from serving.risk import command
from serving.risk.reach import reach_of, readable_from_bhyt, services_of
from serving.settings import Settings

INSTRUMENTS = find_instruments((SHIPPED,))
MODELS = sorted(name for name, one in INSTRUMENTS.items() if isinstance(one, TableModel))
CODES = read_codes()
REACHES = {name: reach_of(one, services_of(), CODES) for name, one in INSTRUMENTS.items()}
FROM_BHYT = sorted(name for name, reach in REACHES.items() if reach.bhyt == "value")
WORDS = {"vi": "a", "en": "b"}
CSV = {"content-type": "text/csv"}


def example_of(instrument: Instrument) -> Mapping[str, Value]:
    """A case that the score or model itself gives."""
    if isinstance(instrument, Score):
        return instrument.examples[0].inputs
    told = json.loads((SHIPPED / instrument.name / "example.json").read_text(encoding="utf-8"))
    return {key: value for key, value in told["inputs"].items() if value is not None}


def whole_example(instrument: Instrument) -> dict[str, Value]:
    """The example; of a model, with the middle of its training rows for what that leaves out.

    CDS Hooks, HL7 v2 and BHYT are not answered by a model that knows less than half of its inputs.
    """
    if not isinstance(instrument, TableModel):
        return dict(example_of(instrument))
    columns = {column.input: column for column in instrument.card.input.columns}
    middle: dict[str, Value] = {}
    for asked in instrument.inputs:
        if asked.kind == "choice":
            middle[asked.name] = asked.options[0].value
        else:
            middle[asked.name] = False if asked.kind == "flag" else columns[asked.name].quantiles[3]
    return middle | dict(example_of(instrument))


def expected(name: str, inputs: Mapping[str, Value] | None = None) -> float:
    instrument = INSTRUMENTS[name]
    found = instrument.evaluate(instrument.read(dict(example_of(instrument) if inputs is None else inputs)))
    assert found.score is not None
    return found.score


def near(value: float) -> Any:
    return pytest.approx(value, rel=1e-6, abs=1e-9)


def service_id(name: str) -> str:
    return f"one-{name.replace('_', '-')}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An installation with a CDS service for every model, which speaks whatever the band."""
    folder: Path = tmp_path_factory.mktemp("every_door")
    rows = [
        {"id": service_id(name), "hook": "patient-view", "title": WORDS, "description": WORDS}
        | {"instruments": [name], "speak_from": "info", "is_gated": False}
        for name in MODELS
    ]
    (folder / "services.yaml").write_text(yaml.safe_dump({"services": rows}), encoding="utf-8")
    app = open_doors(Settings(data_dir=folder, disk_reserve_mb=1, cds_services_file=str(folder / "services.yaml")))
    with TestClient(app) as made:
        made.headers["x-api-key"] = create_key(app.state.rooms.store, "clinician", "test")[1]
        yield made


@pytest.fixture(scope="module")
def responder(client: TestClient) -> Responder:
    store = client.app.state.rooms.store  # type: ignore[attr-defined]  # FastAPI's state
    return Responder(store, choose_instruments(INSTRUMENTS, "all"), CODES)


@pytest.mark.parametrize("name", MODELS)
def test_a_model_gives_its_number_by_rest_and_table(client: TestClient, name: str) -> None:
    inputs = dict(example_of(INSTRUMENTS[name]))
    told = client.post(f"/v1/risk/{name}", json={"inputs": inputs}).json()
    assert told["probability"] == near(expected(name))
    log_odds = told["base"] + sum(row["amount"] for row in told["contributions"])
    assert log_odds == pytest.approx(math.log(expected(name) / (1 - expected(name))), abs=1e-4)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(inputs))
    writer.writeheader()
    writer.writerow({key: str(value).lower() if isinstance(value, bool) else value for key, value in inputs.items()})
    answer = client.post(f"/v1/risk/{name}/table", content=stream.getvalue(), headers=CSV)
    (row,) = pyarrow.csv.read_csv(io.BytesIO(answer.content)).to_pylist()
    assert row["tuetinh_probability"] == near(expected(name))


@pytest.mark.parametrize("name", MODELS)
def test_a_model_gives_its_number_by_fhir(client: TestClient, name: str) -> None:
    kinds = {bool: "Boolean", str: "String", float: "Decimal", int: "Decimal"}
    inputs = example_of(INSTRUMENTS[name])
    parts = [{"name": key, f"value{kinds[type(value)]}": value} for key, value in inputs.items()]
    body = {"resourceType": "Parameters", "parameter": [{"name": "input", "part": parts}]}
    response = client.post(f"/fhir/$evaluate?instrument={name}", json=body)
    assert response.status_code == 200, response.text
    kinds_told = [entry["resource"]["resourceType"] for entry in response.json()["entry"]]
    assert "RiskAssessment" in kinds_told
    assert f'"{name}' in response.text
    (risk,) = [e["resource"] for e in response.json()["entry"] if e["resource"]["resourceType"] == "RiskAssessment"]
    assert risk["prediction"][0]["probabilityDecimal"] == near(expected(name))


@pytest.mark.parametrize("name", MODELS)
def test_a_model_gives_its_number_by_cds_hooks(client: TestClient, hospital: ModuleType, name: str) -> None:
    inputs = whole_example(INSTRUMENTS[name])
    body = hospital.call(prefetch={}) | {"extension": {"org.tuetinh.inputs": inputs}}
    response = client.post(f"/cds-services/{service_id(name)}", json=body)
    assert response.status_code == 200, response.text
    (card,) = response.json()["cards"]
    assert card["extension"]["org.tuetinh.evaluation"]["probability"] == near(expected(name, inputs))


@pytest.mark.parametrize("name", MODELS)
def test_a_model_gives_its_number_by_hl7(responder: Responder, name: str) -> None:
    inputs = whole_example(INSTRUMENTS[name])
    assert REACHES[name].has_hl7
    lines = [
        f"MSH|^~\\&|HIS|BV|TUETINH|TUETINH|20260105080000||ORU^R01|{name}|P|2.5.1|||||||UNICODE UTF-8",
        f"PID|||1^^^BV|||||{ {'male': 'M', 'female': 'F'}.get(str(inputs.get('sex')), '') }",
        "OBR|1|||panel|||20260105075000",
        *(hl7_line(INSTRUMENTS[name], place, key, value) for place, (key, value) in enumerate(inputs.items(), 1)),
    ]
    reply = responder.respond("\r".join(lines).encode() + b"\r", "test")
    assert reply.answer is not None
    line = next(one for one in parse_message(reply.answer).all("OBX") if one.text(3) == name)
    assert (line.text(2), float(line.text(5))) == ("NM", near(expected(name, inputs)))


def hl7_line(instrument: Instrument, place: int, key: str, value: Value) -> str:
    unit = next(asked.unit for asked in instrument.inputs if asked.name == key).replace("^", "")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    told = str(value).lower() if isinstance(value, bool) else str(value)
    return f"OBX|{place}|{'NM' if is_number else 'ST'}|{key}^{key}^99TUETINH||{told}|{unit if is_number else ''}|||||F"


@pytest.mark.parametrize("name", sorted(INSTRUMENTS))
def test_the_command_line_gives_the_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(command, "find_instruments", lambda *_, **__: INSTRUMENTS)  # read once for all, not per name
    (tmp_path / "one.json").write_text(json.dumps(dict(example_of(INSTRUMENTS[name]))), encoding="utf-8")
    assert main(["risk", name, "--input", str(tmp_path / "one.json"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["score"] == near(expected(name))


@pytest.mark.parametrize("name", FROM_BHYT)
def test_a_bhyt_file_gives_the_number_where_the_page_says_so(name: str) -> None:
    instrument = INSTRUMENTS[name]
    inputs = tellable(instrument)
    means = Means(Panel((instrument,), is_gated=False), CODES, None)
    report = report_on(write_bhyt(1, [visit_of(instrument, inputs)]), means, 1)
    (answer,) = report["cases"][0]["answers"]
    assert answer["status"] == "complete"
    assert answer["score"] == near(expected(name, answer["inputs_used"]))
    required = {asked.name for asked in instrument.inputs if asked.is_required}
    assert required <= set(answer["inputs_used"])
    for key, value in inputs.items():
        assert answer["inputs_used"].get(key, value) == (near(value) if isinstance(value, float) else value), key


def tellable(instrument: Instrument) -> dict[str, Value]:
    """Of the example, what a BHYT file can hold; every diagnosis that it can hold is there."""
    readable = readable_from_bhyt(instrument.inputs, CODES)
    flags: dict[str, Value] = {asked.name: True for asked in instrument.inputs if asked.icd10}
    told = {key: value for key, value in whole_example(instrument).items() if key in readable} | flags
    if "age" in told:
        told["age"] = float(max(1, int(float(told["age"]))))
    return told


def visit_of(instrument: Instrument, inputs: Mapping[str, Value]) -> Visit:
    asked = {one.name: one for one in instrument.inputs}
    codes = [asked[key].icd10[0].replace(".", "") for key, value in inputs.items() if value is True]
    main_code, *others = [code + "0" * (3 - len(code)) for code in codes] or ["Z000"]
    signs, results, weight = [], [], ""
    for key, value in inputs.items():
        if asked[key].kind != "quantity" or key == "age":
            continue
        loinc = {code.value for code in asked[key].codes if code.scheme == "LN"}
        if WEIGHT.value in loinc:
            weight = repr(value)
        elif (found := named(asked[key], float(value))) is not None:
            results.append(found)
        else:
            signs += [(one, float(value)) for one in loinc]
    person = {
        "GIOI_TINH": {"female": "2", "male": "1"}.get(str(inputs.get("sex")), "3"),
        "NGAY_SINH": f"{2026 - int(float(inputs.get('age', 50)))}03010000",
        "MA_BENH_CHINH": main_code,
        "MA_BENH_KT": ";".join(others),
        "CAN_NANG": weight,
    }
    return Visit(person, results, course_of(dict(signs)))


def named(asked: Input, number: float) -> Result | None:
    """The quantity as a line of XML4, in a unit of the shipped table."""
    codes = {code.value for code in asked.codes}
    factors = {asked.unit: (1.0, 0.0)} | {one.unit: (one.factor, one.offset) for one in asked.conversions}
    for unit, (factor, offset) in factors.items():
        for test in CODES.tests.values():
            if test.names and test.units.get(unit) in codes:
                return Result(test.names[0], repr((number - offset) / factor), unit)
    return None


def course_of(signs: Mapping[str, float]) -> str:
    """The short form of XML5 from LOINC codes and values."""
    told = [f"{sign}{signs[loinc]:g}" for sign, (loinc, _) in SIGNS.items() if loinc in signs]
    if SYSTOLIC in signs or DIASTOLIC in signs:
        told.append(f"HA{signs.get(SYSTOLIC, 120):.0f}/{signs.get(DIASTOLIC, 70):.0f}")
    return f"CSST<{'_'.join(told)}>" if told else "Không ghi sinh hiệu."
