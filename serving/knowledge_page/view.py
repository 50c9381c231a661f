"""A condition as a physician reads it: everything that is written of it, in one language, ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from models.inference.engine import Engine
from models.knowledge.body import Knowledge, Source
from models.knowledge.condition import Condition, level_rank
from models.knowledge.rule import Rule
from models.terms import Language, Text
from serving.checker import PREGNANT
from serving.knowledge_page.neighbours import Neighbour, neighbours_of
from serving.knowledge_page.words import AGE_WORDS, REGION_WORDS, SEASON_WORDS, WORDS
from serving.triage_words import LEVEL_WORDS

LEAST_SHARE = 0.05

K = TypeVar("K", bound=str)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Rate:
    """How many among 1,000; `width` is per cent of the picture."""

    label: str
    per_1000: str
    width: float


@dataclass(frozen=True, slots=True)
class FindingBar:
    """A finding and its probability in the condition; `width` and `background` are per cent of the picture."""

    name: str
    other_name: str
    share: str
    width: float
    background: float


@dataclass(frozen=True, slots=True)
class Cited:
    """A source; `url` is empty where there is none."""

    title: str
    year: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Near:
    """A neighbour, and lines that tell it apart: the finding, what it is here and there, and for which it speaks."""

    id: str
    name: str
    likeness: str
    apart: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ConditionPage:
    """The page of one condition."""

    id: str
    name: str
    other_name: str
    also: tuple[str, ...]
    plain: str
    icd10: str
    specialty: str
    level: str
    do: str
    rates: tuple[tuple[str, tuple[Rate, ...]], ...]
    findings: tuple[FindingBar, ...]
    history: tuple[tuple[str, str], ...]
    watch_for: tuple[str, ...]
    meanwhile: tuple[str, ...]
    flags: tuple[tuple[str, str, str], ...]
    neighbours: tuple[Near, ...]
    sources: tuple[Cited, ...]
    version: str
    reviewed_by: str


def view_condition(engine: Engine, condition_id: str, language: Language) -> ConditionPage:
    """The page of a condition.

    Raises:
        KeyError: there is no such condition.
    """
    base, one = engine.base, engine.base.conditions[condition_id]
    other: Language = "en" if language == "vi" else "vi"

    def names(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(base.findings[name].name.in_language(language) for name in ids)

    return ConditionPage(
        id=one.id,
        name=one.name.in_language(language),
        other_name=one.name.in_language(other),
        also=(*one.also.vi, *one.also.en),
        plain=one.plain.in_language(language),
        icd10=one.icd10,
        specialty=base.specialties[one.specialty].in_language(language),
        level=LEVEL_WORDS[one.triage].label.in_language(language),
        do=LEVEL_WORDS[one.triage].do.in_language(language),
        rates=tuple(_rates(one, language)),
        findings=_findings(base, one, language),
        history=_history(base, one, language),
        watch_for=names(one.watch_for),
        meanwhile=tuple(base.advice[name].in_language(language) for name in one.meanwhile),
        flags=_flags(base, one, language),
        neighbours=tuple(_near(base, near, language) for near in neighbours_of(engine, one.id)),
        sources=tuple(_cited(base.sources[name]) for name in one.sources),
        version=f"{base.about.name} {base.about.version}",
        reviewed_by=base.about.reviewed_by,
    )


def write_share(share: float, language: Language) -> str:
    """A probability as a percentage that is never certain."""
    percent = share * 100
    text = "< 1" if percent < 1 else "> 99" if percent > 99 else f"{percent:.0f}"
    return f"{text} %" if language == "vi" else f"{text}%"


def write_rate(rate: float, language: Language) -> str:
    """A rate with as many places as it needs."""
    text = f"{rate:.2g}" if 0 < rate < 10 else f"{rate:.0f}"
    text = text if "e" not in text else f"{rate:.5f}".rstrip("0")
    return text.replace(".", ",") if language == "vi" else text


def _rates(one: Condition, language: Language) -> Iterator[tuple[str, tuple[Rate, ...]]]:
    kinds: tuple[tuple[str, Mapping[str, float], Mapping[str, Text]], ...] = (
        ("age", _by_name(one.ages), _by_name(AGE_WORDS)),
        ("sex", _by_name(one.sex), {name: WORDS[name] for name in ("female", "male")}),
        ("season", _by_name(one.season), _by_name(SEASON_WORDS)),
        ("region", _by_name(one.region), _by_name(REGION_WORDS)),
    )
    most = one.per_1000 * max([1.0, *(factor for _, factors, _ in kinds for factor in factors.values())])

    def rate(label: str, factor: float) -> Rate:
        found = one.per_1000 * factor
        return Rate(label, write_rate(found, language), round(100 * found / most, 1))

    yield "overall", (rate(WORDS["overall"].in_language(language), 1.0),)
    for name, factors, words in kinds:
        if factors:
            yield name, tuple(rate(text.in_language(language), factors.get(key, 1.0)) for key, text in words.items())
    if one.pregnancy == "only":
        yield "pregnancy", (rate(WORDS["pregnancy_only"].in_language(language), 1.0),)
    elif one.pregnancy != 1.0:
        yield (
            "pregnancy",
            (Rate(WORDS["pregnancy"].in_language(language), f"× {write_rate(one.pregnancy, language)}", 0),),
        )


def _by_name(values: Mapping[K, V]) -> dict[str, V]:
    return {str(name): value for name, value in values.items()}


def _findings(base: Knowledge, one: Condition, language: Language) -> tuple[FindingBar, ...]:
    other: Language = "en" if language == "vi" else "vi"
    ranked = sorted(one.findings.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        FindingBar(
            base.findings[name].name.in_language(language),
            base.findings[name].name.in_language(other),
            write_share(share, language),
            round(100 * share, 1),
            round(100 * base.findings[name].background, 1),
        )
        for name, share in ranked
    )


def _history(base: Knowledge, one: Condition, language: Language) -> tuple[tuple[str, str], ...]:
    ranked = sorted(one.history.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        (base.findings[name].name.in_language(language), f"× {write_rate(ratio, language)}") for name, ratio in ranked
    )


def _flags(base: Knowledge, one: Condition, language: Language) -> tuple[tuple[str, str, str], ...]:
    """The red flags that someone with the condition may meet, by what is written of it; the gravest first."""
    shown = (
        {name for name, share in one.findings.items() if share >= LEAST_SHARE} | set(one.history) | set(one.watch_for)
    )
    met = [rule for rule in base.rules.values() if _is_for(rule, one) and _is_reached(rule, shown)]
    met.sort(key=lambda rule: (-level_rank(rule.floor), rule.id))
    return tuple(
        (
            rule.why.in_language(language),
            LEVEL_WORDS[rule.floor].label.in_language(language),
            base.sources[rule.source].title,
        )
        for rule in met
    )


def _is_for(rule: Rule, one: Condition) -> bool:
    """Is the red flag for people who get the condition? Those of pregnancy only where pregnancy matters to it."""
    of_pregnancy = one.pregnancy != 1.0 or PREGNANT in one.history
    return (of_pregnancy or not rule.pregnant) and (rule.sex is None or one.sex.get(rule.sex, 1.0) > 0)


def _is_reached(rule: Rule, shown: set[str]) -> bool:
    has_any = not rule.any or sum(name in shown for name in rule.any) >= rule.least
    return has_any and all(name in shown for name in rule.all)


def _near(base: Knowledge, near: Neighbour, language: Language) -> Near:
    lines = tuple(
        (
            base.findings[one.finding].name.in_language(language),
            write_share(one.here, language),
            write_share(one.there, language),
            "for_this" if one.here > one.there else "for_other",
        )
        for one in near.apart
    )
    name = base.conditions[near.condition].name.in_language(language)
    return Near(near.condition, name, write_share(near.likeness, language), lines)


def _cited(source: Source) -> Cited:
    told = source.url_or_doi or ""
    url = (
        told if told.startswith("https://") else f"https://doi.org/{told.removeprefix('doi:')}" if "10." in told else ""
    )
    return Cited(source.title, source.year, url)
