"""Scores and risks as an ORU^R01: one OBR, an OBX for each value, NTE lines for what it means and what is missing.

OBX-5 holds a bare number (`NM`) when the answer is complete, and an interval (`SN`, `^lower^-^upper`) when inputs are
missing; OBX-11 is then `P`. Codes are the instruments' own names in our coding system, `99TUETINH`.

**Source:** HL7 v2.5.1 chapter 7 (OBR, OBX; table 0078 of abnormal flags); chapter 2.5.3.3 (local coding systems).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from datasets.emr.charset import encode
from datasets.emr.hl7v2.message import Message, escape
from datasets.emr.moments import HOSPITAL_TIME
from models.terms import Language
from serving.appraisal import Appraisal
from serving.appraisal_words import outcome_of, phrase, write_gaps, write_identity, write_notes, write_result
from serving.hl7.acknowledgement import MARKS, write_header

SYSTEM = "99TUETINH"
FLAGS = {"info": "", "warning": "A", "critical": "AA"}
ANSWER_TITLE = "Hỗ trợ quyết định lâm sàng"


def write_answer(
    message: Message, appraisals: Sequence[Appraisal], notes: Sequence[str], key: str, at: datetime
) -> bytes:
    """The ORU^R01 that answers a message, in its character set."""
    lines = [write_header(message.header, "ORU^R01^ORU_R01", f"R{key}", at, message.charset)]
    lines += _identified(message)
    moment = at.astimezone(HOSPITAL_TIME).strftime("%Y%m%d%H%M%S%z")
    lines.append(f"OBR|1|||CDS^{ANSWER_TITLE}^{SYSTEM}|||{moment}" + "|" * 15 + moment + "|||F")
    lines += _notes([phrase("notice", "vi"), phrase("notice", "en"), *write_notes(notes, "vi")])
    number = 0
    for appraisal in appraisals:
        results = list(_results(appraisal, number, moment))
        number += len(results)
        lines += results + _notes(_meaning(appraisal, "vi"))
    return encode("\r".join(lines) + "\r", message.charset)


def _identified(message: Message) -> list[str]:
    """PID and PV1 as they came, so that the receiver files the answer where the question was."""
    found = [segment for segment in (message.first("PID"), message.first("PV1")) if segment is not None]
    return ["|".join(_rewritten(segment.fields, message)) for segment in found]


def _rewritten(fields: Iterable[str], message: Message) -> list[str]:
    """With our separators, where the sender has others."""
    told = message.delimiters
    if told == MARKS:
        return list(fields)
    marks = (
        (told.component, MARKS.component),
        (told.repetition, MARKS.repetition),
        (told.escape, MARKS.escape),
        (told.subcomponent, MARKS.subcomponent),
    )
    table = str.maketrans({own: ours for own, ours in marks} | {"|": " "})
    return [field.translate(table) for field in fields]


def _results(appraisal: Appraisal, before: int, moment: str) -> Iterable[str]:
    instrument, found = appraisal.instrument, appraisal.evaluation
    title = escape(instrument.title.vi, MARKS)
    flag = FLAGS[found.band.indicator] if found.band else ""
    kind, value, status = "NM", _number(found.score), "F"
    if found.score is None:
        kind, value, status = "SN", f"^{_number(found.lower)}^-^{_number(found.upper)}", "P"
    unit = escape(instrument.unit, MARKS)
    yield _result(before + 1, kind, f"{instrument.name}^{title}^{SYSTEM}", value, (unit, flag, status, moment))
    if found.probability is not None and not appraisal.is_model:
        code = f"{instrument.name}.probability^{escape(outcome_of(appraisal).vi, MARKS)}^{SYSTEM}"
        yield _result(before + 2, "NM", code, _number(found.probability), ("1", flag, status, moment))


def _result(number: int, kind: str, code: str, value: str, rest: tuple[str, str, str, str]) -> str:
    unit, flag, status, moment = rest
    return f"OBX|{number}|{kind}|{code}||{value}|{unit}||{flag}|||{status}|||{moment}"


def _number(value: float | None) -> str:
    """Twelve figures: what a receiver computes with is what every other door gives."""
    return "" if value is None else f"{value:.12g}"


def _meaning(appraisal: Appraisal, language: Language) -> list[str]:
    return [
        f"{appraisal.instrument.title.in_language(language)}: {write_result(appraisal, language)}",
        *write_gaps(appraisal, language),
        write_identity(appraisal, language),
    ]


def _notes(sentences: Sequence[str]) -> list[str]:
    return [f"NTE|{place}|L|{escape(sentence, MARKS)}" for place, sentence in enumerate(sentences, start=1)]
