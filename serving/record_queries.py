"""The searches that bring what some instruments read: three at most, however many instruments.

They are the prefetch templates of CDS Hooks, and what `$evaluate` asks a FHIR server.

Source: CDS Hooks 2.0 (prefetch template); FHIR R4 search (token parameters); LOINC 85354-9 (blood pressure panel).
"""

from __future__ import annotations

from collections.abc import Iterable

from datasets.emr.fhir_values import OWN_URI, URI_OF
from models.clinical_input import Input
from models.instruments import Instrument

PATIENT, OBSERVATIONS, CONDITIONS = "patient", "observations", "conditions"
FROM_PATIENT = frozenset({"age", "sex"})
# A search by `code` does not look into components, and blood pressure is kept as components of this panel.
PANELS = {"8480-6": "85354-9", "8462-4": "85354-9"}
PAGE = 200


def queries_of(instruments: Iterable[Instrument], *, needs_diagnoses: bool = False) -> dict[str, str]:
    """Key → template. A diagnosis is asked for whole: a search cannot tell `I48.0` from its prefix `I48`."""
    asked = inputs_of(instruments)
    templates = {PATIENT: "Patient/{{context.patientId}}"}
    tokens = observation_tokens(asked)
    if tokens:
        templates[OBSERVATIONS] = observation_query(tokens)
    if needs_diagnoses or any(_is_diagnosis(one) for one in asked):
        templates[CONDITIONS] = "Condition?patient={{context.patientId}}&clinical-status=active"
    return templates


def observation_query(tokens: Iterable[str]) -> str:
    """One search for observations under any of these `system|code`, the newest first."""
    return f"Observation?patient={{{{context.patientId}}}}&code={','.join(tokens)}&_sort=-date&_count={PAGE}"


def inputs_of(instruments: Iterable[Instrument]) -> tuple[Input, ...]:
    """Every input of some instruments, each name once."""
    by_name = {asked.name: asked for instrument in instruments for asked in instrument.inputs}
    return tuple(by_name.values())


def observation_tokens(inputs: Iterable[Input]) -> tuple[str, ...]:
    """`system|code` of everything that an Observation may answer, each once.

    What no public system codes is asked for under its own name: a hospital may record it so, a "no" above all.
    """
    asked_for = [asked for asked in inputs if asked.name not in FROM_PATIENT]
    codes = [code for asked in asked_for for code in asked.codes if code.scheme in URI_OF]
    tokens = [f"{URI_OF[code.scheme]}|{code.value}" for code in codes]
    panels = [f"{URI_OF['LN']}|{PANELS[code.value]}" for code in codes if code.value in PANELS]
    own = [f"{OWN_URI}|{asked.name}" for asked in asked_for if not any(code.scheme in URI_OF for code in asked.codes)]
    return tuple(dict.fromkeys([*tokens, *panels, *own]))


def _is_diagnosis(asked: Input) -> bool:
    is_concept = any(code.scheme == "SCT" for code in asked.codes)
    return asked.kind == "flag" and (bool(asked.icd10) or is_concept)
