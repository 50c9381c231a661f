"""What a text said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.lay_text.kin import Kin

Choice = Literal["present", "absent", "unknown"]
Who = Literal["self", "child", "other"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text read, by character indexes, end excluded."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One finding that the text speaks of.

    Attributes:
        finding_id: of the lexicon.
        choice: said to be present, said to be absent, or asked about, feared, past or in doubt (unknown).
        text: the words that said it.
        start: index of their first character.
        end: index after their last.
        about: the patient, or somebody else (a relative, a contact).
        is_ambiguous: the words may mean something else; show them and ask.
        alternatives: other findings they may mean; empty when the other meaning is no finding.
        told_of: the relative, now, that what is about somebody else is told of; empty of the dead and of strangers.
    """

    finding_id: str
    choice: Choice
    text: str
    start: int
    end: int
    about: Literal["patient", "other"] = "patient"
    is_ambiguous: bool = False
    alternatives: tuple[str, ...] = ()
    told_of: Kin = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured number.

    Attributes:
        quantity: temperature (°C), heart_rate and respiratory_rate (per minute), systolic and diastolic (mmHg),
            oxygen_saturation (%), glucose_mmol (mmol/L), weight (kg), height (m) or bmi (kg/m²).
        value: in that unit.
        start: index of the first character of its name or number.
        end: index after its last.
    """

    quantity: str
    value: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of a text, and what was not.

    Attributes:
        mentions: in the order of the text; a derived finding follows the one it refines.
        age_years: of the patient.
        sex: male or female.
        is_pregnant: said so, said not, or not said.
        who: the patient is the writer, a child, or another person.
        numbers: measured.
        duration_days: longest time that a present finding lasts.
        language: the text was read in.
        unread: spans that were not understood.
        kin: who the patient is to the writer; empty for the writer.
    """

    mentions: tuple[Mention, ...]
    age_years: float | None
    sex: Literal["male", "female"] | None
    is_pregnant: bool | None
    who: Who
    numbers: tuple[Quantity, ...]
    duration_days: float | None
    language: Literal["vi", "en"]
    unread: tuple[Span, ...]
    kin: Kin = ""
