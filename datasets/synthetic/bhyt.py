"""Made-up BHYT files from the field list: no value in them was ever anybody's.

Every table of an edition, with values of the right kind and length, in both wrappers. Names say that they are made up.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from xml.sax.saxutils import escape

from datasets.emr.bhyt.fields import TABLES, Edition, Field, read_fields

Wrapper = Literal["base64", "plain"]
BEGIN = datetime(2026, 3, 2, 7, 30)  # noqa: DTZ001  # the format's own times have no zone
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Huỳnh")
GIVEN = ("Giả Định", "Thử Nghiệm", "Minh Hoạ", "Không Có Thật")
DIAGNOSES = ("I10", "E11.9", "J18.9", "N18.3", "K29.7", "I50.0")
COMMON_RESULTS = (
    ("Định lượng Creatinin [Máu]", "μmol/L", 50, 150, 0),
    ("Định lượng Urê máu [Máu]", "mmol/L", 2, 12, 1),
    ("Định lượng Glucose [Máu]", "mmol/L", 4, 12, 1),
    ("Natri", "mmol/L", 130, 146, 0),
    ("Kali", "mmol/L", 3, 5, 1),
    ("Số lượng bạch cầu (WBC)", "G/L", 3, 18, 1),
    ("Huyết sắc tố", "g/L", 80, 160, 0),
    ("Số lượng tiểu cầu", "G/L", 60, 400, 0),
    ("Đo hoạt độ AST (GOT) [Máu]", "U/L", 15, 120, 0),
    ("Đo hoạt độ ALT (GPT) [Máu]", "U/L", 10, 120, 0),
)
ROOTS: Mapping[str, tuple[str, ...]] = {
    "XML0": ("CHECK_IN",),
    "XML1": ("TONG_HOP",),
    "XML2": ("CHITIEU_CHITIET_THUOC", "DSACH_CHI_TIET_THUOC", "CHI_TIET_THUOC"),
    "XML3": ("CHITIEU_CHITIET_DVKT_VTYT", "DSACH_CHI_TIET_DVKT", "CHI_TIET_DVKT"),
    "XML4": ("CHITIEU_CHITIET_DICHVUCANLAMSANG", "DSACH_CHI_TIET_CLS", "CHI_TIET_CLS"),
    "XML5": ("CHITIEU_CHITIET_DIENBIENLAMSANG", "DSACH_CHI_TIET_DIEN_BIEN_BENH", "CHI_TIET_DIEN_BIEN_BENH"),
    "XML9": ("CHI_TIEU_DU_LIEU_GIAY_CHUNG_SINH", "DSACH_GIAYCHUNGSINH", "DU_LIEU_GIAY_CHUNG_SINH"),
    "XML15": ("CHI_TIEU_DIEUTRI_BENHLAO", "DSACH_CHITIET_DIEUTRI_BENHLAO", "CHITIET_DIEUTRI_BENHLAO"),
}


@dataclass(frozen=True)
class Result:
    """A line of XML4."""

    name: str
    value: str
    unit: str
    code: str = ""


@dataclass(frozen=True)
class Visit:
    """What a made-up visit shall hold; the rest is drawn.

    Attributes:
        values: fields of XML1 that are given.
        results: lines of XML4; `None` for a drawn set.
        course: text of XML5.
        tables: which tables the file holds.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    results: Sequence[Result] | None = None
    course: str = ""
    tables: Sequence[str] = TABLES


def write_bhyt(
    seed: int,
    visits: Sequence[Visit] = (Visit(),),
    *,
    wrapper: Wrapper = "base64",
    edition: Edition = "4750",
    encoding: str = "utf-8",
) -> bytes:
    """A file of visits; the same seed gives the same bytes."""
    chance = random.Random(seed)  # noqa: S311  # made-up data, no secret
    cases = "".join(_write_case(chance, visit, wrapper, edition) for visit in visits)
    body = (
        f"<GIAMDINHHS><THONGTINDONVI><MACSKCB>99999</MACSKCB></THONGTINDONVI><THONGTINHOSO>"
        f"<NGAYLAP>20260310</NGAYLAP><SOLUONGHOSO>{len(visits)}</SOLUONGHOSO>"
        f"<DANHSACHHOSO>{cases}</DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI/></GIAMDINHHS>"
    )
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{body}'.encode(encoding)


