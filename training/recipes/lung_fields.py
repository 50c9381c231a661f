"""Lung fields of frontal chest films, children and adults: right and left lung, and whether this is such a film.

Films and masks: `lungseg` below the data folder. A shipped model learns only from CC BY images; the others of Cohen's
collection are test only. The gate also learns from corrupted films, and from pictures of other kinds where they lie
below the data folder and their licence allows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from torch import nn

from datasets.image import Image
from models.card import Card, Result
from training.export import compile_module
from training.other_pictures import OtherKind, read_other_kinds
from training.recipe import Plan, Predict, Product
from training.segmentation.card import data_sources, draft_card, gate_rules
from training.segmentation.evaluate import named_results, refusal_results, results_of_test, score_films
from training.segmentation.films import Films, film_as_image, normalised, picture_steps, read_films
from training.segmentation.fits import MAIN, fit_all, source_counts
from training.segmentation.gate_cases import GateCases, cases_key, gather_cases, keep_cases, recall_cases
from training.segmentation.gate_fit import KindFigures, bounds_of, fit_lung_gate, measure_kinds
from training.segmentation.good_films import GoodFilms, read_good_films
from training.segmentation.graph import FEATURE_OUTPUTS, OUTPUTS, LungFeatures, LungFieldsGraph, decider
from training.segmentation.network import EfficientUNet
from training.segmentation.pictures import dice_figure, gate_figure, overlay_figure
from training.workbench import Workbench

FRACTIONS = (0.72, 0.10, 0.18)
PARITY_CASES = 64
OVERLAYS = 12
NOT_TAUGHT = "no picture of this kind was taught"


@dataclass(frozen=True, slots=True)
class LungData:
    """What the recipe reads: films with masks, and the folder in which the gate's pictures lie."""

    films: Films
    data: Path
    size: int
    seed: int

    @property
    def dataset_versions(self) -> tuple[str, ...]:
        """`dataset@version`."""
        return self.films.dataset_versions

    def good_films(self) -> GoodFilms:
        """For the gate."""
        return read_good_films(self.films, self.data, self.size, self.seed)

    def other_kinds(self) -> Mapping[str, OtherKind]:
        """For the gate."""
        return read_other_kinds(self.data, picture_steps(self.size))


class LungFields:
    """See the module."""

    name = "lung_fields"
    version = "1.0.0"
    plan = Plan(
        epochs=7,
        batch_size=16,
        learning_rate=2e-3,
        weight_decay=1e-3,
        ema_decay=0.99,
        options={
            "is_pretrained": True,
            "least_per_source": 200,
            "least_of_one_source": 600,
            "epochs_without_a_source": 5,
        },
    )
    floors: Mapping[tuple[str, str], float] = {("dice", "kermany"): 0.95, ("dice", "cohen"): 0.95}

    def prepare(self, data: Path, plan: Plan) -> LungData:
        """Read `lungseg` below the data folder."""
        films = read_films(data / "lungseg", "lungseg", plan.size, plan.seed, FRACTIONS)
        return LungData(films, data, plan.size, plan.seed)

    def train(self, prepared: LungData, plan: Plan, workbench: Workbench) -> nn.Module:
        """Fit on every source, and once without each."""
        return fit_all(prepared.films, plan, workbench)[MAIN]

    def finish(self, prepared: LungData, network: nn.Module, plan: Plan, workbench: Workbench) -> Product:
        """Fit the gate, set its bounds on the tune split, measure on the test split, write the card."""
        films, extractor = prepared.films, LungFeatures(_as_unet(network)).cpu().eval()
        others = prepared.other_kinds()
        cases = _cases(extractor, prepared, others, workbench)
        gate = fit_lung_gate(cases)
        bounds = bounds_of(gate, cases)
        graph = LungFieldsGraph(extractor, gate).eval()
        kinds = measure_kinds(cases)
        results = [*_kind_results(kinds), *_left_out_results(films, fit_all(films, plan, workbench))]
        data = data_sources({**source_counts(films), **_gate_counts(films, cases)}, others)
        draft = draft_card(self.name, self.version, plan.size, gate_rules(bounds, cases.heads), (), data)
        predict = compile_module(graph, normalised(films.pictures[:1]), OUTPUTS)
        measured, by_source = results_of_test(films, predict)
        measured += refusal_results(cases.films, draft, predict)
        card = draft.model_copy(update={"results": (*measured, *results)})
        tune = films.where("tune", films.sources)
        pictures = {
            "overlays_tune": overlay_figure(films, [int(i) for i in tune[:OVERLAYS]], predict),
            "dice_test": dice_figure(by_source),
            "gate_kinds": gate_figure(kinds),
        }
        inputs = normalised(films.pictures[tune[:PARITY_CASES]])
        figures = {"gate_columns": float(len(bounds.maxima)), "tune_cases": float(len(tune))}
        return Product(graph, OUTPUTS, card, inputs, decider(draft.gate), _example(films), pictures, figures)

    def measure(self, prepared: LungData, card: Card, predict: Predict) -> Sequence[Result]:
        """Dice, Hausdorff distance and refused good films of the test split."""
        measured, _ = results_of_test(prepared.films, predict)
        return [*measured, *refusal_results(prepared.good_films(), card, predict)]


