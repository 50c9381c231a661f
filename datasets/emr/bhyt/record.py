"""One case of a BHYT file as a `PatientRecord`, and the moment for which it speaks.

Read are XML1 (sex, birth date, weight, diagnoses), XML4 (results by code, name and unit), XML5 (vital signs in the
short form); where there is no XML1, sex and birth date come from the check-in. QĐ 4210 tells no units: there a
result counts only where its unit is beyond doubt or the hospital's file of codes states it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from datasets.emr.bhyt.cross import ICD10, SEXES, diagnoses
from datasets.emr.bhyt.document import Case, Row
from datasets.emr.bhyt.vital_signs import read_vital_signs
from datasets.emr.catalogue.icd10 import plain_code
from datasets.emr.codes import TestCodes, Told, Unusable
from datasets.emr.moments import person_age, read_moment
from datasets.emr.numbers import parse_number
from datasets.emr.specimen import is_other_specimen
from datasets.record import Code, Condition, Observation, PatientRecord

WEIGHT = Code("LN", "29463-7")
MOMENTS = (
    (("XML4", "NGAY_KQ"), ("XML5", "THOI_DIEM_DBLS"), ("XML5", "NGAY_YL")),
    (("XML1", "NGAY_RA"),),
    (("XML1", "NGAY_VAO"), ("XML0", "NGAY_VAO")),
)


def read_case(case: Case, codes: TestCodes) -> PatientRecord:
    """The patient of a case; what could not be used is counted in the notes, never told."""
    main = next(iter((*case.rows("XML1"), *case.rows("XML0"))), Row(0, {}))
    unused: Counter[str] = Counter()
    results = list(_results(case, codes, unused))
    birth_date, age_years, told = person_age(main.get("NGAY_SINH"), moment_of(case) or datetime.now(UTC))
    return PatientRecord(
        sex=SEXES.get(main.get("GIOI_TINH")),
        birth_date=birth_date,
        age_years=age_years,
        observations=(*_weight(main), *results, *_vital_signs(case)),
        conditions=tuple(_conditions(main)),
        notes=(*(f"xml4-{reason}:{count}" for reason, count in sorted(unused.items())), *told),
    )


def moment_of(case: Case) -> datetime | None:
    """The moment that the record speaks for: of the newest result or vital sign, else when the patient left or came.

    At discharge the signs of the first day are too old for a score of today; together they are what was known then.
    """
    for names in MOMENTS:
        told = (read_moment(row.get(name)) for table, name in names for row in case.rows(table))
        newest = max((moment for moment in told if moment is not None), default=None)
        if newest is not None:
            return newest
    return None


def _weight(main: Row) -> Iterator[Observation]:
    number = parse_number(main.get("CAN_NANG"))
    if number:
        yield Observation((WEIGHT,), number, "kg", read_moment(main.get("NGAY_VAO")))


def _results(case: Case, codes: TestCodes, unused: Counter[str]) -> Iterator[Observation]:
    others = other_panels(case)
    for row in case.rows("XML4"):
        if not row.get("GIA_TRI"):
            continue
        if row.get("MA_DICH_VU") in others:
            unused["other-specimen"] += 1
            continue
        code, name = row.get("MA_CHI_SO"), row.get("TEN_CHI_SO")
        told = Told(
            value=row.get("GIA_TRI"),
            codes=(Code("BHYT", code),) if code else (),
            names=(name,) if name else (),
            unit=row.get("DON_VI_DO") or None,
            taken_at=read_moment(row.get("NGAY_KQ")),
        )
        try:
            yield codes.observe(told)
        except Unusable as error:
            unused[error.code] += 1


def other_panels(case: Case) -> frozenset[str]:
    """The services of XML4 whose name in XML3, or one of whose lines, says that the specimen is not blood."""
    lines: dict[str, list[str]] = {}
    for row in case.rows("XML4"):
        lines.setdefault(row.get("MA_DICH_VU"), []).append(row.get("TEN_CHI_SO") or row.get("MA_CHI_SO"))
    lines.pop("", None)
    names = {row.get("MA_DICH_VU"): row.get("TEN_DICH_VU") for row in case.rows("XML3")}
    return frozenset(code for code, told in lines.items() if is_other_specimen(names.get(code, ""), told))


def _vital_signs(case: Case) -> Iterator[Observation]:
    for row in case.rows("XML5"):
        at = read_moment(row.get("THOI_DIEM_DBLS")) or read_moment(row.get("NGAY_YL"))
        yield from read_vital_signs(row.get("DIEN_BIEN_LS") or row.get("DIEN_BIEN"), at)


def _conditions(main: Row) -> Iterator[Condition]:
    for code in dict.fromkeys(code for _, code in diagnoses(main)):
        if ICD10.fullmatch(code):
            yield Condition((Code("ICD-10", plain_code(code)),))
