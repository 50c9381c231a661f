"""The made-up people as a hospital's own tables, with their mapping file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from datasets.tidy.made_up.story import Patient

MAPPING = """\
files:
  nguoi_benh.csv:
    table: person
    person: {national_id: CCCD, bhyt_number: SoThe, ma_bn: MaBN}
    columns:
      name: HoTen
      phone: DienThoai
      address: DiaChi
      birth_date: {column: NgaySinh, date: "%d/%m/%Y"}
      sex: {column: GioiTinh, values: {Nam: male, Nữ: female}}
  dot_dieu_tri.csv:
    table: encounter
    person: {ma_bn: MaBN}
    id: SoVaoVien
    columns:
      class: {constant: inpatient}
      started_at: {column: NgayVao, date: "%d/%m/%Y %H:%M"}
      ended_at: {column: NgayRa, date: "%d/%m/%Y %H:%M"}
  chan_doan.csv:
    table: condition
    person: {ma_bn: MaBN}
    encounter: SoVaoVien
    columns:
      code: {column: ICD, system: ICD-10}
      recorded_at: {column: Ngay, date: "%d/%m/%Y %H:%M"}
  xet_nghiem.csv:
    table: observation
    person: {ma_bn: MaBN}
    encounter: SoVaoVien
    delimiter: ";"
    columns:
      name: TenXN
      value: KetQua
      unit: DonVi
      taken_at: {column: NgayKQ, date: "%d/%m/%Y %H:%M"}
  thuoc.csv:
    table: medication
    person: {ma_bn: MaBN}
    encounter: SoVaoVien
    columns:
      code: {column: ATC, system: ATC}
      status: {constant: ordered}
      started_at: {column: Ngay, date: "%d/%m/%Y %H:%M"}
  thu_thuat.csv:
    table: procedure
    person: {ma_bn: MaBN}
    encounter: SoVaoVien
    columns:
      code: Ma
      performed_at: {column: Ngay, date: "%d/%m/%Y %H:%M"}
  dien_bien.csv:
    table: note
    person: {ma_bn: MaBN}
    encounter: SoVaoVien
    columns:
      kind: {constant: course}
      text: NoiDung
      written_at: {column: Ngay, date: "%d/%m/%Y %H:%M"}
"""


def write_folder(patients: Sequence[Patient], folder: Path) -> Path:
    """The tables below `folder`, and the mapping beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, heading, delimiter in (
        ("nguoi_benh", "CCCD,SoThe,MaBN,HoTen,DienThoai,DiaChi,NgaySinh,GioiTinh", ","),
        ("dot_dieu_tri", "MaBN,SoVaoVien,NgayVao,NgayRa", ","),
        ("chan_doan", "MaBN,SoVaoVien,ICD,Ngay", ","),
        ("xet_nghiem", "MaBN,SoVaoVien,TenXN,KetQua,DonVi,NgayKQ", ";"),
        ("thuoc", "MaBN,SoVaoVien,ATC,Ngay", ","),
        ("thu_thuat", "MaBN,SoVaoVien,Ma,Ngay", ","),
        ("dien_bien", "MaBN,SoVaoVien,NoiDung,Ngay", ","),
    ):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(heading.split(","))
            writer.writerows(row for patient in patients for row in _rows(name, patient))
    mapping = folder.with_name(f"{folder.name}.yaml")
    mapping.write_text(MAPPING, encoding="utf-8")
    return mapping


def _rows(name: str, patient: Patient) -> Iterator[Iterable[str]]:
    person = patient.person
    if name == "nguoi_benh":
        sex = "Nam" if patient.sex == "male" else "Nữ"
        numbers = (person.national_id, person.bhyt, person.ma_bn)
        yield (*numbers, person.name, person.phone, person.address, f"{patient.born:%d/%m/%Y}", sex)
        return
    for visit in patient.visits:
        at = f"{visit.came:%d/%m/%Y %H:%M}"
        told: dict[str, list[tuple[str, ...]]] = {
            "dot_dieu_tri": [(at, f"{visit.left:%d/%m/%Y %H:%M}")],
            "chan_doan": [(code, at) for code in visit.diagnoses],
            "xet_nghiem": [
                (each.name, f"{each.value:g}".replace(".", ","), each.spelling, at) for each in visit.results
            ],
            "thuoc": [(visit.drug, at)],
            "thu_thuat": [(visit.procedure, at)],
            "dien_bien": [(visit.note, at)],
        }
        yield from ((person.ma_bn, visit.number, *row) for row in told[name])
