"""What the reader understands of the sentences in sentences/*.yaml, with the shipped phrases.

Each entry: `text`, `language`, and what a careful nurse would write down. `present` and `absent`: findings; `any_of`
and `any_absent`: one of each group will do. `unknown`: traps, neither present nor absent. `about`, `age_years`, `sex`,
`pregnant`, `duration_days`, `numbers`: of the patient. `pair`: two entries are one sentence with and without accents.

A finding counts as told when it, or something that implies it, is; as denied when it or its parent is. Only what the
checker takes over is counted: about the patient, and not ambiguous. The floors are what was measured, less a little;
run with -s to see every miss.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.knowledge.body import Knowledge
from models.knowledge.compiled import Compiled
from models.lay_text.read import read
from models.lay_text.reading import Reading

SENTENCES = Path(__file__).with_name("sentences")
DANGER = ("emergency", "emergency_ambulance")
NUMBER_MARGIN = 0.05
DAYS_MARGIN = 0.1


@dataclass(frozen=True)
class Heard:
    """A sentence, what it says, and what was understood."""

    source: str
    told: dict[str, Any]
    reading: Reading
    base: Knowledge

    @cached_property
    def choices(self) -> dict[str, str]:
        """Each finding that the checker takes over."""
        found: dict[str, str] = {}
        for mention in self.reading.mentions:
            if mention.about == "patient" and not mention.is_ambiguous and found.get(mention.finding_id) != "present":
                found[mention.finding_id] = mention.choice
        return found

    @cached_property
    def present(self) -> frozenset[str]:
        """Told, with all that it implies."""
        return self.up(one for one, choice in self.choices.items() if choice == "present")

    def up(self, findings: Iterator[str]) -> frozenset[str]:
        """The findings and their parents."""
        known: set[str] = set()
        for finding in findings:
            one: str | None = finding
            while one is not None:
                known.add(one)
                one = self.base.findings[one].of
        return frozenset(known)

    def is_denied(self, finding: str) -> bool:
        return "absent" in map(self.choices.get, self.up(iter((finding,))))

    @property
    def is_vietnamese(self) -> bool:
        return bool(self.told["language"] == "vi")

    @property
    def wanted(self) -> list[list[str]]:
        """Groups of which one must be present."""
        return [*([one] for one in self.told.get("present", [])), *self.told.get("any_of", [])]

    @property
    def unwanted(self) -> list[list[str]]:
        """Groups of which one must be absent."""
        return [*([one] for one in self.told.get("absent", [])), *self.told.get("any_absent", [])]

    def __str__(self) -> str:
        return f"[{self.source}] {self.told['text']}"


@pytest.fixture(scope="module")
def heard(compiled: Compiled) -> list[Heard]:
    entries = [
        (path.stem, one) for path in sorted(SENTENCES.glob("*.yaml")) for one in yaml.safe_load(path.read_text())
    ]
    return [Heard(name, one, read(one["text"], compiled.lexicon), compiled.base) for name, one in entries]


def share(title: str, good: int, misses: list[str]) -> float:
    """Print the misses and the share of what was right."""
    part = good / (good + len(misses))
    print(*(f"  {title}: {miss}" for miss in misses), f"{title}: {good}/{good + len(misses)} = {part:.4f}", sep="\n")
    return part


def is_bare(text: str) -> bool:
    return all(ord(letter) < 128 for letter in text)


def test_the_set_is_large_and_half_of_it_unaccented(heard: list[Heard], compiled: Compiled) -> None:
    vietnamese = [one for one in heard if one.is_vietnamese]
    pairs = Counter(one.told["pair"] for one in heard if "pair" in one.told)
    named = {finding for one in heard for group in (*one.wanted, *one.unwanted) for finding in group}
    assert len(vietnamese) >= 600
    assert len(heard) - len(vietnamese) >= 150
    assert sum(is_bare(one.told["text"]) for one in vietnamese) >= len(vietnamese) // 2
    assert set(pairs.values()) == {2}
    assert len(pairs) >= 200
    assert named <= set(compiled.base.findings)


@pytest.mark.parametrize(
    ("kind", "chosen", "floor"),
    [
        ("accented", lambda one: one.is_vietnamese and not is_bare(one.told["text"]), 0.92),
        ("unaccented of a pair", lambda one: "pair" in one.told and is_bare(one.told["text"]), 0.92),
        ("unaccented", lambda one: one.is_vietnamese and "pair" not in one.told and is_bare(one.told["text"]), 0.88),
        ("English", lambda one: not one.is_vietnamese, 0.91),
        ("held back", lambda one: one.source == "held", 0.87),
    ],
)
def test_what_is_present_is_found(heard: list[Heard], kind: str, chosen: Callable[[Heard], bool], floor: float) -> None:
    misses, good = [], 0
    for one in filter(chosen, heard):
        found = [bool(one.present.intersection(group)) for group in one.wanted]
        good += sum(found)
        misses += [f"{'|'.join(group)} ← {one}" for group, is_in in zip(one.wanted, found, strict=True) if not is_in]
    assert share(f"present, {kind}", good, misses) >= floor


def test_what_is_denied_is_denied(heard: list[Heard]) -> None:
    misses, good = [], 0
    for one in heard:
        for group in one.unwanted:
            if any(map(one.is_denied, group)):
                good += 1
            else:
                misses.append(f"{'|'.join(group)} ← {one}")
    assert share("absent", good, misses) >= 0.9


def test_no_choice_is_turned_round(heard: list[Heard]) -> None:
    turned, asked = [], 0
    for one in heard:
        asked += len(one.wanted) + len(one.unwanted)
        turned += [f"denied, though told: {group} ← {one}" for group in one.wanted if is_turned_down(one, group)]
        turned += [f"told, though denied: {group} ← {one}" for group in one.unwanted if one.present.intersection(group)]
    assert share("not turned round", asked - len(turned), turned) >= 0.997


def is_turned_down(one: Heard, group: list[str]) -> bool:
    return not one.present.intersection(group) and any(map(one.is_denied, group))


def test_traps_are_not_stepped_in(heard: list[Heard]) -> None:
    misses, good = [], 0
    for one in heard:
        for finding in one.told.get("unknown", []):
            if finding in one.present or one.choices.get(finding) == "absent":
                misses.append(f"{finding} ← {one}")
            else:
                good += 1
    assert share("traps", good, misses) >= 0.92


def test_no_danger_is_made_up(heard: list[Heard], compiled: Compiled) -> None:
    made_up = []
    for one in heard:
        allowed = one.up(finding for group in one.wanted for finding in group)
        extra = alone_dangerous(one, compiled.base) & one.present - allowed
        made_up += [f"{finding} ← {one}" for finding in sorted(extra)]
    assert share("no danger made up", len(heard) - len(made_up), made_up) >= 0.995


def alone_dangerous(one: Heard, base: Knowledge) -> set[str]:
    """The findings that alone, in such a person, mean an emergency, but for what the numbers told say."""
    age, found = one.told.get("age_years"), set[str]()
    for rule in base.rules.values():
        is_of_person = rule.ages is None or (age is not None and rule.ages[0] <= age <= rule.ages[1])
        is_single = len(rule.all) + (rule.least if rule.any else 0) == 1
        if rule.floor in DANGER and is_single and is_of_person and (not rule.pregnant or one.told.get("pregnant")):
            found |= rule.findings
    told = one.told.get("numbers", {})
    measured = (id_ for id_, finding in base.findings.items() if finding.number and finding.number.quantity in told)
    return found - one.up(measured)


def test_without_accents_the_same_is_understood(heard: list[Heard]) -> None:
    pairs: dict[int, list[Heard]] = defaultdict(list)
    for one in heard:
        if "pair" in one.told:
            pairs[one.told["pair"]].append(one)
    misses = [
        f"{sorted(set(first.choices.items()) ^ set(second.choices.items()))} ← {first}"
        for first, second in pairs.values()
        if first.choices != second.choices
    ]
    assert share("pairs understood alike", len(pairs) - len(misses), misses) >= 0.955


def facts(one: Heard) -> Iterator[tuple[str, object, object, bool]]:
    """What of person and numbers was expected, what was read, and whether that is right."""
    told, reading = one.told, one.reading
    read_as = {"about": reading.who, "sex": reading.sex, "pregnant": reading.is_pregnant}
    for name, value in read_as.items():
        if name in told:
            yield name, told[name], value, told[name] == value
    if "age_years" in told:
        near = reading.age_years is not None and abs(reading.age_years - told["age_years"]) < NUMBER_MARGIN
        yield "age_years", told["age_years"], reading.age_years, near
    if "duration_days" in told:
        days, wanted = reading.duration_days, told["duration_days"]
        yield "duration_days", wanted, days, days is not None and abs(days - wanted) <= DAYS_MARGIN * wanted
    for name, value in told.get("numbers", {}).items():
        values = [number.value for number in reading.numbers if number.quantity == name]
        yield name, value, values, any(abs(number - value) < NUMBER_MARGIN for number in values)


@pytest.mark.parametrize(("names", "floor"), [("numbers and ages", 0.97), ("about sex pregnant duration_days", 0.96)])
def test_numbers_ages_and_persons_are_right(heard: list[Heard], names: str, floor: float) -> None:
    persons = {"about", "sex", "pregnant", "duration_days"}
    of_persons = "about" in names
    misses, good = [], 0
    for one in heard:
        for name, wanted, value, is_right in facts(one):
            if (name in persons) == of_persons and is_right:
                good += 1
            elif (name in persons) == of_persons:
                misses.append(f"{name} {wanted}, read {value} ← {one}")
    assert share(names, good, misses) >= floor
