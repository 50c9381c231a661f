"""What the interview's routes take and answer, in the shape of Infermedica's public API, version 3."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from models.knowledge.condition import Region, Season, TriageLevel
from models.lay_text.kin import Kin

EVIDENCE_LIMIT, TEXT_LIMIT, OLDEST_YEARS = 300, 4000, 130
Answered = Literal["present", "absent", "unknown"]
RootCause = Literal["red_flag", "likely_condition", "not_enough_information"]
ConceptId = Annotated[str, Field(max_length=80, pattern=r"^[spc]_[a-z0-9_]+$")]


class Age(BaseModel):
    """Years unless the unit says months."""

    value: Annotated[float, Field(ge=0, le=12 * OLDEST_YEARS)]
    unit: Literal["year", "month"] = "year"

    @property
    def years(self) -> float:
        """In years."""
        return self.value / 12 if self.unit == "month" else self.value

    @model_validator(mode="after")
    def _is_human(self) -> Age:
        if self.years > OLDEST_YEARS:
            raise ValueError(f"expected an age of at most {OLDEST_YEARS} years")
        return self


class EvidenceItem(BaseModel):
    """One answer; `source` says how it came, and is left out for answers to our questions."""

    id: ConceptId
    choice_id: Answered
    source: Literal["initial", "suggest", "predefined", "red_flags"] | None = None


class Extras(BaseModel):
    """What we take beside the public shape (`asks_dangers` as `parse` answered it); anything else is ignored."""

    model_config = ConfigDict(extra="ignore")

    region: Region | None = None
    season: Season | None = None
    asks_dangers: bool = False


class CaseBody(BaseModel):
    """A whole case: the API keeps no state, so each request brings all of it."""

    sex: Literal["female", "male"]
    age: Age
    evidence: Annotated[list[EvidenceItem], Field(max_length=EVIDENCE_LIMIT)] = []
    extras: Extras = Extras()


class SuggestBody(CaseBody):
    """A case, and what to suggest for it."""

    suggest_method: Literal["symptoms", "risk_factors", "red_flags"] = "symptoms"


class ExplainBody(CaseBody):
    """A case, and the condition to explain."""

    target: ConceptId


class InterviewBody(CaseBody):
    """A case, and the citizen's consent to have it kept: without it nothing is."""

    consent: Literal[True]
    purpose: Literal["share", "improve"]


class ReceiptAnswer(BaseModel):
    """The code to show or to take it back with, and until when it is kept (ISO 8601, UTC)."""

    code: str
    expires_at: str


class ParseBody(BaseModel):
    """A free text; neither it nor anything of it is kept."""

    text: Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]
    age: Age | None = None
    sex: Literal["female", "male"] | None = None
    include_tokens: bool = False


class Named(BaseModel):
    """A concept and its names."""

    id: str
    name: str
    common_name: str


class Choice(BaseModel):
    """One answer that may be given."""

    id: Answered
    label: str


class QuestionItem(BaseModel):
    """One finding of a question."""

    id: str
    name: str
    explication: str | None
    choices: list[Choice]


class QuestionAnswer(BaseModel):
    """The next question."""

    type: Literal["single", "group_single", "group_multiple"]
    text: str
    items: list[QuestionItem]
    extras: dict[str, str]


class RankedAnswer(Named):
    """A possible condition."""

    probability: float
    condition_details: dict[str, str]


class DiagnosisAnswer(BaseModel):
    """What it may be, and what to ask next."""

    question: QuestionAnswer | None
    conditions: list[RankedAnswer]
    should_stop: bool
    has_emergency_evidence: bool
    extras: dict[str, str]


class SeriousAnswer(Named):
    """A finding that raises the urgency."""

    seriousness: TriageLevel
    is_emergency: bool


class ReasonAnswer(BaseModel):
    """A red flag that is met: what it says, and whose statement it is."""

    id: str
    level: TriageLevel
    text: str
    source: str


class TriageAnswer(BaseModel):
    """How urgent it is, and why."""

    triage_level: TriageLevel
    label: str
    description: str
    serious: list[SeriousAnswer]
    root_cause: RootCause
    teleconsultation_applicable: bool
    reasons: list[ReasonAnswer]
    notice: str


class ExplainAnswer(BaseModel):
    """For, against, and not yet known."""

    supporting_evidence: list[Named]
    conflicting_evidence: list[Named]
    unconfirmed_evidence: list[Named]


class RationaleAnswer(BaseModel):
    """Why the next question is asked."""

    type: Literal["danger", "urgency", "cause"]
    text: str
    observation_params: list[Named]
    condition_params: list[Named]


class Specialist(BaseModel):
    """A specialty."""

    id: str
    name: str


class SpecialistAnswer(BaseModel):
    """Whom to see."""

    recommended_specialist: Specialist
    recommended_channel: Literal["personal_visit", "emergency_department"]


class MentionAnswer(Named):
    """One finding that the text speaks of."""

    orth: str
    choice_id: Literal["present", "absent", "unknown"]
    type: Literal["symptom", "risk_factor"]
    start: int
    end: int
    about: Literal["patient", "other"]
    is_ambiguous: bool
    alternatives: list[Named]


class PatientAnswer(BaseModel):
    """What the text says of the patient; null where it says nothing."""

    age_years: float | None
    sex: Literal["female", "male"] | None
    is_pregnant: bool | None
    who: Literal["self", "child", "other"]
    kin: Kin


class OtherAnswer(BaseModel):
    """Somebody else in the story who should not wait: one person at a time is looked at, so ask for them anew."""

    who: Kin
    findings: list[Named]
    triage_level: TriageLevel
    do: str


class ParseAnswer(BaseModel):
    """What was understood, and what was not: show both, and ask; `asks_dangers` goes on into `extras`."""

    mentions: list[MentionAnswer]
    obvious: bool
    patient: PatientAnswer
    other: OtherAnswer | None
    grave_words: list[str]
    asks_dangers: bool
    unread: list[str]
    language: Literal["vi", "en"]
