"""What the result page shows: the urgency first, then why, where to go, what it may be, and what to do meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from models.inference.engine import Look, Ranked
from models.inference.explain import Reason
from models.inference.specialty import specialty_of
from models.knowledge.body import Knowledge
from models.knowledge.condition import TriageLevel, level_rank
from models.knowledge.rule import Rule
from serving.triage_words import LEVEL_WORDS
from serving.web.catalogue import Language
from serving.web.citizen_state import State, present_in

MOST_CONDITIONS = 5
LEAST_SHARE = 0.03
MOST_REASONS = 4
MOST_SIGNS = 8
MOST_ADVICE = 7
ADVISING_SHARE = 0.1
LIKELIHOODS = ((0.5, "likely"), (0.15, "possible"), (0.05, "less_likely"), (0.0, "unlikely"))
CALL_115 = "call_115"
ONLY_IN_EMERGENCY = frozenset({CALL_115, "go_hospital_now", "do_not_drive", "do_not_eat_drink", "chest_compressions"})
NOT_WHEN_FASTING = frozenset(
    {"drink_fluids", "oral_rehydration", "light_meals", "warm_drinks", "honey_over_one_year", "small_frequent_meals"}
)


@dataclass(frozen=True, slots=True)
class Flag:
    """A red flag that is met, with what met it and its source."""

    why: str
    findings: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Possibility:
    """A condition that it may be.

    Attributes:
        supporting: what was told and speaks for it; that something was denied is no argument a lay person would make.
        conflicting: what was told and speaks against it.
        missing: what would be there and was denied.
        is_grave: it is an emergency where it is the cause.
    """

    name: str
    plain: str
    likelihood: str
    probability: float
    specialty: str
    supporting: tuple[str, ...]
    conflicting: tuple[str, ...]
    missing: tuple[str, ...]
    sources: tuple[str, ...]
    is_grave: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that may be changed."""

    id: str
    name: str
    choice: str


@dataclass(frozen=True, slots=True)
class Result:
    """The whole page."""

    level: TriageLevel
    label: str
    do: str
    where: str
    specialty: str
    flags: tuple[Flag, ...]
    possibilities: tuple[Possibility, ...]
    watch_for: tuple[str, ...]
    advice: tuple[str, ...]
    told: tuple[Told, ...]
    is_above_flags: bool
    base_title: str
    base_version: str
    reviewed_by: str
    because: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Does nothing stand out?"""
        return all(one.likelihood in ("less_likely", "unlikely") for one in self.possibilities)

    @property
    def is_emergency(self) -> bool:
        """Does it say "now"?"""
        return level_rank(self.level) >= level_rank("emergency")


def result_of(look: Look, state: State, language: Language) -> Result:
    """The result in words."""
    base, level = look.engine.base, look.triage.level
    words, ranked = LEVEL_WORDS[level], shown_conditions(look)
    return Result(
        level=level,
        label=words.label.in_language(language),
        do=words.do.in_language(language),
        where=words.where.in_language(language),
        specialty=base.specialties[specialty_of(look)].in_language(language),
        flags=_flags(look, language),
        possibilities=tuple(_possibility(look, one, language) for one in ranked),
        watch_for=_watch_for(look, ranked, language),
        advice=_advice(look, ranked, language),
        told=_told(base, state, language),
        is_above_flags=level != look.triage.floor,
        base_title=base.about.title.in_language(language),
        base_version=base.about.version,
        reviewed_by=base.about.reviewed_by,
        because=tuple(one.name for one in _told(base, state, language) if one.choice == "present")[:MOST_REASONS],
    )


def shown_conditions(look: Look) -> tuple[Ranked, ...]:
    """At most five, none that is all but ruled out; none at all where nothing was told."""
    if not len(look.known.present):
        return ()
    return tuple(one for one in look.ranked(MOST_CONDITIONS) if one.probability >= LEAST_SHARE)


def _flags(look: Look, language: Language) -> tuple[Flag, ...]:
    base = look.engine.base
    present = present_in(look)
    chosen: list[Flag] = []
    told: set[str] = set()
    for rule in look.triage.rules:
        flag = _flag(base, rule, present, language)
        if not told >= set(flag.findings):
            chosen.append(flag)
            told |= set(flag.findings)
    return tuple(chosen[:MOST_REASONS])


def _flag(base: Knowledge, rule: Rule, present: AbstractSet[str], language: Language) -> Flag:
    met = (one for one in (*rule.all, *rule.any) if one in present)
    source = base.sources[rule.source]
    return Flag(
        why=rule.why.in_language(language),
        findings=tuple(base.findings[one].name.in_language(language) for one in met),
        source=source.title if source.year is None else f"{source.title} ({source.year})",
    )


def _possibility(look: Look, ranked: Ranked, language: Language) -> Possibility:
    base, one = look.engine.base, ranked.condition
    found, present = look.explain(one.id), present_in(look)
    exact = present - {base.findings[name].of for name in present}

    def names(reasons: Iterable[str]) -> tuple[str, ...]:
        return tuple(base.findings[name].name.in_language(language) for name in reasons)

    return Possibility(
        name=one.name.in_language(language),
        plain=one.plain.in_language(language),
        likelihood=next(word for least, word in LIKELIHOODS if ranked.probability >= least),
        probability=ranked.probability,
        specialty=base.specialties[one.specialty].in_language(language),
        supporting=names(name for name in _first(found.supporting) if name in exact),
        conflicting=names(name for name in _first(found.conflicting) if name in exact),
        missing=names(name for name in _first(found.conflicting) if name not in present),
        sources=tuple(base.sources[name].title for name in one.sources),
        is_grave=level_rank(one.triage) >= level_rank("emergency"),
    )


def _first(reasons: Sequence[Reason]) -> list[str]:
    return [reason.finding for reason in reasons[:MOST_SIGNS]]


def _watch_for(look: Look, ranked: Sequence[Ranked], language: Language) -> tuple[str, ...]:
    base, person = look.engine.base, look.case.person
    if look.triage.level == "emergency_ambulance":
        return ()
    present = present_in(look)
    names: dict[str, str] = {}
    for one in ranked:
        for name in one.condition.watch_for:
            finding = base.findings[name]
            if name not in present and finding.concerns(person.age_years, person.sex, person.is_pregnant):
                names[name] = finding.name.in_language(language)
    return tuple(names.values())[:MOST_SIGNS]


def _advice(look: Look, ranked: Sequence[Ranked], language: Language) -> tuple[str, ...]:
    base, is_emergency = look.engine.base, look.triage.is_emergency
    advising = [one for one in ranked if one.probability >= ADVISING_SHARE] or list(ranked[:1])
    wanted = list(dict.fromkeys(name for one in advising for name in one.condition.meanwhile))
    if look.triage.level == "emergency_ambulance":
        wanted = [CALL_115, *(name for name in wanted if name not in (CALL_115, "go_hospital_now"))]
    if not is_emergency:
        wanted = [name for name in wanted if name not in ONLY_IN_EMERGENCY]
    if "do_not_eat_drink" in wanted:
        wanted = [name for name in wanted if name not in NOT_WHEN_FASTING]
    if look.case.person.age_years < 1:
        wanted = [name for name in wanted if name != "honey_over_one_year"]
    return tuple(base.advice[name].in_language(language) for name in wanted[:MOST_ADVICE])


def _told(base: Knowledge, state: State, language: Language) -> tuple[Told, ...]:
    return tuple(Told(one.id, base.findings[one.id].name.in_language(language), one.choice) for one in state.answers)
