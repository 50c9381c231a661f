"""The made-up people as BHYT files, one for each person."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from datasets.synthetic import bhyt
from datasets.tidy.made_up.story import Patient, Visit

TABLES = ("XML1", "XML2", "XML3", "XML4", "XML5")


def write_files(patients: Iterable[Patient], folder: Path) -> None:
    """One `.xml` for each person, with a case for each visit."""
    for number, patient in enumerate(patients):
        visits = [_visit(patient, visit) for visit in patient.visits]
        (folder / f"bhyt-{number:04d}.xml").write_bytes(bhyt.write_bhyt(number, visits))


def _visit(patient: Patient, visit: Visit) -> bhyt.Visit:
    person, came = patient.person, f"{visit.came:%Y%m%d%H%M}"
    main, *others = visit.diagnoses
    values = {
        "MA_LK": visit.number,
        "MA_BN": person.ma_bn,
        "HO_TEN": person.name,
        "SO_CCCD": person.national_id,
        "MA_THE_BHYT": person.bhyt,
        "DIEN_THOAI": person.phone,
        "DIA_CHI": person.address,
        "NGAY_SINH": f"{patient.born:%Y%m%d}0000",
        "GIOI_TINH": "1" if patient.sex == "male" else "2",
        "MA_BENH_CHINH": main,
        "MA_BENH_KT": ";".join(others),
        "NGAY_VAO": came,
        "NGAY_VAO_NOI_TRU": came,
        "NGAY_RA": f"{visit.left:%Y%m%d%H%M}",
        "NGAY_YL": came,
        "NGAY_TH_YL": came,
        "NGAY_KQ": came,
        "THOI_DIEM_DBLS": came,
        "MA_THUOC": "40.30.501",
        "MA_DICH_VU": visit.procedure,
        "CAN_NANG": "",
        "MATINH_CU_TRU": "01",
        "MAXA_CU_TRU": "00004",
        **dict.fromkeys(("LY_DO_VV", "LY_DO_VNT", "CHAN_DOAN_VAO", "CHAN_DOAN_RV", "PP_DIEU_TRI", "GHI_CHU"), ""),
    }
    results = [bhyt.Result(result.name, f"{result.value:g}", result.spelling) for result in visit.results]
    return bhyt.Visit(values, results, visit.note, TABLES)
