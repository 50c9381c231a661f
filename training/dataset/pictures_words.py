"""What each check, table and severity is called, in Vietnamese and in English."""

from __future__ import annotations

CHECKS = {
    "duplicate-key": ("khóa trùng", "repeated keys"),
    "orphan-person": ("người không có trong bảng person", "people who are not in the table of people"),
    "orphan-encounter": ("lượt khám không có trong bảng encounter", "visits that are not in the table of visits"),
    "duplicate-rows": ("dòng trùng hoàn toàn", "rows repeated in full"),
    "duplicate-encounter": ("lượt khám trùng thời điểm", "visits of one person at one moment"),
    "alike-persons": ("người giống hệt nhau, có thể là một", "people alike in all, perhaps one"),
    "impossible": ("giá trị không thể có", "impossible values"),
    "unconverted": ("đơn vị chưa đổi được", "units that could not be converted"),
    "unit-mix": ("nhiều đơn vị cho một xét nghiệm", "several units of one test"),
    "end-before-start": ("kết thúc trước khi bắt đầu", "end before the start"),
    "before-birth": ("đến viện trước khi sinh", "visits before birth"),
    "future": ("thời điểm trong tương lai", "moments in the future"),
    "no-day": ("ngày điền tạm (như 1900-01-01), đã để trống", "days that stand for none, as 1900-01-01, told empty"),
    "outside-encounter": ("ngoài thời gian của lượt khám", "outside of the visit"),
    "not-icd10": ("không đúng dạng mã ICD-10", "not of the form of ICD-10"),
    "not-loinc": ("không đúng dạng mã LOINC", "not of the form of LOINC"),
    "unknown-loinc": ("mã LOINC chưa có trong danh mục", "LOINC codes that are not listed here"),
    "unknown-test": ("xét nghiệm chưa nhận ra", "tests that are not known here"),
    "missing": ("thiếu dữ liệu", "missing"),
    "empty": ("cột trống", "empty column"),
    "constant": ("cột chỉ có một giá trị", "one value only"),
    "drift": ("giá trị thay đổi theo tháng", "values move between months"),
}
TABLES = {
    "person": ("Người bệnh", "People"),
    "encounter": ("Lượt khám", "Visits"),
    "condition": ("Chẩn đoán", "Diagnoses"),
    "observation": ("Kết quả đo", "Observations"),
    "medication": ("Thuốc", "Medicines"),
    "procedure": ("Thủ thuật", "Procedures"),
    "note": ("Ghi chép", "Notes"),
}
SEVERITIES = {"error": ("Lỗi", "Error"), "warning": ("Cảnh báo", "Warning"), "info": ("Ghi nhận", "Note")}
LADDERS = {
    "age": ("Tuổi", "Age"),
    "sex": ("Giới", "Sex"),
    "place": ("Nơi cư trú", "Place of residence"),
    "month": ("Tháng nhập viện đầu tiên", "Month of the first visit"),
}
RUNGS = {
    "1 year": ("từng tuổi", "each year"),
    "5 years": ("nhóm 5 tuổi", "groups of 5 years"),
    "10 years": ("nhóm 10 tuổi", "groups of 10 years"),
    "band": ("0–19, 20–39, 40–59, từ 60", "0–19, 20–39, 40–59, 60 and older"),
    "sex": ("giữ nguyên", "as it is"),
    "commune": ("xã", "commune"),
    "province": ("tỉnh", "province"),
    "region": ("vùng", "region"),
    "part": ("miền", "part of the country"),
    "month": ("tháng", "month"),
    "quarter": ("quý", "quarter"),
    "year": ("năm", "year"),
    "*": ("không cho biết", "not told"),
}
SENSITIVE = {"diagnosis": ("Chẩn đoán chính", "Main diagnosis"), "medicine": ("Thuốc đầu tiên", "First medicine")}
