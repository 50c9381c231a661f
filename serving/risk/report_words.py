"""The words of a validation page in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from models.terms import Language, Text


def _text(vi: str, en: str) -> Text:
    return Text(vi=vi, en=en)


WORDS: Mapping[str, Text] = {
    "title": _text("Thẩm định tại chỗ", "Local validation"),
    "local_only": _text(
        "Các con số dưới đây chỉ nói về những dòng trong tệp đã đưa vào; trang này không chứa dòng dữ liệu nào.",
        "These figures speak of the rows of the given file only; the page holds no row of it.",
    ),
    "rows": _text("Dữ liệu", "Rows"),
    "count_answered": _text("Số dòng được trả lời và có kết cục", "Rows answered, with an outcome"),
    "count_data-required": _text("Thiếu đầu vào bắt buộc", "A required input missing"),
    "count_abstained": _text("Ngoài phạm vi của mô hình", "Outside the model's scope"),
    "count_invalid": _text("Giá trị không hợp lệ", "A value that is not valid"),
    "count_without-outcome": _text("Không có kết cục", "Without an outcome"),
    "patients": _text("Số người bệnh", "Patients"),
    "events": _text("Số biến cố", "Events"),
    "figures": _text("Giá trị của mô hình", "Figures"),
    "figure": _text("Chỉ số", "Figure"),
    "here": _text("Tại đây (khoảng tin cậy 95 %)", "Here (95 % CI)"),
    "shipped": _text("Trong thẻ mô hình", "In the model's card"),
    "roc": _text("Đường cong ROC", "ROC curve"),
    "calibration": _text("Hiệu chuẩn: chấm lớn hơn là nhiều dòng hơn", "Calibration: larger dots are more rows"),
    "decision": _text("Đường cong quyết định", "Decision curve"),
    "chance": _text("Ngẫu nhiên", "Chance"),
    "ideal": _text("Lý tưởng", "Ideal"),
    "as_shipped": _text("Mô hình hiện dùng", "The model in use"),
    "recalibrated": _text("Hiệu chuẩn lại (kiểm tra chéo)", "Recalibrated (cross-validated)"),
    "false_positive": _text("1 − độ đặc hiệu", "1 − specificity"),
    "sensitivity": _text("Độ nhạy", "Sensitivity"),
    "told": _text("Xác suất dự báo", "Predicted probability"),
    "seen": _text("Tỉ lệ quan sát", "Observed share"),
    "by_model": _text("Theo mô hình", "By the model"),
    "treat_all": _text("Can thiệp tất cả", "Treat all"),
    "treat_none": _text("Không can thiệp ai", "Treat none"),
    "threshold": _text("Ngưỡng xác suất", "Threshold probability"),
    "net_benefit": _text("Lợi ích ròng", "Net benefit"),
    "subgroups": _text("Nhóm con", "Subgroups"),
    "no_subgroups": _text(
        "Chưa nhóm nào có đủ 10 biến cố và 10 không biến cố.", "No group has 10 events and 10 non-events."
    ),
    "group": _text("Nhóm", "Group"),
    "drift": _text("Khác biệt so với dữ liệu huấn luyện", "Drift against the training population"),
    "drift_help": _text(
        "Chỉ số PSI: dưới 0,1 nhỏ, 0,1–0,25 vừa, trên 0,25 lớn. Trong ngoặc là giá trị của dữ liệu huấn luyện.",
        "Population stability index: under 0.1 small, 0.1–0.25 medium, over 0.25 large. In brackets the training rows.",
    ),
    "input": _text("Đầu vào", "Input"),
    "index": _text("PSI", "PSI"),
    "median": _text("Trung vị", "Median"),
    "missing": _text("Thiếu", "Missing"),
    "drift_small": _text("nhỏ", "small"),
    "drift_medium": _text("vừa", "medium"),
    "drift_large": _text("lớn", "large"),
    "recalibration": _text("Hiệu chuẩn lại tại chỗ", "Recalibration for this site"),
    "too_few": _text(
        "Chưa đủ dòng (cần ít nhất 50 dòng, 10 biến cố và 10 không biến cố) hoặc mô hình không xếp đúng thứ tự ở đây; "
        "không đề nghị hiệu chuẩn lại.",
        "Too few rows (at least 50, with 10 events and 10 non-events), or the model does not order patients here; "
        "no recalibration is proposed.",
    ),
    "change": _text(
        "Đề nghị: log-odds mới = {slope:.3f} × log-odds cũ + ({intercept:.3f}).",
        "Proposed: new log-odds = {slope:.3f} × old log-odds + ({intercept:.3f}).",
    ),
    "effect": _text(
        "Sai số hiệu chuẩn (ECE) {before} → {after}; Brier {b0:.4f} → {b1:.4f} (kiểm tra chéo theo người bệnh).",
        "Calibration error (ECE) {before} → {after}; Brier {b0:.4f} → {b1:.4f} (cross-validated by patient).",
    ),
    "apply": _text(
        "Có ích. Áp dụng: ./tuetinh validate {name} FILE --apply; quay lại: ./tuetinh recalibrate {name} --to shipped.",
        "Worth it. Apply: ./tuetinh validate {name} FILE --apply; undo: ./tuetinh recalibrate {name} --to shipped.",
    ),
    "leave": _text(
        "Không cải thiện ở kiểm tra chéo: nên giữ nguyên mô hình.",
        "It does not help in cross-validation: leave the model as it is.",
    ),
}


def words_in(language: Language) -> dict[str, str]:
    """Every word in one language."""
    return {name: text.in_language(language) for name, text in WORDS.items()}
