"""Every score and model that a record holds enough for: what HL7 v2 and BHYT answer with."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from datasets.record import PatientRecord
from models.clinical_input import Input
from models.instruments import Instrument
from models.intake import Intake, take_inputs
from models.relevance import may_speak_unasked
from models.table import TableModel
from serving.appraisal import Appraisal, check_patient
from serving.errors import InvalidSettings
from serving.person import OWN, person_of

WHO = frozenset({"age", "sex"})
EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Panel:
    """Who may speak of a record.

    Attributes:
        is_gated: each only of patients with the diagnosis that makes it relevant (`models/relevance.yaml`).
    """

    instruments: tuple[Instrument, ...]
    is_gated: bool = True

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Everything that any of them reads, once by name."""
        return tuple({one.name: one for instrument in self.instruments for one in instrument.inputs}.values())

    def chosen_for(self, record: PatientRecord) -> tuple[Instrument, ...]:
        """Those that are relevant to the patient."""
        return tuple(one for one in self.instruments if not self.is_gated or may_speak_unasked(one.name, record))


def appraise_all(panel: Panel, record: PatientRecord, at: datetime) -> list[Appraisal]:
    """The answers worth giving to somebody who asked for none by name, the complete ones first.

    An instrument speaks when it is relevant and has its value; or when at least half of what it requires is known,
    something beside age and sex among it, and the bounds already rule a band out. One that abstains is silent.
    """
    told, person = [], person_of(record, at)
    for instrument in panel.chosen_for(record):
        intake = take_inputs(record, instrument.inputs, at)
        if has_enough(instrument, intake) and check_patient(instrument, record, person) is None:
            appraisal = Appraisal(instrument, intake, instrument.evaluate(intake.values))
            if is_telling(appraisal):
                told.append(appraisal)
    return sorted(told, key=lambda one: one.evaluation.status != "complete")


def unusable_inputs(panel: Panel, record: PatientRecord, at: datetime) -> tuple[Input, ...]:
    """Inputs that the record tells in a way that cannot be used: no plausible value, no unit, two different ages."""
    asked = OWN | {one.name: one for instrument in panel.instruments for one in instrument.inputs}
    names = dict.fromkeys(take_inputs(record, asked.values(), at).refused)
    if person_of(record, at).is_contradicted:
        names |= {"age": None, "sex": None}
    return tuple(asked[name] for name in names)


def choose_instruments(instruments: Mapping[str, Instrument], names: str) -> Panel:
    """Those of a comma list; all where relevant, where it is empty; and all whatever the diagnosis, where it is `all`.

    Raises:
        InvalidSettings: a name is none of them.
    """
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    if chosen in ([], [EVERYTHING]):
        return Panel(tuple(instruments.values()), is_gated=not chosen)
    lost = [name for name in chosen if name not in instruments]
    if lost:
        raise InvalidSettings(f"TUETINH_RECORD_INSTRUMENTS: expected names of scores and models, got {', '.join(lost)}")
    return Panel(tuple(instruments[name] for name in chosen), is_gated=False)


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


def is_about_the_patient(instrument: Instrument, names: AbstractSet[str]) -> bool:
    """Is enough told for an answer to somebody who asked for everything and for nothing by name?

    Something beside age and sex, and half of the inputs; of a score, all that it requires is enough too. A model says
    of what is missing the average of its training population: with most of its inputs missing it stays silent.
    """
    if names <= OWN.keys():
        return False
    required = {asked.name for asked in instrument.inputs if asked.is_required}
    has_required = bool(required) and required <= names and not isinstance(instrument, TableModel)
    return has_required or 2 * len(names) >= len(instrument.inputs)


def is_telling(appraisal: Appraisal) -> bool:
    """Is there a value, or bounds that rule a band out?"""
    if appraisal.evaluation.status == "complete":
        return True
    return 0 < len(appraisal.possible_bands) < len(appraisal.instrument.bands)
