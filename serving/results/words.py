"""The words that stand on every result, in Vietnamese and in English."""

from __future__ import annotations

from typing import Literal

from models.card import Finding, Text
from serving.prediction import Abstention, FindingResult, Measurement

Language = Literal["vi", "en"]

PHRASES: dict[str, Text] = {
    "decision-support": Text(
        vi="AI – hỗ trợ quyết định, không phải chẩn đoán", en="AI – decision support, not a diagnosis"
    ),
    "not-analysed": Text(vi="Không phân tích, vì {reason}", en="Not analysed, because {reason}"),
    "no-model": Text(
        vi="Không phân tích, vì không có mô hình nào được chọn cho ảnh này",
        en="Not analysed, because no model was chosen for this image",
    ),
    "unreadable-instance": Text(
        vi="không đọc được tệp ảnh (tệp hỏng hoặc vượt giới hạn)",
        en="the file could not be read (damaged or over a limit)",
    ),
    "unsupported-transfer-syntax": Text(
        vi="không đọc được tệp ảnh (kiểu nén chưa được hỗ trợ)",
        en="the file could not be read (its compression is not supported)",
    ),
    "analysis-failed": Text(vi="việc phân tích ảnh này gặp lỗi", en="the analysis of this image failed"),
    "version": Text(vi="{name}, phiên bản {version}", en="{name}, version {version}"),
    "probability": Text(
        vi="xác suất {probability}, ngưỡng {threshold}", en="probability {probability}, threshold {threshold}"
    ),
    "finding-positive": Text(vi="{name}: có dấu hiệu", en="{name}: suspected"),
    "finding-negative": Text(vi="{name}: không thấy dấu hiệu", en="{name}: no sign seen"),
    "finding-kind": Text(vi="Nghiêng về: {name}", en="Favours: {name}"),
    "set-positive": Text(
        vi="với mức tin cậy {level} chỉ còn khả năng có", en="at {level} confidence only presence remains possible"
    ),
    "set-negative": Text(
        vi="với mức tin cậy {level} chỉ còn khả năng không", en="at {level} confidence only absence remains possible"
    ),
    "set-of-kind": Text(
        vi="với mức tin cậy {level} chỉ còn khả năng này", en="at {level} confidence only this remains possible"
    ),
    "set-other-kind": Text(
        vi="với mức tin cậy {level} lại chỉ còn khả năng kia",
        en="at {level} confidence only the other remains possible",
    ),
    "set-both": Text(
        vi="CHƯA CHẮC: ở mức tin cậy {level} cả hai khả năng còn ngỏ",
        en="NOT SURE: at {level} confidence both remain possible",
    ),
    "set-none": Text(
        vi="CHƯA CHẮC: không giống nhóm nào mô hình đã học", en="NOT SURE: unlike either group the model learnt"
    ),
    "heat-map": Text(vi="Vùng mô hình chú ý (thấp → cao): {name}", en="Where the model looked (low → high): {name}"),
    "series-description": Text(vi="AI hỗ trợ – {kind}", en="AI support – {kind}"),
    "kind-SC": Text(vi="ảnh chú thích", en="overlay"),
    "kind-SEG": Text(vi="phân vùng", en="segmentation"),
    "kind-SR": Text(vi="báo cáo có cấu trúc", en="structured report"),
    "kind-GSPS": Text(vi="lớp chú thích", en="annotations"),
}

_UNITS = {"mm2": "mm²", "cm2": "cm²", "1": "", "[ratio]": "", "{ratio}": ""}


def phrase(key: str, language: Language, **values: str) -> str:
    """The phrase in that language with its values filled in; an unknown key is a programming error (KeyError)."""
    return in_language(PHRASES[key], language).format(**values)


def in_language(text: Text, language: Language) -> str:
    """One language of a text."""
    return text.vi if language == "vi" else text.en


def format_number(value: float, decimals: int, language: Language) -> str:
    """`12 345,6` in Vietnamese and `12,345.6` in English."""
    text = f"{value:,.{decimals}f}"
    return text.replace(",", "\u00a0").replace(".", ",") if language == "vi" else text


def format_percent(share: float, language: Language) -> str:
    """A share of 0 to 1 as a whole percentage; never `0 %` or `100 %` for what is not exactly so."""
    if 0.0 < share < 0.01:
        return "< 1\u00a0%"
    if 0.99 < share < 1.0:
        return "> 99\u00a0%"
    return f"{format_number(100 * share, 0, language)}\u00a0%"


def format_measurement(measurement: Measurement, language: Language) -> str:
    """`Diện tích phổi phải: 12 345 mm²`."""
    unit = _UNITS.get(measurement.unit.value, measurement.unit.value)
    decimals = 0 if abs(measurement.value) >= 100 else 2 if abs(measurement.value) < 10 else 1
    number = format_number(measurement.value, decimals, language)
    return f"{in_language(measurement.display, language)}: {number}\u00a0{unit}".rstrip()


def finding_sentence(result: FindingResult, language: Language) -> str:
    """What the threshold says: present, not seen, or the name of the other kind where "not" is itself a finding."""
    finding = result.finding
    if finding.negative is not None:
        kind = finding.display if result.is_positive else finding.negative
        return phrase("finding-kind", language, name=in_language(kind, language))
    key = "finding-positive" if result.is_positive else "finding-negative"
    return phrase(key, language, name=in_language(finding.display, language))


def probability_sentence(result: FindingResult, language: Language) -> str:
    """The probability of what the sentence before it names, and the threshold on the same scale."""
    is_other_kind = not result.is_positive and result.finding.negative is not None
    probability, threshold = result.probability, result.finding.threshold
    if is_other_kind:
        probability, threshold = 1 - probability, 1 - threshold
    return phrase(
        "probability",
        language,
        probability=format_percent(probability, language),
        threshold=format_percent(threshold, language),
    )


def conformal_sentence(result: FindingResult, language: Language) -> str | None:
    """How sure the model may be, or `None` when the card carries no conformal limits."""
    if result.finding.conformal is None:
        return None
    key = _conformal_key(result.finding, result.is_positive, frozenset(result.conformal_set))
    return phrase(key, language, level=format_percent(1 - result.finding.conformal.alpha, language))


def _conformal_key(finding: Finding, is_positive: bool, labels: frozenset[str]) -> str:
    if not labels:
        return "set-none"
    if len(labels) == 2:
        return "set-both"
    if finding.negative is None:
        return "set-positive" if "positive" in labels else "set-negative"
    return "set-of-kind" if ("positive" in labels) == is_positive else "set-other-kind"


def abstention_sentence(outcome: Abstention, language: Language) -> str:
    """`Không phân tích, vì …`."""
    return phrase("not-analysed", language, reason=in_language(outcome.reason.text, language))
