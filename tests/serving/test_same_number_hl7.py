"""One golden case, one number: through HL7 v2 and through a table, for every score's examples."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.csv
import pytest

from datasets.emr.codes import read_codes
from models.instruments import find_instruments, find_scores
from serving.appraise_all import choose_instruments
from serving.hl7.responder import Responder
from serving.risk.table import answer_table
from serving.risk.table_file import open_table
from serving.store.database import Store

CASES = [(name, place) for name, score in find_scores().items() for place in range(len(score.examples))]


@pytest.fixture(scope="module")
def responder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Responder]:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('hl7') / 'store.db'}")
    store.create_schema()
    yield Responder(store, choose_instruments(find_instruments(), "all"), read_codes())
    store.close()


def message(name: str, place: int) -> bytes:
    """The example as an ORU^R01 whose OBX carry our inputs' own names."""
    score = find_scores()[name]
    inputs = score.examples[place].inputs
    units = {asked.name: asked.unit for asked in score.inputs}
    sex = {"male": "M", "female": "F"}.get(str(inputs.get("sex")), "")
    lines = [
        f"MSH|^~\\&|HIS|BV|TUETINH|TUETINH|20260105080000||ORU^R01|{name}{place}|P|2.5.1|||||||UNICODE UTF-8",
        f"PID|||1^^^BV||||{sex and ''}|{sex}",
        "OBR|1|||panel|||20260105075000",
    ]
    for number, (key, value) in enumerate(inputs.items(), 1):
        if key == "sex":
            continue
        kind = "NM" if isinstance(value, (int, float)) and not isinstance(value, bool) else "ST"
        told = str(value).lower() if isinstance(value, bool) else str(value)
        unit = units[key] if kind == "NM" else ""
        lines.append(f"OBX|{number}|{kind}|{key}^{key}^99TUETINH||{told}|{unit.replace('^', '')}|||||F")
    return "\r".join(lines).encode() + b"\r"


def values_of(answer: bytes) -> dict[str, str]:
    rows = [line.split("|") for line in answer.decode().split("\r") if line.startswith("OBX|")]
    return {row[3].split("^")[0]: row[5] for row in rows}


@pytest.mark.parametrize(("name", "place"), CASES)
def test_hl7_answers_with_the_same_number(responder: Responder, name: str, place: int) -> None:
    score = find_scores()[name]
    example = score.examples[place]
    if set(example.inputs) <= {"age", "sex"}:
        pytest.skip("HL7 answers only who tells more than age and sex")
    reply = responder.respond(message(name, place), "test")
    assert reply.code == "AA"
    assert reply.answer is not None
    told = values_of(reply.answer)
    found = next(value for key, value in told.items() if key in (name, f"{name}.score", f"{name}-score"))
    assert float(found) == pytest.approx(example.score, abs=max(example.tolerance, 0.01))


def table_of(name: str) -> bytes:
    score = find_scores()[name]
    headers = [asked.name for asked in score.inputs]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, headers)
    writer.writeheader()
    for example in score.examples:
        told: dict[str, Any] = {key: str(v).lower() if isinstance(v, bool) else v for key, v in example.inputs.items()}
        writer.writerow(told)
    return stream.getvalue().encode()


@pytest.mark.parametrize("name", sorted(find_scores()))
def test_a_table_answers_with_the_same_numbers(tmp_path: Path, name: str) -> None:
    score = find_scores()[name]
    (tmp_path / "in.csv").write_bytes(table_of(name))
    sink = io.BytesIO()
    answer_table(score, open_table(tmp_path / "in.csv"), sink)
    rows = pyarrow.csv.read_csv(io.BytesIO(sink.getvalue())).to_pylist()
    for example, row in zip(score.examples, rows, strict=True):
        assert row["tuetinh_status"] == "complete", row
        assert row["tuetinh_score"] == pytest.approx(example.score, abs=example.tolerance)
