"""An appraisal in words, in Vietnamese and English: what CDS cards and FHIR notes say."""

from __future__ import annotations

from collections.abc import Iterable

from models.clinical_input import Input, Value
from models.evaluation import Contribution
from models.intake import CONFLICTING
from models.score import Score
from models.table import TableModel
from models.terms import Language, Text
from serving.appraisal import Appraisal

PHRASES: dict[str, Text] = {
    "notice": Text(vi="Hỗ trợ quyết định, không phải chẩn đoán.", en="Decision support, not a diagnosis."),
    "between": Text(vi="từ {lower} đến {upper}", en="{lower} to {upper}"),
    "probability": Text(vi="nguy cơ {probability}", en="risk {probability}"),
    "probability-of": Text(vi="Nguy cơ ({outcome}): {probability}", en="Risk ({outcome}): {probability}"),
    "contributions": Text(vi="Các yếu tố góp phần", en="What contributes"),
    "point": Text(vi="{amount} điểm", en="{amount} point"),
    "points": Text(vi="{amount} điểm", en="{amount} points"),
    "log-odds": Text(vi="{amount} (log-odds)", en="{amount} (log-odds)"),
    "missing": Text(vi="Còn thiếu: {names}", en="Missing: {names}"),
    "outdated": Text(vi="Kết quả đã cũ, không dùng: {names}", en="Too old to be used: {names}"),
    "refused": Text(
        vi="Không đọc được giá trị hoặc đơn vị: {names}", en="Value or unit could not be understood: {names}"
    ),
    "conflicting": Text(
        vi="Có nhiều giá trị khác nhau cho cùng một thời điểm, không dùng: {names}",
        en="Several different values for the same moment, none used: {names}",
    ),
    "advice": Text(vi="Gợi ý của nguồn: {advice}", en="The source advises: {advice}"),
    "observed": Text(vi="Theo nguồn: {risk}", en="Observed by the source: {risk}"),
    "abstained": Text(vi="Không trả lời: {reason}", en="No answer: {reason}"),
    "computed-by": Text(
        vi="Tính bởi {name} phiên bản {version}, SHA-256 {sha256}…",
        en="Computed by {name} version {version}, SHA-256 {sha256}…",
    ),
    "unnamed-patient": Text(vi="Người bệnh không được nêu rõ", en="Patient not stated"),
    "page-cut": Text(
        vi="Chỉ đọc được một phần hồ sơ: còn trang kết quả chưa được gửi.",
        en="Only part of the record was read: further pages of results were not sent.",
    ),
    "source-failed": Text(
        vi="Một phần hồ sơ không lấy được: hệ thống nguồn báo lỗi.",
        en="Part of the record could not be had: the source answered with an error.",
    ),
    "source-missing": Text(vi="Một phần hồ sơ không được gửi kèm.", en="Part of the record was not sent along."),
    "other-patient": Text(vi="Đã bỏ qua dữ liệu của người bệnh khác.", en="Data of another patient were left out."),
    "time-not-read": Text(
        vi="Có kết quả không đọc được thời điểm, nên không dùng.",
        en="A result whose time cannot be read was not used.",
    ),
    "only-a-bound": Text(
        vi="Đã bỏ qua kết quả chỉ cho biết lớn hơn hoặc nhỏ hơn một ngưỡng.",
        en="Results that only say above or below a limit were left out.",
    ),
    "time-in-future": Text(
        vi="Có kết quả ghi thời điểm sau lúc được hỏi (ở tương lai), nên không dùng.",
        en="A result dated after the moment asked about (in the future) was not used.",
    ),
    "birth-not-read": Text(
        vi="Ngày sinh không đọc được hoặc ở tương lai, nên coi như không biết tuổi.",
        en="The date of birth cannot be read or is in the future, so the age is taken as unknown.",
    ),
    "message-time-not-read": Text(
        vi="Không đọc được thời điểm của bản tin (MSH-7), nên coi là lúc nhận.",
        en="The time of the message (MSH-7) cannot be read; it is taken as of when it came.",
    ),
    "birth-year-only": Text(
        vi="Tuổi tính theo năm sinh vì hồ sơ không có ngày sinh đầy đủ.",
        en="The age is by the year of birth; the record has no full date of birth.",
    ),
}
UNUSED: dict[str, Text] = {
    "unknown-test": Text(vi="xét nghiệm không có trong bảng mã", en="the test is in no table of codes"),
    "unit-missing": Text(vi="số không có đơn vị", en="a number without a unit"),
    "unit-not-understood": Text(vi="đơn vị không hiểu được", en="the unit is not understood"),
    "not-a-number": Text(vi="không phải là một số", en="not a number"),
    "other-specimen": Text(vi="không phải bệnh phẩm máu", en="the specimen is not blood"),
    "not-final": Text(vi="kết quả chưa chính thức", en="the result is not final"),
    "not-read": Text(vi="không thang điểm hay mô hình nào dùng", en="no score or model reads it"),
    "time-not-read": Text(vi="không đọc được thời điểm", en="its time cannot be read"),
    "in-future": Text(vi="thời điểm ở tương lai", en="dated in the future"),
    "bound-only": Text(vi="chỉ là giới hạn (< hoặc >)", en="only a bound (< or >)"),
}
"""Why a result was not used, by the code of `Unusable`."""
PLACES: dict[str, Text] = {
    "obx-": Text(vi="OBX {number}: {reason}, không dùng.", en="OBX {number}: {reason}; not used."),
    "xml4-": Text(vi="XML4: {number} kết quả không dùng: {reason}.", en="XML4: {number} results not used: {reason}."),
}
PLAIN_UNITS = (
    ("{1.73_m2}", "1.73 m²"), ("mm[Hg]", "mmHg"), ("Cel", "°C"), ("umol", "µmol"), ("10*9", "×10⁹"), ("10*12", "×10¹²"),
    ("m2", "m²"), ("[pH]", ""), ("{", ""), ("}", ""),
)  # fmt: skip
UNIT_WORDS = {
    "1": ("", ""), "{score}": ("điểm", "points"), "{level}": ("", ""), "{grade}": ("", ""), "{count}": ("", ""),
    "a": ("năm", "years"), "mo": ("tháng", "months"), "wk": ("tuần", "weeks"), "d": ("ngày", "days"),
    "h": ("giờ", "hours"), "min": ("phút", "minutes"), "s": ("giây", "seconds"), "/min": ("lần/phút", "/min"),
}  # fmt: skip
"""UCUM units that are words, in Vietnamese and English."""
MINUS = "\N{MINUS SIGN}"