def _write_case(chance: random.Random, visit: Visit, wrapper: Wrapper, edition: Edition) -> str:
    key = f"GIA{chance.randrange(10**9):09d}"
    fields = read_fields(edition)
    shared = {"MA_LK": key, **_person(chance), **visit.values}
    files = []
    for table in visit.tables:
        if table not in fields:
            continue
        rows = [shared | row for row in _rows(chance, table, visit, edition)]
        drawn = [_draw_row(chance, fields[table], row, place) for place, row in enumerate(rows, start=1)]
        files.append(_write_file(table, drawn, wrapper))
    return f"<HOSO>{''.join(files)}</HOSO>"


def _person(chance: random.Random) -> dict[str, str]:
    born = datetime(chance.randrange(1940, 2000), chance.randrange(1, 13), chance.randrange(1, 28))  # noqa: DTZ001  # as above
    main, other = chance.sample(DIAGNOSES, 2)
    return {
        "HO_TEN": f"{chance.choice(FAMILY)} {chance.choice(GIVEN)}",
        "NGAY_SINH": f"{born:%Y%m%d}0000",
        "GIOI_TINH": chance.choice("12"),
        "MA_BENH_CHINH": main,
        "MA_BENH": main,
        "MA_BENH_KT": other,
        "MA_BENHKHAC": other,
        "CAN_NANG": f"{chance.uniform(40, 90):.2f}",
        "NGAY_VAO": f"{BEGIN:%Y%m%d%H%M}",
        "NGAY_VAO_NOI_TRU": f"{BEGIN + timedelta(hours=1):%Y%m%d%H%M}",
        "NGAY_RA": f"{BEGIN + timedelta(days=3):%Y%m%d%H%M}",
        "T_TONGCHI_BH": "1500000.00",
        "T_BNCCT": "300000.00",
        "T_BHTT": "1200000.00",
    }


def _rows(chance: random.Random, table: str, visit: Visit, edition: Edition) -> list[dict[str, str]]:
    if table == "XML4":
        results = visit.results if visit.results is not None else _draw_results(chance)
        return [_result(one, edition) for one in results]
    if table == "XML5":
        signs = f"CSST<M{chance.randrange(60, 110)}_T37_HA120/70_NT{chance.randrange(12, 24)}_SP97_HL2>"
        course = visit.course or f"Người bệnh tỉnh. {signs}"
        return [{"DIEN_BIEN_LS": course, "DIEN_BIEN": course}]
    return [{}] * (2 if table in ("XML2", "XML3") else 1)


def _draw_results(chance: random.Random) -> list[Result]:
    return [
        Result(name, f"{chance.uniform(low, high):.{places}f}", unit)
        for name, unit, low, high, places in COMMON_RESULTS
    ]


def _result(one: Result, edition: Edition) -> dict[str, str]:
    told = {"MA_CHI_SO": one.code, "TEN_CHI_SO": one.name, "GIA_TRI": one.value}
    return told if edition == "4210" else {**told, "DON_VI_DO": one.unit}


def _draw_row(
    chance: random.Random, fields: Mapping[str, Field], given: Mapping[str, str], place: int
) -> dict[str, str]:
    drawn = {}
    for name, one in fields.items():
        value = str(place) if name == "STT" else given.get(name)
        drawn[name] = _draw(chance, one) if value is None else _fit(value, one)
    return drawn


def _fit(value: str, one: Field) -> str:
    """A given moment where the table wants only its day."""
    return value[:8] if one.length == len("yyyymmdd") else value


def _draw(chance: random.Random, one: Field) -> str:
    if one.allowed:
        return one.allowed[0]
    moment = BEGIN + timedelta(hours=2)
    match one.kind:
        case "number":
            return str(chance.randrange(10 ** min(one.length or 3, 3)))
        case "date" | "dates":
            return f"{moment:%Y%m%d}"
        case "time" | "birth":
            return f"{moment:%Y%m%d%H%M}"
        case "codes":
            return ""
        case _:
            return "" if one.name == "DU_PHONG" else "GIA"[: one.length or 3]


def _write_file(table: str, rows: Sequence[Mapping[str, str]], wrapper: Wrapper) -> str:
    *outer, inner = ROOTS.get(table, (f"CHI_TIEU_{table}",))
    content = "".join(f"<{inner}>{_write_row(row)}</{inner}>" for row in rows)
    for name in reversed(outer):
        content = f"<{name}>{content}</{name}>"
    if wrapper == "base64":
        document = f'<?xml version="1.0" encoding="utf-8"?>{content}'
        content = base64.b64encode(document.encode("utf-8")).decode("ascii")
    return f"<FILEHOSO><LOAIHOSO>{table}</LOAIHOSO><NOIDUNGFILE>{content}</NOIDUNGFILE></FILEHOSO>"


def _write_row(row: Mapping[str, str]) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in row.items())
