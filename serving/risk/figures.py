"""What was measured of a trained model, from its card, as rows for a reader: inside, outside, and beside others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.card import Card, Result
from models.estimate import Estimate

ABOVE = "auroc_above_"
LEFT_OUT = "_leave_one_site_out"
KINDS = ("auroc_boosting", "auroc_splines")
PLACES = {"test": "held-out rows", "external": "external", "tune": "training rows, out of fold"}
IMAGING = ("dice", "hd95_px", "auroc_", "ece_", "sensitivity_", "specificity_")
NOTE_CHARACTERS = 60
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where figures were measured, in words, and what they are."""

    words: str
    figures: Mapping[str, Estimate]


def table_rows(card: Card) -> Iterator[Row]:
    """Of a table model: place, n, AUROC, ECE, sensitivity, specificity, and the difference to a baseline."""
    for place in _places(card):
        names = ("auroc", "ece", "sensitivity", "specificity", "above")
        counted = str(next(iter(place.figures.values())).n)
        yield (place.words, counted, *(write_estimate(place.figures.get(name)) for name in names))


def imaging_rows(card: Card) -> Iterator[Row]:
    """Of an imaging model: metric, dataset, place, n, value, note."""
    for result in card.results:
        is_wanted = result.subgroup == "all" and result.split in ("test", "external")
        if is_wanted and result.metric.startswith(IMAGING):
            value = write_estimate(result.estimate, digits=1 if "_px" in result.metric else 3)
            yield (
                f"`{result.metric}`",
                result.dataset,
                PLACES[result.split],
                str(result.estimate.n),
                value,
                result.note,
            )


def write_estimate(estimate: Estimate | None, digits: int = 3) -> str:
    """`0.863 (0.790–0.925)`; an empty cell where there is none."""
    if estimate is None:
        return ""
    value, low, high = (f"{number:.{digits}f}" for number in (estimate.value, estimate.ci_low, estimate.ci_high))
    joint = " to " if estimate.ci_low < 0 else "–"
    return f"{value} ({low}{joint}{high})"


def _places(card: Card) -> Iterator[Place]:
    yield from _wholes(card)
    yield from _sites_left_out(card)
    yield from _baselines(card)
    yield from _other_kinds(card)


def _wholes(card: Card) -> Iterator[Place]:
    for split in PLACES:
        found: dict[str, dict[str, Estimate]] = {}
        for result in _of_all(card, split):
            if result.metric in ("auroc", "ece", "sensitivity", "specificity"):
                found.setdefault(result.dataset, {})[result.metric] = result.estimate
        yield from (Place(f"{PLACES[split]}: {dataset}", figures) for dataset, figures in found.items())


def _sites_left_out(card: Card) -> Iterator[Place]:
    found: dict[str, dict[str, Estimate]] = {}
    for result in card.results:
        if result.metric.endswith(LEFT_OUT):
            found.setdefault(result.subgroup, {})[result.metric.removesuffix(LEFT_OUT)] = result.estimate
    yield from (Place(f"fitted without {subgroup}", figures) for subgroup, figures in found.items())


def _baselines(card: Card) -> Iterator[Place]:
    by_metric = {(one.metric, one.dataset, one.split): one for one in card.results if one.subgroup == "all"}
    for result in card.results:
        if not result.metric.startswith(ABOVE) or result.split not in ("test", "external"):
            continue
        name = result.metric.removeprefix(ABOVE)
        own = by_metric.get((f"auroc_{name}", result.dataset, result.split))
        figures = {"above": result.estimate} if own is None else {"auroc": own.estimate, "above": result.estimate}
        yield Place(f"baseline {name}, {PLACES[result.split]}{_note(result)}", figures)


def _other_kinds(card: Card) -> Iterator[Place]:
    for result in _of_all(card, "test"):
        if result.metric in KINDS:
            kind = result.metric.removeprefix("auroc_")
            yield Place(f"the kind that is not shipped ({kind}), held-out rows", {"auroc": result.estimate})


def _of_all(card: Card, split: str) -> Iterator[Result]:
    return (one for one in card.results if one.subgroup == "all" and one.split == split)


def _note(result: Result) -> str:
    return f" ({result.note[:NOTE_CHARACTERS]})" if result.note and "same rows" not in result.note else ""