def phrase(key: str, language: Language, **holes: str) -> str:
    """The phrase with its holes filled."""
    return PHRASES[key].in_language(language).format(**holes)


def write_number(value: float, language: Language, places: int) -> str:
    """A decimal: comma in Vietnamese, point in English, a true minus sign."""
    text = f"{abs(value):.{places}f}"
    sign = MINUS if value < 0 and float(text) != 0 else ""
    return sign + (text.replace(".", ",") if language == "vi" else text)


def write_percent(probability: float, language: Language) -> str:
    """A probability of 0–1 as a percentage that never rounds to a certainty."""
    if 0 < probability < 0.001:
        return f"< {write_number(0.1, language, 1)}%"
    if 0.999 < probability < 1:
        return f"> {write_number(99.9, language, 1)}%"
    return f"{write_number(100 * probability, language, 1)}%"


def write_value(value: float, appraisal: Appraisal, language: Language) -> str:
    """A value of the instrument with its unit, with as many decimals as it deserves."""
    if appraisal.is_model:
        return write_percent(value, language)
    instrument = appraisal.instrument
    places = instrument.decimals if isinstance(instrument, Score) else 1
    unit = "" if instrument.unit in ("{score}", "1") else f" {unit_words(instrument.unit, language)}"
    return write_number(value, language, places) + unit


def unit_words(unit: str, language: Language) -> str:
    """A unit in words where it is a word (years, points), else as people write it; a bare number has none."""
    word = UNIT_WORDS.get(unit)
    return plain_unit(unit) if word is None else word[language == "en"]


def plain_unit(unit: str) -> str:
    """A UCUM unit as people write it."""
    for code, plain in PLAIN_UNITS:
        unit = unit.replace(code, plain)
    return unit


def write_result(appraisal: Appraisal, language: Language) -> str:
    """The value, or its bounds when something is missing, with the band where it is certain."""
    found = appraisal.evaluation
    if found.reason is not None:
        return phrase("abstained", language, reason=found.reason.text.in_language(language))
    parts = [_value_or_bounds(appraisal, language)]
    if found.probability is not None and not appraisal.is_model:
        parts.append(phrase("probability", language, probability=write_percent(found.probability, language)))
    if found.band is not None:
        parts.append(found.band.display.in_language(language))
    return " · ".join(part for part in parts if part)


