"""An answer as plain text for the patient's notes, in the page's language."""

from __future__ import annotations

from collections.abc import Iterator

from serving.web.catalogue import Language, read_catalogue
from serving.web.risk_facts import RiskFacts
from serving.web.risk_result import ResultView

DIGEST = 12


def write_note(facts: RiskFacts, result: ResultView, language: Language) -> str:
    """Result, values, source, version and the notice, a line each; empty before there is an answer."""
    if result.status in ("empty", "invalid"):
        return ""
    return "\n".join(_lines(facts, result, language))


def _lines(facts: RiskFacts, result: ResultView, language: Language) -> Iterator[str]:
    def text(key: str, **values: object) -> str:
        return read_catalogue().text(key, language, **values)

    yield facts.title
    told = (
        ("risk.result", " – ".join(part for part in (result.value, result.value_of) if part)),
        ("risk.probability_of", f"{result.probability} – {result.probability_of}" if result.probability else ""),
        ("risk.certainty", result.certainty),
        ("risk.band", "" if result.band is None else result.band.display),
        ("risk.observed", "" if result.band is None else result.band.risk),
        ("risk.advice", "" if result.band is None else result.band.advice),
        ("risk.abstained", result.reason),
        ("risk.bounds", result.bounds),
        ("risk.missing", ", ".join(result.missing)),
        ("risk.missing_optional", ", ".join(result.missing_optional)),
        ("risk.used", "; ".join(_value(one.label, one.value, one.told) for one in result.used)),
        ("risk.source", "; ".join(f"{one.text} {one.label}".strip() for one in facts.sources[:1])),
    )
    for key, said in told:
        if said:
            yield f"{text(key)}: {said}"
    yield text("risk.made_by", name=facts.name, version=facts.version, digest=facts.sha256[:DIGEST])
    yield text("risk.at", moment=result.moment)
    yield text("risk.notice")


def _value(label: str, value: str, told: str) -> str:
    return f"{label} {value} ({told})" if told else f"{label} {value}"
