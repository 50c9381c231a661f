"""The field list: which table has which fields, of what kind and length.

`fields.csv` is our own table of the facts that the decisions state; the decisions' prose is not in it. QĐ 130 and
4750 are one edition, with 4750's lengths and additions; what QĐ 3176/QĐ-BYT (2024) is known to add stands in 4750's
annex already. Of QĐ 4210 only names, dates and numbers are known to us, so lengths are not checked there.

**Source:** QĐ 130/QĐ-BYT and QĐ 4750/QĐ-BYT, annexes; field names of QĐ 4210/QĐ-BYT. `MUC_HUONG` has four characters
since QĐ 1931/QĐ-BYT (2026). Which fields are required is our reading: keys, person, diagnosis and times.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

Edition = Literal["4210", "4750"]
EDITIONS: tuple[Edition, ...] = ("4210", "4750")
Kind = Literal["text", "number", "date", "time", "dates", "birth", "codes"]
FIELDS = Path(__file__).with_name("fields.csv")

TITLES: dict[str, str] = {
    "XML0": "Trạng thái khám bệnh, chữa bệnh (check-in)",
    "XML1": "Tổng hợp khám bệnh, chữa bệnh",
    "XML2": "Chi tiết thuốc",
    "XML3": "Chi tiết dịch vụ kỹ thuật và vật tư y tế",
    "XML4": "Chi tiết dịch vụ cận lâm sàng",
    "XML5": "Chi tiết diễn biến lâm sàng",
    "XML6": "Hồ sơ bệnh án chăm sóc và điều trị HIV/AIDS",
    "XML7": "Giấy ra viện",
    "XML8": "Tóm tắt hồ sơ bệnh án",
    "XML9": "Giấy chứng sinh",
    "XML10": "Giấy chứng nhận nghỉ dưỡng thai",
    "XML11": "Giấy chứng nhận nghỉ việc hưởng bảo hiểm xã hội",
    "XML12": "Giám định y khoa",
    "XML13": "Giấy chuyển tuyến",
    "XML14": "Giấy hẹn khám lại",
    "XML15": "Điều trị bệnh lao",
}
TABLES = tuple(TITLES)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table.

    Attributes:
        kind: `date` yyyymmdd, `time` yyyymmddHHMM, `dates` several of either with `;`, `birth` a time whose month and
            day may be `0000`, `codes` ICD-10 codes with `;`.
        length: characters at most; `None` without a cap.
        since: the decision that brought it.
        allowed: codes, where the annex lists all of them.
    """

    name: str
    kind: Kind
    length: int | None
    since: str
    is_required: bool
    allowed: tuple[str, ...]


@cache
def read_fields(edition: Edition) -> Mapping[str, Mapping[str, Field]]:
    """Fields by table and name, in the annex's order."""
    tables: dict[str, dict[str, Field]] = {}
    with FIELDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["edition"] == edition:
                tables.setdefault(row["table"], {})[row["field"]] = _field(row)
    return tables


@cache
def known_names(table: str) -> frozenset[str]:
    """The names of a table's fields in any edition."""
    return frozenset(name for edition in EDITIONS for name in read_fields(edition).get(table, ()))


def _field(row: Mapping[str, str]) -> Field:
    length = int(row["length"]) if row["length"] else None
    allowed = tuple(row["allowed"].split())
    return Field(row["field"], cast(Kind, row["kind"]), length, row["since"], bool(row["is_required"]), allowed)
