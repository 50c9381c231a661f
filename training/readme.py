"""The read-me of a model folder, rendered from its card so that the two never differ."""

from __future__ import annotations

from collections.abc import Sequence

from models.card import Card, DataSource, GateRule, Result, Text


def render_readme(card: Card) -> str:
    """Markdown, Vietnamese and English side by side."""
    parts = [
        f"# {card.title.en} · {card.title.vi}",
        f"`{card.name}` {card.version} · {card.task} · {card.licence} · **decision support, not a diagnosis** · "
        "**hỗ trợ quyết định, không phải chẩn đoán**",
        "Rendered from `card.yaml`; do not edit.",
        _both("Summary", "Tóm tắt", card.summary),
        _both("Intended use", "Mục đích sử dụng", card.intended_use),
        _both("Out of scope", "Ngoài phạm vi", card.out_of_scope),
        _limitations(card.limitations),
        "## Figures · Số đo\n\n95 % intervals; n counts patients unless the note says otherwise.\n\n"
        + _results(card.results),
        "## Gate · Điều kiện đầu vào\n\n" + _gate(card.gate),
        "## Data · Dữ liệu\n\n" + _data(card.data),
        _provenance(card),
    ]
    return "\n\n".join(parts) + "\n"


def _both(en: str, vi: str, text: Text) -> str:
    return f"## {en} · {vi}\n\n{text.en}\n\n{text.vi}"


def _limitations(limitations: tuple[Text, ...]) -> str:
    lines = [f"- {text.en}\n  {text.vi}" for text in limitations]
    return "## Limitations · Giới hạn\n\n" + "\n".join(lines)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in [head, tuple("---" for _ in head), *rows]]
    return "\n".join(lines)


def _results(results: tuple[Result, ...]) -> str:
    rows = [(r.metric, r.dataset, r.split, r.subgroup, str(r.estimate), r.note) for r in results]
    return _table(("metric", "dataset", "split", "subgroup", "value (95 % CI, n)", "note"), rows)


def _gate(rules: tuple[GateRule, ...]) -> str:
    rows = [(f"{r.output}[{r.index}]", _bound(r.minimum), _bound(r.maximum), r.reason) for r in rules]
    return _table(("output", "least", "greatest", "else abstains because"), rows)


def _bound(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


def _data(sources: tuple[DataSource, ...]) -> str:
    rows = [
        (s.dataset, s.role, str(s.n_images), "" if s.n_patients is None else str(s.n_patients), s.licence, s.citation)
        for s in sources
    ]
    return _table(("dataset", "role", "images", "patients", "licence", "citation"), rows)


def _provenance(card: Card) -> str:
    made = card.provenance
    lines = [
        f"- recipe `{made.recipe}`, seed {made.seed}, {made.trained_at}, commit `{made.git_commit}`",
        f"- MLflow run `{made.mlflow_run_id}`, SHA-256 `{card.sha256}`",
        *[f"- {name}: {value}" for name, value in made.parameters.items()],
    ]
    return "## Provenance · Nguồn gốc\n\n" + "\n".join(lines)
