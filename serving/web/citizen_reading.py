"""From a citizen's own words to what the page shows for confirmation: nothing is taken for granted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.inference.case import Choice, Evidence
from models.knowledge.body import Knowledge
from models.lay_text.reading import Mention, Reading
from serving.checker import Checker
from serving.danger_first import asks_dangers
from serving.grave_words import grave_words
from serving.web.catalogue import Language
from serving.web.citizen_persons import told_of_others
from serving.web.citizen_state import MOST_PENDING, Pending, State

TEXT_LENGTH = 1500


@dataclass(frozen=True, slots=True)
class Told:
    """What one text gave.

    Attributes:
        unread: words that were not understood; shown, and never kept.
        differs: the age, sex or pregnancy in the text is not what was told before.
        grave: words that sound dangerous and were not understood.
    """

    state: State
    unread: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    differs: bool = False
    grave: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """One line of the page "this is what we understood"."""

    id: str
    name: str
    choice: Choice | None
    others: tuple[tuple[str, str], ...] = ()

    @property
    def meanings(self) -> tuple[tuple[str, str], ...]:
        """Everything that the words may mean."""
        return ((self.id, self.name), *self.others)


def read_text(checker: Checker, state: State, text: str, language: Language) -> Told:
    """Read a text into the state, as something to confirm."""
    reading = _in_either_language(checker, text.strip()[:TEXT_LENGTH], language)
    mine = [one for one in reading.mentions if one.about == "patient"]
    others = {one.finding_id for one in reading.mentions if one.about == "other"}
    names = (checker.base.findings[one].name.in_language(language) for one in sorted(others))
    kept, other = told_of_others(state, reading.mentions)
    grave = grave_words(reading, text.strip()[:TEXT_LENGTH])
    told: dict[str, object] = {
        "pending": _pending(state, mine),
        "kin": reading.kin or state.kin,
        "others": kept,
        "other": other,
        "grave": state.grave or bool(grave),
        "unread": state.unread or asks_dangers(reading, text.strip()[:TEXT_LENGTH]),
    }
    return Told(
        state=state.model_copy(update=told),
        unread=tuple(span.text for span in reading.unread),
        others=tuple(names),
        differs=_differs(state, reading),
        grave=grave,
    )


def _in_either_language(checker: Checker, text: str, language: Language) -> Reading:
    """Read in the page's language, or in the other where the text is written in it and more is understood."""
    reading, other = checker.read(text, language), checker.read(text)
    return other if other.language != language and len(other.mentions) > len(reading.mentions) else reading


def _pending(state: State, mentions: Iterable[Mention]) -> tuple[Pending, ...]:
    found = {one.id: one for one in state.pending}
    for mention in mentions:
        before = found.get(mention.finding_id)
        if before is not None and not before.doubt and (mention.is_ambiguous or before.choice == "present"):
            continue
        found[mention.finding_id] = Pending(
            id=mention.finding_id,
            choice=mention.choice,
            doubt=mention.is_ambiguous,
            others=mention.alternatives[:8],
        )
    return tuple(found.values())[:MOST_PENDING]


def _differs(state: State, reading: Reading) -> bool:
    age = state.age_years
    other_age = reading.age_years is not None and age is not None and abs(reading.age_years - age) > max(0.5, age / 20)
    other_sex = reading.sex is not None and reading.sex != state.sex
    return other_age or other_sex or (bool(reading.is_pregnant) and not state.is_pregnant)


def understood(base: Knowledge, state: State, language: Language) -> tuple[Understood, ...]:
    """The lines to confirm: what was read, and what was told at the start before."""

    def name(finding: str) -> str:
        return base.findings[finding].name.in_language(language)

    lines = {
        one.id: Understood(
            one.id,
            name(one.id),
            None if one.doubt else one.choice,
            tuple((other, name(other)) for other in one.others if one.doubt),
        )
        for one in state.pending
    }
    for answer in state.answers:
        if answer.origin == "initial":
            lines.setdefault(answer.id, Understood(answer.id, name(answer.id), answer.choice))
    return tuple(lines.values())


def confirm(base: Knowledge, state: State, form: Mapping[str, object]) -> State:
    """The state with what the reader confirmed; what was left open says nothing."""
    told: list[Evidence] = []
    for line in understood(base, state, "vi"):
        chosen = form.get(f"c.{line.id}")
        if line.others:
            told += [Evidence(one, "present", "initial") for one, _ in line.meanings if one == chosen]
        elif chosen in ("present", "absent", "unknown"):
            told.append(Evidence(line.id, chosen, "initial"))
    return state.with_answers(told).model_copy(update={"pending": ()})
