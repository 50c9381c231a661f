"""From two fitted models to a product: decide out of fold, measure the test once, write the card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from models.calibration import calibrated
from models.card import Card, Finding, Result
from models.metrics import auroc
from training.recipe import Array, Plan, Predict, Product, Written
from training.tables.card import make_card
from training.tables.cases import Cases
from training.tables.decision import decide
from training.tables.declare import Declared
from training.tables.feature import columns_of
from training.tables.kinds import KINDS, Model, write_graph
from training.tables.measure import (
    Scored,
    all_figures,
    baseline_results,
    results_of,
    score_cases,
    subgroup_results,
    survey_results,
)
from training.tables.onnx_graph import CONTRIBUTIONS, LOGITS, OUTPUTS
from training.tables.pictures import amounts_figure, calibration_figure, decision_figure, learning_figure, roc_figure
from training.tables.prepared import Prepared
from training.tables.sites import learning_curve, site_results
from training.tables.train import Trained

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PARITY_CASES = 500


def finish_table(recipe: Declared, prepared: Prepared, trained: Trained, plan: Plan) -> Product:
    """Everything after the fit; all that is chosen is chosen before the test rows are looked at."""
    train, test, model = prepared.train, prepared.test, trained.model
    decision = decide(train.truth, trained.shipped, recipe.sensitivity)
    draft = make_card(recipe, prepared, decision, model.base, plan)
    finding, dataset = draft.findings[0], recipe.source.dataset
    results = measure_test(recipe, prepared, draft, answerer(model))
    results += _out_of_fold(train, trained, finding, dataset)
    results += _other_kind(prepared, trained, dataset)
    results += site_results(train, test, trained, plan, dataset)
    curve = learning_curve(train, test, trained, plan)
    figures = {f"learning_{kind}/{rows}": value for kind, points in curve.items() for rows, value in points}
    told = {f"{kind}_{name}": value for kind, chosen in trained.parameters.items() for name, value in chosen.items()}
    return Product(
        graph=Written(write_graph(model), answerer(model)),
        outputs=OUTPUTS,
        card=draft.model_copy(update={"results": tuple(results)}),
        inputs=train.x[:PARITY_CASES],
        decide=_decider(finding),
        example=recipe.example,
        pictures={**_drawn(recipe, test, model, finding), "learning_curve": learning_figure(curve)},
        figures={**figures, **told, "is_boosting": float(trained.chosen == KINDS[1].name)},
    )


def measure_test(recipe: Declared, prepared: Prepared, card: Card, predict: Predict) -> list[Result]:
    """Test rows, their subgroups, published scores on them, and external populations."""
    finding, test, dataset = card.findings[0], prepared.test, recipe.source.dataset
    scored = _scored(test, finding, predict)
    results = results_of(all_figures(finding, scored), scored, dataset=dataset, split="test")
    results += subgroup_results(finding, test, scored, dataset)
    results += baseline_results(test, scored, dataset)
    results += survey_results(test, scored, dataset)
    for external, cases in prepared.externals:
        elsewhere = _scored(cases, finding, predict)
        where = {"dataset": external.source.dataset, "split": "external", "note": external.note}
        results += results_of(all_figures(finding, elsewhere), elsewhere, **where)
    return results


def _scored(cases: Cases, finding: Finding, predict: Predict) -> Scored:
    logits = predict(cases.x)[finding.output][:, finding.index]
    return score_cases(cases, logits.astype(np.float64), finding)


def answerer(model: Model) -> Predict:
    """A fitted model as a graph's outputs."""

    def answer(batch: Array) -> Mapping[str, Array]:
        logits, amounts = model.logits(batch), model.contributions(batch)
        return {LOGITS: logits[:, None].astype(np.float32), CONTRIBUTIONS: amounts.astype(np.float32)}

    return answer


def _out_of_fold(train: Cases, trained: Trained, finding: Finding, dataset: str) -> list[Result]:
    scored = score_cases(train, trained.shipped, finding)
    wanted = {name: figure for name, figure in all_figures(finding, scored).items() if name in ("auroc", "ece")}
    note = "training rows out of fold; chosen and calibrated on these"
    difference = Result(
        metric="auroc_boosting_above_splines",
        dataset=dataset,
        split="tune",
        estimate=trained.difference,
        note=f"out of fold; {trained.chosen} is shipped",
    )
    return [*results_of(wanted, scored, dataset=dataset, split="tune", note=note), difference]


def _other_kind(prepared: Prepared, trained: Trained, dataset: str) -> list[Result]:
    test = prepared.test
    name = next(kind.name for kind in KINDS if kind.name != trained.chosen)
    logits = trained.models[name].logits(test.x)
    scored = Scored(test.truth, logits, test.groups)
    figures: dict[str, Callable[[NDArray[np.int64]], float]] = {
        f"auroc_{name}": lambda i: auroc(test.truth[i], logits[i])
    }
    return results_of(figures, scored, dataset=dataset, split="test", note="the kind of model that is not shipped")


def _decider(finding: Finding) -> Callable[[Mapping[str, Array]], NDArray[np.generic]]:
    def decide_outputs(outputs: Mapping[str, Array]) -> NDArray[np.generic]:
        told = calibrated(outputs[finding.output][:, finding.index], finding.calibration)
        is_positive: NDArray[np.bool_] = told >= finding.threshold
        return is_positive

    return decide_outputs


def _drawn(recipe: Declared, test: Cases, model: Model, finding: Finding) -> dict[str, Figure]:
    names = [column.input for column in columns_of(recipe.features)]
    scored = score_cases(test, model.logits(test.x), finding)
    told = {name: values for name, values in test.baselines.items() if not np.isnan(values).all()}
    return {
        "roc_test": roc_figure(scored, told),
        "calibration_test": calibration_figure(scored),
        "decision_curve_test": decision_figure(scored, finding.threshold),
        "contributions_test": amounts_figure(names, model.contributions(test.x)),
    }
