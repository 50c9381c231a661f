"""BHYT files as told records: who is in them, and what XML1 to XML5, XML7 and XML8 say.

A case with a moment of admission (`NGAY_VAO_NOI_TRU`) is a stay; of others the kind is not told here.

**Source:** QĐ 4750/QĐ-BYT and QĐ 130/QĐ-BYT, field lists in `datasets/emr/bhyt/fields.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from datasets.emr.bhyt.cross import SEXES, diagnoses
from datasets.emr.bhyt.document import Case, Row, read_document
from datasets.emr.bhyt.record import other_panels
from datasets.emr.bhyt.tree import BYTES
from datasets.emr.bhyt.vital_signs import read_vital_signs
from datasets.emr.moments import read_birth, read_moment
from datasets.emr.numbers import parse_number
from datasets.errors import UnreadableRecord
from datasets.record import Code
from datasets.tidy.addresses import address_pieces
from datasets.tidy.refused import Place, RecordRefused, Refusals
from datasets.tidy.sources import SourceFile
from datasets.tidy.told import Individual, Told

RELATIVES = ("HO_TEN_CHA", "HO_TEN_ME", "NGUOI_GIAM_HO", "HO_TEN_NND", "HO_TEN_CON", "HOTEN_CHA", "HOTEN_ME")
STAFF = ("TEN_BS", "HOTEN_NGUOI_HT", "NGUOI_DO_DE", "NGUOI_GHI_PHIEU")
NUMBERS = (
    "MA_LK",
    "MA_HSBA",
    "MA_YTE",
    "SO_LUU_TRU",
    "SO_HOSO",
    "SO_CHUYENTUYEN",
    "GIAY_CHUYEN_TUYEN",
    "MA_THE_TAM",
    "DIEN_THOAI",
)
NOTES = {
    "XML1": (
        ("LY_DO_VV", "reason"),
        ("LY_DO_VNT", "reason"),
        ("CHAN_DOAN_VAO", "diagnosis"),
        ("CHAN_DOAN_RV", "diagnosis"),
        ("PP_DIEU_TRI", "treatment"),
        ("GHI_CHU", "comment"),
    ),
    "XML4": (("MO_TA", "report"), ("KET_LUAN", "report")),
    "XML5": (
        ("DIEN_BIEN_LS", "course"),
        ("DIEN_BIEN", "course"),
        ("GIAI_DOAN_BENH", "course"),
        ("HOI_CHAN", "course"),
        ("PHAU_THUAT", "course"),
    ),
    "XML7": (("CHAN_DOAN_RV", "diagnosis"), ("PP_DIEUTRI", "treatment"), ("GHI_CHU", "comment")),
    "XML8": (("QT_BENHLY", "summary"), ("TOMTAT_KQ", "summary"), ("PP_DIEUTRI", "treatment"), ("GHI_CHU", "comment")),
}
WRITTEN = {"XML1": "NGAY_RA", "XML4": "NGAY_KQ", "XML5": "THOI_DIEM_DBLS", "XML7": "NGAY_RA", "XML8": "NGAY_RA"}
WEIGHT = Code("LN", "29463-7")


def read_people(file: SourceFile) -> Iterator[Individual]:
    """Who the cases of a file are of; what cannot be read is counted by `read_records`."""
    for number, case in _cases(file, Refusals()):
        main = _main(case)
        if main is not None:
            yield _individual(case, main, Place(file.number, number))


def read_records(file: SourceFile, refusals: Refusals) -> Iterator[Told]:
    """The records of a file, for the second pass."""
    for number, case in _cases(file, refusals):
        main = _main(case)
        if main is not None:
            yield from _records(case, main, Place(file.number, number))
        else:
            refusals.add("no-person", Place(file.number, number))


def _cases(file: SourceFile, refusals: Refusals) -> Iterator[tuple[int, Case]]:
    if not file.name.lower().endswith(".xml"):
        return
    try:
        cases = read_document(file.read(BYTES))
    except UnreadableRecord:
        refusals.add("not-readable", Place(file.number))
        return
    except RecordRefused as refused:
        refusals.add(refused.reason, Place(file.number))
        return
    for number, case in enumerate(cases, start=1):
        for _ in case.broken:
            refusals.add("not-readable", Place(file.number, number))
        yield number, case


def _main(case: Case) -> Row | None:
    return next(iter((*case.rows("XML1"), *case.rows("XML0"))), None)


def _key(main: Row, place: Place) -> str:
    """A case is of one person; which cases are of the same one, the numbers say."""
    return f"{place.file}/{place.record}"


def _individual(case: Case, main: Row, place: Place) -> Individual:
    day, year = read_birth(main.get("NGAY_SINH"))
    rows = [row for rows in case.tables.values() for row in rows]
    cards = [card.strip() for card in (main.get("MA_THE_BHYT") or main.get("MA_THE")).split(";")]
    numbers = {"national_id": main.get("SO_CCCD"), "bhyt_number": cards[0], "ma_bn": main.get("MA_BN")}
    told = [row.get(name) for row in rows for name in NUMBERS]
    return Individual(
        key=_key(main, place),
        place=place,
        numbers={column: number for column, number in numbers.items() if number},
        called=main.get("HO_TEN"),
        names=sorted({row.get(name) for row in rows for name in ("HO_TEN", *RELATIVES, *STAFF)} - {""}),
        sayings=sorted({*told, *cards[1:], *address_pieces(main.get("DIA_CHI"))} - {""}),
        birth_date=day,
        birth_year=None if day else year,
        sex=SEXES.get(main.get("GIOI_TINH")),
        province_code=main.get("MATINH_CU_TRU") or None,
        commune_code=main.get("MAXA_CU_TRU") or None,
    )


def _records(case: Case, main: Row, place: Place) -> Iterator[Told]:
    visit = main.get("MA_LK") or f"{place.file}/{place.record}"
    for table, identity, values in _rows(case, main):
        yield Told(table, _key(main, place), place, f"{visit}/{identity}" if identity else visit, visit, values)


def _rows(case: Case, main: Row) -> Iterator[tuple[str, str, dict[str, Any]]]:
    came = read_moment(main.get("NGAY_VAO"))
    kind = "inpatient" if main.get("NGAY_VAO_NOI_TRU") else None
    yield "encounter", "", {"class": kind, "started_at": came, "ended_at": read_moment(main.get("NGAY_RA"))}
    for number, (name, code) in enumerate(diagnoses(main), start=1):
        rank = "main" if name in ("MA_BENH_CHINH", "MA_BENH") else "other"
        yield "condition", f"{number}", {"codes": (Code("ICD-10", code),), "rank": rank, "recorded_at": came}
    weight = parse_number(main.get("CAN_NANG"))
    if weight:
        yield "observation", "weight", {"codes": (WEIGHT,), "value": weight, "unit": "kg", "taken_at": came}
    yield from _medications(case)
    yield from _procedures(case)
    yield from _results(case)
    yield from _vital_signs(case)
    yield from _notes(case)


def _medications(case: Case) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for row in case.rows("XML2"):
        values = {
            "codes": _own(row.get("MA_THUOC")),
            "status": "ordered",
            "route_code": row.get("DUONG_DUNG") or None,
            "quantity": parse_number(row.get("SO_LUONG")),
            "dosage_text": row.get("LIEU_DUNG") or row.get("CACH_DUNG"),
            "started_at": read_moment(row.get("NGAY_YL")),
        }
        yield "medication", f"2/{row.number}", values


def _procedures(case: Case) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for row in case.rows("XML3"):
        if row.get("MA_DICH_VU"):
            at = read_moment(row.get("NGAY_TH_YL")) or read_moment(row.get("NGAY_YL"))
            yield "procedure", f"3/{row.number}", {"codes": _own(row.get("MA_DICH_VU")), "performed_at": at}


def _results(case: Case) -> Iterator[tuple[str, str, dict[str, Any]]]:
    others = other_panels(case)
    for row in case.rows("XML4"):
        if not row.get("GIA_TRI"):
            continue
        told = row.get("GIA_TRI")
        is_blood = row.get("MA_DICH_VU") not in others
        values = {
            "codes": _own(row.get("MA_CHI_SO")),
            "names": (row.get("TEN_CHI_SO"),) if is_blood and row.get("TEN_CHI_SO") else (),
            "value": told,
            "value_text": told,
            "unit": row.get("DON_VI_DO") or None,
            "taken_at": read_moment(row.get("NGAY_KQ")),
        }
        yield "observation", f"4/{row.number}", values


def _vital_signs(case: Case) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for row in case.rows("XML5"):
        at = _course_time(row)
        signs = read_vital_signs(row.get("DIEN_BIEN_LS") or row.get("DIEN_BIEN"), at)
        for number, sign in enumerate(signs, start=1):
            values = {"codes": sign.codes, "value": sign.value, "unit": sign.unit, "taken_at": at}
            yield "observation", f"5/{row.number}/{number}", values


def _notes(case: Case) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for table, fields in NOTES.items():
        for row in case.rows(table):
            at = _course_time(row) if table == "XML5" else read_moment(row.get(WRITTEN[table]))
            for name, kind in fields:
                if row.get(name):
                    yield (
                        "note",
                        f"{table}/{row.number}/{name}",
                        {"kind": kind, "text": row.get(name), "written_at": at},
                    )


def _course_time(row: Row) -> datetime | None:
    return read_moment(row.get("THOI_DIEM_DBLS")) or read_moment(row.get("NGAY_YL"))


def _own(code: str) -> tuple[Code, ...]:
    return (Code("BHYT", code),) if code else ()
