"""The card of a table model, from what its recipe declares and what was fitted."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from models.card import Card, Column, DataSource, Finding, ModelInput, Provenance, Scope
from models.terms import Text
from training.recipe import Plan
from training.tables.cases import Cases
from training.tables.decision import Decision
from training.tables.declare import Declared, Source
from training.tables.feature import columns_of
from training.tables.onnx_graph import CONTRIBUTIONS, INPUT
from training.tables.prepared import Prepared

QUANTILES = (0.01, 0.10, 0.25, 0.50, 0.75, 0.90, 0.99)
DIGITS = 4


def make_card(recipe: Declared, prepared: Prepared, decision: Decision, base: float, plan: Plan) -> Card:
    """Everything but the results, the hash and the provenance."""
    columns = _columns(recipe, prepared.train)
    words, finding = recipe.words, _finding(recipe, decision)
    return Card(
        name=recipe.name,
        version=recipe.version,
        task="classification",
        title=words.title,
        summary=words.summary,
        intended_use=words.intended_use,
        out_of_scope=words.out_of_scope,
        limitations=words.limitations,
        licence=words.licence,
        sha256="0" * 64,
        input=ModelInput(
            kind="table",
            name=INPUT,
            shape=(1, len(columns)),
            inputs=tuple(feature.input for feature in recipe.features),
            columns=columns,
        ),
        scope=Scope(age_years=recipe.age_years),
        findings=(finding,),
        bands=decision.bands,
        specialties=recipe.specialties,
        base=base,
        data=tuple(_sources(recipe, prepared)),
        provenance=Provenance(recipe="", trained_at="", git_commit="", seed=plan.seed, mlflow_run_id=""),
    )


def _finding(recipe: Declared, decision: Decision) -> Finding:
    outcome, share = recipe.outcome, f"{100 * recipe.sensitivity:.0f} %"
    rationale = Text(
        vi=f"Ngưỡng cao nhất vẫn tìm được {share} số ca có kết cục, đo ngoài mẫu trên các ca huấn luyện.",
        en=f"The highest threshold that still finds {share} of the positive cases, out of fold on the training rows.",
    )
    return Finding(
        name=outcome.name,
        display=outcome.display,
        code=outcome.code,
        calibration=decision.calibration,
        threshold=decision.threshold,
        threshold_rationale=rationale,
        conformal=decision.conformal,
        contributions_output=CONTRIBUTIONS,
    )


def _columns(recipe: Declared, train: Cases) -> tuple[Column, ...]:
    """Rounded quantiles: no single patient's value is in the card."""
    made = []
    for place, column in enumerate(columns_of(recipe.features)):
        values = train.x[:, place].astype(np.float64)
        known = values[~np.isnan(values)]
        found = np.quantile(known, QUANTILES) if len(known) else np.zeros(0)
        told = {
            "quantiles": tuple(_rounded(float(value)) for value in found),
            "missing_share": round(1 - len(known) / max(len(values), 1), 4),
        }
        made.append(column.model_copy(update=told))
    return tuple(made)


def _rounded(value: float) -> float:
    if value == 0 or not math.isfinite(value):
        return 0.0
    return round(value, DIGITS - 1 - math.floor(math.log10(abs(value))))


def _sources(recipe: Declared, prepared: Prepared) -> Iterator[DataSource]:
    yield _source(recipe.source, "train", prepared.train)
    yield _source(recipe.source, "test", prepared.test)
    for external, cases in prepared.externals:
        yield _source(external.source, "external", cases)


def _source(source: Source, role: str, cases: Cases) -> DataSource:
    told = {"dataset": source.dataset, "role": role, "licence": source.licence, "citation": source.citation}
    return DataSource.model_validate({**told, "n_images": len(cases)})
