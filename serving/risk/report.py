"""The page of a local validation: one self-contained HTML file, with no row and no identifier in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jinja2
import numpy as np
from markupsafe import Markup

from models.decision_curve import decision_curve
from models.estimate import Estimate
from models.metrics import reliability, roc_curve
from models.table import TableModel
from models.terms import Language
from serving.risk.chart import Line, draw_chart
from serving.risk.describe import NOTICE
from serving.risk.local_figures import (
    LARGE_DRIFT,
    SMALL_DRIFT,
    Drift,
    LocalRows,
    Recalibration,
    drift_of,
    subgroup_figures,
)
from serving.risk.report_words import words_in

TEMPLATES = Path(__file__).parent / "templates"
LEGEND_LOW = 200.0


@dataclass(frozen=True, slots=True)
class Validation:
    """A model on a hospital's rows.

    Attributes:
        counts: rows by what became of them: answered, data-required, abstained, invalid, without outcome.
    """

    model: TableModel
    rows: LocalRows
    counts: Mapping[str, int]
    figures: Mapping[str, Estimate]
    recalibration: Recalibration | None


def render_report(found: Validation, language: Language) -> str:
    """The page."""
    words = words_in(language)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    card = found.model.card
    return environment.get_template("validation.html").render(
        language=language,
        t=words,
        notice=NOTICE.in_language(language),
        made_at=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        model={"name": card.name, "version": card.version, "sha256": card.sha256, "title": card.title.model_dump()},
        counts=_counts(found, words),
        figures=[(name, _told(value), _shipped(found.model, name)) for name, value in found.figures.items()],
        charts={name: Markup(drawn) for name, drawn in _charts(found, words).items()},  # noqa: S704  # our own SVG, escaped there
        subgroups=[
            (f"{name}: {label}", n, events, _told(area), "–" if off is None else _told(off))
            for name, label, n, events, area, off in subgroup_figures(found.rows)
        ],
        drift=[_drift_row(found.model, one, words, language) for one in drift_of(found.model, found.rows)],
        recalibration=_advice(found, words),
    )


def _told(figure: Estimate) -> str:
    return f"{figure.value:.3f} ({figure.ci_low:.3f} – {figure.ci_high:.3f})"


def _shipped(model: TableModel, name: str) -> str:
    told = [
        result
        for result in model.card.results
        if result.metric == name and result.split == "test" and result.subgroup == "all"
    ]
    return "–" if not told else f"{_told(told[0].estimate)}, n {told[0].estimate.n}, {told[0].dataset}"


def _counts(found: Validation, words: Mapping[str, str]) -> list[tuple[str, str]]:
    rows = found.rows
    share = float(rows.truth.mean()) if len(rows.truth) else 0.0
    listed = [(words[f"count_{name}"], str(count)) for name, count in found.counts.items() if count]
    patients = len({str(one) for one in rows.patients})
    return [*listed, (words["patients"], str(patients)), (words["events"], f"{int(rows.truth.sum())} ({share:.1%})")]


def _charts(found: Validation, words: Mapping[str, str]) -> dict[str, str]:
    truth, told = found.rows.truth, found.rows.probability
    false, true = roc_curve(truth, told)
    diagonal = Line(words["chance"], [(0.0, 0.0), (1.0, 1.0)], "faint")
    points, weights = _reliable(truth, told)
    lines = [Line(words["as_shipped"], points, "strong", weights)]
    if found.recalibration is not None:
        points, weights = _reliable(truth, found.recalibration.told)
        lines.append(Line(words["recalibrated"], points, "other", weights))
    return {
        "roc": draw_chart(
            [Line("ROC", list(zip(false.tolist(), true.tolist(), strict=True))), diagonal],
            (words["false_positive"], words["sensitivity"]),
        ),
        "calibration": draw_chart(
            [*lines, Line(words["ideal"], diagonal.points, "faint")], (words["told"], words["seen"])
        ),
        "decision": _decision(found, words),
    }


def _reliable(truth: Any, told: Any) -> tuple[list[tuple[float, float]], list[float]]:  # noqa: ANN401  # arrays
    means, shares, counts = reliability(truth, told)
    filled = counts > 0
    points = list(zip(means[filled].tolist(), shares[filled].tolist(), strict=True))
    return points, counts[filled].astype(float).tolist()


def _decision(found: Validation, words: Mapping[str, str]) -> str:
    places = np.linspace(0.01, 0.6, 60)
    model, everybody = decision_curve(found.rows.truth, found.rows.probability, places)
    top = max(0.05, float(model.max()) * 1.1)
    lines = [
        Line(words["by_model"], list(zip(places.tolist(), model.tolist(), strict=True))),
        Line(words["treat_all"], list(zip(places.tolist(), everybody.tolist(), strict=True)), "other"),
        Line(words["treat_none"], [(0.01, 0.0), (0.6, 0.0)], "faint"),
    ]
    return draw_chart(lines, (words["threshold"], words["net_benefit"]), (0.0, 0.6), (-0.05, top), LEGEND_LOW)


def _drift_row(
    model: TableModel, one: Drift, words: Mapping[str, str], language: Language
) -> tuple[str, str, str, str, str]:
    asked = next(asked for asked in model.inputs if asked.name == one.column.input)
    name = asked.display.in_language(language) + (f" = {one.column.option}" if one.column.option else "")
    if one.index is None:
        index, word = "–", ""
    else:
        size = "small" if one.index < SMALL_DRIFT else "medium" if one.index < LARGE_DRIFT else "large"
        index, word = f"{one.index:.2f}", words[f"drift_{size}"]
    median = f"{_number(one.median)} ({_number(one.median_in_training)})"
    return name, index, word, median, f"{one.missing:.0%} ({one.missing_in_training:.0%})"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"


def _advice(found: Validation, words: Mapping[str, str]) -> Sequence[str]:
    made = found.recalibration
    if made is None:
        return (words["too_few"],)
    change = words["change"].format(slope=made.calibration.slope, intercept=made.calibration.intercept)
    effect = words["effect"].format(
        before=_told(made.ece_before), after=_told(made.ece_after), b0=made.brier_before, b1=made.brier_after
    )
    advice = words["apply"] if made.is_worth_it else words["leave"]
    return (change, effect, advice.format(name=found.model.name))
