"""The figures of a lung-field model on the test split, through any runtime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from models.card import Card, Result
from models.scope import check_gate
from training.recipe import Predict
from training.segmentation.films import Films, normalised, read_lungs
from training.segmentation.gate_fit import share
from training.segmentation.good_films import GoodFilms
from training.segmentation.graph import SEGMENTS
from training.segmentation.measure import FilmScore, score_film, summarise

DISTANCE_NOTE = "pixels of the stored image, longest side at most 320; the spacing is not known"
SUBGROUP_COLUMNS = ("label", "view")
LEAST_IN_SUBGROUP = 20


def score_films(films: Films, indices: NDArray[np.int64], predict: Predict) -> list[FilmScore]:
    """Predict and hold against the stored masks at their own size."""
    scores = []
    for index in indices:
        row = films.rows[index]
        found = predict(normalised(films.pictures[index : index + 1]))[SEGMENTS][0]
        scores.append(score_film(found, read_lungs(films.root / row.columns["mask"]), row.patient_id))
    return scores


def results_of_test(films: Films, predict: Predict) -> tuple[list[Result], Mapping[str, list[FilmScore]]]:
    """Every metric of each source, and Dice by label and view."""
    results, by_source = [], {}
    for source in films.sources:
        indices = films.where("test", [source])
        if not len(indices):
            continue
        scores = score_films(films, indices, predict)
        by_source[source] = scores
        results += named_results(scores, source)
        results += _subgroups(films, indices, scores, source)
    return results, by_source


def named_results(scores: Sequence[FilmScore], source: str, suffix: str = "", note: str = "") -> list[Result]:
    """The estimates of some scores as results."""
    return [
        Result(
            metric=metric + suffix,
            dataset=source,
            split="test",
            estimate=estimate,
            note=note or (DISTANCE_NOTE if metric == "hd95_px" else ""),
        )
        for metric, estimate in summarise(scores).items()
    ]


def _subgroups(films: Films, indices: NDArray[np.int64], scores: Sequence[FilmScore], source: str) -> list[Result]:
    found = []
    for column in SUBGROUP_COLUMNS:
        values = [films.rows[i].columns.get(column, "") for i in indices]
        for value in sorted(set(values)):
            chosen = [score for score, one in zip(scores, values, strict=True) if one == value]
            if value and LEAST_IN_SUBGROUP <= len(chosen) < len(scores):
                estimate = summarise(chosen)["dice"]
                subgroup = f"{column} {value}"
                found.append(Result(metric="dice", dataset=source, split="test", subgroup=subgroup, estimate=estimate))
    return found


def refusal_results(films: GoodFilms, card: Card, predict: Predict) -> list[Result]:
    """Share of good test films that the card's gate refuses, each source by itself."""
    results = []
    for source in sorted(set(films.source)):
        indices = films.where("test", source)
        if not len(indices):
            continue
        refused = [check_gate(card.gate, predict(normalised(films.pictures[i : i + 1]))) is not None for i in indices]
        estimate = share(np.array(refused), [films.patient_id[i] for i in indices])
        results.append(Result(metric="gate_refused_good_films", dataset=source, split="test", estimate=estimate))
    return results