def _as_unet(network: nn.Module) -> EfficientUNet:
    if not isinstance(network, EfficientUNet):
        raise TypeError(f"expected the recipe's own network, got {type(network).__name__}")
    return network


def _cases(
    extractor: LungFeatures, prepared: LungData, others: Mapping[str, OtherKind], workbench: Workbench
) -> GateCases:
    """Gathered once; a resumed run finds them beside its checkpoints."""
    good, path = prepared.good_films(), workbench.folder / "gate_cases.npz"
    key = cases_key(extractor.network, good, others, prepared.seed)
    cases = recall_cases(path, good, key)
    if cases is None:
        extract = compile_module(extractor, normalised(good.pictures[:1]), FEATURE_OUTPUTS)
        cases = gather_cases(extract, good, others, prepared.seed)
        keep_cases(cases, path, key)
    return cases


def _left_out_results(films: Films, networks: Mapping[str, nn.Module]) -> list[Result]:
    """Each source's test films by the network that never saw the source."""
    results: list[Result] = []
    for source in films.sources:
        network = networks.get(f"without_{source}")
        indices = films.where("test", [source])
        if network is None or not len(indices):
            continue
        predict = compile_module(LungFeatures(_as_unet(network)), normalised(films.pictures[:1]), FEATURE_OUTPUTS)
        note = f"trained without any film of {source}"
        results += named_results(score_films(films, indices, predict), source, "_leave_one_source_out", note)
    return results


def _kind_results(kinds: Sequence[KindFigures]) -> list[Result]:
    note = f"{NOT_TAUGHT}; n counts good films' patients and these pictures"
    results = []
    for one in kinds:
        named = {"dataset": one.kind, "split": "test"}
        results.append(Result(metric="gate_auroc", estimate=one.auroc, note=note, **named))
        results.append(
            Result(metric="gate_refused", estimate=one.refused, note="no picture of this kind was taught", **named)
        )
    return results


def _gate_counts(films: Films, cases: GateCases) -> Mapping[str, tuple[int, int]]:
    """Films that only the gate learned from or was measured with."""
    good = cases.films
    extra = sorted(set(good.source) - set(films.sources))
    chosen = {source: np.flatnonzero(np.asarray(good.source) == source) for source in extra}
    return {f"gate/{s}": (len(found), len({good.patient_id[i] for i in found})) for s, found in chosen.items()}


def _example(films: Films) -> Image:
    """A CC BY film of the tune split, small enough for a text file."""
    index = int(films.where("tune", films.sources)[0])
    film = film_as_image(films, index)
    step = max(1, max(film.height, film.width) // 112)
    return Image(np.ascontiguousarray(film.pixels[::step, ::step]))


RECIPE = LungFields()
