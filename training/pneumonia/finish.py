"""From a fitted network to a product: decisions on the tune split, the gate, every figure, the card.

The order matters: all that is chosen is chosen on the tune split before the official test is looked at, once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from datasets.image import Image
from models.calibration import calibrated
from models.card import Card, Finding, ModelInput, Provenance, Result
from training.pneumonia import words
from training.pneumonia.decisions import (
    SENSITIVITY,
    Decision,
    TuneLogits,
    decide,
    heat_scale,
    is_mirror_worth_it,
    tune_logits,
)
from training.pneumonia.decodings import other_decodings
from training.pneumonia.elsewhere import measure_elsewhere, source_in_features
from training.pneumonia.films import NORMAL, Films, network_steps, prepare_inputs
from training.pneumonia.fitting import tune_figures
from training.pneumonia.gate_fit import FittedGate, fit_film_gate, gate_results
from training.pneumonia.gate_pictures import FeatureStore, GateSet, Sizes, gather
from training.pneumonia.graph import OUTPUTS, GateFeatures, ShippedGraph
from training.pneumonia.measure import measure_films, predict_films, results_of, score_findings
from training.pneumonia.network import PneumoniaNetwork
from training.pneumonia.pictures import draw_all
from training.pneumonia.probes import Probe, localisation, masked_lungs, read_masks, robustness
from training.recipe import Array, Plan, Predict, Product
from training.workbench import Workbench

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from training.recipes.paediatric_pneumonia import PaediatricPneumonia

EXAMPLE_SIDE = 112
PARITY_CASES, PROBED, SHOWN = 48, 200, 6


def finish_model(
    recipe: PaediatricPneumonia, films: Films, network: nn.Module, plan: Plan, workbench: Workbench
) -> Product:
    """Everything after the fit."""
    trained = _as_network(network)
    tune = films.where("tune")
    logits = tune_logits(trained, tune_figures(films, tune, plan.size, plan.seed))
    is_mirrored = is_mirror_worth_it(logits)
    decisions = decide(logits, is_mirrored=is_mirrored)
    features = GateFeatures(trained.frozen_blocks)
    pictures = gather(films, FeatureStore(workbench.folder / "gate", features), plan.seed, _sizes(plan))
    gate = fit_film_gate(pictures)
    graph = _graph(trained, features, gate, logits, is_mirrored=is_mirrored)
    card = _card(recipe, films, decisions, gate, pictures, plan)
    results, outputs = _measure(films, card, graph, pictures, gate)
    card = card.model_copy(update={"results": tuple(results)})
    return Product(
        graph=graph,
        outputs=OUTPUTS,
        card=card,
        inputs=prepare_inputs([films.image(int(index)) for index in tune[:PARITY_CASES]], plan.size),
        decide=_decider(card),
        example=_example(films),
        pictures=_drawn(films, card, outputs),
        figures={"is_mirrored": float(is_mirrored), **_start_figures(workbench.folder)},
    )


def _as_network(network: nn.Module) -> PneumoniaNetwork:
    if not isinstance(network, PneumoniaNetwork):
        raise TypeError(f"expected a PneumoniaNetwork, got {type(network).__name__}")
    trained: PneumoniaNetwork = network.cpu().eval().to(memory_format=torch.contiguous_format)  # type: ignore[call-overload]  # torch's stub
    return trained


def _sizes(plan: Plan) -> Sizes:
    share = plan.options.get("gate_share", 1.0)
    scale = float(share) if isinstance(share, int | float) else float(str(share))
    full = Sizes()
    numbers = {name: max(4, round(getattr(full, name) * scale)) for name in Sizes.__dataclass_fields__}
    return Sizes(**numbers)


def _graph(
    network: PneumoniaNetwork, features: GateFeatures, gate: FittedGate, logits: TuneLogits, *, is_mirrored: bool
) -> ShippedGraph:
    return ShippedGraph(
        network,
        features,
        gate.gate,
        heat_scale=heat_scale(logits),
        limits=(gate.bounds_tensor, torch.from_numpy(gate.spread)),
        is_mirrored=is_mirrored,
    ).eval()


def _predict(graph: ShippedGraph) -> Predict:
    def predict(batch: Array) -> Mapping[str, Array]:
        with torch.inference_mode():
            values = graph(torch.from_numpy(batch))
        return {name: value.numpy() for name, value in zip(OUTPUTS, values, strict=True)}

    return predict


def _predict_ungated(graph: ShippedGraph) -> Predict:
    """Without the gate, which costs as much again: for probes that do not ask it."""

    def predict(batch: Array) -> Mapping[str, Array]:
        with torch.inference_mode():
            x = torch.from_numpy(batch)
            logits, heat_maps = graph.answers(x, graph.features.early(x))
        return {"logits": logits.numpy(), "heat_maps": heat_maps.numpy()}

    return predict


def _measure(
    films: Films, card: Card, graph: ShippedGraph, pictures: GateSet, gate: FittedGate
) -> tuple[list[Result], Mapping[str, Array]]:
    """Probes on the tune split first; then the official test, once."""
    tune, test = films.where("tune"), films.where("test")
    probe = Probe(films, card, _predict_ungated(graph))
    probed = tune[:: max(1, len(tune) // PROBED)]
    masked = read_masks(films, tune)
    results = [*localisation(probe, masked), *masked_lungs(probe, masked), *robustness(probe, probed)]
    results += other_decodings(probe, probed)
    results += measure_elsewhere(Probe(films, card, _predict(graph)))
    results += source_in_features(probe, graph.network)
    results += measure_films(films, tune, "tune", card, _predict_ungated(graph))
    outputs = predict_films(films, test, card, _predict(graph))
    scored = score_findings(films, test, card, outputs)
    official = [result for one in card.findings for result in results_of(one, scored[one.name], "kermany", "test")]
    patients = {"test": films.patients(test), "tune": films.patients(tune)}
    return [*official, *gate_results(pictures, gate, patients), *results], outputs


def _findings(decisions: Mapping[str, Decision]) -> tuple[Finding, ...]:
    first, second = decisions["pneumonia"], decisions["bacterial_pneumonia"]
    return (
        Finding(
            name="pneumonia",
            display=words.PNEUMONIA,
            code=words.PNEUMONIA_CODE,
            index=0,
            heat_map_output="heat_maps",
            heat_map_index=0,
            calibration=first.calibration,
            threshold=first.threshold,
            threshold_rationale=words.threshold_rationale(SENSITIVITY["pneumonia"], words.PNEUMONIA),
            conformal=first.conformal,
        ),
        Finding(
            name="bacterial_pneumonia",
            display=words.BACTERIAL,
            code=words.BACTERIAL_CODE,
            negative=words.VIRAL,
            negative_code=words.VIRAL_CODE,
            given="pneumonia",
            index=1,
            heat_map_output="heat_maps",
            heat_map_index=1,
            calibration=second.calibration,
            threshold=second.threshold,
            threshold_rationale=words.threshold_rationale(SENSITIVITY["bacterial_pneumonia"], words.BACTERIAL),
            conformal=second.conformal,
        ),
    )


def _card(
    recipe: PaediatricPneumonia,
    films: Films,
    decisions: Mapping[str, Decision],
    gate: FittedGate,
    pictures: GateSet,
    plan: Plan,
) -> Card:
    parts = {part: films.where(part) for part in ("train", "tune", "test")}
    images = {part: len(indices) for part, indices in parts.items()}
    patients = {part: len(set(films.patients(indices))) for part, indices in parts.items()}
    kinds = [words.gate_source(name, kind.licence, len(found)) for name, (kind, found) in pictures.kinds.items()]
    return Card(
        name=recipe.name,
        version=recipe.version,
        task="classification",
        title=words.TITLE,
        summary=words.SUMMARY,
        intended_use=words.INTENDED_USE,
        out_of_scope=words.OUT_OF_SCOPE,
        limitations=words.LIMITATIONS,
        licence=words.LICENCE,
        sha256="0" * 64,
        input=ModelInput(kind="image", shape=(1, 3, plan.size, plan.size), steps=network_steps(plan.size)),
        scope=words.SCOPE,
        gate=gate.rules,
        findings=_findings(decisions),
        data=(*words.data_sources(images, patients, films.dataset_versions[0]), *kinds),
        provenance=Provenance(recipe="", trained_at="", git_commit="", seed=plan.seed, mlflow_run_id=""),
    )


def _decider(card: Card) -> Callable[[Mapping[str, Array]], NDArray[np.generic]]:
    """Positive or not of both findings, refused or not by each column of the gate."""

    def decide_outputs(outputs: Mapping[str, Array]) -> NDArray[np.generic]:
        told = [
            calibrated(outputs[one.output][:, one.index], one.calibration) >= one.threshold for one in card.findings
        ]
        return np.concatenate([np.stack(told, axis=1), outputs["gate"] <= 0], axis=1)

    return decide_outputs


def _example(films: Films) -> Image:
    """A tune film in small: its licence (CC BY 4.0) lets it be published with credit."""
    pixels = films.image(int(films.where("tune")[0])).pixels
    step = max(1, pixels.shape[0] // EXAMPLE_SIDE)
    gray = pixels if pixels.ndim == 2 else pixels.mean(axis=2)
    return Image(np.round(gray[::step, ::step] * 255).astype(np.float32) / np.float32(255))


def _drawn(films: Films, card: Card, outputs: Mapping[str, Array]) -> Mapping[str, Figure]:
    test = films.where("test")
    scored = score_findings(films, test, card, outputs)
    sick = np.nonzero(films.classes[test] != NORMAL)[0]
    shown = sick[:: max(1, len(sick) // SHOWN)][:SHOWN]
    pictures = films.pictures[test[shown]].astype(np.float32) / np.float32(255)
    return draw_all(card, scored, pictures, outputs["heat_maps"][shown, 0])


def _start_figures(folder: Path) -> Mapping[str, float]:
    """How the two starts compared, as `train` left it."""
    path = folder / "starts.json"
    told = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {f"start_{start}/{name}": value for start, figures in told.items() for name, value in figures.items()}
