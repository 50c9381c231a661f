"""Finding a score or model: by words in either language, with or without marks, and by specialty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from datasets.emr.fold import fold
from models.instruments import Instrument
from models.table import TableModel
from models.terms import Specialty
from serving.web.catalogue import Language

SPECIALTIES: tuple[Specialty, ...] = get_args(Specialty)
QUERY_LIMIT = 64


@dataclass(frozen=True, slots=True)
class RiskQuery:
    """What the reader asked the list for; the name of a score, never of a patient."""

    text: str = ""
    specialty: Specialty | None = None


@dataclass(frozen=True, slots=True)
class RiskLine:
    """An instrument in the list."""

    name: str
    kind: str
    title: str
    other_title: str
    summary: str


@dataclass(frozen=True, slots=True)
class RiskGroup:
    """Lines under a heading; `specialty` is empty for what a search found."""

    specialty: str
    lines: tuple[RiskLine, ...]


def read_risk_query(values: Mapping[str, str]) -> RiskQuery:
    """The query in an address; what makes no sense is left out."""
    wanted = values.get("specialty", "")
    specialty = next((known for known in SPECIALTIES if known == wanted), None)
    return RiskQuery(values.get("q", "").strip()[:QUERY_LIMIT], specialty)


def find_groups(instruments: Iterable[Instrument], query: RiskQuery, language: Language) -> tuple[RiskGroup, ...]:
    """What matches: ranked when there are words, else by specialty, each in the order of its titles."""
    chosen = [one for one in instruments if query.specialty is None or query.specialty in one.specialties]
    if query.text:
        words = fold(query.text).split()
        ranked = [(rank, one) for one in chosen if (rank := _rank(one, words)) is not None]
        ranked.sort(key=lambda pair: (pair[0], _order(pair[1], language)))
        found = tuple(_line(one, language) for _, one in ranked)
        return (RiskGroup("", found),) if found else ()
    chosen.sort(key=lambda one: _order(one, language))
    wanted = SPECIALTIES if query.specialty is None else (query.specialty,)
    groups = (
        RiskGroup(name, tuple(_line(one, language) for one in chosen if name in one.specialties)) for name in wanted
    )
    return tuple(group for group in groups if group.lines)


def count_by_specialty(instruments: Iterable[Instrument]) -> dict[str, int]:
    """How many each specialty has, in the house's order; those without any are left out."""
    told = list(instruments)
    counts = {name: sum(name in one.specialties for one in told) for name in SPECIALTIES}
    return {name: count for name, count in counts.items() if count}


def kind_of(instrument: Instrument) -> str:
    """`model` for a trained model, else `score`."""
    return "model" if isinstance(instrument, TableModel) else "score"


def _line(instrument: Instrument, language: Language) -> RiskLine:
    other: Language = "en" if language == "vi" else "vi"
    return RiskLine(
        instrument.name,
        kind_of(instrument),
        instrument.title.in_language(language),
        instrument.title.in_language(other),
        instrument.summary.in_language(language),
    )


def _order(instrument: Instrument, language: Language) -> str:
    return fold(instrument.title.in_language(language))


def _rank(instrument: Instrument, words: list[str]) -> int | None:
    """0 when a title begins so, 1 when titles hold all words, 2 when the rest holds them as they stand, 3 anywhere."""
    titles, rest = _haystacks(instrument)
    phrase, together = " ".join(words), "".join(words)
    if not words:
        return None
    if titles.startswith(f" {phrase}") or f"\n {phrase}" in titles or f"\n {together}" in titles:
        return 0
    if all(_begins(word, titles) for word in words):
        return 1
    if _begins(phrase, rest):
        return 2
    return 3 if all(_begins(word, titles) or _begins(word, rest) for word in words) else None


def _begins(word: str, text: str) -> bool:
    return f" {word}" in text


def _haystacks(instrument: Instrument) -> tuple[str, str]:
    inputs = tuple(text for asked in instrument.inputs for text in (asked.display.vi, asked.display.en))
    return _folded(
        (instrument.title.vi, instrument.title.en, instrument.name),
        (instrument.summary.vi, instrument.summary.en, *inputs),
    )


@lru_cache(maxsize=1024)
def _folded(titles: tuple[str, ...], rest: tuple[str, ...]) -> tuple[str, str]:
    folded = [fold(text) for text in titles]
    together = [text.replace(" ", "") for text in folded]
    return "\n".join(f" {text}" for text in [*folded, *together]), " " + " ".join(fold(text) for text in rest)
