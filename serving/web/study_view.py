"""A study as one row of the list: who, what, how far, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from models.card import Card
from serving.store.rows import Analysis, Delivery, DeliveryState, Study
from serving.web.catalogue import Language, read_catalogue
from serving.web.outcome_view import FindingView, view_outcome
from serving.web.wording import write_percent

DELIVERY_TONES: dict[DeliveryState, str] = {"delivered": "good", "pending": "busy", "failed": "bad"}
WORST_FIRST: tuple[DeliveryState, ...] = ("failed", "pending", "delivered")


@dataclass(frozen=True, slots=True)
class Step:
    """How far one step is: `done`, `now`, `next`, `failed` or `refused`."""

    name: str
    tone: str


@dataclass(frozen=True, slots=True)
class Word:
    """A few words in a colour."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Place:
    """A destination and the least happy of its deliveries."""

    name: str
    state: DeliveryState
    tone: str


@dataclass(frozen=True, slots=True)
class StudyRow:
    """One study for the list. Most of it is patient data: never logged."""

    uid: str
    patient_name: str = field(repr=False)
    patient_id: str = field(repr=False)
    age_sex: str = field(repr=False)
    description: str = field(repr=False)
    accession_number: str = field(repr=False)
    study_date: str = field(repr=False)
    modality: str
    instance_count: int
    received_at: float
    calling_ae_title: str
    steps: tuple[Step, ...]
    words: tuple[Word, ...] = field(repr=False)
    destinations: tuple[Place, ...]


def view_row(
    study: Study,
    analyses: Sequence[Analysis],
    deliveries: Sequence[Delivery],
    cards: Mapping[str, Card],
    language: Language,
) -> StudyRow:
    """The study as the list shows it."""
    header = study.header
    return StudyRow(
        uid=study.study_instance_uid,
        patient_name=write_name(header.patient_name),
        patient_id=header.patient_id,
        age_sex=write_age_sex(header.patient_birth_date, header.study_date, header.patient_sex, language),
        description=header.description,
        accession_number=header.accession_number,
        study_date=write_day(header.study_date),
        modality=header.modality,
        instance_count=study.instance_count,
        received_at=study.received_at,
        calling_ae_title=study.calling_ae_title,
        steps=steps_of(study, analyses, deliveries),
        words=words_of(analyses, cards, language),
        destinations=places_of(deliveries),
    )


def steps_of(study: Study, analyses: Sequence[Analysis], deliveries: Sequence[Delivery]) -> tuple[Step, ...]:
    """Received, analysed, delivered: how far each is."""
    statuses = {analysis.status for analysis in analyses}
    analysed = "done" if "analyzed" in statuses else "failed" if statuses & {"failed", "unreadable"} else "refused"
    delivered = _delivered_tone(study, deliveries)
    tones = {
        "receiving": ("now", "next", "next"),
        "queued": ("done", "next", "next"),
        "analysing": ("done", "now", "next"),
        "delivering": ("done", analysed, delivered),
        "done": ("done", analysed, delivered),
        "failed": ("done", analysed if analyses else "failed", delivered),
    }[study.state]
    return tuple(Step(name, tone) for name, tone in zip(("received", "analysed", "delivered"), tones, strict=True))


def _delivered_tone(study: Study, deliveries: Sequence[Delivery]) -> str:
    states = {delivery.state for delivery in deliveries}
    if "failed" in states:
        return "failed"
    if "pending" in states:
        return "now"
    return "done" if states else "now" if study.state == "delivering" else "next"


def places_of(deliveries: Sequence[Delivery]) -> tuple[Place, ...]:
    """Each destination once."""
    states: dict[str, DeliveryState] = {}
    for delivery in deliveries:
        worst = min(delivery.state, states.get(delivery.destination, "delivered"), key=WORST_FIRST.index)
        states[delivery.destination] = worst
    return tuple(Place(name, state, DELIVERY_TONES[state]) for name, state in sorted(states.items()))


def words_of(analyses: Sequence[Analysis], cards: Mapping[str, Card], language: Language) -> tuple[Word, ...]:
    """What came of it in a few words, each once: findings first, then who did not answer."""
    said: list[Word] = []
    silent: list[Word] = []
    for analysis in analyses:
        view = view_outcome(analysis, cards, language)
        said.extend(_word(finding, language) for finding in view.findings)
        if analysis.status == "analyzed" and not view.findings:
            said.append(Word(_text("verdict.segmented", language, model=view.title), "plain"))
        elif analysis.status == "abstained":
            silent.append(Word(_text("verdict.abstained", language, model=view.title), "quiet"))
        elif analysis.status != "analyzed" and view.reason:
            silent.append(Word(view.reason, "quiet"))
    return tuple(dict.fromkeys([*said, *silent]))


def _word(finding: FindingView, language: Language) -> Word:
    return Word(f"{finding.short_name} {write_percent(finding.probability, language)}", finding.tone)


def write_name(name: str) -> str:
    """A DICOM person name for reading: the first group, family name first as in Vietnamese.

    Source: DICOM PS3.5 6.2.1.
    """
    return " ".join(name.split("=")[0].replace("^", " ").split())


def write_day(text: str) -> str:
    """A DICOM date as day/month/year; what is no date stays as it is."""
    day = _read_day(text)
    return text if day is None else day.strftime("%d/%m/%Y")


def write_age_sex(birth: str, on: str, sex: str, language: Language) -> str:
    """Age on the study's day, in months under two years, and sex; empty where neither is known."""
    born, day = _read_day(birth), _read_day(on)
    parts = []
    if born is not None and day is not None and born <= day:
        months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
        key, count = ("studies.months", months) if months < 24 else ("studies.years", months // 12)
        parts.append(_text(key, language, count=count))
    if sex in ("M", "F", "O"):
        parts.append(_text(f"sex.{sex}", language))
    return " · ".join(parts)


def _read_day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _text(key: str, language: Language, **values: object) -> str:
    return read_catalogue().text(key, language, **values)
