"""A BHYT file as cases and tables, whichever wrapper it came in.

The wrapper is `GIAMDINHHS/THONGTINHOSO/DANHSACHHOSO/HOSO/FILEHOSO{LOAIHOSO, NOIDUNGFILE}`; the content of
`NOIDUNGFILE` is base64 of an XML document, or stands there as elements. A table without a wrapper is read too. Rows
are found by the fields they hold, because systems name the lists around them differently.

**Source:** QĐ 4210/QĐ-BYT and QĐ 130/QĐ-BYT with the insurer's technical guides (table names XML0–XML15).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from datasets.emr.bhyt.fields import TABLES, Edition, known_names
from datasets.emr.bhyt.tree import Budget, Element, parse_xml
from datasets.errors import UnreadableRecord

CHECK_IN = frozenset({"CHECKIN", "CHECK_IN", "CHECK-IN", "0"})
ROOTS: dict[str, str] = {
    "CHECK_IN": "XML0",
    "CHECKIN": "XML0",
    "TONG_HOP": "XML1",
    "CHITIEU_CHITIET_THUOC": "XML2",
    "DSACH_CHI_TIET_THUOC": "XML2",
    "CHITIEU_CHITIET_DVKT_VTYT": "XML3",
    "DSACH_CHI_TIET_DVKT": "XML3",
    "CHITIEU_CHITIET_DICHVUCANLAMSANG": "XML4",
    "DSACH_CHI_TIET_CLS": "XML4",
    "CHITIEU_CHITIET_DIENBIENLAMSANG": "XML5",
    "DSACH_CHI_TIET_DIEN_BIEN_BENH": "XML5",
    "CHI_TIEU_HO_SO_BENH_AN_CHAM_SOC_VA_DIEU_TRI_HIV_AIDS": "XML6",
    "CHI_TIEU_DU_LIEU_GIAY_RA_VIEN": "XML7",
    "CHI_TIEU_DU_LIEU_TOM_TAT_HO_SO_BENH_AN": "XML8",
    "CHI_TIEU_DU_LIEU_GIAY_CHUNG_SINH": "XML9",
    "CHI_TIEU_DU_LIEU_GIAY_NGHI_DUONG_THAI": "XML10",
    "CHI_TIEU_DU_LIEU_GIAY_CHUNG_NHAN_NGHI_VIEC_HUONG_BAO_HIEM_XA_HOI": "XML11",
    "CHI_TIEU_DU_LIEU_GIAM_DINH_Y_KHOA": "XML12",
    "CHI_TIEU_GIAYCHUYENTUYEN": "XML13",
    "CHI_TIEU_GIAYHEN_KHAMLAI": "XML14",
    "CHI_TIEU_DIEUTRI_BENHLAO": "XML15",
}
ONLY_4210 = frozenset({"MA_BENH", "MA_BENHKHAC", "MA_THE", "MA_LYDO_VVIEN", "TEN_BENH"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: from 1 within its table and case.
        values: text by field, trimmed; an empty element is `""`. Patient data: never logged.
        odd: names that stand twice in the row, or hold elements instead of text.
    """

    number: int
    values: Mapping[str, str] = field(repr=False)
    odd: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """The value, or nothing."""
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True)
class Case:
    """One visit or admission: everything under one `HOSO`.

    Attributes:
        tables: rows by table name, `XML0` to `XML15`.
        broken: tables whose content could not be read, with the reason; `?` for one whose name is unknown.
    """

    tables: Mapping[str, tuple[Row, ...]]
    broken: tuple[tuple[str, str], ...] = ()

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table, none when it is not there."""
        return self.tables.get(table, ())

    @property
    def edition(self) -> Edition:
        """Which field list it keeps to, told by the names in XML1."""
        names = {name for row in self.rows("XML1") for name in row.values}
        return "4210" if names & ONLY_4210 and "MA_BENH_CHINH" not in names else "4750"


def read_document(data: bytes) -> tuple[Case, ...]:
    """Every case of a file.

    Raises:
        UnreadableRecord: the file is no XML that we take, or no BHYT document.
    """
    budget = Budget()
    root = parse_xml(data, budget)
    cases = tuple(_case(one, budget) for one in root.all("HOSO"))
    if cases:
        return cases
    loose = root.all("FILEHOSO")
    if loose:
        return (_case(root, budget),)
    table = ROOTS.get(root.name)
    if table is None:
        raise UnreadableRecord("expected a BHYT document (GIAMDINHHS, or one table of it), got another root element")
    return (Case({table: tuple(_rows(root, table))}),)


def _case(element: Element, budget: Budget) -> Case:
    tables: dict[str, tuple[Row, ...]] = {}
    broken: list[tuple[str, str]] = []
    for file in element.all("FILEHOSO"):
        name = _table_name(file.text_of("LOAIHOSO"))
        if name is None:
            broken.append(("?", "unknown-table"))
            continue
        try:
            content = _content(file, budget)
        except UnreadableRecord as error:
            broken.append((name, str(error)))
            continue
        before = tables.get(name, ())
        tables[name] = (*before, *_rows(content, name, len(before)))
    return Case(tables, tuple(broken))


def _table_name(told: str) -> str | None:
    name = told.upper().replace(" ", "")
    if name in CHECK_IN:
        return "XML0"
    return name if name in TABLES else None


def _content(file: Element, budget: Budget) -> Element:
    content = file.first("NOIDUNGFILE")
    if content is None:
        raise UnreadableRecord("expected NOIDUNGFILE, got none")
    if content.children:
        return content
    packed = "".join(content.text.split())
    if packed.startswith("<"):
        return parse_xml(content.text.strip().encode("utf-8"), budget)
    try:
        data = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        raise UnreadableRecord("expected base64 or elements in NOIDUNGFILE, got something else") from None
    return parse_xml(data, budget)


def _rows(element: Element, table: str, before: int = 0) -> Iterator[Row]:
    known = known_names(table)
    number = before
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if any(child.name in known and not child.children for child in current.children):
            number += 1
            yield _row(current, number)
        else:
            waiting += reversed(current.children)


def _row(element: Element, number: int) -> Row:
    values: dict[str, str] = {}
    odd = []
    for child in element.children:
        if child.name in values or child.children:
            odd.append(child.name)
        values.setdefault(child.name, child.text.strip())
    return Row(number, values, tuple(odd))
