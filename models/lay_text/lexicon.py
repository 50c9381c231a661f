"""The phrases people use for each finding, indexed so that a text is read in time linear in its length."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from models.lay_text import core_words, idioms
from models.lay_text.english import stem
from models.lay_text.neighbours import Neighbours, neighbours_of
from models.lay_text.phrases import Phrase, phrases_of
from models.lay_text.spelling import sound
from models.lay_text.tokens import Speech, key_of

_VERSION = 4


@dataclass(frozen=True, slots=True)
class Lasts:
    """The finding is its parent lasting at least, or at most, so many days."""

    min_days: float | None = None
    max_days: float | None = None


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The finding is a measured quantity (°C, mmHg, %, per minute, mmol/L, kg/m²) in a closed range."""

    quantity: str
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """What the reader knows of one finding.

    Attributes:
        finding_id: as in the knowledge.
        phrases_vi: Vietnamese, with marks.
        phrases_en: English.
        parent: finding that this one refines.
        lasts: derived from the parent's duration.
        number: derived from a number.
        severity: `severe`: derived from the parent said to be severe.
        onset: `sudden` or `gradual`: likewise.
        kind: symptom, sign, history or exposure.
        is_danger: a red flag of an emergency speaks of it, so that it may not be denied in passing.
    """

    finding_id: str
    phrases_vi: tuple[str, ...] = ()
    phrases_en: tuple[str, ...] = ()
    parent: str | None = None
    lasts: Lasts | None = None
    number: NumberRange | None = None
    severity: str | None = None
    onset: str | None = None
    kind: str = "symptom"
    is_danger: bool = False


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """The phrases of one language.

    Attributes:
        phrases: (finding id, keys in order, exact forms in order).
        by_anchor: key → number and second rarest key of the phrases of which it is the rarest key.
        by_sound: sound → keys of the vocabulary that sound so (Vietnamese), or first letter → keys (English).
        vocabulary: how many phrases hold each key.
    """

    phrases: list[Phrase]
    by_anchor: dict[str, list[tuple[int, str]]]
    by_sound: dict[str, list[tuple[str, str]]]
    vocabulary: dict[str, int]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The findings and both languages' phrases.

    Attributes:
        entries: by finding id.
        indexes: by language.
        children: derived findings (by time, severity, onset) of each finding.
        measured: findings derived from numbers, by quantity.
        neighbours: Vietnamese words that leave no doubt beside each other.
        grave: the names of illnesses that are emergencies, flat.
    """

    entries: Mapping[str, LexiconEntry]
    indexes: Mapping[Speech, PhraseIndex]
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measured: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    neighbours: Neighbours = field(default_factory=dict)
    grave: tuple[str, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[LexiconEntry], grave: Iterable[str] = ()) -> Lexicon:
        """A lexicon of these findings, and of the flat names of grave illnesses."""
        known = {entry.finding_id: entry for entry in entries}
        vi = phrases_of(idioms.NO_FINDING, idioms.VIETNAMESE, "vi")
        en = phrases_of(idioms.NO_FINDING, idioms.ENGLISH, "en")
        for finding_id, entry in known.items():
            vi += phrases_of(finding_id, entry.phrases_vi + core_words.VIETNAMESE.get(finding_id, ()), "vi")
            en += phrases_of(finding_id, entry.phrases_en + core_words.ENGLISH.get(finding_id, ()), "en")
        return cls._with(known, {"vi": _indexed(vi, "vi"), "en": _indexed(en, "en")}, neighbours_of(vi), tuple(grave))

    @classmethod
    def _with(
        cls,
        known: dict[str, LexiconEntry],
        indexes: dict[Speech, PhraseIndex],
        neighbours: Neighbours,
        grave: tuple[str, ...],
    ) -> Lexicon:
        children: dict[str, list[str]] = defaultdict(list)
        measured: dict[str, list[str]] = defaultdict(list)
        for entry in known.values():
            if entry.parent and (entry.lasts or entry.severity or entry.onset):
                children[entry.parent].append(entry.finding_id)
            if entry.number:
                measured[entry.number.quantity].append(entry.finding_id)
        return cls(
            known,
            indexes,
            {key: tuple(ids) for key, ids in children.items()},
            {key: tuple(ids) for key, ids in measured.items()},
            neighbours,
            grave,
        )

    def ancestry(self, finding_id: str) -> list[str]:
        """The finding, its parent, its parent's parent and so on."""
        line: list[str] = []
        current: str | None = finding_id
        while current and current not in line:
            line.append(current)
            entry = self.entries.get(current)
            current = entry.parent if entry else None
        return line

    def to_plain(self) -> dict[str, Any]:
        """The lexicon as JSON can hold it."""
        return {
            "version": _VERSION,
            "entries": [asdict(entry) | {"phrases_vi": (), "phrases_en": ()} for entry in self.entries.values()],
            "indexes": {
                language: [index.phrases, index.by_anchor, index.by_sound, index.vocabulary]
                for language, index in self.indexes.items()
            },
            "neighbours": [[*pair, *meant] for pair, meant in self.neighbours.items()],
            "grave": list(self.grave),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Lexicon:
        """The lexicon that `to_plain` gave; its entries no longer carry their phrases.

        Raises:
            ValueError: another version wrote it.
        """
        if plain.get("version") != _VERSION:
            raise ValueError("the compiled lexicon is of another version: compile it again")
        known = {entry["finding_id"]: _entry(entry) for entry in plain["entries"]}
        indexes: dict[Speech, PhraseIndex] = {name: PhraseIndex(*parts) for name, parts in plain["indexes"].items()}
        neighbours = {(one, two): (first, second, number) for one, two, first, second, number in plain["neighbours"]}
        return cls._with(known, indexes, neighbours, tuple(plain["grave"]))


def _entry(plain: Mapping[str, Any]) -> LexiconEntry:
    lasts, number = plain["lasts"], plain["number"]
    rest = {name: plain[name] for name in ("finding_id", "parent", "severity", "onset", "kind", "is_danger")}
    return LexiconEntry(
        **rest, lasts=Lasts(**lasts) if lasts else None, number=NumberRange(**number) if number else None
    )


def _indexed(phrases: list[Phrase], language: Speech) -> PhraseIndex:
    counts = Counter(key for _, keys, _ in phrases for key in dict.fromkeys(keys))
    by_anchor: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, (_, keys, _) in enumerate(phrases):
        rarest = sorted(keys, key=lambda key: (counts[key], key))
        by_anchor[rarest[0]].append((number, rarest[min(1, len(rarest) - 1)]))
    by_sound: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, _, forms in phrases:
        for form in forms:
            if language == "vi":
                by_sound[sound(form)].add((key_of(form), form))
            else:
                by_sound[stem(form)[:1]].add((form, form))
    return PhraseIndex(phrases, dict(by_anchor), {key: sorted(pairs) for key, pairs in by_sound.items()}, dict(counts))
