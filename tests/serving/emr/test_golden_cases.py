"""The scores' own worked examples through HL7 v2 (by LOINC) and BHYT (by Vietnamese names): the same number each way.

An example takes part where a hospital could tell it so: quantities with a LOINC code or a name, whole years of age,
sex, and flags that a diagnosis sets. How many do is asserted, so that the test cannot empty itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from datasets.emr.codes import read_codes
from datasets.emr.hl7v2.message import parse_message
from datasets.synthetic.bhyt import Result, Visit, write_bhyt
from models.clinical_input import Input, Value
from models.instruments import find_scores
from models.score import Score
from serving.appraise_all import Panel
from serving.emr.report import Means, report_on
from serving.hl7.responder import Responder
from serving.store.database import Store

CODES = read_codes()
SEX = {"female": ("F", "2"), "male": ("M", "1")}
Case = tuple[str, Mapping[str, Value]]
CASES: list[Case] = [(name, one.inputs) for name, score in sorted(find_scores().items()) for one in score.examples]


def born(values: Mapping[str, Value]) -> str | None:
    """A birth date that makes the example's age on 2 March 2026; `None` where no date does."""
    age = values.get("age", 50.0)
    assert isinstance(age, float | int)
    return f"{2026 - int(age)}0301" if float(age).is_integer() and age >= 1 else None


def diagnoses(score: Score, values: Mapping[str, Value]) -> list[str] | None:
    """ICD-10 codes that set the flags; `None` where a flag is no, or no diagnosis sets it."""
    flags = [asked for asked in score.inputs if asked.kind == "flag" and asked.name in values]
    if any(values[asked.name] is not True or not asked.icd10 for asked in flags):
        return None
    codes = [asked.icd10[0].replace(".", "") for asked in flags]
    return [code + "0" * (3 - len(code)) for code in codes]


def quantities(score: Score, values: Mapping[str, Value]) -> list[tuple[Input, float]]:
    return [
        (asked, float(values[asked.name]))
        for asked in score.inputs
        if asked.kind == "quantity" and asked.name in values and asked.name != "age"
    ]


def is_plain(score: Score, values: Mapping[str, Value]) -> bool:
    """No choice but sex, no code that stands for two inputs, and more than who it is."""
    choices = [asked for asked in score.inputs if asked.kind == "choice" and asked.name in values]
    codes = [code.value for asked, _ in quantities(score, values) for code in asked.codes]
    is_clear = all(asked.name == "sex" for asked in choices) and len(codes) == len(set(codes))
    return is_clear and bool(set(values) - {"age", "sex"})


def as_hl7(name: str, values: Mapping[str, Value]) -> bytes | None:
    """The example as an ORU^R01, or `None` where it cannot be told so."""
    score = find_scores()[name]
    birth, codes, told = born(values), diagnoses(score, values), quantities(score, values)
    if birth is None or codes is None or not is_plain(score, values):
        return None
    if not all(any(code.scheme == "LN" for code in asked.codes) for asked, _ in told):
        return None
    sex = SEX.get(str(values.get("sex")), ("U", ""))[0]
    lines = [
        "MSH|^~\\&|LIS|BV|||20260302093000+0700||ORU^R01|1|P|2.5.1||||||UNICODE UTF-8",
        f"PID|1||1||x||{birth}|{sex}",
        *(f"DG1|{place}||{code}^x^ICD10" for place, code in enumerate(codes, start=1)),
    ]
    for place, (asked, number) in enumerate(told, start=1):
        loinc = next(code.value for code in asked.codes if code.scheme == "LN")
        lines.append(f"OBX|{place}|NM|{loinc}^x^LN||{number!r}|{asked.unit}|||||F|||20260302090000+0700")
    return "\r".join(lines).encode()


def named(asked: Input, number: float) -> Result | None:
    """The quantity as a line of XML4, under a name of the shipped table."""
    codes = {code.value for code in asked.codes}
    for test in CODES.tests.values():
        if test.names and test.units.get(asked.unit) in codes:
            return Result(test.names[0], repr(number), asked.unit)
    return None


def as_bhyt(name: str, values: Mapping[str, Value]) -> bytes | None:
    """The example as a BHYT file, or `None` where it cannot be told so."""
    score = find_scores()[name]
    birth, codes = born(values), diagnoses(score, values)
    results = [named(asked, number) for asked, number in quantities(score, values)]
    if birth is None or codes is None or None in results or not is_plain(score, values):
        return None
    main, *others = codes or ["Z000"]
    person = {
        "GIOI_TINH": SEX.get(str(values.get("sex")), ("", "3"))[1],
        "NGAY_SINH": f"{birth}0000",
        "MA_BENH_CHINH": main,
        "MA_BENH_KT": ";".join(others),
        "CAN_NANG": "",
    }
    visit = Visit(person, [one for one in results if one is not None], "Không ghi sinh hiệu.")
    return write_bhyt(1, [visit])


def direct(name: str, values: Mapping[str, Value]) -> float:
    found = find_scores()[name].evaluate(find_scores()[name].read(dict(values)))
    assert found.score is not None
    return found.score


HL7_CASES = [case for case in CASES if as_hl7(*case) is not None]
BHYT_CASES = [case for case in CASES if as_bhyt(*case) is not None]


def test_many_scores_take_part() -> None:
    assert len({name for name, _ in HL7_CASES}) >= 25
    assert len({name for name, _ in BHYT_CASES}) >= 20


@pytest.mark.parametrize(("name", "values"), HL7_CASES, ids=[f"{name}-{n}" for n, (name, _) in enumerate(HL7_CASES)])
def test_hl7_gives_the_number_of_the_score(tmp_path: Path, name: str, values: Mapping[str, Value]) -> None:
    store = Store(f"sqlite:///{tmp_path / 'store.db'}")
    store.create_schema()
    message = as_hl7(name, values)
    assert message is not None
    reply = Responder(store, Panel((find_scores()[name],), is_gated=False), CODES).respond(message, "test")
    store.close()
    assert reply.answer is not None, "the score was silent"
    line = next(one for one in parse_message(reply.answer).all("OBX") if one.text(3) == name)
    assert line.text(2) == "NM"
    assert float(line.text(5)) == pytest.approx(direct(name, values), rel=1e-11)
    assert line.text(6) == find_scores()[name].unit


@pytest.mark.parametrize(("name", "values"), BHYT_CASES, ids=[f"{name}-{n}" for n, (name, _) in enumerate(BHYT_CASES)])
def test_bhyt_gives_the_number_of_the_score(name: str, values: Mapping[str, Value]) -> None:
    data = as_bhyt(name, values)
    assert data is not None
    report = report_on(data, Means(Panel((find_scores()[name],), is_gated=False), CODES, None), 1)
    (answer,) = report["cases"][0]["answers"]
    assert answer["status"] == "complete"
    assert answer["score"] == direct(name, values)
