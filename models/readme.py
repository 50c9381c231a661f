"""A model's README, rendered from its card so that the two cannot disagree."""

from __future__ import annotations

from collections.abc import Iterator

from models.card import Card, Finding, GateRule, Range, Result

NOTICE = "Decision support, not a diagnosis · Hỗ trợ quyết định, không phải chẩn đoán"


def render_readme(card: Card) -> str:
    """The card as Markdown, English first with the Vietnamese beside it."""
    return "\n".join(_lines(card)).rstrip() + "\n"


def _lines(card: Card) -> Iterator[str]:
    yield f"# {card.title.en} · {card.title.vi}"
    yield ""
    yield f"`{card.name}` {card.version} · {card.task} · {card.licence} · **{NOTICE}**"
    for title, text in (
        ("What it does", card.summary),
        ("Intended use", card.intended_use),
        ("Not for", card.out_of_scope),
    ):
        yield from ("", f"## {title}", text.en, "", f"*{text.vi}*")
    yield from ("", "## Limitations")
    yield from (f"- {text.en} *{text.vi}*" for text in card.limitations)
    yield from _scope(card)
    yield from _inputs(card)
    yield from _outputs(card)
    yield from _results(card.results)
    counted = "rows" if card.input.kind == "table" else "images"
    head = f"| dataset | role | {counted} | patients | licence | credit |"
    yield from ("", "## Data", head, "|---|---|---|---|---|---|")
    for source in card.data:
        patients = "not known" if source.n_patients is None else str(source.n_patients)
        yield (
            f"| {source.dataset} | {source.role} | {source.n_images} | {patients} "
            f"| {source.licence} | {source.citation} |"
        )
    made = card.provenance
    yield from ("", "## Provenance")
    yield f"Recipe `{made.recipe}`, commit `{made.git_commit}`, seed {made.seed}, {made.trained_at},"
    yield f"MLflow run `{made.mlflow_run_id}`. SHA-256 of `model.onnx`: `{card.sha256}`."
    yield ""
    yield "This page is rendered from `card.yaml`; change the card, not the page."


def _scope(card: Card) -> Iterator[str]:
    scope = card.scope
    yield from ("", "## Scope", "Outside it the model abstains and says why.", "")
    for name, values in (
        ("modality", scope.modality),
        ("body part", scope.body_part_examined),
        ("view", scope.view_position),
        ("must be in a DICOM header", scope.required),
    ):
        if values:
            yield f"- {name}: {', '.join(values)}"
    if scope.age_years is not None:
        yield f"- age: {_range(scope.age_years)} years"
    yield from (f"- picture: {_gate(rule)}" for rule in card.gate)


def _inputs(card: Card) -> Iterator[str]:
    if not card.input.inputs:
        return
    yield from ("", "## Inputs", "| input | name | unit | plausible | missing in training | needed |")
    yield "|---|---|---|---|---|---|"
    missing = {column.input: column.missing_share for column in card.input.columns}
    for asked in card.input.inputs:
        values = {"quantity": str(asked.plausible), "flag": "yes, no"}.get(asked.kind) or ", ".join(
            option.value for option in asked.options
        )
        needed = "yes" if asked.is_required else "no"
        yield (
            f"| `{asked.name}` | {asked.display.en} · {asked.display.vi} | {asked.unit} | {values} "
            f"| {missing.get(asked.name, 0):.0%} | {needed} |"
        )


def _range(limits: Range) -> str:
    low = "any" if limits.minimum is None else f"{limits.minimum:g}"
    high = "any" if limits.maximum is None else f"{limits.maximum:g}"
    return f"{low} to {high}"


def _gate(rule: GateRule) -> str:
    bounds = _range(Range(minimum=rule.minimum, maximum=rule.maximum))
    return f"`{rule.output}[{rule.index}]` within {bounds}, else {rule.reason}"


def _outputs(card: Card) -> Iterator[str]:
    yield from ("", "## Output")
    for finding in card.findings:
        yield _finding(finding)
    for segment in card.segments:
        yield f"- **{segment.display.en}** · {segment.display.vi}: mask at threshold {segment.threshold:g}"


def _finding(finding: Finding) -> str:
    given = f", only when {finding.given} is positive" if finding.given else ""
    conformal = f"; conformal set at {1 - finding.conformal.alpha:.0%}" if finding.conformal else ""
    return (
        f"- **{finding.display.en}** · {finding.display.vi}{given}: calibrated probability, "
        f"threshold {finding.threshold:.3f} ({finding.threshold_rationale.en}){conformal}"
    )


def _results(results: tuple[Result, ...]) -> Iterator[str]:
    yield from ("", "## Results", "| metric | dataset | split | subgroup | value (95 % CI) | n | note |")
    yield "|---|---|---|---|---|---|---|"
    for result in results:
        estimate = result.estimate
        value = f"{estimate.value:.3f} ({estimate.ci_low:.3f} to {estimate.ci_high:.3f})"
        yield (
            f"| {result.metric} | {result.dataset} | {result.split} | {result.subgroup} "
            f"| {value} | {estimate.n} | {result.note} |"
        )