def _value_or_bounds(appraisal: Appraisal, language: Language) -> str:
    found = appraisal.evaluation
    if found.score is not None:
        return write_value(found.score, appraisal, language)
    if found.lower is None or found.upper is None:
        return ""
    lower, upper = (write_value(value, appraisal, language) for value in (found.lower, found.upper))
    return phrase("between", language, lower=lower, upper=upper) if lower != upper else lower


def outcome_of(appraisal: Appraisal) -> Text:
    """What the probability is of; without one, the instrument's name."""
    instrument = appraisal.instrument
    if isinstance(instrument, TableModel):
        return instrument.finding.display
    return (isinstance(instrument, Score) and instrument.probability_of) or instrument.title


def write_contributions(appraisal: Appraisal, language: Language) -> list[str]:
    """One line for each contribution that is not nothing, the largest first."""
    telling = (one for one in appraisal.evaluation.contributions if abs(one.amount) > 1e-9)
    return [_contribution(one, appraisal, language) for one in sorted(telling, key=lambda one: -abs(one.amount))]


def _contribution(one: Contribution, appraisal: Appraisal, language: Language) -> str:
    points = "point" if abs(one.amount) == 1 else "points"
    kind, places = ("log-odds", 2) if appraisal.is_model else (points, 0 if one.amount == int(one.amount) else 2)
    sign = "+" if one.amount > 0 else ""
    amount = phrase(kind, language, amount=sign + write_number(one.amount, language, places))
    told = ", ".join(_told(appraisal, name, language) for name in one.inputs)
    return f"{one.display.in_language(language)}: {amount}" + (f" ({told})" if told else "")


def _told(appraisal: Appraisal, name: str, language: Language) -> str:
    asked = next(one for one in appraisal.instrument.inputs if one.name == name)
    value = (appraisal.evaluation.inputs_used or {}).get(name)
    return "–" if value is None else write_input(asked, value, language)


def write_input(asked: Input, value: Value, language: Language) -> str:
    """A value of an input as a clinician would write it."""
    if isinstance(value, bool):
        return {("vi", True): "có", ("vi", False): "không", ("en", True): "yes", ("en", False): "no"}[language, value]
    if isinstance(value, str):
        named = [option.display for option in asked.options if option.value == value]
        return named[0].in_language(language) if named else value
    unit = "" if asked.unit in ("1", "{score}") else f" {unit_words(asked.unit, language)}"
    text = f"{value:.4g}" if abs(value) < 10_000 else f"{value:.0f}"
    return (text.replace(".", ",") if language == "vi" else text) + unit


def write_names(inputs: Iterable[Input], language: Language) -> str:
    """Names of inputs in a row."""
    return ", ".join(asked.display.in_language(language) for asked in inputs)


def write_gaps(appraisal: Appraisal, language: Language) -> list[str]:
    """What was missing, too old, or not understood: one sentence each."""
    by_name = {asked.name: asked for asked in appraisal.instrument.inputs}
    intake = appraisal.intake
    unusable = {*intake.outdated, *intake.refused}
    groups = {
        "missing": [asked for asked in appraisal.missing if asked.name not in unusable],
        "outdated": [by_name[name] for name in intake.outdated],
        "refused": [by_name[name] for name, code in intake.refused.items() if code != CONFLICTING],
        "conflicting": [by_name[name] for name, code in intake.refused.items() if code == CONFLICTING],
    }
    return [phrase(key, language, names=write_names(group, language)) for key, group in groups.items() if group]


def write_notes(notes: Iterable[str], language: Language) -> list[str]:
    """The notes of a record, a sentence each."""
    return [_note(note, language) for note in notes]


def _note(note: str, language: Language) -> str:
    code, _, number = note.partition(":")
    place = next((place for place in PLACES if code.startswith(place)), None)
    if place is None:
        return phrase(code, language)
    reason = UNUSED[code.removeprefix(place)].in_language(language)
    return PLACES[place].in_language(language).format(number=number, reason=reason)


def write_identity(appraisal: Appraisal, language: Language) -> str:
    """Which computation, shortly."""
    identity = appraisal.identity
    return phrase("computed-by", language, **(identity | {"sha256": identity["sha256"][:12]}))
