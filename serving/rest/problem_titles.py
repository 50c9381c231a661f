"""A problem's title in the language that the caller prefers: English unless Vietnamese is asked for.

Source: RFC 9457 3.1.3 (a title may be localised by content negotiation); RFC 9110 12.5.4 (Accept-Language).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

VIETNAMESE: Mapping[str, str] = {
    "access-denied": "Cần khóa truy cập",
    "archive-rejected": "Tệp zip bị từ chối",
    "body-too-large": "Nội dung gửi lên quá lớn",
    "input-not-valid": "Một giá trị nhập không đúng như khai báo",
    "instrument-not-found": "Không có thang điểm hoặc mô hình này",
    "internal-error": "Dịch vụ gặp lỗi",
    "invalid-parameter": "Một tham số không hợp lệ",
    "local-only": "Dịch vụ này chỉ được thiết lập cho chính máy đang chạy nó",
    "malformed-body": "Không đọc được nội dung gửi lên",
    "media-type-not-supported": "Không nhận kiểu nội dung này",
    "method-not-allowed": "Địa chỉ này không nhận phương thức đó",
    "model-not-found": "Không có mô hình này",
    "model-unusable": "Thư mục mô hình bị hỏng",
    "not-acceptable": "Không có dạng trả lời được yêu cầu",
    "not-found": "Không có ở đây",
    "not-permitted": "Vai trò này không được phép",
    "out-of-resources": "Không còn chỗ để lưu",
    "overloaded": "Quá nhiều phân tích đang chờ",
    "picture-does-not-fit": "Ảnh không phù hợp với mô hình",
    "service-error": "Dịch vụ gặp lỗi",
    "table-rejected": "Không trả lời được bảng này",
    "concept-not-found": "Không có khái niệm này",
    "too-many-requests": "Quá nhiều yêu cầu",
    "too-many-tries": "Nhập sai khóa quá nhiều lần",
    "unreadable-instance": "Không đọc được tệp",
    "unreadable-record": "Không đọc được hồ sơ",
    "catalogue-unusable": "Danh mục đã nhập bị hỏng",
    "unsupported-transfer-syntax": "Chưa hỗ trợ kiểu nén này của ảnh",
}


def title_of(code: str, english: str, accept_language: str) -> tuple[str, Literal["vi", "en"]]:
    """The title, and which language it is in."""
    if code in VIETNAMESE and _weight(accept_language, "vi") > _weight(accept_language, "en"):
        return VIETNAMESE[code], "vi"
    return english, "en"


def _weight(accept_language: str, language: str) -> float:
    """How much a language is wanted, 0 to 1; the first of equals a little more, what is malformed not at all."""
    best = 0.0
    for place, part in enumerate(accept_language.split(",")[:32]):
        tag, _, parameter = part.strip().partition(";")
        _, _, quality = parameter.partition("q=")
        if tag.strip().lower().partition("-")[0] == language:
            try:
                best = max(best, (float(quality) if quality else 1.0) - place * 1e-6)
            except ValueError:
                continue
    return best
