"""`./tuetinh validate NAME FILE`: a trained model on the hospital's own rows, as one self-contained page.

The file is CSV or Parquet as `POST /v1/risk/{name}/table` takes it, with one more column: the outcome, 0 or 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from models.errors import ModelNotFound
from models.instruments import find_instruments
from models.site_layer import SiteLayer, SiteLayers
from models.table import TableModel
from serving.errors import TableRejected
from serving.risk.local_figures import Recalibration, figures_of, recalibrate
from serving.risk.local_rows import read_local_rows
from serving.risk.report import Validation, render_report
from serving.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAME FILE --outcome --patient --out --apply --language --json."""
    parser.epilog = "Exit codes: 0 done, 1 a mistake, 3 --apply was asked for, and the recalibration is not worth it."
    parser.add_argument("name", help="a trained model of `./tuetinh risk`")
    parser.add_argument("file", type=Path, help="CSV or Parquet: a column for each input (`name` or `name [unit]`)")
    parser.add_argument(
        "--outcome", default="outcome", help="the column with 0 or 1, yes or no, có or không (default: outcome)"
    )
    parser.add_argument("--patient", help="the column that tells patients apart; default: each row is a patient")
    parser.add_argument("--out", type=Path, help="where the page goes (default: validation_NAME.html)")
    parser.add_argument("--apply", action="store_true", help="use the proposed recalibration here, from the next start")
    parser.add_argument("--language", choices=("vi", "en"), default="vi")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Measure, write the page, and apply where asked.

    Raises:
        ModelNotFound: there is no trained model of that name. `TableRejected`: the file has not what it needs.
    """
    settings = read_settings()
    layers = SiteLayers(settings.site_layers)
    model = find_instruments(settings.model_roots, layers=layers).get(arguments.name)
    if not isinstance(model, TableModel):
        raise ModelNotFound(f"expected a trained model of `./tuetinh risk`, got {arguments.name[:64]!r}")
    found = validate(model, arguments.file, arguments.outcome, arguments.patient)
    page = arguments.out or Path(f"validation_{model.name}.html")
    page.write_text(render_report(found, arguments.language), encoding="utf-8")
    _say(found, page, as_json=arguments.json)
    return _apply(found, layers, arguments.file) if arguments.apply else 0


def validate(model: TableModel, path: Path, outcome: str, patient: str | None) -> Validation:
    """Everything the page tells.

    Raises:
        TableRejected: a column is missing, an outcome is not 0 or 1, or nothing can be measured.
    """
    rows, counts = read_local_rows(model, path, outcome, patient)
    if len(rows.truth) == 0 or rows.truth.all() or not rows.truth.any():
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "an empty table"
        positive = f"; of the answered, {int(rows.truth.sum())} have outcome 1" if len(rows.truth) else ""
        raise TableRejected(f"expected answered rows with outcome 0 and with outcome 1, got {told}{positive}")
    return Validation(model, rows, counts, figures_of(model, rows), recalibrate(rows))


def _say(found: Validation, page: Path, *, as_json: bool) -> None:
    if as_json:
        told = {name: figure.model_dump() for name, figure in found.figures.items()}
        print(json.dumps({"page": str(page), "counts": dict(found.counts), "figures": told}))
        return
    for name, figure in found.figures.items():
        print(f"{name:<24} {figure}")
    print(f"page: {page}")


def _apply(found: Validation, layers: SiteLayers, path: Path) -> int:
    made = found.recalibration
    if made is None or not made.is_worth_it:
        print("not applied: it does not help in cross-validation, or there are too few rows", file=sys.stderr)
        return 3
    layer = _layer(found, made, layers, path)
    layers.add(layer)
    print(f"applied as {found.model.name} site layer {layer.number}; restart the service to use it")
    return 0


def _layer(found: Validation, made: Recalibration, layers: SiteLayers, path: Path) -> SiteLayer:
    """On top of the layer in use, if there is one: the figures were measured with it."""
    card = found.model.card
    number = layers.current(card.name)
    under = None if number is None else layers.read(card.name, number)
    slope, intercept = made.calibration.slope, made.calibration.intercept
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return SiteLayer(
        model=card.name,
        model_sha256=card.sha256,
        number=max(layers.numbers(card.name), default=0) + 1,
        slope=slope * (under.slope if under else 1.0),
        intercept=slope * (under.intercept if under else 0.0) + intercept,
        n=len(found.rows.truth),
        n_positive=int(found.rows.truth.sum()),
        ece_before=made.ece_before,
        ece_after=made.ece_after,
        table_sha256=digest,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
