"""The rules of reading a report, from their YAML files: findings, cues and headings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from datasets.labels.coding import OWN, Coding
from datasets.labels.errors import InvalidLabels
from datasets.labels.text.phrases import Phrases

FILES = ("findings.yaml", "cues.yaml", "headings.yaml")
LANGUAGES = ("vi", "en")
Told = Literal["present", "absent", "uncertain", "past"]
Kind = Literal["absent", "uncertain", "past", "ask", "none", "stop"]


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding that reports tell of.

    Attributes:
        name: its code in our own scheme.
        display: Vietnamese and English.
        also: codes of public schemes that mean the same, as `SCT|60046008`.
    """

    name: str
    display: Mapping[str, str]
    also: tuple[str, ...] = ()

    @property
    def coding(self) -> Coding:
        """The finding as a code of ours."""
        return Coding(OWN, self.name, self.display["en"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that changes what a mention means; see `cues.yaml`."""

    kind: Kind
    side: Literal["after", "before", "both"] = "after"
    reach: Literal["clause", "item", "next"] = "clause"


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What a phrase of a finding stands for: the finding, and what the phrase itself says of it."""

    name: str
    told: Told


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the rules know.

    Attributes:
        findings: by name.
        mentions: phrases of findings; their key is `Mentioned`.
        cues: phrases of cues; their key is `Cue`.
        headings: heading without marks → part of the report.
        digest: SHA-256 over the files, 12 hex digits: which rules labels came of.
    """

    findings: Mapping[str, FindingEntry]
    mentions: Phrases
    cues: Phrases
    headings: Mapping[str, str]
    digest: str

    def canonical(self, coding: Coding) -> Coding:
        """Our own code of a finding, where the list has that code or name; else the code itself."""
        by_code = {code: entry for entry in self.findings.values() for code in entry.also}
        entry = by_code.get(str(coding)) or (self.findings.get(coding.code) if coding.system == OWN else None)
        return entry.coding if entry else coding


@lru_cache(maxsize=4)
def read_lexicon(folder: Path = Path(__file__).parent) -> Lexicon:
    """Read the rules.

    Raises:
        InvalidLabels: a file is missing or not of its shape.
    """
    try:
        raw = {name: (folder / name).read_bytes() for name in FILES}
        findings, cues, headings = (yaml.safe_load(raw[name].decode()) for name in FILES)
        return Lexicon(
            findings={name: _entry(name, told) for name, told in findings["findings"].items()},
            mentions=Phrases(list(_mentions(findings["findings"]))),
            cues=Phrases([entry for cue in cues["cues"] for entry in _cue_entries(cue)]),
            headings={heading: part for part, named in headings.items() for heading in named},
            digest=hashlib.sha256(b"\0".join(raw.values())).hexdigest()[:12],
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise InvalidLabels(f"expected the rules of reports, got {type(error).__name__}; see text/*.yaml") from None


def _entry(name: str, told: Mapping[str, Any]) -> FindingEntry:
    return FindingEntry(
        name, {language: str(told["display"][language]) for language in LANGUAGES}, tuple(told.get("also", ()))
    )


def _mentions(findings: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    values: tuple[Told, ...] = ("present", "absent", "uncertain", "past")
    for name, entry in findings.items():
        for value in values:
            told = entry if value == "present" else entry.get(value, {})
            for language in LANGUAGES:
                yield from ((language, str(phrase), Mentioned(name, value)) for phrase in told.get(language, ()))


def _cue_entries(told: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    cue = Cue(told["kind"], told.get("side", "after"), told.get("reach", "clause"))
    for language in LANGUAGES:
        yield from ((language, str(phrase), cue) for phrase in told.get(language, ()))
