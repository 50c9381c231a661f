"""May this model speak of this image? Header rules first, then the picture; the answer is a reason or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from datasets.image import ImageHeader
from models.card import GateRule, Scope, Text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a model abstains: a stable code, and the sentence in both languages."""

    code: str
    text: Text


_REASONS: dict[str, tuple[str, str]] = {
    "modality-not-supported": (
        "loại máy chụp không thuộc phạm vi của mô hình",
        "the modality is outside the model's scope",
    ),
    "body-part-not-supported": (
        "vùng cơ thể không thuộc phạm vi của mô hình",
        "the body part is outside the model's scope",
    ),
    "view-not-supported": ("tư thế chụp không thuộc phạm vi của mô hình", "the view is outside the model's scope"),
    "age-not-supported": (
        "tuổi người bệnh không thuộc phạm vi của mô hình",
        "the patient's age is outside the model's scope",
    ),
    "age-not-read": (
        "ngày sinh trong hồ sơ không đọc được hoặc ở tương lai, nên không biết có áp dụng được không",
        "the record's date of birth cannot be read or is in the future, so nobody knows whether it applies",
    ),
    "value-not-supported": (
        "một giá trị đầu vào nằm ngoài phạm vi áp dụng",
        "an input's value is outside the range it applies to",
    ),
    "pregnancy-not-supported": (
        "không áp dụng khi đang mang thai, hoặc chỉ áp dụng khi đang mang thai",
        "it does not apply in pregnancy, or applies in pregnancy alone",
    ),
    "sex-not-supported": ("không áp dụng cho giới tính này", "it does not apply to this sex"),
    "patient-contradicts": (
        "điều được ghi về tuổi, giới tính hoặc thai kỳ mâu thuẫn với nhau",
        "what is told of the patient's age, sex or pregnancy contradicts itself",
    ),
    "header-incomplete": (
        "ảnh DICOM thiếu thông tin mà mô hình cần để biết có được dùng hay không",
        "the DICOM header lacks what the model needs to know whether it applies",
    ),
    "number-of-frames-not-supported": ("ảnh có nhiều khung hình", "the image has several frames"),
    "colour-not-supported": (
        "ảnh màu không thuộc phạm vi của mô hình",
        "colour pictures are outside the model's scope",
    ),
    "structure-not-found": (
        "không nhận ra cấu trúc mà mô hình cần tìm trên ảnh",
        "the structure that the model looks for could not be found in the picture",
    ),
    "not-in-training-distribution": (
        "ảnh không giống các ảnh mà mô hình đã học",
        "the picture is unlike those the model was trained on",
    ),
    "not-a-frontal-chest-film": ("ảnh không phải phim ngực thẳng", "the picture is not a frontal chest film"),
    "bad-exposure-or-orientation": (
        "ảnh trống, phơi sáng kém, bị xoay hoặc bị đảo màu",
        "the picture is blank, badly exposed, rotated or inverted",
    ),
    "looks-adult": ("ảnh giống phim của người lớn", "the picture looks like an adult's film"),
    "lungs-not-found": ("không nhận ra hai phổi trên ảnh", "two lungs could not be found in the picture"),
}


def reason(code: str) -> Reason:
    """The reason of that code; an unknown code is a programming error (KeyError)."""
    vi, en = _REASONS[code]
    return Reason(code, Text(vi=vi, en=en))


REASON_CODES = frozenset(_REASONS)


def check_header(scope: Scope, header: ImageHeader) -> Reason | None:
    """Hold the header against the card's scope; a value that is absent refuses only when the card requires it."""
    is_dicom = header.sop_class_uid is not None
    if is_dicom and any(getattr(header, name) is None for name in scope.required):
        return reason("header-incomplete")
    if header.number_of_frames > 1:
        return reason("number-of-frames-not-supported")
    if _is_outside(scope.modality, header.modality):
        return reason("modality-not-supported")
    if _is_outside(scope.body_part_examined, header.body_part_examined):
        return reason("body-part-not-supported")
    age = header.patient_age_years
    if scope.age_years is not None and age is not None and not scope.age_years.has(age):
        return reason("age-not-supported")
    if _is_outside(scope.view_position, header.view_position):
        return reason("view-not-supported")
    return None


def _is_outside(allowed: Sequence[str], value: str | None) -> bool:
    return bool(allowed) and value is not None and value.upper() not in allowed


def check_gate(rules: Sequence[GateRule], outputs: Mapping[str, NDArray[np.float32]]) -> Reason | None:
    """Hold the network's gate outputs, for a batch of one, against the card's bounds. NaN refuses."""
    for rule in rules:
        value = float(np.reshape(outputs[rule.output], -1)[rule.index])
        is_over = rule.maximum is not None and not value <= rule.maximum
        is_under = rule.minimum is not None and not value >= rule.minimum
        if is_over or is_under:
            return reason(rule.reason)
    return None
