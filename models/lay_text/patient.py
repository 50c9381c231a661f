"""Whose findings they are: who the patient is, and what is told of somebody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from models.lay_text.ages import Age
from models.lay_text.choice import Verdict
from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.people import Person
from models.lay_text.person_words import Sex
from models.lay_text.reading import Mention, Who

ADULT = 16.0
_OF_WOMEN = ("period", "pregnancy_test", "vaginal_", "menopause", "fetal_", "waters_broken")
_OF_MEN = ("testicle_", "penis_", "foreskin_")


class Told(NamedTuple):
    """A mention, the person it is told of (None: not said) and whether it is over."""

    mention: Mention
    person: Person | None
    verdict: Verdict


class Patient(NamedTuple):
    """Who the patient is."""

    who: Who
    age_years: float | None
    sex: Sex | None


def patient_of(
    told: Sequence[Told], persons: Sequence[Person], ages: Sequence[tuple[Age, Person | None]], lexicon: Lexicon
) -> Patient:
    """The one who has the complaints; the writer when nothing says otherwise."""
    who = _who(told, persons, ages, lexicon)
    sexes = [person.sex for person in persons if person.who == who and person.sex]
    age = _age(who, ages)
    if age is not None and who != "other":
        bare = all(person.is_bare for person in persons if person.who == "child")
        named = any(person.who == "self" for person in persons)
        if who == "child" and age >= ADULT:
            who = "self" if bare else "other"
        elif who == "self" and age < 10 and not named:
            who = "child"
    return Patient(who, age, sexes[0] if sexes else _sex_of(told))


def _sex_of(told: Sequence[Told]) -> Sex | None:
    """The sex that what is told belongs to (`trễ kinh`), where nobody else is spoken of."""
    for one in told:
        if one.person is None or one.person.who == "self":
            if one.mention.finding_id.startswith(_OF_WOMEN):
                return "female"
            if one.mention.finding_id.startswith(_OF_MEN):
                return "male"
    return None


def _who(
    told: Sequence[Told], persons: Sequence[Person], ages: Sequence[tuple[Age, Person | None]], lexicon: Lexicon
) -> Who:
    counts = Counter(one.person.who for one in told if one.person and _is_complaint(one.mention, lexicon.entries))
    mine, others = counts["self"], {"child": counts["child"], "other": counts["other"]}
    if mine and mine >= others["other"] and mine > others["child"]:
        return "self"
    if others["child"] or others["other"]:
        return "child" if others["child"] >= others["other"] else "other"
    aged = [person.who for _, person in ages if person and person.who != "self"]
    has_history = {one.person.who for one in told if one.person}
    spoken = {person.who for person in persons}
    if "child" in spoken and not mine and "child" not in has_history:
        return "child"
    return "other" if "other" in aged and "other" not in has_history and not mine else "self"


def _is_complaint(mention: Mention, entries: Mapping[str, LexiconEntry]) -> bool:
    return entries[mention.finding_id].kind != "history"


def _age(who: Who, ages: Sequence[tuple[Age, Person | None]]) -> float | None:
    own = [age.years for age, person in ages if person and person.who == who]
    free = [age.years for age, person in ages if person is None]
    return next(iter(own or free), None)


def about(told: Told, patient: Patient, lexicon: Lexicon) -> Mention:
    """The mention with the person it is about; a family history is the patient's own, unless the relative is he."""
    if told.mention.finding_id.startswith("family_"):
        return _own(told.mention, lexicon) if patient.who == "other" else told.mention
    is_patient = (
        told.person is None or told.person.who == patient.who or (told.person.is_bare and patient.who == "self")
    )
    return told.mention if is_patient else replace(told.mention, about="other")


def _own(mention: Mention, lexicon: Lexicon) -> Mention:
    stem = mention.finding_id.removeprefix("family_")
    names = [f"{stem}_known", f"{stem}_past"]
    is_family = any(
        word in mention.text.lower() for word in ("gia đình", "gia dinh", "nhà", "nha", "family", "họ hàng")
    )
    own = [name for name in names if name in lexicon.entries]
    return replace(mention, finding_id=own[0]) if own and not is_family else mention


def family_history(mention: Mention, person: Person | None, lexicon: Lexicon) -> Mention | None:
    """What a relative's disease is for the patient: `mẹ tôi bị tiểu đường` is a family history of diabetes."""
    if mention.about != "other" or mention.choice != "present" or person is None or person.who != "other":
        return None
    stem = mention.finding_id.removesuffix("_known").removesuffix("_past").removesuffix("_told")
    finding_id = f"family_{stem}"
    return replace(mention, finding_id=finding_id, about="patient") if finding_id in lexicon.entries else None
