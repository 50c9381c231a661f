"""Every score and model that a record holds enough for: what HL7 v2 and BHYT answer with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from datasets.record import PatientRecord
from models.instruments import Instrument
from models.intake import Intake, take_inputs
from models.table import TableModel
from serving.appraisal import Appraisal, check_patient
from serving.errors import InvalidSettings

WHO = frozenset({"age", "sex"})


def appraise_all(instruments: Iterable[Instrument], record: PatientRecord, at: datetime) -> list[Appraisal]:
    """The answers worth giving to somebody who asked for none by name, the complete ones first.

    An instrument speaks when it has its value; or when at least half of what it requires is known, something beside
    age and sex among it, and the bounds already rule a band out. One that abstains is silent.
    """
    told = []
    for instrument in instruments:
        intake = take_inputs(record, instrument.inputs, at)
        if has_enough(instrument, intake) and check_patient(instrument, record, at) is None:
            appraisal = Appraisal(instrument, intake, instrument.evaluate(intake.values))
            if is_telling(appraisal):
                told.append(appraisal)
    return sorted(told, key=lambda one: one.evaluation.status != "complete")


def choose_instruments(instruments: Mapping[str, Instrument], names: str) -> tuple[Instrument, ...]:
    """Those of a comma list, or all where it is empty.

    Raises:
        InvalidSettings: a name is none of them.
    """
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    lost = [name for name in chosen if name not in instruments]
    if lost:
        raise InvalidSettings(f"TUETINH_RECORD_INSTRUMENTS: expected names of scores and models, got {', '.join(lost)}")
    return tuple(instruments[name] for name in chosen or instruments)


def has_enough(instrument: Instrument, intake: Intake) -> bool:
    """Is half of the required inputs known, and not only who it is?

    A model that can do without most of its inputs must know half of all of them: what it says of the others is the
    average of its training population.
    """
    if WHO.issuperset(intake.values):
        return False
    counted = [asked.name for asked in instrument.inputs if asked.is_required or isinstance(instrument, TableModel)]
    known = [name for name in counted if name in intake.values]
    return 2 * len(known) >= len(counted)


def is_telling(appraisal: Appraisal) -> bool:
    """Is there a value, or bounds that rule a band out?"""
    if appraisal.evaluation.status == "complete":
        return True
    return 0 < len(appraisal.possible_bands) < len(appraisal.instrument.bands)
