"""Whose findings they are: who the patient is, and what is told of somebody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from models.lay_text.ages import Age
from models.lay_text.choice import Verdict
from models.lay_text.harmless import ACUTE, EVERYDAY
from models.lay_text.lexicon import Lexicon, LexiconEntry
from models.lay_text.people import Person
from models.lay_text.person_words import Sex
from models.lay_text.reading import Mention, Who

ADULT = 16.0
_OF_WOMEN = ("period", "pregnancy_test", "vaginal_", "menopause", "fetal_", "waters_broken")
_CONTACTS = (
    *("dengue_nearby", "sick_contact", "fever_contact", "covid_contact", "flu_contact", "measles_contact"),
    *("chickenpox_contact", "mouth_contact", "tuberculosis_contact", "cough_contact", "mumps_contact"),
    "infection_contact",
)
"""Findings that are the patient's by being told of others."""
_OF_BABIES = ("meconium_", "newborn", "cord_", "baby_")
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
    is_far: bool = False

    def is_he(self, person: Person | None) -> bool:
        """Whether what is told of this person is told of the patient; None: nobody was named."""
        if person is None:
            return True
        if person.is_gone or (person.is_far and not self.is_far):
            return False
        return person.who == self.who or (person.is_bare and self.who == "self")


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
    is_far = who == "other" and not any(person.who == "other" and not person.is_far for person in persons)
    return Patient(who, age, sexes[0] if sexes else _sex_of(told), is_far)


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
    complaints = [
        one for one in told if _is_complaint(one, lexicon.entries) and not (one.person and one.person.is_gone)
    ]
    near = [one for one in complaints if not (one.person and one.person.is_far)]
    counts = Counter(one.person.who for one in near or complaints if one.person)
    sick = _acutely_sick(near)
    if sick is not None:
        return sick
    mine, others = counts["self"], {"child": counts["child"], "other": counts["other"]}
    if mine and mine >= others["other"] and mine > others["child"]:
        return "self"
    if others["child"] or others["other"]:
        return "child" if others["child"] >= others["other"] else "other"
    aged = [person.who for _, person in ages if person and person.who != "self"]
    has_history = {one.person.who for one in told if one.person and not _is_contact(one)}
    spoken = {person.who for person in persons}
    if "child" in spoken and not mine and "child" not in has_history:
        return "child"
    return "other" if "other" in aged and "other" not in has_history and not mine else "self"


def _acutely_sick(told: Sequence[Told]) -> Who | None:
    """The relative in acute danger, where the writer tells no more of himself than everyday complaints."""
    present = [one for one in told if one.mention.choice == "present"]
    mine = {one.mention.finding_id for one in present if one.person is None or one.person.who == "self"}
    theirs = [one for one in present if one.person and one.person.who != "self"]
    acute = [one.person.who for one in theirs if one.person and one.mention.finding_id.startswith(ACUTE)]
    if not acute and any(_is_mine_and_acute(one) for one in present):
        return "self"
    return acute[0] if acute and mine <= EVERYDAY else None


def _is_mine_and_acute(told: Told) -> bool:
    return told.person is not None and told.person.who == "self" and told.mention.finding_id.startswith(ACUTE)


def _is_complaint(told: Told, entries: Mapping[str, LexiconEntry]) -> bool:
    name = told.mention.finding_id
    return (entries[name].kind != "history" or name.startswith(_OF_BABIES)) and not _is_contact(told)


def _is_contact(told: Told) -> bool:
    """Whether another person's infection is told, which makes him no patient."""
    return told.person is not None and told.person.who == "other" and told.mention.finding_id.endswith(_CONTACTS)


def _age(who: Who, ages: Sequence[tuple[Age, Person | None]]) -> float | None:
    own = [age.years for age, person in ages if person and person.who == who]
    free = [age.years for age, person in ages if person is None]
    return next(iter(own or free), None)


def about(told: Told, patient: Patient, lexicon: Lexicon) -> Mention:
    """The mention with the person it is about; a family history is the patient's own, unless the relative is he."""
    if told.mention.finding_id.startswith("family_"):
        return _own(told.mention, lexicon) if patient.who == "other" else told.mention
    if _is_contact(told):
        return told.mention
    return told.mention if patient.is_he(told.person) else replace(told.mention, about="other")


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
    if mention.about != "other" or mention.choice != "present" or person is None:
        return None
    if person.who != "other" or person.is_far or not person.is_kin:
        return None
    stem = mention.finding_id
    for ending in ("_known", "_past", "_told", "_named"):
        stem = stem.removesuffix(ending)
    finding_id = f"family_{stem}"
    return replace(mention, finding_id=finding_id, about="patient") if finding_id in lexicon.entries else None
