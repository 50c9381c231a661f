"""The linter of a knowledge base: references, ranges, reach, orphans, twins that nothing tells apart, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from datasets.emr.fold import fold
from models.knowledge.body import Knowledge
from models.knowledge.condition import Condition
from models.knowledge.finding import Finding
from models.knowledge.never_met import never_met
from models.knowledge.read import Mistakes, read_with_mistakes
from models.knowledge.rule import Rule
from models.knowledge.tables import Tables, build_tables, parents_first

QUESTION_WORDS = 28
TELLING_LIFT = 3.0
TELLING_DIFFERENCE = 0.15
RATIO_RANGE = (0.01, 300.0)
_YOU = re.compile(r"\bbạn\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """What the linter found: errors must be mended, warnings looked at."""

    conditions: int
    findings: int
    rules: int
    sources: int
    errors: tuple[str, ...]
    warnings: tuple[str, ...]


def check_folder(folder: Path) -> tuple[Report, Knowledge]:
    """Read and check everything.

    Raises:
        InvalidKnowledge: `about.yaml` cannot be read.
    """
    mistakes = Mistakes()
    base = read_with_mistakes(folder, mistakes)
    errors = [*mistakes.lines, *_references(base), *_ranges(base), *_languages(base)]
    warnings: list[str] = []
    if not errors:
        tables = build_tables(base)
        errors += [
            *_circles(base, tables),
            *_orphans(base),
            *never_met(base),
            *_unreachable(base, tables),
            *_twins(base, tables),
        ]
        warnings += [*_same_phrase(base), *_long_questions(base)]
    counts = (len(base.conditions), len(base.findings), len(base.rules), len(base.sources))
    return Report(*counts, tuple(errors), tuple(warnings)), base


def _references(base: Knowledge) -> Iterator[str]:
    def unknown(where: str, names: Iterable[str], known: Iterable[str], what: str) -> Iterator[str]:
        known_names = frozenset(known)
        for name in names:
            if name not in known_names:
                entry = where.partition("/")[2]
                yield f"{base.part_of.get(where, where)}: {entry} names {what} {name}, which is not there"

    yield from unknown("about/danger_first", base.about.danger_first, base.findings, "the finding")
    for name, finding in base.findings.items():
        above = () if finding.of is None else (finding.of,)
        yield from unknown(
            f"findings/{name}", (*above, *finding.excludes, *finding.explains), base.findings, "the finding"
        )
        if finding.alone:
            yield from unknown(f"findings/{name}", finding.alone.beside, base.findings, "the finding")
            yield from unknown(f"findings/{name}", (finding.alone.source,), base.sources, "the source")
    for name, one in base.conditions.items():
        where = f"conditions/{name}"
        yield from unknown(where, (*one.findings, *one.history, *one.watch_for), base.findings, "the finding")
        yield from unknown(where, one.meanwhile, base.advice, "the advice")
        yield from unknown(where, one.sources, base.sources, "the source")
        yield from unknown(where, (one.specialty,), base.specialties, "the specialty")
    for name, rule in base.rules.items():
        yield from unknown(f"rules/{name}", (*rule.findings, *rule.unless), base.findings, "the finding")
        yield from unknown(f"rules/{name}", (rule.source,), base.sources, "the source")


def _ranges(base: Knowledge) -> Iterator[str]:
    for finding in base.findings.values():
        above = base.findings.get(finding.of or "")
        if above and finding.background > above.background:
            yield f"{_at(base, finding)}: {finding.id} has a background above that of its parent {above.id}"
        if above and (finding.id in above.excludes or above.id in finding.excludes):
            yield f"{_at(base, finding)}: {finding.id} excludes its own parent"
    for condition in base.conditions.values():
        yield from _condition_ranges(base, condition)
        if not condition.icd10 and base.about.audience == "citizens":
            yield f"{base.part_of[f'conditions/{condition.id}']}: {condition.id} has no ICD-10 code"
    for rule in base.rules.values():
        yield from _rule_ranges(base, rule)


def _rule_ranges(base: Knowledge, one: Rule) -> Iterator[str]:
    where = f"{base.part_of[f'rules/{one.id}']}: {one.id}"
    if not one.findings:
        yield f"{where} names no finding"
    known = [base.findings[name] for name in one.unless if name in base.findings]
    if known and (one.floor == "emergency_ambulance" or any(finding.kind != "history" for finding in known)):
        yield f"{where} is 'unless' more than what a person is, or an ambulance's"


def _condition_ranges(base: Knowledge, one: Condition) -> Iterator[str]:
    where = f"{base.part_of[f'conditions/{one.id}']}: {one.id}"
    for name, probability in one.findings.items():
        if not 0 < probability < 1:
            yield f"{where}: expected P({name}) between 0 and 1, got {probability:g}"
        above = one.findings.get((base.findings[name].of or "") if name in base.findings else "")
        if above is not None and probability > above:
            yield f"{where}: P({name}) is above that of its parent"
    for name, ratio in one.history.items():
        if not RATIO_RANGE[0] <= ratio <= RATIO_RANGE[1]:
            yield f"{where}: expected the ratio of {name} in {RATIO_RANGE[0]:g}–{RATIO_RANGE[1]:g}, got {ratio:g}"
    if both := sorted(one.findings.keys() & one.history.keys()):
        yield f"{where}: {', '.join(both)} stands in both findings and history"
    if any(factor < 0 for factor in (*one.ages.values(), *one.sex.values(), *one.season.values())):
        yield f"{where}: expected multipliers of 0 or more"


def _languages(base: Knowledge) -> Iterator[str]:
    for finding in base.findings.values():
        if finding.name.vi == finding.name.en or finding.ask.vi == finding.ask.en:
            yield f"{_at(base, finding)}: {finding.id} has the same text in both languages"
        if _YOU.search(finding.ask.vi):
            yield f"{_at(base, finding)}: {finding.id} asks 'bạn'; the patient may be a child"


def _circles(base: Knowledge, tables: Tables) -> Iterator[str]:
    reached = set(parents_first(tables.parent))
    for place, finding in enumerate(base.findings.values()):
        if place not in reached:
            yield f"{_at(base, finding)}: {finding.id} is, by way of `of`, its own parent"


def _orphans(base: Knowledge) -> Iterator[str]:
    used = {name for one in base.conditions.values() for name in (*one.findings, *one.history)}
    used |= {name for rule in base.rules.values() for name in rule.findings}
    for finding in base.findings.values():  # a parent of a used finding is used, and so is the refinement of one
        if finding.id in used and finding.of:
            used.add(finding.of)
    for finding in base.findings.values():
        if finding.id not in used and finding.of not in used:
            yield f"{_at(base, finding)}: {finding.id} is used by no condition and no rule"


def _unreachable(base: Knowledge, tables: Tables) -> Iterator[str]:
    lift = tables.probability / tables.background
    lay = np.array([one.lay for one in base.findings.values()])
    reached = ((lift >= TELLING_LIFT) & (tables.probability >= 0.1) & lay).any(axis=1)
    for place, condition in enumerate(base.conditions.values()):
        if not reached[place]:
            where = base.part_of[f"conditions/{condition.id}"]
            yield f"{where}: nothing that a lay person can tell leads to {condition.id}"


def _twins(base: Knowledge, tables: Tables) -> Iterator[str]:
    """Neighbours for the same people that no finding tells apart."""
    conditions = list(base.conditions.values())
    for place, one in enumerate(conditions):
        apart = np.abs(tables.probability[place + 1 :] - tables.probability[place]).max(axis=1, initial=0.0)
        for offset in np.flatnonzero(apart < TELLING_DIFFERENCE):
            other = conditions[place + 1 + int(offset)]
            if _people(one) == _people(other):
                where = base.part_of[f"conditions/{other.id}"]
                yield f"{where}: no finding tells {one.id} and {other.id} apart"


def _people(one: Condition) -> tuple[object, ...]:
    return (sorted(one.ages.items()), sorted(one.sex.items()), one.pregnancy)


def _same_phrase(base: Knowledge) -> Iterator[str]:
    seen: dict[str, str] = {}
    for finding in base.findings.values():
        for phrase in (*(f"vi:{one.lower()}" for one in finding.vi), *(f"en:{fold(one)}" for one in finding.en)):
            first = seen.setdefault(phrase, finding.id)
            if first != finding.id:
                yield f"{_at(base, finding)}: the phrase {phrase!r} stands under {first} and {finding.id}"


def _long_questions(base: Knowledge) -> Iterator[str]:
    for finding in base.findings.values():
        longest = max(len(finding.ask.vi.split()), len(finding.ask.en.split()))
        if longest > QUESTION_WORDS:
            yield f"{_at(base, finding)}: the question of {finding.id} has {longest} words, more than {QUESTION_WORDS}"


def _at(base: Knowledge, finding: Finding) -> str:
    return base.part_of[f"findings/{finding.id}"]
