"""Why nothing answered a record: silence without a reason is taken for a sound result, or for a lost message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from datasets.record import PatientRecord
from models.clinical_input import Input
from models.instruments import Instrument
from models.intake import take_inputs
from models.relevance import may_speak_unasked
from models.terms import Language, Text
from serving.appraisal import appraise
from serving.appraisal_words import phrase
from serving.appraise_all import WHO, Panel, has_enough

NAMES_AT_MOST = 6
SENTENCE = Text(
    vi="Không có thang điểm hay mô hình nào trả lời: {reasons}.", en="No score or model answered: {reasons}."
)
NOTHING_READ = Text(
    vi="không có giá trị nào mà thang điểm hay mô hình dùng được", en="nothing was told that a score or model reads"
)
NO_DIAGNOSIS = Text(
    vi="không có chẩn đoán (mã ICD-10) làm cho thang điểm hay mô hình có liên quan",
    en="no diagnosis (ICD-10 code) makes a score or model relevant",
)
TOO_LITTLE = Text(vi="còn thiếu quá nhiều dữ liệu cần có", en="too much of what they need is missing")


def explain_silence(panel: Panel, record: PatientRecord, at: datetime) -> Text:
    """The sentence, for a record of which `appraise_all` has nothing to say; it tells no value."""
    found: dict[tuple[str, str], None] = {}
    outdated: dict[str, Input] = {}
    for instrument in panel.instruments:
        intake = take_inputs(record, instrument.inputs, at)
        outdated |= {one.name: one for one in instrument.inputs if one.name in intake.outdated}
        if not WHO.issuperset(intake.values):
            text = _obstacle(panel, instrument, record, at)
            found[text.vi, text.en] = None
    reasons = [Text(vi=vi, en=en) for vi, en in found] or ([] if outdated else [NOTHING_READ])
    return Text(vi=_sentence(reasons, outdated.values(), "vi"), en=_sentence(reasons, outdated.values(), "en"))


def _obstacle(panel: Panel, instrument: Instrument, record: PatientRecord, at: datetime) -> Text:
    """The first thing that keeps an instrument, of whose inputs something is known, from speaking."""
    if panel.is_gated and not may_speak_unasked(instrument.name, record):
        return NO_DIAGNOSIS
    if not has_enough(instrument, take_inputs(record, instrument.inputs, at)):
        return TOO_LITTLE
    refused = appraise(instrument, record, at).evaluation.reason
    return TOO_LITTLE if refused is None else refused.text


def _sentence(reasons: Iterable[Text], outdated: Iterable[Input], language: Language) -> str:
    told = [*(reason.in_language(language) for reason in reasons), *_old(list(outdated), language)]
    return SENTENCE.in_language(language).format(reasons="; ".join(told))


def _old(outdated: list[Input], language: Language) -> Iterator[str]:
    if outdated:
        names = ", ".join(one.display.in_language(language) for one in outdated[:NAMES_AT_MOST])
        more = ", …" if len(outdated) > NAMES_AT_MOST else ""
        text = phrase("outdated", language, names=names + more)
        yield text[0].lower() + text[1:]
