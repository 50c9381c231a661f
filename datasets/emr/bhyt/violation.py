"""What breaks a rule, said in Vietnamese and English: the table, the row, the field, the rule; never the value."""

from __future__ import annotations

from dataclasses import dataclass

RULES: dict[str, tuple[str, str]] = {
    "missing-table": ("Thiếu bảng {table}.", "Table {table} is missing."),
    "unknown-table": ("LOAIHOSO không phải là check-in hoặc XML1–XML15.", "LOAIHOSO is not check-in or XML1–XML15."),
    "unreadable-content": ("Không đọc được nội dung bảng: {reason}.", "The table's content cannot be read: {reason}."),
    "no-rows": ("Bảng không có dòng nào.", "The table has no row."),
    "several-rows": ("Bảng chỉ được có một dòng.", "The table may have one row only."),
    "structure": (
        "Trường lặp lại, hoặc chứa thẻ con thay vì giá trị.",
        "The field stands twice, or holds elements instead of a value.",
    ),
    "unknown-field": (
        "Trường không có trong bảng này theo QĐ {edition}.",
        "Not a field of this table in QĐ {edition}.",
    ),
    "required": ("Trường bắt buộc nhưng thiếu hoặc để trống.", "Required, but absent or empty."),
    "length": ("Dài {got} ký tự, tối đa {limit} ký tự.", "{got} characters long, at most {limit} are allowed."),
    "number": (
        "Phải là số, dấu thập phân là dấu chấm “.”.",
        "Must be a number, with a point as its decimal sign.",
    ),
    "date": ("Phải là ngày có thật, định dạng yyyymmdd.", "Must be a real day, as yyyymmdd."),
    "time": ("Phải là thời điểm có thật, định dạng yyyymmddHHMM.", "Must be a real moment, as yyyymmddHHMM."),
    "allowed": ("Mã phải là một trong: {allowed}.", "The code must be one of: {allowed}."),
    "sequence": ("STT phải tăng dần, mỗi dòng thêm 1.", "STT must count up, one more in each row."),
    "key": ("MA_LK khác với MA_LK của XML1.", "MA_LK is not that of XML1."),
    "order": ("Thời điểm phải sau hoặc bằng {earlier}.", "Must be at or after {earlier}."),
    "too-many-diagnoses": ("Tối đa 12 mã bệnh kèm theo.", "At most 12 accompanying diagnoses."),
    "one-main-diagnosis": ("Chỉ được ghi một mã bệnh chính.", "Only one main diagnosis may stand here."),
    "repeated-diagnosis": ("Mã bệnh lặp lại, hoặc trùng bệnh chính.", "A diagnosis stands twice, or is the main one."),
    "icd10-form": ("Không đúng dạng mã ICD-10.", "Not of the form of an ICD-10 code."),
    "icd10-unknown": ("Mã không có trong danh mục ICD-10 đã nhập.", "Not in the ICD-10 catalogue that was imported."),
    "icd10-not-main": (
        "Mã này không được dùng làm bệnh chính (phụ lục A2).",
        "This code may not be a main diagnosis (appendix A2).",
    ),
    "icd10-sex": (
        "Mã bệnh không phù hợp với giới tính (phụ lục A4).",
        "The diagnosis does not fit the sex (appendix A4).",
    ),
    "icd10-age": (
        "Mã bệnh không phù hợp với tuổi; tuổi hợp lệ: {vi} (phụ lục A3).",
        "The diagnosis does not fit the age; valid: {en} (appendix A3).",
    ),
    "sum": ("Phải bằng {formula}.", "Must equal {formula}."),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule.

    Attributes:
        case: place of the HOSO in the file, from 1.
        table: `XML0` to `XML15`, or `?`.
        row: from 1; 0 when it concerns the whole table.
        field: empty when it concerns the row or table.
        rule: key of `RULES`.
        vi, en: the sentence.
    """

    case: int
    table: str
    row: int
    field: str
    rule: str
    vi: str
    en: str


def violation(place: tuple[int, str, int, str], rule: str, **holes: object) -> Violation:
    """A violation at `(case, table, row, field)`; a reason or limit fills the holes of its sentence."""
    vi, en = RULES[rule]
    case, table, row, name = place
    return Violation(case, table, row, name, rule, vi.format(table=table, **holes), en.format(table=table, **holes))
