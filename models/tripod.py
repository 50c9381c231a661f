"""A TRIPOD+AI sheet, rendered from a card: what the reporting guideline asks, and what the card says to it.

Source: Collins GS et al., TRIPOD+AI statement, BMJ 2024;385:e078378, doi:10.1136/bmj-2023-078378 (checklist items
1–27).
"""

from __future__ import annotations

from collections.abc import Iterator

from models.card import Card, Result

NOT_SAID = "not said in the card"
HEADLINE = ("auroc", "calibration_slope", "calibration_intercept", "ece", "brier", "sensitivity", "specificity")


def render_tripod(card: Card) -> str:
    """Markdown: one row an item, `not said in the card` where it has no answer."""
    rows = [f"| {number} | {topic} | {answer or NOT_SAID} |" for number, topic, answer in _items(card)]
    lines = [
        f"# TRIPOD+AI: {card.title.en} · {card.title.vi}",
        "",
        "What the reporting guideline asks (Collins et al., BMJ 2024;385:e078378), answered from `card.yaml`.",
        "",
        "| item | topic | answer |",
        "|---|---|---|",
        *rows,
    ]
    return "\n".join(lines) + "\n"


def _items(card: Card) -> Iterator[tuple[str, str, str]]:
    made = card.provenance
    finding = card.findings[0]
    yield (
        "1–2",
        "Title, abstract",
        f"Development and evaluation of a prediction model: {card.title.en}. {card.summary.en}",
    )
    yield "3–4", "Background, objectives", f"{card.intended_use.en} Not for: {card.out_of_scope.en}"
    yield "5", "Data", _data(card)
    yield (
        "6",
        "Participants",
        f"Age {card.scope.age_years or 'not restricted'}; {_data(card, 'train', 'test', 'external')}",
    )
    yield "7", "Data preparation", "Values outside of an input's plausible range become missing; units as in the card."
    yield "8", "Outcome", f"{finding.display.en} ({finding.code.scheme} {finding.code.value})"
    yield "9", "Predictors", ", ".join(f"{asked.name} ({asked.unit})" for asked in card.input.inputs)
    yield "10", "Sample size", _sizes(card)
    yield "11", "Missing data", f"{_missing(card)}; modelled, or counted as usual where absence must not tell."
    yield "12", "Analytical methods", _methods(card)
    yield "13", "Class imbalance", "No resampling and no class weights; Platt scaling out of fold."
    yield "14", "Fairness", _subgroups(card)
    yield "15", "Model output", f"Probability; threshold {finding.threshold:.3f}: {finding.threshold_rationale.en}"
    yield "16", "Training versus evaluation", "Split by group before fitting; the test rows were looked at once."
    yield (
        "17–18",
        "Ethics, open science",
        f"Code in this repository ({made.recipe}, commit {made.git_commit}); licence {card.licence}",
    )
    yield "19", "Patient and public involvement", "None."
    yield "20–21", "Participants, development (results)", _sizes(card)
    yield "22", "Model specification", f"model.onnx, SHA-256 {card.sha256}; base log-odds {card.base:.4f}"
    yield "23", "Model performance", "; ".join(_told(result) for result in card.results if _is_headline(result))
    yield "24", "Model updating", "A site may recalibrate (`./tuetinh validate`)."
    yield "25–26", "Interpretation, limitations", " ".join(text.en for text in card.limitations)
    yield (
        "27",
        "Usability",
        f"Needs {', '.join(one.name for one in card.input.inputs if one.is_required) or 'no single input'}.",
    )


def _data(card: Card, *roles: str) -> str:
    chosen = [source for source in card.data if not roles or source.role in roles]
    if roles:
        return "; ".join(f"{source.role} {source.dataset}: {source.n_images} rows" for source in chosen)
    return "; ".join(dict.fromkeys(f"{source.dataset} ({source.licence}): {source.citation}" for source in chosen))


def _sizes(card: Card) -> str:
    return "; ".join(f"{source.role} {source.n_images} rows" for source in card.data)


def _missing(card: Card) -> str:
    shares = {column.input: column.missing_share for column in card.input.columns if column.missing_share > 0}
    return ", ".join(f"{name} {share:.0%}" for name, share in shares.items()) or "none in the training rows"


def _methods(card: Card) -> str:
    difference = [_told(result) for result in card.results if result.metric == "auroc_boosting_above_splines"]
    words = "Logistic regression on restricted cubic splines beside gradient-boosted trees, tuned in nested folds"
    return f"{words}; {', '.join(difference)}" if difference else words


def _subgroups(card: Card) -> str:
    return "; ".join(
        f"{result.subgroup}: {result.metric} {result.estimate}"
        for result in card.results
        if result.subgroup != "all" and result.metric in ("auroc", "auroc_leave_one_site_out")
    )


def _is_headline(result: Result) -> bool:
    is_baseline = result.metric.startswith("auroc_") and result.split == "test"
    return result.subgroup == "all" and (result.metric in HEADLINE or is_baseline)


def _told(result: Result) -> str:
    note = f" ({result.note})" if result.note else ""
    return f"{result.metric} {result.dataset}/{result.split} {result.estimate}{note}"
