"""How numbers and moments are written in each language."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from models.terms import Text
from serving.web.catalogue import Language

HOSPITAL_TIME = timezone(timedelta(hours=7), "ICT")
ABBREVIATIONS = frozenset({"auroc", "auprc", "ece", "ppv", "npv", "hd95"})
METRICS_VI = {
    "calibration_slope": "Độ dốc hiệu chuẩn",
    "ece": "Sai số hiệu chuẩn (ECE)",
    "sensitivity": "Độ nhạy",
    "specificity": "Độ đặc hiệu",
    "ppv": "Giá trị tiên đoán dương (PPV)",
    "npv": "Giá trị tiên đoán âm (NPV)",
}
SPLITS_VI = {"test": "kiểm tra", "tune": "tinh chỉnh", "gate": "cửa kiểm tra", "external": "bên ngoài"}
MINUS = "\N{MINUS SIGN}"


def write_number(value: float, language: Language, places: int = 1) -> str:
    """A decimal: comma in Vietnamese, point in English; thousands by a thin space; a true minus sign."""
    text = f"{abs(value):,.{places}f}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    sign = MINUS if value < 0 and float(f"{value:.{places}f}") != 0 else ""
    return sign + (text.replace(".", ",") if language == "vi" else text)


def write_percent(probability: float, language: Language, places: int = 0) -> str:
    """A probability in 0–1 as a percentage that never rounds to a certainty: `< 1%`, `> 99%`."""
    least = 10.0**-places
    if 0 < probability < least / 100:
        return f"< {write_number(least, language, places)}%"
    if 1 - least / 100 < probability < 1:
        return f"> {write_number(100 - least, language, places)}%"
    return f"{write_number(100 * probability, language, places)}%"


def write_split(split: str, language: Language) -> str:
    """Which part of a dataset."""
    return SPLITS_VI.get(split, split) if language == "vi" else split


def write_risk(text: Text | None, language: Language) -> str:
    """What a band's source observed; `13.4 %` has a decimal comma in Vietnamese."""
    told = "" if text is None else text.in_language(language)
    return re.sub(r"(?<=\d)\.(?=\d)", ",", told) if language == "vi" else told


def write_metric(metric: str, language: Language = "en") -> str:
    """`auroc_pneumonia` as `AUROC pneumonia`: the field's own names, where Vietnamese has no word of its own."""
    if language == "vi" and metric in METRICS_VI:
        return METRICS_VI[metric]
    return " ".join(word.upper() if word in ABBREVIATIONS else word for word in metric.split("_"))


def write_moment(moment: datetime | float | None, language: Language) -> str:
    """Date and time on the hospital's clock (UTC+7), from a moment or from seconds since 1970."""
    if moment is None:
        return "–"
    here = _as_moment(moment).astimezone(HOSPITAL_TIME)
    return here.strftime("%H:%M %d/%m/%Y" if language == "vi" else "%d %b %Y %H:%M")


def write_bytes(count: float, language: Language) -> str:
    """A size in GiB or MiB."""
    if count >= 1 << 30:
        return f"{write_number(count / (1 << 30), language)} GiB"
    return f"{write_number(count / (1 << 20), language)} MiB"


def _as_moment(moment: datetime | float) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.fromtimestamp(moment, UTC)
