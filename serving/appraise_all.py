"""Every score and model that a record holds enough for: what HL7 v2 and BHYT answer with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from datasets.record import PatientRecord
from models.instruments import Instrument
from models.intake import Intake, take_inputs
from serving.appraisal import Appraisal

WHO = frozenset({"age", "sex"})


def appraise_all(instruments: Iterable[Instrument], record: PatientRecord, at: datetime) -> list[Appraisal]:
    """The answers of the instruments that the record holds enough for, the complete ones first.

    Nobody asked for one of them by name, so one that knows little is silent: at least half of the required inputs
    (of all inputs, where none is required) must be known, and something beside age and sex.
    """
    found = []
    for instrument in instruments:
        intake = take_inputs(record, instrument.inputs, at)
        if has_enough(instrument, intake):
            found.append(Appraisal(instrument, intake, instrument.evaluate(intake.values)))
    return sorted(found, key=lambda one: one.evaluation.status != "complete")


def has_enough(instrument: Instrument, intake: Intake) -> bool:
    """Does the record hold enough for this instrument to speak unasked?"""
    required = [asked.name for asked in instrument.inputs if asked.is_required]
    counted = required or [asked.name for asked in instrument.inputs]
    known = [name for name in counted if name in intake.values]
    return 2 * len(known) >= len(counted) and not WHO.issuperset(intake.values)
