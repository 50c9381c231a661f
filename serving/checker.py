"""The symptom checker that every door asks: engine, phrases, and the words of the knowledge base. It keeps no case."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from models.errors import InvalidKnowledge
from models.inference.case import Case, Evidence, Person
from models.inference.engine import Engine, Look
from models.inference.pregnancy import PREGNANT as PREGNANT  # the other doors take it from here
from models.inference.triage import Triage
from models.knowledge.body import Knowledge
from models.knowledge.compiled import FILE, Compiled, lexicon_of, load_compiled
from models.knowledge.condition import level_rank
from models.knowledge.finding import Measured
from models.knowledge.read import read_base
from models.lay_text.kin import Kin
from models.lay_text.read import read
from models.lay_text.reading import Mention, Reading
from models.registry import SHIPPED
from models.terms import Language

logger = logging.getLogger("tuetinh.symptoms")

SYMPTOM_CHECKER = SHIPPED / "symptom_checker"
ADULT_YEARS, CHILD_YEARS = 40.0, 3.0
"""Taken for somebody of whom only the words are known."""
CHILDREN: tuple[Kin, ...] = ("child", "son", "daughter")
TRADITIONAL_MEDICINE = SHIPPED / "traditional_medicine"


@dataclass(frozen=True)
class Checker:
    """One compiled knowledge base, ready to be asked; safe to share between threads."""

    compiled: Compiled
    compiled_at: float

    @cached_property
    def engine(self) -> Engine:
        """The engine over the base."""
        return Engine(self.compiled.base)

    @property
    def base(self) -> Knowledge:
        """The knowledge base."""
        return self.compiled.base

    def look(self, person: Person, evidence: Iterable[Evidence], *, has_unread: bool = False) -> Look:
        """What the engine makes of it, with what the age and the answers say of the person.

        `has_unread`: words were told that nobody understood.
        """
        told = tuple(evidence)
        person = replace(person, is_pregnant=self._is_pregnant(person, told))
        return self.engine.look(Case(person, (*self._of_person(person, told), *told), has_unread))

    def _is_pregnant(self, person: Person, told: Sequence[Evidence]) -> bool | None:
        """What was told of the person, else what the answers say of pregnancy or of a part of it."""
        findings = self.base.findings
        for one in told:
            if PREGNANT in (one.finding, findings[one.finding].of) and one.choice == "present":
                return True
        if person.sex == "male":
            return False
        denied = any(one.finding == PREGNANT and one.choice == "absent" for one in told)
        return False if denied else person.is_pregnant

    def _of_person(self, person: Person, told: Sequence[Evidence]) -> Iterator[Evidence]:
        """The findings that the person alone decides, such as being a newborn, or pregnant."""
        answered = {one.finding for one in told if one.choice != "unknown"}
        if person.is_pregnant and PREGNANT in self.base.findings and PREGNANT not in answered:
            yield Evidence(PREGNANT, "present", "predefined")
        for name, ages in self._ages:
            if name not in answered:
                yield Evidence(name, "present" if _holds(ages, person.age_years) else "absent", "predefined")

    @cached_property
    def _ages(self) -> tuple[tuple[str, Measured], ...]:
        """The findings that are an age, sought once: a step that sought them spent a twentieth of its time on it."""
        numbers = ((one.id, one.number) for one in self.base.findings.values())
        return tuple((name, number) for name, number in numbers if number and number.quantity == "age_years")

    def of_other(self, kin: Kin, findings: Iterable[str]) -> Triage | None:
        """How urgent it is for somebody else in the story, of whom only the words are known; None where nothing is."""
        told = [Evidence(one, "present", "initial") for one in dict.fromkeys(findings)]
        triage = self.look(Person(CHILD_YEARS if kin in CHILDREN else ADULT_YEARS), told).triage if told else None
        return triage if triage and level_rank(triage.floor) >= level_rank("consultation_24") else None

    def read(self, text: str, language: Language | None = None) -> Reading:
        """What a free text says.

        Raises:
            LayTextError: the text is longer than the reader takes.
        """
        return read(text, self.compiled.lexicon, language=language)


def _holds(measured: Measured, value: float) -> bool:
    return (measured.min is None or value >= measured.min) and (measured.max is None or value <= measured.max)


def open_checker(folder: Path = SYMPTOM_CHECKER) -> Checker:
    """Load the compiled base of a folder; where it is missing or stale, read what people write, and say so.

    Raises:
        InvalidKnowledge: that is not sound either.
    """
    try:
        return Checker(load_compiled(folder), (folder / FILE).stat().st_mtime)
    except InvalidKnowledge as error:
        logger.warning("%s; it is read from YAML, which takes seconds", error)
        base = read_base(folder / "knowledge")
        return Checker(Compiled(base, lexicon_of(base)), time.time())


def as_evidence(mentions: Iterable[Mention]) -> list[Evidence]:
    """The mentions that are about the patient, as evidence told at the start; one for each finding, present first."""
    told: dict[str, Evidence] = {}
    for mention in mentions:
        if mention.about != "patient" or mention.is_ambiguous:
            continue
        before = told.get(mention.finding_id)
        if before is None or mention.choice == "present":
            told[mention.finding_id] = Evidence(mention.finding_id, mention.choice, "initial")
    return list(told.values())
