"""What stands about a score or model beside its form: for whom, where it misleads, sources, figures, identity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.card import Result
from models.instruments import Instrument, sha256_of
from models.score import Citation, Score
from models.table import TableModel
from serving.web.catalogue import Language
from serving.web.model_pages import ResultTable
from serving.web.risk_search import kind_of

METRICS = ("auroc", "calibration_slope", "ece", "sensitivity", "specificity", "ppv", "npv")
SPLITS = ("test", "external")
DOI = re.compile(r"\bdoi:(?P<doi>10\.\S+)$")


@dataclass(frozen=True, slots=True)
class Source:
    """A citation; `label` and `url` lead to it."""

    text: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """The instrument, readable."""

    name: str
    kind: str
    title: str
    other_title: str
    summary: str
    version: str
    sha256: str
    specialties: tuple[str, ...]
    population: str
    out_of_scope: str
    cautions: tuple[str, ...]
    licence: str
    sources: tuple[Source, ...]
    figures: ResultTable | None


def facts_of(instrument: Instrument, language: Language) -> RiskFacts:
    """The facts in one language."""
    other: Language = "en" if language == "vi" else "vi"
    population, out_of_scope, cautions, licence = _words(instrument, language)
    return RiskFacts(
        name=instrument.name,
        kind=kind_of(instrument),
        title=instrument.title.in_language(language),
        other_title=instrument.title.in_language(other),
        summary=instrument.summary.in_language(language),
        version=instrument.version,
        sha256=sha256_of(instrument),
        specialties=tuple(instrument.specialties),
        population=population,
        out_of_scope=out_of_scope,
        cautions=cautions,
        licence=licence,
        sources=tuple(dict.fromkeys(source_of(citation) for citation in instrument.citations)),
        figures=_figures(instrument),
    )


def source_of(citation: Citation) -> Source:
    """Where a citation leads: its DOI, also one that stands at the end of the text, else its address."""
    told = DOI.search(citation.text)
    doi = citation.doi or (told["doi"] if told else "")
    if doi:
        return Source(citation.text.removesuffix(f"doi:{doi}").rstrip(" ,;."), f"doi:{doi}", f"https://doi.org/{doi}")
    return Source(citation.text, citation.url.removeprefix("https://").rstrip("/"), citation.url)


def _words(instrument: Instrument, language: Language) -> tuple[str, str, tuple[str, ...], str]:
    if isinstance(instrument, Score):
        cautions = tuple(text.in_language(language) for text in instrument.cautions)
        return instrument.population.in_language(language), "", cautions, instrument.licence
    if isinstance(instrument, TableModel):
        card = instrument.card
        cautions = tuple(text.in_language(language) for text in card.limitations)
        return card.intended_use.in_language(language), card.out_of_scope.in_language(language), cautions, card.licence
    return "", "", (), ""


def _figures(instrument: Instrument) -> ResultTable | None:
    if not isinstance(instrument, TableModel):
        return None
    rows = [row for row in instrument.card.results if row.metric in METRICS and _is_headline(row)]
    rows.sort(key=lambda row: (SPLITS.index(row.split), METRICS.index(row.metric)))
    return ResultTable("figures", tuple(rows), is_folded=False) if rows else None


def _is_headline(row: Result) -> bool:
    return row.split in SPLITS and row.subgroup == "all"
