"""An answer in words: what the page shows of an evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from models.band import Band
from models.clinical_input import Input, Value
from models.evaluation import Evaluation, missing_of
from models.instruments import Instrument
from models.score import Score
from models.table import TableModel
from serving.prediction import FindingResult
from serving.results.words import conformal_sentence
from serving.web.catalogue import Language, read_catalogue
from serving.web.risk_bars import Bars, bars_of
from serving.web.risk_form import Told
from serving.web.risk_scale import Scale, scale_of
from serving.web.risk_units import unit_of, write_quantity, write_unit
from serving.web.wording import write_moment, write_number, write_percent, write_risk


@dataclass(frozen=True, slots=True)
class Used:
    """A value that was used; `told` is what was typed, where that was in another unit."""

    label: str
    value: str
    told: str


@dataclass(frozen=True, slots=True)
class BandView:
    """The band the answer falls into."""

    display: str
    advice: str
    risk: str
    indicator: str
    source: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """The answer.

    Attributes:
        status: `empty` before anything was told, `invalid` while a field is wrong, else the evaluation's.
        value: the number with its unit, or what it lies between.
        probability: with what it is a probability of, where the value is not itself one.
        verdict: of a model, `present` over its threshold, else `absent`.
        certainty: the conformal set in words.
        bounds: of a complete answer, what it could be if the optional inputs were known.
        sentence: the whole in one line, for a screen reader and the foot of a phone.
    """

    status: str
    sentence: str
    scale: Scale | None
    value: str = ""
    is_between: bool = False
    value_of: str = ""
    probability: str = ""
    probability_of: str = ""
    verdict: str = ""
    threshold: str = ""
    certainty: str = ""
    bounds: str = ""
    band: BandView | None = None
    reason: str = ""
    missing: tuple[str, ...] = ()
    missing_optional: tuple[str, ...] = ()
    used: tuple[Used, ...] = ()
    bars: Bars | None = None
    moment: str = ""


def view_result(instrument: Instrument, told: Told, language: Language) -> ResultView:
    """Evaluate what was told, unless nothing was or something is wrong."""
    words = read_catalogue()
    if told.errors:
        sentence = words.text("risk.invalid", language, count=len(told.errors))
        return ResultView("invalid", sentence, scale_of(instrument, None, language))
    if told.is_empty:
        return ResultView("empty", words.text("risk.empty", language), scale_of(instrument, None, language))
    other = told.refusal(instrument)
    if other is not None:
        found = Evaluation("abstained", reason=other, missing=missing_of(instrument.inputs, told.values))
        return _view(instrument, found, told, language)
    return _view(instrument, instrument.evaluate(told.values), told, language)


def _view(instrument: Instrument, found: Evaluation, told: Told, language: Language) -> ResultView:
    finding = instrument.finding if isinstance(instrument, TableModel) else None
    names = {asked.name: asked for asked in instrument.inputs}
    band = None if found.band is None else _band(found.band, language)
    absent = [names[name] for name in found.missing]
    reason = "" if found.reason is None else found.reason.text.in_language(language)
    value = write_answer(instrument, found, language)
    return ResultView(
        status=found.status,
        sentence=_sentence(instrument, found, value, reason, language),
        scale=scale_of(instrument, found, language),
        value=value,
        is_between=found.score is None,
        value_of="" if finding is None else finding.display.in_language(language),
        probability=_probability(instrument, found, language),
        probability_of=_probability_of(instrument, language),
        verdict="" if finding is None or found.probability is None else _verdict(found.probability, finding.threshold),
        threshold="" if finding is None else write_percent(finding.threshold, language, 1),
        certainty=_certainty(instrument, found, language),
        bounds=_bounds(instrument, found, language),
        band=band,
        reason=reason,
        missing=tuple(one.display.in_language(language) for one in absent if one.is_required),
        missing_optional=tuple(one.display.in_language(language) for one in absent if not one.is_required),
        used=tuple(_used(names, told, language)),
        bars=bars_of(instrument, found, language),
        moment=write_moment(datetime.now(UTC), language),
    )


def write_answer(instrument: Instrument, found: Evaluation, language: Language) -> str:
    """The value with its unit, or "between a and b"; empty when it abstained."""
    if found.score is not None:
        return write_value(instrument, found.score, language)
    if found.lower is None or found.upper is None:
        return ""
    low, high = (_write_end(instrument, end, language) for end in (found.lower, found.upper))
    unit = "" if isinstance(instrument, TableModel) else write_unit(instrument.unit, language)
    return read_catalogue().text("risk.between", language, low=low, high=high, unit=unit).strip()


def write_value(instrument: Instrument, value: float, language: Language) -> str:
    """A value as its declaration wants it written."""
    if isinstance(instrument, TableModel):
        return write_percent(value, language, 1)
    decimals = instrument.decimals if isinstance(instrument, Score) else 2
    return f"{write_number(value, language, decimals)} {write_unit(instrument.unit, language)}".strip()


def _write_end(instrument: Instrument, value: float, language: Language) -> str:
    """An end of a range: without its unit, and with `under` and `over` in words, not as signs after another word."""
    if not isinstance(instrument, TableModel):
        return write_number(value, language, instrument.decimals if isinstance(instrument, Score) else 2)
    text = write_percent(value, language, 1)
    for sign, key in (("< ", "risk.under"), ("> ", "risk.over")):
        if text.startswith(sign):
            return read_catalogue().text(key, language, value=text.removeprefix(sign))
    return text


def _sentence(instrument: Instrument, found: Evaluation, value: str, reason: str, language: Language) -> str:
    words = read_catalogue()
    if found.status == "abstained":
        return words.text("risk.said_abstained", language, reason=reason)
    key = "risk.said_partial" if found.missing and found.score is None else "risk.said"
    band = "" if found.band is None else f" – {found.band.display.in_language(language)}"
    count = sum(asked.is_required for asked in instrument.inputs if asked.name in found.missing)
    return words.text(key, language, value=value, band=band, count=count)


def _band(band: Band, language: Language) -> BandView:
    return BandView(
        display=band.display.in_language(language),
        advice="" if band.advice is None else band.advice.in_language(language),
        risk=write_risk(band.risk, language),
        indicator=band.indicator,
        source=band.source,
    )


def _probability(instrument: Instrument, found: Evaluation, language: Language) -> str:
    is_value = isinstance(instrument, TableModel)
    return "" if is_value or found.probability is None else write_percent(found.probability, language, 1)


def _probability_of(instrument: Instrument, language: Language) -> str:
    told = instrument.probability_of if isinstance(instrument, Score) else None
    return "" if told is None else told.in_language(language)


def _verdict(probability: float, threshold: float) -> str:
    return "present" if probability >= threshold else "absent"


def _certainty(instrument: Instrument, found: Evaluation, language: Language) -> str:
    if not isinstance(instrument, TableModel) or found.probability is None:
        return ""
    finding = instrument.finding
    is_positive = found.probability >= finding.threshold
    said = conformal_sentence(FindingResult(finding, found.probability, is_positive, found.conformal_set), language)
    return "" if said is None else f"{said[:1].upper()}{said[1:]}."


def _bounds(instrument: Instrument, found: Evaluation, language: Language) -> str:
    if found.score is None or found.lower is None or found.upper is None or found.lower == found.upper:
        return ""
    low, high = (_write_end(instrument, end, language) for end in (found.lower, found.upper))
    return read_catalogue().text("risk.could_be", language, low=low, high=high)


def _used(names: Mapping[str, Input], told: Told, language: Language) -> Iterator[Used]:
    for name, value in told.values.items():
        asked, unit = names[name], told.units.get(name, "")
        is_other = asked.kind == "quantity" and unit not in ("", asked.unit)
        typed = f"{told.texts[name]} {unit_of(asked, language, unit)}" if is_other else ""
        yield Used(asked.display.in_language(language), _write(asked, value, language), typed)


def _write(asked: Input, value: Value, language: Language) -> str:
    if isinstance(value, bool):
        return read_catalogue().text("risk.is_true" if value else "risk.is_false", language)
    if isinstance(value, float):
        return write_quantity(value, asked, language)
    return next(option.display.in_language(language) for option in asked.options if option.value == value)
